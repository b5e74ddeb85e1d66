import type { TableStyle } from "../style/style.ts";
import type { Cell } from "./grid.ts";

/** Where the text of a cell stands: figures in the middle, labels as the form sets them or as the style wants. */
export function alignOf(
  { role, align, vertical }: Cell,
  { labelAlign }: TableStyle,
): "left" | "center" | "right" {
  if (role === "text") return align ?? "left";
  if (role === "figure" || vertical || labelAlign === "center") return "center";
  if (labelAlign === "left") return role === "head" ? "center" : "left";
  return align ?? "center";
}

/** The colour behind a cell, if any: cells in question before the bands of the form. */
export function shadeOf({ role, marked }: Cell, table: TableStyle): string | undefined {
  if (marked !== undefined) return { doubted: table.markShade, evidence: table.evidenceShade }[marked];
  return role === "band" && table.shade ? table.bandShade : undefined;
}
