import type { Document } from "../../document/document.ts";
import type { TextItem } from "../../layout/page.ts";
import { escapedXml } from "../../opc/xml.ts";
import { ofdPart, textElement } from "./xml.ts";

/** Where the tags of figures are defined: nobody else's. */
const figureNamespace = "urn:gov-nianbao:figures";

/** Ties what a page shows to the figures of the report (CustomTags, clause 16), in the order of the pages. */
export class FigureTags {
  private readonly addresses = new Map<string, string>();
  private readonly objects = new Map<string, string[]>();

  constructor({ blocks }: Document) {
    blocks.forEach((block, i) => {
      if (block.type !== "table") return;
      for (const { row, column, address } of block.grid.cells)
        if (address !== undefined) this.addresses.set(`${i} ${row} ${column}`, address);
    });
  }

  /** Takes an object that shows an item of a page; most are no figures. */
  add({ source }: TextItem, page: number, object: number): void {
    if (source?.cell === undefined) return;
    const address = this.addresses.get(`${source.block} ${source.cell.join(" ")}`);
    if (address === undefined) return;
    const reference = `<ofd:ObjectRef PageRef="${page}">${object}</ofd:ObjectRef>`;
    const known = this.objects.get(address);
    if (known === undefined) this.objects.set(address, [reference]);
    else known.push(reference);
  }

  get isEmpty(): boolean {
    return this.objects.size === 0;
  }

  /** The figures and the objects that show them. */
  tagsPart(): string {
    const figures = Array.from(
      this.objects,
      ([address, references]) =>
        `<x:Figure address="${escapedXml(address)}">${references.join("")}</x:Figure>`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<x:Figures xmlns:x="${figureNamespace}" xmlns:ofd="http://www.ofdspec.org/2016">${figures.join("")}</x:Figures>`;
  }
}

/** CustomTags.xml. The annex's schema asks for NameSpace, the text (table 63) and files in use for TypeID: both are there. */
export const customTagsPart = (path: string): string =>
  ofdPart(
    "CustomTags",
    "",
    `<ofd:CustomTag NameSpace="${figureNamespace}" TypeID="${figureNamespace}">${textElement("FileLoc", path)}</ofd:CustomTag>`,
  );
