import { noOpening } from "../../form/basics.ts";
import { aspectHeadings, type Edition, type NarrativeKey } from "../../form/form.ts";
import { type NarrativePart, type TextLink, visitNarrative } from "../../report/narrative.ts";
import type { Narrative, Report } from "../../report/report.ts";
import { pictureName } from "./carried.ts";
import { linkLines } from "./links.ts";
import { ownTableName, ownTablesIn } from "./own-tables.ts";
import type { Sheet, SheetCell } from "./sheet.ts";
import {
  attachmentPart,
  type BasicKey,
  basicsAbove,
  basicsBelow,
  cellName,
  linksHead,
  type RowKind,
  rowKinds,
  sectionTitleLines,
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
  /** What stands in the column of links. */
  readonly links?: string;
}

const longRows = (kind: RowKind, text: string): Row[] =>
  [...pieces(text)].map((piece, i) => ({ kind: i === 0 ? kind : "more", text: piece }));

/** A paragraph with its links beside; of either the rest goes on in the next rows. */
function linkedRows(text: string, links: readonly TextLink[]): Row[] {
  const rows = longRows("paragraph", text);
  let at = 0;
  for (const line of linkLines(text, links)) {
    const row = rows[at] as Row;
    if (row.links === undefined) rows[at] = { ...row, links: line };
    else if (row.links.length + line.length < mostInCell)
      rows[at] = { ...row, links: `${row.links}\n${line}` };
    else {
      at += 1;
      rows[at] = { ...(rows[at] ?? { kind: "more", text: "" }), links: line };
    }
  }
  return rows;
}

/** Tables of the texts by their paths. */
type TableNumbers = ReadonlyMap<string, number>;

function partRowsOf(part: NarrativePart, before: Row | undefined, numbers: TableNumbers): Row[] {
  switch (part.kind) {
    case "heading":
      return longRows(part.level === 2 ? "heading" : "minor", part.text);
    case "paragraph":
      return part.links.length === 0 ? longRows("paragraph", part.text) : linkedRows(part.text, part.links);
    case "list": {
      const goesOn = before?.kind === "numbered" || before?.kind === "anew";
      return part.list.items.flatMap((item, i) => {
        if (!part.list.ordered) return longRows("item", item);
        return longRows(i === 0 && goesOn ? "anew" : "numbered", item);
      });
    }
    case "table": {
      const name = ownTableName(numbers.get(part.path.join(".")) as number);
      return [{ kind: "table", text: `${name}（见工作表“${sheetNames.ownTables}”）` }];
    }
    case "figure":
      return [{ kind: "figure", text: pictureName(part.figure) }];
  }
}

function textRows(narrative: Narrative, path: readonly string[], numbers: TableNumbers): Row[] {
  const rows: Row[] = [];
  visitNarrative(narrative, path, (part) => {
    const before = rows.findLast(({ kind }) => kind !== "more");
    rows.push(...partRowsOf(part, before, numbers));
  });
  return rows;
}

/** Rows left for the clerk: in each part, and under each heading that is offered. */
const spareRows = 8;
const spareUnderHeading = 4;

const spare = (count: number) => Array.from({ length: count }, (): Row => ({ kind: "paragraph", text: "" }));

/** What stands in a part to begin with: its text, or the headings that the form asks for, and room. */
function partRows(edition: Edition, key: string, report: Report | undefined, numbers: TableNumbers): Row[] {
  const attachment = report?.attachments?.find((_, i) => attachmentPart(i)[0] === key);
  if (attachment !== undefined)
    return [
      { kind: "title", text: attachment.title },
      ...textRows(attachment.body, key.split("."), numbers),
      ...spare(2),
    ];
  if (key === "opening") {
    const given = report?.opening.length === 0 ? [noOpening] : (report?.opening ?? []);
    return [...textRows(given, [key], numbers), ...spare(2)];
  }
  const section = edition.sections[key as NarrativeKey];
  if (report !== undefined)
    return [...textRows(report[key as NarrativeKey], [key], numbers), ...spare(spareRows)];
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
      const lines = String(value ?? "").split("\n").length;
      if (key === "by" && lines > 1) heights.set(row, 17 * lines);
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
  const numbers = new Map(
    report === undefined
      ? []
      : ownTablesIn(edition, report).map(({ path }, i) => [path.join("."), i + 1] as const),
  );
  const parts = [...textParts(edition), ...(report?.attachments ?? []).map((_, i) => attachmentPart(i))];
  const rows = parts.flatMap(([key, name]) =>
    partRows(edition, key, report, numbers).map((one) => ({ name, ...one })),
  );
  const hasLinks = rows.some(({ links }) => links !== undefined);
  [...textHeads, ...(hasLinks ? [linksHead] : [])].forEach((text, column) => {
    cells.push({ row, column, look: "label", content: text });
  });
  row += 1;
  const kinds: string[] = [];
  for (const { name, kind, text, links = null } of rows) {
    cells.push(
      { row, column: 0, look: "label", content: name },
      {
        row,
        column: 1,
        look: "text",
        content: text === "" && kind === "paragraph" ? null : rowKinds[kind],
      },
      { row, column: 2, look: "text", content: text },
      ...(hasLinks ? [{ row, column: 3, look: "text", content: links } as const] : []),
    );
    kinds.push(cellName(row, 1));
    const beside = links === null ? 0 : 30 * links.split("\n").length;
    heights.set(row, Math.max(textHeight(text), Math.min(400, beside)));
    loose.add(row);
    row += 1;
  }
  row += 1;
  putBasics(basicsBelow(edition));
  putBasics(sectionTitleLines(edition).filter(({ key }) => values[key] !== undefined));
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
