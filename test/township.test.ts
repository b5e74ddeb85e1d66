import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { bandTable } from "../src/document/bands.ts";
import { crossTable } from "../src/document/cross-table.ts";
import { renderDocx } from "../src/docx.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { type DocxBlock, placedCells, readDocx, tableFaults } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The published report's text: paragraphs and headings, with the lines that its page ends broke joined. */
const published = read("./corpus/liuhulan-town-2024.txt")
  .split(/\n{2,}/)
  .map((line) => line.trim())
  .filter((line) => line !== "" && !line.startsWith("|"))
  .reduce<string[]>((lines, line) => {
    if (lines.at(-1)?.endsWith("，以")) lines.push(lines.pop() + line);
    else lines.push(line);
    return lines;
  }, []);

/** The date is the standard's, without the spaces that a PDF reader put between digits and characters. */
const unspaced = (text: string) => text.replace(/\s/gu, "");

const { proactiveDisclosure, requests, reviewAndLitigation } = edition2021.sections;
const tables = [
  bandTable(proactiveDisclosure, "proactiveDisclosure", liuhulan2024.proactiveDisclosure),
  crossTable(requests, "requests", liuhulan2024.requests),
  crossTable(reviewAndLitigation, "reviewAndLitigation", liuhulan2024.reviewAndLitigation),
];

test("the corpus is whole", () => expect(published).toHaveLength(30));

test("the JSON example is the report that the builder makes", () => {
  expect(parseReport(JSON.parse(read("../examples/liuhulan-2024.json")))).toEqual(liuhulan2024);
});

describe("the PDF, read by pdf.js", () => {
  let text: string;
  beforeAll(async () => {
    text = plainText(await readPdf(await renderPdf(liuhulan2024)));
  });

  test("holds every paragraph, heading and label, in order, character by character", () => {
    const [two, three, four] = tables.map(({ cells }) => cells.map((cell) => unspaced(cell.text)).join(""));
    const expected = published.map(unspaced);
    const insertAfter = (heading: string, table: string | undefined) => {
      const at = expected.findIndex((line) => line.startsWith(heading));
      expected.splice(at + 1, 0, table as string);
    };
    insertAfter("二、", two);
    insertAfter("三、", three);
    insertAfter("四、", four);
    expect(text).toBe(expected.join(""));
  });
});

describe("the DOCX, read from its XML", () => {
  let blocks: DocxBlock[];
  beforeAll(async () => {
    blocks = readDocx(await renderDocx(liuhulan2024));
  });

  test("holds every paragraph and heading, in order, character by character", () => {
    const paragraphs = blocks.flatMap((block) =>
      block.type === "paragraph" && block.text !== "" ? [block.text] : [],
    );
    // Title and date: two lines for the title, no spaces in the date.
    const [name, title, ...rest] = paragraphs;
    expect([`${name} ${title}`, ...rest.slice(0, -1), unspaced(rest.at(-1) as string)]).toEqual([
      ...published.slice(0, -1),
      unspaced(published.at(-1) as string),
    ]);
  });

  test("has the form's grid in each table: gridSpan, vMerge, gridCol", () => {
    const read = blocks.flatMap((block) => (block.type === "table" ? [block.table] : []));
    expect(read).toHaveLength(3);
    read.forEach((table, i) => {
      const grid = tables[i] as (typeof tables)[number];
      expect(tableFaults(table)).toEqual([]);
      expect(table.grid.reduce((a, b) => a + b, 0)).toBe(8844);
      expect(table.rows.filter(({ head }) => head)).toHaveLength(grid.headRows);
      expect(placedCells(table)).toEqual(
        grid.cells.map(({ row, column, rows, columns, text }) => ({ row, column, rows, columns, text })),
      );
    });
  });

  test("the order of blocks is the form's", () => {
    const kinds = blocks.map((block) => (block.type === "table" ? "table" : block.style)).join(" ");
    expect(kinds).toMatch(/Heading1 table Heading1 table Heading1 table Heading1/);
  });
});

test.each([
  ["liuhulan", liuhulan2024],
  ["huaian", huaian2024],
])("%s: the same report gives the same bytes, on any day and in any zone", async (_, report) => {
  const zone = process.env.TZ;
  const again = JSON.parse(JSON.stringify(report));
  const [pdf, docx] = [await renderPdf(report), await renderDocx(report)];
  try {
    for (const tz of ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]) {
      process.env.TZ = tz;
      expect(Buffer.compare(await renderPdf(parseReport(again)), pdf)).toBe(0);
      expect(Buffer.compare(await renderDocx(parseReport(again)), docx)).toBe(0);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
