import { DOMParser, type Document as XmlDocument } from "@xmldom/xmldom";
import { PDFArray, PDFDict, PDFName, type PDFNumber, type PDFObject, PDFRawStream } from "pdf-lib";
import { type PdfObjects, plain, streamBytes } from "../readers/pdf-objects.ts";
import { readStructure, type TaggedPdf } from "../readers/pdf-structure.ts";

/** A file as the clauses look at it. */
export interface CheckedFile {
  readonly bytes: Uint8Array;
  /** The bytes as characters. */
  readonly raw: string;
  readonly tagged: TaggedPdf;
  readonly objects: PdfObjects;
  readonly dictionaries: readonly PDFDict[];
  /** Each page's content, unpacked, without its strings. */
  readonly contents: readonly string[];
  readonly fonts: readonly EmbeddedFontFile[];
  readonly xmp: XmlDocument;
}

/** A composite font as the file has it. */
export interface EmbeddedFontFile {
  readonly name: string;
  readonly type0: PDFDict;
  readonly descendant: PDFDict;
  readonly descriptor: PDFDict;
  readonly program: Uint8Array | undefined;
  /** The glyph of each code, two bytes high byte first; nothing where they are the same. */
  readonly places: Uint8Array | undefined;
  /** Widths by code, thousandths of an em. */
  readonly widths: ReadonlyMap<number, number>;
  /** Code → characters, by the ToUnicode table. */
  readonly characters: ReadonlyMap<number, string>;
}

/** A clause of a standard that a file is checked against. */
export interface Clause {
  readonly clause: string;
  /** What must hold, in a line; docs/conformance.md shows it. */
  readonly holds: string;
  /** What is wrong, in words; nothing if it holds. */
  readonly faults: (file: CheckedFile) => string[];
}

export const fault = (wrong: boolean, message: string): string[] => (wrong ? [message] : []);

const dictionaryOf = (object: PDFObject): PDFDict[] => {
  if (object instanceof PDFRawStream) return [object.dict, ...object.dict.values().flatMap(dictionaryOf)];
  if (object instanceof PDFDict) return [object, ...object.values().flatMap(dictionaryOf)];
  return object instanceof PDFArray ? object.asArray().flatMap(dictionaryOf) : [];
};

function fontsOf({ all, get, dict, array }: PdfObjects): EmbeddedFontFile[] {
  return all().flatMap(([, type0]) => {
    if (!(type0 instanceof PDFDict) || get(type0, "Subtype") !== PDFName.of("Type0")) return [];
    const [descendant] = array(type0, "DescendantFonts") as [PDFDict];
    const descriptor = dict(descendant, "FontDescriptor");
    const program = get(descriptor, "FontFile2") ?? get(descriptor, "FontFile3");
    const table = get(type0, "ToUnicode");
    const places = get(descendant, "CIDToGIDMap");
    return [
      {
        name: String(plain(get(type0, "BaseFont"))).slice(1),
        type0,
        descendant,
        descriptor,
        program: program && streamBytes(program),
        widths: widthsOf(array(descendant, "W")),
        places: places instanceof PDFRawStream ? streamBytes(places) : undefined,
        characters:
          table === undefined ? new Map() : charactersOf(Buffer.from(streamBytes(table)).toString("latin1")),
      },
    ];
  });
}

/** Widths by code, from pairs of a first code and the widths from it on; 1000 where none is told. */
function widthsOf(told: readonly PDFObject[]): Map<number, number> {
  const widths = new Map<number, number>();
  for (let i = 0; i < told.length; i += 2) {
    const first = (told[i] as PDFNumber).asNumber();
    const list = (told[i + 1] as PDFArray).asArray();
    for (const [at, width] of list.entries()) widths.set(first + at, (width as PDFNumber).asNumber());
  }
  return widths;
}

function charactersOf(table: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", texts = ""] of (block as string).matchAll(
      /<([0-9a-f]{4})><([0-9a-f]{4})>\[([^\]]*)\]/g,
    )) {
      // The codes of a range differ in their last byte only (ISO 32000-1, 9.10.3).
      if (first.slice(0, 2) !== last.slice(0, 2)) throw new Error(`a range from ${first} to ${last}`);
      const from = Number.parseInt(first, 16);
      const characters = [...texts.matchAll(/<([0-9a-f]+)>/g)].map(([, digits = ""]) =>
        (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(""),
      );
      if (characters.length !== Number.parseInt(last, 16) - from + 1)
        throw new Error(`${characters.length} characters for a range from ${first} to ${last}`);
      for (const [i, text] of characters.entries()) found.set(from + i, text);
    }
  return found;
}

export async function checkedFile(bytes: Uint8Array): Promise<CheckedFile> {
  const tagged = await readStructure(bytes);
  const { objects } = tagged;
  const metadata = objects.get(objects.catalog, "Metadata");
  return {
    bytes,
    raw: Buffer.from(bytes).toString("latin1"),
    tagged,
    objects,
    dictionaries: objects.all().flatMap(([, object]) => dictionaryOf(object)),
    contents: objects.document.getPages().map(({ node }) =>
      Buffer.concat(objects.array(node, "Contents").map((stream) => streamBytes(stream)))
        .toString("latin1")
        .replace(/\((?:[^\\()]|\\[\s\S])*\)/g, " "),
    ),
    fonts: fontsOf(objects),
    xmp: new DOMParser().parseFromString(
      metadata === undefined
        ? "<none/>"
        : new TextDecoder().decode(streamBytes(metadata)).replace(/<\?xpacket[^>]*>/g, ""),
      "text/xml",
    ),
  };
}

/** Every fault of a file, with its clause. */
export const faultsOf = (file: CheckedFile, clauses: readonly Clause[]): string[] =>
  clauses.flatMap(({ clause, faults }) => faults(file).map((message) => `${clause}: ${message}`));

/** A property of the XMP, by its namespace. */
export const xmpValue = ({ xmp }: CheckedFile, namespace: string, name: string): string | undefined =>
  xmp.getElementsByTagNameNS(namespace, name)[0]?.textContent?.trim();

export const xmpNamespaces = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
} as const;
