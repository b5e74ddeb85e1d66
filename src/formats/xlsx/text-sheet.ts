import { aspectHeadings, type Edition, type NarrativeKey } from "../../form/form.ts";
import { visitNarrative } from "../../report/narrative.ts";
import type { Narrative, Report } from "../../report/report.ts";
import type { Sheet, SheetCell } from "./sheet.ts";
import {
  type BasicKey,
  basicsAbove,
  basicsBelow,
  cellName,
  noOpening,
  type RowKind,
  rowKinds,
  sheetNames,
  textHeads,
  textParts,
} from "./sheets.ts";

/** Excel's cells hold 32,767 characters: a longer paragraph goes on in the next rows. */
const mostInCell = 32_000;

function* pieces(text: string): Generator<string> {
  let piece = "";
  for (const character of text) {
    if (piece.length + character.length > mostInCell) {
      yield piece;
      piece = "";
    }
    piece += character;
  }
  yield piece;
}

interface Row {
  readonly kind: RowKind;
  readonly text: string;
}

const longRows = (kind: RowKind, text: string): Row[] =>
  [...pieces(text)].map((piece, i) => ({ kind: i === 0 ? kind : "more", text: piece }));

function textRows(narrative: Narrative): Row[] {
  const rows: Row[] = [];
  visitNarrative(narrative, [], (part) => {
    if (part.kind === "heading") rows.push(...longRows("heading", part.text));
    else if (part.kind === "paragraph") rows.push(...longRows("paragraph", part.text));
  });
  return rows;
}

/** Rows left for the clerk: in each part, and under each heading that is offered. */
const spareRows = 8;
const spareUnderHeading = 4;

const spare = (count: number) => Array.from({ length: count }, (): Row => ({ kind: "paragraph", text: "" }));

/** What stands in a part to begin with: its text, or the headings that the form asks for, and room. */
function partRows(edition: Edition, key: string, report: Report | undefined): Row[] {
  if (key === "opening") {
    const given = report?.opening.length === 0 ? [noOpening] : (report?.opening ?? []);
    return [...textRows(given), ...spare(2)];
  }
  const section = edition.sections[key as NarrativeKey];
  if (report !== undefined) return [...textRows(report[key as NarrativeKey]), ...spare(spareRows)];
  const headings = aspectHeadings(section);
  if (headings.length === 0) return spare(spareRows);
  return headings.flatMap((text) => [{ kind: "offered" as const, text }, ...spare(spareUnderHeading)]);
}

export type BasicValues = { readonly [K in BasicKey]?: string | number };

/** Hanzi that stand on a line of the column of text. */
const textWidth = 90;
const charactersInLine = textWidth / 2 - 1;

/** Height of a row that holds so much text, pt; the usual height leaves room for a second line. */
const textHeight = (text: string) =>
  Math.min(400, 18 * Math.max(1, Math.ceil(text.length / charactersInLine)));

/** The sheet of the basics and the text. */
export function textSheet(edition: Edition, values: BasicValues, report: Report | undefined): Sheet {
  const cells: SheetCell[] = [{ row: 0, column: 0, columns: 3, look: "title", content: sheetNames.text }];
  const heights = new Map<number, number>();
  const loose = new Set<number>();
  let row = 1;
  const putBasics = (lines: readonly { key: BasicKey; label: string; hint: string }[]) => {
    for (const { key, label, hint } of lines) {
      const value = values[key];
      if (key === "title") heights.set(row, 34);
      cells.push(
        { row, column: 0, look: "label", content: label },
        {
          row,
          column: 1,
          columns: 2,
          look: key === "edition" ? "label" : "text",
          content: value === undefined ? null : String(value),
        },
        { row, column: 3, look: "hint", content: hint },
      );
      row += 1;
    }
  };
  putBasics(basicsAbove);
  row += 1;
  textHeads.forEach((text, column) => {
    cells.push({ row, column, look: "label", content: text });
  });
  row += 1;
  const kinds: string[] = [];
  for (const [key, name] of textParts(edition))
    for (const { kind, text } of partRows(edition, key, report)) {
      cells.push(
        { row, column: 0, look: "label", content: name },
        {
          row,
          column: 1,
          look: "text",
          content: text === "" && kind === "paragraph" ? null : rowKinds[kind],
        },
        { row, column: 2, look: "text", content: text },
      );
      kinds.push(cellName(row, 1));
      heights.set(row, textHeight(text));
      loose.add(row);
      row += 1;
    }
  row += 1;
  putBasics(basicsBelow(edition));
  return {
    name: sheetNames.text,
    cells,
    widths: [26, 14, textWidth, 36],
    heights,
    loose,
    frozen: 0,
    landscape: true,
    growing: true,
    validations: [
      {
        cells: kinds,
        rule: { list: Object.values(rowKinds) },
        message: `应为${Object.values(rowKinds).join("、")}之一，不填即为正文。`,
      },
    ],
  };
}
