import type { TableKey } from "../form/form.ts";
import type { Sum } from "../form/labels.ts";
import { addressOf, countOf, tableSums } from "../report/figures.ts";
import { blanks } from "./blanks.ts";
import { type Diagnosis, diagnosisOf } from "./diagnosis.ts";
import { type Context, countAt, type Found, figureOf, isPending, onceFor, type Rule } from "./finding.ts";
import { shownFigure } from "./sum-words.ts";

/** Totals that were left blank over parts that are not nil. */
function blankTotals(context: Context, key: TableKey, sums: readonly Sum[]): Found[] {
  return sums.flatMap(({ total, parts }) => {
    if (context.pending.length > 0 && parts.some((part) => isPending(context, addressOf(key, part))))
      return [];
    const given = figureOf(context.report, key, total);
    const sum = parts.reduce((all, part) => all + countAt(context, key, part), 0);
    if (typeof given === "number" || countOf(given) === sum) return [];
    const message = `总计没有填，各项相加为 ${sum}，请填 ${sum}。`;
    return [{ path: [key, ...total], found: shownFigure(given), expected: String(sum), message }];
  });
}

const requestSums = onceFor((context) => diagnosisOf(context, "requests", context.edition.sections.requests));
const reviewSums = onceFor((context) =>
  diagnosisOf(context, "reviewAndLitigation", context.edition.sections.reviewAndLitigation),
);

/** What the sums of a table say that belongs to one rule. */
const toldSums = (diagnoses: readonly Diagnosis[], code: string): Found[] =>
  diagnoses.filter((one) => one.code === code).map(({ code: _, ...found }) => found);

/** What the form's own arithmetic asks (勾稽关系). */
export const sumRules: readonly Rule[] = [
  {
    code: "T3-CELL",
    title: "表三各格：本行之和与本列之和都对得上",
    source: "表三“总计”列、第（七）项、表头注明的勾稽关系",
    severity: "error",
    find: (context) => toldSums(requestSums(context), "T3-CELL"),
  },
  {
    code: "T3-BALANCE",
    title: "表三各列：第一项加第二项之和，等于第三项加第四项之和",
    source: "表三表头注明的勾稽关系",
    severity: "error",
    find: (context) => toldSums(requestSums(context), "T3-BALANCE"),
  },
  {
    code: "T3-OUTCOMES",
    title: "表三第（七）项总计等于第（一）至（六）项各行之和",
    source: "表三第（七）项",
    severity: "error",
    find: (context) => toldSums(requestSums(context), "T3-OUTCOMES"),
  },
  {
    code: "T3-TOTAL",
    title: "表三各行：申请人各列之和等于总计",
    source: "表三“总计”列",
    severity: "error",
    find: (context) => [
      ...blankTotals(context, "requests", tableSums(context.edition.sections.requests).rows),
      ...toldSums(requestSums(context), "T3-TOTAL"),
    ],
  },
  {
    code: "T4-TOTAL",
    title: "表四每组各项之和等于总计",
    source: "表四“总计”列",
    severity: "error",
    find: (context) => [
      ...blankTotals(
        context,
        "reviewAndLitigation",
        tableSums(context.edition.sections.reviewAndLitigation).rows,
      ),
      ...toldSums(reviewSums(context), "T4-TOTAL"),
    ],
  },
  {
    code: "BLANK-CELL",
    title: "表中没有空白和“/”",
    source: "格式要求逐项填报，没有发生的填“0”",
    severity: "warning",
    find: blanks,
  },
];
