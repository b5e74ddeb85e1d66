import { type FileChild, HeadingLevel, PageBreak, Paragraph } from "docx";
import type { Block, Document, SignatureBlock } from "../../document/document.ts";
import type { Style } from "../../style/style.ts";
import { toTwip } from "../../style/units.ts";
import { styleIds } from "./styles.ts";
import { wordTable } from "./table.ts";
import { textRuns } from "./text.ts";

/** Characters that a line takes: Latin letters and digits about half as wide as Chinese characters. */
const wideness = (text: string) =>
  [...text].reduce((sum, c) => sum + (/[\u0020-\u024F]/.test(c) ? 0.5 : 1), 0);

/** 署名 and 成文日期 (GB/T 9704—2012, 7.3.5) by indents from the left. */
function signature({ by, on }: SignatureBlock, { page, signature }: Style, seal: boolean): Paragraph[] {
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
    new Paragraph({ style: styleIds.signer, ...indent(nameAt), children: textRuns(by) }),
    new Paragraph({ style: styleIds.date, ...indent(dateAt), children: textRuns(on) }),
  ];
}

function blockChildren(block: Block, style: Style, seal: boolean): FileChild[] {
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
      return [new Paragraph({ heading, children: textRuns(block.text) })];
    }
    case "paragraph": {
      const lead = textRuns(block.lead, styleIds.lead);
      return [new Paragraph({ style: styleIds.body, children: [...lead, ...textRuns(block.text)] })];
    }
    case "table":
      return [wordTable(block, style)];
    case "signature":
      return signature(block, style, seal);
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return block satisfies never;
  }
}

/** The paragraphs and tables of a document, in order. */
export const bodyChildren = ({ blocks }: Document, style: Style, seal: boolean): FileChild[] =>
  blocks.flatMap((block) => blockChildren(block, style, seal));
