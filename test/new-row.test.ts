import { expect, test } from "vitest";
import { composeDocument } from "../src/document/compose.ts";
import { crossTable } from "../src/document/cross-table.ts";
import type { Grid } from "../src/document/grid.ts";
import { prepareDocument } from "../src/document/prepare.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import type { Edition } from "../src/form/form.ts";
import { leavesOf } from "../src/form/labels.ts";
import { docxOutput } from "../src/formats/docx/options.ts";
import { writeDocx } from "../src/formats/docx/write.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { drawPdf } from "../src/formats/pdf/write.ts";
import { figureAt } from "../src/report/figures.ts";
import { parseReportAs } from "../src/report/parse.ts";
import { placedCells, readDocx, tableFaults } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

const { requests } = edition2021.sections;
const { outcomes } = requests.rows;
const { notDisclosed } = outcomes.parts;

/** The edition of 2027, in which the office has added a row to （三）: one line of data. */
const edition2027 = {
  ...edition2021,
  key: "2027",
  sections: {
    ...edition2021.sections,
    requests: {
      ...requests,
      rows: {
        ...requests.rows,
        outcomes: {
          ...outcomes,
          parts: {
            ...outcomes.parts,
            notDisclosed: { ...notDisclosed, parts: { ...notDisclosed.parts, algorithm: "9.属于算法参数" } },
          },
        },
      },
    },
  },
} as const satisfies Edition;

const report = parseReportAs(edition2027, {
  agency: "某县某镇人民政府",
  year: 2027,
  overview: ["一句话。"],
  proactiveDisclosure: {},
  requests: {
    received: { naturalPerson: 2 },
    outcomes: { notDisclosed: { algorithm: { naturalPerson: 2 } } },
  },
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
});

test("the type has the row, and the sums add it up", () => {
  const figure: number | null | "/" = report.requests.outcomes.notDisclosed.algorithm.naturalPerson;
  expect(figure).toBe(2);
  expect(report.requests.outcomes.total).toMatchObject({ naturalPerson: 2, total: 2 });
  expect(figureAt(report.requests, ["outcomes", "notDisclosed", "algorithm", "total"])).toBe(2);
});

test("the grid has one row more, and so have the spans that hold it", () => {
  const stubs = ({ cells }: Grid) => cells.filter(({ role, rows }) => role === "stub" && rows > 1);
  const before = crossTable(requests, "requests", {});
  const grid = crossTable(edition2027.sections.requests, "requests", report.requests);
  expect(grid.rowHeights).toHaveLength(before.rowHeights.length + 1);
  const holding: string[] = [outcomes.label, notDisclosed.label];
  expect(stubs(grid).map(({ rows }) => rows)).toEqual(
    stubs(before).map(({ text, rows }) => (holding.includes(text) ? rows + 1 : rows)),
  );
});

test("both outputs show it", async () => {
  const document = composeDocument(report, edition2027);
  expect(
    plainText(await readPdf(await drawPdf(prepareDocument(document, edition2027, {}, pdfOutput)))),
  ).toContain("9.属于算法参数2000002");
  const table = readDocx(await writeDocx(prepareDocument(document, edition2027, {}, docxOutput))).flatMap(
    (block) => (block.type === "table" ? [block.table] : []),
  )[1];
  expect(tableFaults(table as NonNullable<typeof table>)).toEqual([]);
  expect(placedCells(table as NonNullable<typeof table>)).toContainEqual({
    row: 3 + leavesOf(edition2027.sections.requests.rows).findIndex(({ keys }) => keys.includes("algorithm")),
    column: 2,
    rows: 1,
    columns: 1,
    text: "9.属于算法参数",
  });
});
