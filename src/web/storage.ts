import { editions } from "../form/editions.ts";
import type { Entries } from "./entries.ts";

/** What is kept in the browser until it is saved to a file. */
export interface Kept {
  readonly entries: Entries;
  /** Milliseconds, by the clock of the machine. */
  readonly at: number;
  /** For whom the page was made that it was typed in: agency and year. */
  readonly page?: string | undefined;
  /** Last year's report that was opened beside it. */
  readonly previous?: unknown;
  /** The file that it was handed to the browser as; whether it came there, nobody says. */
  readonly handedAs?: string | undefined;
}

export interface KeptDraft extends Kept {
  readonly id: string;
}

/** Pages opened from the disk share one store: each draft has a name of its own in it. */
const prefix = "gov-nianbao:";

export const newDraftId = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

export function keepDraft(id: string, kept: Kept): boolean {
  try {
    localStorage.setItem(prefix + id, JSON.stringify(kept));
    return true;
  } catch {
    return false; // full, or forbidden
  }
}

function readKept(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    const { entries, at, page, previous, handedAs } = JSON.parse(text) as Kept;
    const areTexts = (part: unknown) =>
      typeof part === "object" &&
      part !== null &&
      Object.values(part).every((value) => typeof value === "string");
    const { edition, basics, figures, texts, asGiven, blocks, rest = {} } = entries;
    const isWhole =
      Object.keys(editions).includes(edition) &&
      [basics, figures, texts].every(areTexts) &&
      [asGiven, blocks, rest].every((part) => typeof part === "object" && part !== null);
    return isWhole && typeof at === "number"
      ? { entries: { ...entries, rest }, at, page, previous, handedAs }
      : undefined;
  } catch {
    return undefined;
  }
}

/** All drafts of this browser, the latest first. */
export function keptDrafts(): KeptDraft[] {
  const drafts: KeptDraft[] = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? "";
      const kept = key.startsWith(prefix) ? readKept(localStorage.getItem(key)) : undefined;
      if (kept !== undefined) drafts.push({ id: key.slice(prefix.length), ...kept });
    }
  } catch {
    return []; // there is no store here
  }
  return drafts.sort((a, b) => b.at - a.at);
}

export function dropDraft(id: string): void {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // There is none.
  }
}

/** Calls back when another window writes the same draft. */
export function onOtherWindow(id: string, call: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === prefix + id && event.newValue !== null) call();
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}
