import { type FileChild, HeadingLevel, PageBreak, Paragraph } from "docx";
import type { Block, Document, SignatureBlock } from "../../document/document.ts";
import type { FontRole, Style } from "../../style/style.ts";
import { toTwip } from "../../style/units.ts";
import { type WordFont, wideFontOf } from "./fonts.ts";
import { styleIds } from "./styles.ts";
import { wordTable } from "./table.ts";
import { textRuns } from "./text.ts";

/** What setting the body needs to know. */
export interface BodySetting {
  readonly style: Style;
  readonly fonts: Readonly<Record<FontRole, WordFont>>;
  /** With a seal: 署名 and 成文日期 leave room for it. */
  readonly seal: boolean;
}

/** Characters that a line takes: Latin letters and digits about half as wide as Chinese characters. */
const wideness = (text: string) =>
  [...text].reduce((sum, c) => sum + (/[\u0020-\u024F]/.test(c) ? 0.5 : 1), 0);

/** 署名 and 成文日期 (GB/T 9704—2012, 7.3.5) by indents from the left. */
function signature({ by, on }: SignatureBlock, { style, fonts, seal }: BodySetting): Paragraph[] {
  const { page, signature } = style;
  const wideFont = wideFontOf(fonts.body);
  const pitch = (page.width - page.left - page.right) / page.characters;
  const [name, date] = [wideness(by), wideness(on)];
  const sealed = page.characters - signature.sealRight - date;
  const open = page.characters - signature.right - Math.max(name, signature.dateIndent + date);
  const nameAt = Math.max(0, seal ? Math.min(sealed + (date - name) / 2, page.characters - name) : open);
  const dateAt = seal ? sealed : nameAt + signature.dateIndent;
  const empty = signature.linesAbove + (seal ? signature.sealLines : 0);
  const indent = (at: number) => ({ indent: { left: toTwip(at * pitch) } });
  return [
    ...Array.from({ length: empty }, () => new Paragraph({ style: styleIds.signer })),
    new Paragraph({ style: styleIds.signer, ...indent(nameAt), children: textRuns(by, { wideFont }) }),
    new Paragraph({ style: styleIds.date, ...indent(dateAt), children: textRuns(on) }),
  ];
}

function blockChildren(block: Block, setting: BodySetting): FileChild[] {
  const { style, fonts } = setting;
  switch (block.type) {
    case "title":
      return [
        ...block.lines.map(
          (line) => new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(line) }),
        ),
        ...Array.from({ length: style.text.linesAfterTitle }, () => new Paragraph({ style: styleIds.body })),
      ];
    case "heading": {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      const wideFont = wideFontOf(block.level === 1 ? fonts.heading1 : fonts.heading2);
      return [new Paragraph({ heading, children: textRuns(block.text, { wideFont }) })];
    }
    case "paragraph": {
      const lead = textRuns(block.lead, { style: styleIds.lead, wideFont: wideFontOf(fonts.heading2) });
      const text = textRuns(block.text, { wideFont: wideFontOf(fonts.body) });
      return [new Paragraph({ style: styleIds.body, children: [...lead, ...text] })];
    }
    case "table":
      return [wordTable(block, style)];
    case "signature":
      return signature(block, setting);
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return block satisfies never;
  }
}

/** The paragraphs and tables of a document, in order. */
export const bodyChildren = ({ blocks }: Document, setting: BodySetting): FileChild[] =>
  blocks.flatMap((block) => blockChildren(block, setting));
