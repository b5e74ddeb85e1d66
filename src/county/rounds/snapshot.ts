import { hexOf, sha256 } from "#platform";
import { editions } from "../../form/editions.ts";
import { type Edition, textKeysOf } from "../../form/form.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  tablesOf,
} from "../../report/figures.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";

/** A report as far as a later version is compared with it: every figure that is not nil, and sums of its texts. */
export interface Snapshot {
  readonly edition: string;
  readonly figures: Readonly<Record<string, Figure>>;
  /** By key of the report; a sum for each paragraph. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** A cell or a text that is not what it was. */
export interface ValueChange {
  readonly path: string;
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

const textSum = (value: unknown): string =>
  hexOf(sha256(new TextEncoder().encode(JSON.stringify(value)))).slice(0, 12);

const isNilFigure = (figure: Figure | undefined) => figure === undefined || figure === 0 || figure === "0";

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What is kept of a report for the next round. */
export function snapshotOf(report: Report): Snapshot {
  const edition: Edition = editions[report.edition];
  const data = report as unknown as Readonly<Record<string, unknown>>;
  const figures: Record<string, Figure> = {};
  for (const [key, section] of tablesOf(edition))
    for (const { keys } of figuresOf(section)) {
      const figure = figureAt(data[key] as FigureTree, keys);
      if (!isNilFigure(figure)) figures[addressOf(key, keys)] = figure as Figure;
    }
  const keys = [
    ...["title", "opening", "sectionTitles", "period", "signature", "attachments"],
    ...textKeysOf(edition),
  ];
  const texts = Object.fromEntries(keys.map((key) => [key, asList(data[key]).map(textSum)]));
  return { edition: report.edition, figures, texts };
}

const isEdition = (key: string): key is keyof typeof editions => Object.hasOwn(editions, key);

/** What differs between two versions of a report, figures in the order of the form, then texts. */
export function changesBetween(before: Snapshot, after: Snapshot): ValueChange[] {
  if (!isEdition(after.edition) || before.edition !== after.edition)
    return [{ path: "edition", place: "格式", before: before.edition, after: after.edition }];
  const edition: Edition = editions[after.edition];
  const shown = (figure: Figure | undefined) => String(figure ?? 0);
  const figures = tablesOf(edition).flatMap(([key, section]) =>
    figuresOf(section).flatMap(({ keys }): ValueChange[] => {
      const path = addressOf(key, keys);
      const [old, now] = [shown(before.figures[path]), shown(after.figures[path])];
      return old === now ? [] : [{ path, place: placeOf(edition, [key, ...keys]), before: old, after: now }];
    }),
  );
  const texts = Object.keys(after.texts).flatMap((key): ValueChange[] => {
    const [old = [], now = []] = [before.texts[key], after.texts[key]];
    const { gone, fresh } = paragraphsChanged(before, after, key);
    const moved = gone + fresh === 0 && old.join() !== now.join();
    if (gone + fresh === 0 && !moved) return [];
    const said = moved ? "次序变了" : `${fresh} 段是新写的或改过的`;
    return [
      {
        path: key,
        place: placeOf(edition, [key]),
        before: `${old.length} 段`,
        after: `${now.length} 段，${said}`,
      },
    ];
  });
  return [...figures, ...texts];
}

/** How many paragraphs of a text are there no more, and how many are new. */
export function paragraphsChanged(
  before: Snapshot,
  after: Snapshot,
  key: string,
): { readonly gone: number; readonly fresh: number } {
  const [old = [], now = []] = [before.texts[key], after.texts[key]];
  return {
    gone: old.filter((sum) => !now.includes(sum)).length,
    fresh: now.filter((sum) => !old.includes(sum)).length,
  };
}
