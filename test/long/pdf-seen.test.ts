// Text of a PDF that nobody sees is not taken in silence; what is seen, however it is set, is.
import fc from "fast-check";
import { PDFDocument, rgb } from "pdf-lib";
import { beforeAll, expect, test } from "vitest";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { readReport } from "../../src/intake/read.ts";
import type { Reading } from "../../src/published/reading.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { withFigures, wrong } from "../published/compare.ts";
import { annotate, figureSpots, hidings, readChanged, type Spot } from "../published/pdf-hidden.ts";

const report = published("huaian-city-2024");
const white = rgb(1, 1, 1);
let plain: Uint8Array;
let figures: Spot[];
beforeAll(async () => {
  plain = await renderPdf(report);
  figures = await figureSpots(plain);
});

const asked = ({ items }: Reading) => items.filter(({ trust }) => trust === "asked");
const told = (reading: Reading, page: number) =>
  reading.items.filter(({ message }) => message.includes(`第 ${page} 页有看不见的文字`));

test("nothing of an honest file is hidden", async () => {
  const reading = await readReport(plain);
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.items.filter(({ message }) => /看不见|批注|扫描/u.test(message))).toEqual([]);
});

test.each(
  Object.keys(hidings),
)("a figure in a cell, %s: asked, told with its page, never taken", async (how) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 99 }), fc.boolean(), async (at, number, beside) => {
      const spot = figures[at % figures.length] as Spot;
      const { page } = spot;
      const x = beside ? spot.x + spot.width + 1 : spot.x - 3;
      const reading = await readChanged(plain, page, (own, document) =>
        hidings[how]?.(own, String(number), x, spot.y, document),
      );
      expect(wrong(reading, report as Report)).toEqual([]);
      expect(told(reading, page).length).toBe(1);
      expect(
        asked(reading)
          .map(({ found }) => found)
          .join(),
      ).toContain("看不见的字");
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test("a figure that was covered is asked; the rest is read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom(white, rgb(0, 0, 0)), async (at, color) => {
      const { page, x, y, width, size } = figures[at % figures.length] as Spot;
      const reading = await readChanged(plain, page, (own) =>
        own.drawRectangle({ x: x - 1, y: y - 2, width: width + 2, height: size + 2, color }),
      );
      expect(wrong(reading, report)).toEqual([]);
      expect(told(reading, page).length).toBe(1);
      expect(asked(reading).length).toBe(1);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("white on a dark ground, a stamp that lets through, marker and shading are as good as black on white", async () => {
  const reading = await readChanged(plain, 3, (page) => {
    const own = figures.filter((spot) => spot.page === 3);
    for (const [i, { x, y, width, size, text }] of own.slice(0, 6).entries()) {
      const ground = i % 2 === 0 ? rgb(0.1, 0.2, 0.5) : rgb(0.7, 0, 0);
      page.drawRectangle({ x: x - 1, y: y - 2, width: width + 2, height: size + 2, color: ground });
      page.drawText(text, { x, y, size, color: white });
    }
    for (const { x, y, width, size } of own.slice(6, 9))
      page.drawRectangle({
        x: x - 1,
        y: y - 2,
        width: width + 2,
        height: size + 2,
        color: rgb(1, 1, 0),
        opacity: 0.4,
      });
    page.drawEllipse({ x: 300, y: 400, xScale: 60, yScale: 60, borderColor: rgb(1, 0, 0), borderWidth: 3 });
  });
  expect(wrong(reading, report)).toEqual([]);
  expect(asked(reading)).toEqual([]);
});

test("a word that was covered in a sentence is told", async () => {
  const reading = await readChanged(plain, 3, (page) =>
    page.drawRectangle({ x: 78, y: 484, width: 19, height: 16, color: white }),
  );
  expect(
    told(reading, 3)
      .map(({ message }) => message)
      .join(),
  ).toContain("95");
});

test("outside the tables hidden text is told, and is in no paragraph", async () => {
  const reading = await readChanged(plain, 1, (page) => {
    page.drawText("9876543210", { x: 100, y: 300, size: 9, color: white });
    page.drawText("1234509876", { x: 100, y: -40, size: 9 });
  });
  expect(JSON.stringify(reading.report)).not.toMatch(/9876543210|1234509876/u);
  expect(
    told(reading, 1)
      .map(({ message }) => message)
      .join(),
  ).toMatch(/9876543210/u);
  expect(asked(reading)).toEqual([]);
});

test("an annotation over a figure is asked, one alone in its cell, as a field of a form, is read and told", async () => {
  const spot = figures.find(({ page }) => page === 3) as Spot;
  const beside = await readChanged(plain, 3, (page, document) =>
    annotate(page, document, "77", { ...spot, x: spot.x + 6, y: spot.y - 3 }),
  );
  expect(wrong(beside, report)).toEqual([]);
  expect(
    asked(beside)
      .map(({ found }) => found)
      .join(),
  ).toContain("批注：77");
  const emptied = await renderPdf(
    withFigures(report, (figure) => (figure === report.requests.received.other ? null : figure)),
  );
  const blank = await readChanged(emptied, 3, (page, document) => annotate(page, document, "77", spot));
  expect(blank.items.some(({ message }) => message.includes("表单域"))).toBe(true);
});

test("a scan with text under it: every figure is asked, and the pages are told", async () => {
  const document = await PDFDocument.create();
  const source = await PDFDocument.load(plain);
  const pages = await document.embedPdf(source, source.getPageIndices());
  // A white picture over each page, as programs set that recognise text.
  const pixel = await document.embedPng(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC",
      "base64",
    ),
  );
  for (const own of pages) {
    const page = document.addPage([own.width, own.height]);
    page.drawPage(own);
    page.drawImage(pixel, { x: 0, y: 0, width: own.width, height: own.height });
  }
  const reading = await readReport(await document.save());
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.status).toBe("asked");
  expect(
    [...reading.sources.values()].every(({ source, trust }) => source === "recognised" && trust === "asked"),
  ).toBe(true);
  expect(reading.items.some(({ message }) => /扫描件/u.test(message))).toBe(true);
});
