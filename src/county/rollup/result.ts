import type { EditionKey } from "../../form/editions.ts";
import type { FigureKind } from "../../form/labels.ts";
import type { Wanted } from "../../problem/wanted.ts";
import type { Report } from "../../report/report.ts";
import type { RollRow } from "../roll/roll.ts";
import type { RollUpColumn, RollUpScope } from "./rules.ts";

/** Something that `collect` asked of an agency's figures, neither put right nor explained. */
export interface OpenFinding {
  readonly code: string;
  readonly path: string;
  readonly place: string;
  readonly message: string;
}

/** An agency of the roll with its report, if there is one. */
export interface RollUpMember {
  readonly row: RollRow;
  readonly report?: Report;
  /** What `collect` asked of its figures and is still open: told beside the sum, which takes them as they are. */
  readonly open?: readonly OpenFinding[];
}

/** A line of sheet 调整: a cell of the sum is changed by a number, for a reason. Totals follow by themselves. */
export interface Adjustment {
  /** `proactiveDisclosure.normativeDocuments.issued`, or the cell's place in words. */
  readonly cell: string;
  /** With its sign: 「-1」, 「+0.25」. */
  readonly change: string;
  readonly reason: string;
  /** Whose figure it is about: the 主办机关 of a joint document, a defendant. */
  readonly agency?: string;
  /** 文号 of the document that it rests on. */
  readonly document?: string;
}

/** What is summed up. */
export interface RollUpInput {
  readonly year: number;
  readonly members: readonly RollUpMember[];
  /** Default: the whole area. */
  readonly scope?: RollUpScope;
  readonly adjustments?: readonly Adjustment[];
  /** Last year's reports, by what their agency is called: for the sum's 上年结转. */
  readonly previous?: readonly Report[];
  /** The county's own report, to hold the sum against. */
  readonly county?: Report;
}

/** What one agency gives to a cell of the sum. */
export interface RollUpPart {
  readonly agency: string;
  readonly figure: string;
}

/** A cell of the sum. All figures are exact, as written decimals. */
export interface RollUpCell {
  readonly address: string;
  readonly place: string;
  readonly kind: FigureKind;
  /** By columns; without adjustments. */
  readonly columns: Readonly<Partial<Record<RollUpColumn, string>>>;
  /** The sum of the parts. */
  readonly plain: string;
  /** What adjustments add, with its sign; absent where there is none. */
  readonly adjusted?: string;
  /** `plain` and `adjusted` together. */
  readonly total: string;
  /** Whose figures it is made of; nil figures are left out. */
  readonly parts: readonly RollUpPart[];
}

/** Something about the sum that a person has to know (`told`), may want to look at (`hint`) or must answer (`asked`). */
export interface RollUpNote {
  readonly kind: "asked" | "hint" | "told";
  readonly rule: string;
  readonly place: string;
  readonly agencies: readonly string[];
  readonly message: string;
}

/** A step from last year's 结转下年 to this year's 上年结转, by the table's columns. */
export interface CarriedStep {
  readonly why: "上年结转下年" | "加入" | "离开" | "未交" | "两年不一致" | "本年上年结转";
  readonly agency?: string;
  /** With their signs, by the column's key. */
  readonly figures: Readonly<Record<string, string>>;
}

/** A cell in which the county's own report says another figure than the sum. */
export interface CountyDifference {
  readonly address: string;
  readonly place: string;
  readonly county: string;
  readonly sum: string;
  /** The sum less the county's figure. */
  readonly difference: string;
  /** Whose figure equals the difference: one, or several that may be meant. */
  readonly agencies: readonly string[];
}

/** The county's own report against the sum. */
export interface AgainstCounty {
  readonly agency: string;
  readonly differences: readonly CountyDifference[];
  /** The agency whose figures are all the differences there are: 「没有计入」 or 「多计了一次」. */
  readonly explained?: { readonly agency: string; readonly how: "没有计入" | "多计了一次" };
}

/** What the outputs of a sum take. */
export const wantedRollUp: Wanted = {
  what: " rollUp 的结果",
  parts: {
    year: "number",
    edition: "text",
    scope: "text",
    title: "text",
    members: "list",
    missing: "list",
    cells: "list",
  },
};

/** A sum of many reports, with everything that it is made of. */
export interface RollUp {
  readonly year: number;
  readonly edition: EditionKey;
  readonly scope: RollUpScope;
  /** 「总计」, or 「已收合计（缺 3 个单位）」. */
  readonly title: string;
  readonly members: readonly string[];
  readonly missing: readonly string[];
  /** Agencies that do not go into the sum, and why. */
  readonly leftOut: readonly { readonly agency: string; readonly reason: string }[];
  readonly cells: readonly RollUpCell[];
  /** Cells that were blank or had a stroke, added as nil. */
  readonly blanks: readonly {
    readonly agency: string;
    readonly address: string;
    readonly place: string;
    readonly found: "空白" | "/";
  }[];
  readonly notes: readonly RollUpNote[];
  readonly adjustments: readonly Adjustment[];
  readonly carried?: readonly CarriedStep[];
  readonly against?: AgainstCounty;
}
