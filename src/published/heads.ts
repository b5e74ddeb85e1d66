import type { TableSection } from "../report/figures.ts";
import type { FoundBlock } from "./blocks.ts";
import { columnLevels, columnWords } from "./known-rows.ts";
import { labelKey } from "./spelling.ts";

/** What a table's heads, as found before its figures, say of its columns. */
export interface HeadsFound {
  /** Column labels of the form that the heads do not have; all of them where there are no heads. */
  readonly missing: readonly string[];
  /** Whether the columns are named in another order than the form's. */
  readonly disordered: boolean;
  readonly none: boolean;
}

/** Takes the characters of a word out of a bag; false, and the bag as it was, if most of them are not in it. */
function takeOut(bag: Map<string, number>, word: string): boolean {
  const taken: string[] = [];
  for (const sign of word) {
    const left = bag.get(sign) ?? 0;
    if (left === 0) continue;
    bag.set(sign, left - 1);
    taken.push(sign);
  }
  if (taken.length > word.length / 2) return true;
  for (const sign of taken) bag.set(sign, (bag.get(sign) ?? 0) + 1);
  return false;
}

const namedIn = (words: readonly string[], cells: readonly string[]) =>
  cells.filter((cell) => words.includes(cell));

function isInOrder(words: readonly string[], named: readonly string[]): boolean {
  let at = 0;
  return named.every((cell) => {
    const next = words.indexOf(cell, at);
    at = next + 1;
    return next >= 0;
  });
}

/** Whether one of these rows names columns of a table in another order than the form does, at any level of its heads. */
export const hasOtherOrder = (section: TableSection, rows: readonly (readonly string[])[]): boolean =>
  rows.some((texts) => {
    const cells = texts.map(labelKey);
    const levels = [...columnLevels(section), columnWords(section)];
    const most = Math.max(...levels.map((words) => namedIn(words, cells).length));
    const meant = levels.filter((words) => namedIn(words, cells).length === most);
    return most >= 2 && !meant.some((words) => isInOrder(words, namedIn(words, cells)));
  });

/** Looks for a table's column labels in what stands between the table before it and its first figures. */
export function headsIn(section: TableSection, before: readonly FoundBlock[]): HeadsFound {
  const words = columnWords(section);
  const near = before.slice(-30);
  const rows = near.flatMap((block) => (block.kind === "row" ? [block.cells] : []));
  const texts = near.flatMap((block) =>
    block.kind === "row" ? block.cells.map(labelKey) : block.text.length <= 60 ? [labelKey(block.text)] : [],
  );
  const bag = new Map<string, number>();
  for (const sign of texts.join("")) bag.set(sign, (bag.get(sign) ?? 0) + 1);
  // Longer words first: 其他 is part of 法人或其他组织.
  const missing = words.toSorted((a, b) => b.length - a.length).filter((word) => !takeOut(bag, word));
  const disordered = hasOtherOrder(section, rows);
  return { missing, disordered, none: missing.length === words.length };
}
