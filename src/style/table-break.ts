/**
 * Where table three may break: `auto` keeps it whole unless that leaves more than a third of a page
 * empty, `keep` always keeps it whole, `break` lets it break between its groups.
 */
export const tableBreaks = ["auto", "keep", "break"] as const;
export type TableBreak = (typeof tableBreaks)[number];

/** The largest part of a page that may stay empty so that a table is whole. */
export const largestBlank = 1 / 3;
