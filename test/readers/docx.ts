import { DOMParser, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A cell of a table as it stands in the file. */
export interface DocxCell {
  readonly column: number;
  readonly columns: number;
  readonly merge: "restart" | "continue" | undefined;
  readonly width: number;
  readonly paragraphs: number;
  readonly text: string;
}

export interface DocxTable {
  readonly grid: readonly number[];
  readonly rows: readonly { readonly head: boolean; readonly cells: readonly DocxCell[] }[];
}

export type DocxBlock =
  | { readonly type: "paragraph"; readonly style: string; readonly text: string }
  | { readonly type: "table"; readonly table: DocxTable };

/** Throws on XML that is not well formed. */
export function parseXml(text: string): Element {
  const onError = (_: string, message: string): never => {
    throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement as Element;
}

const children = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => (node as Element).localName === name);
const first = (element: Element, ...names: string[]): Element | undefined =>
  names.reduce<Element | undefined>((here, name) => here && children(here, name)[0], element);
const val = (element: Element | undefined, name = "val") => element?.getAttributeNS(w, name) ?? undefined;
const textOf = (element: Element): string =>
  Array.from(element.getElementsByTagNameNS(w, "t"))
    .map((t) => t.textContent ?? "")
    .join("");

function readTable(table: Element): DocxTable {
  const grid = children(first(table, "tblGrid") as Element, "gridCol").map((col) => Number(val(col, "w")));
  const rows = children(table, "tr").map((row) => {
    let column = 0;
    const cells = children(row, "tc").map((cell): DocxCell => {
      const properties = first(cell, "tcPr") as Element;
      const columns = Number(val(first(properties, "gridSpan")) ?? 1);
      const merge = first(properties, "vMerge");
      const read: DocxCell = {
        column,
        columns,
        merge: merge && ((val(merge) as "restart") ?? "continue"),
        width: Number(val(first(properties, "tcW"), "w")),
        paragraphs: children(cell, "p").length,
        text: textOf(cell),
      };
      column += columns;
      return read;
    });
    return { head: first(row, "trPr", "tblHeader") !== undefined, cells };
  });
  return { grid, rows };
}

/** The parts of a Word file, as text. */
export function docxParts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

/** Reads the body of a Word file from its XML. */
export function readDocx(bytes: Uint8Array): DocxBlock[] {
  const body = first(parseXml(docxParts(bytes)["word/document.xml"] as string), "body") as Element;
  return Array.from(body.childNodes).flatMap((node): DocxBlock[] => {
    const element = node as Element;
    if (element.localName === "p")
      return [
        { type: "paragraph", style: val(first(element, "pPr", "pStyle")) ?? "Normal", text: textOf(element) },
      ];
    return element.localName === "tbl" ? [{ type: "table", table: readTable(element) }] : [];
  });
}

/** What Word asks of a table and no validator sees. Returns what is wrong. */
export function tableFaults({ grid, rows }: DocxTable): string[] {
  const faults: string[] = [];
  const open = grid.map(() => 0); // how wide the vMerge chain is that a column belongs to
  rows.forEach(({ cells }, r) => {
    const end = cells.reduce((sum, { columns }) => sum + columns, 0);
    if (end !== grid.length) faults.push(`row ${r} covers ${end} of ${grid.length} columns`);
    for (const cell of cells) {
      if (cell.paragraphs === 0) faults.push(`row ${r}, column ${cell.column}: no paragraph`);
      const width = grid.slice(cell.column, cell.column + cell.columns).reduce((a, b) => a + b, 0);
      if (width !== cell.width)
        faults.push(`row ${r}, column ${cell.column}: ${cell.width} wide, grid ${width}`);
      if (cell.merge === "continue" && open[cell.column] !== cell.columns)
        faults.push(`row ${r}, column ${cell.column}: continues nothing`);
      if (cell.merge === "continue" && cell.text !== "")
        faults.push(`row ${r}, column ${cell.column}: text in a merged cell`);
      open.fill(0, cell.column, cell.column + cell.columns);
      if (cell.merge !== undefined) open[cell.column] = cell.columns;
    }
  });
  return faults;
}

/** The table as cells with their whole spans, as `document/grid.ts` places them. */
export function placedCells({
  rows,
}: DocxTable): { row: number; column: number; rows: number; columns: number; text: string }[] {
  return rows.flatMap(({ cells }, row) =>
    cells
      .filter(({ merge }) => merge !== "continue")
      .map(({ column, columns, merge, text }) => {
        let end = row + 1;
        const continues = (r: number) =>
          rows[r]?.cells.some((cell) => cell.column === column && cell.merge === "continue") ?? false;
        if (merge === "restart") while (continues(end)) end += 1;
        return { row, column, rows: end - row, columns, text };
      }),
  );
}
