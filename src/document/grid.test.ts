import { describe, expect, test } from "vitest";
import { edition2021 } from "../form/edition-2021.ts";
import { bandTable } from "./bands.ts";
import { crossTable } from "./cross-table.ts";
import { coverage, cutCosts, endRow, type Grid, split } from "./grid.ts";

const { proactiveDisclosure, requests, reviewAndLitigation } = edition2021.sections;
const table2 = bandTable(proactiveDisclosure, "proactiveDisclosure", {});
const table3 = crossTable(requests, "requests", {});
const table4 = crossTable(reviewAndLitigation, "reviewAndLitigation", {});

/** 「text r c rows×columns」 for each cell that is not a figure. */
const labels = (grid: Grid) =>
  grid.cells
    .filter(({ role }) => role !== "figure")
    .map(({ row, column, rows, columns, text }) => `r${row} c${column} ${rows}×${columns} ${text}`);

describe("the official form", () => {
  test("table two: 14 × 4", () => {
    expect([table2.rowHeights.length, table2.widths.length]).toEqual([14, 4]);
    expect(labels(table2)).toMatchSnapshot();
  });

  test("table three: 28 × 10, 25 rows of 7 figures", () => {
    expect([table3.rowHeights.length, table3.widths.length]).toEqual([28, 10]);
    expect(table3.cells.filter(({ role }) => role === "figure")).toHaveLength(25 * 7);
    expect(labels(table3)).toMatchSnapshot();
    const spans = table3.cells
      .filter(({ rows, role }) => rows > 1 && role === "stub")
      .map(({ rows }) => rows);
    expect(spans).toEqual([22, 8, 3, 5, 3]);
  });

  test("table four: 4 × 15", () => {
    expect([table4.rowHeights.length, table4.widths.length]).toEqual([4, 15]);
    expect(labels(table4)).toMatchSnapshot();
  });

  test.each([table2, table3, table4])("every place is covered once", (grid) =>
    expect(() => coverage(grid)).not.toThrow());
});

describe("a cut", () => {
  const cuts = Array.from({ length: 24 }, (_, i) => i + 4);

  test.each(cuts)("before row %i gives two whole tables", (row) => {
    const [above, below] = split(table3, row);
    coverage(above);
    coverage(below);
    expect(above.rowHeights.length + below.rowHeights.length).toBe(28 + table3.headRows);
    // The figures of the two together are those of the table, in order.
    const addresses = (grid: Grid) => grid.cells.flatMap(({ address }) => address ?? []);
    expect([...addresses(above), ...addresses(below)]).toEqual(addresses(table3));
    // Every span that was cut stands in both, with its label.
    for (const cell of table3.cells.filter((cell) => cell.row >= 3 && cell.row < row && endRow(cell) > row)) {
      expect(above.cells.some(({ text }) => text === cell.text)).toBe(true);
      expect(below.cells.some(({ text, row }) => text === cell.text && row === 3)).toBe(true);
    }
  });

  test("falls between groups at cost 1, inside them at 2, never below a title", () => {
    expect(cutCosts(table3)).toEqual([
      ...Array(4).fill(Number.POSITIVE_INFINITY), // head and its first row
      0,
      0,
      1,
      1,
      2,
      2,
      2,
      2,
      2,
      2,
      2,
      1,
      2,
      2,
      1,
      2,
      2,
      2,
      2,
      1,
      2,
      2,
      1,
      0,
    ]);
    expect(
      cutCosts(table2)
        .map((cost) => (cost === Number.POSITIVE_INFINITY ? "-" : cost))
        .join(""),
    ).toBe("---10--0--10--");
  });

  test.each([0, 3, 28])("cannot be made before row %i", (row) =>
    expect(() => split(table3, row)).toThrow(RangeError));
});

test("a grid that overlaps or gapes is refused", () => {
  const [first] = table4.cells as [Grid["cells"][number]];
  expect(() => coverage({ ...table4, cells: [...table4.cells, first] })).toThrow(/overlaps/);
  expect(() => coverage({ ...table4, cells: table4.cells.slice(1) })).toThrow(/no cell covers/);
});
