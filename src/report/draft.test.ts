import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { check } from "../checks/check.ts";
import { composeDocument } from "../document/compose.ts";
import { editions } from "../form/editions.ts";
import { readDraft } from "./draft.ts";
import { ReportError } from "./error.ts";
import { type FigureTree, figureAt, figuresOf, tablesOf } from "./figures.ts";
import { asReport, parseReport } from "./parse.ts";

const whole = JSON.parse(JSON.stringify(huaian2024)) as Record<string, unknown>;
const looked = (data: unknown) => {
  const draft = readDraft(data);
  const findings = check(draft.report);
  const document = composeDocument(draft.report, editions[draft.report.edition]);
  return { ...draft, findings, document };
};
const refusal = (data: unknown) => {
  try {
    parseReport(data);
  } catch (error) {
    if (error instanceof ReportError) return error.problems;
    throw error;
  }
  return [];
};

test("a whole report is the report that parseReport gives", () => {
  const { report, problems } = readDraft(whole);
  expect(problems).toEqual([]);
  expect(report).toEqual(parseReport(whole));
  expect(asReport(report)).toBe(report);
});

test("nothing at all is a draft: empty, with what is missing", () => {
  for (const nothing of [{}, undefined, null, 7, "年报", [], { agency: "", year: Number.NaN }]) {
    const { report, problems, document } = looked(nothing);
    expect(report).toMatchObject({ agency: "", year: 0, overview: [], opening: [], otherMatters: [] });
    expect(report.requests.received.total).toBe(0);
    expect(document.blocks.filter(({ type }) => type === "table")).toHaveLength(3);
    expect(problems.length).toBeGreaterThan(0);
    // No output takes it for a report.
    expect(() => asReport(report)).toThrow(ReportError);
  }
  const { problems } = readDraft({});
  expect(problems.map(({ path }) => path).toSorted()).toEqual(
    refusal({})
      .map(({ path }) => path)
      .toSorted(),
  );
});

test("one wrong cell leaves the rest as it is", () => {
  const data = structuredClone(whole) as Record<string, FigureTree>;
  const row = (data.requests as { received: Record<string, unknown> }).received;
  row.naturalPerson = "三件";
  row.mistyped = 1;
  const { report, problems } = looked(data);
  expect(problems.map(({ path, code, found }) => [path, code, found])).toEqual([
    ["requests.received.naturalPerson", "COUNT", "三件"],
    ["requests.received.mistyped", "UNKNOWN_KEY", 1],
  ]);
  expect(problems[0]?.place).toContain("自然人");
  const { received, ...rest } = report.requests;
  const { received: own, ...others } = parseReport(whole).requests;
  expect(rest).toEqual(others);
  expect(received).toEqual({ ...own, naturalPerson: null });
  expect(report.overview).toEqual(parseReport(whole).overview);
});

test("the text is not laid beside figures that nobody filled in", () => {
  const said = [
    "制发行政规范性文件3件，作出行政许可决定20件，行政事业性收费5万元。收到政府信息公开申请12件，上年结转1件，办结11件，予以公开8件，结转下年度2件。行政复议2件，其中维持1件。",
  ];
  const codesOf = (data: unknown) =>
    looked(data)
      .findings.map(({ code }) => code)
      .filter((code) => /^TEXT-(?:REQUESTS|OUTCOMES|REVIEW|DOCUMENTS|DECISIONS|CHARGES)$/u.test(code));
  const { proactiveDisclosure, requests, reviewAndLitigation, ...texts }: Record<string, unknown> = {
    ...whole,
    overview: said,
  };
  expect(codesOf(texts)).toEqual([]);
  const nil = { proactiveDisclosure: {}, requests: {}, reviewAndLitigation: {} };
  expect(new Set(codesOf({ ...texts, ...nil })).size).toBe(6);
  // One cell to be filled in: what it is a part of is not known, the rest is.
  const received = { naturalPerson: "几件" };
  const some = codesOf({ ...texts, ...nil, requests: { received } });
  expect(some.filter((code) => code === "TEXT-REQUESTS")).toHaveLength(3);
  expect(some).toContain("TEXT-OUTCOMES");
});

test("texts: what cannot be printed is left out, blocks keep their places", () => {
  const { report, problems } = looked({
    ...whole,
    title: ["", "年报"],
    overview: [
      "一\u202E二",
      { kind: "table", rows: [] },
      5,
      { heading: "（一）主动公开", paragraphs: ["三", 4, "五"] },
    ],
    signature: { by: "某局", on: "2025-1" },
    contact: { office: "办公室", phone: 7 },
  });
  expect(report.overview).toEqual(["一二", { heading: "（一）主动公开", paragraphs: ["三", "五"] }]);
  expect(report.title).toEqual(parseReport({ ...whole, title: undefined }).title);
  expect(report.signature).toBeUndefined();
  expect(problems.map(({ path }) => path).toSorted()).toEqual([
    "contact.phone",
    "overview.0",
    "overview.1.rows",
    "overview.2",
    "overview.3.paragraphs.1",
    "signature.on",
    "title.0",
  ]);
});

test("any data is read, checked and composed, and told of as parseReport refuses it", () => {
  const keys = [
    ...Object.keys(whole),
    "received",
    "outcomes",
    "naturalPerson",
    "by",
    "on",
    "from",
    "kind",
    "__proto__",
  ];
  const junk = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("", "无", "\u202E", "2025-01-01", "/", -1, 1.5, 2024, 1e15, null, true, "某局"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 5 }),
    ),
  })).value;
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...keys), junk, { maxKeys: 8 }),
      fc.boolean(),
      (changes, onWhole) => {
        const data = { ...(onWhole ? whole : {}), ...changes };
        const { report, problems } = looked(data);
        expect(problems.length > 0).toBe(refusal(data).length > 0);
        const told = new Set(problems.map(({ path }) => path));
        for (const { path } of refusal(data)) expect(told).toContain(path);
        for (const [key, section] of tablesOf(editions[report.edition]))
          for (const { keys } of figuresOf(section))
            expect(figureAt(report[key] as FigureTree, keys)).not.toBeUndefined();
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
});
