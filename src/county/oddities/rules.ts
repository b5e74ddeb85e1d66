import type { Report } from "../../report/report.ts";
import { feesInWrongUnit, figuresJumped, nilAfterFigures, sameAsLastYear } from "./by-year.ts";
import type { OddityAgency, OddityFound } from "./oddity.ts";
import { tablesOfAnother } from "./same-tables.ts";
import { tablesSwapped } from "./swapped.ts";

/** A rule over a county's reports: it looks at all of them, and gives what it finds of each, in their order. */
export interface OddityRule {
  readonly code: string;
  readonly title: string;
  /** When it asks, in words. */
  readonly when: string;
  readonly source: string;
  /** Rules of `check` that say the same of the same cell: theirs stays, as grave as this one. */
  readonly saidBy?: readonly string[];
  readonly find: (agencies: readonly OddityAgency[]) => readonly (readonly OddityFound[])[];
}

/** What an agency's own report and its last year's tell. */
const ofEach =
  (find: (report: Report, last: Report | undefined, kind: string) => readonly OddityFound[]) =>
  (agencies: readonly OddityAgency[]) =>
    agencies.map(({ row, report, last }) => (report === undefined ? [] : find(report, last, row.kind)));

/** Figures that may be right and seldom are: each is a warning, to be asked about. docs/rules.md lists them. */
export const oddityRules: readonly OddityRule[] = [
  {
    code: "COUNTY-FEES",
    title: "收费金额没有把元填作万元",
    when: "与上年之比在 1000 倍至 10 万倍之间（多了、少了都算）；没有上年数的，只问乡镇、街道收费在 1 亿元（10000 万元）以上的",
    source: "表二，条例第二十条第八项；上年报告",
    saidBy: ["T2-JUMP", "T2-FEES"],
    find: ofEach(feesInWrongUnit),
  },
  {
    code: "COUNTY-JUMP",
    title: "50 以上的数与上年相差不到 20 倍",
    when: "两年都不是 0，大的一个不小于 50，相差 20 倍以上",
    source: "表二、表三第一项、表四总计，上年报告",
    saidBy: ["T2-JUMP"],
    find: ofEach(figuresJumped),
  },
  {
    code: "COUNTY-NIL",
    title: "上年有数的表，今年不全为 0",
    when: "上年有数，今年各格都是 0 或没有填：三张表都这样的，上年有三个以上不同的数才问；只有一张表这样的，上年有不小于 20 的数才问",
    source: "表二至表四，上年报告",
    find: ofEach(nilAfterFigures),
  },
  {
    code: "COUNTY-LAST-YEAR",
    title: "表中各数不与上年完全相同",
    when: "今年这张表的各数与上年逐格相同，而且有足够多的数，不会是碰巧",
    source: "表二至表四，上年报告",
    find: ofEach(sameAsLastYear),
  },
  {
    code: "COUNTY-SAME",
    title: "表中各数不与别的单位完全相同",
    when: "一张表或几张表与别的单位今年或上年的逐格相同，而且有足够多的数，不会是碰巧",
    source: "表二至表四，各单位今年和上年的报告",
    find: tablesOfAnother,
  },
  {
    code: "COUNTY-SWAPPED",
    title: "两个单位的表没有对调",
    when: "两个单位各自与本单位上年接不上，换过来却都接得上",
    source: "表三第二项与上年第四项、表二现行有效与上年，各单位两年的报告",
    find: tablesSwapped,
  },
];
