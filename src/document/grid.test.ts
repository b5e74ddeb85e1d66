import { describe, expect, test } from "vitest";
import { edition2021 } from "../form/edition-2021.ts";
import { type Labels, type LeafPlace, labelOf, leavesOf, partsOf } from "../form/labels.ts";
import { bandTable } from "./bands.ts";
import { crossTable } from "./cross-table.ts";
import { coverage, cutCosts, endRow, type Grid, split } from "./grid.ts";

const { proactiveDisclosure, requests, reviewAndLitigation } = edition2021.sections;
const table2 = bandTable(proactiveDisclosure, "proactiveDisclosure", {});
const table3 = crossTable(requests, "requests", {});
const table4 = crossTable(reviewAndLitigation, "reviewAndLitigation", {});

const lines = leavesOf(requests.rows);
const columns = leavesOf(requests.columns);

/** The groups of a tree in the order of the form, with how many lines each has. */
const groupsOf = (tree: Labels): [string, number][] =>
  Object.values(tree).flatMap((node) => {
    const parts = partsOf(node);
    return parts === undefined ? [] : [[labelOf(node), leavesOf(parts).length], ...groupsOf(parts)];
  });

/** 「text r c rows×columns」 for each cell that is not a figure. */
const labels = (grid: Grid) =>
  grid.cells
    .filter(({ role }) => role !== "figure")
    .map(({ row, column, rows, columns, text }) => `r${row} c${column} ${rows}×${columns} ${text}`);

describe("the official form", () => {
  test("table two has a row for each title, head and line of its bands", () => {
    const rows = proactiveDisclosure.bands.map((band) => 2 + leavesOf(band.rows).length);
    expect(table2.rowHeights).toHaveLength(rows.reduce((sum, n) => sum + n, 0));
    expect(table2.widths).toHaveLength(4);
    expect(labels(table2)).toMatchSnapshot();
  });

  test("table three has a row and a column for each line of the form, and spans over the groups", () => {
    expect(table3.rowHeights).toHaveLength(table3.headRows + lines.length);
    expect(table3.widths).toHaveLength(10);
    expect(table3.cells.filter(({ role }) => role === "figure")).toHaveLength(lines.length * columns.length);
    expect(labels(table3)).toMatchSnapshot();
    const stubs = table3.cells.filter(({ rows, role }) => rows > 1 && role === "stub");
    expect(stubs.map(({ text, rows }) => [text, rows])).toEqual(groupsOf(requests.rows));
  });

  test("table four: 4 × 15", () => {
    expect([table4.rowHeights.length, table4.widths.length]).toEqual([4, 15]);
    expect(labels(table4)).toMatchSnapshot();
  });

  test.each([table2, table3, table4])("every place is covered once", (grid) =>
    expect(() => coverage(grid)).not.toThrow());
});

describe("a cut", () => {
  const cuts = lines.slice(1).map((_, i) => table3.headRows + 1 + i);

  test.each(cuts)("before row %i gives two whole tables", (row) => {
    const [above, below] = split(table3, row);
    coverage(above);
    coverage(below);
    expect(above.rowHeights.length + below.rowHeights.length).toBe(
      table3.rowHeights.length + table3.headRows,
    );
    // The figures of the two together are those of the table, in order.
    const addresses = (grid: Grid) => grid.cells.flatMap(({ address }) => address ?? []);
    expect([...addresses(above), ...addresses(below)]).toEqual(addresses(table3));
    // Every span that was cut stands in both, with its label.
    for (const cell of table3.cells.filter(
      (cell) => cell.row >= table3.headRows && cell.row < row && endRow(cell) > row,
    )) {
      expect(above.cells.some(({ text }) => text === cell.text)).toBe(true);
      expect(below.cells.some(({ text, row }) => text === cell.text && row === table3.headRows)).toBe(true);
    }
  });

  test("falls between groups at cost 1, inside them at 2, never below a title", () => {
    // As many groups as two lines that follow each other have in common.
    const common = lines.slice(1).map(({ keys }, i) => {
      const before = (lines[i] as LeafPlace).keys;
      return keys.findIndex((key, level) => key !== before[level]);
    });
    const closed = Array(table3.headRows + 1).fill(Number.POSITIVE_INFINITY); // head and its first row
    expect(cutCosts(table3)).toEqual([...closed, ...common]);
    expect(new Set(common)).toEqual(new Set([0, 1, 2]));
    expect(
      cutCosts(table2)
        .map((cost) => (cost === Number.POSITIVE_INFINITY ? "-" : cost))
        .join(""),
    ).toBe("---10--0--10--");
  });

  test.each([0, table3.headRows, table3.rowHeights.length])("cannot be made before row %i", (row) =>
    expect(() => split(table3, row)).toThrow(RangeError));
});

test("a grid that overlaps or gapes is refused", () => {
  const [first] = table4.cells as [Grid["cells"][number]];
  expect(() => coverage({ ...table4, cells: [...table4.cells, first] })).toThrow(/overlaps/);
  expect(() => coverage({ ...table4, cells: table4.cells.slice(1) })).toThrow(/no cell covers/);
});
