import type { FoundBlock } from "./blocks.ts";
import { doubted, doubtedRow, type FigureReading, type RowReading } from "./figures.ts";
import { folded } from "./spelling.ts";

/** How many 万元 a unit of money is. */
const tenThousandsIn: Readonly<Record<string, number>> = {
  元: 1e-4,
  百元: 1e-2,
  千元: 1e-1,
  万元: 1,
  百万元: 100,
  千万元: 1000,
  亿元: 1e4,
};

/** The unit of money that a head, a label or a caption names: 「收费金额（单位：元）」. */
const moneyUnitIn = (text: string): string | undefined =>
  [...folded(text).matchAll(/(?:百万|千万|亿|万|千|百)?元(?!旦|月)/gu)].at(-1)?.[0];

/** Counts of ten, hundred or more: 「单位：百件」. */
const largeCounts = /单位[:：]?[^()]{0,6}?([十百千万]+)[件条个项]/u;

/** A caption names a unit only where it says so. */
const captionUnit = /单位[:：]?.{0,12}元/u;

const spokenIn = (block: FoundBlock | undefined): readonly string[] =>
  block === undefined ? [] : block.kind === "row" ? block.cells : [block.text];

/** The texts that say what a row's figures are, the nearest first: its label, its heads, the table's caption. */
function speaking(blocks: readonly FoundBlock[], rows: readonly RowReading[], row: RowReading): string[][] {
  const at = row.match?.row.at ?? 0;
  const others = rows.flatMap(({ match }) => (match === undefined ? [] : [match.row.at]));
  const before = Math.max(-1, ...others.filter((other) => other < at));
  const first = Math.min(...others);
  const label = [row.match?.row.block.cells ?? []].flat().filter((cell) => /\p{Script=Han}{3}/u.test(cell));
  const own = (from: number, to: number) => blocks.slice(Math.max(0, from), to);
  const heads = own(Math.max(before + 1, at - 6), at)
    .filter(({ kind }) => kind === "row")
    .flatMap(spokenIn)
    .filter((text) => /金额|收费|费用|单位/u.test(text))
    .toReversed();
  const captions = own(first - 5, first)
    .flatMap(spokenIn)
    .filter((text) => text.length <= 60 && captionUnit.test(folded(text)))
    .toReversed();
  return [label, heads, captions];
}

const named = (texts: readonly string[][]): string | undefined => {
  for (const group of texts)
    for (const text of group) {
      const unit = moneyUnitIn(text);
      if (unit !== undefined) return unit;
    }
  return undefined;
};

const hasUnit = (figure: FigureReading) => /元/u.test(figure.found);
const hasNoMoney = ({ value }: FigureReading) => value === null || value === undefined || Number(value) === 0;

/** A figure of money under a head with another unit than the form's: never taken as it stands. */
function inUnit(figure: FigureReading, kind: string | undefined, unit: string | undefined): FigureReading {
  if (unit === undefined || hasUnit(figure) || hasNoMoney(figure) || typeof figure.value !== "string")
    return figure;
  if (kind === "sum" && /^[\d.]+$/u.test(figure.value))
    return { ...doubted(figure, "told", `单位“${unit}”取自表头。`), value: `${figure.value}${unit}` };
  if (kind !== "amount" || unit === "万元") return figure;
  const value = String(Number((Number(figure.value) * (tenThousandsIn[unit] as number)).toFixed(6)));
  return {
    ...doubted(figure, "asked", `表头或标注的单位是“${unit}”，而这一格应为万元，请核对。`),
    value,
  };
}

/** Rows of a table whose heads, labels or captions name other units than the form's: money is asked or takes its unit along, large counts are asked. */
export function withUnits(blocks: readonly FoundBlock[], rows: readonly RowReading[]): readonly RowReading[] {
  const ats = rows.flatMap(({ match }) => (match === undefined ? [] : [match.row.at]));
  const first = Math.min(...ats);
  const before = ats.length === 0 ? [] : blocks.slice(Math.max(0, first - 5), first).flatMap(spokenIn);
  const large = before
    .map((text) => largeCounts.exec(folded(text))?.[0])
    .find((found) => found !== undefined);
  return rows.map((row): RowReading => {
    if (row.match === undefined) return row;
    const isMoney = row.known.places.some(({ kind }) => kind === "amount" || kind === "sum");
    const unit = isMoney ? named(speaking(blocks, rows, row)) : undefined;
    const figures = row.figures.map((figure, i) => inUnit(figure, row.known.places[i]?.kind, unit));
    const read = { ...row, figures };
    return large === undefined
      ? read
      : doubtedRow(read, "asked", `表头或标注写明“${large}”，而各格应为件数，请核对。`);
  });
}
