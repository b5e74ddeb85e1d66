import { severityNames } from "../problem/finding.ts";
import { shortened } from "../report/text.ts";
import type { ReviewNote } from "../style/options.ts";
import type { TableBlock } from "./document.ts";
import type { Cell } from "./grid.ts";

/** The columns of the list of notes, with their shares of the width: the rule's code is for programs, small and last. */
const reviewColumns = [
  { head: "序号", width: 5 },
  { head: "位置", width: 16 },
  { head: "原文", width: 15 },
  { head: "问题和改法", width: 31 },
  { head: "答复、签名", width: 20 },
  { head: "代码", width: 13 },
] as const;

/** Room to write an answer by hand, twip. */
const rowHeight = 800;

/** Longer words are cut: they are marked where they stand. */
const mostWords = 40;

function wrong({ severity, message, waived }: ReviewNote): string {
  const reason = waived === undefined ? "" : `已停用：${waived}。`;
  return `〔${severityNames[severity]}〕${message}${reason}`;
}

/**
 * Notes as a table: place, words, what to do, room for the answer and a signature, the rule's code. `first` is the number of
 * the first.
 */
export function reviewTable(notes: readonly ReviewNote[], first = 1): TableBlock {
  const head = reviewColumns.map(
    ({ head }, column): Cell => ({ row: 0, column, rows: 1, columns: 1, role: "head", text: head }),
  );
  const cells = notes.flatMap((note, i): Cell[] => {
    const at = { row: i + 1, rows: 1, columns: 1 };
    const text = (column: number, words: string): Cell => ({
      ...at,
      column,
      role: "text",
      align: "left",
      text: words,
    });
    return [
      { ...at, column: 0, role: "stub", text: String(first + i) },
      text(1, note.place),
      text(2, shortened(note.found ?? "", mostWords)),
      text(3, wrong(note)),
      text(4, ""),
      { ...at, column: 5, role: "figure", text: note.code },
    ];
  });
  return {
    type: "table",
    // It looks as table three does.
    path: "requests",
    isAnnex: true,
    caption: "数据核对意见",
    grid: {
      widths: reviewColumns.map(({ width }) => width * 100),
      rowHeights: [0, ...notes.map(() => rowHeight)],
      headRows: 1,
      cells: [...head, ...cells],
    },
  };
}
