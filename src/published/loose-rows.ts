import { editions } from "../form/editions.ts";
import type { FoundBlock } from "./blocks.ts";
import { isLabel } from "./figure-cell.ts";
import { knownRowNames, knownRowsOf } from "./known-rows.ts";
import { isHeadingLine } from "./lines.ts";
import { labelKey } from "./spelling.ts";

/** The names of the form's rows, in any edition. */
export const formRowNames = knownRowNames(Object.values(editions).map(knownRowsOf));
/** Whether a text is the name of a row of the form, in any edition. */
export const isRowName = (text: string) => formRowNames.has(labelKey(text));

/**
 * Rows of text where each cell stands on a line of its own: a new row starts at each label that follows a figure. Blank
 * cells leave no trace, so such rows are loose.
 */
export function looseRows(lines: readonly string[]): string[][] {
  const cells = lines.map((line) => line.replace(/\|/gu, "").trim()).filter((line) => line !== "");
  const rows: string[][] = [];
  let before = "figure";
  for (const cell of cells) {
    const kind = isLabel(cell) ? "label" : "figure";
    const last = rows.at(-1);
    // A row left blank has no figure before the next row's name.
    const isNext = kind === "label" && (before === "figure" || isRowName(last?.at(-1) ?? ""));
    if (last === undefined || isNext) rows.push([cell]);
    else last.push(cell);
    before = kind;
  }
  return rows;
}

const looksLikeCell = (line: string) =>
  line.length <= 60 &&
  !/[。；]$/u.test(line) &&
  (!isHeadingLine(line) || isRowName(line) || isGroup.test(line));
/** 「三、本年度办理结果」 and 「（三）不予公开」 head rows; they look like titles. */
const isGroup = /办理结果$|^[（(][一二三四五六七][)）].{2,12}$/u;
const isLooseFigure = (line: string) =>
  line.length <= 30 && /^[+\-−]?[\d.,]{1,20}(?:件|条|个|万元|元)?$|^[/—–-]$/u.test(line.normalize("NFKC"));

/** 「行政许可 97」: a row's name and its figures on one line, with blanks between. */
export function spacedRow(line: string): string[] | undefined {
  // No row of the form is longer.
  if (line.length > 200) return undefined;
  const [, name = "", figures = ""] = /^(\S(?:.*?\S)?)\s+((?:\S+\s+)*\S+)$/u.exec(line.trim()) ?? [];
  const cells = figures.split(/\s+/u);
  return name !== "" && cells.every(isLooseFigure) && isRowName(name) ? [name, ...cells] : undefined;
}

/**
 * Where runs of lines end that are cells one a line: short, many of them figures. Counted once from the end for all
 * lines; a line that begins no run ends where it begins.
 */
export function looseRuns(lines: readonly string[]): number[] {
  const ends: number[] = Array.from({ length: lines.length });
  let [to, cells, figures] = [lines.length, 0, 0];
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = (lines[i] as string).replaceAll("|", "").trim();
    if (line !== "" && !looksLikeCell(line)) [to, cells, figures] = [i, 0, 0];
    else if (line !== "") {
      cells += 1;
      if (isLooseFigure(line)) figures += 1;
    }
    ends[i] = cells >= 6 && figures >= cells / 4 ? to : i;
  }
  return ends;
}

/**
 * Blocks whose runs of short paragraphs are cells: a page that is laid out by styles has no tables. Rows keep the place
 * of their first cell.
 */
export function withLooseRows(blocks: readonly FoundBlock[]): FoundBlock[] {
  const lines = blocks.map((block) => (block.kind === "paragraph" ? block.text : "。"));
  const runs = looseRuns(lines);
  const found: FoundBlock[] = [];
  let table = blocks.reduce((most, block) => (block.kind === "row" ? Math.max(most, block.table) : most), 0);
  for (let i = 0; i < blocks.length; i++) {
    const to = runs[i] as number;
    const spaced = spacedRow(lines[i] as string);
    if (to <= i && spaced === undefined) {
      found.push(blocks[i] as FoundBlock);
      continue;
    }
    const last = found.at(-1);
    if (last?.kind !== "row") table += 1;
    const from = last?.kind === "row" ? last.row : 0;
    const page = blocks[i]?.page;
    const rows = to > i ? looseRows(lines.slice(i, to)) : [spaced as string[]];
    rows.forEach((cells, r) => {
      const place = { table, row: from + r + 1, ...(page !== undefined && { page }) };
      found.push({ kind: "row", cells, source: "loose", ...place });
    });
    if (to > i) i = to - 1;
  }
  return found;
}
