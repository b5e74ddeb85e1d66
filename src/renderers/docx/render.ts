import {
  AlignmentType,
  DocumentGridType,
  Footer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from "docx";
import { composeDocument } from "../../document/compose.ts";
import type { Document } from "../../document/document.ts";
import { type ReviewNote, reviewCopy } from "../../document/review.ts";
import { editions } from "../../form/editions.ts";
import type { Report } from "../../report/report.ts";
import { gbt9704 } from "../../style/gbt9704.ts";
import { changedStyle, type Style, type StyleChanges } from "../../style/style.ts";
import { toTwip } from "../../style/units.ts";
import { bodyChildren } from "./body.ts";
import { type FontNames, fontTable, latinFont, namedFonts } from "./fonts.ts";
import { packed } from "./package.ts";
import { styleIds, wordStyles } from "./styles.ts";

/** How a Word file is set; everything has a default after GB/T 9704—2012. */
export interface DocxOptions {
  /**
   * Changes to page, text and tables; lengths in pt. `fonts` names Word's fonts by role; `"windows"` takes
   * the names that every Windows has (仿宋, 楷体 without _GB2312).
   */
  readonly style?: StyleChanges & { readonly fonts?: FontNames };
  /** Leaves room for a seal over 署名 and 成文日期 (default: false). */
  readonly seal?: boolean;
  /** Findings of the checks: gives a review copy, with the cells in question shaded and an annex that lists them. */
  readonly review?: readonly ReviewNote[];
}

/** 「— 1 —」: right on odd pages, left on even ones. */
function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const dash = (text: string) => new TextRun({ text, font: { hint: "eastAsia" } });
  const children = [dash("— "), new TextRun({ children: [PageNumber.CURRENT] }), dash(" —")];
  return new Footer({ children: [new Paragraph({ style: styleIds.pageNumber, alignment, children })] });
}

function section({ page, pageNumber }: Style) {
  const height = page.height - page.top - page.bottom;
  return {
    page: {
      size: { width: toTwip(page.width), height: toTwip(page.height) },
      margin: {
        top: toTwip(page.top),
        right: toTwip(page.right),
        bottom: toTwip(page.bottom),
        left: toTwip(page.left),
        header: toTwip(page.top / 2),
        // Word measures from the page's foot to the footer's: 7 mm are left above the number.
        footer: toTwip(page.bottom - pageNumber.below - pageNumber.size * 1.2),
        gutter: 0,
      },
    },
    grid: {
      // Characters get their pitch from the styles: LibreOffice spreads a grid of characters too wide.
      type: DocumentGridType.LINES,
      linePitch: Math.floor(toTwip(height) / page.lines),
    },
  };
}

/** A composed document as a Word file. */
export function renderDocument(document: Document, options: DocxOptions = {}): Promise<Uint8Array> {
  const { fonts: names, ...changes } = options.style ?? {};
  const style = changedStyle(gbt9704, changes);
  const fonts = namedFonts(names);
  const shown = options.review === undefined ? document : reviewCopy(document, options.review);
  const word = new WordDocument({
    title: document.info.title,
    customProperties: Object.entries(document.info.properties).map(([name, value]) => ({ name, value })),
    styles: wordStyles(style, fonts),
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [
      {
        properties: section(style),
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: bodyChildren(shown, { style, fonts, seal: options.seal ?? false }),
      },
    ],
  });
  return packed(word, { info: document.info, fontTable: fontTable([...Object.values(fonts), latinFont]) });
}

/** A report as a Word file that a clerk can go on editing. The same report gives the same bytes. */
export async function renderDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  return renderDocument(composeDocument(report, editions[report.edition]), options);
}
