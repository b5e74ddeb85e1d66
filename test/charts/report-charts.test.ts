import { expect, test } from "vitest";
import { reportCharts } from "../../src/charts/report-charts.ts";
import { editions } from "../../src/form/editions.ts";
import type { Edition } from "../../src/form/form.ts";
import { parseReport } from "../../src/report/parse.ts";
import { published } from "../corpus.ts";
import { plainReport } from "../county/reports.ts";
import { troublesIn } from "./boxes.ts";

const tableOf = (name: RegExp, made: ReturnType<typeof reportCharts>) =>
  made.charts.find(({ title }) => name.test(title))?.table.rows;

test("Suqian 2024 beside 2023, as the report prints it", () => {
  const made = reportCharts(published("suqian-city-2024"), published("suqian-city-2023"));
  expect(tableOf(/办理结果/u, made)).toEqual([
    ["予以公开", "1431", "1191"],
    ["部分公开", "471", "328"],
    ["不予公开", "92", "142"],
    ["无法提供", "941", "1078"],
    ["不予处理", "117", "406"],
    ["其他处理", "469", "341"],
  ]);
  expect(tableOf(/复议/u, made)?.map((row) => row.slice(1))).toEqual([
    ["88", "18", "28", "36", "170"],
    ["7", "0", "11", "7", "25"],
    ["33", "0", "6", "13", "52"],
  ]);
  expect(made.sentences.join("")).toContain("72,701.2578 万元（2023年 59,237.2449 万元）");
  expect(made.sentences.join("")).toContain("自然人 3440 件（97.6%）");
  expect(made.omitted).toEqual([]);
  expect(made.charts.flatMap(troublesIn)).toEqual([]);
});

test("totals that were left blank are added and said, never drawn as nil", () => {
  const made = reportCharts(published("shanghai-general-office-2019"));
  expect(tableOf(/办理结果/u, made)?.slice(0, 5)).toEqual([
    ["予以公开", "272"],
    ["部分公开", "3"],
    ["不予公开", "35"],
    ["无法提供", "337"],
    ["不予处理", "158"],
  ]);
  const chart = made.charts.find(({ title }) => /办理结果/u.test(title));
  expect(chart?.notes).toEqual(["2019年的总计有空白的，按各栏相加。"]);
  expect(made.omitted).toHaveLength(3);
});

test("what last year's form has not is said in its place; every edition gives every chart", () => {
  for (const edition of Object.values<Edition>(editions)) {
    const year = edition.years.to ?? edition.years.from;
    const given = plainReport("某县某局", year, {
      requests: { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 3 } } },
    });
    expect(reportCharts(parseReport(given)).charts.map(({ title }) => title)).toHaveLength(2);
  }
  const [now, before] = [
    plainReport("某县某局", 2021, { proactiveDisclosure: { licensing: 7 } }),
    plainReport("某县某局", 2020, { edition: "2019" }),
  ].map((one) => parseReport(one)) as [never, never];
  const [chart] = reportCharts(now, before).charts;
  expect(chart?.table.rows[0]?.slice(1)).toEqual(["7", "无此项"]);
});

test("parts that do not add up to their total are said below", () => {
  const report = published("suqian-city-2024");
  const wrong = {
    ...report,
    reviewAndLitigation: {
      ...report.reviewAndLitigation,
      reconsideration: { ...report.reviewAndLitigation.reconsideration, total: 171 },
    },
  };
  const notes = reportCharts(wrong as never).charts.flatMap((chart) => chart.notes);
  expect(notes.join("")).toContain("各项相加是 170，表中总计是 171");
});

test("no share is given of fewer than thirty", () => {
  const of = (count: number) =>
    reportCharts(
      parseReport(
        plainReport("某局", 2024, {
          requests: { received: { naturalPerson: count }, outcomes: { disclosed: { naturalPerson: count } } },
        }),
      ),
    ).sentences.join("");
  expect(of(29)).not.toContain("%");
  expect(of(30)).toContain("自然人 30 件（100.0%）");
});
