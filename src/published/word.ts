import { besideMessage, boxName } from "../formats/docx/read-beside.ts";
import {
  besideOf,
  inTheWay,
  type WordBlock,
  type WordCell,
  wordBlocks,
} from "../formats/docx/read-blocks.ts";
import { WordParts } from "../formats/docx/read-parts.ts";
import { runningTexts } from "../formats/docx/read-running.ts";
import { ReadError } from "../problem/read-error.ts";
import { firstCharacters } from "../report/text.ts";
import { type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";

const unmarked = (what: string) => firstCharacters(what.replace(/[【】]/gu, ""), 20);

/**
 * A cell as a person sees it. What may be the figure, or makes it another one, is set between 【】, so that it is asked:
 * text that is struck out, a shape, a number of a list, digits that stand high.
 */
function wordCellText(cell: WordCell): string {
  const { text, struck, numbers } = cell;
  if (struck !== "") return `${text}【删除线：${struck}】`;
  const [first] = inTheWay(cell);
  // A label with something beside it is a label; what is beside it is told.
  if (first === undefined || (/\p{L}{2}/u.test(text) && numbers.length === 0)) return text;
  const [number] = numbers;
  if (number !== undefined)
    return text === number ? `【${unmarked(first)}】` : `【${unmarked(first)}】${text}`;
  return text.trim() === "" ? `【图形：${unmarked(first)}】` : `${text}【另有${unmarked(first)}】`;
}

/** A table of one cell a row frames paragraphs, one that holds tables lays out the page: both are none. */
const isLayout = (rows: readonly (readonly WordCell[])[]) =>
  rows.every((cells) => cells.length <= 1) ||
  rows.some((cells) => cells.some(({ blocks = [] }) => blocks.some(isGrid)));
const isGrid = (block: WordBlock) =>
  block.type === "table" &&
  block.cells.some(({ row }) => row > 0) &&
  block.cells.some(({ column }) => column > 0);

const cellRows = (cells: readonly WordCell[]): [number, WordCell[]][] => {
  const rows = new Map<number, WordCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return [...rows].toSorted(([a], [b]) => a - b);
};

/** What is seen of a Word file: blocks for the matcher, and what of it was not read. */
class WordReading {
  readonly blocks: FoundBlock[] = [];
  readonly struck: string[] = [];
  readonly beside: string[] = [];
  boxes = 0;
  #tables = 0;

  #text(text: string, links = 0): void {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    lines.forEach((line, i) => {
      this.blocks.push({ kind: "paragraph", text: line.trim(), ...(i === 0 && links > 0 && { links }) });
    });
  }

  read(all: readonly WordBlock[]): void {
    for (const block of all) {
      if (block.type === "table") {
        this.#table(block.cells);
        continue;
      }
      const { boxes = [] } = block;
      const beside = besideOf(block);
      this.beside.push(...(boxes.length > 0 ? beside.filter((what) => !what.startsWith(boxName)) : beside));
      this.boxes += boxes.length > 0 ? 1 : 0;
      this.read(boxes);
      this.#text(block.text, block.links.length);
      if (block.struck !== "") this.struck.push(block.struck);
    }
  }

  #table(cells: readonly WordCell[]): void {
    const rows = cellRows(cells);
    if (isLayout(rows.map(([, own]) => own))) {
      for (const cell of cells) {
        if (cell.blocks !== undefined) this.read(cell.blocks);
        else {
          this.beside.push(...cell.beside);
          this.#text(wordCellText(cell));
        }
      }
      return;
    }
    for (const { beside } of cells) this.beside.push(...beside);
    this.#tables += 1;
    for (const [row, own] of rows)
      this.blocks.push({
        kind: "row",
        cells: own.slice(0, fileLimits.cells).map(wordCellText),
        source: "cells",
        table: this.#tables,
        row: row + 1,
      });
  }
}

/** Reads a Word file of any hand: its paragraphs and the rows of its tables, in order. @throws {ReadError} */
export function readWord(bytes: Uint8Array): FoundSource {
  const reading = new WordReading();
  const parts = new WordParts(bytes);
  const all = wordBlocks(parts, { withBoxes: true });
  reading.read(all);
  const { blocks, struck, beside, boxes } = reading;
  if (blocks.filter(({ kind }) => kind === "row").length > fileLimits.rows)
    throw new ReadError("文件里的表格过大，不像一份年度报告。");
  const remarks = [
    ...runningTexts(parts, all).map((text) => `页眉、页脚里的“${text}”没有读入。`),
    ...(boxes > 0 ? [`文件里有 ${boxes} 处文字框，其中的文字按所在位置读入，请核对。`] : []),
    ...struck.map((text) => `带删除线的文字“${firstCharacters(text, 40)}”没有读入。`),
    ...new Set(beside.map((what) => `文件里${besideMessage(what)}`)),
  ];
  return { blocks, titles: [], publishers: [], remarks };
}
