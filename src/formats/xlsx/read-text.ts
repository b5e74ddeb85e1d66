import { noOpening } from "../../form/basics.ts";
import type { Edition } from "../../form/form.ts";
import { told } from "../../report/format-reading.ts";
import { ownTableName } from "./own-tables.ts";
import { readAttachments, type SheetAttachment } from "./read-attachments.ts";
import { cellKey, type FoundCell } from "./read-cells.ts";
import { beginsHeading, nestedBlocks, type TextBlocks, type TextLine } from "./read-narrative.ts";
import type { FoundOwnTable } from "./read-own-tables.ts";
import type { FoundSheet } from "./read-package.ts";
import type { Findings } from "./read-table.ts";
import { labelText, obscured } from "./read-values.ts";
import {
  allBasics,
  attachmentOfPart,
  attachmentPart,
  type BasicKey,
  cellName,
  linksHead,
  type RowKind,
  rowKinds,
  sheetNames,
  textHeads,
  textParts,
} from "./sheets.ts";
import { workbookProblem } from "./workbook-error.ts";

/** Labels are short: longer text is not looked at. */
const label = (text: string) => (text.length > 100 ? "" : labelText(text));

/**
 * The sheet with the basics: by its labels, whatever it is called now. Sheets that are seen come first; where two of
 * them differ, none is chosen.
 */
export function findText(
  sheets: readonly FoundSheet[],
  { problems, notes }: Findings,
): FoundSheet | undefined {
  const wanted = new Set(allBasics.map((basic) => labelText(basic.label)));
  const count = (sheet: FoundSheet) => {
    const found = new Set<string>();
    for (const { text } of sheet.cells.values()) if (wanted.has(label(text))) found.add(label(text));
    return found.size;
  };
  const found = sheets
    .map((sheet) => ({ sheet, labels: count(sheet) }))
    .filter(({ labels }) => labels >= 3)
    .toSorted((a, b) => Number(b.sheet.visible) - Number(a.sheet.visible) || b.labels - a.labels);
  const [best, ...others] = found;
  if (best === undefined) return undefined;
  const content = ({ cells }: FoundSheet) => JSON.stringify([...cells].map(([key, { text }]) => [key, text]));
  for (const { sheet, labels } of others) {
    if (content(sheet) === content(best.sheet)) continue;
    if (sheet.visible === best.sheet.visible && labels === best.labels) {
      const message = `有两张填写机关名称和正文的工作表，填的不一样：“${best.sheet.name}”“${sheet.name}”；请核对后删去不要的一张。`;
      problems.push(workbookProblem("TABLE_TWICE", { sheet: sheet.name }, message));
    } else
      notes.push(
        told("", sheet.name, `这张工作表也有机关名称和正文，与“${best.sheet.name}”填的不一样；没有读。`),
      );
  }
  if (!best.sheet.visible)
    notes.push(told("", best.sheet.name, "机关名称和正文所在的工作表是隐藏的；读的是其中填的内容，请核对。"));
  return best.sheet;
}

/** The cells beside the basics' labels: what stands there, and where. */
export function basicCells(sheet: FoundSheet): Map<BasicKey, { cell?: FoundCell; name: string }> {
  const byLabel = new Map<string, FoundCell>();
  for (const cell of sheet.cells.values()) {
    const text = label(cell.text);
    if (text !== "" && !byLabel.has(text)) byLabel.set(text, cell);
  }
  const found = new Map<BasicKey, { cell?: FoundCell; name: string }>();
  for (const basic of allBasics) {
    const at = byLabel.get(labelText(basic.label));
    if (at === undefined) continue;
    const value = sheet.cells.get(cellKey(at.row, at.column + 1));
    const name = cellName(at.row, at.column + 1);
    found.set(basic.key, { name, ...(value !== undefined && value.text.trim() !== "" && { cell: value }) });
  }
  return found;
}

const rowKind = (text: string): RowKind | undefined =>
  text === "" ? "paragraph" : (Object.keys(rowKinds) as RowKind[]).find((kind) => rowKinds[kind] === text);

/** The lines that count, and the headings that the form offered and nobody wrote anything under. */
function withoutUnused(lines: readonly TextLine[]): { used: TextLine[]; unused: TextLine[] } {
  const isUnused = ({ kind }: TextLine, i: number) => {
    const next = lines[i + 1];
    return kind === "offered" && (next === undefined || next.kind === "apart" || beginsHeading(next));
  };
  return { used: lines.filter((line, i) => !isUnused(line, i)), unused: lines.filter(isUnused) };
}

/** The number of the table that a row names: 「表格1」, 「表格1（见工作表“文中表格”）」. */
function namedTable(text: string): number | undefined {
  const [, digits] =
    /^表格([0-9]{1,4})(?:（.*）)?$/su.exec(
      text.length > 200 ? "" : label(text).replaceAll("(", "（").replaceAll(")", "）"),
    ) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** What the list of texts gave: the parts by their keys, and the attachments in order. */
export interface TextsRead {
  readonly parts: ReadonlyMap<string, TextBlocks>;
  readonly attachments: readonly SheetAttachment[];
}

/** The paragraphs of each part. A row whose first cell is empty belongs to the part above it. */
export function readText(
  sheet: FoundSheet,
  edition: Edition,
  tables: ReadonlyMap<number, FoundOwnTable | undefined>,
  findings: Findings,
): TextsRead {
  const { problems, notes, places } = findings;
  const parts = new Map(textParts(edition).map(([key, name]) => [labelText(name), key]));
  const head = [...sheet.cells.values()].find(
    ({ row, column, text }) =>
      label(text) === textHeads[0] &&
      label(sheet.cells.get(cellKey(row, column + 2))?.text ?? "") === textHeads[2],
  );
  if (head === undefined) {
    const message = `没有找到“${textHeads.join("、")}”这一行，请使用下发的填报表。`;
    problems.push(workbookProblem("TEXT_MISSING", { sheet: sheet.name }, message));
    return { parts: new Map(), attachments: [] };
  }
  const basicLabels = new Set(allBasics.map((basic) => labelText(basic.label)));
  const hasLinks = label(sheet.cells.get(cellKey(head.row, head.column + 3))?.text ?? "") === linksHead;
  const taken = new Set<number>();
  const read = new Map<string, TextLine[]>();
  let part: string | undefined;
  for (const row of rowsBelow(sheet, head.row)) {
    const at = (column: number) => sheet.cells.get(cellKey(row, head.column + column));
    const cell = (column: number) => at(column)?.text ?? "";
    const [name, kind, text] = [label(cell(0)), label(cell(1)), cell(2)];
    const nameOf = (column: number) => cellName(row, head.column + column);
    const problem = (column: number, message: string) =>
      problems.push(
        workbookProblem(
          "TEXT_ROW",
          { sheet: sheet.name, cell: nameOf(column), ...(part !== undefined && { path: part }) },
          message,
          cell(column),
        ),
      );
    if (basicLabels.has(name)) {
      part = undefined;
      continue;
    }
    if (name !== "" || cell(0).trim() !== "") {
      const attachment = attachmentOfPart(name);
      part = attachment === undefined ? parts.get(name) : attachmentPart(attachment)[0];
      if (part === undefined)
        problem(
          0,
          `没有这一部分，应为：${textParts(edition)
            .map(([, title]) => title)
            .join("、")}；附件写作“${attachmentPart(0)[1]}”“${attachmentPart(1)[1]}”。`,
        );
      else if (!places.has(part)) places.set(part, `${sheet.name} ${nameOf(2)}`);
    }
    const [written, beside] = [at(2), hasLinks ? at(3) : undefined];
    const links = (beside?.text ?? "").split(/[\r\n]+/u).filter((line) => line.trim() !== "");
    const known = rowKind(kind);
    const isEmpty = written === undefined || text.trim() === "";
    if (isEmpty && (links.length === 0 || known !== "more")) {
      if (links.length > 0) problem(3, "这一行有链接，没有文字，请填写文字，或删去链接。");
      continue;
    }
    const why = (written && obscured(written)) ?? (beside && obscured(beside));
    if (why !== undefined) problem(written && obscured(written) !== undefined ? 2 : 3, why);
    else if (known === undefined) problem(1, `应为${Object.values(rowKinds).join("、")}之一，不填即为正文。`);
    else if (part !== undefined) {
      const lines = read.get(part) ?? [];
      read.set(part, lines);
      const last = lines.at(-1);
      const place = `${sheet.name} ${nameOf(2)}`;
      if (known === "title" && !part.startsWith("attachments."))
        problem(1, `“${rowKinds.title}”只用在附件里，小标题请选“${rowKinds.heading}”。`);
      else if (known === "table") {
        const number = namedTable(text);
        if (part === "opening") problem(1, "引言里不能有表格。");
        else if (number === undefined || !tables.has(number))
          problem(2, `应为“${sheetNames.ownTables}”工作表里一张表的名称，如“${ownTableName(1)}”。`);
        else if (taken.has(number)) problem(2, `“${ownTableName(number)}”在正文里写了两处，请删去一处。`);
        else lines.push({ kind: known, text, links, place, table: tables.get(number) });
        if (number !== undefined) taken.add(number);
      } else if (known !== "more") lines.push({ kind: known, text, links, place });
      else if (last !== undefined && last.kind !== "table" && last.kind !== "figure") {
        last.text += text;
        last.links.push(...links);
      } else problem(1, "这一部分前面没有可续的段落，请改为“正文”。");
    } else if (name === "") problem(2, "这一行前面没有写明属于哪一部分，请在第一列填写。");
  }
  for (const [number, table] of tables)
    if (table !== undefined && !taken.has(number))
      notes.push(told("", table.place, `正文里没有“${ownTableName(number)}”这一行，这张表没有读入。`));
  const parted = new Map<string, TextBlocks>();
  const heads = new Map<string, TextLine[]>();
  for (const [key, lines] of read) {
    const titles = lines.filter(({ kind }) => kind === "title");
    if (titles.length > 0) heads.set(key, titles);
    const { used, unused } = withoutUnused(lines.filter(({ kind }) => kind !== "title"));
    for (const { text, place } of unused)
      notes.push(told(key, place, `小标题“${text.trim()}”下没有填文字，没有读入。`));
    const isNone = key === "opening" && used.length === 1 && used[0]?.text === noOpening;
    // A part that has nothing but headings without text is empty.
    if (used.length === 0 && titles.length === 0) continue;
    const onlyPicture = used.length > 0 && used.every((line) => line.kind === "figure") ? used[0] : undefined;
    if (onlyPicture !== undefined) {
      const message = "这一部分只有图片，填报表放不下；请补写文字，并在读回的报告里另行插入图片。";
      const [, cell] = onlyPicture.place.split(`${sheet.name} `);
      problems.push(
        workbookProblem("TEXT_ROW", { sheet: sheet.name, ...(cell && { cell }), path: key }, message),
      );
    }
    parted.set(key, isNone ? [] : nestedBlocks(used, key, findings));
  }
  return { parts: parted, attachments: readAttachments(parted, heads, findings) };
}

/** The rows below a head that have something in them. */
function rowsBelow({ cells }: FoundSheet, head: number): number[] {
  const rows = new Set<number>();
  for (const { row } of cells.values()) if (row > head) rows.add(row);
  return [...rows].toSorted((a, b) => a - b);
}
