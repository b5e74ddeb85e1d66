import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { rulesDocument } from "../scripts/rules-document.ts";
import { check, isBlocking } from "../src/checks/check.ts";
import { nearMissesIn } from "../src/checks/near-misses.ts";
import { rules } from "../src/checks/rules.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import type { Finding } from "../src/problem/finding.ts";
import { readDraft } from "../src/report/draft.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { published, statements } from "./corpus.ts";
import { everything } from "./faults/collections.ts";
import { scoreOf } from "./faults/score.ts";
import { mutationMissed } from "./mutation.ts";
import { correctReport } from "./random-report.ts";

const opening = "本报告由某市某县某镇人民政府编制。数据统计期限自2024年1月1日起至2024年12月31日止。";
const overview =
  "（一）主动公开。全年公开信息19条。（二）依申请公开。收到政府信息公开申请3件，办结3件，结转下年度办理0件。（三）政府信息管理。完善目录。（四）平台建设。加强维护。（五）监督保障。组织培训，开展考核和社会评议，未发生责任追究。";
/** A correct report: no rule has anything to say of it. */
const correct = {
  agency: "某市某县甲镇人民政府",
  year: 2024,
  title: ["某市某县甲镇人民政府", "2024年政府信息公开工作年度报告"],
  opening: opening.replaceAll("某市某县某镇", "西市东县甲镇"),
  overview: [overview],
  proactiveDisclosure: { normativeDocuments: { issued: 2, repealed: 1, inForce: 11 } },
  requests: {
    received: { naturalPerson: 3 },
    outcomes: { disclosed: { naturalPerson: 2 }, unable: { notHeld: { naturalPerson: 1 } } },
  },
  reviewAndLitigation: { reconsideration: { upheld: 1, pending: 1 } },
  problemsAndImprovements: ["公开的时效性有待提高。2025年，我镇将继续加强培训。"],
  otherMatters: ["本机关2024年度未收取政府信息公开信息处理费。"],
  signature: { by: "甲镇人民政府", on: "2025-01-15" },
};
correct.agency = "西市东县甲镇人民政府";
correct.title = ["西市东县甲镇人民政府", "2024年政府信息公开工作年度报告"];
const last = {
  ...correct,
  year: 2023,
  overview: [
    "主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展，考核、评议结果良好，没有责任追究。",
  ],
  problemsAndImprovements: ["队伍建设有待加强。下一步将组织学习。"],
  title: ["西市东县甲镇人民政府", "2023年政府信息公开工作年度报告"],
  proactiveDisclosure: { normativeDocuments: { issued: 0, repealed: 0, inForce: 10 } },
};

const findings = (data: object, previous?: object): Finding[] =>
  check(
    parseReport({ ...correct, ...data }),
    previous ? { previous: parseReport({ ...last, ...previous }) } : {},
  );
const codes = (found: readonly Finding[]) => [...new Set(found.map(({ code }) => code))];
const text = (sentence: string) => ({ overview: [overview, sentence] });
const requests = (more: object) => ({ requests: { ...correct.requests, ...more } });

test("rows that an older form has not are told apart from cells left blank", () => {
  const columns = Object.keys(parseReport(correct).requests.received);
  const blank = Object.fromEntries(columns.map((key) => [key, null]));
  const told = (otherwiseProcessed: object, more: object = {}) =>
    findings(requests({ outcomes: { ...correct.requests.outcomes, otherwiseProcessed }, ...more }))
      .filter(({ code }) => code === "BLANK-CELL")
      .map(({ path, message, others }) => [path, message, others?.length]);
  const cell = "requests.outcomes.otherwiseProcessed.notCorrected.naturalPerson";
  const message =
    "表三“（六）其他处理”分 3 目，有 2 目没有填：没有发生的各格填“0”；原表是只有一行的旧格式（2019 年）的，请把这一行的数分到各目。";
  expect(told({ notCorrected: blank, feeNotPaid: blank })).toEqual([[cell, message, 13]]);
  expect(
    told({ notCorrected: blank, feeNotPaid: blank }, { carriedOver: { naturalPerson: null } }).toSorted(),
  ).toEqual([
    ["requests.carriedOver.naturalPerson", "表三有 1 格空白或画“/”，没有发生的应填“0”。", 0],
    [cell, message, 13],
  ]);
  expect(told({ notCorrected: { naturalPerson: null } })).toEqual([
    [cell, "表三有 1 格空白或画“/”，没有发生的应填“0”。", 0],
  ]);
});

test("a correct report has no findings, alone or beside last year's", () => {
  expect(findings({})).toEqual([]);
  expect(findings({}, {})).toEqual([]);
});

/** For each rule a report that it must find fault with, and where. */
const faults: readonly [code: string, path: string, data: object, previous?: object][] = [
  ["T3-BALANCE", "requests.carriedForward.naturalPerson", requests({ carriedForward: { naturalPerson: 1 } })],
  [
    "T3-OUTCOMES",
    "requests.outcomes.total.other",
    requests({ outcomes: { ...correct.requests.outcomes, total: { naturalPerson: 3, other: 1 } } }),
  ],
  ["T3-TOTAL", "requests.received.total", requests({ received: { naturalPerson: 3, total: 4 } })],
  [
    "T4-TOTAL",
    "reviewAndLitigation.litigation.direct.total",
    {
      reviewAndLitigation: {
        ...correct.reviewAndLitigation,
        litigation: { direct: { upheld: 1, total: 0 } },
      },
    },
  ],
  [
    "BLANK-CELL",
    "proactiveDisclosure.licensing",
    { proactiveDisclosure: { ...correct.proactiveDisclosure, licensing: "/" } },
  ],
  [
    "YEAR-CARRIED",
    "requests.carriedOver.naturalPerson",
    {},
    requests({ carriedForward: { naturalPerson: 2 } }),
  ],
  [
    "YEAR-STOCK",
    "proactiveDisclosure.normativeDocuments.inForce",
    {},
    { proactiveDisclosure: { normativeDocuments: { inForce: 12 } } },
  ],
  ["YEAR-AGENCY", "agency", {}, { agency: "西市东县乙镇人民政府" }],
  ["YEAR-PREVIOUS", "year", {}, { year: 2022 }],
  ["YEAR-EDITION", "edition", { edition: "2019", proactiveDisclosure: {} }],
  ["YEAR-TITLE", "title", { title: ["西市东县甲镇人民政府", "2023年政府信息公开工作年度报告"] }],
  ["YEAR-TITLE", "title", { title: ["西市东县甲镇人民政府政府信息公开工作年度报告"] }],
  ["YEAR-PERIOD", "period.from", { period: { from: "2023-01-01", to: "2024-12-31" } }],
  [
    "YEAR-PERIOD",
    "opening.0",
    { opening: "本报告由甲镇人民政府编制，数据统计期限自2023年1月1日起至2024年12月31日止。" },
  ],
  ["YEAR-PLAN", "problemsAndImprovements.0", { problemsAndImprovements: ["2024年，我镇将继续加强培训。"] }],
  ["YEAR-OLD", "overview.1", text("2022年，我镇召开会议两次。")],
  ["YEAR-DATE", "signature.on", { signature: { by: "甲镇人民政府", on: "2024-12-30" } }],
  ["TEXT-REQUESTS", "overview.1", text("全年新收政府信息公开申请五件。")],
  ["TEXT-REQUESTS", "overview.1", text("上年结转申请2件。")],
  ["TEXT-REQUESTS", "overview.1", text("依申请公开已答复两件。")],
  ["TEXT-REQUESTS", "overview.1", text("另有103件顺延到下年度答复。")],
  ["TEXT-OUTCOMES", "overview.1", text("申请中予以公开1件。")],
  ["TEXT-OUTCOMES", "overview.1", text("予以公开及部分公开三件。")],
  ["TEXT-NONE", "overview.1", text("我镇无依申请公开事项。")],
  ["TEXT-REVIEW", "overview.1", text("发生行政复议三起。")],
  ["TEXT-UPHELD", "overview.1", text("行政复议2件，均获维持。")],
  ["TEXT-DOCUMENTS", "overview.1", text("全年制定行政规范性文件3件。")],
  ["FEE-MISSING", "otherMatters", { otherMatters: ["无。"] }],
  ["FEE-UNIT", "otherMatters.0", { otherMatters: ["收取信息处理费0.38万元。"] }],
  ["FEE-SUM", "otherMatters.0", { otherMatters: ["超出10件的4件按100元/件计收，共收取信息处理费500元。"] }],
  ["FEE-SUM", "otherMatters.0", { otherMatters: ["本镇未收取信息处理费。全年收取信息处理费380元。"] }],
  [
    "FEE-UNPAID",
    "otherMatters.0",
    requests({
      outcomes: { disclosed: { naturalPerson: 2 }, otherwiseProcessed: { feeNotPaid: { naturalPerson: 1 } } },
    }),
  ],
  [
    "T2-REGULATIONS",
    "proactiveDisclosure.regulations.issued",
    { proactiveDisclosure: { ...correct.proactiveDisclosure, regulations: { issued: 6, inForce: 6 } } },
  ],
  ["TEXT-ASPECTS", "overview", { overview: [overview.replace("平台建设", "其他")] }],
  ["TEXT-PLACEHOLDER", "overview.1", text("全年公开信息XX条。")],
  ["TEXT-PLACEHOLDER", "otherMatters.0", { otherMatters: ["（文字描述，收取信息处理费情况在此处报告。）"] }],
  ["TEXT-AGENCY", "signature.by", { signature: { by: "乙镇人民政府", on: "2025-01-15" } }],
  ["TEXT-AGENCY", "opening.0", { opening: "本报告由乙甲镇人民政府编制。".replace("乙甲", "丙丁") }],
  ["TEXT-AGENCY", "title", { title: ["乙市丙县丁镇人民政府", "2024年政府信息公开工作年度报告"] }],
  [
    "TEXT-REPEATED",
    "overview.2",
    {
      overview: [
        overview,
        "这一段文字在报告里出现了两次，一字不差，是复制来的。",
        "这一段文字在报告里出现了两次，一字不差，是复制来的。",
      ],
    },
  ],
  ["TEXT-BRACKETS", "overview.1", text("依照《条例规定办理。")],
  ["TEXT-BRACKETS", "overview.1", text("坚持“先审后发原则。")],
  ["TEXT-PUNCTUATION", "overview.1", text("加强管理,完善制度。")],
  ["TEXT-PUNCTUATION", "overview.1", text("公开信息１９条。")],
  [
    "TEXT-ATTACHMENT",
    "overview.1",
    { ...text("具体数据见附件2。"), attachments: [{ title: "统计表", body: ["甲。"] }] },
  ],
  ["TITLE-SECTION", "sectionTitles.overview", { sectionTitles: { overview: "一、概述" } }],
  ["TITLE-NAME", "title", { title: "西市东县甲镇人民政府2024年政府信息公开年度报告" }],
  ["TITLE-OPENING", "opening", { opening: [] }],
  ["TEXT-EMPTY", "overview.1.heading", { overview: [overview, { heading: "（六）其他" }] }],
];

test("advice on table three names cells that can be typed in; totals that agree with them follow", () => {
  const told = (changed: object) =>
    findings(requests(changed)).filter(({ code }) => code === "T3-BALANCE" || code === "T3-TOTAL");
  const { naturalPerson = 0, commercialEnterprise = 0 } = correct.requests.received as Record<string, number>;
  const one = told({ received: { ...correct.requests.received, naturalPerson: naturalPerson + 1 } });
  expect(one).toHaveLength(1);
  expect(one[0]?.message).toContain("最少改 1 格");
  expect(one[0]?.message).toMatch(/“自然人”一列第一项加第二项之和为 \d+，第三项加第四项之和为 \d+/u);
  expect(one[0]?.message).toMatch(/·总计”\d+ 随之变为 \d+/u);
  expect(one[0]?.path).toBe("requests.received.naturalPerson");
  // What the text says is laid beside the table: 「收到政府信息公开申请3件」.
  expect(one[0]?.message).toContain("这样改后，与文中“收到政府信息公开申请3件”");
  const several = told({
    received: {
      ...correct.requests.received,
      naturalPerson: naturalPerson + 7,
      commercialEnterprise: commercialEnterprise + 4,
      other: 9,
    },
    carriedForward: { socialWelfareOrganization: 5 },
  });
  expect(several.length).toBeGreaterThan(2);
  for (const { path, others = [] } of several)
    for (const place of [path, ...others]) expect(place).not.toMatch(/\btotal$/u);
});

test("what the text says of one side of table three sends the reader to the other", () => {
  const told = (sentence: string, requests: object) =>
    findings({ overview: [overview.replace(/收到.*?0件。/u, sentence)], requests }).filter(({ code }) =>
      code.startsWith("T3"),
    );
  const off = { received: { naturalPerson: 12 }, outcomes: { disclosed: { naturalPerson: 11 } } };
  const [other] = told("收到依申请公开12件。", off);
  expect(other).toMatchObject({ code: "T3-BALANCE", path: "requests.carriedForward.naturalPerson" });
  expect(other?.message).toContain("文中“收到依申请公开12件”与表三现有的数一致，请先核对第三、四项各格。");
  const [same] = told("办结政府信息公开申请11件，结转下年度0件。", off);
  expect(same?.path).toBe("requests.received.naturalPerson");
  expect(same?.message).toContain("请先核对第一、二项各格");
  const [said] = told("收到依申请公开12件，予以公开12件。", off);
  expect(said?.message).toContain("文中“予以公开12件”，表三“予以公开”为 11，也差 1");
});

test("what all bodies of review received is told apart from what table four counts", () => {
  const data = { ...correct, agency: "东县人民政府", title: ["东县人民政府2024年政府信息公开工作年度报告"] };
  const found = check(
    parseReport({ ...data, ...text("全县各级行政复议机关共收到政府信息公开类行政复议申请202件。") }),
  ).find(({ code }) => code === "TEXT-REVIEW");
  expect(found?.found).toBe("行政复议申请202件");
  expect(found?.message).toContain("文中是复议机关收到的全部案件的，请在文中写明。");
});

test("a figure that could not be taken is not known: sums that it enters are not broken", () => {
  const codesOf = (cell: unknown) => {
    const { report, problems } = readDraft({
      ...correct,
      requests: {
        received: { naturalPerson: 3 },
        outcomes: { disclosed: { naturalPerson: cell }, unable: { notHeld: { naturalPerson: 1 } } },
      },
    });
    const told = check(report).filter(({ code }) => /^T3|BLANK/u.test(code));
    return { problems: problems.length, told: told.map(({ code }) => code) };
  };
  expect(codesOf("2")).toEqual({ problems: 1, told: [] });
  expect(codesOf("二件")).toEqual({ problems: 1, told: [] });
  expect(codesOf(1)).toMatchObject({ problems: 0, told: ["T3-BALANCE"] });
});

describe("each rule", () => {
  test("is tried", () => {
    const tried = new Set([...faults.map(([code]) => code), ...everything.faults.map(({ code }) => code)]);
    expect(rules.map(({ code }) => code).filter((code) => !tried.has(code) && code !== "T3-CELL")).toEqual(
      [],
    );
  });

  test.each(faults)("%s fires at %s", (code, path, data, previous) => {
    const found = findings(data, previous);
    expect(found.map(({ code, path }) => `${code} ${path}`)).toContain(`${code} ${path}`);
    for (const { place, message, severity } of found) {
      expect(place).not.toBe("");
      expect(message).toMatch(/[\u4e00-\u9fff].*。$/u);
      expect(["error", "warning", "hint"]).toContain(severity);
    }
  });

  test.each(rules.map(({ code }) => code))("%s is silent on what it is not about", (code) => {
    // The faults of all other rules, one at a time.
    const strangers = faults.filter(([other]) => !other.startsWith(code.slice(0, 5)));
    for (const [, , data, previous] of strangers.filter(([other]) => !(related[other] ?? []).includes(code)))
      expect(codes(findings(data, previous)), JSON.stringify(data)).not.toContain(code);
  });
});

/** Faults that rightly break another rule too. */
const related: Record<string, string[]> = {
  "YEAR-EDITION": ["TEXT-ASPECTS"],
  "FEE-UNPAID": ["TEXT-OUTCOMES"],
  "T3-BALANCE": ["TEXT-REQUESTS"],
  "T3-OUTCOMES": ["T3-BALANCE", "TEXT-REQUESTS"],
  "T3-TOTAL": ["T3-BALANCE", "TEXT-REQUESTS"],
  "YEAR-PERIOD": ["TEXT-AGENCY"],
  "TEXT-AGENCY": [],
  "TEXT-PLACEHOLDER": ["FEE-MISSING"],
};

describe("published reports", () => {
  const told = (report: Report, previous?: Report) =>
    check(report, previous ? { previous } : {})
      .filter(({ severity }) => severity !== "hint")
      .map(({ severity, code, path }) => `${severity} ${code} ${path}`);

  test("liuhulan 2024: the plan for the wrong year, nothing else", () => {
    expect(told(liuhulan2024)).toEqual(["warning YEAR-PLAN problemsAndImprovements.1"]);
  });

  test("huaian 2024: nothing", () => expect(told(huaian2024)).toEqual([]));

  test("suqian 2023: nothing", () => expect(told(published("suqian-city-2023"))).toEqual([]));

  test("suqian 2024 after 2023: cases filed against all cases, and no error", () => {
    const previous = published("suqian-city-2023");
    expect(told(published("suqian-city-2024"), previous)).toEqual([
      "warning TEXT-GROWTH overview.2",
      "warning TEXT-SLIP overview.1",
    ]);
  });

  test("hongze 2023: the two wrong totals of table four", () => {
    expect(told(published("hongze-district-2023"))).toEqual([
      "error T4-TOTAL reviewAndLitigation.reconsideration.total",
      "error T4-TOTAL reviewAndLitigation.litigation.afterReconsideration.total",
    ]);
  });

  test("shanghai 2019: eleven blank totals, and the text against the tables", () => {
    const found = check(published("shanghai-general-office-2019"));
    const blanks = found.filter(({ code }) => code === "T3-TOTAL").map(({ expected }) => Number(expected));
    expect(blanks).toEqual([272, 3, 14, 5, 4, 12, 265, 47, 25, 149, 9]);
    expect(found.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(
      Array(11).fill("T3-TOTAL"),
    );
    expect(
      found.filter(({ code }) => code.startsWith("TEXT-")).map(({ code, found }) => `${code} ${found}`),
    ).toEqual([
      "TEXT-OUTCOMES 予以公开及部分公开258件",
      "TEXT-OUTCOMES 无法提供265件",
      "TEXT-UPHELD 诉讼9件，均获维持",
      "TEXT-SHARE 258件，占33.9%",
    ]);
  });

  const wholes = statements().filter(({ numbers }) => "total" in numbers);
  test.each(wholes)("$agency: its sentence against its own figures", ({ text, numbers, year }) => {
    const row = (n: number | undefined) => ({ naturalPerson: n ?? 0 });
    const five = (values: number[] | undefined) => ({
      upheld: values?.[0] ?? 0,
      corrected: values?.[1] ?? 0,
      other: values?.[2] ?? 0,
      pending: values?.[3] ?? 0,
    });
    const rest =
      (numbers.total ?? 0) -
      ["granted", "partial", "denied", "unable", "notProcessed", "other"].reduce(
        (sum, key) => sum + (numbers[key] ?? 0),
        0,
      );
    const found = findings({
      year,
      overview: [overview.replace(/收到.*?0件。/u, "依法办理。"), text],
      requests: {
        received: row(numbers.new),
        carriedOver: row(numbers.carriedOver),
        outcomes: {
          disclosed: row((numbers.granted ?? 0) + rest),
          partiallyDisclosed: row(numbers.partial),
          notDisclosed: { internalAffairs: row(numbers.denied) },
          unable: { notHeld: row(numbers.unable) },
          notProcessed: { repeated: row(numbers.notProcessed) },
          otherwiseProcessed: { other: row(numbers.other) },
        },
        carriedForward: row(numbers.carryNext),
      },
      reviewAndLitigation: {
        reconsideration: five(numbers.review),
        litigation: { direct: five(numbers.direct), afterReconsideration: five(numbers.postReview) },
      },
    });
    const told = found
      .filter(({ code }) => ["TEXT-REQUESTS", "TEXT-OUTCOMES"].includes(code))
      .map(({ found }) => found);
    expect(told).toEqual([]);
    expect(found.filter(({ code }) => code.startsWith("T3"))).toEqual([]);
  });
});

describe("waivers", () => {
  const wrong = parseReport({
    ...correct,
    reviewAndLitigation: { reconsideration: { upheld: 1, total: 3 } },
  });

  test("a rule switched off keeps its findings, with the reason, and blocks no longer", () => {
    const [finding] = check(wrong, { waived: { "T4-TOTAL": "上级已核准" } }).filter(
      ({ code }) => code === "T4-TOTAL",
    );
    expect(finding).toMatchObject({ severity: "error", waived: "上级已核准" });
    expect(isBlocking(finding as Finding)).toBe(false);
    expect(check(wrong).some(isBlocking)).toBe(true);
  });

  test("needs a rule and a reason", () => {
    expect(() => check(wrong, { waived: { "T9-X": "…" } })).toThrow("没有“T9-X”这条规则");
    expect(() => check(wrong, { waived: { "T4-TOTAL": " " } })).toThrow("须写明理由");
  });
});

test("100 mutations of correct reports: every one that a hard rule can see is found", () => {
  fc.assert(
    fc.property(correctReport(), fc.nat(), fc.integer({ min: 1, max: 99 }), (report, which, by) => {
      expect(mutationMissed(report, which, by)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
}, 60_000);

test.each([edition2021, edition2019])("correct random reports after $notice give nothing", (edition) => {
  fc.assert(
    fc.property(correctReport(edition), (report) => {
      expect(check(report)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("the collections of faults and honest texts: at least 95 % found, at most 1 % false, none of them an error", () => {
  const { faults, found, honest, wronged, stopped, byRule } = scoreOf("all", everything);
  expect(faults).toBeGreaterThanOrEqual(200);
  expect(honest).toBeGreaterThanOrEqual(300);
  expect(found / faults).toBeGreaterThanOrEqual(0.95);
  expect(wronged / honest).toBeLessThanOrEqual(0.01);
  expect(stopped).toBe(0);
  const graver = new Set(rules.filter(({ severity }) => severity !== "hint").map(({ code }) => code));
  for (const { code, found, false: wrong } of byRule)
    if (graver.has(code) && found + wrong > 0)
      expect(found / (found + wrong), code).toBeGreaterThanOrEqual(0.95);
});

test("docs/rules.md is what the rules say: npm run docs", () => {
  expect(readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8")).toBe(rulesDocument());
});

test("two characters that end one word and begin another are no slip", () => {
  const honest = [
    "加强权责清单维护",
    "信访案件办结率提高",
    "与政协密切配合",
    "涉及视频内容",
    "发挥民主监督作用",
    "调整概况栏目",
  ];
  for (const text of honest) expect(nearMissesIn(text), text).toEqual([]);
  const wrongs = ["监管机购名单", "基层单卫报送", "加强监关工作"].map(
    (text) => nearMissesIn(text)[0]?.miss.right,
  );
  expect(wrongs).toEqual(["机构", "单位", "加强监管"]);
});

test("a share of requests where there are none is no fault of the program", () => {
  const none = { ...correct, requests: { received: { naturalPerson: 0 } } };
  for (const text of ["自然人申请5件，占比3%。", "受理5件，占申请总量的3%。"]) {
    const report = parseReport({ ...none, overview: [`${overview}（六）其他。${text}`] });
    expect(() => check(report), text).not.toThrow();
  }
});

test("the government above a banner or a district is no neighbour of it", () => {
  const of = (agency: string, text: string) =>
    check(
      parseReport({
        ...correct,
        agency,
        title: [agency, "2024年政府信息公开工作年度报告"],
        overview: [`${overview}${text}持续推进政务公开标准化规范化。`],
        problemsAndImprovements: ["公开的时效性有待提高。2025年将继续加强培训。"],
        signature: { by: agency, on: "2025-01-15" },
      }),
    )
      .filter(({ code }) => code === "TEXT-OTHER-AGENCY")
      .map(({ found }) => found);
  expect(of("正蓝旗人民政府", "内蒙古自治区人民政府")).toEqual([]);
  expect(of("北京市朝阳区人民政府", "北京市人民政府")).toEqual([]);
  expect(of("如东县人民政府", "南通市人民政府")).toEqual([]);
  expect(of("如东县人民政府", "海安市人民政府")).toEqual(["海安市人民政府"]);
});
