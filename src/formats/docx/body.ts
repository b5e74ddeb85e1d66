import type { Block, Document, SignatureBlock, TitleBlock } from "../../document/document.ts";
import { signaturePlace } from "../../document/signature-place.ts";
import type { FontRole, Style } from "../../style/style.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import type { PageFacts } from "./page-facts.ts";
import { type WordFont, wideFontOf } from "./skeleton/fonts.ts";
import { styleIds } from "./skeleton/styles.ts";
import { tableXml } from "./table.ts";
import { brokenLines, lineRunsXml, runsXml, wideness } from "./text.ts";

/** What setting the body needs to know. */
export interface BodySetting {
  readonly style: Style;
  readonly fonts: Readonly<Record<FontRole, WordFont>>;
  /** With a seal: 署名 and 成文日期 leave room for it. */
  readonly seal: boolean;
  /** What the layout knows. */
  readonly facts: PageFacts;
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
}

/** Text of hanzi and their marks only. */
const plainChinese = /^[\p{Script=Han}，。、；：（）《》“”‘’〔〕]*$/u;

/**
 * Plain text is set to both edges as its style says. Other text stands left: set to both, LibreOffice draws a mark at a
 * line's end not at all where the line has shrunk, and blows up a line after which an address does not break.
 */
const alignmentXml = (text: string): string => (plainChinese.test(text) ? "" : '<w:jc w:val="left"/>');

const paragraphXml = (style: string, runs = "", look = "") =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${look}</w:pPr>${runs}</w:p>`;

/** 署名 and 成文日期 (GB/T 9704—2012, 7.3.5) by indents from the left. */
function signatureXml({ by, on }: SignatureBlock, at: number, setting: BodySetting): string {
  const { style, fonts, seal, idOf, facts } = setting;
  const { page, signature } = style;
  const wideFont = wideFontOf(fonts.body);
  const lines = brokenLines(by, facts.linesOf(at));
  const widths = {
    name: Math.max(...lines.map(wideness)),
    date: wideness(on),
    line: page.characters,
    character: 1,
  };
  const { nameAt, dateAt, linesAbove } = signaturePlace(widths, signature, seal);
  const { characterPitch: pitch } = textArea(page);
  const indent = (at: number) => `<w:ind w:left="${toTwip(at * pitch)}"/>`;
  const signer = idOf(styleIds.signer);
  return [
    paragraphXml(signer).repeat(linesAbove),
    paragraphXml(signer, lineRunsXml(lines, { wideFont }), indent(nameAt)),
    paragraphXml(idOf(styleIds.date), runsXml(on), indent(dateAt)),
  ].join("");
}

/** The lines of each line of the title, as the layout breaks it. */
function titleXml({ lines }: TitleBlock, at: number, { style, idOf, facts }: BodySetting): string {
  const broken = [...facts.linesOf(at)];
  const paragraphs = lines.map((text) => {
    const parts: string[] = [];
    while (broken.length > 0 && parts.join("").length < text.length) parts.push(broken.shift() as string);
    return paragraphXml(idOf(styleIds.title), lineRunsXml(brokenLines(text, parts)));
  });
  return paragraphs.join("") + paragraphXml(idOf(styleIds.body)).repeat(style.text.linesAfterTitle);
}

function blockXml(block: Block, at: number, setting: BodySetting): string {
  const { style, fonts, idOf, facts } = setting;
  switch (block.type) {
    case "title":
      return titleXml(block, at, setting);
    case "heading": {
      const role = block.level === 1 ? "heading1" : "heading2";
      return paragraphXml(
        idOf(styleIds[role]),
        runsXml(block.text, { wideFont: wideFontOf(fonts[role]) }),
        alignmentXml(block.text),
      );
    }
    case "paragraph": {
      const lead = { style: idOf(styleIds.lead), wideFont: wideFontOf(fonts.heading2) };
      const runs = runsXml(block.lead, lead) + runsXml(block.text, { wideFont: wideFontOf(fonts.body) });
      return paragraphXml(idOf(styleIds.body), runs, alignmentXml(block.lead + block.text));
    }
    case "table":
      return tableXml(block, {
        style,
        idOf,
        cuts: facts.cutsOf(at),
        linesOf: (cell) => facts.linesOf(at, cell),
      });
    case "signature":
      return signatureXml(block, at, setting);
    case "pageBreak":
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    default:
      return block satisfies never;
  }
}

/** The paragraphs and tables of a document, in order, as they stand in w:body. */
export function bodyXml(document: Document, setting: BodySetting): string {
  return document.blocks.map((block, at) => blockXml(block, at, setting)).join("");
}
