import type { NarrativeBlockInput } from "../../report/blocks.ts";
import { told } from "../../report/format-reading.ts";
import { isClauseHeading, paragraphsOf, shortened, trimmed } from "../../report/text.ts";
import { withLinks } from "./links.ts";
import type { FoundOwnTable } from "./read-own-tables.ts";
import type { Findings } from "./read-table.ts";
import type { RowKind } from "./sheets.ts";

/** A row of the list of texts, with those that go on with it. */
export interface TextLine {
  readonly kind: Exclude<RowKind, "more">;
  text: string;
  /** What stands in the column of links, a line each. */
  readonly links: string[];
  readonly place: string;
  /** The table that a row of a table names. */
  readonly table?: FoundOwnTable | undefined;
}

type TextPiece = string | NarrativeBlockInput;
export type TextBlocks = (TextPiece | { heading: string; paragraphs: TextPiece[] })[];

/** Texts that lead somewhere are never headings. */
export const beginsHeading = ({ kind, text }: TextLine): boolean =>
  kind === "heading" ||
  kind === "offered" ||
  ((kind === "paragraph" || kind === "apart") && isClauseHeading(paragraphsOf(text)[0] ?? ""));

/** Lines as a report nests them, paragraphs and blocks first, and where each stood. */
export function nestedBlocks(
  lines: readonly TextLine[],
  path: string,
  { notes, places }: Pick<Findings, "notes" | "places">,
): TextBlocks {
  const blocks: TextBlocks = [];
  /** Whether the next item goes on with the list above it. */
  let list: { readonly items: string[]; readonly path: string; readonly ordered: boolean } | undefined;
  const put = (block: TextPiece, place: string): string => {
    const last = blocks.at(-1);
    const isInside = typeof last === "object" && !("kind" in last);
    const here = isInside
      ? `${path}.${blocks.length - 1}.paragraphs.${last.paragraphs.length}`
      : `${path}.${blocks.length}`;
    places.set(here, place);
    if (isInside) last.paragraphs.push(block);
    else blocks.push(block);
    return here;
  };
  const open = (heading: string, place: string) => {
    places.set(`${path}.${blocks.length}`, place);
    blocks.push({ heading, paragraphs: [] });
  };
  const putItem = ({ kind, text, place }: TextLine) => {
    const ordered = kind !== "item";
    if (list === undefined || list.ordered !== ordered || kind === "anew") {
      const items: string[] = [];
      list = { items, ordered, path: put({ kind: "list", ordered, items }, place) };
    }
    places.set(`${list.path}.items.${list.items.length}`, place);
    list.items.push(paragraphsOf(text).join(""));
    if (paragraphsOf(text).length > 1) notes.push(told(list.path, place, "单元格里分了行，读作一项。", text));
  };
  const putParagraphs = ({ text, links, place }: TextLine) => {
    const waiting = { lines: [...links] };
    for (const line of links.length > 0 ? text.split(/\r\n|\r|\n/u) : paragraphsOf(text)) {
      const stretches = waiting.lines.length > 0 ? withLinks(line, waiting) : [line];
      if (stretches.length > 1) put({ kind: "paragraph", text: stretches }, place);
      else if (path !== "opening" && isClauseHeading(trimmed(line))) open(trimmed(line), place);
      else if (trimmed(line) !== "") put(trimmed(line), place);
    }
    for (const line of waiting.lines)
      notes.push(
        told(path, place, `链接没有读入，文字里没有这些字，或网址不能用（${shortened(line, 80)}）。`),
      );
  };

  for (const line of lines) {
    const { kind, text, place, table } = line;
    const isItem = kind === "item" || kind === "numbered" || kind === "anew";
    if (!isItem) list = undefined;
    if (line.links.length > 0 && kind !== "paragraph" && kind !== "apart")
      notes.push(told(path, place, "只有正文能带链接；这一行的链接没有读入。", line.links.join("\n")));
    if (isItem) putItem(line);
    else if (kind === "heading" || kind === "offered") open(trimmed(text), place);
    else if (kind === "minor") put({ kind: "heading", level: 3, text: trimmed(text) }, place);
    else if (kind === "figure")
      notes.push(
        told(path, place, "填报表放不下图片，这里的图片没有读入；请在读回的报告里另行插入。", trimmed(text)),
      );
    else if (kind !== "table") putParagraphs(line);
    else if (table !== undefined) {
      const here = put(table.table, table.place);
      for (const [inside, at] of table.places) places.set(`${here}.${inside}`, at);
    }
  }
  return blocks;
}
