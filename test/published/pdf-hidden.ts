// A PDF with text that nobody sees, as other hands may leave it.
import {
  beginText,
  clip,
  endPath,
  endText,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  StandardFonts,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { readReport } from "../../src/intake/read.ts";
import type { Reading } from "../../src/published/reading.ts";

const white = rgb(1, 1, 1);

export interface Spot {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** The figures of the tables, as they stand in a PDF of ours. */
export async function figureSpots(pdf: Uint8Array): Promise<Spot[]> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const document = await task.promise;
  const figures: Spot[] = [];
  for (let page = 1; page <= document.numPages; page++)
    for (const item of (await (await document.getPage(page)).getTextContent()).items)
      if ("str" in item && /^\d+$/u.test(item.str.trim()) && item.transform[3] < 12)
        figures.push({
          page,
          text: item.str.trim(),
          x: item.transform[4],
          y: item.transform[5],
          width: item.width,
          size: item.transform[3],
        });
  await task.destroy();
  return figures;
}

/** What is read of the same file with something done to one of its pages. */
export async function readChanged(
  pdf: Uint8Array,
  page: number,
  change: (page: PDFPage, document: PDFDocument) => void | Promise<void>,
): Promise<Reading> {
  const document = await PDFDocument.load(pdf);
  await change(document.getPage(page - 1), document);
  return readReport(await document.save());
}

type Hide = (
  page: PDFPage,
  text: string,
  x: number,
  y: number,
  document: PDFDocument,
) => void | Promise<void>;

const shown = async (page: PDFPage, text: string, x: number, y: number, document: PDFDocument, size = 9) => {
  const font = await document.embedFont(StandardFonts.Helvetica);
  const name = page.node.newFontDictionary("Hidden", font.ref);
  return [
    beginText(),
    setFontAndSize(name, size),
    setTextMatrix(1, 0, 0, 1, x, y),
    showText(PDFHexString.of(Buffer.from(text).toString("hex"))),
    endText(),
  ];
};

/** Ways to set a text so that nobody sees it. */
export const hidings: Readonly<Record<string, Hide>> = {
  "white on paper": (page, text, x, y) => page.drawText(text, { x, y, size: 9, color: white }),
  "nearly white": (page, text, x, y) => page.drawText(text, { x, y, size: 9, color: rgb(0.96, 0.97, 0.95) }),
  transparent: (page, text, x, y) => page.drawText(text, { x, y, size: 9, opacity: 0 }),
  unpainted: async (page, text, x, y, document) =>
    page.pushOperators(
      pushGraphicsState(),
      setTextRenderingMode(TextRenderingMode.Invisible),
      ...(await shown(page, text, x, y, document)),
      popGraphicsState(),
    ),
  tiny: (page, text, x, y) => page.drawText(text, { x, y, size: 0.6 }),
  covered: (page, text, x, y) => {
    page.drawText(text, { x, y, size: 5 });
    page.drawRectangle({ x: x - 1, y: y - 1, width: text.length * 4 + 2, height: 6, color: white });
  },
  "the colour of its ground": (page, text, x, y) => {
    page.drawRectangle({ x: x - 1, y: y - 1, width: 4, height: 6, color: rgb(0.2, 0.3, 0.6) });
    page.drawText(text.slice(0, 1), { x, y, size: 5, color: rgb(0.2, 0.3, 0.6) });
  },
  "clipped away": async (page, text, x, y, document) =>
    page.pushOperators(
      pushGraphicsState(),
      rectangle(0, 0, 5, 5),
      clip(),
      endPath(),
      ...(await shown(page, text, x, y, document)),
      popGraphicsState(),
    ),
  "in a layer turned off": async (page, text, x, y, document) => {
    const { context, catalog } = document;
    const layer = context.register(context.obj({ Type: "OCG", Name: PDFString.of("off") }));
    catalog.set(
      PDFName.of("OCProperties"),
      context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
    );
    const resources = page.node.Resources();
    resources?.set(PDFName.of("Properties"), context.obj({ Off: layer }));
    const { PDFOperator, PDFOperatorNames } = await import("pdf-lib");
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of("OC"), PDFName.of("Off")]),
      ...(await shown(page, text, x, y, document)),
      PDFOperator.of(PDFOperatorNames.EndMarkedContent),
    );
  },
};

/** An annotation with a text of its own. */
export async function annotate(
  page: PDFPage,
  document: PDFDocument,
  text: string,
  { x, y }: Spot,
): Promise<void> {
  const { context } = document;
  const font = await document.embedFont(StandardFonts.Helvetica);
  const look = context.stream(`BT /F 9 Tf 0 2 Td (${text}) Tj ET`, {
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, 30, 12],
    Resources: { Font: { F: font.ref } },
  });
  const note = context.obj({
    Type: "Annot",
    Subtype: "FreeText",
    Rect: [x, y, x + 30, y + 12],
    F: 4,
    Contents: PDFString.of(text),
    DA: PDFString.of("/F 9 Tf"),
    AP: { N: context.register(look) },
  });
  page.node.set(PDFName.of("Annots"), context.obj([context.register(note)]));
}
