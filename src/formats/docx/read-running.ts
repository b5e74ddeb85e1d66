import { reviewLabel } from "../../document/document.ts";
import { compact } from "../../report/seen-basics.ts";
import { firstCharacters } from "../../report/text.ts";
import { bodyReaderOf, type WordBlock } from "./read-blocks.ts";
import type { WordParts } from "./read-parts.ts";

/** A page number, in all the ways it is written. */
const onlyPageNumber = /^[\s\d—–―－-]*$|^第?\s*\d+\s*页?(?:\s*[/，,]?\s*共?\s*\d+\s*页?)?$/u;

const blockLines = (blocks: readonly WordBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.type === "table" ? block.cells.map(({ text }) => text) : [block.text, ...block.beside],
  );

/**
 * What a Word file says at the head and the foot of its pages, which no reader takes for text: headers and footers that a
 * section names, without page numbers, what the body says too, and the line of a review copy.
 */
export function runningTexts(parts: WordParts, body: readonly WordBlock[]): string[] {
  const leads = parts.leads();
  const said = new Set(
    body.flatMap((block) => (block.type === "paragraph" ? [compact(block.text)] : [])).slice(0, 20),
  );
  const found = new Set<string>();
  const ids = [
    ...(parts.text(parts.main) ?? "").matchAll(/<(?:\w{1,20}:)?(?:header|footer)Reference\s[^<>]{0,300}/gu),
  ];
  for (const [reference] of ids.slice(0, 60)) {
    const lead = leads.get(/:id="([^"]{1,100})"/u.exec(reference)?.[1] ?? "");
    const root = lead !== undefined && "part" in lead ? parts.xml(lead.part) : undefined;
    if (root === undefined) continue;
    for (const line of blockLines(bodyReaderOf(parts).blocks(root))) {
      const words = line.trim();
      if (words === "" || /^(?:自动更新的)?域/u.test(words) || onlyPageNumber.test(words)) continue;
      if (!said.has(compact(words)) && compact(words) !== compact(reviewLabel))
        found.add(firstCharacters(words, 40));
    }
  }
  return [...found];
}
