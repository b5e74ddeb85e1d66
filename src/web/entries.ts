import { basicNames, noOpening } from "../form/basics.ts";
import type { EditionKey } from "../form/editions.ts";
import { editions } from "../form/editions.ts";
import { type Edition, type NarrativeKey, sectionsOf } from "../form/form.ts";
import type { AnyReport } from "../report/any-report.ts";
import type { NarrativeBlock } from "../report/blocks.ts";
import { readDraft } from "../report/draft.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  type MutableTree,
  putAt,
  type TableSection,
  tableSums,
  tablesOf,
} from "../report/figures.ts";
import { type NarrativePart, visitNarrative } from "../report/narrative.ts";
import type { Narrative } from "../report/report.ts";
import { signersOf } from "../report/signers.ts";
import { isClauseHeading, paragraphsOf } from "../report/text.ts";
import { completeFigures } from "../report/totals.ts";
import { writtenFigure } from "../report/written-figure.ts";

/** What stands in the fields of the page: texts as they were typed, by address. Never changed in place. */
export interface Entries {
  readonly edition: EditionKey;
  /** `agency`, `year`, `period.from`, `signature.on` …; nothing typed is `""`. */
  readonly basics: Readonly<Record<string, string>>;
  readonly figures: Readonly<Record<string, string>>;
  /** One line a paragraph. */
  readonly texts: Readonly<Record<string, string>>;
  /** Figures that cannot be typed as they are (null, a stroke): as long as their text stays as it was. */
  readonly asGiven: Readonly<Record<string, { readonly text: string; readonly figure: Figure }>>;
  /** Tables, pictures, lists and headings of a text, by the line that stands for them. */
  readonly blocks: Readonly<
    Record<string, NarrativeBlock | { readonly kind: "heading"; readonly level: 2; readonly text: string }>
  >;
  /** Parts of the report that the page has no fields for, as they were given. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export const emptyEntries = (
  edition: EditionKey,
  basics: Readonly<Record<string, string>> = {},
): Entries => ({
  edition,
  basics,
  figures: {},
  texts: {},
  asGiven: {},
  blocks: {},
  rest: {},
});

/** The part of the entries that a field belongs to. */
export type FieldKind = "basics" | "figures" | "texts";

export const withEntry = (entries: Entries, kind: FieldKind, address: string, text: string): Entries => ({
  ...entries,
  [kind]: { ...entries[kind], [address]: text },
});

/** The first field in which two states differ. */
export function changedField(before: Entries, after: Entries): string | undefined {
  for (const kind of ["basics", "texts", "figures"] as const) {
    if (before[kind] === after[kind]) continue;
    for (const address of Object.keys({ ...before[kind], ...after[kind] }))
      if ((before[kind][address] ?? "") !== (after[kind][address] ?? "")) return address;
  }
  return undefined;
}

const basicLists = new Set(["title", "opening"]);

function figureOfEntry(
  entries: Entries,
  address: string,
  kind: Parameters<typeof writtenFigure>[1],
): unknown {
  const text = entries.figures[address] ?? "";
  const given = entries.asGiven[address];
  if (given !== undefined && given.text === text) return given.figure;
  const read = writtenFigure(text, kind);
  if (read === undefined) return undefined;
  return "value" in read ? read.value : text;
}

function yearOfEntry(text: string): unknown {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return undefined;
  return /^\d{4}年?度?$/u.test(plain) ? Number(plain.slice(0, 4)) : text;
}

/** A date as a clerk may write it, 2026年1月5日, as data. */
export function dateOfEntry(text: string): string {
  const [, year, month = "", day = ""] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(text.normalize("NFKC").trim()) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The data of a report, as far as it was filled in: what `readDraft` and `parseReport` take. */
export function dataOf(entries: Entries): Record<string, unknown> {
  const edition: Edition = editions[entries.edition];
  const { signature: restOfSignature, ...rest } = entries.rest;
  const data: Record<string, unknown> = { ...rest, edition: edition.key };
  for (const [path, text] of Object.entries(entries.basics)) {
    if (text.trim() === "") continue;
    const [first = "", second] = path.split(".");
    if (first === "year") data.year = yearOfEntry(text);
    else if (basicLists.has(first)) data[first] = text.trim() === noOpening ? [] : paragraphsOf(text);
    else if (second === undefined) data[first] = text;
    else {
      const isDate = first === "period" || second === "on";
      data[first] = { ...(data[first] as object | undefined), [second]: isDate ? dateOfEntry(text) : text };
    }
  }
  const signature = data.signature as { by?: string | string[]; on?: string } | undefined;
  // Several agencies stand in one field.
  const names = (entries.basics["signature.by"] ?? "").split(/[；;]/u).filter((name) => name.trim() !== "");
  if (signature !== undefined && names.length > 1) signature.by = names;
  // Who signs is the agency, unless somebody else is named.
  if (signature?.on !== undefined && signature.by === undefined && data.agency !== undefined)
    data.signature = { by: data.agency, ...signature };
  if (restOfSignature !== undefined)
    data.signature = { ...(restOfSignature as object), ...(data.signature as object | undefined) };
  for (const [key, section, holds] of sectionsOf(edition)) {
    if (holds === "text") {
      const lines = paragraphsOf(entries.texts[key] ?? "").map((line) => entries.blocks[line] ?? line);
      if (lines.length > 0 || section.ifEmpty === undefined) data[key] = lines;
      continue;
    }
    const tree: MutableTree<unknown> = {};
    for (const { keys, kind } of figuresOf(section)) {
      const figure = figureOfEntry(entries, addressOf(key, keys), kind);
      if (figure !== undefined) putAt(tree, keys, figure);
    }
    data[key] = tree;
  }
  return data;
}

const markNames = { list: "列表", table: "表格", figure: "图片" } as const;

/** The line that stands for a part of a text. */
function partLine(
  part: NarrativePart,
  blocks: Record<string, Entries["blocks"][string]>,
  block: unknown,
): string {
  if (part.kind === "heading") {
    if (part.level === 3) blocks[part.text] = { kind: "heading", level: 3, text: part.text };
    else if (!isClauseHeading(part.text)) blocks[part.text] = { kind: "heading", level: 2, text: part.text };
    return part.text;
  }
  if (part.kind === "paragraph") {
    if (part.links.length > 0) blocks[part.text] = block as NarrativeBlock;
    return part.text;
  }
  const count = Object.keys(blocks).filter((line) => line.startsWith(`〔${markNames[part.kind]}`)).length;
  const line = `〔${markNames[part.kind]}${count + 1}〕`;
  blocks[line] = part.kind === "list" ? part.list : part.kind === "table" ? part.table : part.figure;
  return line;
}

function narrativeLines(
  key: NarrativeKey,
  text: Narrative,
  blocks: Record<string, Entries["blocks"][string]>,
): string {
  const lines: string[] = [];
  visitNarrative(text, [key], (part) => {
    const block = part.path.reduce<unknown>((here, step) => (here as Record<string, unknown>)?.[step], {
      [key]: text,
    });
    lines.push(partLine(part, blocks, block));
  });
  return lines.join("\n");
}

/** What the report would say of itself had nobody said otherwise. */
function defaultsOf(report: AnyReport): AnyReport {
  const { edition, agency, year } = report;
  return readDraft({ edition, agency, year }).report as unknown as AnyReport;
}

/** Fields for a report that was read: what it says only because nobody said otherwise is left to be said again. */
export function entriesFrom(report: AnyReport): Entries {
  const edition: Edition = editions[report.edition as EditionKey];
  const own = defaultsOf(report);
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const basics: Record<string, string> = {
    agency: report.agency,
    year: report.year === 0 ? "" : String(report.year),
  };
  if (differs(report.title, own.title)) basics.title = report.title.join("\n");
  if (differs(report.opening, own.opening)) basics.opening = report.opening.join("\n") || noOpening;
  if (differs(report.period, own.period)) {
    basics["period.from"] = report.period.from;
    basics["period.to"] = report.period.to;
  }
  if (report.signature !== undefined) {
    basics["signature.by"] = signersOf(report.signature).join("；");
    basics["signature.on"] = report.signature.on;
  }
  const figures: Record<string, string> = {};
  const asGiven: Record<string, Entries["asGiven"][string]> = {};
  for (const [key, section] of tablesOf(edition)) {
    const added = addedUp(section, report[key]);
    for (const { keys, kind } of figuresOf(section)) {
      const figure = figureAt(report[key], keys) as Figure;
      const address = addressOf(key, keys);
      if (isSumCell(section, keys) && figureAt(added, keys) === figure) continue;
      const text = figure === null ? "" : String(figure);
      figures[address] = text;
      const read = writtenFigure(text, kind);
      if (read === undefined || !("value" in read) || read.value !== figure)
        asGiven[address] = { text, figure };
    }
  }
  const blocks: Record<string, Entries["blocks"][string]> = {};
  const texts = Object.fromEntries(
    sectionsOf(edition).flatMap(([key, section, holds]) => {
      if (holds !== "text") return [];
      if (section.ifEmpty !== undefined && !differs(report[key], own[key])) return [];
      return [[key, narrativeLines(key, report[key], blocks)]];
    }),
  );
  return {
    edition: edition.key as EditionKey,
    basics,
    figures,
    texts,
    asGiven,
    blocks,
    rest: restOf(edition, report),
  };
}

/** What stands in a report beside what the page has fields for. */
function restOf(edition: Edition, report: AnyReport): Record<string, unknown> {
  const without = (all: object, known: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !known.has(key)));
  const known = new Set<string>([...Object.keys(basicNames), ...sectionsOf(edition).map(([key]) => key)]);
  known.delete("attachments");
  known.delete("sectionTitles");
  const ofSignature = without(report.signature ?? {}, new Set(["by", "with", "on"]));
  return {
    ...without(report, known),
    ...(Object.keys(ofSignature).length > 0 && { signature: ofSignature }),
  };
}

const totals = new WeakMap<TableSection, ReadonlySet<string>>();

/** Whether a figure is the sum of others, which the page adds up. */
export function isSumCell(section: TableSection, keys: readonly string[]): boolean {
  let known = totals.get(section);
  if (known === undefined) {
    const { rows, columns } = tableSums(section);
    known = new Set([...rows, ...columns].map(({ total }) => total.join(".")));
    totals.set(section, known);
  }
  return known.has(keys.join("."));
}

/** A table's figures with its sums added up anew. */
function addedUp(section: TableSection, figures: FigureTree): FigureTree {
  const parts: MutableTree<Figure> = {};
  for (const { keys } of figuresOf(section))
    if (!isSumCell(section, keys)) putAt(parts, keys, figureAt(figures, keys) as Figure);
  return completeFigures(section, parts as FigureTree);
}
