import { readFileSync } from "node:fs";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { cleanData, withSentence, withText } from "./base.ts";
import { figureFaults } from "./figure-faults.ts";
import { honestFees, honestFigures, honestMakers, honestOpenings, honestProblems } from "./honest-figures.ts";
import { honestNil, honestOverview } from "./honest-overview.ts";
import { sectionFaults, sentenceFaults } from "./text-faults.ts";
import { type YearFault, yearFaults } from "./year-faults.ts";

/** One case of the collection: a report, and the finding that it must give. */
export interface Fault {
  readonly name: string;
  readonly code: string;
  /** Where: a path, or words that the finding quotes. */
  readonly path?: string;
  readonly words?: string;
  readonly report: Report;
  readonly previous?: Report;
}

/** A report that nothing may be said of but what is said of it without the sentence. */
export interface Honest {
  readonly name: string;
  readonly report: Report;
  readonly previous?: Report;
}

export interface Collection {
  readonly faults: readonly Fault[];
  readonly honest: readonly Honest[];
}

type Data = Record<string, unknown>;

function put(data: Data, path: string, value: unknown): void {
  const keys = path.split(".");
  let here = data;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key] as Data;
  }
  here[keys.at(-1) as string] = value;
}

export const copyOf = (report: object): Data => JSON.parse(JSON.stringify(report)) as Data;
export const changed = (data: Data, changes: Readonly<Record<string, unknown>> = {}): Report => {
  for (const [path, value] of Object.entries(changes)) put(data, path, value);
  return parseReport(data);
};

const last = (): Data => ({
  ...cleanData(),
  year: 2023,
  opening: ["本报告根据《中华人民共和国政府信息公开条例》（国令第711号）要求编制。"],
  overview: [
    "2023年，我镇完善制度，主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展。",
  ],
  problemsAndImprovements: ["队伍建设有待加强。下一步将组织学习。"],
  otherMatters: ["本机关2023年度未收取政府信息公开信息处理费。"],
  signature: { by: "刘胡兰镇人民政府", on: "2024-01-15" },
});

function yearFault({ code, path, now, last: before, base }: YearFault, i: number): Fault {
  const name = `${code} ${path} ${i}`;
  if (base === "town") {
    const previous = before && changed(last(), before);
    return { name, code, path, report: changed(cleanData() as Data, now), ...(previous && { previous }) };
  }
  const [report, previous] =
    base === "suqian"
      ? [published("suqian-city-2024"), published("suqian-city-2023")]
      : [published("shanghai-general-office-2019"), published("shanghai-general-office-2019")];
  const withLast = base === "suqian" || before !== undefined;
  return {
    name,
    code,
    path,
    report: changed(copyOf(report), now),
    ...(withLast && { previous: changed(copyOf(previous), before) }),
  };
}

/** Reports that were published whole: what is found in them is in the corpus test, not here. */
const whole = (name: string): Report =>
  parseReport(JSON.parse(readFileSync(new URL(`./reports/${name}.json`, import.meta.url), "utf8")));
export const otherPublished = { shuyang: whole("shuyang-drc-2023"), kewei: whole("shanghai-kewei-2024") };

export const faults: readonly Fault[] = [
  ...sentenceFaults.map(
    ([code, words, text, figures]): Fault => ({
      name: text,
      code,
      words,
      report: withSentence(text, figures),
    }),
  ),
  ...sectionFaults.map(
    ([code, words, section, text]): Fault => ({
      name: text,
      code,
      words,
      report: section === "overview" ? withSentence(text) : withText(section, text),
    }),
  ),
  ...figureFaults.map(
    ([name, address, right, wrong, slip]): Fault => ({
      name: `${name} ${address} ${right} → ${wrong} (${slip})`,
      code: "T3",
      path: address,
      report: changed(copyOf(published(name)), { [address]: wrong }),
    }),
  ),
  ...yearFaults.map(yearFault),
];

const maker = (agency: string): Report =>
  parseReport({
    ...JSON.parse(JSON.stringify(cleanData()).replaceAll("我镇", "本机关")),
    agency,
    title: [agency, "2024年政府信息公开工作年度报告"],
    signature: { by: agency, on: "2025-01-15" },
    proactiveDisclosure: { regulations: { issued: 1, repealed: 0, inForce: 3 } },
  });

export const honest: readonly Honest[] = [
  ...honestOverview.map((name) => ({ name, report: withSentence(name) })),
  ...honestNil.map((name) => ({ name, report: withSentence(name) })),
  ...honestFigures.map(([name, figures]) => ({ name, report: withSentence(name, figures) })),
  ...honestFees.map((name) => ({ name, report: withText("otherMatters", name) })),
  ...honestProblems.map((name) => ({ name, report: withText("problemsAndImprovements", name) })),
  ...honestOpenings.map((name) => ({ name, report: withText("opening", name) })),
  ...honestMakers.map((name) => ({ name, report: maker(name) })),
];

/** The first collection: the rules were written beside it. */
export const first: Collection = { faults, honest };

/** Every third case was not looked at while the rules were written; its score is told apart. */
export const isHeldOut = (i: number): boolean => i % 3 === 2;
