import { attributeNamed, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { isSymbolFont } from "../../report/symbol-fonts.ts";
import type { DrawnText } from "../../report/unseen.ts";
import { colourIn, drawnBy, groundOf } from "./read-colours.ts";

/**
 * How a cell format shows a number: `plain`, so that the number is what one sees, with at most so many decimals;
 * `date`; or `changed`: as a percentage, in thousands, as a fraction, or not at all.
 */
export interface CellFormat {
  readonly shows: "plain" | "date" | "changed";
  /** Decimals that are shown; nothing for as many as there are. */
  readonly decimals?: number;
  /** A number below nil is shown without its sign. */
  readonly unsigned?: true;
  /** A text is shown otherwise than it stands, or not at all. */
  readonly textChanged?: true;
  readonly struck: boolean;
  /** Its font draws signs in place of letters. */
  readonly symbols?: true;
  /** How its text is drawn. */
  readonly drawn: DrawnText;
  /** What stands in it is repeated over its width: 3 as 333. */
  readonly repeated?: true;
}

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30); 14–22, 27–36, 50–58 are dates. */
const builtIn: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
  41: "#,##0",
  42: "#,##0",
  43: "#,##0.00",
  44: "#,##0.00",
  48: "##0.0E+0",
  49: "@",
};
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The longest format that Excel takes. */
const longest = 255;

/**
 * A format without its literal text, colours and conditions, and what of that looks like part of a number; one pass,
 * whatever stands in it.
 */
function bare(code: string): { readonly sections: string; readonly literal: string } {
  let sections = "";
  let literal = "";
  for (let i = 0; i < code.length; i++) {
    const sign = code[i] as string;
    if (sign === "\\" || sign === "!" || sign === "*") {
      const next = code[i + 1] ?? "";
      if (next === "-" || next === "(") sections += next;
      literal += next;
      i += 1;
    } else if (sign === "_") i += 1;
    else if (sign === '"' || sign === "[") {
      const end = code.indexOf(sign === '"' ? '"' : "]", i + 1);
      if (end < 0) return { sections, literal };
      const text = code.slice(i + 1, end);
      if (sign === '"') {
        literal += text;
        if (/[-(−（负]/u.test(text)) sections += "-";
      }
      i = end;
    } else sections += sign;
  }
  return { sections, literal };
}

type NumberFormat = Pick<CellFormat, "shows" | "decimals" | "unsigned" | "textChanged">;

/** Whether a format has a section of its own for texts that shows something else than the text: 「;;;」, 「@"件"」. */
function showsOtherText(code: string): boolean {
  const { sections, literal } = bare(code);
  const parts = sections.split(";");
  const own = parts.length > 3 ? parts[3] : parts.at(-1)?.includes("@") ? parts.at(-1) : undefined;
  if (own === undefined) return false;
  return own.trim() !== "@" || (literal.trim() !== "" && parts.length === 1);
}

/** How a format shows a number. */
export function formatOf(code: string): NumberFormat {
  const text = code.length > longest || showsOtherText(code) ? { textChanged: true as const } : {};
  return { ...numbersBy(code), ...text };
}

function numbersBy(code: string): NumberFormat {
  if (code.length > longest) return { shows: "changed" };
  const { sections, literal } = bare(code);
  const [positive = "", negative] = sections.split(";");
  // 「"1"0」 shows 37 as 137.
  if (/[\d.]/u.test(literal)) return { shows: "changed" };
  const shown = positive.replace(/General|G\/通用格式/giu, "@").trim();
  if (shown === "@") return { shows: "plain" };
  if (/[ymdhs年月日]/iu.test(shown)) return { shows: "date" };
  if (/[%/Ee]/u.test(shown) || /,(?![#0?])/u.test(shown) || !/[0#?@]/u.test(shown))
    return { shows: "changed" };
  const unsigned = negative !== undefined && !/[-(−（]/u.test(negative) ? { unsigned: true as const } : {};
  return { shows: "plain", decimals: /\.([0#?]*)/u.exec(shown)?.[1]?.length ?? 0, ...unsigned };
}

/** The cell formats of a workbook, by their places in `cellXfs`. */
function cellFormats(styles: XmlElement | undefined): CellFormat[] {
  if (styles === undefined) return [];
  const list = (name: string, item: string) => childrenOf(childOf(styles, name) ?? styles, item);
  const own = new Map(
    list("numFmts", "numFmt").map((format) => [
      Number(attributeNamed(format, "numFmtId") ?? 0),
      attributeNamed(format, "formatCode") ?? "",
    ]),
  );
  const fonts = list("fonts", "font");
  const [struckFonts, drawn] = [fonts.map(isStruck), fonts.map(drawnBy)];
  const symbolFonts = fonts.map((font) => isOfSymbols(font, "name"));
  const grounds = list("fills", "fill").map(groundOf);
  const read = new Map<number, NumberFormat>();
  return list("cellXfs", "xf").map((xf) => {
    const id = Number(attributeNamed(xf, "numFmtId") ?? 0);
    const code = own.get(id) ?? builtIn[id];
    const format =
      read.get(id) ??
      (code !== undefined
        ? formatOf(code)
        : { shows: isBuiltInDate(id) ? ("date" as const) : ("plain" as const) });
    read.set(id, format);
    const font = Number(attributeNamed(xf, "fontId") ?? 0);
    const alignment = childOf(xf, "alignment");
    return {
      ...format,
      struck: struckFonts[font] === true,
      ...(symbolFonts[font] && { symbols: true as const }),
      drawn: { colour: "000000", ...drawn[font], ground: grounds[Number(attributeNamed(xf, "fillId") ?? 0)] },
      ...(attributeNamed(alignment, "horizontal") === "fill" && { repeated: true as const }),
    };
  });
}

/** A difference that a conditional format makes. */
export interface Difference {
  /** What it does to a number, where it says so. */
  readonly format?: NumberFormat;
  readonly struck: boolean;
  readonly drawn: DrawnText;
}

/** The looks of a workbook's cells, and what conditional formats make of them. */
export interface WorkbookLooks {
  readonly formats: readonly CellFormat[];
  readonly differences: readonly Difference[];
}

/** What a `dxf` says, of the styles or of a rule that brings its own. */
export function differenceOf(dxf: XmlElement): Difference {
  const [font, fill, number] = ["font", "fill", "numFmt"].map((name) => childOf(dxf, name));
  const pattern = childOf(fill, "patternFill");
  const ground = pattern && (colourIn(childOf(pattern, "bgColor")) ?? groundOf(fill));
  const code = attributeNamed(number, "formatCode");
  return {
    ...(code != null && { format: formatOf(code) }),
    struck: isStruck(font),
    drawn: { ...drawnBy(font), ...(ground !== undefined && { ground }) },
  };
}

/** The looks that a workbook's styles hold. */
export function workbookLooks(styles: XmlElement | undefined): WorkbookLooks {
  const list = childOf(styles, "dxfs");
  const differences = (list === undefined ? [] : childrenOf(list, "dxf")).map(differenceOf);
  return { formats: cellFormats(styles), differences };
}

/** Whether a font (`name`), or that of a run (`rFont`), draws signs in place of letters. */
export const isOfSymbols = (font: XmlElement | undefined, name: "name" | "rFont"): boolean =>
  isSymbolFont(attributeNamed(childOf(font, name), "val") ?? "");

/** Whether a font or the look of a run strikes its text out. */
export function isStruck(font: XmlElement | undefined): boolean {
  const strike = childOf(font, "strike");
  return strike !== undefined && !["0", "false"].includes(attributeNamed(strike, "val") ?? "1");
}
