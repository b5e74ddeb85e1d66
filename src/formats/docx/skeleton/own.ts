import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from "docx";
import { strFromU8, unzipSync } from "fflate";
import { xmlDeclaration } from "../../../opc/xml.ts";
import type { FontRole, Style } from "../../../style/style.ts";
import { toTwip } from "../../../style/units.ts";
import { embeddedParts, type FontFile } from "./embed.ts";
import { fontTable, latinFont, type WordFont } from "./fonts.ts";
import { linePitch, styleIds, stylesPart } from "./styles.ts";

/** 「— 1 —」: right on odd pages, left on even ones. */
function footer(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const dash = (text: string) => new TextRun({ text, font: { hint: "eastAsia" } });
  const children = [dash("— "), new TextRun({ children: [PageNumber.CURRENT] }), dash(" —")];
  return new Footer({ children: [new Paragraph({ style: styleIds.pageNumber, alignment, children })] });
}

function pageSection({ page, pageNumber }: Style) {
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
      linePitch: linePitch(page),
    },
  };
}

const settingsPart = (embeds: boolean) =>
  [
    xmlDeclaration,
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    embeds ? "<w:embedTrueTypeFonts/>" : "",
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>',
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
  ].join("");

/** The parts of a file of our own layout, after GB/T 9704—2012. docx lays out the package; styles and settings are ours. */
export async function ownParts(
  style: Style,
  fonts: Readonly<Record<FontRole, WordFont>>,
  embedded: readonly FontFile[],
): Promise<Record<string, string | Uint8Array>> {
  const word = new WordDocument({
    customProperties: [{ name: "edition", value: "" }], // the part is replaced, its entry in the package stays
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: pageSection(style),
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: [],
      },
    ],
  });
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(word)));
  const texts = Object.entries(files).filter(([path]) => !path.endsWith("/"));
  return {
    ...Object.fromEntries(texts.map(([path, bytes]) => [path, strFromU8(bytes)])),
    "word/styles.xml": stylesPart(style, fonts),
    "word/settings.xml": settingsPart(embedded.length > 0),
    "word/fontTable.xml": fontTable([...Object.values(fonts), latinFont], embedded),
    ...embeddedParts(embedded),
  };
}
