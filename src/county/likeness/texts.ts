import { piecesOf } from "../../checks/text.ts";
import { editions } from "../../form/editions.ts";
import { type BatchText, type Likenesses, likenessesIn } from "../../likeness/batch.ts";
import { type SentencePair, sideBySide } from "../../likeness/matching.ts";
import { type OwnSentence, ownSentences } from "../../likeness/own-words.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import type { Report } from "../../report/report.ts";
import type { CollectedAgency } from "../collect/state.ts";
import { wantedAgencies } from "../collect/state.ts";
import { areasOf } from "../names/area.ts";
import type { RollRow } from "../roll/roll.ts";

/** The sections that an office writes itself; section six and the opening are told by the form. */
const ownSections: ReadonlySet<string> = new Set(["overview", "problemsAndImprovements"]);

/** What of a report is compared: sections one and five, without headings and tables. */
const paragraphsFor = (report: Report): string[] =>
  piecesOf(report, editions[report.edition]).flatMap(({ section, isHeading, text }) =>
    ownSections.has(section) && !isHeading ? [text] : [],
  );

/** How an agency is called in its own text: its names with and without the area, and the area. */
function namesFor(row: RollRow, report: Report): string[] {
  const whole = [row.name, report.agency, ...row.aliases];
  const parted = whole.map(areasOf);
  return [...new Set([...whole, ...parted.flatMap(({ areas, rest }) => [...areas, rest])])];
}

/** How alike the reports of a county are, with the sentences of any two of them side by side. */
export interface CountyLikeness extends Likenesses {
  readonly sideBySide: (first: string, second: string) => readonly SentencePair[];
}

/**
 * How alike the texts of the agencies' reports are; an agency's own last year is the business of `check`. The same for
 * any order of the agencies.
 *
 * @example
 * const { groups } = countyLikeness(collected.agencies); // [{ names: ["甲镇", "乙镇"], pairs: 1, most: 0.97 }]
 */
export function countyLikeness(agencies: readonly Pick<CollectedAgency, "row" | "report">[]): CountyLikeness {
  refuseArgument("countyLikeness", "agencies", agencies, wantedAgencies);
  const texts = new Map<string, BatchText>();
  for (const { row, report } of agencies)
    if (report !== undefined)
      texts.set(row.name, {
        name: row.name,
        paragraphs: paragraphsFor(report),
        names: namesFor(row, report),
      });
  const found = likenessesIn([...texts.values()]);
  const common = new Set(
    found.common.flatMap(({ sentences }) => ownSentences(sentences).map(({ plain }) => plain)),
  );
  const own = (name: string): OwnSentence[] => {
    const { paragraphs = [], names = [] } = texts.get(name) ?? {};
    return ownSentences(paragraphs, [name, ...names]).filter(({ plain }) => !common.has(plain));
  };
  return { ...found, sideBySide: (first, second) => sideBySide(own(first), own(second)) };
}

const likenessOnce = new WeakMap<object, CountyLikeness>();

/** The same of what was collected, found once for all that is ownSections of it. */
export function likenessWithin(collected: { readonly agencies: readonly CollectedAgency[] }): CountyLikeness {
  const before = likenessOnce.get(collected.agencies);
  if (before !== undefined) return before;
  const found = countyLikeness(collected.agencies);
  likenessOnce.set(collected.agencies, found);
  return found;
}
