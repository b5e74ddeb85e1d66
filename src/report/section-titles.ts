import { type Edition, type Section, type SectionKey, sectionsOf } from "../form/form.ts";
import { trimmed } from "./text.ts";

/** Titles of sections as a report prints them, where they are not the form's: 「一、概述」, with their numbers. */
export type SectionTitles = Readonly<Partial<Record<SectionKey, string>>>;

const isSame = (a: string, b: string) => a.replace(/\s/gu, "") === b.replace(/\s/gu, "");

/** Those of some titles that say something else than the form's, in its order; nothing where none does. */
export function ownTitles(edition: Edition, given: SectionTitles | undefined): SectionTitles | undefined {
  const own = sectionsOf(edition).flatMap(([key, { title }]) => {
    const printed = trimmed(given?.[key] ?? "");
    return printed === "" || isSame(printed, title) ? [] : [[key, printed] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** The title of a section as it is printed. */
export const titleOf = (
  { sectionTitles }: { readonly sectionTitles?: SectionTitles },
  key: SectionKey,
  { title }: Section,
): string => sectionTitles?.[key] ?? title;

/** Whether the form has a title for another section than this. */
export const isTitleOfOther = (edition: Edition, key: SectionKey, printed: string): boolean =>
  sectionsOf(edition).some(([other, { title }]) => other !== key && isSame(printed, title));
