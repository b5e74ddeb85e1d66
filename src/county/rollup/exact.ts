import type { FigureKind } from "../../form/labels.ts";
import type { Figure } from "../../report/figures.ts";

/** A figure as a whole number of millionths: amounts have six decimals at most, and are added without a rounding. */
export type Exact = bigint;

const places = 6;
const one = 10n ** BigInt(places);

/** Units of money as 元. */
const money: Readonly<Record<string, bigint>> = { 元: 1n, 万元: 10_000n, 亿元: 100_000_000n };

const fromDecimal = (digits: string): Exact => {
  const [whole = "", decimals = ""] = digits.split(".");
  return BigInt(whole + decimals.slice(0, places).padEnd(places, "0"));
};

/**
 * A figure as it is added: millionths of 件, of 万元, or of 元 where the cell is written with its unit. Nothing for a
 * blank or a stroke; `"unclear"` for an amount that names no unit.
 */
export function exactOf(figure: Figure | undefined, kind: FigureKind): Exact | undefined | "unclear" {
  if (figure === null || figure === undefined || figure === "/") return undefined;
  if (typeof figure === "number") return BigInt(figure) * one;
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?)(元|万元|亿元)?$/u.exec(figure) ?? [];
  if (digits === undefined) return "unclear";
  if (kind !== "sum") return fromDecimal(digits);
  if (unit === "") return fromDecimal(digits) === 0n ? 0n : "unclear";
  return fromDecimal(digits) * (money[unit] as bigint);
}

/** An exact number as it is written: 「2358.6879」, without zeros at its end. */
export function exactText(value: Exact, decimals = places): string {
  if (value === 0n) return "0";
  // Counts, which nearly all are, need no decimals looked at.
  if (decimals === places && value % one === 0n) return String(value / one);
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
  const [whole, part] = [digits.slice(0, -decimals), digits.slice(-decimals).replace(/0+$/u, "")];
  return `${value < 0n ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}

/** A sum as its cell writes it: sums of money with their unit, 万元. */
export const writtenSum = (value: Exact, kind: FigureKind): string =>
  kind === "sum" ? `${exactText(value, places + 4)}万元` : exactText(value);

/** A sum as a report holds it, from how it is written; one that no report may have is refused by the report's door. */
export const figureOfSum = (written: string, kind: FigureKind): Figure =>
  kind === "count" || kind === "change" ? Number(written) : written;
