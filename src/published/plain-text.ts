import { editions } from "../form/editions.ts";
import { ReadError } from "../problem/read-error.ts";
import { type CellSource, type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";
import { decodedText } from "./charset.ts";
import { isLabel } from "./figure-cell.ts";
import { knownRowNames, knownRowsOf } from "./known-rows.ts";
import { continues, isHeadingLine, joinedLines } from "./lines.ts";
import { labelKey } from "./spelling.ts";

const knownNames = knownRowNames(Object.values(editions).map(knownRowsOf));
const isRowName = (text: string) => knownNames.has(labelKey(text));

/** Cells of a line with marks: pipes or tabs. The outermost pipes are the table's edges. */
function markedCells(line: string): string[] {
  const mark = line.includes("|") ? "|" : "\t";
  const body =
    mark === "|" ? line.trim().replace(/^\|/u, "").replace(/\|$/u, "") : line.replace(/[\r\n]+$/u, "");
  return body.split(mark).map((cell) => cell.trim());
}

const isRule = (line: string) =>
  /^[\s|:+=─━┄\-—]*$/u.test(line) && /[-—─━]{2}/u.test(line) && line.includes("|");
/** Tabs between words, or several behind one: blank cells. */
const isTabbed = (line: string) => /\S\t+\S/u.test(line) || line.trimStart().split("\t", 4).length === 4;
const isMarked = (line: string) => (line.includes("|") || isTabbed(line)) && line.trim() !== "|";
/** A cell on a line of its own, closed by a pipe. */
const isClosedCell = (line: string) => /^[^|]*\|{1,}\s*$/u.test(line);

/**
 * Rows of text where each cell stands on a line of its own: a new row starts at each label that follows a figure. Blank
 * cells leave no trace, so such rows are loose.
 */
function looseRows(cells: readonly string[]): string[][] {
  const rows: string[][] = [];
  let before = "figure";
  for (const cell of cells) {
    const kind = isLabel(cell) ? "label" : "figure";
    const last = rows.at(-1);
    if (last === undefined || (kind === "label" && before === "figure")) rows.push([cell]);
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
const isLooseFigure = (line: string) => /^[+\-−]?[\d.,]{1,20}(?:件|万元|元)?$|^[/／—–-]$/u.test(line);

/** 「行政许可 97」: a row's name and its figures on one line, with blanks between. */
function spacedRow(line: string): string[] | undefined {
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
function looseRuns(lines: readonly string[]): number[] {
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

/** Reads text with pipes or tabs between cells, or one cell a line. @throws {ReadError} if it is no text, or too much */
export function readPlainText(bytes: Uint8Array): FoundSource {
  const all = decodedText(bytes);
  if (all.length > fileLimits.characters) throw new ReadError("文字过长，不像一份年度报告。");
  const lines = all.replace(/^\uFEFF/u, "").split(/\r\n|\r|\n|\f|\u2028|\u2029/u);
  if (lines.length > fileLimits.blocks)
    throw new ReadError(`文件有 ${lines.length} 行，过多，不像一份年度报告。`);
  const blocks: FoundBlock[] = [];
  let table = 0;
  let row = 0;
  let text: string[] = [];
  const flush = () => {
    for (const joinedText of joinedLines(text)) blocks.push({ kind: "paragraph", text: joinedText });
    text = [];
  };
  const push = (cells: readonly string[], source: CellSource) => {
    flush();
    if (blocks.at(-1)?.kind !== "row") [table, row] = [table + 1, 0];
    row += 1;
    blocks.push({ kind: "row", cells: cells.slice(0, fileLimits.cells), source, table, row });
  };
  const runs = looseRuns(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (isRule(line)) continue;
    if (isMarked(line) && !isClosedCell(line)) {
      push(markedCells(line), "marks");
      continue;
    }
    const to = line.trim() === "" ? i : (runs[i] as number);
    if (to > i) {
      const cells = lines
        .slice(i, to)
        .map((cell) => cell.replace(/\|/gu, "").trim())
        .filter((cell) => cell !== "");
      for (const cells_ of looseRows(cells)) push(cells_, "loose");
      i = to - 1;
      continue;
    }
    const spaced = spacedRow(line);
    if (spaced !== undefined) {
      push(spaced, "loose");
      continue;
    }
    text.push(line.replace(/\|/gu, "").replace(/^#+\s*/u, ""));
  }
  flush();
  const rows = blocks.filter(({ kind }) => kind === "row").length;
  if (rows > fileLimits.rows) throw new ReadError(`文件里有 ${rows} 行表格，过多，不像一份年度报告。`);
  const sources = new Set(blocks.flatMap((block) => (block.kind === "row" ? [block.source] : [])));
  const remarks =
    sources.has("marks") || sources.has("loose")
      ? ["这是文字文件，表格由竖线、制表符或换行分列，请对照原件核对各数。"]
      : [];
  return { blocks: torn(blocks), titles: [], publishers: [], remarks };
}

/** Paragraphs cut by a page end of the file that the text was taken from. */
function torn(blocks: readonly FoundBlock[]): FoundBlock[] {
  const whole: FoundBlock[] = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    if (block.kind === "paragraph" && last?.kind === "paragraph" && continues(last.text, block.text))
      whole[whole.length - 1] = { ...last, text: last.text + block.text.trim() };
    else whole.push(block);
  }
  return whole;
}
