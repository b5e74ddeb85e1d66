import type { Figure } from "../report/figures.ts";

/** A figure as it is printed: digits without separators, an empty cell empty. */
export const figureText = (figure: Figure | undefined): string =>
  figure === undefined || figure === null ? "" : String(figure);
