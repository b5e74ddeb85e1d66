import { escapedXml } from "../../opc/xml.ts";
import { isBeyondGb2312 } from "./gb2312.ts";

/** Signs that Word would set in the Latin font. */
const chineseSigns = /([“”‘’—…·]+)/u;

/** How the runs of a text differ from their paragraph's style. */
export interface RunLook {
  /** The id of a character style. */
  readonly style?: string;
  /** The colour behind it, `#rrggbb`. */
  readonly shade?: string | undefined;
  /** The font for hanzi beyond GB 2312, where the style's own lacks them. */
  readonly wideFont?: string | undefined;
  /** A size smaller than the style's, pt; Word's half a point is rounded down. */
  readonly size?: number | undefined;
}

/** Splits off the characters that the style's font lacks. */
function byCoverage(text: string, wideFont: string | undefined): { text: string; beyond: boolean }[] {
  if (wideFont === undefined) return [{ text, beyond: false }];
  const parts: { text: string; beyond: boolean }[] = [];
  for (const character of text) {
    const beyond = isBeyondGb2312(character);
    const last = parts.at(-1);
    if (last?.beyond === beyond) last.text += character;
    else parts.push({ text: character, beyond });
  }
  return parts;
}

const runXml = (text: string, look: string) =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapedXml(text)}</w:t></w:r>`;

/** The lines that the layout breaks a text into, if they are the whole text. */
export const brokenLines = (text: string, lines: readonly string[]): readonly string[] =>
  lines.length > 1 && lines.join("") === text ? lines : [text];

/** The end of a line that the layout breaks; the reader passes over it. */
export const lineEndXml = "<w:r><w:br/></w:r>";

/** Lines as runs. */
export const lineRunsXml = (lines: readonly string[], look: RunLook = {}): string =>
  lines.map((line) => runsXml(line, look)).join(lineEndXml);

/** A colour behind a cell or a run. */
export const shadeXml = (colour: string): string =>
  `<w:shd w:val="clear" w:color="auto" w:fill="${colour.replace("#", "")}"/>`;

/** Text as runs: quotes and dashes carry a hint that they are Chinese, rare characters the font that has them. */
export function runsXml(text: string, { style, wideFont, size, shade }: RunLook = {}): string {
  const named = style === undefined ? "" : `<w:rStyle w:val="${style}"/>`;
  const wide = wideFont === undefined ? "" : `<w:rFonts w:eastAsia="${escapedXml(wideFont)}"/>`;
  const halves = size === undefined ? 0 : Math.floor(size * 2 + 1e-6);
  const large = size === undefined ? "" : `<w:sz w:val="${halves}"/><w:szCs w:val="${halves}"/>`;
  const sized = large + (shade === undefined ? "" : shadeXml(shade));
  let xml = "";
  text.split(chineseSigns).forEach((part, i) => {
    if (part === "") return;
    // What stands between the pattern's matches has even places.
    if (i % 2 === 1) xml += runXml(part, `${named}<w:rFonts w:hint="eastAsia"/>${sized}`);
    else
      for (const { text, beyond } of byCoverage(part, wideFont))
        xml += runXml(text, (beyond ? named + wide : named) + sized);
  });
  return xml;
}
