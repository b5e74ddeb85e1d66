import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";

/** An object of a PDF as plain data; names have their slash, strings their bytes' characters. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The objects of a PDF, read by pdf-lib. */
export interface PdfObjects {
  readonly document: PDFDocument;
  readonly catalog: PDFDict;
  /** What a key of a dictionary stands for, references followed. */
  get(dictionary: PDFDict, key: string): PDFObject | undefined;
  /** A dictionary that must be there. */
  dict(dictionary: PDFDict, ...keys: string[]): PDFDict;
  array(dictionary: PDFDict, key: string): PDFObject[];
  resolve(object: PDFObject | undefined): PDFObject | undefined;
  /** Every object with its number. */
  all(): [PDFRef, PDFObject][];
}

export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const resolve = (object: PDFObject | undefined) =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const get = (dictionary: PDFDict, key: string) => resolve(dictionary.get(PDFName.of(key)));
  const dict = (dictionary: PDFDict, ...keys: string[]) => {
    let here: PDFObject | undefined = dictionary;
    for (const key of keys) here = get(here as PDFDict, key);
    if (here instanceof PDFRawStream) return here.dict;
    if (!(here instanceof PDFDict)) throw new Error(`no dictionary at ${keys.join(".")}`);
    return here;
  };
  const array = (dictionary: PDFDict, key: string) => {
    const found = get(dictionary, key);
    if (found === undefined) return [];
    return found instanceof PDFArray ? found.asArray().map((item) => resolve(item) as PDFObject) : [found];
  };
  return { document, catalog, get, dict, array, resolve, all: () => context.enumerateIndirectObjects() };
}

/** A value without its type: names with their slash. */
export function plain(object: PDFObject | undefined): Plain {
  if (object instanceof PDFName) return object.toString();
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFBool) return object.asBoolean();
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  if (object instanceof PDFArray) return object.asArray().map(plain);
  if (object instanceof PDFDict)
    return Object.fromEntries(
      object.entries().map(([key, value]) => [key.toString().slice(1), plain(value)]),
    );
  if (object instanceof PDFRef) return object.toString();
  return null;
}

/** The bytes of a stream, filters undone. */
export const streamBytes = (stream: PDFObject | undefined): Uint8Array => {
  if (!(stream instanceof PDFRawStream)) throw new Error("no stream");
  return decodePDFRawStream(stream).decode();
};

/** The fonts embedded in a file, by their own names. */
export async function fontNames(bytes: Uint8Array): Promise<string[]> {
  const { all, get } = await readObjects(bytes);
  return all().flatMap(([, object]) => {
    const name = object instanceof PDFDict ? plain(get(object, "FontName")) : null;
    return name === null ? [] : [String(name).replace(/^\/[A-Z]+\+/, "")];
  });
}
