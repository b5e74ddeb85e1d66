import { readFileSync } from "node:fs";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { tablesWith } from "./base.ts";
import type { Fault, Honest } from "./collection.ts";
import type { Figures } from "./honest-figures.ts";
import { type Agency, cleanOf, inReport, type Place } from "./second-base.ts";

// A sheet has a line a case, so that hundreds of them can be read:
//   = name key=number …                               figures
//   - CODE|words quoted|agency|place|figures|text      a fault
//   + agency|place|figures|text                        an honest text
// figures: a name, none, or `now<last` with last year's.

const lastWords =
  "2023年，主动公开、依申请公开、政府信息管理、平台建设、监督保障都有进步，考核评议结果良好，没有责任追究。";

const numbers = (value: string) => (value.includes(",") ? value.split(",").map(Number) : Number(value));

/** Last year's report of an agency, in words of its own. */
function lastYear(agency: Agency, figures: Figures): Report {
  const now = cleanOf(agency);
  return parseReport({
    ...now,
    year: 2023,
    opening: [],
    overview: [lastWords],
    problemsAndImprovements: ["队伍建设有待加强，今后组织学习。"],
    otherMatters: ["2023年度没有收取信息处理费。"],
    signature: { ...now.signature, on: "2024-01-18" },
    ...tablesWith(figures),
  });
}

/** The cases of a sheet beside this file. */
export function casesOf(file: string): {
  readonly faults: readonly Fault[];
  readonly honest: readonly Honest[];
} {
  const lines = readFileSync(new URL(`./${file}`, import.meta.url), "utf8").split("\n");
  const figures = new Map<string, Figures>([["", {}]]);
  const faults: Fault[] = [];
  const honest: Honest[] = [];
  const reports = (agency: string, place: string, names: string, text: string) => {
    const [now, last] = names.split("<").map((name) => {
      const known = figures.get(name);
      if (!known) throw new Error(`${file}: no figures ${name}: ${text}`);
      return known;
    });
    const previous = last && lastYear(agency as Agency, last);
    return { report: inReport(agency as Agency, place as Place, text, now), ...(previous && { previous }) };
  };
  for (const line of lines) {
    const [sign, rest] = [line.slice(0, 1), line.slice(2)];
    if (sign === "=") {
      const [name, ...pairs] = rest.split(" ") as [string, ...string[]];
      const entries = pairs.map((pair) => pair.split("=") as [string, string]);
      figures.set(
        name,
        Object.fromEntries(entries.map(([key, value]) => [key, key === "fees" ? value : numbers(value)])),
      );
    }
    const cells = rest.split("|");
    const text = cells.at(-1) as string;
    if (sign === "-") {
      const [code, words, agency, place, names] = cells as [string, string, string, string, string];
      faults.push({ name: text, code, words, ...reports(agency, place, names, text) });
    }
    if (sign === "+") {
      const [agency, place, names] = cells as [string, string, string];
      honest.push({ name: text, ...reports(agency, place, names, text) });
    }
  }
  return { faults, honest };
}
