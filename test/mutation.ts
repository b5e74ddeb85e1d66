import { check } from "../src/checks/check.ts";
import { editions } from "../src/form/editions.ts";
import { figureAt, figuresOf, tablesOf } from "../src/report/figures.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";

/** The figures of a report that take part in a sum: table two has none that a single report can prove. */
export const summedFigures = (report: Report): string[][] =>
  tablesOf(editions[report.edition])
    .filter(([key]) => key !== "proactiveDisclosure")
    .flatMap(([key, section]) => figuresOf(section).map(({ keys }) => [key, ...keys]));

/** Changes one figure of a correct report: its address, and what the hard rules of the sums find. */
export function mutationOf(report: Report, which: number, by: number) {
  const addresses = summedFigures(report);
  const address = addresses[which % addresses.length] as string[];
  const data = JSON.parse(JSON.stringify(report));
  const parent = address.slice(0, -1).reduce((here, key) => here[key], data);
  const key = address.at(-1) as string;
  const before = figureAt(report as never, address) as number;
  parent[key] = before >= by ? before - by : before + by;
  const findings = check(parseReport(data)).filter(
    ({ severity, code }) => severity === "error" && /^T[34]-/.test(code),
  );
  return { address: address.join("."), findings };
}

/** The address of a changed figure if no hard rule of the sums finds it. */
export function mutationMissed(report: Report, which: number, by: number): string | undefined {
  const { address, findings } = mutationOf(report, which, by);
  return findings.length > 0 ? undefined : address;
}
