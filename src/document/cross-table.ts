import type { CrossSection } from "../form/form.ts";
import { depthOf, isVertical, type Labels, labelOf, leavesOf, partsOf } from "../form/labels.ts";
import { addressOf, type FigureTree, figureAt, rowsOf } from "../report/figures.ts";
import { figureText } from "./figure-text.ts";
import { type Cell, type Grid, ordered } from "./grid.ts";

/** A label placed in a tree: `start` and `size` along the leaves, `level` and `levels` across them. */
interface Span {
  readonly text: string;
  readonly start: number;
  readonly size: number;
  readonly level: number;
  readonly levels: number;
  readonly vertical: boolean;
}

/** Places every label of a tree: a group over its leaves, a leaf over the levels that it lacks. */
function spansOf(labels: Labels, depth: number, start = 0, level = 0): Span[] {
  let next = start;
  return Object.values(labels).flatMap((node) => {
    const parts = partsOf(node);
    const size = parts === undefined ? 1 : leavesOf(parts).length;
    const levels = parts === undefined ? depth - level : 1;
    const own = { text: labelOf(node), start: next, size, level, levels, vertical: isVertical(node) };
    const inner = parts === undefined ? [] : spansOf(parts, depth, next, level + 1);
    next += size;
    return [own, ...inner];
  });
}

const uprightOf = (span: Span): Pick<Cell, "vertical"> => (span.vertical ? { vertical: true } : {});

/** Row tree × column tree as a grid: corner, head, stub and figures, with every span of the form. */
export function crossTable(section: CrossSection, key: string, figures: FigureTree): Grid {
  const headRows = depthOf(section.columns);
  const stubColumns = section.rows === undefined ? 0 : depthOf(section.rows);
  const columns = leavesOf(section.columns);
  const rows = rowsOf(section);
  const head = spansOf(section.columns, headRows).map(
    (span): Cell => ({
      row: span.level,
      rows: span.levels,
      column: stubColumns + span.start,
      columns: span.size,
      role: "head",
      text: span.text,
      ...uprightOf(span),
    }),
  );
  const stub = spansOf(section.rows ?? {}, stubColumns).map(
    (span): Cell => ({
      row: headRows + span.start,
      rows: span.size,
      column: span.level,
      columns: span.levels,
      role: "stub",
      text: span.text,
      ...(span.vertical ? { vertical: true } : { align: "left" }),
    }),
  );
  const cells = rows.flatMap((row, r) =>
    columns.map((column, c): Cell => {
      const keys = [...row.keys, ...column.keys];
      const place = { row: headRows + r, column: stubColumns + c, rows: 1, columns: 1 };
      return {
        ...place,
        role: "figure",
        text: figureText(figureAt(figures, keys)),
        address: addressOf(key, keys),
      };
    }),
  );
  const corner: Cell[] =
    stubColumns === 0
      ? []
      : [
          {
            row: 0,
            column: 0,
            rows: headRows,
            columns: stubColumns,
            role: "corner",
            text: section.corner ?? "",
            align: "left",
          },
        ];
  return {
    widths: section.widths,
    rowHeights: [...Array(headRows).fill(0), ...rows.map(() => section.rowHeight ?? 0)],
    headRows,
    cells: ordered([...corner, ...head, ...stub, ...cells]),
  };
}
