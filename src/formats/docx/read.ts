import { chartsHeading, chartsProperty, chartsUnread } from "../../charts/heading.ts";
import { fillInProperty } from "../../document/fill-in-document.ts";
import { type EditionKey, editions } from "../../form/editions.ts";
import { type Edition, type SectionKey, sectionsOf, type TableKey } from "../../form/form.ts";
import { allTextIn, attributeNamed, childrenOf } from "../../opc/elements.ts";
import type { Problem } from "../../problem/problem.ts";
import { ReadError } from "../../problem/read-error.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import type { TableSection } from "../../report/figures.ts";
import { type FormatReading, reportOf, told } from "../../report/format-reading.ts";
import type { Report } from "../../report/report.ts";
import { compact, readBasics, writtenDate } from "../../report/seen-basics.ts";
import { firstCharacters } from "../../report/text.ts";
import { comparedName, styleNames } from "./names.ts";
import { signersProperty, titlesProperty } from "./properties.ts";
import { takeAttachments } from "./read-attachments.ts";
import { autoName, besideMessage } from "./read-beside.ts";
import { besideOf, unbrokenText, type WordBlock, type WordParagraph, wordBlocks } from "./read-blocks.ts";
import { filledIn, refuseRepeatedControls, withoutPrompts } from "./read-fill-in.ts";
import { readNarrative } from "./read-narrative.ts";
import { WordParts, wordPictures } from "./read-parts.ts";
import { runningTexts } from "./read-running.ts";
import { sectionBlocks } from "./read-sections.ts";
import { type FiguresRead, readFigures } from "./read-tables.ts";

/** Custom properties that the renderer wrote: what the pages do not show. */
function properties(parts: WordParts): Map<string, string> {
  const custom = parts.xml("docProps/custom.xml");
  if (custom === undefined) return new Map();
  return new Map(
    childrenOf(custom, "property").map((element) => [
      attributeNamed(element, "name") ?? "",
      allTextIn(element),
    ]),
  );
}

/** The edition whose titles and tables the file has. */
function editionByTitles(blocks: readonly WordBlock[], named: string | undefined): Edition {
  if (named !== undefined && Object.hasOwn(editions, named)) return editions[named as EditionKey];
  const texts = new Set(blocks.map((block) => (block.type === "paragraph" ? compact(block.text) : "")));
  const known = Object.values(editions as Record<string, Edition>);
  const score = (edition: Edition) =>
    sectionsOf(edition).filter(([, { title }]) => texts.has(compact(title))).length;
  const [best] = known.toSorted((a, b) => score(b) - score(a) || Number(b.key) - Number(a.key));
  return best as Edition;
}

/** The paragraphs with text. Struck out text is seen, but can hardly be meant: whoever struck it out decides. */
function paragraphs(blocks: readonly WordBlock[], where: string): WordParagraph[] {
  return blocks.flatMap((block) => {
    if (block.type === "table") return [];
    if (block.struck !== "")
      throw new ReadError(
        `${where}有带删除线的文字“${firstCharacters(block.struck, 40)}”，无法确定是否保留；请删去，或取消删除线。`,
      );
    return block.text.trim() === "" ? [] : [block];
  });
}

/** Title and opening have no table: what stands in one would be lost. */
function textOnly(title: string, blocks: readonly WordBlock[]): void {
  const cells = blocks.flatMap((block) => (block.type === "table" ? block.cells : []));
  const cell = cells.find(({ text, struck }) => text + struck !== "");
  if (cell !== undefined)
    throw new ReadError(
      `“${title}”里有一张表格（“${firstCharacters(cell.text + cell.struck, 20)}”等），报告数据放不下；请改写成文字，或删去。`,
    );
}

function figures(section: TableSection, key: SectionKey, blocks: readonly WordBlock[]): FiguresRead {
  const [table, another] = blocks.filter((block) => block.type === "table");
  if (table === undefined) throw new ReadError(`“${section.title}”下没有找到${section.table}。`);
  if (another !== undefined)
    throw new ReadError(`“${section.title}”下有两张表格，无法确定哪一张是${section.table}；请删去一张。`);
  const [text] = paragraphs(blocks, `“${section.title}”`);
  if (text !== undefined)
    throw new ReadError(
      `“${section.title}”的表格前后有文字“${firstCharacters(text.text.trim(), 40)}”，报告数据放不下；请移到文字部分，或删去。`,
    );
  return readFigures(section, key as TableKey, table.cells);
}

const signatureStyles = new Set([styleNames.signer, styleNames.date].map(comparedName));

/** What is seen in a part of the file beside its text, and was not read; links too, where the text keeps none. */
function toldBeside(path: string, where: string, blocks: readonly WordBlock[], keeps = false): Problem[] {
  return blocks.flatMap((block) => {
    if (block.type === "table" && keeps) return [];
    return (block.type === "table" ? block.cells : [block]).flatMap((part) => {
      const { text, links } = part;
      const place = text.trim() === "" ? where : `${where}“${firstCharacters(text.trim(), 12)}”处`;
      const beside = keeps || !("pictures" in part) ? part.beside : besideOf(part);
      const lost = keeps ? [] : links.map(({ href }) => `链接的网址没有读入，只读入了文字（${href}）。`);
      return [...beside.map(besideMessage), ...lost].map((message) => told(path, place, message));
    });
  });
}

/** How a whole name of an agency ends; one that was broken by Enter leaves a piece that does not. */
const wholeNameEnd = /(?:政府|[局厅委办部院署社会所站处队]|办公室|中心|法院|公司|大学|学校)$/u;

/** Whether several lines of 署名 are as many agencies: as the file was written, or as each of them reads. */
const areAgencies = (names: readonly string[], written: string | undefined): boolean =>
  written === String(names.length) || names.every((name) => wholeNameEnd.test(name) && [...name].length >= 5);

/** 署名 and 成文日期, taken off the end of section six. `signers`: by how many it was written, if by several. */
function takeSignature(
  blocks: WordBlock[],
  signers: string | undefined,
): { by: string[]; on: string; blocks: WordBlock[]; notes: Problem[] } | undefined {
  const written = paragraphs(blocks, "署名、成文日期");
  const [last, on] = written.slice(-2);
  const date = on && writtenDate(on.text);
  // Several agencies stand one below the other.
  const isSigner = ({ style }: WordParagraph) => style === comparedName(styleNames.signer);
  const before = written.slice(0, -2);
  const others =
    last !== undefined && date !== undefined && isSigner(last)
      ? before.slice(before.findLastIndex((one) => !isSigner(one)) + 1)
      : [];
  const by = others[0] ?? last;
  // What is set as 署名 and 成文日期 is no text of section six, whatever it says now.
  const odd = written
    .slice(0, by === undefined || date === undefined ? undefined : -2 - others.length)
    .find(({ style }) => signatureStyles.has(style));
  if (odd !== undefined)
    throw new ReadError(
      `署名和成文日期应是全文最后的两段，日期写作“2026年1月15日”；现有“${firstCharacters(odd.text.trim(), 40)}”，请核对。`,
    );
  if (by === undefined || date === undefined) return undefined;
  const taken = blocks.splice(blocks.indexOf(by));
  if (taken.some(({ type }) => type === "table"))
    throw new ReadError("署名、成文日期旁边或之后有一张表格，报告数据放不下；请移到文字部分，或删去。");
  if (on?.beside.includes(autoName))
    throw new ReadError(
      `成文日期“${on.text.trim()}”是自动更新的域，每天打开都会变，无法确定是哪一天；请改为直接写的日期（选中后按 Ctrl+Shift+F9），核对后再交。`,
    );
  const names = [...others, last as WordParagraph].map(({ text }) => unbrokenText(text).trim());
  const listed = names.map((name) => firstCharacters(name, 40)).join("”“");
  if (names.length > 1 && !areAgencies(names, signers))
    throw new ReadError(
      `署名有 ${names.length} 行（“${listed}”），看不出是几个机关联合署名，还是一个名称断成了几行；一个名称请写在一行，几个机关请各写全称，一行一个。`,
    );
  const notes =
    names.length > 1 && signers !== String(names.length)
      ? [
          told(
            "signature",
            "署名",
            `有 ${names.length} 行，按 ${names.length} 个机关联合署名读入（“${listed}”），请核对。`,
          ),
        ]
      : [];
  return { by: names, on: date, blocks: taken, notes };
}

/** The report's own blocks: charts behind it are made of its tables. */
function withoutChartPages(
  blocks: readonly WordBlock[],
  heading: string | undefined,
): { readonly blocks: readonly WordBlock[]; readonly notes: readonly Problem[] } {
  const at =
    heading === undefined
      ? -1
      : blocks.findLastIndex(
          (block) =>
            block.type === "paragraph" &&
            block.style === comparedName(styleNames.heading1) &&
            compact(block.text) === compact(heading),
        );
  if (at < 0) return { blocks, notes: [] };
  return { blocks: blocks.slice(0, at), notes: [told("", `“${chartsHeading}”`, chartsUnread)] };
}

/** The data in a Word file, unchecked. @throws {ReadError} names the place that cannot be read. */
export function readDocxData(bytes: Uint8Array): FormatReading {
  const parts = new WordParts(bytes);
  const known = properties(parts);
  const isFillIn = known.has(fillInProperty);
  if (isFillIn) refuseRepeatedControls(parts);
  const all = isFillIn ? withoutPrompts(wordBlocks(parts)) : wordBlocks(parts);
  const { blocks, notes: chartNotes } = withoutChartPages(all, known.get(chartsProperty));
  const edition = editionByTitles(blocks, known.get("edition"));
  const { before, sections, titles } = sectionBlocks(blocks, edition);
  textOnly("标题和引言", before);
  const attached = takeAttachments(sections.get("otherMatters") as WordBlock[]);
  const signed = takeSignature(sections.get("otherMatters") as WordBlock[], known.get(signersProperty));
  const head = paragraphs(before, "标题和引言");
  const opened = head.findIndex(({ style }) => style !== comparedName(styleNames.title));
  const title = head.slice(0, opened < 0 ? head.length : opened).map(({ text }) => unbrokenText(text));
  if (title.length === 0) throw new ReadError("没有找到报告标题，请用“标题”样式排标题。");
  const opening = opened < 0 ? [] : head.slice(opened).map(({ text }) => text);
  const { notes, ...basics } = readBasics(title, opening, known, edition);
  const places = new Map<string, string>();
  const wanted = blocks.flatMap((block) =>
    block.type === "paragraph" ? block.pictures.map(({ part }) => part) : [],
  );
  const media = wordPictures(bytes, new Set(wanted));
  const bytesOf = (part: string) => media.get(part);
  const beside = [
    ...toldBeside("", "标题和引言", before),
    ...toldBeside("signature", "署名、成文日期", signed?.blocks ?? []),
  ];
  const read = sectionsOf(edition).map(([key, section]) => {
    const here = sections.get(key) as WordBlock[];
    if (section.kind === "narrative") {
      const { text, notes } = readNarrative({ key, title: section.title, blocks: here, bytesOf });
      beside.push(...toldBeside(key, `“${section.title}”`, here, true), ...notes);
      return [key, text] as const;
    }
    const { tree, places: cells, beside: inTable } = figures(section, key, here);
    for (const [address, place] of cells) places.set(address, place);
    const around = here.filter(({ type }) => type === "paragraph");
    beside.push(...toldBeside(key, `“${section.title}”`, around));
    for (const [place, what] of inTable) beside.push(told(key, place, besideMessage(what)));
    return [key, tree] as const;
  });
  const written = new Set(known.get(titlesProperty)?.split("\n").map(compact) ?? []);
  const titlesTold = sectionsOf(edition).flatMap(([key, { title: usual }]): Problem[] => {
    const printed = titles[key];
    if (printed === undefined || written.has(compact(printed))) return [];
    const message = `标题“${firstCharacters(printed, 40)}”不是格式的“${usual}”，按位置认出，照原样读入。`;
    return [told(`sectionTitles.${key}`, `“${usual}”`, message)];
  });
  const attachments = attached.attachments.map(({ name, title, blocks: here }, i) => {
    const key = `attachments.${i}.body`;
    const { text, notes } = readNarrative({ key, title: name, blocks: here, bytesOf });
    beside.push(...toldBeside(key, `“${name}”`, here, true), ...notes);
    return { title, body: text };
  });
  const data = {
    edition: edition.key,
    ...basics,
    title,
    opening,
    ...(Object.keys(titles).length > 0 && { sectionTitles: titles }),
    ...Object.fromEntries(read),
    ...(signed && { signature: { by: signed.by, on: signed.on } }),
    ...(attachments.length > 0 && { attachments }),
  };
  const running = runningTexts(parts, blocks).map((text) =>
    told("", "页眉、页脚", `有“${text}”，没有读。`, text),
  );
  const allNotes = [
    ...chartNotes,
    ...running,
    ...notes,
    ...titlesTold,
    ...(signed?.notes ?? []),
    ...beside,
    ...attached.notes,
  ];
  if (!isFillIn) return { data, places, notes: allNotes };
  const filled = filledIn(data, edition);
  return { data: filled.data, places, notes: [...allNotes, ...filled.notes] };
}

/**
 * Reads a report back from a Word file that this package wrote, also after somebody changed figures and
 * sentences in Word, WPS or LibreOffice: tables by position and label, text by heading. What counts is what a person
 * sees: tracked changes are taken, hidden text is not read.
 *
 * @throws {ReadError} names the place that cannot be read.
 * @throws {ReportError} if what stands there is no valid data.
 */
export function readDocx(bytes: Uint8Array): Report {
  refuseNoBytes("readDocx", bytes);
  return reportOf(readDocxData(bytes));
}
