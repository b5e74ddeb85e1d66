import type { TableKey } from "../form/form.ts";
import type { Sum } from "../form/labels.ts";
import { countOf, figuresOf, tableSums, tablesOf } from "../report/figures.ts";
import { type Context, countAt, type Found, figureOf, type Rule } from "./finding.ts";

const shownFigure = (figure: unknown) => (figure === null || figure === undefined ? "空白" : String(figure));

/** Sums that do not come out. An empty total over nothing but nil is left to the rule on blank cells. */
function wrongSums(context: Context, key: TableKey, sums: readonly Sum[], parts: string): Found[] {
  return sums.flatMap(({ total, parts: keys }) => {
    const given = figureOf(context.report, key, total);
    const sum = keys.reduce((all, part) => all + countAt(context, key, part), 0);
    if (countOf(given) === sum) return [];
    const message = `总计为 ${shownFigure(given)}，但${parts}相加为 ${sum}，请核对各项和总计。`;
    return [{ path: [key, ...total], found: shownFigure(given), expected: String(sum), message }];
  });
}

const sumsIn = (context: Context, key: TableKey, along: "rows" | "columns", parts: string): Found[] => {
  const section = context.edition.sections[key];
  return section.kind === "bands" ? [] : wrongSums(context, key, tableSums(section)[along], parts);
};

function balance({ report, edition }: Context): Found[] {
  return tableSums(edition.sections.requests).balances.flatMap(({ left, right, column }) => {
    const figures = (side: readonly (readonly string[])[]) =>
      side.map((keys) => countOf(figureOf(report, "requests", keys)));
    const sum = (side: readonly number[]) => side.reduce((all, n) => all + n, 0);
    const [before, after] = [figures(left), figures(right)];
    if (sum(before) === sum(after)) return [];
    const equation = (side: readonly number[]) => `${side.join(" + ")} = ${sum(side)}`;
    return [
      {
        path: ["requests", ...(right[0] as readonly string[])],
        found: String(sum(after)),
        expected: String(sum(before)),
        message: `“${column.labels.at(-1)}”一列不平：第一项加第二项 ${equation(before)}，第三项加第四项 ${equation(after)}，请核对本列各数。`,
      },
    ];
  });
}

/** Cells without a figure: one finding a table, at the first of them. */
function blanks({ report, edition }: Context): Found[] {
  return tablesOf(edition).flatMap(([key, section]) => {
    const blank = figuresOf(section).filter(({ keys }) =>
      [null, "/"].includes(figureOf(report, key, keys) as null),
    );
    const [first] = blank;
    if (first === undefined) return [];
    const figure = figureOf(report, key, first.keys);
    const message = `${section.table}有 ${blank.length} 格空白或画“/”，没有发生的应填“0”。`;
    return [{ path: [key, ...first.keys], found: shownFigure(figure), expected: "0", message }];
  });
}

/** What the form's own arithmetic asks (勾稽关系). */
export const sumRules: readonly Rule[] = [
  {
    code: "T3-BALANCE",
    title: "表三各列：第一项加第二项之和，等于第三项加第四项之和",
    source: "表三表头注明的勾稽关系",
    severity: "error",
    find: balance,
  },
  {
    code: "T3-OUTCOMES",
    title: "表三第（七）项总计等于第（一）至（六）项各行之和",
    source: "表三第（七）项",
    severity: "error",
    find: (context) => sumsIn(context, "requests", "columns", "第（一）至（六）项各行"),
  },
  {
    code: "T3-TOTAL",
    title: "表三各行：申请人各列之和等于总计",
    source: "表三“总计”列",
    severity: "error",
    find: (context) => sumsIn(context, "requests", "rows", "本行申请人各列"),
  },
  {
    code: "T4-TOTAL",
    title: "表四每组各项之和等于总计",
    source: "表四“总计”列",
    severity: "error",
    find: (context) => sumsIn(context, "reviewAndLitigation", "rows", "本组各项"),
  },
  {
    code: "BLANK-CELL",
    title: "表中没有空白和“/”",
    source: "格式要求逐项填报，没有发生的填“0”",
    severity: "warning",
    find: blanks,
  },
];
