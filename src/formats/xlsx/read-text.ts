import type { Edition } from "../../form/form.ts";
import type { NarrativeInput } from "../../report/report.ts";
import { cellKey, type FoundCell, type FoundSheet } from "./read-package.ts";
import { labelText } from "./read-values.ts";
import { type BasicKey, basics, cellName, type RowKind, rowKinds, textHeads, textParts } from "./sheets.ts";
import { type WorkbookProblem, workbookProblem } from "./workbook-error.ts";

/** The sheet with the basics: by its labels, whatever it is called now. */
export function findText(sheets: readonly FoundSheet[]): FoundSheet | undefined {
  const wanted = new Set(basics.map(({ label }) => labelText(label)));
  const count = (sheet: FoundSheet) =>
    new Set([...sheet.cells.values()].map(({ text }) => labelText(text)).filter((text) => wanted.has(text)))
      .size;
  const [best] = sheets.toSorted((a, b) => count(b) - count(a));
  return best !== undefined && count(best) >= 3 ? best : undefined;
}

/** The cells beside the basics' labels. */
export function basicCells(sheet: FoundSheet): Map<BasicKey, FoundCell> {
  const found = new Map<BasicKey, FoundCell>();
  for (const { key, label } of basics) {
    const at = [...sheet.cells.values()].find(({ text }) => labelText(text) === labelText(label));
    const value = at && sheet.cells.get(cellKey(at.row, at.column + 1));
    if (value !== undefined && value.text.trim() !== "") found.set(key, value);
  }
  return found;
}

const rowKindOf = (text: string): RowKind | undefined =>
  text === "" ? "paragraph" : (Object.keys(rowKinds) as RowKind[]).find((kind) => rowKinds[kind] === text);

type Blocks = (string | { heading: string; paragraphs: string[] })[];

function add(blocks: Blocks, kind: RowKind, text: string): boolean {
  const last = blocks.at(-1);
  if (kind === "heading") blocks.push({ heading: text, paragraphs: [] });
  else if (kind === "more") {
    if (last === undefined) return false;
    if (typeof last === "string") blocks[blocks.length - 1] = last + text;
    else if (last.paragraphs.length === 0) last.heading += text;
    else last.paragraphs.push((last.paragraphs.pop() as string) + text);
  } else if (kind === "apart" || typeof last !== "object") blocks.push(text);
  else last.paragraphs.push(text);
  return true;
}

/** The paragraphs of each part. A row whose first cell is empty belongs to the part above it. */
export function readText(
  sheet: FoundSheet,
  edition: Edition,
  problems: WorkbookProblem[],
): Map<string, NarrativeInput[]> {
  const parts = new Map(textParts(edition).map(([key, name]) => [labelText(name), key]));
  const head = [...sheet.cells.values()].find(
    ({ row, column, text }) =>
      labelText(text) === textHeads[0] &&
      labelText(sheet.cells.get(cellKey(row, column + 2))?.text ?? "") === textHeads[2],
  );
  const read = new Map<string, NarrativeInput[]>();
  if (head === undefined) {
    const message = `没有找到“${textHeads.join("、")}”这一行，请使用下发的填报表。`;
    problems.push(workbookProblem("TEXT_MISSING", { sheet: sheet.name }, message));
    return read;
  }
  const last = Math.max(...[...sheet.cells.values()].map(({ row }) => row));
  let part: string | undefined;
  for (let row = head.row + 1; row <= last; row++) {
    const cell = (column: number) => sheet.cells.get(cellKey(row, head.column + column))?.text ?? "";
    const [name, kind, text] = [labelText(cell(0)), labelText(cell(1)), cell(2)];
    const problem = (column: number, message: string) =>
      problems.push(
        workbookProblem(
          "TEXT_ROW",
          { sheet: sheet.name, cell: cellName(row, head.column + column) },
          message,
          cell(column),
        ),
      );
    if (name !== "") {
      part = parts.get(name);
      if (part === undefined)
        problem(
          0,
          `没有这一部分，应为：${textParts(edition)
            .map(([, title]) => title)
            .join("、")}。`,
        );
    }
    const known = rowKindOf(kind);
    if (known === "none" && part !== undefined) {
      if (text.trim() !== "")
        problem(1, `“${rowKinds.none}”的一行不填文字；要写这一部分，请改为“${rowKinds.paragraph}”。`);
      else if (!read.has(part)) read.set(part, []);
    }
    if (text.trim() === "" || known === "none") continue;
    if (known === undefined) problem(1, `应为${Object.values(rowKinds).join("、")}之一，不填即为正文。`);
    else if (part !== undefined) {
      const blocks = read.get(part) ?? [];
      read.set(part, blocks);
      if (!add(blocks as Blocks, known, text)) problem(1, "这一部分前面没有可续的段落，请改为“正文”。");
    }
  }
  return read;
}
