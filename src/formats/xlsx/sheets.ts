import { basicNames } from "../../form/basics.ts";
import { currentEdition, editions } from "../../form/editions.ts";
import { type ContactField, type Edition, type SectionKey, sectionsOf } from "../../form/form.ts";
import type { Sum } from "../../form/labels.ts";
import { type TableSection, tableSums } from "../../report/figures.ts";

/** What stands where in a workbook: for the writer and the reader alike. Rows and columns count from 0. */
export const sheetNames = { notes: "填报说明", text: "基本情况和文字", ownTables: "文中表格" } as const;

/** A line of what a report says of itself. */
interface BasicLine {
  readonly key: BasicKey;
  readonly label: string;
  readonly hint: string;
}
export type BasicKey =
  | "agency"
  | "year"
  | "edition"
  | "by"
  | "on"
  | "title"
  | "from"
  | "to"
  | "office"
  | "website"
  | ContactField
  | TitleKey;
/** The title of a section in other words than the form's. */
export type TitleKey = `sectionTitles.${SectionKey}`;

/** The lines above the text: what every report needs. */
export const basicsAbove: readonly BasicLine[] = [
  { key: "agency", label: basicNames.agency, hint: "填全称" },
  { key: "year", label: basicNames.year, hint: "如 2025" },
  { key: "edition", label: basicNames.edition, hint: "不要改动" },
  { key: "by", label: basicNames["signature.by"], hint: "发文机关署名；联合发文的分行填，用 Alt+Enter" },
  { key: "on", label: basicNames["signature.on"], hint: "写作 2026-01-15" },
];

const contactLine = (key: BasicKey, label: string, hint = ""): BasicLine => ({
  key,
  label: `${basicNames.contact} ${label}`,
  hint,
});

/** The lines below the text: what is made by itself where they are left empty. */
export const basicsBelow = ({ wording }: Edition): readonly BasicLine[] => [
  contactLine("office", basicNames["contact.office"], "填了联系方式，写入自动生成的引言"),
  contactLine("website", basicNames["contact.website"], "可下载报告的网站"),
  ...(Object.entries(wording.contactLabels) as [ContactField, string][]).map(([key, label]) =>
    contactLine(key, label),
  ),
  { key: "title", label: basicNames.title, hint: "不填则自动生成；分行用 Alt+Enter" },
  { key: "from", label: basicNames["period.from"], hint: "不填则为 1 月 1 日；写作 2025-01-01" },
  { key: "to", label: basicNames["period.to"], hint: "不填则为 12 月 31 日" },
];

/** The lines for titles of sections that a report words otherwise; a form without such titles has none. */
export const sectionTitleLines = (edition: Edition): readonly (BasicLine & { readonly key: TitleKey })[] =>
  sectionsOf(edition).map(([key, { title }]) => ({
    key: `sectionTitles.${key}`,
    label: `${basicNames.sectionTitles} ${title}`,
    hint: "原报告的标题；清空则用格式的标题",
  }));

/** All lines of any edition. */
export const allBasics: readonly BasicLine[] = [
  ...basicsAbove,
  ...new Map(
    Object.values(editions as Record<string, Edition>)
      .flatMap((edition) => [...basicsBelow(edition), ...sectionTitleLines(edition)])
      .map((line) => [line.label, line]),
  ).values(),
];

/** Which lines are a contact's, by their names in a report. */
export const contactKeys: readonly BasicKey[] = [
  "office",
  "website",
  ...(Object.keys(editions[currentEdition].wording.contactLabels) as ContactField[]),
];

/** Heads of the list of paragraphs below them. */
export const textHeads = ["部分", "类别", "文字"] as const;
/** The column beside them, where a text has links: 「文字 网址」, one a line. */
export const linksHead = "链接";
/** The part before section one. */
export const openingPart = basicNames.opening;

/**
 * What a row of the list is. `apart`: a paragraph after a subsection that does not belong to it; `offered`: a heading that
 * counts only if text stands under it; `anew`: the first item of a numbered list right after another; `table`: the name of
 * one on the sheet of tables; `figure`: the workbook carries none, only its name; `title`: of an attachment.
 */
export const rowKinds = {
  paragraph: "正文",
  heading: "小标题",
  offered: "备选小标题",
  apart: "另起正文",
  more: "续上段",
  minor: "三级标题",
  item: "列表项",
  numbered: "编号项",
  anew: "另起编号",
  table: "表格",
  figure: "图片",
  title: "附件标题",
} as const;
export type RowKind = keyof typeof rowKinds;

/** The parts of the list in order: key and name. The opening comes last, since it is mostly made by itself. */
export const textParts = (edition: Edition): readonly (readonly [string, string])[] => [
  ...sectionsOf(edition).flatMap(([key, { kind, title }]) =>
    kind === "narrative" ? [[key, title] as const] : [],
  ),
  ["opening", openingPart],
];

/** The part of the list that an attachment is: its key and name. */
export const attachmentPart = (i: number): readonly [string, string] => [
  `attachments.${i}.body`,
  `${basicNames.attachments}${i + 1}`,
];

/** Which attachment a part of the list is, from 0; nothing for another part. */
export function attachmentOfPart(name: string): number | undefined {
  const [, digits] = new RegExp(`^${basicNames.attachments}(\\d{1,2})?$`, "u").exec(name) ?? [undefined, ""];
  if (digits === "") return undefined;
  return digits === undefined ? 0 : Number(digits) - 1;
}

/** A table's place on its sheet. */
export const tableStartRow = 2;

/** 「A」, 「AB」: a column's letters. */
function columnName(column: number): string {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Something that must be equal: the sum of `left`, and `right` or the sum of it. */
export interface SumCheck {
  /** The rule that checks the same: `T3-TOTAL`. */
  readonly code: string;
  /** A total of a row, a total of a column, or the balance of a column. */
  readonly kind: "row" | "column" | "balance";
  /** Keys of the figure that is in question. */
  readonly at: readonly string[];
  readonly left: readonly (readonly string[])[];
  readonly right: readonly (readonly string[])[];
}

/** The form's arithmetic (勾稽关系) as pairs of sums, as `checks/sums.ts` has it. */
export function sumChecks(section: TableSection): SumCheck[] {
  const { rows, columns, balances } = tableSums(section);
  const sum =
    (kind: SumCheck["kind"], rule: string) =>
    ({ total, parts }: Sum): SumCheck => ({
      code: `${section.code}-${rule}`,
      kind,
      at: total,
      left: parts,
      right: [total],
    });
  return [
    ...rows.map(sum("row", "TOTAL")),
    ...columns.map(sum("column", "OUTCOMES")),
    ...balances.map(
      ({ left, right }): SumCheck => ({
        code: `${section.code}-BALANCE`,
        kind: "balance",
        at: right[0] as readonly string[],
        left,
        right,
      }),
    ),
  ];
}
