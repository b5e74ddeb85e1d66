import { ReadError } from "../problem/read-error.ts";
import { type CellSource, type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";
import { decodedText } from "./charset.ts";
import { csvAsTabs } from "./csv.ts";
import { continues, joinedLines } from "./lines.ts";
import { isRowName, looseRows, looseRuns, spacedRow } from "./loose-rows.ts";

/** Cells of a line with marks: pipes or tabs. The outermost pipes are the table's edges. */
function markedCells(line: string): string[] {
  const mark = line.includes("|") ? "|" : "\t";
  const body =
    mark === "|" ? line.trim().replace(/^\|/u, "").replace(/\|$/u, "") : line.replace(/[\r\n]+$/u, "");
  return body.split(mark).map((cell) => cell.trim());
}

/** Lines that draw a table are as good as pipes. */
const withPipes = (text: string): string =>
  text
    .replace(/[│┃║┆┇┊┋╎╏￨｜]/gu, "|")
    .replace(/[├┤┣┫╠╣]/gu, "|")
    .replace(/^[ \t]*[┌┐└┘┬┴┼┏┓┗┛┳┻╋╔╗╚╝╦╩╬─━═┄┅+|-]{3,}[ \t]*$/gmu, "|--|");

const isRule = (line: string) =>
  /^[\s|:+=─━┄\-—]*$/u.test(line) && /[-—─━]{2}/u.test(line) && line.includes("|");
/** Tabs between words, or several behind one: blank cells. */
const isTabbed = (line: string) =>
  /\S\t+\S/u.test(line) || line.trimStart().split("\t", 4).length === 4 || /^\t{4,200}$/u.test(line);
const isMarked = (line: string) => (line.includes("|") || isTabbed(line)) && line.trim() !== "|";
/** A cell on a line of its own, closed by a pipe. */
const isClosedCell = (line: string) => /^[^|]*\|{1,}\s*$/u.test(line);

/** Reads text with pipes or tabs between cells, or one cell a line. @throws {ReadError} if it is no text, or too much */
export function readPlainText(bytes: Uint8Array): FoundSource {
  const blocks = markedTextBlocks(decodedText(bytes));
  const sources = new Set(blocks.flatMap((block) => (block.kind === "row" ? [block.source] : [])));
  const remarks =
    sources.has("marks") || sources.has("loose")
      ? ["这是文字文件，表格由竖线、制表符或换行分列，请对照原件核对各数。"]
      : [];
  return { blocks, titles: [], publishers: [], remarks };
}

/** The blocks of text with pipes or tabs between cells, or one cell a line; its tables are numbered after `tables` others. */
export function markedTextBlocks(all: string, tables = 0): FoundBlock[] {
  if (all.length > fileLimits.characters) throw new ReadError("文字过长，不像一份年度报告。");
  const lines = withPipes((csvAsTabs(all, isRowName) ?? all).replace(/^\uFEFF/u, "")).split(
    /\r\n|\r|\n|\f|\u2028|\u2029/u,
  );
  if (lines.length > fileLimits.blocks)
    throw new ReadError(`文件有 ${lines.length} 行，过多，不像一份年度报告。`);
  const blocks: FoundBlock[] = [];
  let table = tables;
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
      for (const cells of looseRows(lines.slice(i, to))) push(cells, "loose");
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
  return torn(blocks);
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
