import { expect, test } from "vitest";
import type { Collected } from "../../src/county/collect/state.ts";
import { requestsCharts, statesChart } from "../../src/county/overview/charts.ts";
import { overviewPage } from "../../src/county/overview/page.ts";
import type { RollKind } from "../../src/county/roll/roll.ts";
import { parseReport } from "../../src/report/parse.ts";
import { troublesIn } from "../charts/boxes.ts";
import { rowNamed } from "./county.ts";
import { plainReport } from "./reports.ts";

const reportOf = (name: string, year: number, count: number) =>
  parseReport(
    plainReport(name, year, {
      requests: { received: { naturalPerson: count }, outcomes: { disclosed: { naturalPerson: count } } },
    }),
  );

/** An agency: how many it received now and last year; nothing where it handed in nothing. */
const agency = (name: string, kind: RollKind, now?: number, before?: number): Collected["agencies"][number] =>
  ({
    row: rowNamed(name, { kind }),
    state: now === undefined ? "未交" : "收到",
    files: [],
    findings: [],
    issues: [],
    ...(now !== undefined && { report: reportOf(name, 2025, now) }),
    ...(before !== undefined && { last: reportOf(name, 2024, before) }),
  }) as Collected["agencies"][number];

const county = (...agencies: Collected["agencies"][number][]) =>
  ({ year: 2025, today: "2026-01-26", files: [], agencies, ledger: { waivers: {} } }) as unknown as Collected;

test("agencies are ranked among their kind, with last year's; who is missing stands in its place", () => {
  const collected = county(
    agency("汾源县人民政府", "本级", 100),
    agency("汾源县民政局", "部门", 3, 12_345),
    agency("汾源县财政局", "部门", 17),
    agency("汾源县审计局", "部门"),
    agency("汾源县司法局", "部门", 0, 4),
    agency("汾源县城关镇人民政府", "乡镇"),
    agency("汾源县东关镇人民政府", "乡镇"),
  );
  const charts = requestsCharts(collected);
  expect(charts).toHaveLength(1);
  expect(charts[0]?.title).toMatch(/^部门：/u);
  expect(charts[0]?.table.rows).toEqual([
    ["汾源县财政局", "1", "17", "上年没有"],
    ["汾源县民政局", "2", "3", "12,345"],
    ["汾源县审计局", "", "未交", ""],
  ]);
  expect(charts[0]?.notes).toEqual(["另有 1 个单位为 0，不排名次。"]);
  const states = statesChart(collected);
  expect(states?.table.rows).toEqual([
    ["本级", "1", "0", "0", "0", "1"],
    ["部门", "3", "0", "0", "1", "4"],
    ["乡镇", "0", "0", "0", "2", "2"],
  ]);
  expect([...charts, states].flatMap((chart) => (chart === undefined ? [] : troublesIn(chart)))).toEqual([]);
  const page = new TextDecoder().decode(overviewPage(collected));
  expect(page.match(/<figure class="chart"/gu)).toHaveLength(2);
  // Names of parts of a page are there once.
  const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("one agency, and none at all", () => {
  expect(requestsCharts(county(agency("汾源县民政局", "部门", 3)))).toEqual([]);
  expect(statesChart(county())).toBeUndefined();
  expect(new TextDecoder().decode(overviewPage(county()))).not.toContain("<figure");
});
