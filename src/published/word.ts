import { besideOf, type WordCell, wordBlocks } from "../formats/docx/read-blocks.ts";
import { wordParts } from "../formats/docx/read-parts.ts";
import { ReadError } from "../problem/read-error.ts";
import { firstCharacters } from "../report/text.ts";
import { type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";

/** A cell as a person sees it. Text that is struck out is seen, but hardly meant: it is kept in sight, so that it is asked. */
const wordCellText = ({ text, struck }: WordCell): string =>
  struck === "" ? text : `${text}【删除线：${struck}】`;

/** A table of one cell a row frames paragraphs: it is none. */
const isFrame = (rows: readonly (readonly WordCell[])[]) => rows.every((cells) => cells.length <= 1);

/** Reads a Word file of any hand: its paragraphs and the rows of its tables, in order. @throws {ReadError} */
export function readWord(bytes: Uint8Array): FoundSource {
  const blocks: FoundBlock[] = [];
  const struck: string[] = [];
  const beside: string[] = [];
  let table = 0;
  const paragraphs = (text: string, links = 0) => {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    lines.forEach((line, i) => {
      blocks.push({ kind: "paragraph", text: line.trim(), ...(i === 0 && links > 0 && { links }) });
    });
  };
  for (const block of wordBlocks(wordParts(bytes))) {
    for (const part of block.type === "paragraph" ? [block] : block.cells)
      beside.push(...("pictures" in part ? besideOf(part) : part.beside));
    if (block.type === "paragraph") {
      paragraphs(block.text, block.links.length);
      if (block.struck !== "") struck.push(block.struck);
      continue;
    }
    const rows = new Map<number, WordCell[]>();
    for (const cell of block.cells) {
      const row = rows.get(cell.row);
      if (row === undefined) rows.set(cell.row, [cell]);
      else row.push(cell);
    }
    const sorted = [...rows].toSorted(([a], [b]) => a - b);
    if (isFrame(sorted.map(([, cells]) => cells))) {
      for (const cell of block.cells) paragraphs(wordCellText(cell));
      continue;
    }
    table += 1;
    for (const [row, cells] of sorted)
      blocks.push({
        kind: "row",
        cells: cells.slice(0, fileLimits.cells).map(wordCellText),
        source: "cells",
        table,
        row: row + 1,
      });
  }
  if (blocks.filter(({ kind }) => kind === "row").length > fileLimits.rows)
    throw new ReadError("文件里的表格过大，不像一份年度报告。");
  const remarks = [
    ...struck.map((text) => `带删除线的文字“${firstCharacters(text, 40)}”没有读入。`),
    ...new Set(beside.map((what) => `文件里有${what}，没有读入。`)),
  ];
  return { blocks, titles: [], publishers: [], remarks };
}
