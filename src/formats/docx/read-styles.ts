import { attributeOf, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import type { TableAlign } from "../../report/blocks.ts";
import { isSymbolFont } from "../../report/symbol-fonts.ts";
import { isUnseenText } from "../../report/unseen.ts";
import { comparedName } from "./names.ts";
import { below, switchOf, valOf } from "./read-elements.ts";

/** How text looks, as far as it says what is meant. */
export interface TextLook {
  readonly hidden?: boolean | undefined;
  readonly struck?: boolean | undefined;
  readonly bold?: boolean | undefined;
  /** Small, and high or low. */
  readonly shifted?: "high" | "low" | "none" | undefined;
  /** How far it is raised over its line, pt; without being smaller. */
  readonly raised?: number | undefined;
  /** Size in pt. */
  readonly size?: number | undefined;
  /** Six digits; `auto` is seen on any ground, as is one that is not known. */
  readonly colour?: string | undefined;
  /** The colour behind it. */
  readonly ground?: string | undefined;
  /** A font that draws signs in place of letters; empty for any other. */
  readonly font?: string | undefined;
  /** Drawn without filling its letters, or as narrow as a line. */
  readonly blank?: boolean | undefined;
}

/** A place in a list: which list, how deep. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** What a style says, with the styles that it is based on. */
export interface StyleRead {
  /** In lower case; Word's own in English. */
  readonly name: string;
  readonly look: TextLook;
  /** 1 for 「一、」; absent for text. */
  readonly heading?: number | undefined;
  readonly numbered?: ListPlace | undefined;
  readonly align?: TableAlign | undefined;
}

/** Where a `w:pPr` sets its paragraph; text to both edges starts left. */
export function wordAlign(properties: XmlElement | undefined): TableAlign | undefined {
  const value = valOf(below(properties, "jc"));
  if (value === undefined) return undefined;
  if (value === "center") return "center";
  return value === "right" || value === "end" ? "right" : "left";
}

/** One look over another: what the upper does not say, the lower does. */
export const lookOver = (upper: TextLook, lower: TextLook): TextLook => ({
  hidden: upper.hidden ?? lower.hidden,
  struck: upper.struck ?? lower.struck,
  bold: upper.bold ?? lower.bold,
  shifted: upper.shifted ?? lower.shifted,
  raised: upper.raised ?? lower.raised,
  size: upper.size ?? lower.size,
  colour: upper.colour ?? lower.colour,
  ground: upper.ground ?? lower.ground,
  font: upper.font ?? lower.font,
  blank: upper.blank ?? lower.blank,
});

/** The look that a `w:rPr` asks for by itself. */
export function lookOf(properties: XmlElement | undefined): TextLook {
  if (properties === undefined) return {};
  const size = Number(valOf(below(properties, "sz")));
  const align = valOf(below(properties, "vertAlign"));
  const position = valOf(below(properties, "position"));
  const [once, twice] = [switchOf(properties, "strike"), switchOf(properties, "dstrike")];
  return {
    hidden: switchOf(properties, "vanish"),
    struck: once || twice ? true : (once ?? twice),
    bold: switchOf(properties, "b"),
    shifted:
      align === undefined
        ? undefined
        : (({ superscript: "high", subscript: "low" } as const)[align] ?? "none"),
    ...(position !== undefined && { raised: (Number(position) || 0) / 2 }),
    ...(size > 0 && { size: size / 2 }),
    colour: textColour(properties),
    ground: groundIn(properties),
    font: symbolFontIn(properties),
    blank: isWithoutInk(properties) || undefined,
  };
}

/** The symbol font that a run's letters are drawn in. */
function symbolFontIn(properties: XmlElement): string | undefined {
  const fonts = below(properties, "rFonts");
  if (attributeOf(fonts, "asciiTheme") !== undefined) return "";
  const named = attributeOf(fonts, "ascii");
  return named === undefined || isSymbolFont(named) ? named : "";
}

const sixDigits = (value: string | undefined) =>
  value !== undefined && /^[\da-f]{6}$/iu.test(value) ? value : undefined;

/** The colour of text; `auto` takes another one away. */
function textColour(properties: XmlElement): string | undefined {
  const colour = below(properties, "color");
  const named = valOf(colour);
  if (named === undefined) return attributeOf(colour, "themeColor") === "background1" ? "FFFFFF" : undefined;
  return named === "auto" ? "auto" : sixDigits(named);
}

const highlights: Readonly<Record<string, string>> = { black: "000000", white: "FFFFFF" };

/** The ground that a run, a paragraph or a cell gives its text; none is white, or what is behind. */
export function groundIn(properties: XmlElement | undefined): string | undefined {
  const marked = valOf(below(properties, "highlight"));
  if (marked !== undefined && marked !== "none") return highlights[marked] ?? "other";
  const shade = below(properties, "shd");
  if (shade === undefined) return undefined;
  const colour = attributeOf(shade, valOf(shade) === "solid" ? "color" : "fill");
  return colour === undefined || colour === "auto" ? undefined : (sixDigits(colour) ?? "other");
}

/** So much of the usual width nobody reads, %; so much of a colour that is let through, thousandths of a percent. */
const leastScale = 10;
const mostThrough = 95_000;

function isWithoutInk(properties: XmlElement): boolean {
  const scale = Number(valOf(below(properties, "w")) ?? 100);
  const filling = below(properties, "textFill");
  const outline = below(properties, "textOutline");
  const through = Number(
    attributeOf(childOf(filling ?? properties, "solidFill"), "none") ??
      valOf(below(filling, "solidFill", "srgbClr", "alpha")) ??
      valOf(below(filling, "solidFill", "schemeClr", "alpha")) ??
      0,
  );
  const unfilled = below(filling, "noFill") !== undefined || through >= mostThrough;
  const outlined = outline !== undefined && below(outline, "noFill") === undefined;
  return (scale > 0 && scale < leastScale) || (unfilled && !outlined);
}

/** Rows and lines that are as low as that show nothing, twentieths of a point. */
const leastHigh = 60;

/** Whether a height that is kept exactly leaves nothing to see: of a row (`trHeight`), of a line (`spacing`). */
export function isTooLow(element: XmlElement | undefined, height: string, rule: string): boolean {
  const value = Number(attributeOf(element, height) ?? leastHigh);
  return attributeOf(element, rule) === "exact" && value < leastHigh;
}

/** Whether nobody sees text of a look. */
export const isUnseenLook = ({ colour, ground = "FFFFFF", size, blank }: TextLook): boolean =>
  blank === true ||
  isUnseenText({
    size,
    ...(colour !== undefined && colour !== "auto" && ground !== "other" && { colour, ground }),
  });

/** The place in a list that a `w:pPr` names, within what its style names; list 0 is none. */
export function listPlaceOf(properties: XmlElement | undefined, under?: ListPlace): ListPlace | undefined {
  const numbering = below(properties, "numPr");
  const list = valOf(below(numbering, "numId")) ?? under?.list;
  if (numbering === undefined || list === undefined) return under;
  return { list, level: Number(valOf(below(numbering, "ilvl")) ?? 0) };
}

/** The level of a heading by its style's name or by its place in the outline. */
export function headingOf(name: string, properties: XmlElement | undefined): number | undefined {
  const level = Number(valOf(below(properties, "outlineLvl")) ?? 9) + 1;
  if (level >= 1 && level <= 9) return level;
  const named = /^heading (\d)$/.exec(name)?.[1];
  return named === undefined ? undefined : Number(named);
}

const mostBases = 20;

/** The styles of a file. */
export class Styles {
  readonly #elements: ReadonlyMap<string, XmlElement>;
  readonly #read = new Map<string, StyleRead>();
  readonly #defaults: TextLook;
  /** The style of paragraphs that name none. */
  readonly normal: string;

  /** @param root `w:styles`; a file may have none. */
  constructor(root: XmlElement | undefined) {
    const all = root === undefined ? [] : childrenOf(root, "style");
    this.#elements = new Map(all.map((style) => [attributeOf(style, "styleId") ?? "", style]));
    this.#defaults = lookOf(below(root, "docDefaults", "rPrDefault", "rPr"));
    const normal = all.find(
      (style) =>
        attributeOf(style, "type") === "paragraph" &&
        ["1", "true", "on"].includes(attributeOf(style, "default") ?? ""),
    );
    this.normal = attributeOf(normal, "styleId") ?? "";
  }

  /** A style by its id: programs that save the file again rename the ids, not the names. */
  of(id: string, depth = 0): StyleRead {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const element = this.#elements.get(id);
    if (element === undefined || depth > mostBases) return { name: "", look: this.#defaults };
    const base = valOf(below(element, "basedOn"));
    const under = base === undefined || base === id ? undefined : this.of(base, depth + 1);
    const properties = below(element, "pPr");
    const name = comparedName(valOf(below(element, "name")) ?? "");
    const character = attributeOf(element, "type") === "character";
    const read: StyleRead = {
      name,
      look: lookOver(
        lookOf(below(element, "rPr")),
        lookOver({ ground: groundIn(properties) }, under?.look ?? (character ? {} : this.#defaults)),
      ),
      heading: headingOf(name, properties) ?? under?.heading,
      numbered: listPlaceOf(properties, under?.numbered),
      align: wordAlign(properties) ?? under?.align,
    };
    this.#read.set(id, read);
    return read;
  }
}
