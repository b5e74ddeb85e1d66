import { type EditionKey, editions } from "../../form/editions.ts";
import { type Edition, type SectionKey, sectionsOf, type TableKey } from "../../form/form.ts";
import { ReadError } from "../../problem/read-error.ts";
import { addressOf, figuresOf, type TableSection } from "../../report/figures.ts";
import { parseReport } from "../../report/parse.ts";
import type { NarrativeInput, Report } from "../../report/report.ts";
import { isClauseHeading } from "../../report/text.ts";
import { comparedName, styleNames } from "./names.ts";
import { joinedLines, parsePart, type WordBlock, wordBlocks } from "./read-blocks.ts";
import { wordParts } from "./read-parts.ts";
import { readFigures } from "./read-tables.ts";

const unspaced = (text: string) => text.replace(/\s/gu, "");

/** Custom properties that the renderer wrote: what the pages do not show. */
function properties(parts: ReadonlyMap<string, string>): Map<string, string> {
  const custom = parts.get("docProps/custom.xml");
  if (custom === undefined) return new Map();
  const elements = Array.from(parsePart(custom).childNodes) as ReturnType<typeof parsePart>[];
  return new Map(
    elements
      .filter(({ localName }) => localName === "property")
      .map((element) => [element.getAttribute("name") ?? "", element.textContent ?? ""]),
  );
}

/** The edition whose titles and tables the file has. */
function editionByTitles(blocks: readonly WordBlock[], named: string | undefined): Edition {
  if (named !== undefined && Object.hasOwn(editions, named)) return editions[named as EditionKey];
  const texts = new Set(blocks.map((block) => (block.type === "paragraph" ? unspaced(block.text) : "")));
  const known = Object.values(editions as Record<string, Edition>);
  const score = (edition: Edition) =>
    sectionsOf(edition).filter(([, { title }]) => texts.has(unspaced(title))).length;
  const [best] = known.toSorted((a, b) => score(b) - score(a) || Number(b.key) - Number(a.key));
  return best as Edition;
}

/** The blocks of each section, and those before the first, found by the section titles. */
function partition(
  blocks: readonly WordBlock[],
  edition: Edition,
): { before: WordBlock[]; sections: Map<SectionKey, WordBlock[]> } {
  const titles = new Map(sectionsOf(edition).map(([key, { title }]) => [unspaced(title), key]));
  const before: WordBlock[] = [];
  const sections = new Map<SectionKey, WordBlock[]>();
  let here = before;
  for (const block of blocks) {
    const key = block.type === "paragraph" ? titles.get(unspaced(block.text)) : undefined;
    if (key === undefined || sections.has(key)) here.push(block);
    else {
      here = [];
      sections.set(key, here);
    }
  }
  for (const [key, { title }] of sectionsOf(edition))
    if (!sections.has(key)) throw new ReadError(`没有找到标题“${title}”，请恢复这一标题。`);
  return { before, sections };
}

const paragraphs = (blocks: readonly WordBlock[]) =>
  blocks.flatMap((block) => (block.type === "paragraph" && block.text.trim() !== "" ? [block] : []));

function narrative(blocks: readonly WordBlock[]): NarrativeInput[] {
  const read: (string | { heading: string; paragraphs: string[] })[] = [];
  for (const { style, text } of paragraphs(blocks)) {
    const last = read.at(-1);
    if (style === comparedName(styleNames.heading2) || isClauseHeading(text.trim()))
      read.push({ heading: text, paragraphs: [] });
    else if (typeof last === "object") last.paragraphs.push(text);
    else read.push(text);
  }
  return read;
}

function figures(section: TableSection, key: SectionKey, blocks: readonly WordBlock[]) {
  const table = blocks.find((block) => block.type === "table");
  if (table === undefined) throw new ReadError(`“${section.title}”下没有找到${section.table}。`);
  const asWritten = figuresOf(section).filter(({ kind }) => kind === "amount" || kind === "sum");
  const amounts = new Set(asWritten.map(({ keys }) => addressOf(key, keys)));
  return readFigures(section, key as TableKey, table.cells, amounts);
}

const dated = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u;

/** 署名 and 成文日期, taken off the end of section six. */
function takeSignature(blocks: WordBlock[]): { by: string; on: string } | undefined {
  const written = paragraphs(blocks);
  const [by, on] = written.slice(-2);
  const [, year, month, day] = dated.exec(unspaced(on?.text ?? "")) ?? [];
  if (by === undefined || year === undefined) return undefined;
  blocks.splice(blocks.indexOf(by));
  return {
    by: joinedLines(by.text).trim(),
    on: [year, month?.padStart(2, "0"), day?.padStart(2, "0")].join("-"),
  };
}

/**
 * Reads a report back from a Word file that this package wrote, also after somebody changed figures and
 * sentences in Word, WPS or LibreOffice: tables by position and label, text by heading.
 *
 * @throws {ReadError} names the place that cannot be read.
 * @throws {ReportError} if what stands there is no valid data.
 */
export function readDocx(bytes: Uint8Array): Report {
  const parts = wordParts(bytes);
  const known = properties(parts);
  const blocks = wordBlocks(parts);
  const edition = editionByTitles(blocks, known.get("edition"));
  const { before, sections } = partition(blocks, edition);
  const signed = takeSignature(sections.get("otherMatters") as WordBlock[]);
  const head = paragraphs(before);
  const opened = head.findIndex(({ style }) => style !== comparedName(styleNames.title));
  const title = head.slice(0, opened < 0 ? head.length : opened).map(({ text }) => joinedLines(text));
  if (title.length === 0) throw new ReadError("没有找到报告标题，请用“标题”样式排标题。");
  const year = known.get("year") ?? /(20\d\d)年/u.exec(title.join(""))?.[1];
  if (year === undefined) throw new ReadError("标题里没有年份，无法确定是哪一年的报告。");
  const period = known.get("period")?.split("/");
  return parseReport({
    edition: edition.key,
    agency: known.get("agency") ?? title[0],
    year: Number(year),
    title,
    ...(period?.length === 2 && { period: { from: period[0], to: period[1] } }),
    opening: opened < 0 ? [] : head.slice(opened).map(({ text }) => text),
    ...Object.fromEntries(
      sectionsOf(edition).map(([key, section]) => {
        const here = sections.get(key) as WordBlock[];
        return [key, section.kind === "narrative" ? narrative(here) : figures(section, key, here)];
      }),
    ),
    ...(signed && { signature: signed }),
  });
}
