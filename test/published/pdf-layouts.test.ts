// Pages laid out otherwise than one page of one column: watermarks, several pages on a sheet, columns, pictures in cells.
import { degrees, PDFDocument, type PDFPage, rgb } from "pdf-lib";
import { expect, test } from "vitest";
import { renderHtml } from "../../src/formats/html/write.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { readReport } from "../../src/intake/read.ts";
import { readHtml } from "../../src/published/html.ts";
import { withoutGaps } from "../../src/published/pdf-gaps.ts";
import { gridsOf } from "../../src/published/pdf-grid.ts";
import { regionsOf } from "../../src/published/pdf-regions.ts";
import { type Ruling, rulingsOf } from "../../src/published/pdf-rulings.ts";
import type { PageGlyph } from "../../src/published/pdf-text.ts";
import { readSource } from "../../src/published/read.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { withFigures, wrong } from "./compare.ts";
import { figureSpots, readChanged } from "./pdf-hidden.ts";

const report = published("huaian-city-2024");
const plain = renderPdf(report);
const texts = ({ title, overview, problemsAndImprovements, otherMatters }: Report) =>
  JSON.stringify([title.join(""), overview, problemsAndImprovements, otherMatters]);

test.each([
  [
    "aslant",
    (page: PDFPage) => page.drawText("COPY 2025 No 7", { x: 60, y: 200, size: 50, rotate: degrees(35) }),
  ],
  [
    "pale, again and again",
    (page: PDFPage) => {
      for (let i = 0; i < 24; i++)
        page.drawText("2025-01-20 user 10086", {
          x: 40 + (i % 3) * 180,
          y: 60 + Math.floor(i / 3) * 90,
          size: 14,
          color: rgb(0.85, 0.85, 0.85),
        });
    },
  ],
  [
    "large and translucent over the text",
    (page: PDFPage) => page.drawText("DRAFT 2024", { x: 100, y: 400, size: 60, opacity: 0.2 }),
  ],
])("a watermark %s is told, and no part of any figure or sentence", async (_, draw) => {
  for (const number of [2, 4]) {
    const reading = await readChanged(await plain, number, draw);
    expect(wrong(reading, report)).toEqual([]);
    expect(reading.items.map(({ trust, message }) => [trust, message.slice(0, 2)])).toEqual([
      ["told", "水印"],
    ]);
    expect(texts(reading.report as Report)).toBe(texts(report));
  }
});

test("a picture in a figure's cell is asked, not read as a blank", async () => {
  const blank = withFigures(report, (figure) => (figure === 0 ? null : figure));
  const spots = (await figureSpots(await plain)).filter(({ page, text }) => page === 4 && text === "0");
  const reading = await readChanged(await renderPdf(blank), 4, async (page, document) => {
    const picture = await document.embedPng(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    );
    for (const { x, y, size } of spots.slice(0, 3))
      page.drawImage(picture, { x, y, width: size, height: size });
  });
  expect(wrong(reading, blank)).toEqual([]);
  const asked = reading.items.filter(({ trust }) => trust === "asked");
  expect(asked.map(({ found }) => found)).toEqual(["【图片】", "【图片】", "【图片】"]);
});

/** The pages of a PDF set on sheets, so many across and down, as printers do. */
async function onSheets(bytes: Uint8Array, across: number, down: number): Promise<Uint8Array> {
  const sheets = await PDFDocument.create();
  const pages = await sheets.embedPages((await PDFDocument.load(bytes)).getPages());
  const [width, height] = across > down ? [842, 595] : [595, 842];
  const scale = Math.min(width / across / 595, height / down / 842);
  for (let i = 0; i < pages.length; i += across * down) {
    const sheet = sheets.addPage([width, height]);
    for (const [k, page] of pages.slice(i, i + across * down).entries())
      sheet.drawPage(page, {
        x: ((k % across) * width) / across,
        y: height - (Math.floor(k / across) + 1) * (height / down),
        xScale: scale,
        yScale: scale,
      });
  }
  return sheets.save();
}

test.each([
  [2, 1],
  [1, 2],
  [2, 2],
])("%i × %i pages on a sheet are read one after the other", async (across, down) => {
  const reading = await readReport(await onSheets(await plain, across, down));
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.items.filter(({ trust }) => trust === "asked")).toEqual([]);
  expect(texts(reading.report as Report)).toBe(texts(report));
  if (across > 1) expect(reading.items.map(({ message }) => message).join()).toContain("一张上印有几页");
});

/** Lines of so many characters from a place on. */
const line = (text: string, x: number, y: number, size = 12): PageGlyph[] =>
  [...text].map((sign, i) => ({ text: sign, x: x + i * size, width: size, y, size }));
const said = (glyphs: readonly PageGlyph[]) => glyphs.map(({ text }) => text).join("");
const sheet = (glyphs: readonly PageGlyph[]) => ({
  glyphs,
  rulings: [],
  pictures: [],
  height: 842,
  isColumn: false,
});

test("columns of running text are read one after the other, between what stands across them", async () => {
  const column = (sign: string, x: number) =>
    Array.from({ length: 6 }, (_, i) => line(sign.repeat(i === 5 ? 7 : 18), x, 200 + i * 20)).flat();
  const across = (sign: string, y: number) => line(sign.repeat(36), 72, y);
  const { regions, parted } = regionsOf(
    sheet([...across("题", 100), ...column("左", 72), ...column("右", 310), ...across("尾", 400)]),
    595,
  );
  expect(parted).toBe("columns");
  expect(regions.map(({ glyphs }) => [...new Set(said(glyphs))].join(""))).toEqual(["题", "左", "右", "尾"]);
  expect(Math.min(...(regions[2]?.glyphs.map(({ x }) => x) ?? []))).toBeCloseTo(72);
});

test("labels and figures beside each other are no columns of text", async () => {
  const rows = Array.from({ length: 20 }, (_, i) => [
    ...line("要求行政机关确认或重新出具".slice(0, 5 + (i % 8)), 72, 100 + i * 20),
    ...["12", "0", "7", "3", "0", "1", "23"].flatMap((figure, k) =>
      line(figure, 330 + k * 30, 100 + i * 20, 6),
    ),
  ]).flat();
  expect(regionsOf(sheet(rows), 595).parted).toBe("not");
  const prose = Array.from({ length: 20 }, (_, i) => line("文".repeat(37), 72, 100 + i * 20)).flat();
  expect(regionsOf(sheet(prose), 595).parted).toBe("not");
});

/** The four edges of a box. */
const box = (left: number, top: number, right: number, bottom: number): Ruling[] => [
  { upright: true, at: left, from: top, to: bottom },
  { upright: true, at: right, from: top, to: bottom },
  { upright: false, at: top, from: left, to: right },
  { upright: false, at: bottom, from: left, to: right },
];

test.each([1.5, 2.25, 4, 6])("cells that stand %f pt apart are those of one table", (apart) => {
  const cells = Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 3 }, (__, column) => {
      const [left, top] = [60 + column * 80, 100 + row * 20];
      return {
        lines: box(left, top, left + 80 - apart, top + 20 - apart),
        text: line(`${row}${column}`, left + 30, top + 12, 8),
      };
    }),
  ).flat();
  // A paragraph below stands across the strips.
  const prose = line("文".repeat(30), 60, 260);
  const glyphs = [...cells.flatMap(({ text }) => text), ...prose];
  const grids = gridsOf(
    withoutGaps(
      cells.flatMap(({ lines }) => lines),
      glyphs,
    ),
  );
  expect(grids.length).toBe(1);
  expect(grids[0]?.cells.length).toBe(12);
});

test("dots drawn one by one are a line", () => {
  const ops = { constructPath: 1, fill: 2 };
  const dots = Array.from({ length: 40 }, (_, i) => {
    const [x, y] = [60 + i * 1.5, 100];
    return [2, [[0, x, y, 1, x + 0.75, y, 1, x + 0.75, y + 0.75, 1, x, y + 0.75, 4]]];
  });
  const list = { fnArray: dots.map(() => 1), argsArray: dots };
  const lines = rulingsOf(list as never, ops, [1, 0, 0, 1, 0, 0]);
  expect(lines).toEqual([{ upright: false, at: 100.5, from: 60.375, to: 118.875 }]);
});

test("digits that a font names wrongly are asked: hardly a row adds up", () => {
  const { blocks, ...source } = readHtml(new TextEncoder().encode(renderHtml(report)));
  const misread = (text: string) => text.replace(/\d/gu, (digit) => String((Number(digit) + 3) % 10));
  const reading = readSource(
    {
      ...source,
      blocks: blocks.map((block) =>
        block.kind === "row"
          ? {
              ...block,
              source: "ruled",
              cells: block.cells.map((cell) => (/^[\d.]+$/u.test(cell) ? misread(cell) : cell)),
            }
          : block,
      ),
    },
    "pdf",
  );
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.items.map(({ message }) => message).join()).toContain("字体把数字标错");
});

test("text that is read as other characters than it shows is refused by name", async () => {
  const garbled = await PDFDocument.create();
  const font = await garbled.embedFont("Helvetica");
  for (let p = 0; p < 2; p++) {
    const page = garbled.addPage();
    for (let i = 0; i < 20; i++)
      page.drawText("\u00c6\u00f8\u00df\u00f0".repeat(10), { x: 40, y: 60 + i * 30, size: 10, font });
  }
  await expect(readReport(await garbled.save())).rejects.toThrow("乱码");
});
