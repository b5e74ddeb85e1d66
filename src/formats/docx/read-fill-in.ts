import { isPrompt } from "../../document/fill-in-document.ts";
import { type Edition, sectionsOf } from "../../form/form.ts";
import { attributeOf, type XmlElement } from "../../opc/elements.ts";
import type { Problem } from "../../problem/problem.ts";
import { ReadError } from "../../problem/read-error.ts";
import type { FigureTree } from "../../report/figures.ts";
import { told } from "../../report/format-reading.ts";
import type { NarrativeInput } from "../../report/report.ts";
import type { WordBlock } from "./read-blocks.ts";
import { below } from "./read-elements.ts";
import type { WordParts } from "./read-parts.ts";

/** The names of the content controls in each paragraph. */
function* controlNames(element: XmlElement | undefined): Generator<readonly string[]> {
  for (const child of element?.children ?? []) {
    if (typeof child === "string") continue;
    if (child.localName === "p") yield [...aliasesIn(child)];
    else yield* controlNames(child);
  }
}

function* aliasesIn(element: XmlElement): Generator<string> {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    const alias = child.localName === "sdt" ? attributeOf(below(child, "sdtPr", "alias"), "val") : undefined;
    if (alias) yield alias;
    yield* aliasesIn(child);
  }
}

/**
 * Refuses a file in which a control stands twice in one paragraph: LibreOffice 7.4 writes what is in a control three
 * times over, 「5」 as 「5555」.
 *
 * @throws {ReadError}
 */
export function refuseRepeatedControls(parts: WordParts): void {
  for (const names of controlNames(parts.xml(parts.main)))
    if (new Set(names).size < names.length)
      throw new ReadError(
        `“${names[0]}”这一处的填写框在文件里重复了 ${names.length} 次，里面的数和文字也多出一遍（LibreOffice 7.4 存盘时会这样），不能读；请用 Word、WPS 填写，或改填 Excel 填报表。`,
      );
}

/** The paragraphs without prompts that a program took out of their control. */
export const withoutPrompts = (blocks: readonly WordBlock[]): WordBlock[] =>
  blocks.filter((block) => block.type === "table" || !isPrompt(block.text));

/** What a file that was filled in says: what is empty was left to its default. */
export function filledIn(
  data: Readonly<Record<string, unknown>>,
  edition: Edition,
): { data: Record<string, unknown>; notes: Problem[] } {
  const notes: Problem[] = [];
  const entries = Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
    const section = sectionsOf(edition).find(([name]) => name === key);
    if (key === "opening" && (value as readonly string[]).length === 0) return [];
    if (section === undefined) return [[key, value]];
    if (section[2] === "table") return [[key, withoutBlanks(value as FigureTree)]];
    const blocks = (value as readonly NarrativeInput[]).filter((block, i) => {
      if (typeof block !== "object" || "kind" in block || block.paragraphs?.length !== 0) return true;
      notes.push(told(`${key}.${i}`, section[1].title, `小标题“${block.heading}”下没有填文字，没有读入。`));
      return false;
    });
    return blocks.length === 0 && section[1].ifEmpty !== undefined ? [] : [[key, blocks]];
  });
  return { data: Object.fromEntries(entries), notes };
}

/** Figures without the cells that nobody filled in. */
const withoutBlanks = (tree: FigureTree): FigureTree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      if (value === null) return [];
      return [[key, typeof value === "object" ? withoutBlanks(value) : value]];
    }),
  );
