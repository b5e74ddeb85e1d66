import { type Edition, type Section, sectionsOf } from "./form.ts";
import { depthOf, leavesOf } from "./labels.ts";

/** How many columns a table's grid has: the labels of its rows beside each other, then the figures. */
function columnCount(section: Exclude<Section, { readonly kind: "narrative" }>): number {
  if (section.kind === "cross") return depthOf(section.rows ?? {}) + leavesOf(section.columns).length;
  const figures = section.bands.map(({ columns }) =>
    typeof columns !== "string" && "labels" in columns ? leavesOf(columns.labels).length : 1,
  );
  return 1 + Math.max(...figures);
}

/**
 * Passes editions on whose tables have a width for each column of their grids.
 *
 * @throws {RangeError} names edition and table of the first that has not: the data of the form is ours.
 */
export function withFittingWidths<const T extends Readonly<Record<string, Edition>>>(editions: T): T {
  for (const [key, edition] of Object.entries(editions))
    for (const [, section, holds] of sectionsOf(edition)) {
      if (holds === "text") continue;
      const [wanted, given] = [columnCount(section), section.widths.length];
      if (wanted !== given)
        throw new RangeError(
          `edition ${key}, ${section.table}: ${given} widths for ${wanted} columns of “${section.title}”`,
        );
    }
  return editions;
}
