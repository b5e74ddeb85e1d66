import { refuseArgument } from "../problem/wanted.ts";
import type { AttachmentBlock, Block, HeadingBlock } from "./document.ts";

/** A heading of level 1, or an attachment's head, with what stands under it. */
export interface DocumentSection {
  readonly type: "section";
  readonly heading: HeadingBlock | AttachmentBlock;
  readonly blocks: readonly Block[];
}

/** The blocks of a document as they belong together: title and opening, sections, signature. */
export function sectioned(blocks: readonly Block[]): (Block | DocumentSection)[] {
  const each = { what: "文档的一段", parts: { type: "text", path: "text" } } as const;
  refuseArgument("sectioned", "blocks", blocks, { what: "文档的各段（数组）", kind: "list", each });
  const parts: (Block | DocumentSection)[] = [];
  let open: Block[] | undefined;
  for (const block of blocks) {
    if (block.type === "attachment" || (block.type === "heading" && block.level === 1)) {
      open = [];
      parts.push({ type: "section", heading: block, blocks: open });
      continue;
    }
    if (block.type === "signature" || block.type === "attachmentList" || block.type === "pageBreak")
      open = undefined;
    (open ?? parts).push(block);
  }
  return parts;
}
