import { editions } from "../../form/editions.ts";
import { type Edition, textKeysOf } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import { NianbaoError } from "../../problem/problem.ts";
import { refuseArgument, type Wanted } from "../../problem/wanted.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  tablesOf,
} from "../../report/figures.ts";
import { visitNarrative } from "../../report/narrative.ts";
import { asReport } from "../../report/parse.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { narrativesOf } from "../../report/texts.ts";
import { exactOf, exactText } from "../rollup/exact.ts";
import { sentencesByText } from "../sentences.ts";
import { type SentenceChange, sentenceChanges } from "./sentence-changes.ts";

/** From one year to the next. */
export interface YearStep {
  /** 「-3」, 「12.5」: exact; empty where one of both is no number. */
  readonly difference: string;
  /** 「-42.9%」; 「—」 where last year's is nil. */
  readonly percent: string;
}

/** A cell of the form over the years. */
export interface ComparedFigure {
  readonly path: string;
  readonly place: string;
  /** One a year, as written; undefined where that year's edition has no such cell. */
  readonly values: readonly (string | undefined)[];
  /** One less than the years. */
  readonly steps: readonly YearStep[];
}

/** A text over one step of years. */
export interface ComparedText {
  readonly path: string;
  readonly place: string;
  readonly years: readonly [before: number, after: number];
  readonly sentences: readonly SentenceChange[];
}

/** One agency's reports of several years beside each other. */
export interface Comparison {
  readonly agency: string;
  /** In order. */
  readonly years: readonly number[];
  readonly figures: readonly ComparedFigure[];
  readonly texts: readonly ComparedText[];
  /** What has to be known of it: other editions, years that are missing. */
  readonly notes: readonly string[];
}

/** Reports that cannot be laid beside each other. */
export class ComparisonError extends NianbaoError {
  override readonly name = "ComparisonError";
}

const editionOf = ({ edition }: Report): Edition => editions[edition];
const exactFrom = (figure: Figure | undefined, kind: FigureKind) => {
  const exact = exactOf(figure, kind);
  return typeof exact === "bigint" ? exact : figure === null ? 0n : undefined;
};

function stepBetween(before: Figure | undefined, after: Figure | undefined, kind: FigureKind): YearStep {
  const [old, now] = [exactFrom(before, kind), exactFrom(after, kind)];
  if (old === undefined || now === undefined) return { difference: "", percent: "" };
  const difference = exactText(now - old);
  if (old === 0n) return { difference, percent: now === 0n ? "" : "—" };
  // Tenths of a percent, rounded half away from zero.
  const scaled = ((now - old) * 20_000n) / old;
  const tenths = Number((scaled + (scaled < 0n ? -10n : 10n)) / 20n);
  return { difference, percent: `${(tenths / 10).toFixed(1)}%` };
}

interface FormCell {
  readonly path: string;
  readonly place: string;
  readonly kind: FigureKind;
  readonly keys: readonly string[];
  readonly section: string;
}

const comparedCells = (edition: Edition): FormCell[] =>
  tablesOf(edition).flatMap(([key, section]) =>
    figuresOf(section).map(({ keys, kind }) => ({
      path: addressOf(key, keys),
      place: placeOf(edition, [key, ...keys]),
      kind,
      keys,
      section: key,
    })),
  );

function comparedFigures(reports: readonly Report[]): ComparedFigure[] {
  // The newest edition's cells in its order, then those that only older ones have.
  const cells = new Map<string, FormCell>();
  for (const report of reports.toReversed())
    for (const cell of comparedCells(editionOf(report)))
      if (!cells.has(cell.path)) cells.set(cell.path, cell);
  const known = reports.map((report) => new Set(comparedCells(editionOf(report)).map(({ path }) => path)));
  return [...cells.values()].map(({ path, place, kind, keys, section }) => {
    const figures = reports.map((report, i) =>
      known[i]?.has(path)
        ? (figureAt((report as unknown as Readonly<Record<string, FigureTree>>)[section], keys) ?? null)
        : undefined,
    );
    return {
      path,
      place,
      values: figures.map((figure) => (figure === undefined ? undefined : String(figure ?? ""))),
      steps: figures
        .slice(1)
        .map((figure, i) =>
          figure === undefined || figures[i] === undefined
            ? { difference: "", percent: "" }
            : stepBetween(figures[i], figure, kind),
        ),
    };
  });
}

function comparedTexts(reports: readonly Report[]): ComparedText[] {
  return reports.slice(1).flatMap((after, i) => {
    const before = reports[i] as Report;
    const [old, now] = [before, after].map((report) => sentencesByText(report, editionOf(report)));
    const edition = editionOf(after);
    const keys = ["opening", ...textKeysOf(edition)];
    return keys.map((path): ComparedText => {
      const years = [before.year, after.year] as const;
      const sentences = sentenceChanges(old?.get(path) ?? [], now?.get(path) ?? [], years);
      return { path, place: placeOf(edition, [path]), years, sentences };
    });
  });
}

/** Whether a report says more than figures and sentences: that is not laid beside anything. */
const holdsMore = (report: Report): boolean =>
  (report.attachments ?? []).length > 0 ||
  narrativesOf(editionOf(report), report).some(({ path, text }) => {
    let found = false;
    visitNarrative(text, path, ({ kind }) => {
      if (kind === "table" || kind === "figure") found = true;
    });
    return found;
  });

/** What the outputs of a comparison take. */
export const wantedComparison: Wanted = {
  what: " compareYears 的结果",
  parts: { agency: "text", years: "list", figures: "list", texts: "list", notes: "list" },
};

/**
 * Lays reports of one agency beside each other: every figure with its difference and its growth, every sentence with what
 * became of it.
 *
 * @param given - two or more, in any order, each of another year
 * @param renamed - whether reports of other names are one agency's (default: they are refused)
 * @throws {ComparisonError} if they are fewer than two, of one year, or of several agencies
 * @example
 * const { figures } = compareYears([report2023, report2024]);
 * figures[0]; // { path: "…", place: "表二 …", values: ["3", "5"], steps: [{ difference: "2", percent: "66.7%" }] }
 */
export function compareYears(given: readonly Report[], renamed = false): Comparison {
  refuseArgument("compareYears", "given", given, {
    what: "两份以上的报告（数组）",
    kind: "list",
  });
  const refuse = (message: string) => new ComparisonError("COMPARISON_INVALID", message);
  if (given.length < 2) throw refuse("要有两个年度以上的报告才能比较，请给出两份以上。");
  const reports = given.map(asReport).toSorted((a, b) => a.year - b.year);
  const twice = reports.find(({ year }, i) => i > 0 && year === reports[i - 1]?.year);
  if (twice !== undefined) throw refuse(`有两份 ${twice.year} 年的报告，请定用哪一份，或核对年份。`);
  const names = [...new Set(reports.map(({ agency }) => agency))];
  if (names.length > 1 && !renamed)
    throw refuse(
      `是不同单位的报告（${names.join("、")}），不能比较；确是同一单位改名的，请写明（--renamed）。`,
    );
  const years = reports.map(({ year }) => year);
  const gaps = years.slice(1).flatMap((year, i) => {
    const before = years[i] as number;
    return year - before === 1
      ? []
      : [`${before} 年与 ${year} 年之间的报告没有给出，增减是跨 ${year - before} 年的。`];
  });
  const kinds = [...new Set(reports.map(({ edition }) => edition))];
  return {
    agency: (reports.at(-1) as Report).agency,
    years,
    figures: comparedFigures(reports),
    texts: comparedTexts(reports),
    notes: [
      ...(names.length > 1 ? [`单位名称先后为：${names.join("、")}。`] : []),
      ...gaps,
      ...(reports.some(holdsMore) ? ["附件、文中的表格和图片没有对照，请与原件核对。"] : []),
      ...(kinds.length > 1
        ? [
            `各年的格式不同（${kinds.map((kind) => `${kind} 年版`).join("、")}）：有的格没有对应，写“无此项”。`,
          ]
        : []),
    ],
  };
}
