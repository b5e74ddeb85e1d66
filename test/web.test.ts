// What of the page in the browser needs no browser: fields and data, pasted blocks, steps back, outlines.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { sectionGrid } from "../src/document/section-grid.ts";
import { readTrueType } from "../src/fonts/truetype.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { dataOf, emptyEntries, entriesFrom, withEntry } from "../src/web/entries.ts";
import { fieldOfPath, pathOfLine } from "../src/web/fields.ts";
import { historyFrom, redoneStep, stepped, undoneStep } from "../src/web/history.ts";
import { outlinePen } from "../src/web/outline.ts";
import { cellsOfBlock, pasted } from "../src/web/paste.ts";
import { judged } from "../src/web/preview.ts";
import { reportData } from "./random-report.ts";

const huaian = parseReport(huaian2024);
const grid = sectionGrid(edition2021.sections.requests, "requests");
const first = "requests.received.naturalPerson";

test("a report that stood in the fields is the same report, blocks and odd figures too", () => {
  const same = (report: Report) => parseReport(dataOf(entriesFrom(report as never)));
  fc.assert(
    fc.property(fc.oneof(reportData(edition2021), reportData(edition2019)), (data) => {
      const report = parseReport(data);
      expect(same(report)).toEqual(report);
    }),
    { numRuns: 15, endOnFailure: true },
  );
  const rich = parseReport({
    ...huaian,
    requests: { ...huaian.requests, received: { naturalPerson: null, other: "/", total: 99 } },
    overview: [
      "（一）主动公开",
      {
        kind: "table",
        rows: [
          ["甲", "乙"],
          ["1", "2"],
        ],
      },
      { kind: "heading", level: 3, text: "1.情况" },
      { kind: "paragraph", text: ["见", { text: "网站", href: "https://example.gov.cn/" }, "。"] },
      { kind: "list", items: ["甲", "乙"] },
    ],
  });
  expect(same(rich)).toEqual(rich);
});

test("what a clerk writes in a field is read by the one reader; what cannot be read stops the report by its words", () => {
  const typed = (text: string) =>
    judged(withEntry(entriesFrom(huaian as never), "figures", first, text), undefined);
  for (const [text, figure] of [
    ["无", 0],
    ["—", 0],
    ["０", 0],
    ["１，２３４", 1234],
    [" 7 ", 7],
  ] as const) {
    const { report, isWhole } = typed(text);
    expect(report.requests.received.naturalPerson, text).toBe(figure);
    expect(isWhole).toBe(true);
  }
  const { isWhole, remarks } = typed("3件");
  expect(isWhole).toBe(false);
  expect(remarks[0]).toMatchObject({
    path: first,
    stops: true,
    message: expect.stringContaining("应为整数"),
  });
});

test("an empty page says what is to be filled in, and nothing that comes of the emptiness", () => {
  const { remarks, report } = judged(emptyEntries("2021"), undefined);
  expect(
    remarks
      .filter(({ stops }) => stops)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(["agency", "overview", "problemsAndImprovements", "year"]);
  expect(remarks.filter(({ stops }) => !stops)).toEqual([]);
  expect(report.year).toBe(0);
});

test("blocks: quotes, line ends, labels, heads, what is too much", () => {
  expect(cellsOfBlock('a\t"b\nc ""d"""\t\r\n1\t2\t3\r\n')).toEqual([
    ["a", 'b\nc "d"', ""],
    ["1", "2", "3"],
  ]);
  expect(cellsOfBlock("7")).toEqual([["7"]]);
  expect(pasted(grid, first, "1\t2\r\n3\t4").figures).toEqual({
    [first]: "1",
    "requests.received.commercialEnterprise": "2",
    "requests.carriedOver.naturalPerson": "3",
    "requests.carriedOver.commercialEnterprise": "4",
  });
  // A row with its label goes where the label stands, wherever it is pasted.
  const labelled = "\t自然人\t商业企业\n二、上年结转政府信息公开申请数量\t8\t无\n";
  expect(pasted(grid, first, labelled)).toMatchObject({
    figures: {
      "requests.carriedOver.naturalPerson": "8",
      "requests.carriedOver.commercialEnterprise": "无",
    },
    leftOver: 0,
  });
  expect(pasted(grid, "requests.carriedForward.total", "1\t2\n3")).toMatchObject({ leftOver: 2, taken: 1 });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\t", "\n", "\r", '"', "1", "无", "甲", " ") }), (text) => {
      const { figures, taken } = pasted(grid, first, text);
      expect(Object.keys(figures).length).toBeLessThanOrEqual(taken);
    }),
    { numRuns: 200 },
  );
});

test("a step back and forth; letters of one field are one step", () => {
  let history = historyFrom("");
  for (const [text, name] of [
    ["a", "x"],
    ["ab", "x"],
    ["abc", "y"],
  ] as const)
    history = stepped(history, text, name);
  expect(undoneStep(history).now).toBe("ab");
  expect(undoneStep(undoneStep(history)).now).toBe("");
  expect(redoneStep(undoneStep(history)).now).toBe("abc");
  expect(undoneStep(historyFrom("a")).now).toBe("a");
});

test("a finding leads to its field and words, a line of a text to its place on the page", () => {
  const { texts } = entriesFrom(huaian as never);
  const lead = (path: string, range?: [number, number]) =>
    fieldOfPath(edition2021, huaian, texts, path, range);
  expect(lead(first)).toEqual({ address: first });
  expect(lead("signature")).toEqual({ address: "signature.by" });
  const paths: string[] = [];
  huaian.overview.forEach((block, i) => {
    if (typeof block === "string") paths.push(`overview.${i}`);
    else if ("paragraphs" in block)
      block.paragraphs.forEach((_, p) => {
        paths.push(`overview.${i}.paragraphs.${p}`);
      });
  });
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    const { from = 0, to = 0 } = lead(path);
    const value = path
      .split(".")
      .reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], huaian);
    expect(texts.overview?.slice(from, to)).toBe(value);
    expect(lead(path, [1, 3])).toMatchObject({ from: from + 1, to: from + 3 });
    expect(pathOfLine(huaian, "overview", texts.overview ?? "", from + 2)).toBe(path);
  }
});

test("outlines are drawn within their boxes, with as many contours as the font has", () => {
  const file = new Uint8Array(
    readFileSync(fileURLToPath(new URL("../fonts/NotoSansSC-Medium.ttf", import.meta.url))),
  );
  const font = readTrueType(file);
  if (typeof font !== "object") throw new Error("not read");
  const draw = outlinePen(file);
  for (const character of "政府信息公开，。1Aé—①") {
    const glyph = font.glyphOf(character.codePointAt(0) as number)?.id;
    if (glyph === undefined) continue;
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = font.boxOf(glyph) ?? [];
    const points: number[][] = [];
    let [opened, closed] = [0, 0];
    draw(glyph, {
      moveTo: (...point) => {
        opened += 1;
        points.push(point);
      },
      lineTo: (...point) => {
        points.push(point);
      },
      quadraticCurveTo: (...point) => {
        points.push(point.slice(2));
      },
      closePath: () => {
        closed += 1;
      },
    });
    expect(opened).toBe(closed);
    expect(opened).toBeGreaterThan(0);
    for (const [x = 0, y = 0] of points) {
      expect(x >= minX - 1 && x <= maxX + 1, character).toBe(true);
      expect(y >= minY - 1 && y <= maxY + 1, character).toBe(true);
    }
  }
});

test("every part of the page's program is a program still, and ends no element that it stands in", () => {
  const built = (name: string) => readFileSync(new URL(`../dist/web/${name}`, import.meta.url), "utf8");
  const parts = Object.values(JSON.parse(built("parts.json")) as Record<string, string>);
  expect(parts.length).toBeGreaterThan(10);
  for (const code of [built("page.js"), ...parts]) {
    expect(() => new Function(code)).not.toThrow();
    expect(code).not.toMatch(/<\/script|<!--/iu);
  }
});
