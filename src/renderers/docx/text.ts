import { TextRun } from "docx";

/** Signs that Word would set in the Latin font. */
const chineseSigns = /([“”‘’—…·]+)/u;

/** Text as runs: quotes and dashes carry a hint that they are Chinese. */
export function textRuns(text: string, style?: string): TextRun[] {
  const named = style === undefined ? {} : { style };
  return text
    .split(chineseSigns)
    .filter((part) => part !== "")
    .map(
      (part) =>
        new TextRun({ text: part, ...named, ...(chineseSigns.test(part) && { font: { hint: "eastAsia" } }) }),
    );
}
