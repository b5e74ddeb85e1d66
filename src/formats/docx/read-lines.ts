import type { Element } from "@xmldom/xmldom";
import { ReadError } from "../../problem/read-error.ts";
import { besideText } from "./read-beside.ts";
import { attributeOf, below, seenContent, valOf } from "./read-elements.ts";
import { lookOf, lookOver, type Styles, type TextLook } from "./read-styles.ts";
import { symbolOf } from "./read-symbols.ts";

/** Signs that are elements of their own. A break of a page or column parts text as a line break does. */
const signElements: Readonly<Record<string, string>> = {
  tab: " ",
  ptab: " ",
  br: "\n",
  cr: "\n",
  noBreakHyphen: "-",
};

/** Elements of a run that are looked at elsewhere, or that nobody sees. */
const notBeside = new Set(
  "t sym tab ptab br cr noBreakHyphen rPr fldChar instrText delText delInstrText ruby lastRenderedPageBreak softHyphen".split(
    " ",
  ),
);
/** Files in files: Word shows them as text of its own. */
const embeddedFiles = new Set(["altChunk", "subDoc"]);

/** What the runs of a paragraph add up to. */
export interface LineText {
  text: string;
  struck: string;
  readonly beside: string[];
  /** Whether some of it is not bold. */
  plain: boolean;
  size: number | undefined;
}

/** Reads the runs of paragraphs. One for a file: fields go on over paragraphs. */
export class LineReader {
  readonly #styles: Styles;
  /** Fields that are open: whether their instruction is being read, which nobody sees. */
  readonly #fields: boolean[] = [];

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  #run(run: Element, under: TextLook, into: LineText): void {
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
        else if (type === "separate" && this.#fields.length > 0) this.#fields.splice(-1, 1, false);
        else if (type === "end") this.#fields.pop();
      }
      if (name === "ruby") {
        const base = below(child, "rubyBase");
        if (base !== undefined) this.inline(base, under, into);
      }
      if (look.hidden || this.#fields.includes(true)) continue;
      const beside = notBeside.has(name) ? undefined : besideText(child);
      if (beside !== undefined) into.beside.push(beside);
      const text = name === "t" ? textOf(child) : name === "sym" ? symbol(child) : (signElements[name] ?? "");
      if (name === "sym" && text === "") into.beside.push("认不出的符号");
      if (text === "") continue;
      if (look.struck) into.struck += text;
      else into.text += look.raised ? raised(text, into.beside) : text;
      if (look.bold !== true && text.trim() !== "") into.plain = true;
      into.size ??= look.size;
    }
  }

  /** Runs, and what holds runs. Drawings and their text boxes stand beside the text, not in it. */
  inline(element: Element, look: TextLook, into: LineText): void {
    for (const child of seenContent(element)) {
      const name = child.localName ?? "";
      refuseEmbedded(name);
      if (name === "r") this.#run(child, look, into);
      else if (name !== "pPr" && !this.#fields.includes(true)) {
        const beside = besideText(child);
        if (beside !== undefined) into.beside.push(beside);
      }
    }
  }

  /** @throws {ReadError} if a field has a beginning and no end: what follows it is read by nobody */
  ended(): void {
    if (this.#fields.length > 0)
      throw new ReadError("文件里有一个域没有结束，后面的文字无法确定；请在 Word 里打开，另存后再读。");
  }
}

/** Text as Word shows it: blanks at the ends count only where the file says so. */
function textOf(element: Element): string {
  const text = (element.textContent ?? "").replace(/[\r\n\t]/g, " ");
  return attributeOf(element, "space") === "preserve" ? text : text.trim();
}

/** @throws {ReadError} if an element takes in another file */
export function refuseEmbedded(name: string): void {
  if (embeddedFiles.has(name))
    throw new ReadError("文件里嵌有另一个文件，它的内容没有读；请在 Word 里打开，另存为 .docx 再读。");
}

/** Digits that are raised stand as such, so that 37 with a raised 1 is not 371; m² is written with its own sign. */
function raised(text: string, beside: string[]): string {
  if (/^[23]$/u.test(text)) return text === "2" ? "²" : "³";
  if (/\d/u.test(text)) beside.push(`上标“${text.trim()}”`);
  return text;
}

const symbol = (element: Element) =>
  symbolOf(String.fromCodePoint(Number.parseInt(attributeOf(element, "char") ?? "", 16) || 0x20)) ?? "";
