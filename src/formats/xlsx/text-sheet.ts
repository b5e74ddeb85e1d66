import type { Edition } from "../../form/form.ts";
import type { Narrative, Report } from "../../report/report.ts";
import type { Sheet, SheetCell } from "./sheet.ts";
import {
  type BasicKey,
  basics,
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
  let inside = false;
  return narrative.flatMap((block): Row[] => {
    if (typeof block === "string") {
      const rows = longRows(inside ? "apart" : "paragraph", block);
      inside = false;
      return rows;
    }
    inside = true;
    return [
      ...longRows("heading", block.heading),
      ...block.paragraphs.flatMap((text) => longRows("paragraph", text)),
    ];
  });
}

/** Rows left for the clerk in each part. */
const spareRows = 6;

export type BasicValues = { readonly [K in BasicKey]?: string | number };

/** The sheet of the basics and the text. */
export function textSheet(edition: Edition, values: BasicValues, report: Report | undefined): Sheet {
  const cells: SheetCell[] = [{ row: 0, column: 0, columns: 3, look: "title", content: sheetNames.text }];
  const heights = new Map<number, number>();
  basics.forEach(({ key, label, hint }, i) => {
    const row = i + 1;
    cells.push({ row, column: 0, look: "label", content: label });
    const value = values[key];
    if (key === "title") heights.set(row, 34);
    cells.push({
      row,
      column: 1,
      columns: 2,
      look: key === "edition" ? "label" : "text",
      content: value === undefined ? null : String(value),
    });
    cells.push({ row, column: 3, look: "message", content: hint });
  });
  const head = basics.length + 2;
  textHeads.forEach((text, column) => {
    cells.push({ row: head, column, look: "label", content: text });
  });
  let row = head + 1;
  const kinds: string[] = [];
  for (const [key, name] of textParts(edition)) {
    const none = key === "opening" && report?.opening.length === 0 ? [noOpening] : [];
    const given = report?.[key as "overview" | "opening"] ?? [];
    const filled = textRows([...none, ...given]);
    const spare = Array.from({ length: spareRows }, (): Row => ({ kind: "paragraph", text: "" }));
    for (const { kind, text } of [...filled, ...spare]) {
      cells.push({ row, column: 0, look: "label", content: name });
      cells.push({
        row,
        column: 1,
        look: "text",
        content: text === "" && kind === "paragraph" ? null : rowKinds[kind],
      });
      cells.push({ row, column: 2, look: "text", content: text });
      kinds.push(cellName(row, 1));
      heights.set(row, Math.min(400, 18 * Math.max(1, Math.ceil(text.length / 44))));
      row += 1;
    }
  }
  return {
    name: sheetNames.text,
    cells,
    widths: [26, 12, 90, 30],
    heights,
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
