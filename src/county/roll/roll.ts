import { refuseArgument, type Wanted } from "../../problem/wanted.ts";
/** What kind of agency a row is: its scope in sums and its deadline hang on it. */
export const rollKinds = ["本级", "部门", "乡镇", "街道", "开发区", "县区", "垂管", "其他"] as const;
export type RollKind = (typeof rollKinds)[number];

/** An agency that has to report. */
export interface RollRow {
  /** 序号, as the office counts. */
  readonly number: string;
  /** 单位全称: the key, once in a roll. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: RollKind;
  /** 上级: the government that it belongs to, as a name. */
  readonly parent?: string;
  /** Whether its figures go into the sum; agencies that answer to a higher level mostly do not. */
  readonly counted: boolean;
  /** 承接: the agencies whose duties it took over; their last year is its last year. */
  readonly predecessors: readonly string[];
  /** 应报, ISO 8601: until when the office wants it. */
  readonly due?: string;
  /** 应公布, ISO 8601: until when it has to be published. */
  readonly publishDue?: string;
  readonly contact?: string;
}

/** 名册: everybody who has to report, and what was supposed while it was read. */
export interface Roll {
  readonly rows: readonly RollRow[];
  /** What was filled in or left out, with row and column, in Chinese. */
  readonly notes: readonly string[];
}

/**
 * The government whose office keeps the roll, where it is listed itself: the one row of 本级, for which no day is set. Its
 * report is the office's own work, and nobody is reminded of it.
 */
export function ownGovernment(rows: readonly RollRow[]): RollRow | undefined {
  const [first, ...others] = rows.filter(({ kind }) => kind === "本级");
  return first?.due === undefined && others.length === 0 && rows.length > 1 ? first : undefined;
}

/** The columns of a roll: how they are headed, also by other hands, and what belongs there. */
export const rollColumns = [
  { key: "number", head: "序号", others: ["编号"], width: 6, help: "自编，可不填" },
  {
    key: "name",
    head: "单位全称",
    others: ["单位名称", "机关名称", "单位", "名称"],
    width: 30,
    help: "必填，不重复",
  },
  { key: "aliases", head: "别名", others: ["简称", "曾用名"], width: 24, help: "几个之间用“；”隔开" },
  { key: "kind", head: "类别", others: ["单位类别", "类型"], width: 9, help: rollKinds.join("、") },
  {
    key: "parent",
    head: "上级",
    others: ["上级单位", "所属"],
    width: 20,
    help: "所属政府，如“洪泽区人民政府”",
  },
  {
    key: "counted",
    head: "计入汇总",
    others: ["是否计入"],
    width: 10,
    help: "是、否；不填：垂管为否，其余为是",
  },
  {
    key: "predecessors",
    head: "承接",
    others: ["承接单位", "前身"],
    width: 24,
    help: "机构改革前的单位，用“；”隔开",
  },
  { key: "due", head: "应报", others: ["应报日期", "报送期限"], width: 13, help: "日期，如 2026-01-26" },
  {
    key: "publishDue",
    head: "应公布",
    others: ["应公布日期", "公布期限"],
    width: 13,
    help: "日期，如 2026-01-28",
  },
  { key: "contact", head: "联系人", others: ["联系方式", "联系电话"], width: 20, help: "姓名、电话，可不填" },
] as const;

export type RollColumn = (typeof rollColumns)[number]["key"];

/** Rows of a roll, each with its name; a roll. */
export const wantedRows: Wanted = {
  what: "名册的各行（数组）",
  kind: "list",
  each: { what: "名册的一行", parts: { name: "text", kind: "text", aliases: "list", predecessors: "list" } },
};
export const wantedRoll: Wanted = { what: " readRoll 的结果", parts: { rows: "list" } };

/** The kind that a name tells by how it ends: towns before departments, since 街道办 ends like an office. */
export function kindByName(name: string): RollKind {
  refuseArgument("kindByName", "name", name, { what: "单位名称（文字）", kind: "text" });
  if (/(?:街道|街道办|街道办事处)$/u.test(name)) return "街道";
  if (/(?:[镇乡]|苏木)(?:人民政府|政府)?$/u.test(name)) return "乡镇";
  if (/(?:管理委员会|管委会)$/u.test(name) && /区|园/u.test(name)) return "开发区";
  if (/^国家税务总局|(?:税务局|气象局|海关|烟草专卖局)$/u.test(name)) return "垂管";
  if (/(?:[省市县区州盟旗])(?:人民)?政府$/u.test(name)) return "本级";
  if (/[局委办会院厅社站队馆所]$|中心$|委员会$|办公室$/u.test(name)) return "部门";
  return "其他";
}
