import type {
  Block,
  Document,
  ItemsBlock,
  OwnTableBlock,
  ParagraphBlock,
  TableBlock,
} from "../../document/document.ts";
import { toldLevels } from "../../document/heading-levels.ts";
import { sectioned } from "../../document/sections.ts";
import type { Source } from "../../layout/page.ts";
import { Literal } from "./literal.ts";
import type { StructureContent } from "./pdfmake.ts";
import type { ReportDocument } from "./report-document.ts";
import { tableTags } from "./table-tags.ts";
import { utf16Text } from "./utf16.ts";

/** A title is a paragraph to readers that know only PDF 1.7: its own type came with PDF 2.0. */
const roleMap = { Title: "P" } as const;

/** The place of a text in a few characters; cells have a list of their own. */
function placeName({ block, item, link, part }: Source): string {
  if (item !== undefined) return `${block} ${part} ${item}`;
  return link === undefined ? `${block} ${part}` : `${block} link ${link}`;
}

/** Kids as an element names them: one alone needs no array (14.7.2, table 323). */
const asKids = (kids: string): string => (/^ \d+(?: 0 R)?$/u.test(kids) ? kids : `[${kids}]`);

/** An element of the tree, and what it will say: pdfkit's own takes a fifth of a page's time for a table's hundreds. */
interface StructureElement {
  readonly id: number;
  readonly reference: Literal;
  readonly type: string;
  /** Entries of its dictionary that are known from the start. */
  entries: string;
  /** Child elements and marks, as they are written. */
  kids: string;
  parent?: StructureElement;
  /** The page of its first mark. */
  page?: number;
  /** The element in whose text it stands, until it takes its place there by its first mark. */
  inside?: StructureElement | undefined;
}

/**
 * The structure of a document (ISO 32000-1, 14.7 and 14.8), made from its blocks before anything is drawn; the
 * marks of what is drawn are then added to the elements that they belong to. Marks and the tree of parents are pdfkit's.
 */
export class Structure {
  private readonly pdf: ReportDocument;
  private readonly all: StructureElement[] = [];
  /** Elements of text, by the place of what they say. */
  private readonly texts = new Map<string, StructureElement>();
  /** Elements of cells: those of each table, by row and column. */
  private readonly cells = new Map<number, readonly (readonly StructureElement[])[]>();
  /** How many blocks are in the tree. */
  private blocks = 0;
  /** Keys of pages in the tree of parents. */
  private readonly pages = new Set<number>();
  private readonly levels: ReadonlyMap<Block, number>;
  private readonly ids: [string, StructureElement][] = [];
  private readonly root: StructureElement;

  constructor(pdf: ReportDocument, document: Document) {
    this.pdf = pdf;
    this.levels = toldLevels(document.blocks);
    this.root = this.element("Document", this.parts(document.blocks));
  }

  /** The element that a text belongs to. */
  elementOf(source: Source): StructureElement {
    const { block, cell } = source;
    const element = cell ? this.cells.get(block)?.[cell[0]]?.[cell[1]] : this.texts.get(placeName(source));
    if (element === undefined) throw new RangeError(`no structure element for ${JSON.stringify(source)}`);
    return element;
  }

  /** Adds a mark to its element, and the element to the tree of parents. */
  add(element: StructureElement, { refs: [{ pageRef, mcid }] }: StructureContent): void {
    if (element.inside !== undefined) {
      element.inside.kids += ` ${element.reference}`;
      element.inside = undefined;
    }
    element.page ??= pageRef.id;
    element.kids +=
      element.page === pageRef.id ? ` ${mcid}` : `<</Type/MCR/Pg ${pageRef.id} 0 R/MCID ${mcid}>>`;
    const key = pageRef.data.StructParents as number;
    this.pages.add(key);
    this.pdf.getStructParentTree().get(key)[mcid] = element.reference;
  }

  /** Adds an annotation to the element of what it lies over, and gives its key in the tree of parents. */
  addAnnotation(source: Source, annotation: Literal): number {
    const element = this.elementOf(source);
    const key = this.pdf.createStructParentTreeNextKey();
    element.kids += `<</Type/OBJR/Obj ${annotation}/Pg ${element.page} 0 R>>`;
    this.pdf.getStructParentTree().add(key, element.reference);
    return key;
  }

  /** Tells the place of a picture on its page (14.8.5.4.3). */
  setBox(source: Source, box: readonly number[]): void {
    this.elementOf(source).entries += `/A<</O/Layout/Placement/Block/BBox[${box.join(" ")}]>>`;
  }

  /** Puts the tree into the file, when everything is drawn. */
  finish(): void {
    const tree = this.pdf.getStructTreeRoot();
    for (const { id, type, entries, kids, parent, page } of this.all) {
      const at = page === undefined ? "" : `/Pg ${page} 0 R`;
      this.pdf.pack(id, `<</S/${type}/P ${parent?.id ?? tree.id} 0 R${at}${entries}/K${asKids(kids)}>>`);
    }
    const names = this.ids.toSorted(([a], [b]) => (a < b ? -1 : 1));
    tree.data.K = [this.root.reference];
    tree.data.RoleMap = roleMap;
    if (names.length > 0)
      tree.data.IDTree = new Literal(
        `<</Names[${names.map(([id, { reference }]) => `${id}${reference}`).join("")}]>>`,
      );
    const parents = this.pdf.getStructParentTree();
    // pdfkit looks at each of the hundreds for what it might be.
    for (const key of this.pages) parents.add(key, new Literal(`[${parents.get(key).join(" ")}]`));
    // The root of a tree has no limits (7.9.7).
    parents.limits = false;
  }

  private element(type: string, children: readonly StructureElement[] = []): StructureElement {
    const id = this.pdf.reserve();
    const reference = new Literal(`${id} 0 R`);
    const element: StructureElement = { id, reference, type, entries: "", kids: "" };
    for (const child of children) {
      child.parent = element;
      element.kids += ` ${child.reference}`;
    }
    this.all.push(element);
    return element;
  }

  /** An element of text. */
  private leaf(type: string, source: Source): StructureElement {
    const element = this.element(type);
    this.texts.set(placeName(source), element);
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

  /** The elements of the next block: sections hold the blocks in the document's order. */
  private block(block: Block): StructureElement[] {
    const at = this.blocks++;
    switch (block.type) {
      case "title":
        return [this.leaf("Title", { block: at, part: "text" })];
      case "heading":
        return [this.leaf(`H${this.levels.get(block) ?? block.level}`, { block: at, part: "text" })];
      case "paragraph":
        return [
          ...(block.lead === "" ? [] : [this.leaf("H2", { block: at, part: "lead" })]),
          ...(block.text === "" ? [] : [this.paragraph(block, at)]),
        ];
      case "items":
        return [this.list(block, at)];
      case "ownTable":
        return [
          this.table(block, at),
          ...(block.note === undefined ? [] : [this.leaf("P", { block: at, part: "note" })]),
        ];
      case "picture": {
        const figure = this.leaf("Figure", { block: at, part: "picture" });
        figure.entries = `/Alt<feff${utf16Text(block.alt)}>`;
        return [
          figure,
          ...(block.caption === undefined ? [] : [this.leaf("Caption", { block: at, part: "caption" })]),
        ];
      }
      case "signature":
        return [
          this.leaf("P", { block: at, part: "by" }),
          ...(block.others ?? []).map((_, i) => this.leaf("P", { block: at, item: i + 1, part: "by" })),
          this.leaf("P", { block: at, part: "on" }),
        ];
      case "table":
        return [this.table(block, at)];
      case "attachmentList":
        return [this.list({ items: block.items, ordered: block.items.length > 1 }, at)];
      case "attachment":
        return [this.leaf("P", { block: at, part: "mark" }), this.leaf("H1", { block: at, part: "text" })];
      case "pageBreak":
        return [];
    }
  }

  /** A paragraph and its links, which take their places among its text when they are drawn. */
  private paragraph({ links = [] }: ParagraphBlock, at: number): StructureElement {
    const paragraph = this.leaf("P", { block: at, part: "text" });
    for (const link of links.keys()) {
      const element = this.leaf("Link", { block: at, part: "text", link });
      element.parent = paragraph;
      element.inside = paragraph;
    }
    return paragraph;
  }

  private list({ items, ordered }: Pick<ItemsBlock, "items" | "ordered">, at: number): StructureElement {
    const entries = items.map((_, item) =>
      this.element("LI", [
        this.leaf("Lbl", { block: at, item, part: "mark" }),
        this.leaf("LBody", { block: at, item, part: "text" }),
      ]),
    );
    const list = this.element("L", entries);
    list.entries = `/A<</O/List/ListNumbering/${ordered ? "Decimal" : "Disc"}>>`;
    return list;
  }

  private table(block: TableBlock | OwnTableBlock, at: number): StructureElement {
    const { grid, caption = "" } = block;
    const cells: StructureElement[][] = [];
    this.cells.set(at, cells);
    const rows = tableTags(grid, this.ids.length).map((tags, row) => {
      const here: StructureElement[] = [];
      cells[row] = here;
      const elements = tags.map(({ type, entries, column, id }) => {
        const element = this.element(type);
        element.entries = entries;
        here[column] = element;
        if (id !== undefined) this.ids.push([id, element]);
        return element;
      });
      return this.element("TR", elements);
    });
    // What is not printed is told; what is, is an element.
    const shown = block.type === "ownTable" && caption !== "";
    const table = this.element("Table", [
      ...(shown ? [this.leaf("Caption", { block: at, part: "caption" })] : []),
      ...rows,
    ]);
    if (block.type === "table") table.entries = `/A<</O/Table/Summary<feff${utf16Text(caption)}>>>`;
    return table;
  }
}
