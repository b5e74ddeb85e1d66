import type {
  FigureBlock,
  LinkedParagraph,
  LinkedText,
  ListBlock,
  NarrativeBlock,
  NarrativeBlockInput,
  OwnTable,
  SpanningCell,
} from "./blocks.ts";
import { textAddress } from "./link-address.ts";
import { base64Of, bytesOfBase64, type Picture, pictureFrom, usualWidth } from "./picture.ts";
import type { Narrative, NarrativeInput, Subsection } from "./report.ts";
import { tightTable } from "./table-places.ts";
import { isClauseHeading, paragraphsOf, trimmed } from "./text.ts";

type Path = readonly (string | number)[];

/** A piece of a text with its place: what every output, check and reader goes through. */
export type NarrativePart =
  | { readonly kind: "heading"; readonly path: Path; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly path: Path;
      readonly text: string;
      /** Its stretches with an address, from and to in UTF-16 units of the text. */
      readonly links: readonly TextLink[];
    }
  | { readonly kind: "list"; readonly path: Path; readonly list: ListBlock }
  | { readonly kind: "table"; readonly path: Path; readonly table: OwnTable }
  | { readonly kind: "figure"; readonly path: Path; readonly figure: FigureBlock };

/** A stretch of a text that leads somewhere. */
export interface TextLink {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

const stretchText = (stretch: string | LinkedText) => (typeof stretch === "string" ? stretch : stretch.text);

function paragraphPart(path: Path, { text }: LinkedParagraph): NarrativePart {
  const links: TextLink[] = [];
  let at = 0;
  for (const stretch of text) {
    const to = at + stretchText(stretch).length;
    if (typeof stretch !== "string") links.push({ from: at, to, href: stretch.href });
    at = to;
  }
  return { kind: "paragraph", path, text: text.map(stretchText).join(""), links };
}

function partOf(path: Path, block: string | NarrativeBlock): NarrativePart {
  if (typeof block === "string") return { kind: "paragraph", path, text: block, links: [] };
  switch (block.kind) {
    case "paragraph":
      return paragraphPart(path, block);
    case "heading":
      return { kind: "heading", path: [...path, "text"], level: block.level, text: block.text };
    case "list":
      return { kind: "list", path, list: block };
    case "table":
      return { kind: "table", path, table: block };
    case "figure":
      return { kind: "figure", path, figure: block };
  }
}

const isSubsection = (block: string | NarrativeBlock | Subsection): block is Subsection =>
  typeof block !== "string" && !("kind" in block);

/**
 * Goes through a text in reading order: headings, paragraphs, lists, tables and figures, each with its path.
 *
 * @param path - the path of the text itself: `["overview"]`
 */
export function visitNarrative(text: Narrative, path: Path, visit: (part: NarrativePart) => void): void {
  text.forEach((block, i) => {
    const here = [...path, i];
    if (!isSubsection(block)) {
      visit(partOf(here, block));
      return;
    }
    visit({ kind: "heading", path: [...here, "heading"], level: 2, text: block.heading });
    block.paragraphs.forEach((inner, p) => {
      visit(partOf([...here, "paragraphs", p], inner));
    });
  });
}

/** A text of a part with its path: of a table each cell, of a list each item. */
export interface PartText {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a part, in reading order. */
export function textsOfPart(part: NarrativePart): PartText[] {
  const { path } = part;
  const maybe = (key: string, text: string | undefined): PartText[] =>
    text === undefined ? [] : [{ path: [...path, key], text }];
  switch (part.kind) {
    case "heading":
    case "paragraph":
      return [{ path, text: part.text }];
    case "list":
      return part.list.items.map((text, i) => ({ path: [...path, "items", i], text }));
    case "table":
      return [
        ...maybe("caption", part.table.caption),
        ...part.table.rows.flatMap((row, r) =>
          row.map((cell, c) => ({
            path: [...path, "rows", r, c, ...(typeof cell === "string" ? [] : ["text"])],
            text: textOfCell(cell),
          })),
        ),
        ...maybe("note", part.table.note),
      ];
    case "figure":
      return [...maybe("caption", part.figure.caption), ...maybe("alt", part.figure.alt)];
  }
}

export const textOfCell = (cell: string | SpanningCell): string =>
  typeof cell === "string" ? cell : cell.text;

/** What stands before an item of a list. */
export const listMark = (ordered: boolean, i: number): string => (ordered ? `${i + 1}.` : "·");

/** Words of the note under a table: how it is printed, and without that. */
export const printedNote = (note: string): string => `注：${note}`;
const withoutNoteMark = (note: string): string => trimmed(note.replace(/^(?:注|备注|说明)[：:]/u, ""));

/** Stretches joined where they lead nowhere, blanks at the ends left out; a plain string where none leads anywhere. */
function plainest(given: readonly (string | LinkedText)[]): string | LinkedParagraph {
  const text: (string | LinkedText)[] = [];
  for (const stretch of given) {
    const last = text.at(-1);
    if (typeof stretch === "string") {
      if (typeof last === "string") text[text.length - 1] = last + stretch;
      else text.push(stretch);
      continue;
    }
    // The schema has seen that it is an address.
    const href = textAddress(stretch.href) as string;
    // Two that lead to the same are one: nobody could tell them apart.
    if (typeof last === "object" && last.href === href)
      text[text.length - 1] = { text: last.text + stretch.text, href };
    else text.push({ text: stretch.text, href });
  }
  const strip = (at: number, cut: (text: string) => string) => {
    const stretch = text[at];
    if (typeof stretch === "string") text[at] = cut(stretch);
  };
  strip(0, (first) => trimmed(`${first}|`).slice(0, -1));
  strip(text.length - 1, (last) => trimmed(`|${last}`).slice(1));
  const left = text.filter((stretch) => stretch !== "");
  return left.every((stretch) => typeof stretch === "string")
    ? left.join("")
    : { kind: "paragraph", text: left };
}

function plainTable(given: Extract<NarrativeBlockInput, { kind: "table" }>): OwnTable {
  const { rows, headRows = Math.min(1, rows.length - 1), align, caption, note } = given;
  return tightTable({
    kind: "table",
    ...(caption !== undefined && { caption: trimmed(caption) }),
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? trimmed(cell) : { ...cell, text: trimmed(cell.text) })),
    ),
    headRows,
    ...(align !== undefined && { align }),
    ...(note !== undefined && withoutNoteMark(note) !== "" && { note: withoutNoteMark(note) }),
  });
}

function plainFigure(given: Extract<NarrativeBlockInput, { kind: "figure" }>): FigureBlock {
  const { image, width, caption, alt } = given;
  const bytes = typeof image === "string" ? (bytesOfBase64(image) as Uint8Array) : image;
  // The schema has seen that it is one.
  const picture = pictureFrom(bytes) as Picture;
  return {
    kind: "figure",
    image: base64Of(picture.bytes),
    width: width === undefined ? usualWidth(picture) : Math.round(width * 10) / 10,
    ...(caption !== undefined && { caption: trimmed(caption) }),
    alt: trimmed(alt),
  };
}

/** Lists without numbers that follow one another are one: nobody could tell them apart. */
function addBlock(to: (string | NarrativeBlock)[], block: NarrativeBlock): void {
  const last = to.at(-1);
  const goesOn =
    block.kind === "list" &&
    !block.ordered &&
    typeof last === "object" &&
    last.kind === "list" &&
    !last.ordered;
  if (goesOn) to[to.length - 1] = { ...last, items: [...last.items, ...block.items] };
  else to.push(block);
}

type OpenSubsection = { heading: string; paragraphs: (string | NarrativeBlock)[] };

/** Paragraphs and blocks first, then subsections; what follows a heading belongs to it. */
export function narrativeOf(given: readonly NarrativeInput[]): Narrative {
  const before: (string | NarrativeBlock)[] = [];
  const subsections: OpenSubsection[] = [];
  const open = () => subsections.at(-1)?.paragraphs ?? before;
  const addLine = (line: string, inside: boolean) => {
    if (!inside && isClauseHeading(line)) subsections.push({ heading: line, paragraphs: [] });
    else open().push(line);
  };
  const add = (block: string | NarrativeBlockInput, inside = false): void => {
    if (typeof block === "string") {
      for (const line of paragraphsOf(block)) addLine(line, inside);
      return;
    }
    switch (block.kind) {
      case "paragraph": {
        const plain = typeof block.text === "string" ? block.text : plainest(block.text);
        if (typeof plain === "string") add(plain, inside);
        else open().push(plain);
        return;
      }
      case "heading": {
        const text = trimmed(block.text);
        if (block.level === 2) subsections.push({ heading: text, paragraphs: [] });
        else open().push({ kind: "heading", level: 3, text });
        return;
      }
      case "list":
        addBlock(open(), {
          kind: "list",
          ordered: block.ordered === true,
          items: block.items.map(trimmed),
        });
        return;
      case "table":
        addBlock(open(), plainTable(block));
        return;
      case "figure":
        addBlock(open(), plainFigure(block));
        return;
    }
  };
  for (const block of given) {
    if (typeof block === "string" || "kind" in block) add(block);
    else {
      subsections.push({ heading: trimmed(block.heading), paragraphs: [] });
      for (const inner of block.paragraphs ?? []) add(inner, true);
    }
  }
  return [...before, ...(subsections satisfies Subsection[])];
}
