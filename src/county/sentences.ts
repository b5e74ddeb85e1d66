import { piecesOf } from "../checks/text.ts";
import type { Edition } from "../form/form.ts";
import type { Report } from "../report/report.ts";

/** Blanks and the width of signs are a web page's, and say nothing. */
export const plainSentence = (text: string) => text.normalize("NFKC").replace(/\s/gu, "");

/** The sentences of each text of a report by its key; how they are parted into paragraphs does not count. */
export function sentencesByText(report: Report, edition: Edition): Map<string, string[]> {
  const sentences = new Map<string, string[]>();
  for (const { section, text } of piecesOf(report, edition)) {
    if (section === "title") continue;
    const list = sentences.get(section) ?? [];
    list.push(...text.split(/(?<=[。；！？])/u).filter((sentence) => plainSentence(sentence) !== ""));
    sentences.set(section, list);
  }
  return sentences;
}
