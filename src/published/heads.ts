import type { TableSection } from "../report/figures.ts";
import type { FoundBlock } from "./blocks.ts";
import { columnWords } from "./known-rows.ts";
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

/** Looks for a table's column labels in what stands between the table before it and its first figures. */
export function headsIn(section: TableSection, before: readonly FoundBlock[]): HeadsFound {
  const words = columnWords(section);
  const near = before.slice(-30);
  const rows = near.flatMap((block) => (block.kind === "row" ? [block.cells.map(labelKey)] : []));
  const texts = near.flatMap((block) =>
    block.kind === "row" ? block.cells.map(labelKey) : block.text.length <= 60 ? [labelKey(block.text)] : [],
  );
  const bag = new Map<string, number>();
  for (const sign of texts.join("")) bag.set(sign, (bag.get(sign) ?? 0) + 1);
  // Longer words first: 其他 is part of 法人或其他组织.
  const missing = words.toSorted((a, b) => b.length - a.length).filter((word) => !takeOut(bag, word));
  const names = [...new Set(words)];
  const disordered = rows.some((cells) => {
    const named = cells.filter((cell) => names.includes(cell));
    if (named.length < 3) return false;
    let at = 0;
    return !named.every((cell) => {
      const next = words.indexOf(cell, at);
      at = next + 1;
      return next >= 0;
    });
  });
  return { missing, disordered, none: missing.length === words.length };
}
