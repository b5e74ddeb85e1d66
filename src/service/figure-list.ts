import { editions } from "../form/editions.ts";
import { addressOf, figuresOf, tablesOf } from "../report/figures.ts";
import { placeOf } from "../report/place.ts";

/** Every figure with its address and its place on the form, by edition. */
export const figureList = () =>
  Object.fromEntries(
    Object.entries(editions).map(([key, edition]) => [
      key,
      tablesOf(edition).flatMap(([table, section]) =>
        figuresOf(section).map(({ keys, kind }) => ({
          path: addressOf(table, keys),
          place: placeOf(edition, [table, ...keys]),
          kind,
        })),
      ),
    ]),
  );
