import type { Document } from "../../document/document.ts";
import { prepareDocument } from "../../document/prepare.ts";
import { currentEdition, editions } from "../../form/editions.ts";
import type { StyleChanges } from "../../style/style.ts";

/** A page that is read at a desk, with room for what is asked: smaller than an official document. */
const receiptStyle: StyleChanges = {
  page: { top: 57, bottom: 57, left: 64, right: 64, lines: 36, characters: 38 },
  text: { body: 12, title: 18, titlePitch: 26, linesAfterTitle: 0 },
  table: { size: { own: 9 }, paddingY: 2 },
};

/** A receipt, or another paper for the desk, as Word and as PDF. The same document gives the same bytes. */
export async function renderReceipt(document: Document): Promise<{ docx: Uint8Array; pdf: Uint8Array }> {
  const [{ writeDocx }, { drawPdf }, { docxOutput }, { pdfOutput }] = await Promise.all([
    import("../../formats/docx/write.ts"),
    import("../../formats/pdf/write.ts"),
    import("../../formats/docx/options.ts"),
    import("../../formats/pdf/options.ts"),
  ]);
  const options = { style: receiptStyle };
  const edition = editions[currentEdition];
  return {
    docx: await writeDocx(prepareDocument(document, edition, options, docxOutput)),
    pdf: await drawPdf(prepareDocument(document, edition, options, pdfOutput)),
  };
}
