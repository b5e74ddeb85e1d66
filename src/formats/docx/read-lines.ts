import { allTextIn, attributeOf, type XmlElement } from "../../opc/elements.ts";
import { ReadError } from "../../problem/read-error.ts";
import type { TextLink } from "../../report/narrative.ts";
import { firstCharacters } from "../../report/text.ts";
import { autoName, besideText, selfFilled } from "./read-beside.ts";
import { below, seenContent, valOf } from "./read-elements.ts";
import { type EndedField, formEntry, isLocked, shownByField } from "./read-fields.ts";
import { fieldAddress, linkTarget, pictureIn, type WordPicture } from "./read-inside-lines.ts";
import type { Leads } from "./read-parts.ts";
import { isUnseenLook, lookOf, lookOver, type Styles, type TextLook } from "./read-styles.ts";
import { inSymbols, symbolOf } from "./read-symbols.ts";

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

/** How text is called that is there and that nobody sees. */
const unseenName = "看不见的文字（白色、与底色相同，或极小）";

/** How text is called that Word hides: it leaves what stands beside it as it is. */
export const hiddenName = "隐藏的文字";

/** What the runs of a paragraph add up to. */
export interface LineText {
  text: string;
  struck: string;
  readonly beside: string[];
  /** Stretches that lead out of the file, whatever the address. */
  readonly links: TextLink[];
  readonly pictures: WordPicture[];
  /** Whether some of it is not bold. */
  plain: boolean;
  size: number | undefined;
  /** How far the first of its signs is raised, pt. */
  raised?: number;
}

/** A field that has begun: its instruction, and where what it shows begins. */
interface OpenField {
  instruction: string;
  reading: boolean;
  from: number;
  into: LineText;
  readonly locked: boolean;
  readonly entry: string | undefined;
}

function linkRead(into: LineText, from: number, href: string): void {
  const to = into.text.length;
  const last = into.links.at(-1);
  // A link in a link is one.
  if (to > from && (last === undefined || last.to <= from)) into.links.push({ from, to, href });
}

/** Reads the runs of paragraphs. One for a file: fields go on over paragraphs. */
export class LineReader {
  readonly #styles: Styles;
  readonly #leads: ReadonlyMap<string, Leads>;
  /** Fields that are open. */
  readonly #fields: OpenField[] = [];

  constructor(styles: Styles, leads: ReadonlyMap<string, Leads>) {
    this.#styles = styles;
    this.#leads = leads;
  }

  /** Whether the instruction of a field is being read, which nobody sees. */
  get #unseen(): boolean {
    return this.#fields.some(({ reading }) => reading);
  }

  #field(element: XmlElement, into: LineText, hidden: boolean): void {
    const type = attributeOf(element, "fldCharType");
    const last = this.#fields.at(-1);
    if (type === "begin") {
      const [locked, entry] = [isLocked(element), formEntry(element)];
      this.#fields.push({ instruction: "", reading: true, from: 0, into, locked, entry });
    } else if (type === "separate" && last !== undefined) {
      last.reading = false;
      last.from = into.text.length;
      last.into = into;
    } else if (type === "end" && last !== undefined) {
      this.#fields.pop();
      if (!hidden) this.#ended({ ...last, empty: last.reading || isNothing(last, into) }, into);
      const href = fieldAddress(last.instruction);
      if (href === undefined) return;
      if (last.into !== into) into.beside.push("跨段的链接");
      else linkRead(into, last.from, href);
    }
  }

  /** What a field shows that is not among the runs. */
  #ended(field: EndedField, into: LineText): void {
    if (this.#unseen) return;
    const { text = "", beside } = shownByField(field);
    into.text += text;
    if (text !== "") into.plain = true;
    if (beside !== undefined) into.beside.push(beside);
  }

  /** What stands in a link. */
  #linked(element: XmlElement, href: string | undefined, look: TextLook, into: LineText): void {
    const from = into.text.length;
    this.inline(element, look, into);
    if (href !== undefined) linkRead(into, from, href);
  }

  #run(run: XmlElement, under: TextLook, into: LineText): void {
    const properties = below(run, "rPr");
    const named = valOf(below(properties, "rStyle"));
    const look = lookOver(
      lookOf(properties),
      lookOver(named === undefined ? {} : this.#styles.of(named).look, under),
    );
    let unseen = "";
    for (const child of seenContent(run)) {
      const name = child.localName;
      if (name === "fldChar") this.#field(child, into, look.hidden === true);
      const open = this.#fields.at(-1);
      if (name === "instrText" && open?.reading) open.instruction += allTextIn(child);
      if (name === "ruby") {
        const base = below(child, "rubyBase");
        if (base !== undefined) this.inline(base, under, into);
      }
      if (this.#unseen) continue;
      if (look.hidden) {
        if (name === "t" && allTextIn(child).trim() !== "") into.beside.push(hiddenName);
        continue;
      }
      const picture = name === "drawing" ? pictureIn(child, this.#leads) : undefined;
      if (picture !== undefined) {
        into.pictures.push({ ...picture, at: into.text.length });
        continue;
      }
      const beside = notBeside.has(name) ? undefined : besideText(child);
      if (beside !== undefined) into.beside.push(beside);
      if (selfFilled.has(name)) into.beside.push(autoName);
      const { text, unknown } = signsOf(child, name, look.font || undefined);
      if (unknown) into.beside.push("认不出的符号");
      if (text === "") continue;
      if (text.trim() !== "" && isUnseenLook(look)) {
        unseen += text;
        continue;
      }
      if (isRaisedBeside(text, look.raised ?? 0, into)) into.beside.push(`高低错开的“${text.trim()}”`);
      if (look.struck) into.struck += text;
      else into.text += shiftedText(text, look.shifted, into.beside);
      if (look.bold !== true && text.trim() !== "") into.plain = true;
      into.size ??= look.size;
    }
    if (unseen.trim() !== "") into.beside.push(`${unseenName}“${firstCharacters(unseen.trim(), 40)}”`);
  }

  /** Runs, and what holds runs. Drawings and their text boxes stand beside the text, not in it. */
  inline(element: XmlElement, look: TextLook, into: LineText): void {
    for (const child of seenContent(element)) {
      const name = child.localName;
      refuseEmbedded(name);
      if (name === "r") this.#run(child, look, into);
      else if (name === "hyperlink") this.#linked(child, linkTarget(child, this.#leads), look, into);
      else if (name === "fldSimple") {
        const [instruction, from] = [attributeOf(child, "instr") ?? "", into.text.length];
        this.#linked(child, fieldAddress(instruction), look, into);
        this.#ended({ instruction, locked: isLocked(child), empty: into.text.length === from }, into);
      } else if (name !== "pPr" && !this.#unseen) {
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

/** Without the blanks at the ends that XML knows. */
function withoutOuter(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === " ") from += 1;
  while (to > from && text[to - 1] === " ") to -= 1;
  return text.slice(from, to);
}

/** Text as Word shows it: blanks at the ends count only where the file says so; those of a hanzi's width always do. */
function textOf(element: XmlElement): string {
  const text = allTextIn(element).replace(/[\r\n\t]/g, " ");
  return attributeOf(element, "space") === "preserve" ? text : withoutOuter(text);
}

/** @throws {ReadError} if an element takes in another file */
export function refuseEmbedded(name: string): void {
  if (embeddedFiles.has(name))
    throw new ReadError("文件里嵌有另一个文件，它的内容没有读；请在 Word 里打开，另存为 .docx 再读。");
}

/** Digits that stand high or low are told, so that 37 with a raised 1 is not 371; m² is written with its own sign. */
function shiftedText(text: string, shifted: TextLook["shifted"], beside: string[]): string {
  if (shifted === undefined || shifted === "none") return text;
  if (shifted === "high" && /^[23]$/u.test(text)) return text === "2" ? "²" : "³";
  if (/\d/u.test(text)) beside.push(`${shifted === "high" ? "上标" : "下标"}“${text.trim()}”`);
  return text;
}

/** Steps that are seen, pt. */
const leastStep = 2;

/** Whether digits stand on another height than what stands before them: a mark of a note, no part of the figure. */
function isRaisedBeside(text: string, raised: number, into: LineText): boolean {
  if (text.trim() === "") return false;
  into.raised ??= raised;
  return Math.abs(raised - into.raised) >= leastStep && /\d/u.test(text + into.text);
}

/** Whether nothing was read since a field's result began. */
const isNothing = ({ into, from }: OpenField, now: LineText): boolean =>
  into === now && now.text.length === from;

/** What an element of a run says in plain signs. */
function signsOf(
  element: XmlElement,
  name: string,
  font: string | undefined,
): { text: string; unknown: boolean } {
  if (name === "t") return inSymbols(textOf(element), font);
  if (name !== "sym") return { text: signElements[name] ?? "", unknown: false };
  const code = Number.parseInt(attributeOf(element, "char") ?? "", 16) || 0x20;
  const text = symbolOf(String.fromCodePoint(code), attributeOf(element, "font"));
  return { text: text ?? "", unknown: text === undefined };
}
