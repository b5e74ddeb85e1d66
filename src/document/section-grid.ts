import type { TableKey } from "../form/form.ts";
import type { FigureTree, TableSection } from "../report/figures.ts";
import { bandTable } from "./bands.ts";
import { crossTable } from "./cross-table.ts";
import type { Grid } from "./grid.ts";

/** A table of the form as a grid, with figures or without. */
export const sectionGrid = (section: TableSection, key: TableKey, figures: FigureTree = {}): Grid =>
  section.kind === "bands" ? bandTable(section, key, figures) : crossTable(section, key, figures);
