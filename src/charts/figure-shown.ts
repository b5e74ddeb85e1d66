import type { Figure } from "../report/figures.ts";
import type { ChartFigure } from "./chart.ts";

/** Digits in threes from five on, as GB/T 15835—2011 allows; decimals stay as they were written. */
export function inThrees(text: string): string {
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(\D.*|)$/su.exec(text) ?? [];
  if (whole === undefined || whole.length < 5) return text;
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/gu, ",")}${rest}`;
}

/** What is written in the place of a figure that is not there. */
export const absent = { cell: "无此项", report: "未给出" } as const;

/** A figure as the report has it; a blank and a stroke are nil, and are shown as what they are. */
export function chartFigureOf(figure: Figure | undefined): ChartFigure {
  if (figure === undefined) return { size: undefined, text: absent.cell };
  if (figure === null || figure === "") return { size: 0, text: "空白" };
  if (figure === "/") return { size: 0, text: "/" };
  if (typeof figure === "number") return { size: figure, text: inThrees(String(figure)) };
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*(亿元|万元|元)?$/u.exec(figure) ?? [];
  if (digits === undefined) return { size: undefined, text: figure };
  return {
    size: Number(digits) * (unit === "亿元" ? 1e4 : unit === "元" ? 1e-4 : 1),
    text: inThrees(figure),
  };
}
