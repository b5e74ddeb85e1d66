// Text of a PDF that nobody sees is asked or told, never taken; test/long/pdf-seen.test.ts tries each way by itself.
import { rgb } from "pdf-lib";
import { expect, test } from "vitest";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { published } from "../corpus.ts";
import { wrong } from "./compare.ts";
import { figureSpots, hidings, readChanged } from "./pdf-hidden.ts";

test("each way of hiding is asked in its cell; white on a dark ground is read", async () => {
  const report = published("huaian-city-2024");
  const plain = await renderPdf(report);
  const figures = (await figureSpots(plain)).filter(({ page }) => page === 4);
  const ways = Object.entries(hidings);
  const reading = await readChanged(plain, 4, async (page, document) => {
    for (const [i, [, hide]] of ways.entries()) {
      const { x, y } = figures[i * 3] as (typeof figures)[number];
      await hide(page, String(61 + i), x - 3, y, document);
    }
    for (const { x, y, width, size, text } of figures.slice(-8)) {
      page.drawRectangle({
        x: x - 1,
        y: y - 2,
        width: width + 2,
        height: size + 2,
        color: rgb(0.1, 0.2, 0.5),
      });
      page.drawText(text, { x, y, size, color: rgb(1, 1, 1) });
    }
    page.drawText("13579", { x: 100, y: -40, size: 9 });
  });
  expect(wrong(reading, report)).toEqual([]);
  const asked = reading.items.filter(({ trust }) => trust === "asked");
  expect(asked.map(({ found }) => found.includes("看不见的字"))).toEqual(ways.map(() => true));
  const told = reading.items.filter(({ message }) => message.includes("第 4 页有看不见的文字"));
  expect(told.length).toBe(1);
  expect(told[0]?.message).toContain("13579");
});

test("a small digit raised behind a figure is a mark of a note: the cell is asked, with the figure alone", async () => {
  const report = published("huaian-city-2024");
  const plain = await renderPdf(report);
  const [spot] = (await figureSpots(plain)).filter(({ page, text }) => page === 4 && text.length > 1);
  if (spot === undefined) throw new Error("no figure");
  const { x, y, width, size, text } = spot;
  const reading = await readChanged(plain, 4, (page) =>
    page.drawText("1", { x: x + width + 0.3, y: y + size * 0.25, size: size * 0.6 }),
  );
  const asked = reading.items.filter(({ trust }) => trust === "asked");
  expect(asked.map(({ found, taken }) => [found, String(taken)])).toEqual([[`${text}【小号的字：1】`, text]]);
});
