import type { Element } from "@xmldom/xmldom";
import { parseXml } from "../../opc/parse-xml.ts";
import { ReadError } from "../../problem/read-error.ts";
import { attributeOf, below, seenContent, switchOf, valOf } from "./read-elements.ts";
import { Numbering } from "./read-numbering.ts";
import { mainPartOf, partBeside } from "./read-parts.ts";
import { headingOf, listPlaceOf, lookOf, lookOver, Styles, type TextLook } from "./read-styles.ts";
import { symbolOf } from "./read-symbols.ts";

/** A paragraph as a person sees it in Word. */
export interface WordParagraph {
  readonly type: "paragraph";
  /** The style's name in lower case. */
  readonly style: string;
  /** With its number in a list; line breaks as line ends; without what is hidden, deleted or struck out. */
  readonly text: string;
  /** Text that is struck out (删除线): it is seen, but hardly meant. */
  readonly struck: string;
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
  /** Its paragraphs that have text, also those of a table inside it, parted by line ends. */
  readonly text: string;
  readonly struck: string;
}

export interface WordTable {
  readonly type: "table";
  readonly cells: readonly WordCell[];
}

/** What stands in the body of a Word file, in order. */
export type WordBlock = WordParagraph | WordTable;

/** Parses a part of the file. */
export const parsePart = (text: string): Element =>
  parseXml(text, (why) => new ReadError(`文件内容不是有效的 XML：${why.message}。`, { cause: why }));

/** Signs that are elements of their own. A break of a page or column parts text as a line break does. */
const signElements: Readonly<Record<string, string>> = {
  tab: " ",
  ptab: " ",
  br: "\n",
  cr: "\n",
  noBreakHyphen: "-",
};

interface Text {
  text: string;
  struck: string;
  plain: boolean;
  size: number | undefined;
}

/** Reads what stands in a body or a cell. One for a file: fields and lists go on lookOver paragraphs. */
class BodyReader {
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  /** Fields that are open: whether their instruction is being read, which nobody sees. */
  readonly #fields: boolean[] = [];

  constructor(styles: Styles, numbering: Numbering) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  #run(run: Element, under: TextLook, into: Text): void {
    const properties = below(run, "rPr");
    const named = valOf(below(properties, "rStyle"));
    const look = lookOver(
      lookOf(properties),
      lookOver(named === undefined ? {} : this.#styles.of(named).look, under),
    );
    for (const child of seenContent(run)) {
      const name = child.localName ?? "";
      if (name === "fldChar") {
        const type = attributeOf(child, "fldCharType");
        if (type === "begin") this.#fields.push(true);
        else if (type === "separate") this.#fields.splice(-1, 1, false);
        else this.#fields.pop();
      }
      if (name === "ruby") {
        const base = below(child, "rubyBase");
        if (base !== undefined) this.#inline(base, under, into);
      }
      const text = name === "t" ? textOf(child) : name === "sym" ? symbol(child) : (signElements[name] ?? "");
      if (text === "" || look.hidden || this.#fields.includes(true)) continue;
      if (look.struck) into.struck += text;
      else into.text += text;
      if (look.bold !== true && text.trim() !== "") into.plain = true;
      into.size ??= look.size;
    }
  }

  /** Runs, and what holds runs. Drawings and their text boxes stand beside the text, not in it. */
  #inline(element: Element, look: TextLook, into: Text): void {
    for (const child of seenContent(element)) if (child.localName === "r") this.#run(child, look, into);
  }

  /** A paragraph, and whether its end counts: one that was deleted leads on to the next paragraph. */
  #paragraph(element: Element): { read: WordParagraph; ends: boolean } {
    const properties = below(element, "pPr");
    const style = this.#styles.of(valOf(below(properties, "pStyle")) ?? this.#styles.normal);
    const into: Text = { text: "", struck: "", plain: false, size: undefined };
    this.#inline(element, style.look, into);
    const mark = below(properties, "rPr");
    const ends =
      below(mark, "del") === undefined &&
      below(mark, "moveFrom") === undefined &&
      switchOf(mark, "vanish") !== true;
    const place = listPlaceOf(properties) ?? style.numbered;
    // An empty paragraph of a list shows its number in Word, but says nothing.
    const number = place === undefined || into.text.trim() === "" ? "" : this.#numbering.next(place);
    const heading = headingOf(style.name, properties) ?? style.heading;
    const read: WordParagraph = {
      type: "paragraph",
      style: style.name,
      text: number + into.text,
      struck: into.struck.trim(),
      ...(heading !== undefined && { heading }),
      bold: into.text.trim() !== "" && !into.plain,
      ...(into.size !== undefined && { size: into.size }),
    };
    return { read, ends };
  }

  /** The paragraphs and tables in a body or a cell. */
  blocks(container: Element): WordBlock[] {
    const blocks: WordBlock[] = [];
    let open: WordParagraph | undefined;
    for (const child of seenContent(container)) {
      if (child.localName === "p") {
        const { read, ends } = this.#paragraph(child);
        const joined =
          open === undefined
            ? read
            : {
                ...read,
                text: open.text + read.text,
                struck: open.struck + read.struck,
                bold: read.text === "" ? open.bold : read.bold && (open.text === "" || open.bold),
              };
        open = ends ? undefined : joined;
        if (ends) blocks.push(joined);
      } else if (child.localName === "tbl") {
        if (open !== undefined) blocks.push(open);
        open = undefined;
        blocks.push(this.#table(child));
      }
    }
    if (open !== undefined && (open.text !== "" || open.struck !== "")) blocks.push(open);
    return blocks;
  }

  #table(table: Element): WordTable {
    const cells: {
      row: number;
      column: number;
      rows: number;
      columns: number;
      text: string;
      struck: string;
    }[] = [];
    /** By column: the cell that may go on below. */
    const above = new Map<number, (typeof cells)[number]>();
    let row = 0;
    for (const line of seenContent(table)) {
      const rowProperties = below(line, "trPr");
      if (line.localName !== "tr" || below(rowProperties, "del") !== undefined) continue;
      if (switchOf(rowProperties, "hidden") === true) continue;
      let column = spanOf(below(rowProperties, "gridBefore"), 0);
      for (const cell of seenContent(line)) {
        const properties = below(cell, "tcPr");
        if (cell.localName !== "tc" || below(properties, "cellDel") !== undefined) continue;
        const columns = spanOf(below(properties, "gridSpan"), 1);
        const at = column;
        column += columns;
        const [down, along] = [below(properties, "vMerge"), below(properties, "hMerge")];
        const lookOver = above.get(at);
        if (down !== undefined && valOf(down) !== "restart" && lookOver !== undefined) {
          lookOver.rows = row - lookOver.row + 1;
          continue;
        }
        const before = cells.at(-1);
        if (along !== undefined && valOf(along) !== "restart" && before?.row === row) {
          before.columns += columns;
          continue;
        }
        const read = { row, column: at, rows: 1, columns, ...this.#cellText(cell) };
        cells.push(read);
        above.set(at, read);
      }
      row += 1;
    }
    return { type: "table", cells };
  }

  #cellText(cell: Element): { text: string; struck: string } {
    const [texts, struck]: [string[], string[]] = [[], []];
    for (const block of this.blocks(cell))
      for (const part of block.type === "table" ? block.cells : [block]) {
        if (part.text.trim() !== "") texts.push(part.text.trim());
        if (part.struck !== "") struck.push(part.struck);
      }
    return { text: texts.join("\n"), struck: struck.join("") };
  }
}

/** Text of a paragraph with line breaks passed over: Word breaks lines of titles and names where the layout did. */
export const unbrokenText = (text: string): string => text.replaceAll("\n", "");

/** A number of columns: no table of Word has more than 63. */
function spanOf(element: Element | undefined, otherwise: number): number {
  const count = Number(valOf(element) ?? otherwise);
  return Number.isInteger(count) && count >= 0 && count <= 63 ? count : otherwise;
}

/** Text as Word shows it: blanks at the ends count only where the file says so. */
function textOf(element: Element): string {
  const text = (element.textContent ?? "").replace(/[\r\n\t]/g, " ");
  return attributeOf(element, "space") === "preserve" ? text : text.trim();
}

const symbol = (element: Element) =>
  symbolOf(String.fromCodePoint(Number.parseInt(attributeOf(element, "char") ?? "", 16) || 0x20)) ?? "";

/**
 * The paragraphs and tables of a Word file as a person sees them, in order: tracked changes taken, content controls
 * and tags opened, one of alternatives, the base of ruby; without hidden text and drawings.
 */
export function wordBlocks(parts: ReadonlyMap<string, string>): WordBlock[] {
  const main = mainPartOf(parts);
  const other = (name: string) => {
    const text = partBeside(parts, main.path, name);
    return text === undefined ? undefined : parsePart(text);
  };
  const body = below(parsePart(main.text), "body");
  if (body === undefined) throw new ReadError("文件没有正文。");
  return new BodyReader(new Styles(other("styles")), new Numbering(other("numbering"))).blocks(body);
}
