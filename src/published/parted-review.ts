import { type EditionKey, editions } from "../form/editions.ts";
import type { Edition } from "../form/form.ts";
import { figuresOf } from "../report/figures.ts";
import type { FoundBlock, RowBlock } from "./blocks.ts";
import { foundRow } from "./found-row.ts";
import { labelKey } from "./spelling.ts";

/** A group of columns that hands set as a table of its own: 行政复议, 未经复议直接起诉, 复议后起诉. */
interface ReviewGroup {
  readonly name: string;
  readonly columns: readonly string[];
}

function reviewGroups(edition: EditionKey): ReviewGroup[] {
  const groups: { name: string; columns: string[] }[] = [];
  for (const { column } of figuresOf((editions[edition] as Edition).sections.reviewAndLitigation)) {
    const [group = "", own = ""] = column.slice(-2).map(labelKey);
    const last = groups.at(-1);
    if (last?.name === group) last.columns.push(own);
    else groups.push({ name: group, columns: [own] });
  }
  return groups;
}

interface ReviewPart {
  readonly at: number;
  readonly groups: readonly ReviewGroup[];
  readonly cells: readonly string[];
}

const nearWords = (block: FoundBlock): string =>
  block.kind === "row"
    ? block.cells.map(labelKey).join("")
    : block.text.length <= 60
      ? labelKey(block.text)
      : "";

/** Which groups a row's figures are of, by its heads and what stands above them; nothing if they do not say. */
function partAt(
  blocks: readonly FoundBlock[],
  at: number,
  from: number,
  groups: readonly ReviewGroup[],
): ReviewPart | undefined {
  const row = foundRow(blocks[at] as RowBlock, at);
  const before = blocks.slice(Math.max(from, at - 6), at);
  const heads = before.findLast((block) => block.kind === "row");
  if (heads?.kind !== "row" || row.label !== "") return undefined;
  const named = heads.cells.map(labelKey).filter((key) => groups[0]?.columns.includes(key));
  const words = before.map(nearWords).join("");
  const first = groups[0] as ReviewGroup;
  const later = groups.slice(1).filter(({ name }) => words.includes(name));
  const own = later.length > 0 ? later : words.includes(first.name) ? [first] : [];
  const columns = own.flatMap(({ columns: all }) => all);
  const isWhole =
    columns.length > 0 && named.join() === columns.join() && row.figures.length === columns.length;
  return isWhole ? { at, groups: own, cells: row.figures } : undefined;
}

/**
 * 表四 that was set as a table for each group of its columns, put together where the last one stands: only where every
 * group has its heads and its name above it, in the form's order. The rows it is taken from are left blank.
 */
export function withWholeReview(
  blocks: readonly FoundBlock[],
  edition: EditionKey,
): { blocks: readonly FoundBlock[]; joined?: RowBlock } {
  const groups = reviewGroups(edition);
  const parts: ReviewPart[] = [];
  let from = 0;
  blocks.forEach((block, at) => {
    if (block.kind !== "row" || foundRow(block, at).figures.length === 0) return;
    const part = partAt(blocks, at, from, groups);
    from = at + 1;
    if (part !== undefined) parts.push(part);
  });
  const found = parts.flatMap((part) => part.groups.map(({ name }) => name));
  if (parts.length < 2 || found.join() !== groups.map(({ name }) => name).join()) return { blocks };
  const last = parts.at(-1) as ReviewPart;
  const joined = { ...(blocks[last.at] as RowBlock), cells: parts.flatMap(({ cells }) => cells) };
  const emptied = new Set(parts.slice(0, -1).map(({ at }) => at));
  return {
    joined,
    blocks: blocks.map((block, at) =>
      at === last.at ? joined : emptied.has(at) ? { ...(block as RowBlock), cells: [] } : block,
    ),
  };
}
