import { severityNames } from "../problem/finding.ts";
import type { ReviewNote } from "../style/options.ts";
import type { Block, Document } from "./document.ts";

function noteText({ severity, code, place, message, waived }: ReviewNote, i: number): string {
  const reason = waived === undefined ? "" : `（已停用：${waived}）`;
  return `${i + 1}.〔${severityNames[severity]}〕${place}：${message}（${code}）${reason}`;
}

/** A review copy: the cells in question are marked, and an annex lists the notes for whoever signs them off. */
export function reviewCopy({ info, blocks }: Document, notes: readonly ReviewNote[]): Document {
  const paths = new Set(notes.map(({ path }) => path));
  const marked = blocks.map((block): Block => {
    if (block.type !== "table") return block;
    const cells = block.grid.cells.map((cell) =>
      cell.address !== undefined && paths.has(cell.address) ? ({ ...cell, marked: true } as const) : cell,
    );
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
