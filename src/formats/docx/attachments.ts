import type { AttachmentBlock, AttachmentListBlock } from "../../document/document.ts";
import { wideness } from "../../report/text.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import { type BodySetting, paragraphXml } from "./paragraph.ts";
import { markedRunsXml } from "./remarks.ts";
import { wideFontOf } from "./skeleton/fonts.ts";
import { linePitch, styleIds } from "./skeleton/styles.ts";
import { brokenLines, runsXml } from "./text.ts";

/** Characters that the mark of a name takes: a full stop is a quarter of one in Word's Latin font. */
const markWidth = (mark: string): number => wideness(mark) - (mark.endsWith(".") ? 0.25 : 0);

/** 附件说明 (GB/T 9704—2012, 7.3.4): a second line stands below the first character of the name. */
export function attachmentListXml(
  { items }: AttachmentListBlock,
  { style, idOf, fonts }: BodySetting,
): string {
  const { characterPitch: pitch } = textArea(style.page);
  const numbersAt = style.text.indent + wideness("附件：");
  const lines = items.map(({ mark, text }, i) => {
    const from = i === 0 ? style.text.indent : numbersAt;
    const hanging = toTwip(markWidth(mark) * pitch);
    const indent = `<w:ind w:left="${toTwip(from * pitch) + hanging}" w:hanging="${hanging}"/>`;
    return paragraphXml(
      idOf(styleIds.attachmentList),
      runsXml(mark + text, { wideFont: wideFontOf(fonts.body) }),
      indent,
    );
  });
  return paragraphXml(idOf(styleIds.body)) + lines.join("");
}

/** The head of an attachment, on a page of its own (7.3.9). */
export function attachmentXml(
  { label, title, marks = [] }: AttachmentBlock,
  at: number,
  { style, idOf, facts, fonts }: BodySetting,
): string {
  const lines = brokenLines(title, facts.linesOf(at));
  // The title takes whole lines of the page's grid.
  const pitch = linePitch(style.page);
  const height = toTwip(style.text.titlePitch) * lines.length;
  const white = `<w:spacing w:after="${Math.ceil(height / pitch) * pitch - height}"/>`;
  const empty = paragraphXml(idOf(styleIds.body));
  const looked = lines.map((text, i) => ({ text, look: {}, breaks: i < lines.length - 1 }));
  const titled = markedRunsXml(looked, marks, style.table);
  return [
    paragraphXml(idOf(styleIds.attachmentLabel), runsXml(label, { wideFont: wideFontOf(fonts.heading1) })),
    empty,
    paragraphXml(idOf(styleIds.attachmentTitle), titled, white),
    empty.repeat(style.text.linesAfterTitle),
  ].join("");
}
