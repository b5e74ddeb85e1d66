import { expect, test } from "vitest";
import { collect } from "../../src/county/collect/collect.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import { overviewJson } from "../../src/county/overview/json.ts";
import { overviewWorkbook } from "../../src/county/overview/workbook.ts";
import { fewestForRate, rankings } from "../../src/county/ranking/ranking.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import type { Report } from "../../src/report/report.ts";
import { rowNamed } from "./county.ts";
import { type MovingAgency, movingCounty, reportFrom } from "./moving-county.ts";

const asRanked = (county: readonly MovingAgency[]) =>
  county.map(({ name, kind, now, last }) => ({
    row: rowNamed(name, { kind }),
    report: reportFrom(name, 2025, now),
    last: reportFrom(name, 2024, last),
  }));
const byName = (all: ReturnType<typeof rankings>, name: string) => all.find((one) => one.name === name);

test("every agency stands by its count with last year's, equal ones share their place, nil is counted and not ranked", () => {
  for (let seed = 1; seed <= 6; seed++) {
    const county = movingCounty(seed, 30);
    (county[4] as MovingAgency).now.licensing = (county[9] as MovingAgency).now.licensing;
    const licences = byName(rankings(asRanked(county)), "行政许可");
    const some = county.filter(({ now }) => now.licensing > 0);
    expect(licences?.nil).toBe(county.length - some.length);
    expect(licences?.ranked).toHaveLength(some.length);
    for (const { row, rank, value, before } of licences?.ranked ?? []) {
      const one = county.find(({ name }) => name === row.name) as MovingAgency;
      expect(value).toBe(String(one.now.licensing));
      // By counting who has more.
      expect(rank).toBe(1 + county.filter(({ now }) => now.licensing > one.now.licensing).length);
      expect(before?.value).toBe(String(one.last.licensing));
      expect(before?.difference).toBe(String(one.now.licensing - one.last.licensing));
      expect(before?.rank).toBe(
        one.last.licensing === 0
          ? undefined
          : 1 + county.filter(({ last }) => last.licensing > one.last.licensing).length,
      );
    }
  }
});

test("a share is ranked from thirty on, and told with what it is of", () => {
  const county = movingCounty(2, 40);
  const { ranked = [] } = byName(rankings(asRanked(county)), "本年新收政府信息公开申请数量") ?? {};
  const rated = ranked.flatMap(({ rate }) => rate ?? []);
  expect(rated.some(({ of }) => of < fewestForRate)).toBe(true);
  for (const { share, of, rank } of rated) {
    if (of < fewestForRate) expect(rank).toBeUndefined();
    else expect(rank).toBe(1 + rated.filter((one) => one.of >= fewestForRate && one.share > share).length);
  }
});

test("amounts are exact; a total left blank is its parts'; another edition has no such cell, and is counted", () => {
  const county = movingCounty(4, 3);
  (county[0] as MovingAgency).now.fees = "2358.6879";
  (county[0] as MovingAgency).last.fees = "2358.6878";
  const agencies = asRanked(county);
  const first = agencies[0]?.report as unknown as { requests: { received: Record<string, unknown> } };
  const { total } = first.requests.received;
  first.requests.received.total = null;
  const all = rankings(agencies);
  expect(byName(all, "行政事业性收费")?.ranked[0]?.before).toMatchObject({
    value: "2358.6878",
    difference: "0.0001",
  });
  expect(
    byName(all, "本年新收政府信息公开申请数量")?.ranked.find(({ row }) => row.name === county[0]?.name)
      ?.value,
  ).toBe(total === 0 ? undefined : String(total));
  const older = { ...agencies[1], report: { ...agencies[1]?.report, edition: "2019" } as Report };
  expect(byName(rankings([older as (typeof agencies)[number]]), "行政许可")).toMatchObject({
    ranked: [],
    nil: 0,
    without: 1,
  });
});

test("sheet 排名 of 汇总.xlsx; 汇总.json does not hold last year's reports", async () => {
  const county = movingCounty(6, 5);
  const facts = (report: unknown) => readFacts(new TextEncoder().encode(JSON.stringify(report)));
  const files = (key: "report" | "last") =>
    Promise.all(
      asRanked(county).map(async ({ row, [key]: report }) => ({
        file: `${row.name}.json`,
        facts: await facts(report),
      })),
    );
  const collected = collect({
    roll: {
      rows: [...county.map(({ name, kind }) => rowNamed(name, { kind })), rowNamed("未交局")],
      notes: [],
    },
    year: 2025,
    files: await files("report"),
    previous: await files("last"),
  });
  const { lines } = readRows(overviewWorkbook(collected), "排名");
  expect(lines[0]?.[0]).toMatch(/1 个单位没有收到能用的报告/u);
  const [top] = [...county].sort((a, b) => b.now.licensing - a.now.licensing);
  expect(lines.find(([head, rank]) => head === "行政许可（件）" && rank === "1")?.slice(2, 6)).toEqual([
    top?.name,
    top?.kind,
    String(top?.now.licensing),
    String(top?.last.licensing),
  ]);
  expect(new TextDecoder().decode(overviewJson(collected))).not.toContain('"last"');
});
