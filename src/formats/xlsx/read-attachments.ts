import { paragraphsOf } from "../../report/text.ts";
import type { TextBlocks, TextLine } from "./read-narrative.ts";
import type { Findings } from "./read-table.ts";
import { attachmentPart, rowKinds } from "./sheets.ts";
import { workbookProblem } from "./workbook-error.ts";

export interface SheetAttachment {
  readonly title: string;
  readonly body: TextBlocks;
}

/** 「基本情况和文字 C12」 as sheet and cell. */
function sheetAndCell(place: string): { sheet: string; cell?: string } {
  const [, sheet = place, cell] = /^(.*) ([A-Z]+[0-9]+)$/su.exec(place) ?? [];
  return { sheet, ...(cell !== undefined && { cell }) };
}

/**
 * The attachments among the parts of the list, by their numbers.
 *
 * @param heads - the rows of titles by the key of their part
 */
export function readAttachments(
  parts: ReadonlyMap<string, TextBlocks>,
  heads: ReadonlyMap<string, readonly TextLine[]>,
  { problems, places }: Findings,
): SheetAttachment[] {
  const numbers = [...new Set([...parts.keys(), ...heads.keys()])]
    .flatMap((key) => (key.startsWith("attachments.") ? [Number(key.split(".")[1])] : []))
    .toSorted((a, b) => a - b);
  return numbers.map((number, i): SheetAttachment => {
    const [key, name] = attachmentPart(number);
    const problem = (place: string, message: string, found?: string) =>
      problems.push(workbookProblem("TEXT_ROW", { ...sheetAndCell(place), path: key }, message, found));
    if (number !== i)
      problem(places.get(key) ?? "", `附件应从 1 起连续编号，没有“${attachmentPart(i)[1]}”。`, name);
    const [head, another] = heads.get(key) ?? [];
    if (head === undefined) problem(places.get(key) ?? "", `“${name}”没有“${rowKinds.title}”一行，请补写。`);
    if (another !== undefined) problem(another.place, `“${name}”有两行“${rowKinds.title}”，请删去一行。`);
    if (head !== undefined) places.set(key.replace(/body$/u, "title"), head.place);
    return { title: paragraphsOf(head?.text ?? "").join(""), body: parts.get(key) ?? [] };
  });
}
