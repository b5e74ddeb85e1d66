import { signersOf } from "../report/signers.ts";
import { fitsAgency, isCountyUnit, isElsewhere, kindOfName, unitsOf } from "./agency-names.ts";
import { attachedSentences, type Context, type Found, piecesIn, type Rule, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { misspeltNames, otherInstitution } from "./own-name.ts";
import { standingOf } from "./places.ts";
import { type Piece, wordsIn } from "./text.ts";

const general =
  /本机关|本单位|本级|我[局镇乡县市区办委厅院所]|本[局镇乡县市区办委厅]|政府信息公开|政务公开|信息公开|领导小组|有关|相关|各/u;

function signedBy({ report }: Context): Found[] {
  if (report.signature === undefined) return [];
  // Of several agencies that sign the report is one's.
  if (signersOf(report.signature).some((name) => fitsAgency(name, report.agency))) return [];
  const { by } = report.signature;
  const message = `署名“${by}”与机关名称“${report.agency}”不一致，请核对。`;
  return [{ path: ["signature", "by"], found: by, expected: report.agency, message }];
}

function titled({ report, pieces }: Context): Found[] {
  const title = pieces
    .filter(({ section }) => section === "title")
    .map(({ said }) => said)
    .join("");
  const head = report.agency
    .replace(/\s/gu, "")
    .replace(/(?:人民政府|办公室|办公厅|委员会|办事处|局)+$/u, "");
  const named = /^(?:20\d\d年(?:度)?)?(.*?)(?:20\d\d年|政府信息公开|信息公开|$)/u.exec(title)?.[1] ?? "";
  if (
    head === "" ||
    title.includes(head.slice(-3)) ||
    (named.length >= 3 && fitsAgency(named, report.agency))
  )
    return [];
  const message = `标题“${title}”中没有机关名称“${report.agency}”，疑为沿用他处文稿，请核对。`;
  return [{ path: ["title"], found: title, expected: report.agency, message }];
}

/** Where a text names the body that makes the report or can be asked. */
const makers: readonly (readonly [pattern: RegExp, how: string])[] = [
  [
    /由([\u4e00-\u9fff]{2,40}?)(?:(?:根据|依据|按照|结合)[^，。；]{2,30}?)?(?:负责)?(?:组织)?(?:编制|编写|撰写)/gu,
    "编制",
  ],
  [/(?:请与|请联系|请向|可与|可联系)([\u4e00-\u9fff]{2,40}?)(?:联系|咨询|反映|（)/gu, "联系"],
  [
    /(?:公布|发布|特?编制|撰写)(?:了|并公布)?(?!本|我|20)([\u4e00-\u9fff]{3,40}?(?:人民政府|局|委员会|办公室|街道办事处|[镇乡]))(?=20\d\d年)/gu,
    "公布",
  ],
];

/** 「由市政府办公室根据各部门报送数据汇总编制」: the name ends before it. */
const howMade = /(?:根据|依据|按照|结合|会同|牵头|统一|负责|汇总|综合).*$/u;

/** The opening on who made the report. */
function madeBy({ report, pieces }: Context): Found[] {
  return pieces
    .filter(({ section }) => section === "opening")
    .flatMap((piece) =>
      makers.flatMap(([pattern, how]) =>
        matchesIn(piece.unquoted, pattern).flatMap((match): Found[] => {
          const name = (match[1] as string).replace(howMade, "");
          const units = unitsOf(name);
          if (general.test(name) || fitsAgency(name, report.agency)) return [];
          // Customs are called after towns, without a word for what these are.
          if (units.length === 0 && !(/海关/u.test(name) && /海关$/u.test(report.agency))) return [];
          // 县政务服务中心 under a county is a body of it.
          if (units.length > 0 && units.every((part) => report.agency.includes(part) || part.length <= 2))
            return [];
          const at = match.index + match[0].indexOf(name);
          const quoted = wordsIn(piece, at, name.length);
          const message = `引言写“${quoted.found}”${how}，与机关名称“${report.agency}”不一致，疑为沿用他处文稿，请核对。`;
          return [{ ...quoted, expected: report.agency, message }];
        }),
      ),
    );
}

const self =
  "(?:坚持(?:以|把|贯彻)?|认真|严格|积极|高度重视|深入|全面|紧紧围绕|始终|不断|扎实|切实|持续|着力|按照|根据|依据|以习近平|贯彻|将继续|明确了?|通过|主动公开|共主动|累计|共公开|未收取|未收到|没有收取|政府信息公开|政务公开|信息公开)";
const subject = new RegExp(
  `(?:^|[。；]|(?<=[。；])|年(?:度|(?!度))[，]?|^（[一二三四五六]）[^。]{0,16}。)((?:[\u4e00-\u9fff]{1,14}?)(?:镇|乡|街道|县|区|旗|市|局|厅|委员会|委|办公室|办)(?:人民政府|政府(?!信息)|党工?委|办事处)?)(?:20\\d\\d年度?)?(?=${self})`,
  "gu",
);
/**
 * What any agency does: enough to tell only where the name gives another place. It is looked at ahead: behind the name all
 * these words took 15 ms before the pattern's first use.
 */
const anyActs =
  "(?:坚持|认真|严格|积极|高度|深入|全面|紧紧|紧扣|始终|不断|扎实|切实|持续|着力|按照|根据|依据|贯彻|落实|将|明确|通过|主动|共|累计|公开|未|没有|依托|立足|聚焦|围绕|结合|组织|成立|召开|开展|建立|完善|加强|强化|健全|优化|推进|推动|制定|印发|利用|设立|安排|指定|及时|充分|进一步|政务公开|政府信息公开|信息公开|把|党委|党政|2\\d{3}年)";
const elsewhere = new RegExp(
  `(?:^|[。；]|年(?:度|来|(?!度))[，]?|^（[一二三四五六]）[^。]{0,16}。)((?:[\u4e00-\u9fff]{1,14}?)(?:镇|乡|街道|县|区|旗|市|省|局|厅|委员会|委|办公室|办)(?:人民政府|政府(?!信息)|党工?委|办事处)?)(?=${anyActs})`,
  "gu",
);
const ours =
  /^(?:我|本|全|该|各|其他|有关|相关|上级|下级|省|市|县|区|州|县级|市级|区级|乡)(?:[市县区镇乡局委办厅旗省]|街道|级|政府|人民政府)*$|我[市县区镇乡局委办厅旗]|本[市县区镇乡局委办厅旗]|[我本全各该](?:[市县区镇乡旗局]|街道)/u;

/** The government of a county, a district or a city without districts. */
const isCountyGovernment = (name: string) =>
  name.endsWith("人民政府") && isCountyUnit(name.replace(/人民政府$/u, ""));

/** Whether another name may be meant in a report honestly: a body below a government, or one above. */
function mayBeNamed(name: string, agency: string): boolean {
  const [kind, own] = [kindOfName(name), kindOfName(agency)];
  if (kind === undefined || own === undefined) return true;
  // 海安市人民政府 in the report of 如东县人民政府: a city without districts is no county's superior.
  if (isCountyGovernment(name) && isCountyGovernment(agency)) return false;
  if (kind !== own && !(/[镇乡]|街道/u.test(kind) && /[镇乡]|街道/u.test(own))) return true;
  // A government of a city or a county may tell of those below it.
  const { level } = standingOf(agency);
  return (
    (level === "city" || level === "province" || level === "state") && !["局", "市", "省"].includes(kind)
  );
}

/** Subjects of sentences that are agencies of the same kind at another place. */
const placedElsewhere = (piece: Piece, agency: string) =>
  matchesIn(piece.unquoted, elsewhere).filter((match) => {
    const name = (match[1] as string).replace(/^.*年(?:度)?/u, "");
    return kindOfName(name) === kindOfName(agency) && isElsewhere(name, agency);
  });

/** Kinds that an agency is not, and what no agency of these kinds says: 「我关」 is of customs. */
const notOf = (kinds: string, unlessBehind = "") =>
  new RegExp(`[我本](?:[${kinds}]|街道)(?!长|级|校${unlessBehind})|我关(?![注心系于怀切])`, "gu");

/** How an agency of each kind does not call itself: 「我局」 in the report of a town. */
const notSelf: Readonly<Record<string, RegExp>> = {
  镇: /[我本](?:[局委厅乡院所]|街道)(?!属|长)|全乡(?!镇)|(?<=^|[。；，、])乡(?:党委|政府)/gu,
  乡: /[我本](?:[局委厅镇院所]|街道)(?!属|长)|(?<!乡)全镇|(?<=^|[。；，、])镇(?:党委|政府)/gu,
  街道: /[我本][局委厅镇乡院所](?!属|长)|全[镇乡](?!镇)|(?<=^|[。；，、])[镇乡](?:党委|政府)/gu,
  局: notOf("镇乡厅委院校", "|托|派|员"),
  县: notOf("局委厅镇乡院校"),
  区: notOf("局委厅镇乡院校"),
  市: notOf("局委厅镇乡院校"),
  管委会: notOf("局厅镇乡院校"),
  海关: /[我本](?:[局委厅镇乡院所]|街道)(?!长)/gu,
  医院: /[我本](?:[局委厅镇乡所校]|街道)(?!长|级|校)/gu,
  委员会: notOf("局厅镇乡院所校"),
  厅: notOf("局委镇乡院所校"),
};

/** 「我县」 in the report of 平度市公安局: its place is of another kind. Only where the name gives one. */
function otherPlaceKind(agency: string): RegExp | undefined {
  if (/[镇乡]|街道/u.test(agency)) return undefined;
  const kinds = new Set(
    unitsOf(agency)
      .filter(isCountyUnit)
      .map((unit) => unit.at(-1) as string),
  );
  if (kinds.size === 0) return undefined;
  const others = [..."县区旗"].filter((kind) => !agency.includes(kind) && !kinds.has(kind));
  return new RegExp(`我[${others.join("")}](?!别|级)`, "gu");
}

const callsItself = /(?:政府|办事处|局|政府办公室|管委会|委员会|厅|海关|医院)$/u;
/** What an agency is called after in 「我局」. */
const ownKind = (agency: string): string | undefined =>
  /管理委员会$/u.test(agency)
    ? "管委会"
    : (/(?:局|厅|海关|医院|管委会|委员会)$/u.exec(agency)?.[0] ?? kindOfName(agency));

/** What an agency calls itself and is not. */
function wronglyCalled(piece: Piece, from: number, length: number, agency: string): Found {
  const quoted = wordsIn(piece, from, length);
  const message = `本机关是“${agency}”，文中却自称“${quoted.found}”，疑为沿用他处文稿，请核对。`;
  return { ...quoted, message };
}

/** 「我局」 in the report of a town's government: left in when another's text was taken. One finding a report. */
function calledWrongly(context: Context): Found[] {
  const { agency } = context.report;
  const kind = ownKind(agency);
  const pattern = notSelf[kind ?? ""];
  const place = otherPlaceKind(agency);
  if (pattern === undefined || !callsItself.test(agency)) return [];
  const found = writtenIn(context).flatMap((piece) => {
    if (
      piece.section === "title" ||
      !/[我本][局委厅镇乡院所校关街县区旗]|[全^。；，、][镇乡]|^[镇乡]/u.test(piece.unquoted)
    )
      return [];
    return [...matchesIn(piece.unquoted, pattern), ...(place ? matchesIn(piece.unquoted, place) : [])].map(
      (match) => wronglyCalled(piece, match.index, match[0].length, agency),
    );
  });
  const [first, ...more] = found;
  if (first === undefined) return [];
  return [more.length === 0 ? first : { ...first, message: `${first.message}全文共有 ${found.length} 处。` }];
}

const asAbove =
  /(?<=^|[。；])(?:20\d\d年(?:度)?，?)?我[省市](?=高度重视|认真|坚持|严格|积极|扎实|深入|全面|不断|持续|切实)/gu;

/** 「我省高度重视政府信息公开工作」, 「我市坚持…」 in the report of a county. */
function callsItselfAbove(context: Context): Found[] {
  const { agency } = context.report;
  const isNoCity = !/市(?:人民政府|$)|[市](?![^市]*[县区旗])/u.test(agency);
  if (/省|自治区/u.test(agency) || !/(?:县|区|旗|[镇乡])(?:人民政府|委员会|管委会)?|街道/u.test(agency))
    return [];
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    matchesIn(piece.unquoted, asAbove).flatMap((match): Found[] => {
      const { index, 0: words } = match;
      if (words.endsWith("市") && !isNoCity) return [];
      return [{ ...wronglyCalled(piece, index + words.length - 2, 2, agency), severity: "hint" }];
    }),
  );
}

/** What is no part of a name: 「安排专人负责街道专栏」, 「参加市评估」. */
const acts =
  /作为|身为|成立|调整|组建|以(?!县|市)|依法|按[时期]|完成|聚焦|确保|更新|发布|编制|梳理|收集|报送|汇总|修订|印发|出台|打造|畅通|拓宽|明确|带队|走进|赴|前往|面向|针对|对照|借助|立足|充分|切实|参加|安排|负责|组织|配合|接受|推动|推进|加强|做好|开展|利用|通过|依托|完善|公开|落实|指导|督促|协助|纳入|联合|邀请|召开|举办|建立|设立|围绕|结合|根据|按照|严格|及时|积极|主动|认真/u;

/** Another agency of the same kind as the one that acts: left in when a neighbour's text was taken. */
function namedInText(context: Context): Found[] {
  const { agency } = context.report;
  const own = unitsOf(agency);
  const sentences = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters");
  return [...sentences, ...attachedSentences(context)].flatMap((piece: Piece) =>
    [...placedElsewhere(piece, agency), ...matchesIn(piece.unquoted, subject)]
      .slice(0, 1)
      .flatMap((match): Found[] => {
        const name = (match[1] as string).replace(/^.*年(?:度)?/u, "");
        // 「区政府办公室到街道开展督导」: the name ends before 到.
        if (/(?<=..)[到赴]/u.test(name) || acts.test(name)) return [];
        // 「青岛市公安局组织的测评中」
        const behind = piece.unquoted.slice(
          match.index + match[0].length,
          match.index + match[0].length + 24,
        );
        if (/^(?:组织|开展|举办|通报|印发|制定|牵头|主办|发布|公布)(?:实施|开展)?的/u.test(behind)) return [];
        if (ours.test(name) || name.length < 2 || fitsAgency(name, agency) || mayBeNamed(name, agency))
          return [];
        // 县发展和改革局 in the report of 沭阳县发展和改革局; 经县局批准.
        if (!isElsewhere(name, agency) && own.some((part) => part.length > 2 && name.endsWith(part)))
          return [];
        if (/^(?:经|由|在|对|向|与|和|为|受|按|把|将|被|省|市|县|区)/u.test(name) && !isWhole(name, agency))
          return [];
        const at = match.index + match[0].indexOf(name);
        const quoted = wordsIn(piece, at, name.length);
        const message = `文中的“${quoted.found}”不是本机关“${agency}”，疑为沿用他处文稿，请核对。`;
        return [{ ...quoted, expected: agency, message }];
      }),
  );
}

/** 县财政局 in the report of 某县民政局: a body of the same kind that is not this one. */
const isWhole = (name: string, agency: string) =>
  /^[省市县区][\u4e00-\u9fff]{2,12}(?:局|委员会|委|厅)$/u.test(name) && /(?:局|委员会|委|厅)$/u.test(agency);

export const agencyRules: readonly Rule[] = [
  {
    code: "TEXT-AGENCY",
    title: "标题、引言、署名是本机关",
    source: "国办公开办函〔2021〕30号（四）：不得雷同",
    severity: "warning",
    find: (context) => [...signedBy(context), ...madeBy(context), ...titled(context)],
  },
  {
    code: "TEXT-OTHER-AGENCY",
    title: "正文中行事的是本机关，自称与机关相符",
    source: "国办公开办函〔2021〕30号（四）：不得雷同",
    severity: "warning",
    find: (context) => [
      ...namedInText(context),
      ...calledWrongly(context),
      ...callsItselfAbove(context),
      ...otherInstitution(context),
      ...misspeltNames(context),
    ],
  },
  {
    code: "SIGNATURE-MISSING",
    title: "有署名和成文日期",
    source: "GB/T 9704—2012 7.3.5 发文机关署名、成文日期",
    severity: "hint",
    find: ({ report }) =>
      report.signature === undefined
        ? [
            {
              path: ["signature"],
              expected: report.agency,
              message: `报告末尾没有署名和成文日期，请写明“${report.agency}”和日期（网页发布、另有落款的可不写）。`,
            },
          ]
        : [],
  },
];
