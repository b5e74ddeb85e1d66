import type { Block, Document, SignatureBlock } from "../../document/document.ts";
import { signaturePlace } from "../../document/signature-place.ts";
import type { FontRole, Style } from "../../style/style.ts";
import type { TableBreak } from "../../style/table-break.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import { wholeTables, wideness } from "./page-estimate.ts";
import { type WordFont, wideFontOf } from "./skeleton/fonts.ts";
import { styleIds } from "./skeleton/styles.ts";
import { tableXml } from "./table.ts";
import { runsXml } from "./text.ts";

/** What setting the body needs to know. */
export interface BodySetting {
  readonly style: Style;
  readonly fonts: Readonly<Record<FontRole, WordFont>>;
  /** With a seal: 署名 and 成文日期 leave room for it. */
  readonly seal: boolean;
  /** Whether a table may break over pages. */
  readonly tableBreak: TableBreak;
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
}

const paragraphXml = (style: string, runs = "", indent = "") =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${indent}</w:pPr>${runs}</w:p>`;

/** 署名 and 成文日期 (GB/T 9704—2012, 7.3.5) by indents from the left. */
function signatureXml({ by, on }: SignatureBlock, { style, fonts, seal, idOf }: BodySetting): string {
  const { page, signature } = style;
  const wideFont = wideFontOf(fonts.body);
  const widths = { name: wideness(by), date: wideness(on), line: page.characters, character: 1 };
  const { nameAt, dateAt, linesAbove } = signaturePlace(widths, signature, seal);
  const { characterPitch: pitch } = textArea(page);
  const indent = (at: number) => `<w:ind w:left="${toTwip(at * pitch)}"/>`;
  const signer = idOf(styleIds.signer);
  return [
    paragraphXml(signer).repeat(linesAbove),
    paragraphXml(signer, runsXml(by, { wideFont }), indent(nameAt)),
    paragraphXml(idOf(styleIds.date), runsXml(on), indent(dateAt)),
  ].join("");
}

function blockXml(block: Block, setting: BodySetting, whole: ReadonlySet<string>): string {
  const { style, fonts, idOf } = setting;
  switch (block.type) {
    case "title": {
      const lines = block.lines.map((line) => paragraphXml(idOf(styleIds.title), runsXml(line)));
      return lines.join("") + paragraphXml(idOf(styleIds.body)).repeat(style.text.linesAfterTitle);
    }
    case "heading": {
      const role = block.level === 1 ? "heading1" : "heading2";
      return paragraphXml(idOf(styleIds[role]), runsXml(block.text, { wideFont: wideFontOf(fonts[role]) }));
    }
    case "paragraph": {
      const lead = { style: idOf(styleIds.lead), wideFont: wideFontOf(fonts.heading2) };
      const runs = runsXml(block.lead, lead) + runsXml(block.text, { wideFont: wideFontOf(fonts.body) });
      return paragraphXml(idOf(styleIds.body), runs);
    }
    case "table":
      return tableXml(block, { style, idOf, whole: whole.has(block.path) });
    case "signature":
      return signatureXml(block, setting);
    case "pageBreak":
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    default:
      return block satisfies never;
  }
}

/** The paragraphs and tables of a document, in order, as they stand in w:body. */
export function bodyXml(document: Document, setting: BodySetting): string {
  const whole = wholeTables(document, setting.style, setting.tableBreak);
  let xml = "";
  for (const block of document.blocks) xml += blockXml(block, setting, whole);
  return xml;
}
