import type { Problem } from "../problem/problem.ts";
import { told } from "./format-reading.ts";
import { compact } from "./seen-basics.ts";

/** A line of 附件说明 without what stands before the name: 「附件：1.」. */
const listedName = (line: string): string =>
  compact(line)
    .replace(/^附件[:：]?/u, "")
    .replace(/^\d{1,2}[.．、]/u, "");

/**
 * What is to be told where 附件说明 names other attachments than follow: what follows is read, and named by its own title.
 *
 * @param lines - of 附件说明
 * @param titles - of the attachments themselves
 */
export function attachmentNotes(lines: readonly string[], titles: readonly string[]): Problem[] {
  const listed = lines.map(listedName).filter((name) => name !== "");
  if (listed.join("|") === titles.map((title) => listedName(title)).join("|")) return [];
  // A title may begin with a number of its own.
  if (listed.join("|") === titles.map(compact).join("|")) return [];
  const shown = (names: readonly string[]) => (names.length === 0 ? "没有写" : `写的是“${names.join("”“")}”`);
  return [
    told(
      "attachments",
      "附件说明",
      titles.length === 0
        ? `附件说明${shown(listed)}，后面没有附件，没有读入。`
        : `附件说明${shown(listed)}，与后面的附件不一致；按附件自己的标题读。`,
      lines.join(" "),
    ),
  ];
}
