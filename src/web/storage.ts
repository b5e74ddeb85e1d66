import { editions } from "../form/editions.ts";
import type { Entries } from "./entries.ts";

/** What is kept in the browser until it is saved to a file. */
export interface Kept {
  readonly entries: Entries;
  /** Milliseconds, by the clock of the machine. */
  readonly at: number;
}

/** Pages opened from the disk share one store: each page's draft has the name of its agency and year. */
const prefix = "gov-nianbao:";

export function keepDraft(name: string, kept: Kept): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(kept));
    return true;
  } catch {
    return false; // full, or forbidden
  }
}

export function keptDraft(name: string): Kept | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    if (text === null) return undefined;
    const { entries, at } = JSON.parse(text) as Kept;
    const areTexts = (part: unknown) =>
      typeof part === "object" &&
      part !== null &&
      Object.values(part).every((value) => typeof value === "string");
    const { edition, basics, figures, texts, asGiven, blocks } = entries;
    const isWhole =
      Object.keys(editions).includes(edition) &&
      [basics, figures, texts].every(areTexts) &&
      [asGiven, blocks].every((part) => typeof part === "object" && part !== null);
    return isWhole && typeof at === "number" ? { entries, at } : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // There is none.
  }
}

/** Calls back when another window keeps a draft of the same name. */
export function onOtherWindow(name: string, call: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === prefix + name && event.newValue !== null) call();
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}
