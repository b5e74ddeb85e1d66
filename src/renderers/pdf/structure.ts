import type { Block, Document, TableBlock } from "../../document/document.ts";
import { type Cell, cellsByRow } from "../../document/grid.ts";
import { headersOf, scopeOf } from "../../document/headers.ts";
import { sectioned } from "../../document/sections.ts";
import type { Source } from "../../layout/page.ts";
import type { PdfDocument, StructureElement } from "./pdfmake.ts";

/** A title is a paragraph to readers that know only PDF 1.7: its own type came with PDF 2.0. */
const roleMap = { Title: "P" } as const;

const scopes = { row: "Row", column: "Column" } as const;

/** A value that is written as it is: pdfkit writes by its `toString` what is no plain object. */
class Literal {
  readonly [Symbol.toStringTag] = "Literal";
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * The structure of a document (ISO 32000-1, 14.7 and 14.8) by way of pdfkit's structure elements: made from
 * the blocks, before anything is drawn; what is drawn is then added to the element that it belongs to.
 */
export class Structure {
  private readonly pdf: PdfDocument;
  private readonly elements = new Map<Source["of"], Partial<Record<Source["part"], StructureElement>>>();
  private readonly ids: [string, StructureElement][] = [];
  private readonly root: StructureElement;

  constructor(pdf: PdfDocument, document: Document) {
    this.pdf = pdf;
    this.root = this.element("Document", this.parts(document.blocks));
  }

  /** The element that a text belongs to. */
  elementOf({ of, part }: Source): StructureElement {
    const element = this.elements.get(of)?.[part];
    if (element === undefined) throw new RangeError(`no structure element for ${part} of ${of}`);
    return element;
  }

  /** Puts the tree into the file, when everything is drawn. */
  finish(): void {
    this.pdf.addStructure(this.root);
    const { data } = this.pdf.getStructTreeRoot();
    data.RoleMap = roleMap;
    const names = this.ids.toSorted(([a], [b]) => (a < b ? -1 : 1));
    if (names.length > 0)
      data.IDTree = { Names: names.flatMap(([id, { dictionary }]) => [new Literal(id), dictionary]) };
    // The root of a tree has no limits (7.9.7).
    this.pdf.getStructParentTree().limits = false;
  }

  private element(type: string, children: readonly StructureElement[]): StructureElement {
    const element = this.pdf.struct(type);
    for (const child of children) element.add(child);
    return element;
  }

  /** An element that text is added to. */
  private leaf(type: string, { of, part }: Source): StructureElement {
    const element = this.pdf.struct(type);
    const known = this.elements.get(of);
    if (known === undefined) this.elements.set(of, { [part]: element });
    else known[part] = element;
    return element;
  }

  private parts(blocks: readonly Block[]): StructureElement[] {
    return sectioned(blocks).flatMap((part) => {
      if (part.type !== "section") return this.block(part);
      return [
        this.element(
          "Sect",
          [part.heading, ...part.blocks].flatMap((block) => this.block(block)),
        ),
      ];
    });
  }

  private block(block: Block): StructureElement[] {
    switch (block.type) {
      case "title":
        return [this.leaf("Title", { of: block, part: "text" })];
      case "heading":
        return [this.leaf(`H${block.level}`, { of: block, part: "text" })];
      case "paragraph":
        return [
          ...(block.lead === "" ? [] : [this.leaf("H2", { of: block, part: "lead" })]),
          ...(block.text === "" ? [] : [this.leaf("P", { of: block, part: "text" })]),
        ];
      case "signature":
        return [this.leaf("P", { of: block, part: "by" }), this.leaf("P", { of: block, part: "on" })];
      case "table":
        return [this.table(block)];
      case "pageBreak":
        return [];
    }
  }

  private table({ grid, caption }: TableBlock): StructureElement {
    const headers = headersOf(grid);
    const ids = new Map<Cell, string>();
    for (const cell of grid.cells) if (scopeOf(cell)) ids.set(cell, `(h${this.ids.length + ids.size})`);
    const rows = cellsByRow(grid).map((cells) =>
      this.element(
        "TR",
        cells.map((cell) => this.cell(cell, ids, headers.get(cell) ?? [])),
      ),
    );
    const table = this.element("Table", rows);
    table.dictionary.data.A = { O: "Table", Summary: new String(caption) };
    return table;
  }

  /** A cell with its table attributes (14.8.5.7), written by hand: there are hundreds of them. */
  private cell(cell: Cell, ids: ReadonlyMap<Cell, string>, headers: readonly Cell[]): StructureElement {
    const scope = scopeOf(cell);
    const element = this.leaf(scope ? "TH" : "TD", { of: cell, part: "text" });
    const { data } = element.dictionary;
    let attributes = "";
    if (cell.rows > 1) attributes += `/RowSpan ${cell.rows}`;
    if (cell.columns > 1) attributes += `/ColSpan ${cell.columns}`;
    if (scope) attributes += `/Scope/${scopes[scope]}`;
    if (headers.length > 0) attributes += `/Headers[${headers.map((head) => ids.get(head)).join("")}]`;
    if (attributes !== "") data.A = new Literal(`<</O/Table${attributes}>>`);
    const id = ids.get(cell);
    if (id === undefined) return element;
    data.ID = new Literal(id);
    this.ids.push([id, element]);
    return element;
  }
}
