// What of the page in the browser needs no browser: fields and data, pasted blocks, steps back, outlines.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import type { Cell, Grid } from "../src/document/grid.ts";
import { sectionGrid } from "../src/document/section-grid.ts";
import { outlinePen } from "../src/fonts/outline.ts";
import { readTrueType } from "../src/fonts/truetype.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { type Act, acted } from "../src/web/acts.ts";
import { cellsOfBlock } from "../src/web/block-cells.ts";
import { dataOf, type Entries, emptyEntries, entriesFrom, withEntry } from "../src/web/entries.ts";
import { fieldOfPath, pathOfLine } from "../src/web/fields.ts";
import { type History, historyFrom, redoneStep, stepped, undoneStep } from "../src/web/history.ts";
import { figureRows, pasted as pastedCells, pastedWords } from "../src/web/paste.ts";
import { judged } from "../src/web/preview.ts";
import { reportData } from "./random-report.ts";

const huaian = parseReport(huaian2024);
const grid = sectionGrid(edition2021.sections.requests, "requests");
const first = "requests.received.naturalPerson";
const pasted = (table: Grid, address: string, text: string) =>
  pastedCells(table, address, cellsOfBlock(text));

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

test("rows with names go by them: sums and remarks of an office's own are told, heads within are none of them", () => {
  const own = [
    "序号\t项目\t自然人\t商业企业\t备注",
    "1\t一、本年新收政府信息公开申请数量\t12\t3\t其中网上 5 件",
    "\t小计\t12\t3\t",
    "2\t二、上年结转政府信息公开申请数量\t1\t0\t核对过",
    "\t合计\t13\t3\t",
  ].join("\r\n");
  const given = pasted(grid, first, own);
  expect(given.figures).toEqual({
    [first]: "12",
    "requests.received.commercialEnterprise": "3",
    "requests.received.researchInstitution": "其中网上 5 件",
    "requests.carriedOver.naturalPerson": "1",
    "requests.carriedOver.commercialEnterprise": "0",
    "requests.carriedOver.researchInstitution": "核对过",
  });
  expect(given.unknown).toEqual(["小计", "合计"]);
  expect(pastedWords(given)).toContain("没有填入：“小计”、“合计”");
  // Merged label or first column left blank: nobody can tell, so nothing is taken and it is said why.
  const unsure = pasted(grid, first, "二、上年结转政府信息公开申请数量\t\t3\t4");
  expect(unsure).toMatchObject({ figures: {}, taken: 0, leftOver: 2, isUnsure: true });
  expect(pastedWords(unsure)).toContain("没有粘贴");
  expect(pasted(grid, first, "二、上年结转政府信息公开申请数量\t\t3\t4\t\t\t\t7").figures).toEqual({
    "requests.carriedOver.naturalPerson": "",
    "requests.carriedOver.commercialEnterprise": "3",
    "requests.carriedOver.researchInstitution": "4",
    "requests.carriedOver.socialWelfareOrganization": "",
    "requests.carriedOver.legalServiceOrganization": "",
    "requests.carriedOver.other": "",
    "requests.carriedOver.total": "7",
  });
  // Names that the table has none of say nothing: the block goes by its place.
  expect(pasted(grid, first, "甲\t1\t2\n乙\t3\t4")).toMatchObject({ taken: 4, unknown: [] });
});

test("LibreOffice's clipboard: lines of a cell are blanks, nothing is quoted, the table is that of the workbook", () => {
  // Recorded of LibreOffice 7.4 by the range's XTransferable; rows of the workbook with figures typed in.
  const block =
    "三、收到和处理政府信息公开申请情况\t\t\t\t\t\t\t\t\t\t\n\t\t\t\t\t\t\t\t\t\t\n\t\t\t申请人情况\t\t\t\t\t\t\t\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\t\n\t\t\t\t商业 企业\t科研 机构\t社会 公益 组织\t法律 服务 机构\t其他\t\t\n一、本年新收政府信息公开申请数量\t\t\t12\t3\t无\t0\t0\t0\t15\t\n二、上年结转政府信息公开申请数量\t\t\t1\t0\t—\t0\t0\t0\t1\t\n三、本年度办理结果\t（一）予以公开\t\t5\t1,234\t0\t0\t0\t0\t1,239\t\n\t（三） 不予 公开\t1.属于国家秘密\t0\t7\t0\t0\t0\t0\t7\t\n\t\t\t\t\t\t\t\t\t\t\n";
  const given = pasted(grid, "requests.outcomes.disclosed.other", block);
  expect(given).toMatchObject({ taken: 28, leftOver: 0, unknown: [] });
  expect(given.figures).toMatchObject({
    [first]: "12",
    "requests.received.researchInstitution": "无",
    "requests.carriedOver.total": "1",
    "requests.outcomes.disclosed.commercialEnterprise": "1,234",
    "requests.outcomes.notDisclosed.stateSecret.commercialEnterprise": "7",
  });
  expect(pasted(grid, first, "12\n1\n\n007\n").figures).toEqual({
    [first]: "12",
    "requests.carriedOver.naturalPerson": "1",
    "requests.outcomes.disclosed.naturalPerson": "",
    "requests.outcomes.partiallyDisclosed.naturalPerson": "007",
  });
});

test("blocks of every size, as each program writes them, come to their places in one go", () => {
  const quoted = (cell: string) => (/[\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const programs: ((rows: string[][]) => string)[] = [
    (rows) => `${rows.map((row) => row.map(quoted).join("\t")).join("\r\n")}\r\n`, // Excel, WPS
    (rows) => rows.map((row) => row.map(quoted).join("\t")).join("\r\n"), // without the last end
    (rows) => `${rows.map((row) => row.map((cell) => cell.replaceAll("\n", " ")).join("\t")).join("\n")}\n`, // LibreOffice
  ];
  const lines = figureRows(grid);
  const labelOf = (row: number) =>
    grid.cells
      .filter((cell) => cell.role === "stub" && cell.row <= row && row < cell.row + cell.rows)
      .toSorted((a, b) => a.column - b.column)
      .map(({ text = "" }) => `${text.slice(0, 4)}\n${text.slice(4)}`);
  const size = fc.record({
    rows: fc.integer({ min: 1, max: 28 }),
    columns: fc.integer({ min: 1, max: 10 }),
    row: fc.integer({ min: 0, max: lines.length - 1 }),
    column: fc.integer({ min: 0, max: 6 }),
    labels: fc.boolean(),
    program: fc.constantFrom(...programs),
  });
  fc.assert(
    fc.property(size, ({ rows, columns, row, column, labels, program }) => {
      const width = labels ? 7 : columns;
      const left = labels ? 0 : column;
      const count = labels ? Math.min(rows, lines.length - row) : rows;
      const expected: Record<string, string> = {};
      let over = 0;
      const block = Array.from({ length: count }, (_, i) => {
        const figures = Array.from({ length: width }, (_, j) => String(100 * i + j));
        for (const [j, figure] of figures.entries()) {
          const address = lines[row + i]?.[left + j]?.address;
          if (address === undefined) over += 1;
          else expected[address] = figure;
        }
        const names = labels ? labelOf((lines[row + i]?.[0] as Cell).row) : [];
        return labels ? [...names, ...Array<string>(3 - names.length).fill(""), ...figures] : figures;
      });
      const at = lines[row]?.[column]?.address as string;
      const given = pasted(grid, at, program(block));
      expect(given).toEqual({
        figures: expected,
        leftOver: over,
        taken: Object.keys(expected).length,
        unknown: [],
      });
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test("half an hour of typing does not go in one step back", () => {
  const type = (from: History<Entries>, text: string, isComposing = false): History<Entries> =>
    acted(from, { type: "enter", kind: "texts", address: "overview", text, isComposing } satisfies Act);
  const now = ({ now: { texts } }: History<Entries>) => texts.overview ?? "";
  let history = historyFrom(emptyEntries("2021"));
  // By an input method: its letters are never a step.
  const words = ["全年公开", "信息", "。", "收到申请", "。", "\n", "下一步"];
  for (const word of words) {
    for (const letters of ["x", "xy", "xyzxyzxyzxyz"])
      history = type(history, now(history).replace(/[a-z]*$/u, letters), true);
    history = type(history, now(history).replace(/[a-z]*$/u, word), true);
  }
  const text = words.join("");
  expect(now(history)).toBe(text);
  expect(now(undoneStep(history))).toBe("全年公开信息。收到申请。\n");
  expect(now(undoneStep(undoneStep(undoneStep(history))))).toBe("全年公开信息。");
  // All of it marked and deleted, or something pasted: one step each.
  const deleted = type(history, "");
  expect(now(undoneStep(deleted))).toBe(text);
  expect(now(undoneStep(type(history, `${text}一二三四五六七八九十`)))).toBe(text);
  // Marked, and a word of an input method typed over it.
  const over = type(acted(history, { type: "pause" }), "w", true);
  expect(now(undoneStep(over))).toBe(text);
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

test("a year that does not follow the open report of last year is told at once, at the year", () => {
  const entries = entriesFrom(huaian as never);
  const { remarks } = judged(entries, { ...huaian, year: huaian.year - 3 } as never);
  const told = remarks.filter(({ code }) => code === "PREVIOUS_YEAR");
  expect(told.map(({ path, expected }) => [path, expected])).toEqual([["year", String(huaian.year - 2)]]);
  expect(
    judged(entries, { ...huaian, year: huaian.year - 1 } as never).remarks.map(({ code }) => code),
  ).not.toContain("PREVIOUS_YEAR");
});

test("a date that cannot be taken is told as such, not as a signature that is missing", () => {
  const entries = withEntry(entriesFrom(huaian as never), "basics", "signature.on", "2025-13-45");
  const codes = judged(entries, undefined).remarks.map(({ code, path }) => `${code} ${path}`);
  expect(codes).toContain("DATE signature.on");
  expect(codes.filter((code) => code.startsWith("SIGNATURE-MISSING"))).toEqual([]);
});
