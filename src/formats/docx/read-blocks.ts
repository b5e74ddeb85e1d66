import { attributeOf, type XmlElement } from "../../opc/elements.ts";
import { ReadError } from "../../problem/read-error.ts";
import type { TableAlign } from "../../report/blocks.ts";
import type { TextLink } from "../../report/narrative.ts";
import { besideText, boxName, noteNames, numberName } from "./read-beside.ts";
import { below, seenContent, switchOf, valOf } from "./read-elements.ts";
import type { WordPicture } from "./read-inside-lines.ts";
import { hiddenName, LineReader, type LineText, refuseEmbedded } from "./read-lines.ts";
import { Numbering } from "./read-numbering.ts";
import type { Leads, WordParts } from "./read-parts.ts";
import {
  groundIn,
  headingOf,
  isTooLow,
  type ListPlace,
  listPlaceOf,
  lookOver,
  Styles,
  type TextLook,
  wordAlign,
} from "./read-styles.ts";

/** A paragraph as a person sees it in Word. */
export interface WordParagraph {
  readonly type: "paragraph";
  /** The style's name in lower case. */
  readonly style: string;
  /** With its number in a list; line breaks as line ends; without what is hidden, deleted or struck out. */
  readonly text: string;
  /** Its number in a list; of one without text too, where it is not in `text`. */
  readonly number: string;
  /** Text that is struck out (删除线): it is seen, but hardly meant. */
  readonly struck: string;
  /** What is seen beside the text and was not read: 「文字框“甲”」, 「图片」, 「脚注」. */
  readonly beside: readonly string[];
  /** What stands in its text boxes, where they were asked for. */
  readonly boxes?: readonly WordBlock[];
  /** Stretches of the text that lead out of the file. */
  readonly links: readonly TextLink[];
  readonly pictures: readonly WordPicture[];
  readonly align: TableAlign;
  /** 1 for 「一、」, by style or outline. */
  readonly heading?: number;
  /** Whether all of it is bold. */
  readonly bold: boolean;
  /** Size of its first text, pt. */
  readonly size?: number;
}

/** A cell by its place in the grid; a merged cell stands once, where it starts. */
export interface WordCell {
  readonly row: number;
  readonly column: number;
  /** How many rows and columns of the grid it covers. */
  readonly rows: number;
  readonly columns: number;
  /** Its paragraphs that have text or a number, also those of a table inside it, parted by line ends. */
  readonly text: string;
  /** Numbers of lists that stand where nothing else than a figure does: they may be the figure. */
  readonly numbers: readonly string[];
  readonly struck: string;
  /** Also pictures, which no cell keeps. */
  readonly beside: readonly string[];
  /** Its paragraphs and tables in order, where it holds a table. */
  readonly blocks?: readonly WordBlock[];
  readonly links: readonly Pick<TextLink, "href">[];
  /** The style of its first paragraph, and where that stands. */
  readonly style: string;
  readonly align: TableAlign;
}

export interface WordTable {
  readonly type: "table";
  readonly rows: number;
  /** How many rows from the top are repeated on every page. */
  readonly headRows: number;
  readonly cells: readonly WordCell[];
}

/** What stands in the body of a Word file, in order. */
export type WordBlock = WordParagraph | WordTable;

/** The ground of a cell, where it has one of its own. */
function groundOver(properties: XmlElement | undefined): TextLook {
  const ground = groundIn(properties);
  return ground === undefined ? {} : { ground };
}

/** Elements beside paragraphs and tables that say nothing. */
const besides = new Set(["sectPr", "tcPr"]);
/** Reads what stands in a body or a cell. One for a file: lists go on over paragraphs. */
class BodyReader {
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #lines: LineReader;
  readonly #withBoxes: boolean;

  constructor(styles: Styles, numbering: Numbering, leads: ReadonlyMap<string, Leads>, withBoxes: boolean) {
    this.#withBoxes = withBoxes;
    this.#styles = styles;
    this.#numbering = numbering;
    this.#lines = new LineReader(styles, leads);
  }

  /** A paragraph, and whether its end counts: one that was deleted leads on to the next paragraph. */
  #paragraph(element: XmlElement, around: TextLook): { read: WordParagraph; ends: boolean } {
    const properties = below(element, "pPr");
    const styleId = valOf(below(properties, "pStyle")) ?? this.#styles.normal;
    const style = this.#styles.of(styleId);
    const into: LineText = {
      text: "",
      struck: "",
      beside: [],
      links: [],
      pictures: [],
      plain: false,
      size: undefined,
    };
    const isLow = isTooLow(below(properties, "spacing"), "line", "lineRule");
    const look = lookOver({ ground: groundIn(properties), ...(isLow && { blank: true }) }, style.look);
    this.#lines.inline(element, look.ground === undefined ? lookOver(look, around) : look, into);
    const mark = below(properties, "rPr");
    const ends =
      below(mark, "del") === undefined &&
      below(mark, "moveFrom") === undefined &&
      switchOf(mark, "vanish") !== true;
    const isEmpty = into.text.trim() === "";
    // An empty paragraph of a list shows its number in Word, and is counted.
    const number = isEmpty && !ends ? "" : this.#numberOf(properties, styleId, style.numbered);
    // 「1.」 before 35 is not 1.35.
    const gap = /\.$/u.test(number) && /^\d/u.test(into.text.trimStart()) ? " " : "";
    const heading = headingOf(style.name, properties) ?? style.heading;
    const hasBox = this.#withBoxes && into.beside.some((what) => what.startsWith(boxName));
    const boxes = hasBox ? textBoxesIn(element).flatMap((box) => this.blocks(box)) : [];
    const read: WordParagraph = {
      type: "paragraph",
      style: style.name,
      // Between paragraphs such a number says nothing.
      text: isEmpty ? into.text : number + gap + into.text,
      number: number.trim(),
      struck: into.struck.trim(),
      beside: into.beside,
      ...(boxes.length > 0 && { boxes }),
      ...shifted(into, number.length + gap.length),
      align: wordAlign(properties) ?? style.align ?? "left",
      ...(heading !== undefined && { heading }),
      bold: into.text.trim() !== "" && !into.plain,
      ...(into.size !== undefined && { size: into.size }),
    };
    return { read, ends };
  }

  #numberOf(properties: XmlElement | undefined, styleId: string, ofStyle: ListPlace | undefined): string {
    const place = listPlaceOf(properties, ofStyle);
    if (place === undefined) return "";
    const isOwn = below(properties, "numPr") !== undefined;
    const level = isOwn ? undefined : this.#numbering.levelOfStyle(place.list, styleId);
    return this.#numbering.next(level === undefined ? place : { ...place, level });
  }

  /** The paragraphs and tables in a body or a cell. */
  blocks(container: XmlElement, around: TextLook = {}): WordBlock[] {
    const blocks: WordBlock[] = [];
    let open: WordParagraph | undefined;
    for (const child of seenContent(container)) {
      const name = child.localName;
      refuseEmbedded(name);
      if (name === "p") {
        const { read, ends } = this.#paragraph(child, around);
        const joined =
          open === undefined
            ? read
            : {
                ...read,
                text: open.text + read.text,
                number: open.number || read.number,
                struck: open.struck + read.struck,
                beside: [...open.beside, ...read.beside],
                ...(open.boxes !== undefined && { boxes: [...open.boxes, ...(read.boxes ?? [])] }),
                ...joinedInside(open, read),
                bold: read.text === "" ? open.bold : read.bold && (open.text === "" || open.bold),
              };
        open = ends ? undefined : joined;
        if (ends) blocks.push(joined);
      } else if (name === "tbl") {
        if (open !== undefined) blocks.push(open);
        open = undefined;
        const table = this.#table(child, around);
        // One whose rows are all deleted or hidden is not there.
        if (table.cells.length > 0) blocks.push(table);
      } else if (!besides.has(name)) {
        const beside = besideText(child);
        if (beside !== undefined) throw new ReadError(`正文里有不能读的${beside}；请改写成文字，或删去。`);
      }
    }
    if (open !== undefined && (open.text !== "" || open.struck !== "" || besideOf(open).length > 0))
      blocks.push(open);
    return blocks;
  }

  /** @throws {ReadError} if something that began in the body does not end there */
  ended(): void {
    this.#lines.ended();
  }

  #table(table: XmlElement, around: TextLook): WordTable {
    const cells: { -readonly [K in keyof WordCell]: WordCell[K] }[] = [];
    /** By column: the cell that may go on below. */
    const above = new Map<number, (typeof cells)[number]>();
    let row = 0;
    let headRows = 0;
    for (const line of seenContent(table)) {
      const rowProperties = below(line, "trPr");
      if (line.localName !== "tr" || below(rowProperties, "del") !== undefined) continue;
      if (switchOf(rowProperties, "hidden") === true) continue;
      if (isTooLow(below(rowProperties, "trHeight"), "val", "hRule")) continue;
      if (headRows === row && switchOf(rowProperties, "tblHeader") === true) headRows += 1;
      let column = spanOf(below(rowProperties, "gridBefore"), 0);
      for (const cell of seenContent(line)) {
        const properties = below(cell, "tcPr");
        if (cell.localName !== "tc" || below(properties, "cellDel") !== undefined) continue;
        const columns = spanOf(below(properties, "gridSpan"), 1);
        const at = column;
        column += columns;
        const [down, along] = [below(properties, "vMerge"), below(properties, "hMerge")];
        const upper = above.get(at);
        const goesOn =
          (down !== undefined && valOf(down) !== "restart") ||
          attributeOf(below(properties, "cellMerge"), "vMerge") === "cont";
        if (goesOn && upper !== undefined) {
          upper.rows = row - upper.row + 1;
          continue;
        }
        const before = cells.at(-1);
        if (along !== undefined && valOf(along) !== "restart" && before?.row === row) {
          before.columns += columns;
          continue;
        }
        const read = {
          row,
          column: at,
          rows: 1,
          columns,
          ...this.#cellText(cell, { ...around, ...groundOver(properties) }),
        };
        cells.push(read);
        above.set(at, read);
      }
      row += 1;
    }
    return { type: "table", rows: row, headRows, cells };
  }

  #cellText(cell: XmlElement, around: TextLook): Omit<WordCell, "row" | "column" | "rows" | "columns"> {
    const [texts, struck, beside, numbers]: [string[], string[], string[], string[]] = [[], [], [], []];
    const links: Pick<TextLink, "href">[] = [];
    let first: Pick<WordCell, "style" | "align"> | undefined;
    const blocks = this.blocks(cell, around);
    for (const block of blocks)
      for (const part of block.type === "table" ? block.cells : [block]) {
        first ??= { style: part.style, align: part.align };
        const text = part.text.trim() || ("number" in part ? part.number : "");
        if (text !== "") texts.push(text);
        numbers.push(...("number" in part ? numberBeside(part) : part.numbers));
        if (part.struck !== "") struck.push(part.struck);
        beside.push(...("pictures" in part ? besideOf(part) : part.beside));
        links.push(...part.links);
      }
    const { style = "", align = "left" } = first ?? {};
    const holdsTable = blocks.some(({ type }) => type === "table");
    const own = { text: texts.join("\n"), numbers, struck: struck.join(""), beside, links, style, align };
    return { ...own, ...(holdsTable && { blocks }) };
  }
}

/** The number of a list that stands alone, or before what may be a figure. */
const numberBeside = ({ number, text }: WordParagraph): string[] =>
  number === "" || /\p{L}/u.test(text.replace(number, "")) ? [] : [number];

/** What stands inside a line, moved by what stands before it. */
const shifted = ({ links, pictures }: Pick<WordParagraph, "links" | "pictures">, by: number) => ({
  links: links.map(({ from, to, href }) => ({ from: from + by, to: to + by, href })),
  pictures: pictures.map((picture) => ({ ...picture, at: picture.at + by })),
});

function joinedInside(open: WordParagraph, read: WordParagraph): Pick<WordParagraph, "links" | "pictures"> {
  const { links, pictures } = shifted(read, open.text.length);
  return { links: [...open.links, ...links], pictures: [...open.pictures, ...pictures] };
}

/** Marks that stand beside a figure and leave it as it is. */
const marks = new Set([...Object.values(noteNames), hiddenName]);

/** What makes a cell's figure doubtful: a text box beside it, a picture in its place, a list's number; not the mark of a note. */
export const inTheWay = ({ text, beside, numbers }: WordCell): string[] => [
  ...numbers.map((number) => `${numberName}“${number}”`),
  ...beside.filter((what) => !marks.has(what) && !(what === "图片" && text !== "")),
];

/** What is seen beside a text by whoever keeps no pictures. */
export const besideOf = ({
  beside,
  pictures,
}: Pick<WordParagraph, "beside" | "pictures">): readonly string[] =>
  pictures.length === 0 ? beside : [...beside, ...pictures.map(() => "图片")];

/** The contents of the text boxes in an element, outermost ones; deeper than any drawing of Word nothing is looked for. */
const textBoxesIn = (element: XmlElement, depth = 0): XmlElement[] =>
  depth > 60
    ? []
    : seenContent(element).flatMap((child) =>
        child.localName === "txbxContent" ? [child] : textBoxesIn(child, depth + 1),
      );

/** Text of a paragraph with line breaks passed over: Word breaks lines of titles and names where the layout did. */
export const unbrokenText = (text: string): string => text.replaceAll("\n", "");

/** A number of columns: no table of Word has more than 63. */
function spanOf(element: XmlElement | undefined, otherwise: number): number {
  const count = Number(valOf(element) ?? otherwise);
  return Number.isInteger(count) && count >= 0 && count <= 63 ? count : otherwise;
}

/** A reader for the bodies of a file: of its main part, of a header. One for each of them. */
export function bodyReaderOf(parts: WordParts, withBoxes = false): BodyReader {
  const styles = new Styles(parts.beside("styles"));
  return new BodyReader(
    styles,
    new Numbering(parts.beside("numbering"), (style) => styles.of(style).numbered?.list),
    parts.leads(),
    withBoxes,
  );
}

/**
 * The paragraphs and tables of a Word file as a person sees them, in order: tracked changes taken, content controls
 * and tags opened, one of alternatives, the base of ruby; without hidden text and drawings. `withBoxes` gives what stands
 * in text boxes with the paragraph that they hang on.
 */
export function wordBlocks(
  parts: WordParts,
  { withBoxes = false }: { readonly withBoxes?: boolean } = {},
): WordBlock[] {
  const body = below(parts.xml(parts.main), "body");
  if (body === undefined) throw new ReadError("文件没有正文。");
  const reader = bodyReaderOf(parts, withBoxes);
  const blocks = reader.blocks(body);
  reader.ended();
  return blocks;
}
