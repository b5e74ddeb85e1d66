import { TextRun } from "docx";
import { isBeyondGb2312 } from "./gb2312.ts";

/** Signs that Word would set in the Latin font. */
const chineseSigns = /([“”‘’—…·]+)/u;

/** How the runs of a text differ from their paragraph's style. */
export interface RunLook {
  /** A character style. */
  readonly style?: string;
  /** The font for hanzi beyond GB 2312, where the style's own lacks them. */
  readonly wideFont?: string | undefined;
}

/** Splits off the characters that the style's font lacks. */
function byCoverage(text: string, wideFont: string | undefined): { text: string; beyond: boolean }[] {
  const parts: { text: string; beyond: boolean }[] = [];
  for (const character of text) {
    const beyond = wideFont !== undefined && isBeyondGb2312(character);
    const last = parts.at(-1);
    if (last?.beyond === beyond) last.text += character;
    else parts.push({ text: character, beyond });
  }
  return parts;
}

/** Text as runs: quotes and dashes carry a hint that they are Chinese, rare characters the font that has them. */
export function textRuns(text: string, { style, wideFont }: RunLook = {}): TextRun[] {
  const named = style === undefined ? {} : { style };
  return text
    .split(chineseSigns)
    .filter((part) => part !== "")
    .flatMap((part) => {
      if (chineseSigns.test(part)) return [new TextRun({ text: part, ...named, font: { hint: "eastAsia" } })];
      return byCoverage(part, wideFont).map(
        ({ text, beyond }) =>
          new TextRun({ text, ...named, ...(beyond && wideFont && { font: { eastAsia: wideFont } }) }),
      );
    });
}
