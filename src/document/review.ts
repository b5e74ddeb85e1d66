import { severityNames } from "../problem/finding.ts";
import type { ReviewNote } from "../style/options.ts";
import type { Block, Document } from "./document.ts";
import type { Cell } from "./grid.ts";

function noteText({ severity, code, place, message, waived }: ReviewNote, i: number): string {
  const reason = waived === undefined ? "" : `（已停用：${waived}）`;
  return `${i + 1}.〔${severityNames[severity]}〕${place}：${message}（${code}）${reason}`;
}

/** A review copy: the cells in question are marked, the sums that tell it more lightly, and an annex lists the notes for whoever signs them off. */
export function reviewCopy({ info, blocks }: Document, notes: readonly ReviewNote[]): Document {
  const doubted = new Set(notes.flatMap(({ path, others = [] }) => [path, ...others]));
  const evidence = new Set(notes.flatMap(({ evidence = [] }) => evidence));
  const markOf = (address: string): Cell["marked"] =>
    doubted.has(address) ? "doubted" : evidence.has(address) ? "evidence" : undefined;
  const marked = blocks.map((block): Block => {
    if (block.type !== "table") return block;
    const cells = block.grid.cells.map((cell): Cell => {
      const marked = cell.address === undefined ? undefined : markOf(cell.address);
      return marked === undefined ? cell : { ...cell, marked };
    });
    return { ...block, grid: { ...block.grid, cells } };
  });
  const paragraph = (text: string): Block => ({ type: "paragraph", path: "review", lead: "", text });
  const annex: Block[] = [
    { type: "pageBreak", path: "review" },
    { type: "heading", path: "review", level: 1, text: "附：数据核对意见" },
    ...(notes.length === 0
      ? [paragraph("未发现问题。")]
      : notes.map((note, i) => paragraph(noteText(note, i)))),
    paragraph("核对人：　　　　　　　　　　负责人："),
  ];
  return { info, blocks: [...marked, ...annex] };
}
