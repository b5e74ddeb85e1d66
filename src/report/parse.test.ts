import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reportData } from "../../test/random-report.ts";
import type { Problem } from "../problem/problem.ts";
import { AnnualReport } from "./annual-report.ts";
import { ReportError } from "./error.ts";
import { parseReport } from "./parse.ts";

const least = {
  agency: "某县某镇人民政府",
  year: 2024,
  overview: ["一句话。"],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
};

function problemsOf(data: unknown): readonly Problem[] {
  try {
    parseReport(data);
  } catch (error) {
    expect(error).toBeInstanceOf(ReportError);
    return (error as ReportError).problems;
  }
  return [];
}

describe("defaults", () => {
  const report = parseReport(least);

  test("agency and year give title, period, opening and the sentence on fees", () => {
    expect(report.title).toEqual(["某县某镇人民政府", "2024年政府信息公开工作年度报告"]);
    expect(report.period).toEqual({ from: "2024-01-01", to: "2024-12-31" });
    expect(report.opening).toHaveLength(1);
    expect(report.opening[0]).toContain("国办公开办函〔2021〕30号");
    expect(report.opening[0]).toContain("自2024年1月1日起至2024年12月31日止");
    expect(report.opening[0]).toContain("包括总体情况、主动公开政府信息情况、");
    expect(report.otherMatters).toEqual(["本机关2024年度未收取政府信息公开信息处理费。"]);
  });

  test("each can be overridden", () => {
    const own = parseReport({
      ...least,
      title: "甲",
      opening: "乙",
      otherMatters: ["丙。"],
      period: { from: "2024-03-01", to: "2024-12-31" },
    });
    expect(own).toMatchObject({
      title: ["甲"],
      opening: ["乙"],
      otherMatters: ["丙。"],
      period: { from: "2024-03-01" },
    });
  });

  test("without an edition the year chooses the form", () => {
    for (const year of [2019, 2020])
      expect(parseReport({ ...least, year })).toMatchObject({
        edition: "2019",
        requests: { outcomes: { otherwiseProcessed: { total: 0 } } },
      });
    expect(parseReport({ ...least, year: 2021 }).edition).toBe("2021");
    expect(parseReport({ ...least, year: 2018 }).edition).toBe("2021");
    // What is wrong is told after the form that the year has.
    const problems = problemsOf({ ...least, year: 2019, proactiveDisclosure: { fees: 1 } });
    expect(problems.map(({ path }) => path)).toEqual(["proactiveDisclosure.fees"]);
    // A builder keeps the form in force: its type says which.
    const built = AnnualReport.for({ agency: "某镇人民政府", year: 2019 })
      .overview("…")
      .proactiveDisclosure({})
      .requests({})
      .reviewAndLitigation({})
      .problemsAndImprovements("…")
      .build();
    expect(built.edition).toBe("2021");
  });

  test("a contact goes into the opening's second paragraph", () => {
    const contact = { office: "党政办", website: "某县政府网", phone: "0358-3081101", email: "a@b.cn" };
    expect(parseReport({ ...least, contact }).opening[1]).toBe(
      "本报告的电子版可在“某县政府网”下载。如对本报告有疑问，请与党政办联系（电话：0358-3081101；电子邮箱：a@b.cn）。",
    );
  });

  test("the report is frozen to its depths", () => {
    expect(Object.isFrozen(report.requests.outcomes.unable.notHeld)).toBe(true);
    expect(Object.isFrozen(report.overview)).toBe(true);
  });
});

describe("text", () => {
  test("pasted lines are paragraphs, indents are dropped, a heading takes what follows", () => {
    const { overview } = parseReport({
      ...least,
      overview: ["　　甲。\r\n（一）主动公开情况\n　　乙。", "丙。"],
    });
    expect(overview).toEqual(["甲。", { heading: "（一）主动公开情况", paragraphs: ["乙。", "丙。"] }]);
  });

  test("a sentence that starts with a number is a paragraph", () => {
    expect(parseReport({ ...least, overview: ["（一）主动公开。全年公开。"] }).overview).toEqual([
      "（一）主动公开。全年公开。",
    ]);
  });

  test.each([
    "\u0000",
    "\u000b",
    "\uFFFE",
    "\uD800",
    "\u202E",
    "\u{1FFFF}",
  ])("%j is refused with its place", (bad) => {
    const [problem, ...others] = problemsOf({ ...least, overview: [`好${bad}`] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: "overview.0", place: "一、总体情况 第1段" });
    expect(problem?.message).toMatch(
      /含有不能印出的字符（U\+[0-9A-F]{4,6}，第 2 个字符），在“好⟨U\+[0-9A-F]{4,6}⟩”处/,
    );
  });

  test("texts past the limits are refused", () => {
    expect(problemsOf({ ...least, overview: ["字".repeat(200_001)] })).toHaveLength(1);
    expect(problemsOf({ ...least, overview: Array(6).fill("字".repeat(200_000)) })).toHaveLength(1);
    expect(problemsOf({ ...least, agency: "字".repeat(201) })).toHaveLength(1);
  });
});

describe("figures", () => {
  const received = (naturalPerson: unknown) => ({ ...least, requests: { received: { naturalPerson } } });

  test.each([
    -1,
    1.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "3",
    true,
    [],
    {},
  ])("count %j is refused", (bad) => {
    const [problem] = problemsOf(received(bad));
    expect(problem?.path).toBe("requests.received.naturalPerson");
    expect(problem?.place).toBe("表三 第一项「本年新收政府信息公开申请数量」· 自然人");
    expect(problem?.message).toContain("应为不小于 0 的整数");
    expect(problem?.found).toEqual(bad);
  });

  test.each([
    ["59237.2449", "59237.2449"],
    [72701.2578, "72701.2578"],
    ["7730.280", "7730.280"],
    [0, "0"],
    [-0, "0"],
  ])("amount %j stays as written", (given, kept) => {
    expect(parseReport({ ...least, proactiveDisclosure: { fees: given } }).proactiveDisclosure.fees).toBe(
      kept,
    );
  });

  test.each([0.1 + 0.2, -1, "1e3", "1,234", "٣", 1e21, "01"])("amount %j is refused", (bad) => {
    expect(problemsOf({ ...least, proactiveDisclosure: { fees: bad } })).toMatchObject([
      { path: "proactiveDisclosure.fees" },
    ]);
  });
});

describe("shape", () => {
  test("all problems come at once, each with its address", () => {
    const problems = problemsOf({
      agency: "",
      year: "2024",
      requests: { received: { person: 1 } },
      overview: [3],
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "agency",
      "year",
      "overview.0",
      "proactiveDisclosure",
      "requests.received.person",
      "reviewAndLitigation",
      "problemsAndImprovements",
    ]);
    expect(new ReportError(problems).message).toMatchInlineSnapshot(`
      "报告数据有 7 处问题：
      1. 行政机关名称（agency）：不能为空，请填写。现为 ""
      2. 报告年度（year）：应为年份 2024，不加引号；现在写成了文字。现为 "2024"
      3. 一、总体情况 第1段（overview.0）：应为文字。现为 3
      4. 表二（proactiveDisclosure）：必须填写，不能空缺。现为 （空缺）
      5. 表三 第一项「本年新收政府信息公开申请数量」（requests.received.person）：没有“person”这一项，请改正名称或删去；此处可用：naturalPerson、commercialEnterprise、researchInstitution、socialWelfareOrganization、legalServiceOrganization、other、total。现为 1
      6. 表四（reviewAndLitigation）：必须填写，不能空缺。现为 （空缺）
      7. 五、存在的主要问题及改进情况（problemsAndImprovements）：必须填写，不能空缺。现为 （空缺）"
    `);
  });

  test.each(["__proto__", "constructor", "toString"])("the key %s is refused", (key) => {
    const data = JSON.parse(`{"requests":{"${key}":{"naturalPerson":1}}}`);
    expect(problemsOf({ ...least, ...data })).toMatchObject([{ path: `requests.${key}` }]);
  });

  test.each(["2024-02-30", "2024-1-5", "2024/01/05", "", 20240105])("the date %j is refused", (on) => {
    expect(problemsOf({ ...least, signature: { by: "某镇", on } })).toMatchObject([{ path: "signature.on" }]);
  });

  test.each([null, 3, "x", [], undefined])("%j is not a report", (data) =>
    expect(problemsOf(data).length).toBeGreaterThan(0));

  test("an unknown edition is named", () =>
    expect(problemsOf({ ...least, edition: "1999" })).toMatchObject([{ path: "edition" }]));
});

test("JSON is the way there and back for any report", () => {
  fc.assert(
    fc.property(reportData(), (data) => {
      const report = parseReport(data);
      expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
    }),
    { numRuns: 100 },
  );
});

test("any JSON gives a report or a ReportError", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          overview: fc.jsonValue(),
          requests: fc.jsonValue(),
          agency: fc.string({ unit: "binary" }),
        }),
      ),
      (data) => {
        problemsOf(data);
      },
    ),
    { numRuns: 300 },
  );
});
