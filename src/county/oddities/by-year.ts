import { editions } from "../../form/editions.ts";
import type { Edition, TableKey } from "../../form/form.ts";
import { addressOf, type FigurePlace, figuresOf, tableSums, tablesOf } from "../../report/figures.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { exactOf, exactText } from "../rollup/exact.ts";
import { type ComparedTable, evidenceIn, figureSize, givenFigure, ownTablesOf } from "./cells.ts";
import type { OddityFound } from "./oddity.ts";

/** 元 for 万元 is 10,000 times as much: so far from it the figure may have moved by itself as well. */
const yuan = { least: 1_000, most: 100_000 } as const;
/** No town takes so much in a year, 万元: 1 亿元. */
const tooMuchForTown = 10_000;

const tenThousand = 10_000n;

/** An amount of 元 as 万元, if that can be written. */
function asTenThousands(figure: string): string | undefined {
  const exact = exactOf(figure, "amount");
  return typeof exact === "bigint" && exact % tenThousand === 0n ? exactText(exact / tenThousand) : undefined;
}

/** A cell of an edition, with its table. */
interface LookedPlace {
  readonly key: TableKey;
  readonly place: FigurePlace;
}

/** What is read off an edition, once: a county has thousands of reports. */
function onceAnEdition<T>(read: (edition: Edition) => T): (edition: Edition) => T {
  const known = new WeakMap<Edition, T>();
  return (edition) => {
    const made = known.get(edition) ?? read(edition);
    known.set(edition, made);
    return made;
  };
}

const amountPlaces = onceAnEdition((edition): readonly LookedPlace[] =>
  tablesOf(edition).flatMap(([key, section]) =>
    figuresOf(section).flatMap((place) => (place.kind === "amount" ? [{ key, place }] : [])),
  ),
);

/** Amounts that are ten thousand times last year's, or the other way round. */
export function feesInWrongUnit(report: Report, last: Report | undefined, kind: string): OddityFound[] {
  const edition: Edition = editions[report.edition];
  return amountPlaces(edition).flatMap(({ key, place }): OddityFound[] => {
    const figure = givenFigure(report, key, place.keys);
    const [now, before] = [
      figureSize(figure),
      last === undefined ? 0 : figureSize(givenFigure(last, key, place.keys)),
    ];
    const found = String(figure);
    const at = { path: addressOf(key, place.keys), place: placeOf(edition, [key, ...place.keys]), found };
    const expected = asTenThousands(found);
    const mended = expected === undefined ? "" : `${found} 元应填 ${expected}，`;
    const told = (message: string) => [{ ...at, ...(expected !== undefined && { expected }), message }];
    if (before > 0 && now / before >= yuan.least && now / before <= yuan.most)
      return told(
        `本年 ${found} 万元，上年 ${before} 万元，相差约 ${Math.round(now / before)} 倍：疑为把元填作了万元，${mended}请核对。`,
      );
    if (now > 0 && before / now >= yuan.least && before / now <= yuan.most)
      return [
        {
          ...at,
          message: `本年 ${found} 万元，上年 ${before} 万元，相差约 ${Math.round(before / now)} 倍：两年中有一年疑为把元填作了万元，请核对；上年填错的，本年不用改。`,
        },
      ];
    if (before === 0 && (kind === "乡镇" || kind === "街道") && now >= tooMuchForTown)
      return told(
        `收费 ${found} 万元，合 ${(now / 10_000).toFixed(2)} 亿元：疑为把元填作了万元，${mended}请核对。`,
      );
    return [];
  });
}

/** From which ratio on a figure is told, and from which size on: half of all figures are too small to tell anything. */
const jumpFrom = { ratio: 20, size: 50 } as const;

/** The cells that are compared: table two, what came in, and the totals of table four. */
const jumpingPlaces = onceAnEdition((edition): readonly LookedPlace[] =>
  tablesOf(edition).flatMap(([key, section]) => {
    const totals = new Set(tableSums(section).rows.map(({ total }) => total.join(".")));
    const isLooked = ({ keys, kind }: FigurePlace) =>
      kind !== "change" &&
      kind !== "sum" &&
      (section.kind === "bands" ||
        (section.rows === undefined ? totals.has(keys.join(".")) : keys[0] === "received"));
    return figuresOf(section)
      .filter(isLooked)
      .map((place) => ({ key, place }));
  }),
);

/** Figures that are of another order than last year's; a total says nothing beside its parts. */
export function figuresJumped(report: Report, last: Report | undefined): OddityFound[] {
  if (last === undefined) return [];
  const edition: Edition = editions[report.edition];
  const told = jumpingPlaces(edition).flatMap(({ key, place }) => {
    const [now, before] = [givenFigure(report, key, place.keys), givenFigure(last, key, place.keys)].map(
      figureSize,
    ) as [number, number];
    if (!(now > 0 && before > 0) || Math.max(now, before) < jumpFrom.size) return [];
    const ratio = Math.max(now / before, before / now);
    // What looks like another unit is another rule's.
    if (ratio < jumpFrom.ratio || (place.kind === "amount" && ratio >= yuan.least && ratio <= yuan.most))
      return [];
    const message = `本年 ${now}，上年 ${before}，相差约 ${Math.round(ratio)} 倍：请核对有没有多写、少写位数或填错行；职责划转等使然的，写明理由即可。`;
    const found: OddityFound = {
      path: addressOf(key, place.keys),
      place: placeOf(edition, [key, ...place.keys]),
      found: String(now),
      message,
    };
    return [{ key, keys: place.keys, found }];
  });
  return told
    .filter(({ key, keys }) => {
      if (keys.at(-1) !== "total" || key !== "requests") return true;
      return !told.some((one) => one.key === key && one.keys.at(-1) !== "total");
    })
    .map(({ found }) => found);
}

/** So many distinct figures of last year, or so much in one of them, do not go to nil unnoticed. */
const nilAfter = { figures: 3, size: 20 } as const;

const isNilTable = ({ figures }: ComparedTable) => figures.every((size) => size === 0);
const namesOf = (tables: readonly ComparedTable[]) => tables.map(({ name }) => name).join("、");

/** The addresses of the figures of some tables: what may change when the table was asked about. */
export const addressesIn = (tables: readonly ComparedTable[]): string[] =>
  tables.flatMap(({ key, places }) => places.map(({ keys }) => addressOf(key, keys)));

/** A finding about whole tables: it stands at the first of them. */
export function foundOnTables(
  edition: Edition,
  tables: readonly ComparedTable[],
  more: Pick<OddityFound, "found" | "message">,
): OddityFound[] {
  const [first] = tables;
  if (first === undefined) return [];
  const place = tables.length === 1 ? placeOf(edition, [first.key]) : namesOf(tables);
  return [{ path: first.key, place, others: addressesIn(tables), ...more }];
}

/** Tables that are nil after a year with figures. */
export function nilAfterFigures(report: Report, last: Report | undefined): OddityFound[] {
  if (last === undefined) return [];
  const edition: Edition = editions[report.edition];
  const before = new Map(ownTablesOf(last).map((table) => [table.key, table.figures.filter((n) => n > 0)]));
  const now = ownTablesOf(report);
  const nil = now.filter(isNilTable).filter(({ key }) => (before.get(key) ?? []).length > 0);
  const sizes = nil.flatMap(({ key }) => before.get(key) ?? []);
  const isAll = now.every(isNilTable) && new Set(sizes).size >= nilAfter.figures;
  const told = isAll ? nil : nil.filter(({ key }) => Math.max(...(before.get(key) ?? [])) >= nilAfter.size);
  const most = Math.max(0, ...told.flatMap(({ key }) => before.get(key) ?? []));
  const filled = told.reduce((sum, { key }) => sum + (before.get(key) ?? []).length, 0);
  return foundOnTables(edition, told, {
    found: "全为 0",
    message: `${namesOf(told)}全为 0 或没有填，上年报告有 ${filled} 格有数，最大的 ${most}：请核对是不是漏填；确实没有发生的，写明理由即可。`,
  });
}

/** From so much evidence on equal tables of one agency are no chance: one in a thousand. */
const ownEvidence = 3;

/** Tables that are last year's, figure by figure. */
export function sameAsLastYear(report: Report, last: Report | undefined): OddityFound[] {
  if (last === undefined) return [];
  if (last.edition !== report.edition) return [];
  const before = ownTablesOf(last);
  const isAsBefore = ({ figures }: ComparedTable, i: number) =>
    figures.every((size, at) => size === before[i]?.figures[at]);
  const same = ownTablesOf(report).filter((table, i) => isAsBefore(table, i) && evidenceIn(table) > 0);
  if (same.reduce((sum, table) => sum + evidenceIn(table), 0) < ownEvidence) return [];
  return foundOnTables(editions[report.edition], same, {
    found: "与上年相同",
    message: `${namesOf(same)}的每一个数都与上年报告相同：疑为沿用了上年的表，请按 ${report.year} 年的情况核对。`,
  });
}
