import type { Problem } from "../../problem/problem.ts";
import { ReadError } from "../../problem/read-error.ts";
import { attachmentLabel } from "../../report/attachment-labels.ts";
import { attachmentNotes } from "../../report/seen-attachments.ts";
import { compact } from "../../report/seen-basics.ts";
import { firstCharacters, trimmed } from "../../report/text.ts";
import { comparedName, styleNames } from "./names.ts";
import { unbrokenText, type WordBlock, type WordParagraph } from "./read-blocks.ts";

/** An attachment as it stands in a file: what it is called, its title, and the blocks of its body. */
export interface WordAttachment {
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly WordBlock[];
}

const isStyled = (block: WordBlock, name: keyof typeof styleNames): block is WordParagraph =>
  block.type === "paragraph" && block.style === comparedName(styleNames[name]) && block.text.trim() !== "";

/** 「附件1」 on a line of its own. */
const isAttachmentLabel = (block: WordBlock): boolean =>
  block.type === "paragraph" &&
  /^附件[0-9一二三四五六七八九十]{0,3}[:：]?$/u.test(compact(block.text.slice(0, 40)));

/** Takes the attachments and 附件说明 off the end of the last section. */
export function takeAttachments(blocks: WordBlock[]): {
  readonly attachments: readonly WordAttachment[];
  readonly notes: readonly Problem[];
} {
  const dated = blocks.findIndex((block) => isStyled(block, "date"));
  // An attachment may speak of 附件1 on a line of its own: the words alone count where nothing has the style.
  const byStyle = blocks.some((block) => isStyled(block, "attachmentLabel"));
  const begins = (block: WordBlock) =>
    byStyle ? isStyled(block, "attachmentLabel") : isAttachmentLabel(block);
  const start = blocks.findIndex((block, i) => begins(block) && (byStyle || (dated >= 0 && i > dated)));
  const pages = start < 0 ? [] : blocks.splice(start);
  const groups: WordBlock[][] = [];
  for (const block of pages) {
    if (begins(block)) groups.push([]);
    groups.at(-1)?.push(block);
  }
  const attachments = groups.map(([label, ...inside], i): WordAttachment => {
    const name = attachmentLabel(i, groups.length);
    const titled = inside.filter((block) => isStyled(block, "attachmentTitle"));
    const first = inside.find((block) => block.type === "table" || block.text.trim() !== "");
    const heads = titled.length > 0 ? titled : first?.type === "paragraph" ? [first] : [];
    const text = heads.map((block) => trimmed(unbrokenText(block.text))).join("");
    if (text === "") throw new ReadError(`“${name}”没有标题，请在它下面写明标题。`);
    const struck = [label, ...heads].find((block) => block?.type === "paragraph" && block.struck !== "");
    if (struck?.type === "paragraph")
      throw new ReadError(
        `“${name}”的标题有带删除线的文字“${firstCharacters(struck.struck, 40)}”，无法确定是否保留；请删去，或取消删除线。`,
      );
    return { name, title: text, blocks: inside.filter((block) => !heads.includes(block as WordParagraph)) };
  });
  const listed = blocks.filter((block) => isStyled(block, "attachmentList"));
  for (const block of listed) blocks.splice(blocks.indexOf(block), 1);
  const lines = listed.map(({ text }) => unbrokenText(text));
  return {
    attachments,
    notes: attachmentNotes(
      lines,
      attachments.map(({ title }) => title),
    ),
  };
}
