import { type BarRow, drawBars } from "./bars.ts";
import type { Chart, ChartBasics, ChartFigure } from "./chart.ts";
import { inThrees } from "./figure-shown.ts";
import { composedChart, textSizes, wordsBelow } from "./sheet.ts";

/** Who is ranked; without a number (`size` is undefined) what stands in its place is written: 「未交」. */
export interface RankedRow {
  readonly name: string;
  readonly figure: ChartFigure;
}

export interface RankedInput extends ChartBasics {
  readonly subject: string;
  /** What is counted, 「新收申请」. */
  readonly counted: string;
  readonly unit: string;
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
  const { subject, counted, unit, rows, most = 15, notes = [], ...basics } = input;
  const numbered = rows
    .filter(({ figure }) => figure.size !== undefined)
    .toSorted((a, b) => (b.figure.size ?? 0) - (a.figure.size ?? 0));
  const without = rows.filter(({ figure }) => figure.size === undefined);
  const places = racePlaces(numbered);
  const shown = numbered.slice(0, most);
  const missing = without.slice(0, most);
  const rest = numbered.slice(most);
  const restSum = rest.reduce((sum, { figure }) => sum + (figure.size ?? 0), 0);
  const words = [...new Set(without.slice(most).map(({ figure }) => figure.text))].join("、");
  const restRows = [
    ...(rest.length === 0 ? [] : [[`其余 ${rest.length} 个单位`, "", `合计 ${inThrees(String(restSum))}`]]),
    ...(without.length <= most ? [] : [[`另有 ${without.length - most} 个单位`, "", words]]),
  ];
  const table = {
    heads: [subject, "名次", `${counted}（${unit}）`],
    rows: [
      ...shown.map(({ name, figure }, i) => [name, places[i] ?? "", figure.text]),
      ...(restRows[0] !== undefined && rest.length > 0 ? [restRows[0]] : []),
      ...missing.map(({ name, figure }) => [name, "", figure.text]),
      ...(without.length > most ? restRows.slice(-1) : []),
    ],
  };
  const lines = shown.map(
    ({ name, figure }, i): BarRow => ({
      name: places[i] === "—" ? name : `${places[i]}　${name}`,
      now: figure,
    }),
  );
  return composedChart({ ...basics, notes }, table, (sheet) => {
    wordsBelow(sheet, `${counted}（${unit}）`, { size: textSizes.small, paint: "soft" });
    sheet.y += 4;
    drawBars(sheet, lines);
    if (rest.length > 0)
      wordsBelow(
        sheet,
        `其余 ${rest.length} 个单位合计 ${inThrees(String(restSum))} ${unit}，最多的 ${rest[0]?.figure.text ?? ""} ${unit}。`,
        { size: textSizes.small },
      );
    if (missing.length > 0) sheet.y += 4;
    drawBars(
      sheet,
      missing.map(({ name, figure }) => ({ name, now: figure })),
    );
    if (without.length > most)
      wordsBelow(sheet, `另有 ${without.length - most} 个单位${words}。`, { size: textSizes.small });
  });
}
