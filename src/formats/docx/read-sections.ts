import { type Edition, type SectionKey, sectionsOf } from "../../form/form.ts";
import { ReadError } from "../../problem/read-error.ts";
import { compact } from "../../report/seen-basics.ts";
import { comparedName, styleNames } from "./names.ts";
import { unbrokenText, type WordBlock } from "./read-blocks.ts";

/** A file's blocks as its sections part them. */
export interface SectionBlocks {
  /** Those before the first section. */
  readonly before: WordBlock[];
  readonly sections: ReadonlyMap<SectionKey, WordBlock[]>;
  /** Titles in other words than the form's: known by their style and by the titles around them. */
  readonly titles: Readonly<Partial<Record<SectionKey, string>>>;
}

const headingStyle = comparedName(styleNames.heading1);

/** Where each section's title stands, as the form words it. */
function formTitles(blocks: readonly WordBlock[], edition: Edition): Map<SectionKey, number> {
  const keys = new Map(sectionsOf(edition).map(([key, { title }]) => [compact(title), key]));
  const found = new Map<SectionKey, number>();
  blocks.forEach((block, at) => {
    const key = block.type === "paragraph" ? keys.get(compact(block.text)) : undefined;
    if (key !== undefined && !found.has(key)) found.set(key, at);
  });
  return found;
}

/**
 * Where the titles stand that have other words: as many paragraphs of the title's style between two titles that are
 * known as sections are missing there.
 */
function reworded(
  blocks: readonly WordBlock[],
  edition: Edition,
  known: ReadonlyMap<SectionKey, number>,
): Map<SectionKey, number> {
  const found = new Map<SectionKey, number>();
  const taken = new Set(known.values());
  let missing: SectionKey[] = [];
  let from = -1;
  const close = (to: number) => {
    const between = blocks.flatMap((block, at) => {
      const isTitle =
        block.type === "paragraph" &&
        block.style === headingStyle &&
        block.text.trim() !== "" &&
        !taken.has(at);
      return isTitle && at > from && at < to ? [at] : [];
    });
    if (between.length === missing.length)
      missing.forEach((key, i) => {
        found.set(key, between[i] as number);
      });
    missing = [];
    from = to;
  };
  for (const [key] of sectionsOf(edition)) {
    const at = known.get(key);
    if (at === undefined) missing.push(key);
    else close(at);
  }
  close(blocks.length);
  return found;
}

/**
 * The blocks of each section, and those before the first, found by the sections' titles.
 *
 * @throws {ReadError} names a title that is not there
 */
export function sectionBlocks(blocks: readonly WordBlock[], edition: Edition): SectionBlocks {
  const known = formTitles(blocks, edition);
  const own = reworded(blocks, edition, known);
  for (const [key, { title }] of sectionsOf(edition))
    if (!known.has(key) && !own.has(key)) throw new ReadError(`没有找到标题“${title}”，请恢复这一标题。`);
  const starts = new Map([...known, ...own].map(([key, at]) => [at, key] as const));
  const before: WordBlock[] = [];
  const sections = new Map<SectionKey, WordBlock[]>();
  let here = before;
  blocks.forEach((block, at) => {
    const key = starts.get(at);
    if (key === undefined) here.push(block);
    else {
      here = [];
      sections.set(key, here);
    }
  });
  const titles = [...own].map(([key, at]) => {
    const block = blocks[at] as WordBlock;
    return [key, block.type === "paragraph" ? unbrokenText(block.text) : ""] as const;
  });
  return { before, sections, titles: Object.fromEntries(titles) };
}
