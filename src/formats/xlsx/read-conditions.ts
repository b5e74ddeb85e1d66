import { allTextIn, attributeNamed, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { isUnseenText } from "../../report/unseen.ts";
import { type Difference, differenceOf } from "./read-formats.ts";

/** Row and column, from 0, of a reference: D6, $D$6. */
export function cellAt(reference: string | undefined): [number, number] | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? "") ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(digits) - 1, column];
}

/** A range of cells, both ends within. */
type Range = readonly [top: number, left: number, bottom: number, right: number];

/** Whether a difference makes something else of a figure, or hides it. On a ground that is not said it may be white. */
const obscures = ({ format, struck, drawn }: Difference): boolean =>
  struck ||
  (format !== undefined && format.shows !== "plain") ||
  isUnseenText({ ground: "ffffff", ...drawn });

const numberIn = (formula: XmlElement | undefined): number | undefined => {
  const text = allTextIn(formula).trim();
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
};

/** What a rule compares a number with; nothing where it is not a plain number, or not compared. */
function comparison(rule: XmlElement): ((value: number) => boolean) | undefined {
  if (attributeNamed(rule, "type") !== "cellIs") return undefined;
  const [a, b] = [...childrenOf(rule, "formula"), ...childrenOf(rule, "f")].map(numberIn);
  if (a === undefined) return undefined;
  switch (attributeNamed(rule, "operator")) {
    case "equal":
      return (value) => value === a;
    case "notEqual":
      return (value) => value !== a;
    case "lessThan":
      return (value) => value < a;
    case "lessThanOrEqual":
      return (value) => value <= a;
    case "greaterThan":
      return (value) => value > a;
    case "greaterThanOrEqual":
      return (value) => value >= a;
    case "between":
      return b === undefined ? undefined : (value) => value >= a && value <= b;
    case "notBetween":
      return b === undefined ? undefined : (value) => value < a || value > b;
    default:
      return undefined;
  }
}

/** A bar or an icon in place of the number. */
const inPlace = (rule: XmlElement): boolean =>
  ["dataBar", "iconSet"].some((name) =>
    childrenOf(rule, name).some((shown) =>
      ["0", "false"].includes(attributeNamed(shown, "showValue") ?? "1"),
    ),
  );

/**
 * The conditional formats of a sheet, also those of its extensions: Excel 2010 and later write there what names cells of
 * another sheet, bars and icons of their own ([MS-XLSX] 2.6.3). There ranges, formulas and looks are elements.
 */
function conditionalFormats(sheet: XmlElement): { ranges: string; rules: XmlElement[] }[] {
  const extended = childrenOf(sheet, "extLst")
    .flatMap((list) => childrenOf(list, "ext"))
    .flatMap((entry) => childrenOf(entry, "conditionalFormattings"))
    .flatMap((list) => childrenOf(list, "conditionalFormatting"));
  return [...childrenOf(sheet, "conditionalFormatting"), ...extended].map((list) => ({
    ranges: attributeNamed(list, "sqref") ?? allTextIn(childOf(list, "sqref")),
    rules: childrenOf(list, "cfRule"),
  }));
}

/** So many ranges are looked at; a form has fewer. With more, every figure is asked. */
const mostRanges = 500;

/**
 * Tells of a cell whether a conditional format may show something else than what is in it, or nothing. Rules that compare
 * with a number are taken at their word, others count as if they held.
 */
export function conditionsOf(
  sheet: XmlElement,
  differences: readonly Difference[],
): (row: number, column: number, text: string) => boolean {
  const found: { range: Range; holds: ((value: number) => boolean) | undefined }[] = [];
  for (const { ranges, rules } of conditionalFormats(sheet))
    for (const rule of rules) {
      const own = childOf(rule, "dxf");
      const difference = own ? differenceOf(own) : differences[Number(attributeNamed(rule, "dxfId") ?? -1)];
      if (!inPlace(rule) && (difference === undefined || !obscures(difference))) continue;
      const holds = comparison(rule);
      for (const reference of ranges.trim().split(/\s+/, mostRanges + 1)) {
        const [from, to = from] = reference.split(":").map(cellAt);
        if (from !== undefined && to !== undefined)
          found.push({ range: [from[0], from[1], to[0], to[1]], holds });
      }
      if (found.length > mostRanges) return () => true;
    }
  return (row, column, text) =>
    found.some(
      ({ range: [top, left, bottom, right], holds }) =>
        row >= top &&
        row <= bottom &&
        column >= left &&
        column <= right &&
        (holds === undefined || !Number.isFinite(Number(text)) || holds(Number(text))),
    );
}
