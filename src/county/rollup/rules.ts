import type { RollKind } from "../roll/roll.ts";

/** The columns that a sum is shown in, and which kinds of agency each holds. */
export const rollUpColumns = [
  { key: "own", head: "本级", kinds: ["本级"] },
  { key: "departments", head: "部门", kinds: ["部门", "开发区", "垂管", "其他"] },
  { key: "towns", head: "乡镇街道", kinds: ["乡镇", "街道"] },
  { key: "districts", head: "县区", kinds: ["县区"] },
] as const satisfies readonly { key: string; head: string; kinds: readonly RollKind[] }[];
export type RollUpColumn = (typeof rollUpColumns)[number]["key"];

/** How far a sum reaches, as it is said on the result. */
export const rollUpScopes = {
  本级: { words: "本级政府及其部门（不含乡镇街道、县区）", columns: ["own", "departments"] },
  区域: {
    words: "本行政区域：本级政府、部门、乡镇街道和县区",
    columns: ["own", "departments", "towns", "districts"],
  },
} as const satisfies Readonly<Record<string, { words: string; columns: readonly RollUpColumn[] }>>;
export type RollUpScope = keyof typeof rollUpScopes;

/** Figures that only some agencies' rows give: the others' are left out of the sum, and listed. */
export const onlyOf = [
  { rule: "REGULATIONS", below: "proactiveDisclosure.regulations.", kinds: ["本级"] as readonly RollKind[] },
];

/** Figures of which a case may stand in two reports: both are listed, and a person is asked. */
export const countedTwice = [
  { rule: "CO-DEFENDANT", address: "reviewAndLitigation.litigation.afterReconsideration.total" },
];

/** Agencies that may tell again what the others tell: their figure is held against the sum of all others. */
export const toldAgain = [
  {
    rule: "APPROVAL-OFFICE",
    agency: /审批/u,
    addresses: ["proactiveDisclosure.licensing", "proactiveDisclosure.licensing.decisions"],
  },
  { rule: "FINANCE-OFFICE", agency: /财政/u, addresses: ["proactiveDisclosure.fees"] },
  { rule: "WHOLE-REPORT", agency: /政府$|办公室$|政府办$/u, addresses: ["requests.received.total"] },
] as const;

/** What was decided about adding figures, and after which source; goes on the result. */
export const rollUpRules: readonly {
  readonly rule: string;
  /** What a clerk calls it. */
  readonly title: string;
  readonly says: string;
  readonly source: string;
}[] = [
  {
    rule: "MEMBERS",
    title: "哪些单位相加",
    says: "名册里“计入汇总”为“是”的单位相加；垂管单位除注明“是”的以外不计入。",
    source: "国办发〔2014〕32号二（一）：确定统计范围内的单位名单；条例第三条：垂直领导的部门主管本系统",
  },
  {
    rule: "NIL",
    title: "空白按 0 相加",
    says: "空白和“/”按 0 相加，并逐格列出。",
    source: "本程序的处理办法",
  },
  {
    rule: "EXACT",
    title: "逐格精确相加",
    says: "各格分别相加，总计格也是各单位总计格之和；金额按所写的小数精确相加，不四舍五入。",
    source: "年度报告格式表二、表三、表四",
  },
  {
    rule: "INCLUDED",
    title: "已在县区报告里的不再计入",
    says: "上级是名册里某个计入汇总的县区的，其数已在该县区的报告里，不再计入。",
    source: "国办发〔2014〕32号二（一）：逐级报送汇总",
  },
  {
    rule: "REGULATIONS",
    title: "规章只计本级",
    says: "规章只计本级一行。",
    source: "立法法第九十三条：设区的市、自治州以上人民政府制定规章",
  },
  {
    rule: "JOINT-DOCUMENTS",
    title: "联合发文只计一次",
    says: "几个单位联合发文的，只计主办机关一件；从数字看不出来，由“调整”表写明。",
    source: "未查到明文规定，按一件文件只计一次处理",
  },
  {
    rule: "CO-DEFENDANT",
    title: "共同被告的诉讼",
    says: "复议机关作共同被告的，诉讼只由原行为主体统计；本级和成员单位都填了这一类的，列出请核对。",
    source: "国办公开办函〔2016〕201号",
  },
  {
    rule: "APPROVAL-OFFICE",
    title: "审批局的许可",
    says: "审批局的许可数等于或接近其余单位之和的，可能是同一批许可填了两次，列出请核对。",
    source: "本程序的提示",
  },
  {
    rule: "FINANCE-OFFICE",
    title: "财政局的收费",
    says: "财政局的收费额等于或接近其余单位之和的，可能是同一笔收费填了两次，列出请核对。",
    source: "本程序的提示",
  },
  {
    rule: "WHOLE-REPORT",
    title: "交的是汇总后的报告",
    says: "政府或其办公室一行的新收申请等于其余单位之和的，可能交的就是汇总后的报告，列出请核对。",
    source: "本程序的提示",
  },
  {
    rule: "CARRIED",
    title: "上年结转的衔接",
    says: "合计的上年结转＝上年合计的结转下年＋加入单位的－离开单位的，逐个单位说明；对不上的列出请核对。",
    source: "年度报告格式表三：上年结转与上年报告的结转下年衔接",
  },
  {
    rule: "FEES",
    title: "信息处理费",
    says: "第六部分不由程序写；写明收取了信息处理费的、没有写明的单位，列出请核对。",
    source: "年度报告格式第六部分：收取信息处理费情况在此处报告",
  },
  {
    rule: "OPEN",
    title: "核对时提出、还没有定的",
    says: "核对时提出、还没有改正或说明的数，照报送的相加，逐项列出。",
    source: "本程序的处理办法",
  },
  {
    rule: "SUMS",
    title: "合计的勾稽关系",
    says: "合计各格应满足表三、表四的总计和勾稽关系；不满足的，列出自己的表就不平的单位。",
    source: "年度报告格式表三、表四",
  },
];

/** A rule as a clerk reads it: by its Chinese name, its code behind it for who looks it up. */
export const rollUpRuleName = (code: string): string => {
  const known = rollUpRules.find(({ rule }) => rule === code);
  return known === undefined ? code : `${known.title}（${code}）`;
};
