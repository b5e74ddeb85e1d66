import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from "docx";
import type { TableKey } from "../../form/form.ts";
import type { FontRole, Style } from "../../style/style.ts";
import { toTwip } from "../../style/units.ts";
import { runFont, type WordFont } from "./fonts.ts";

/** Styles of our own, beside Word's Title, Heading 1 and Heading 2. */
export const styleIds = {
  body: "ReportBody",
  lead: "ReportLead",
  signer: "ReportSigner",
  date: "ReportDate",
  pageNumber: "ReportPageNumber",
  label: (table: TableKey) => `Label-${table}`,
  figure: (table: TableKey) => `Figure-${table}`,
} as const;

const tableNames: Record<TableKey, string> = {
  proactiveDisclosure: "表二",
  requests: "表三",
  reviewAndLitigation: "表四",
};

const halfPoints = (points: number) => Math.round(points * 2);

/**
 * Styles of tables and page numbers leave the page's grid of lines. docx cannot say so for a paragraph:
 * the finished styles.xml is told.
 */
export const offGrid = (stylesXml: string): string =>
  stylesXml.replace(
    /(<w:style [^>]*w:styleId="(?:Label-|Figure-|ReportPageNumber)[^"]*">.*?<w:pPr>)/gs,
    '$1<w:snapToGrid w:val="0"/>',
  );

/** Every style of the document, each said once: no run repeats what its style says. */
export function wordStyles(
  { text, table, pageNumber, page }: Style,
  fonts: Record<FontRole, WordFont>,
): IStylesOptions {
  const characters = (count: number) => ({
    firstLineChars: count * 100,
    firstLine: toTwip(count * text.body),
  });
  const pitch = (page.width - page.left - page.right) / page.characters;
  // Rounded down, so that a full line has its 28 characters.
  const spacing = Math.floor((pitch - text.body) * 20);
  const run = (role: FontRole, size: number) => ({ font: runFont(fonts[role]), size: halfPoints(size) });
  const heading = (role: FontRole, level: number): IBaseParagraphStyleOptions => ({
    basedOn: "Normal",
    next: styleIds.body,
    quickFormat: true,
    run: { ...run(role, text.body), bold: false, color: "auto" },
    paragraph: {
      indent: characters(text.indent),
      keepNext: true,
      keepLines: true,
      outlineLevel: level,
      spacing: { before: 0, after: 0 },
    },
  });
  const cell = (key: TableKey, id: string, name: string): IParagraphStyleOptions => ({
    id,
    name: `${tableNames[key]}${name}`,
    basedOn: "Normal",
    quickFormat: true,
    run: { ...run("table", table.size[key]), characterSpacing: 0 },
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { line: toTwip(table.size[key] * table.pitch), lineRule: LineRuleType.EXACT },
    },
  });
  const keys = Object.keys(tableNames) as TableKey[];
  return {
    default: {
      document: {
        run: {
          ...run("body", text.body),
          characterSpacing: spacing,
          language: { value: "en-US", eastAsia: "zh-CN" },
        },
        paragraph: { alignment: AlignmentType.BOTH, spacing: { before: 0, after: 0 } },
      },
      title: {
        basedOn: "Normal",
        next: styleIds.body,
        quickFormat: true,
        run: { ...run("title", text.title), characterSpacing: 0, bold: false, color: "auto" },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { line: toTwip(text.titlePitch), lineRule: LineRuleType.EXACT },
        },
      },
      heading1: heading("heading1", 0),
      heading2: heading("heading2", 1),
    },
    paragraphStyles: [
      {
        id: styleIds.body,
        name: "报告正文",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { indent: characters(text.indent) },
      },
      {
        id: styleIds.signer,
        name: "署名",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { keepNext: true, alignment: AlignmentType.LEFT },
      },
      {
        id: styleIds.date,
        name: "成文日期",
        basedOn: "Normal",
        quickFormat: true,
        paragraph: { alignment: AlignmentType.LEFT },
      },
      {
        id: styleIds.pageNumber,
        name: "页码",
        basedOn: "Normal",
        run: { ...run("table", pageNumber.size), characterSpacing: 0 },
        paragraph: {
          indent: {
            left: toTwip(pageNumber.indent * pitch),
            right: toTwip(pageNumber.indent * pitch),
          },
        },
      },
      ...keys.flatMap((key) => [
        cell(key, styleIds.label(key), "文字"),
        cell(key, styleIds.figure(key), "数字"),
      ]),
    ],
    characterStyles: [{ id: styleIds.lead, name: "段首标题", run: { font: runFont(fonts.heading2) } }],
  };
}
