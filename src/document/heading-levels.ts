import type { Block } from "./document.ts";

/**
 * The level at which each heading is told to those who hear a text. None is passed over (ISO 14289-1, 7.4.2): a heading
 * of level 3 with none of level 2 before it in its section is one of level 2.
 */
export function toldLevels(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  const told = new Map<Block, number>();
  let inSecond = false;
  for (const block of blocks) {
    if (block.type === "paragraph" && block.lead !== "") inSecond = true;
    if (block.type === "attachment") inSecond = false;
    if (block.type !== "heading") continue;
    if (block.level < 3) inSecond = block.level === 2;
    told.set(block, block.level === 3 && !inSecond ? 2 : block.level);
  }
  return told;
}
