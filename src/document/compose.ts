import { type Edition, sectionsOf } from "../form/form.ts";
import type { AnyReport } from "../report/any-report.ts";
import { chineseDate } from "../report/date.ts";
import type { Narrative } from "../report/report.ts";
import { withoutNumber } from "../report/text.ts";
import type { Block, Document, ParagraphBlock } from "./document.ts";
import { sectionGrid } from "./section-grid.ts";

/** 「（一）主动公开情况。」 run into the paragraph that it heads. */
const runIn = /^（[一二三四五六七八九十]+）[^。！？；：]{1,40}。/u;

function paragraphBlock(path: string, text: string): ParagraphBlock {
  const lead = runIn.exec(text)?.[0] ?? "";
  return { type: "paragraph", path, lead, text: text.slice(lead.length) };
}

function narrativeBlocks(path: string, text: Narrative): Block[] {
  return text.flatMap((block, i): Block[] => {
    const here = `${path}.${i}`;
    if (typeof block === "string") return [paragraphBlock(here, block)];
    return [
      { type: "heading", path: `${here}.heading`, level: 2, text: block.heading },
      ...block.paragraphs.map((text, p) => paragraphBlock(`${here}.paragraphs.${p}`, text)),
    ];
  });
}

/** What a report says, in order, with its tables placed. The one source of every output. */
export function composeDocument(report: AnyReport, edition: Edition): Document {
  const { agency, year, title, opening, signature, period } = report;
  const sections = sectionsOf(edition).flatMap(([key, section, holds]): Block[] => [
    { type: "heading", path: key, level: 1, text: section.title },
    ...(holds === "text"
      ? narrativeBlocks(key, report[key])
      : [
          {
            type: "table",
            path: key,
            caption: `${section.table}　${withoutNumber(section.title)}`,
            grid: sectionGrid(section, key, report[key]),
          } as const,
        ]),
  ]);
  const { subject } = edition.wording;
  return {
    info: {
      properties: { edition: edition.key, agency, year: String(year), period: `${period.from}/${period.to}` },
      title: title.join(""),
      author: agency,
      subject,
      keywords: [agency, String(year), subject],
      date: signature?.on ?? period.to,
    },
    blocks: [
      { type: "title", path: "title", lines: title, agency },
      // No headings before the first section.
      ...opening.map(
        (text, i) =>
          ({ type: "paragraph", path: `opening.${i}`, lead: "", text }) as const satisfies ParagraphBlock,
      ),
      ...sections,
      ...(signature
        ? [{ type: "signature", path: "signature", by: signature.by, on: chineseDate(signature.on) } as const]
        : []),
    ],
  };
}
