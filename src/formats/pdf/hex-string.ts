import { hexOf } from "#platform";

/** A string of bytes in a PDF, `<00ff>` (ISO 32000-1, 7.3.4.3). pdfkit writes as its text what it does not know. */
export class HexString {
  private readonly digits: string;

  constructor(bytes: Uint8Array) {
    this.digits = hexOf(bytes);
  }

  /** Otherwise pdfkit takes it for a dictionary. */
  get [Symbol.toStringTag](): string {
    return "HexString";
  }

  toString(): string {
    return `<${this.digits}>`;
  }
}
