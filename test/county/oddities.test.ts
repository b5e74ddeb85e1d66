import { expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { collect } from "../../src/county/collect/collect.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import { withOddities } from "../../src/county/oddities/oddities.ts";
import { rowNamed } from "./county.ts";
import { agenciesOf, type MovingAgency, movingCounty } from "./moving-county.ts";
import { afterPlanting, nothing, plants, told } from "./oddity-plants.ts";

test.each(Object.entries(plants))("planted errors are told, and nobody else: %s", (_, plant) => {
  expect(afterPlanting(plant, 10, 24)).toEqual({ missed: [], wrong: [] });
});

test("where figures move up to six times nothing is told", () => {
  for (let seed = 101; seed <= 105; seed++)
    expect(told(agenciesOf(movingCounty(seed, 24))).flat()).toEqual([]);
});

test("what check says of a cell already is said once, and is a warning then", () => {
  const county = movingCounty(3, 4);
  const [first] = county as [MovingAgency];
  first.last.licensing = 40;
  first.now.licensing = 40_000;
  first.last.fees = "86.35";
  first.now.fees = "863500";
  const agencies = agenciesOf(county);
  const found = agencies.map(({ report, last }) => (report && last ? check(report, { previous: last }) : []));
  const about = (path: string) =>
    withOddities(agencies, found)[0]
      ?.filter((one) => one.path === path)
      .map(({ code, severity }) => [code, severity]);
  expect(found[0]?.find(({ path }) => path === "proactiveDisclosure.licensing")?.severity).toBe("hint");
  expect(about("proactiveDisclosure.licensing")).toEqual([["T2-JUMP", "warning"]]);
  expect(about("proactiveDisclosure.fees")).toEqual([["T2-JUMP", "warning"]]);
});

test("a fee of a town that has no year before is told in 元; nil is no year to compare with", () => {
  const county = movingCounty(5, 3);
  for (const one of county) {
    one.last.fees = "0";
    one.now.fees = "86350.5";
  }
  const agencies = agenciesOf(county).map((one, i) => ({
    ...one,
    row: { ...one.row, kind: i === 0 ? "乡镇" : "部门" },
  }));
  const fees = withOddities(agencies, nothing(agencies)).map((list) =>
    list.filter(({ code }) => code === "COUNTY-FEES"),
  );
  expect(fees.map(({ length }) => length)).toEqual([1, 0, 0]);
  expect(fees[0]?.[0]).toMatchObject({ found: "86350.5", expected: "8.63505", severity: "warning" });
});

test("a county's oddities stand with what the checks found; a rule is switched off with its reason", async () => {
  const county = movingCounty(8, 6);
  const [one, other] = [county[1], county[4]] as [MovingAgency, MovingAgency];
  other.now = structuredClone(one.now);
  const bytesOf = (report: unknown) => new TextEncoder().encode(JSON.stringify(report));
  const files = (key: "report" | "last") =>
    Promise.all(
      agenciesOf(county).map(async ({ row, [key]: report }) => ({
        file: `${row.name}.json`,
        facts: await readFacts(bytesOf(report)),
      })),
    );
  const input = {
    roll: { rows: county.map(({ name, kind }) => rowNamed(name, { kind })), notes: [] },
    year: 2025,
    files: await files("report"),
    previous: await files("last"),
  };
  const toldBy = (given: Parameters<typeof collect>[0]) =>
    collect(given).agencies.flatMap(({ row, findings }) =>
      findings
        .filter(({ code }) => code === "COUNTY-SAME")
        .map(({ message, waived }) => [
          row.name,
          message.includes(row.name === one.name ? other.name : one.name),
          waived,
        ]),
    );
  expect(toldBy(input)).toEqual([
    [one.name, true, undefined],
    [other.name, true, undefined],
  ]);
  expect(
    toldBy({ ...input, waived: { "COUNTY-SAME": "两家合署办公" } }).map(([, , waived]) => waived),
  ).toEqual(["两家合署办公", "两家合署办公"]);
});
