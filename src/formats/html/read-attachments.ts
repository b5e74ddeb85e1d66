import type { Problem } from "../../problem/problem.ts";
import { attachmentLabel } from "../../report/attachment-labels.ts";
import { attachmentNotes } from "../../report/seen-attachments.ts";
import { attributeIn, type Element } from "./page-nodes.ts";
import { elementsIn, inlineText, otherPage } from "./read-inline.ts";
import { type PageNarrative, readPageNarrative } from "./read-narrative.ts";

interface PageAttachment {
  readonly title: string;
  readonly body: PageNarrative["text"];
}

/** The attachments of a page of ours. `list` is 附件说明. @throws {ReadError} if they are no longer as this package wrote them */
export function attachmentsOnPage(
  sections: readonly Element[],
  list: Element | undefined,
  pictures: ReadonlyMap<string, string>,
): { readonly read: readonly PageAttachment[]; readonly notes: readonly Problem[] } {
  const notes: Problem[] = [];
  const read = sections.map((section, i): PageAttachment => {
    const [label, heading, ...inside] = elementsIn(section);
    if (attributeIn(section, "class") !== "attachment" || label === undefined || heading?.tagName !== "h2")
      return otherPage("结尾");
    const name = attachmentLabel(i, sections.length);
    const { text, notes: told } = readPageNarrative(`attachments.${i}.body`, name, inside, pictures);
    notes.push(...told);
    return { title: inlineText(heading).text, body: text };
  });
  const listed = list === undefined ? [] : elementsIn(list).map((line) => inlineText(line).text);
  notes.push(
    ...attachmentNotes(
      listed,
      read.map(({ title }) => title),
    ),
  );
  return { read, notes };
}
