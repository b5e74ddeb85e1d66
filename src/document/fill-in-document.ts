import { aspectHeadings, type Edition, sectionsOf } from "../form/form.ts";
import type { AnyReport } from "../report/any-report.ts";
import type { FigureTree } from "../report/figures.ts";
import { filled, withoutNumber } from "../report/text.ts";
import { composeDocument } from "./compose.ts";
import type { Block, Document } from "./document.ts";
import { carriedFigures, type FillInStart } from "./fill-in.ts";
import { sectionGrid } from "./section-grid.ts";

/** What stands in a place that is to be filled in: 「〔填写署名〕」; a reader passes over it. */
const prompt = (words: string): string => `〔填写${words}〕`;
/** The same where a place may stay empty: what then comes there. */
const promptFor = (words: string): string => `〔不填则${words}〕`;

/** Whether a text is nothing but a prompt. */
export const isPrompt = (text: string): boolean => /^〔(?:填写|不填则)[^〔〕]*〕$/u.test(text.trim());

/** The mark by which the file says that it is to be filled in. */
export const fillInProperty = "fillIn";

/** The path of the paragraph that says how to fill in. */
export const howToPath = "howTo";
const howTo =
  "浅黄色的格填数，没有发生的不填；灰色的总计不填则自动相加。文字可分多段；小标题下没有文字的不读入。不要增删表的行和列";

/** The place of the text of a section, and what it asks for. */
function textBlocks(edition: Edition, key: string, year: string): Block[] {
  const entry = sectionsOf(edition).find(([name]) => name === key);
  if (entry === undefined || entry[2] !== "text") return [];
  const [, section] = entry;
  const paragraph = (path: string, text: string): Block => ({ type: "paragraph", path, lead: "", text });
  if (section.ifEmpty !== undefined)
    return [paragraph(`${key}.0`, promptFor(`写“${filled(edition.wording[section.ifEmpty], { year })}”`))];
  const headings = aspectHeadings(section);
  if (headings.length === 0) return [paragraph(`${key}.0`, prompt(withoutNumber(section.title)))];
  return headings.flatMap((text, i): Block[] => [
    { type: "heading", path: `${key}.${i}.heading`, level: 2, text },
    paragraph(`${key}.${i}.paragraphs.0`, prompt(`${section.aspects?.[i]?.name ?? ""}情况`)),
  ]);
}

/** A report with prompts in the places of what is to be filled in; or the report to go on with. */
export function fillInDocument(start: FillInStart): Document {
  const { edition, report, previous } = start;
  if (report !== undefined) {
    const { info, blocks } = composeDocument(report as AnyReport, edition);
    return { info: { ...info, properties: { ...info.properties, [fillInProperty]: "1" } }, blocks };
  }
  const agency = start.agency || prompt("机关全称");
  const year = start.year === undefined ? prompt("年份") : String(start.year);
  const { subject, title } = edition.wording;
  const lines = title.map((line) => filled(line, { agency, year }));
  const carried = previous?.edition === edition.key ? carriedFigures(edition, previous) : undefined;
  // Totals are added up when the file is read.
  const carriedParts = Object.fromEntries(
    Object.entries(carried ?? {}).map(([key, row]) => [key, { ...(row as FigureTree), total: null }]),
  );
  const sections = sectionsOf(edition).flatMap(([key, section, holds]): Block[] => [
    { type: "heading", path: key, level: 1, text: section.title },
    ...(holds === "text"
      ? textBlocks(edition, key, year)
      : [
          {
            type: "table" as const,
            path: key,
            caption: `${section.table}　${withoutNumber(section.title)}`,
            grid: sectionGrid(section, key, key === "requests" ? carriedParts : undefined),
          },
        ]),
  ]);
  return {
    info: {
      properties: {
        edition: edition.key,
        [fillInProperty]: "1",
        ...(start.agency !== "" && { agency }),
        ...(start.year !== undefined && { year }),
      },
      title: `${subject}填报表`,
      author: start.agency,
      subject,
      keywords: [subject],
      // The day from which such a report is due: no clock is asked.
      date: `${(start.year ?? edition.years.from) + 1}-01-01`,
    },
    blocks: [
      { type: "title", path: "title", lines, ...(start.agency !== "" && { agency }) },
      { type: "paragraph", path: howToPath, lead: "", text: prompt(`说明：${howTo}`) },
      { type: "paragraph", path: "opening.0", lead: "", text: promptFor("按机关名称和年度写引言") },
      ...sections,
      { type: "signature", path: "signature", by: prompt("署名"), on: prompt("成文日期，如2026年1月15日") },
    ],
  };
}
