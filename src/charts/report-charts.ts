import { type CrossSection, sectionsOf, type TableKey } from "../form/form.ts";
import { labelOf, leavesOf, partsOf } from "../form/labels.ts";
import type { Wanted } from "../problem/wanted.ts";
import { figuresOf } from "../report/figures.ts";
import { asReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import type { Chart } from "./chart.ts";
import { inThrees } from "./figure-shown.ts";
import { grandTotal, placeLabel, unitOf } from "./headlines.ts";
import {
  bandCharts,
  crossCharts,
  type DrawnTable,
  editionOfReport,
  type ShownTable,
  together,
  wholesChart,
  type YearTable,
  yearTable,
} from "./table-charts.ts";

/** What a report gives to show: charts, and what is better said than drawn. */
export interface ReportCharts {
  /** 「某某镇人民政府2024年政府信息公开工作年度报告图解」 */
  readonly title: string;
  /** The title where its lines may part: whose it is, and what. */
  readonly titleLines: readonly string[];
  readonly charts: readonly Chart[];
  /** What no chart shows better than a sentence: who asked, money. */
  readonly sentences: readonly string[];
  /** What is not drawn, and why. */
  readonly omitted: readonly string[];
}

/** What draws a report's charts takes. */
export const wantedCharts: Wanted = {
  what: " reportCharts 的结果",
  parts: { title: "text", titleLines: "list", charts: "list", sentences: "list", omitted: "list" },
};

/** Money: 「行政事业性收费：86.35万元（2023年 80.1万元）」. */
function moneySentences({ section, now, before }: ShownTable): string[] {
  return figuresOf(section).flatMap((place) => {
    if (place.kind !== "amount" && place.kind !== "sum") return [];
    const written = (table: YearTable) => {
      const { text, size } = together(table, [place.keys]);
      return size === undefined || place.kind === "sum" || !/\d$/u.test(text)
        ? text
        : `${text} ${unitOf(place)}`;
    };
    const old = before === undefined ? "" : `（${before.year} ${written(before)}）`;
    return [`${now.year}${placeLabel(section, place)}：${written(now)}${old}。`];
  });
}

/** From how few on a share says nothing. */
const leastForShares = 30;

/** Who asked: one sentence, since nearly all are of one kind. */
function applicantsSentence({ section, now }: ShownTable & { readonly section: CrossSection }): string[] {
  const total = grandTotal(section.columns);
  const [row] = leavesOf(section.rows ?? {});
  if (total === undefined || row === undefined) return [];
  const all = together(now, [[...row.keys, ...total.keys]]);
  if (!all.size) return [];
  const [head, node] = Object.entries(section.columns)[0] ?? [];
  const kinds = head === undefined || node === undefined ? {} : (partsOf(node) ?? {});
  const said = Object.entries(kinds).flatMap(([key, kind]) => {
    const leaves = leavesOf({ [key]: kind }).filter((leaf) => !leaf.total);
    if (leaves.length === 0) return [];
    const { size = 0 } = together(
      now,
      leaves.map((leaf) => [...row.keys, ...leaf.keys]),
    );
    const share = (all.size ?? 0) >= leastForShares ? `（${sharesOf(size, all.size ?? 1)}）` : "";
    return [`${labelOf(kind)} ${inThrees(String(size))} 件${share}`];
  });
  return [`${now.year}新收的 ${all.text} 件申请中，${said.join("，")}。`];
}

/** Tenths of a percent, rounded half up by whole numbers: the same on every engine. */
const sharesOf = (part: number, all: number): string => {
  const tenths = Math.floor((part * 2000 + all) / (2 * all));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
};

/**
 * The charts of a report's three tables, last year's figures beside them where they are given, read off the form: whatever
 * edition it is. What is nil in both years is not drawn, and said.
 *
 * @param report - checked, or plain data that is read like any report
 * @param previous - the same agency's report of the year before
 * @throws {ReportError} if one of both is no report
 * @example
 * const made = reportCharts(report, previous);
 * await writeFile("图解.svg", chartsSvg(made));
 * await writeFile("图解.png", chartsPng(made));
 */
export function reportCharts(report: Report, previous?: Report): ReportCharts {
  const now = asReport(report);
  const before = previous === undefined ? undefined : asReport(previous);
  const edition = editionOfReport(now);
  const subject = `${now.year}年${edition.wording.subject}`;
  const name = `${now.agency}${subject}`;
  const titleLines = [now.agency, `${subject}图解`];
  const drawn: DrawnTable[] = [];
  const sentences: string[] = [];
  for (const [key, section] of sectionsOf(edition)) {
    if (section.kind === "narrative") continue;
    const source = (columns: string) =>
      `来源：${name}，${section.table}${columns}${before === undefined ? "" : `；上年的取自${before.agency}${before.year}年的报告`}。`;
    const shown = {
      key: key as TableKey,
      now: yearTable(now, key as TableKey),
      ...(before && { before: yearTable(before, key as TableKey) }),
      source,
    };
    if (section.kind === "bands") {
      drawn.push(...bandCharts({ ...shown, section }));
      sentences.push(...moneySentences({ ...shown, section }));
    } else if (section.rows === undefined) drawn.push(wholesChart({ ...shown, section }));
    else {
      drawn.push(...crossCharts({ ...shown, section }));
      sentences.push(...applicantsSentence({ ...shown, section }));
    }
  }
  const charts = drawn.filter(({ isNil }) => !isNil).map(({ chart }) => chart);
  const omitted = drawn
    .filter(({ isNil }) => isNil)
    .map(({ chart }) => `“${chart.title}”各数都是 0，没有画图。`);
  return { title: titleLines.join(""), titleLines, charts, sentences, omitted };
}

/** What is said above the charts; where there is none, why. */
export const chartsSaid = ({ charts, sentences, omitted }: ReportCharts): readonly string[] =>
  charts.length > 0 ? [...sentences, ...omitted] : ["各表的数都是 0，没有可画的图。"];
