import { currentEdition, editions } from "../../../form/editions.ts";
import type { TableKey } from "../../../form/form.ts";
import { escapedXml, xmlDeclaration } from "../../../opc/xml.ts";
import { tablesOf } from "../../../report/figures.ts";
import { captionSizeOf, closePitch, noteSizeOf } from "../../../style/close-text.ts";
import type { FontRole, PageStyle, Style } from "../../../style/style.ts";
import { textArea } from "../../../style/text-area.ts";
import { toTwip } from "../../../style/units.ts";
import { styleNames } from "../names.ts";
import { latinFont, type WordFont } from "./fonts.ts";

/** A table of the form, or one of the report's own. */
export type TableName = TableKey | "own";

/** The styles' ids in our own files; a template may know a style of the same name by another. */
export const styleIds = {
  title: "Title",
  heading1: "Heading1",
  heading2: "Heading2",
  body: "ReportBody",
  lead: "ReportLead",
  signer: "ReportSigner",
  date: "ReportDate",
  pageNumber: "ReportPageNumber",
  heading3: "Heading3",
  item: "ReportItem",
  picture: "ReportPicture",
  caption: "Caption",
  tableCaption: "ReportTableCaption",
  note: "ReportTableNote",
  link: "Hyperlink",
  attachmentList: "ReportAttachmentList",
  attachmentLabel: "ReportAttachment",
  attachmentTitle: "ReportAttachmentTitle",
  rightText: "RightText-own",
  label: (table: TableName) => `Label-${table}`,
  leftLabel: (table: TableName) => `LeftLabel-${table}`,
  corner: (table: TableName) => `Corner-${table}`,
  figure: (table: TableName) => `Figure-${table}`,
} as const;

/** A named style, as elements of its own (`w:pPr`, `w:rPr`). */
export interface WordStyle {
  readonly id: string;
  /** As Word and WPS show it; Word's own names in English. */
  readonly name: string;
  readonly type?: "character";
  /** The id of the style of the paragraph after it. */
  readonly next?: string;
  readonly hidden?: true;
  readonly paragraph?: string;
  readonly run?: string;
}

/** Latin letters and digits in Times New Roman, or with `whole` in the same font. */
const fontsXml = ({ name }: WordFont, whole = false) => {
  const latin = escapedXml(whole ? name : latinFont.name);
  return `<w:rFonts w:ascii="${latin}" w:eastAsia="${escapedXml(name)}" w:hAnsi="${latin}" w:cs="${latin}"/>`;
};
const halfPoints = (points: number) => Math.round(points * 2);
const sizeXml = (points: number) =>
  `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`;
const exactSpacing = (points: number) => `<w:spacing w:line="${toTwip(points)}" w:lineRule="exact"/>`;
const aligned = (to: "left" | "center" | "right" | "both") => `<w:jc w:val="${to}"/>`;
const notBold = '<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="auto"/>';
/** Off the page's grid of lines. */
const offGrid = '<w:snapToGrid w:val="0"/>';
const ownPitch = '<w:spacing w:val="0"/>';

/** How much closer than their size 28 characters stand on a line, twip. */
export const characterSpacing = ({ page, text }: Style): number =>
  // Rounded down, so that a full line has its 28 characters, and a twip closer: LibreOffice draws no 、，。； at a line's
  // end where less than two points are left to it (at −5 it lost 42.6 in 1,000 lines, at −6 none in 6,493).
  Math.floor((textArea(page).characterPitch - text.body) * 20) - 1;

/** From one line of the page's grid to the next, twip. */
export const linePitch = (page: PageStyle): number => Math.floor(toTwip(textArea(page).height) / page.lines);

/** Every named style, each said once: no run repeats what its style says. */
export function wordStyles(style: Style, fonts: Readonly<Record<FontRole, WordFont>>): WordStyle[] {
  const { text, table, pageNumber, page } = style;
  const { characterPitch: pitch } = textArea(page);
  const indent = `<w:ind w:firstLineChars="${text.indent * 100}" w:firstLine="${toTwip(text.indent * text.body)}"/>`;
  const heading = (role: FontRole, level: number) => ({
    next: styleIds.body,
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0"/>${indent}<w:outlineLvl w:val="${level}"/>`,
    run: `${fontsXml(fonts[role], role === "heading1")}${notBold}${sizeXml(text.body)}`,
  });
  const inset = (side: "left" | "right") =>
    `<w:ind w:${side}="${Math.max(0, toTwip(table.labelInset - table.paddingX))}"/>`;
  const cell = (
    key: TableName,
    id: string,
    name: string,
    role: FontRole = "table",
    to: "left" | "center" | "right" = "center",
  ): WordStyle => ({
    id,
    name,
    paragraph: `${offGrid}${exactSpacing(table.size[key] * table.pitch)}${to === "center" ? "" : inset(to)}${aligned(to)}`,
    run: `${fontsXml(fonts[role])}${ownPitch}${sizeXml(table.size[key])}`,
  });
  const cornerLeft = table.labelAlign !== "center";
  const side = toTwip(pageNumber.indent * pitch);
  return [
    {
      id: styleIds.title,
      name: styleNames.title,
      next: styleIds.body,
      paragraph: `<w:keepNext/>${exactSpacing(text.titlePitch)}${aligned("center")}`,
      run: `${fontsXml(fonts.title, true)}${notBold}${ownPitch}${sizeXml(text.title)}`,
    },
    { id: styleIds.heading1, name: styleNames.heading1, ...heading("heading1", 0) },
    { id: styleIds.heading2, name: styleNames.heading2, ...heading("heading2", 1) },
    { id: styleIds.heading3, name: styleNames.heading3, ...heading("body", 2) },
    { id: styleIds.body, name: styleNames.body, paragraph: indent },
    { id: styleIds.item, name: styleNames.item, paragraph: indent },
    // Its mark is as small as can be: the paragraph is as high as the picture.
    {
      id: styleIds.picture,
      name: styleNames.picture,
      paragraph: `${offGrid}${aligned("center")}`,
      run: sizeXml(1),
    },
    {
      id: styleIds.caption,
      name: styleNames.caption,
      paragraph: `${offGrid}${exactSpacing(captionSizeOf(style) * closePitch)}${aligned("center")}`,
      run: `${fontsXml(fonts.table)}${notBold}${ownPitch}${sizeXml(captionSizeOf(style))}`,
    },
    {
      id: styleIds.tableCaption,
      name: styleNames.tableCaption,
      paragraph: `<w:keepNext/>${offGrid}${exactSpacing(captionSizeOf(style) * closePitch)}${aligned("center")}`,
      run: `${fontsXml(fonts.heading1, true)}${ownPitch}${sizeXml(captionSizeOf(style))}`,
    },
    {
      id: styleIds.note,
      name: styleNames.note,
      paragraph: `${offGrid}${exactSpacing(noteSizeOf(style) * closePitch)}${aligned("left")}`,
      run: `${fontsXml(fonts.table)}${ownPitch}${sizeXml(noteSizeOf(style))}`,
    },
    { id: styleIds.signer, name: styleNames.signer, paragraph: `<w:keepNext/>${aligned("left")}` },
    { id: styleIds.date, name: styleNames.date, paragraph: aligned("left") },
    {
      id: styleIds.attachmentList,
      name: styleNames.attachmentList,
      paragraph: `<w:keepNext/>${aligned("left")}`,
    },
    {
      id: styleIds.attachmentLabel,
      name: styleNames.attachmentLabel,
      next: styleIds.attachmentTitle,
      paragraph: `<w:keepNext/><w:pageBreakBefore/>${aligned("left")}`,
      run: fontsXml(fonts.heading1, true),
    },
    {
      id: styleIds.attachmentTitle,
      name: styleNames.attachmentTitle,
      next: styleIds.body,
      paragraph: `<w:keepNext/>${exactSpacing(text.titlePitch)}${aligned("center")}<w:outlineLvl w:val="0"/>`,
      run: `${fontsXml(fonts.title, true)}${ownPitch}${sizeXml(text.title)}`,
    },
    {
      id: styleIds.pageNumber,
      name: styleNames.pageNumber,
      hidden: true,
      paragraph: `${offGrid}<w:ind w:left="${side}" w:right="${side}"/>`,
      run: `${fontsXml(fonts.table, true)}${ownPitch}${sizeXml(pageNumber.size)}`,
    },
    ...tablesOf(editions[currentEdition]).flatMap(([key, { table: called }]) => [
      cell(key, styleIds.label(key), `${called}文字`),
      cell(key, styleIds.leftLabel(key), `${called}靠左文字`, "table", "left"),
      cell(key, styleIds.corner(key), `${called}角注`, "heading2", cornerLeft ? "left" : "center"),
      cell(key, styleIds.figure(key), `${called}数字`),
    ]),
    cell("own", styleIds.label("own"), styleNames.ownHead),
    cell("own", styleIds.figure("own"), styleNames.ownText),
    cell("own", styleIds.leftLabel("own"), styleNames.ownLeft, "table", "left"),
    cell("own", styleIds.rightText, styleNames.ownRight, "table", "right"),
    { id: styleIds.link, name: styleNames.link, type: "character" },
    { id: styleIds.lead, name: styleNames.lead, type: "character", run: fontsXml(fonts.heading2) },
  ];
}

/** A style as it stands in styles.xml; `based` is the id of the style under every paragraph's. */
export function styleXml(style: WordStyle, based: string): string {
  const { id, name, type, next, hidden, paragraph, run } = style;
  return [
    `<w:style w:type="${type ?? "paragraph"}" w:customStyle="1" w:styleId="${id}">`.replace(
      /^Title$|^heading \d$|^caption$|^Hyperlink$/.test(name) ? ' w:customStyle="1"' : "",
      "",
    ),
    `<w:name w:val="${name}"/>`,
    type === undefined ? `<w:basedOn w:val="${based}"/>` : "",
    next === undefined ? "" : `<w:next w:val="${next}"/>`,
    hidden ? "" : "<w:qFormat/>",
    paragraph === undefined ? "" : `<w:pPr>${paragraph}</w:pPr>`,
    run === undefined ? "" : `<w:rPr>${run}</w:rPr>`,
    "</w:style>",
  ].join("");
}

/**
 * word/styles.xml. Line ends follow Chinese rules (kinsoku, punctuation hung over the edge). The gap that Word
 * leaves between Chinese and Latin text is off, since the grid of 28 characters knows none.
 */
export function stylesPart(style: Style, fonts: Readonly<Record<FontRole, WordFont>>): string {
  const lines = '<w:widowControl/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
  const run = `${fontsXml(fonts.body)}<w:spacing w:val="${characterSpacing(style)}"/>${sizeXml(style.text.body)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`;
  const cells = ["top", "left", "bottom", "right"]
    .map((side) => `<w:${side} w:w="0" w:type="dxa"/>`)
    .join("");
  return [
    xmlDeclaration,
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    `<w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault>`,
    `<w:pPrDefault><w:pPr>${aligned("both")}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
    `<w:pPr>${lines}</w:pPr></w:style>`,
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
    `<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${cells}</w:tblCellMar></w:tblPr></w:style>`,
    ...wordStyles(style, fonts).map((named) => styleXml(named, "Normal")),
    "</w:styles>",
  ].join("");
}
