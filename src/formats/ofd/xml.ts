import { escapedXml } from "../../opc/xml.ts";

/** GB/T 33190—2016, 7.3: elements stand in this namespace. Some readers look for the prefix `ofd`, so it is fixed. */
const namespace = "http://www.ofdspec.org/2016";

/** A part of an OFD: its root element with the namespace. */
export const ofdPart = (name: string, attributes: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${name} xmlns:ofd="${namespace}"${attributes}>${content}</ofd:${name}>`;

/** An element that holds text. */
export const textElement = (name: string, text: string): string =>
  `<ofd:${name}>${escapedXml(text)}</ofd:${name}>`;

/** pt as whole thousandths of a millimetre. */
export const micrometres = (pt: number): number => Math.round((pt * 25400) / 72);

/** Thousandths of a millimetre as the millimetres that an OFD counts in. */
export const millimetres = (micrometre: number): string => String(micrometre / 1000);

/** Several lengths, parted by single blanks: some readers know no other. */
export const lengths = (values: readonly number[]): string => values.map(millimetres).join(" ");

/** Gives each object of a document its number. */
export class ObjectNumbers {
  /** The greatest that was given. */
  last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}
