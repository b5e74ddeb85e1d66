import { refuseArgument } from "../problem/wanted.ts";
import { type BarRow, drawBars } from "./bars.ts";
import type { Chart, ChartBasics, ChartFigure } from "./chart.ts";
import { inThrees } from "./figure-shown.ts";
import { colourKey, composedChart, textSizes, wordsBelow } from "./sheet.ts";

/** Who is ranked; without a number (`size` is undefined) what stands in its place is written: 「未交」. */
export interface RankedRow {
  readonly name: string;
  readonly figure: ChartFigure;
  readonly before?: ChartFigure;
}

export interface RankedInput extends ChartBasics {
  readonly subject: string;
  /** What is counted, 「新收申请」. */
  readonly counted: string;
  readonly unit: string;
  /** What the thick bars are, 「2024年」, and the thin ones. */
  readonly now: string;
  readonly before?: string;
  /** In any order; those that count the same stay as they are given. */
  readonly rows: readonly RankedRow[];
  /** How many are drawn, of those with a number and of those without; the rest is said (default: 15). */
  readonly most?: number;
}

/** Places as at a race: who counts the same has the same place. Nobody is ranked by nothing. */
function racePlaces(sorted: readonly RankedRow[]): string[] {
  let place = 0;
  return sorted.map(({ figure }, i) => {
    if (i === 0 || figure.size !== sorted[i - 1]?.figure.size) place = i + 1;
    return figure.size ? String(place) : "—";
  });
}

/** Agencies by how much each has, the most first; who has handed in nothing stands below with that word in place of a bar. */
export function rankedChart(input: RankedInput): Chart {
  refuseArgument("rankedChart", "input", input, {
    what: "一幅图的内容（RankedInput）",
    parts: { key: "text", title: "text", source: "text", now: "text", rows: "list" },
  });
  const { subject, counted, unit, now, before, rows, most = 15, ...basics } = input;
  const numbered = rows
    .filter(({ figure }) => figure.size !== undefined)
    .toSorted((a, b) => (b.figure.size ?? 0) - (a.figure.size ?? 0));
  const without = rows.filter(({ figure }) => figure.size === undefined);
  const places = racePlaces(numbered);
  const shown = numbered.slice(0, most);
  const missing = without.slice(0, most);
  const rest = restSaid(numbered.slice(most), unit);
  const others = countedByWord(without.slice(most));
  const wide = before === undefined ? 1 : 2;
  const line = (name: string, place: string, ...figures: string[]) => [
    name,
    place,
    ...Array.from({ length: wide }, (_, i) => figures[i] ?? ""),
  ];
  const table = {
    heads: line(subject, "名次", `${now}${counted}（${unit}）`, before ?? ""),
    rows: [
      ...shown.map(({ name, figure, before }, i) =>
        line(name, places[i] ?? "", figure.text, before?.text ?? ""),
      ),
      ...(rest === undefined ? [] : [line(rest.who, "", rest.what)]),
      ...missing.map(({ name, figure, before }) => line(name, "", figure.text, before?.text ?? "")),
      ...others.map(([word, count]) => line(`另有 ${count} 个单位`, "", word)),
    ],
  };
  const small = { size: textSizes.small };
  return composedChart(basics, table, (sheet) => {
    colourKey(sheet, [
      ["now", `${now}${counted}（${unit}）`],
      ...(before === undefined ? [] : [["before", before] as const]),
    ]);
    sheet.y += 6;
    const ranked = shown.map(
      ({ name, figure, before }, i): BarRow => ({
        name: places[i] === "—" ? name : `${places[i]}　${name}`,
        now: figure,
        ...(before && { before }),
      }),
    );
    const unranked = missing.map(
      ({ name, figure, before }): BarRow => ({ name, now: figure, ...(before && { before }) }),
    );
    // Last year's bar of who has handed in nothing is as long as anybody's of the same figure.
    const all = [...ranked, ...unranked];
    drawBars(sheet, ranked, all);
    if (rest !== undefined) wordsBelow(sheet, `${rest.who}${rest.what}。`, small);
    if (missing.length > 0) sheet.y += 4;
    drawBars(sheet, unranked, all);
    if (others.length > 0)
      wordsBelow(
        sheet,
        `另有${others.map(([word, count]) => ` ${count} 个单位${word}`).join("，")}。`,
        small,
      );
  });
}

/** Who is not drawn for want of room, and how much they have. */
function restSaid(
  rest: readonly RankedRow[],
  unit: string,
): { readonly who: string; readonly what: string } | undefined {
  if (rest.length === 0) return undefined;
  const sum = rest.reduce((all, { figure }) => all + (figure.size ?? 0), 0);
  // Decimals are not added here: a sum of floats is none.
  const together = Number.isSafeInteger(sum) && rest.every(({ figure }) => Number.isInteger(figure.size));
  const most = `最多的 ${rest[0]?.figure.text ?? ""} ${unit}`;
  return {
    who: `其余 ${rest.length} 个单位`,
    what: together ? `合计 ${inThrees(String(sum))} ${unit}，${most}` : most,
  };
}

function countedByWord(rows: readonly RankedRow[]): [word: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { figure } of rows) counts.set(figure.text, (counts.get(figure.text) ?? 0) + 1);
  return [...counts];
}
