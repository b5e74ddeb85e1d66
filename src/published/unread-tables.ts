import type { SectionKey, TableKey } from "../form/form.ts";
import type { FoundBlock, RowBlock } from "./blocks.ts";
import type { PlacedLine } from "./section-parts.ts";

/** A table among the text of a section: an agency's own, of which the reader keeps nothing. */
export interface UnreadTable {
  readonly section: SectionKey;
  readonly first: RowBlock;
  readonly rows: number;
}

/** Rows right above a table of the form that are its head all the same, where it has a number of its own. */
const headRows = 6;

/** The tables between a section's lines, or right after its last, that are none of the form's. */
export function unreadTables(
  blocks: readonly FoundBlock[],
  spans: ReadonlyMap<TableKey, readonly [number, number]>,
  sections: readonly (readonly [SectionKey, readonly PlacedLine[]])[],
): UnreadTable[] {
  const formTables = new Set<number>();
  for (const [from, to] of spans.values())
    for (const block of blocks.slice(from, to + 1)) if (block.kind === "row") formTables.add(block.table);
  const isHead = (at: number) => [...spans.values()].some(([from]) => at >= from - headRows && at < from);
  return sections.flatMap(([section, lines]) => {
    const [from, last] = [lines[0]?.at, lines.at(-1)?.at];
    if (from === undefined || last === undefined) return [];
    const found = new Map<number, { first: RowBlock; rows: number }>();
    blocks.forEach((block, at) => {
      if (block.kind !== "row" || formTables.has(block.table) || at < from) return;
      // After the last line only what follows at once: further down are the page's own tables.
      const follows = at > last && blocks.slice(last + 1, at).every(({ kind }) => kind === "row");
      if ((at > last && !follows) || (follows && isHead(at))) return;
      const known = found.get(block.table);
      if (known === undefined) found.set(block.table, { first: block, rows: 1 });
      else known.rows += 1;
    });
    return [...found.values()].map(({ first, rows }) => ({ section, first, rows }));
  });
}
