import { type Edition, sectionsOf } from "../form/form.ts";
import { ReportError } from "./error.ts";
import { placeOf } from "./place.ts";

/** A line of a pasted text as cells: of a table from Word or Excel, parted by tabs, or of one typed with strokes. */
function pastedCells(line: string): string[] | undefined {
  if (/\S[^\S\r\n]*\t/u.test(line))
    return line
      .replace(/^[ \u3000]+/u, "")
      .split("\t")
      .map((cell) => cell.trim());
  const typed = /^\s*\|(.+)\|\s*$/u.exec(line)?.[1];
  return typed === undefined ? undefined : typed.split("|").map((cell) => cell.trim());
}

const isRuler = (cells: readonly string[]) =>
  cells.length > 0 && cells.every((cell) => /^:?-+:?$/u.test(cell));

/** Lines of text, or lines that are a table. */
type PastedStretch = { readonly lines: string[]; readonly rows?: undefined } | { readonly rows: string[][] };

function stretchesOf(text: string): PastedStretch[] {
  const found: PastedStretch[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const cells = pastedCells(line);
    const last = found.at(-1);
    if (cells === undefined) {
      if (last?.rows === undefined && last !== undefined) last.lines.push(line);
      else found.push({ lines: [line] });
    } else if (last?.rows !== undefined) last.rows.push(cells);
    else found.push({ rows: [cells] });
  }
  return found;
}

/** A text with the tables that were pasted into it, as items of a narrative; the text itself where there is none. */
function withPastedTables(text: string, refuse: (message: string) => void): unknown[] {
  if (!/[\t|]/u.test(text)) return [text];
  const stretches = stretchesOf(text);
  if (!stretches.some(({ rows }) => rows !== undefined && rows.length > 1)) return [text];
  return stretches.flatMap((stretch): unknown[] => {
    if (stretch.rows === undefined) return [stretch.lines.join("\n")];
    const rows = stretch.rows.filter((row, i) => i !== 1 || !isRuler(row));
    // A single line with a tab is no table: the tab becomes a blank, as ever.
    if (rows.length < 2) return rows.map((row) => row.join("\t"));
    const counts = [...new Set(rows.map(({ length }) => length))];
    if (counts.length > 1)
      refuse(
        `像是粘贴的表格，但各行格数不一（${rows.map(({ length }) => length).join("、")}）。请把空格子补齐（各行的制表符一样多），或写成 { "kind": "table", "rows": [["…", "…"], …] }；不是表格的，请删去制表符和竖线。`,
      );
    return [{ kind: "table", rows }];
  });
}

/** Consecutive items that are one line each, as a pasted text has them when it was parted at its line ends. */
function joinedRows(items: readonly unknown[]): { item: unknown; at: number }[] {
  const joined: { item: unknown; at: number }[] = [];
  let tabbed = false;
  items.forEach((item, at) => {
    const isRow = typeof item === "string" && !/[\r\n]/u.test(item) && pastedCells(item) !== undefined;
    const last = joined.at(-1);
    if (isRow && tabbed && last !== undefined) last.item = `${last.item as string}\n${item}`;
    else joined.push({ item, at });
    tabbed = isRow;
  });
  return joined;
}

/**
 * The data of a report with tables where somebody pasted some into the text: cells parted by tabs or strokes, two lines or
 * more. Called before texts are cleaned, which makes tabs blanks.
 *
 * @throws {ReportError} where the lines have different numbers of cells
 */
export function pastedTables(input: unknown, edition: Edition): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const problems: { code: string; path: string; place: string; found: string; message: string }[] = [];
  const withTables = (
    items: readonly unknown[],
    path: readonly (string | number)[],
    top: boolean,
  ): readonly unknown[] => {
    const changed = joinedRows(items).flatMap(({ item, at }): unknown[] => {
      const here = [...path, at];
      if (typeof item === "string")
        return withPastedTables(item, (message) =>
          problems.push({
            code: "PASTED_TABLE",
            path: here.join("."),
            place: placeOf(edition, here),
            found: item,
            message,
          }),
        );
      if (!top || typeof item !== "object" || item === null || !("paragraphs" in item)) return [item];
      const { paragraphs } = item;
      if (!Array.isArray(paragraphs)) return [item];
      const inner = withTables(paragraphs, [...here, "paragraphs"], false);
      return [inner === paragraphs ? item : { ...item, paragraphs: inner }];
    });
    return changed.length === items.length && changed.every((item, i) => item === items[i]) ? items : changed;
  };
  let data = input as Readonly<Record<string, unknown>>;
  for (const [key, , holds] of sectionsOf(edition)) {
    const items = holds === "text" && Object.hasOwn(data, key) ? data[key] : undefined;
    if (!Array.isArray(items)) continue;
    const changed = withTables(items, [key], true);
    if (changed !== items) data = { ...data, [key]: changed };
  }
  const attachments = Object.hasOwn(data, "attachments") ? data.attachments : undefined;
  if (Array.isArray(attachments)) {
    const changed = attachments.map((one: unknown, i): unknown => {
      if (typeof one !== "object" || one === null || !("body" in one) || !Array.isArray(one.body)) return one;
      const body = withTables(one.body, ["attachments", i, "body"], true);
      return body === one.body ? one : { ...one, body };
    });
    if (changed.some((one, i) => one !== attachments[i])) data = { ...data, attachments: changed };
  }
  if (problems.length > 0) throw new ReportError(problems);
  return data;
}
