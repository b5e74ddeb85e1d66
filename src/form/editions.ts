import { edition2019 } from "./edition-2019.ts";
import { edition2021 } from "./edition-2021.ts";
import type { Edition } from "./form.ts";
import { withFittingWidths } from "./widths.ts";

/**
 * The editions of the national form, by key. A new edition is a file of data and a line here; one whose tables have
 * not a width for each column is refused here, when the module loads.
 */
export const editions = withFittingWidths({ "2019": edition2019, "2021": edition2021 });

export type EditionKey = keyof typeof editions;

/** The edition in force, for reports that name neither an edition nor a year of an older one. */
export const currentEdition = "2021" satisfies EditionKey;

/**
 * The edition that reports of a year follow, by the years that each edition says; the one in force where none claims
 * the year, or it is no year.
 */
export function editionOfYear(year: unknown): EditionKey {
  if (typeof year !== "number") return currentEdition;
  const claims = ({ years }: Edition) => year >= years.from && year <= (years.to ?? year);
  const claimed = Object.values<Edition & { readonly key: EditionKey }>(editions).filter(claims);
  // The later edition where two claim a year.
  return claimed.toSorted((a, b) => b.years.from - a.years.from)[0]?.key ?? currentEdition;
}
