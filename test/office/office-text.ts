// What LibreOffice has of a Word file, taken from its flat ODF, as a person sees it: tracked changes accepted, hidden text
// away. Beside it what the report says that was read from the same file.
import type { Element, Node } from "@xmldom/xmldom";
import { DOMParser } from "@xmldom/xmldom";
import { composeDocument } from "../../src/document/compose.ts";
import { inReadingOrder } from "../../src/document/grid.ts";
import { editions } from "../../src/form/editions.ts";
import type { Report } from "../../src/report/report.ts";
import { writtenDate } from "../../src/report/seen-basics.ts";
import { saidBy } from "./word-text.ts";

/** The filter by which LibreOffice writes what `readOfficeText` reads. */
export const flatText = "fodt:OpenDocument Text Flat XML";

/** Paragraphs outside tables, and each table's cells, row by row; blanks and what nobody sees are left out. */
export interface OfficeText {
  readonly lines: readonly string[];
  readonly tables: readonly (readonly string[])[];
}

const children = (element: Element) =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
const named = (element: Element, name: string) => Array.from(element.getElementsByTagName(name));

/** Blanks, soft hyphens, marks, and signs of symbol fonts, which our reader names instead of reading. */
const seen = (text: string) => text.replace(/[\s\u00AD\u200B\u2060\uFEFF\uE000-\uF8FF]/gu, "");
/** Figures as they count: full width, separators. */
const asFigure = (text: string) => {
  const plain = text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return /^[\d,.]+$/.test(plain) ? plain.replaceAll(",", "") : text;
};
const raised: Record<string, string> = { 2: "²", 3: "³" };

/** What styles do to text: hidden, raised. */
function stylesOf(root: Element) {
  const properties = new Map<string, { hidden: boolean; raised: boolean }>();
  for (const style of named(root, "style:style")) {
    const text = named(style, "style:text-properties")[0];
    properties.set(style.getAttribute("style:name") ?? "", {
      hidden: text?.getAttribute("text:display") === "none",
      raised: text?.getAttribute("style:text-position")?.startsWith("super") === true,
    });
  }
  return (element: Element) => properties.get(element.getAttribute("text:style-name") ?? "");
}

/** @param fodt a Word file's text as LibreOffice saves it by `flatText` */
export function readOfficeText(fodt: string): OfficeText {
  const root = new DOMParser().parseFromString(fodt, "text/xml").documentElement as Element;
  const [body] = named(root, "office:text");
  if (body === undefined) throw new Error("LibreOffice wrote no text");
  const styleOf = stylesOf(root);
  const deletions = new Set(
    named(body, "text:changed-region")
      .filter((region) => named(region, "text:deletion").length > 0)
      .map((region) => region.getAttribute("text:id")),
  );
  const deleting = new Set<string | null>();
  const lines: string[] = [];
  const tables: string[][] = [];
  let under = "";

  const textOf = (node: Node): string => {
    if (node.nodeType === 3) return deleting.size > 0 ? "" : (node.nodeValue ?? "");
    if (node.nodeType !== 1) return "";
    const element = node as Element;
    const id = element.getAttribute("text:change-id");
    switch (element.nodeName) {
      case "text:change-start":
        if (deletions.has(id)) deleting.add(id);
        return "";
      case "text:change-end":
        deleting.delete(id);
        return "";
      case "text:line-break":
        return deleting.size > 0 ? "" : "\n";
      case "text:ruby-text":
      case "text:note":
      case "office:annotation":
      case "text:tracked-changes":
        return "";
      case "draw:custom-shape":
        return "";
      case "draw:frame": {
        // An equation that says just a figure or a word; pictures, fractions and boxes are beside the text.
        const [said] = named(element, "math:annotation").map((note) => (note.textContent ?? "").trim());
        return said !== undefined && /^[\w=+]+$/.test(said) && deleting.size === 0 ? said : "";
      }
    }
    const inside = Array.from(element.childNodes).map(textOf).join("");
    const style = styleOf(element);
    if (style?.hidden) return "";
    return style?.raised ? inside.replace(/^[23]$/, (digit) => raised[digit] as string) : inside;
  };
  const tableOf = (table: Element): string[] =>
    children(table).flatMap((part) => {
      if (part.nodeName === "table:table-cell") return [cellOf(part)];
      if (!/^table:table-(?:row|rows|header-rows)$/.test(part.nodeName)) return [];
      const cells = tableOf(part);
      // Of a deleted row the cells are left.
      return part.nodeName === "table:table-row" && cells.every((cell) => cell.trim() === "") ? [] : cells;
    });
  const cellOf = (cell: Element): string =>
    children(cell)
      .map((part) =>
        part.nodeName === "table:table"
          ? tableOf(part).join("")
          : part.nodeName === "text:list"
            ? cellOf(part)
            : textOf(part),
      )
      .join("");
  const walk = (parent: Element): void => {
    for (const part of children(parent)) {
      if (part.nodeName === "text:p" || part.nodeName === "text:h") {
        under += textOf(part);
        // Its mark is deleted: it goes on in the next.
        if (deleting.size > 0) continue;
        lines.push(...under.split("\n"));
        under = "";
      } else if (part.nodeName === "table:table")
        tables.push(tableOf(part).map((cell) => asFigure(seen(cell))));
      else if (/^text:(?:list|list-item|section)$/.test(part.nodeName)) walk(part);
      else textOf(part);
    }
  };
  walk(body);
  return {
    lines: lines.map(seen).filter((line) => line !== ""),
    tables: tables.filter((cells) => cells.length > 0),
  };
}

/** The first cell that differs. A stub that a page break cuts stands again in the Word file. */
function cellsApart(ours: readonly string[], shown: readonly string[]): string | undefined {
  let j = 0;
  for (const [i, text] of ours.entries()) {
    while (
      shown[j] !== text &&
      !/^[\d.]*$/.test(shown[j] ?? "") &&
      ours.slice(0, i).includes(shown[j] as string)
    )
      j += 1;
    if (shown[j] !== text) return `“${text}”, where LibreOffice has “${shown[j]}”`;
    j += 1;
  }
  return j < shown.length ? `nothing, where LibreOffice has “${shown.slice(j).join("|")}”` : undefined;
}

/** Where a report says something else than LibreOffice shows of the file from which it was read. */
export function apartFromOffice(report: Report, { lines, tables }: OfficeText): string[] {
  const { blocks } = composeDocument(report, editions[report.edition]);
  const apart: string[] = [];
  let at = 0;
  const expectLines = (said: string, most: number) => {
    let shown = "";
    for (let used = 0; shown.length < said.length && used < most && at < lines.length; used++)
      shown += lines[at++];
    if (shown !== said) apart.push(`“${said}”, where LibreOffice has “${shown}”`);
  };
  let table = 0;
  for (const block of blocks) {
    if (block.type === "items" || block.type === "attachmentList")
      for (const { mark, text } of block.items) expectLines(seen(mark + text), 1);
    else if (block.type === "table" || block.type === "ownTable") {
      const ours = inReadingOrder(block.grid.cells).map(({ text }) => asFigure(seen(text)));
      const wrong = cellsApart(ours, tables[table++] ?? []);
      if (wrong !== undefined) apart.push(`table ${table}: ${wrong}`);
    } else if (block.type === "signature") {
      expectLines(seen([block.by, ...(block.others ?? [])].join("")), 6);
      // A date says the same in Chinese digits.
      const shown = lines[at++] ?? "";
      if (writtenDate(shown) !== report.signature?.on)
        apart.push(`“${block.on}”, where LibreOffice has “${shown}”`);
    } else {
      const said = seen(saidBy(block));
      if (said !== "") expectLines(said, block.type === "title" ? 6 : 1);
    }
    if (apart.length > 3) return apart;
  }
  for (const line of lines.slice(at)) apart.push(`nothing, where LibreOffice has “${line}”`);
  if (tables.length > table) apart.push(`${table} tables, where LibreOffice has ${tables.length}`);
  return apart;
}
