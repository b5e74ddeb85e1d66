import { expect, test } from "vitest";
import { edition2021 } from "../form/edition-2021.ts";
import { ReportError } from "./error.ts";
import { addressOf, type FigureTree, figureAt, figuresOf, tablesOf } from "./figures.ts";
import { reportFromFigures } from "./from-figures.ts";
import { parseReport } from "./parse.ts";

const texts = {
  agency: "某镇人民政府",
  year: 2024,
  overview: ["公开。"],
  problemsAndImprovements: ["改进。"],
};
const nil = {
  "proactiveDisclosure.fees": "0",
  "reviewAndLitigation.reconsideration.upheld": 0,
} as const;

function problemsOf(make: () => unknown) {
  try {
    make();
  } catch (error) {
    if (error instanceof ReportError)
      return error.problems.map(({ code, path, message }) => ({ code, path, message }));
    throw error;
  }
  throw new Error("nothing was refused");
}

test("every figure of a report, by its address, gives the report again", () => {
  const report = parseReport({
    ...texts,
    proactiveDisclosure: { fees: "12.5" },
    requests: { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 3 } } },
    reviewAndLitigation: { reconsideration: { upheld: 1 } },
  });
  const pairs = tablesOf(edition2021).flatMap(([table, section]) =>
    figuresOf(section).map(
      ({ keys }) => [addressOf(table, keys), figureAt(report[table] as FigureTree, keys)] as const,
    ),
  );
  expect(reportFromFigures(pairs, texts)).toEqual(report);
  expect(reportFromFigures(Object.fromEntries(pairs), texts)).toEqual(report);
});

test("a section's text may be one string, as a column of a database has it: its lines are paragraphs", () => {
  const [overview, problemsAndImprovements] = ["（一）主动公开情况\n公开19条。\n公开1件。", "改进。"];
  const lists = { overview: overview.split("\n"), problemsAndImprovements: [problemsAndImprovements] };
  expect(
    reportFromFigures(
      { ...nil, "requests.received.other": 0 },
      { ...texts, overview, problemsAndImprovements },
    ),
  ).toEqual(reportFromFigures({ ...nil, "requests.received.other": 0 }, { ...texts, ...lists }));
  expect(
    problemsOf(() => reportFromFigures({ ...nil, "requests.received.other": 0 }, { ...texts, overview: "" })),
  ).toMatchObject([{ path: "overview" }]);
});

test("totals that are not given are added up", () => {
  const report = reportFromFigures({ ...nil, "requests.received.naturalPerson": 3 }, texts);
  expect(report.requests.received.total).toBe(3);
});

test("what cannot be taken is named, all in one go", () => {
  const pairs: [string, unknown][] = [
    ["requests.received.naturalPerson", "3"],
    ["requests.received.commercialEnterprise", 1],
    ["requests.received.commercialEnterprise", 2],
    ["requests.recieved.other", 1],
    ["requests.received", 1],
    ["__proto__.polluted", 1],
    ["proactiveDisclosure.fees", "0"],
  ];
  expect(problemsOf(() => reportFromFigures(pairs, { ...texts, overview: 5 } as never))).toMatchSnapshot();
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("a slip in any key of an address: the address that was meant", () => {
  for (const [typed, meant] of [
    ["requests.recieved.other", "requests.received.other"],
    ["request.received.naturalperson", "requests.received.naturalPerson"],
    ["proactiveDisclosure.normativeDocument.issued", "proactiveDisclosure.normativeDocuments.issued"],
  ] as const)
    expect(problemsOf(() => reportFromFigures({ ...nil, [typed]: 1 } as never, texts))[0]?.message).toContain(
      `是否想用“${meant}”？`,
    );
});

test("plain JS is told what was expected", () => {
  for (const figures of [null, undefined, "3", ["requests"]])
    expect(() => reportFromFigures(figures as never, texts)).toThrow(ReportError);
  expect(problemsOf(() => reportFromFigures(nil, { ...texts, requests: {} } as never))).toMatchObject([
    { code: "TWICE", path: "requests" },
    { code: "MISSING", path: "requests" },
  ]);
});

test("the year says which form the addresses are of", () => {
  const addresses = {
    "proactiveDisclosure.regulations.made": 1,
    "requests.received.naturalPerson": 0,
    "reviewAndLitigation.reconsideration.upheld": 0,
  };
  const old = { ...texts, year: 2020, edition: "2019" as const };
  expect(reportFromFigures(addresses as never, old).edition).toBe("2019");
});

test("the only figure of a table at a wrong address: that is told, no more", () =>
  expect(
    problemsOf(() => reportFromFigures({ ...nil, "requests.received.person": 3 } as never, texts)).map(
      ({ code, path }) => `${code} ${path}`,
    ),
  ).toEqual(["UNKNOWN_KEY requests.received.person"]));
