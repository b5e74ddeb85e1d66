import type { Document } from "../../document/document.ts";
import { wantedDocument } from "../../document/document.ts";
import { type Prepared, prepareDocument, prepareDocuments } from "../../document/prepare.ts";
import { currentEdition, editions } from "../../form/editions.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import type { OutputOptions } from "../../style/options.ts";
import type { StyleChanges } from "../../style/style.ts";

/** A page that is read at a desk, with room for what is asked: smaller than an official document. */
const receiptStyle: StyleChanges = {
  page: { top: 57, bottom: 57, left: 64, right: 64, lines: 36, characters: 38 },
  text: { body: 12, title: 18, titlePitch: 26, linesAfterTitle: 0 },
  table: { size: { own: 9 }, paddingY: 2 },
};

/** Of a receipt's time a tenth went into six pieces of a kilobyte each, to make its 100 KB smaller by 2. */
const receiptPacking = { level: 3, leastPacked: 2048 };

const packingFor = (style: StyleChanges) => (style === receiptStyle ? receiptPacking : undefined);

const receiptsAs = new Map<OutputOptions, ReturnType<typeof prepareDocuments>>();

/** The options of receipts are read once: a county has thousands of them. */
function preparedPaper(document: Document, style: StyleChanges, output: OutputOptions): Prepared {
  const edition = editions[currentEdition];
  if (style !== receiptStyle) return prepareDocument(document, edition, { style }, output);
  const known = receiptsAs.get(output) ?? prepareDocuments(edition, { style }, output);
  receiptsAs.set(output, known);
  return known(document);
}

/** A paper for the desk as Word, or in another style. The same document gives the same bytes. */
export async function paperDocx(document: Document, style = receiptStyle): Promise<Uint8Array> {
  const [{ writeDocx }, { docxOutput }] = await Promise.all([
    import("../../formats/docx/write.ts"),
    import("../../formats/docx/options.ts"),
  ]);
  return writeDocx(preparedPaper(document, style, docxOutput), { packing: packingFor(style) });
}

/** The same as PDF. */
export async function paperPdf(document: Document, style = receiptStyle): Promise<Uint8Array> {
  const [{ drawPdf }, { pdfOutput }] = await Promise.all([
    import("../../formats/pdf/write.ts"),
    import("../../formats/pdf/options.ts"),
  ]);
  return drawPdf(preparedPaper(document, style, pdfOutput), {
    leastPacked: packingFor(style)?.leastPacked,
  });
}

/** A receipt as Word and as PDF. The same document gives the same bytes. */
export async function renderReceipt(document: Document): Promise<{ docx: Uint8Array; pdf: Uint8Array }> {
  refuseArgument("renderReceipt", "document", document, wantedDocument);
  return { docx: await paperDocx(document), pdf: await paperPdf(document) };
}

/** A notice in official layout (GB/T 9704), as Word to be edited, or as PDF. The same document gives the same bytes. */
export async function renderNotice(document: Document, format: "docx" | "pdf"): Promise<Uint8Array> {
  refuseArgument("renderNotice", "document", document, wantedDocument);
  if (format !== "docx" && format !== "pdf")
    refuseArgument("renderNotice", "format", undefined, { what: " docx 或 pdf", kind: "text" });
  return format === "docx" ? paperDocx(document, {}) : paperPdf(document, {});
}
