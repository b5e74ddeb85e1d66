import { currentEdition, type EditionKey, editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import { type FigureTree, type MutableTree, putAt, tablesOf } from "../../report/figures.ts";
import { asReport } from "../../report/parse.ts";
import type { Report } from "../../report/report.ts";
import { workbookPackage } from "./package.ts";
import type { Sheet } from "./sheet.ts";
import { sheetNames } from "./sheets.ts";
import { tableSheet } from "./table-sheet.ts";
import { textSheet } from "./text-sheet.ts";

/** What a workbook is for, and what stands in it already. */
export interface WorkbookOptions {
  /** The year to report on. */
  readonly year?: number;
  readonly agency?: string;
  /** Edition of the national form (default: the one in force, or the report's). */
  readonly edition?: EditionKey;
  /** Last year's report: stands beside each table, its 结转 is carried over. */
  readonly previous?: Report;
  /** A report to go on filling in. */
  readonly report?: Report;
}

const notes = [
  "一、浅黄色的单元格供填写，其余的已锁定。",
  "二、数字填整数，没有发生的填 0；收费金额按万元填写，小数照填。",
  "三、灰色的总计自动相加。不平的数变红，旁边有一句说明，请核对各项。",
  "四、“基本情况和文字”中，每段文字占一行。“类别”不填即为正文；小标题（如“（一）主动公开”）选“小标题”；小标题之后不属于它的段落选“另起正文”；一格放不下的，接着填下一行，选“续上段”；这一部分不要（如不写引言）的，选“不写”。行不够时，在这一部分中间插入一行，填写文字即可。",
  "五、标题、引言、统计期限和第六部分不填时，按机关名称和年度自动生成。",
  "六、不要增删表中的行和列。填好后保存为 .xlsx，交回汇总单位。",
];

const notesSheet = (edition: Edition): Sheet => ({
  name: sheetNames.notes,
  widths: [84],
  frozen: 0,
  heights: new Map(notes.map((text, i) => [i + 1, 20 * Math.ceil(text.length / 38)])),
  cells: [
    { row: 0, column: 0, look: "title", content: `${edition.wording.subject}填报表（${edition.notice}）` },
    ...notes.map((content, i) => ({ row: i + 1, column: 0, look: "plain" as const, content })),
  ],
});

/** Last year's 结转下年度 as this year's 上年结转. */
function carriedFigures(edition: Edition, before: FigureTree | undefined): FigureTree | undefined {
  const { balance } = edition.sections.requests;
  const [from, to] = [balance?.right.at(-1), balance?.left.at(-1)];
  const row = from && before?.[from];
  if (to === undefined || typeof row !== "object" || row === null) return undefined;
  const tree: MutableTree<FigureTree> = {};
  putAt(tree, [to], row);
  return tree as FigureTree;
}

/**
 * The form as an Excel workbook: notes, basics and text, and a sheet for each table laid out as the form has it.
 * Totals and checks are formulas. The same options give the same bytes. A report comes back from it as it was,
 * but that empty cells and strokes of the printed original come back as nil.
 */
export function writeWorkbook(options: WorkbookOptions = {}): Uint8Array {
  const { year, agency, edition: wanted } = options;
  const previous = options.previous && asReport(options.previous);
  const report = options.report && asReport(options.report);
  const edition: Edition = editions[wanted ?? report?.edition ?? currentEdition];
  const signed = report?.signature;
  const sheets = tablesOf(edition).map(([key, section]) => {
    const figures = report?.[key] as FigureTree | undefined;
    const before = previous?.edition === edition.key ? (previous[key] as FigureTree) : undefined;
    const start = key === "requests" ? carriedFigures(edition, before) : undefined;
    return tableSheet(section, key, { figures: figures ?? start, before, beforeYear: previous?.year });
  });
  const values = {
    agency: report?.agency ?? agency ?? previous?.agency ?? "",
    year: report?.year ?? year ?? (previous ? previous.year + 1 : ""),
    edition: edition.key,
    ...(report && { title: report.title.join("\n"), from: report.period.from, to: report.period.to }),
    ...(signed && { by: signed.by, on: signed.on }),
  };
  return workbookPackage([notesSheet(edition), textSheet(edition, values, report), ...sheets]);
}
