import { type Edition, sectionsOf, wantedEdition } from "../form/form.ts";
import { refuseArgument } from "../problem/wanted.ts";
import type { AnyReport } from "../report/any-report.ts";
import { attachmentLabel, attachmentMark } from "../report/attachment-labels.ts";
import { chineseDate } from "../report/date.ts";
import {
  listMark,
  type NarrativePart,
  printedNote,
  type TextLink,
  visitNarrative,
} from "../report/narrative.ts";
import { pictureOf } from "../report/picture.ts";
import type { Attachment, Narrative } from "../report/report.ts";
import { titleOf } from "../report/section-titles.ts";
import { withoutNumber } from "../report/text.ts";
import { mm } from "../style/units.ts";
import type { Block, Document, ParagraphBlock } from "./document.ts";
import { ownGrid } from "./own-table.ts";
import { sectionGrid } from "./section-grid.ts";

/** 「（一）主动公开情况。」 run into the paragraph that it heads. */
const runIn = /^（[一二三四五六七八九十]+）[^。！？；：]{1,40}。/u;

function paragraphBlock(path: string, text: string, links: readonly TextLink[] = []): ParagraphBlock {
  const found = runIn.exec(text)?.[0] ?? "";
  // A heading that leads somewhere is left in its paragraph.
  const lead = links.some(({ from }) => from < found.length) ? "" : found;
  const shifted = links.map(({ from, to, href }) => ({
    from: from - lead.length,
    to: to - lead.length,
    href,
  }));
  const linked = shifted.length > 0 && { links: shifted };
  return { type: "paragraph", path, lead, text: text.slice(lead.length), ...linked };
}

function blockOf(part: NarrativePart): Block {
  const path = part.path.join(".");
  switch (part.kind) {
    case "heading":
      return { type: "heading", path, level: part.level, text: part.text };
    case "paragraph":
      return paragraphBlock(path, part.text, part.links);
    case "list": {
      const { ordered, items } = part.list;
      const marked = items.map((text, i) => ({ mark: listMark(ordered, i), text }));
      return { type: "items", path, ordered, items: marked };
    }
    case "table": {
      const { caption, note } = part.table;
      const named = { ...(caption && { caption }), ...(note && { note: printedNote(note) }) };
      return { type: "ownTable", path, grid: ownGrid(part.table), ...named };
    }
    case "figure": {
      const { caption, alt, width: wide } = part.figure;
      const picture = pictureOf(part.figure);
      const width = mm(wide);
      const height = (width * picture.height) / picture.width;
      return { type: "picture", path, picture, width, height, alt, ...(caption && { caption }) };
    }
  }
}

function narrativeBlocks(path: readonly (string | number)[], text: Narrative): Block[] {
  const blocks: Block[] = [];
  visitNarrative(text, path, (part) => {
    blocks.push(blockOf(part));
  });
  return blocks;
}

/** 附件说明. */
function attachmentList(attachments: readonly Attachment[]): Block[] {
  if (attachments.length === 0) return [];
  const items = attachments.map(({ title }, i) => ({
    mark: attachmentMark(i, attachments.length),
    text: title,
  }));
  return [{ type: "attachmentList", path: "attachments", items }];
}

/** The pages of the attachments. */
const attachmentBlocks = (attachments: readonly Attachment[]): Block[] =>
  attachments.flatMap(({ title, body }, i): Block[] => [
    { type: "attachment", path: `attachments.${i}`, label: attachmentLabel(i, attachments.length), title },
    ...narrativeBlocks(["attachments", i, "body"], body),
  ]);

/** What a report says, in order, with its tables placed. The one source of every output. */
export function composeDocument(report: AnyReport, edition: Edition): Document {
  refuseArgument("composeDocument", "report", report, {
    what: " parseReport 或 build() 的结果",
    parts: { edition: "text", agency: "text", title: "list", opening: "list", period: "object" },
  });
  refuseArgument("composeDocument", "edition", edition, wantedEdition);
  const { agency, year, title, opening, signature, period, attachments = [] } = report;
  const sections = sectionsOf(edition).flatMap(([key, section, holds]): Block[] => [
    { type: "heading", path: key, level: 1, text: titleOf(report, key, section) },
    ...(holds === "text"
      ? narrativeBlocks([key], report[key])
      : [
          {
            type: "table",
            path: key,
            caption: `${section.table}　${withoutNumber(titleOf(report, key, section))}`,
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
      ...attachmentList(attachments),
      ...(signature
        ? [
            {
              type: "signature",
              path: "signature",
              by: signature.by,
              ...(signature.with && { others: signature.with }),
              on: chineseDate(signature.on),
            } as const,
          ]
        : []),
      ...attachmentBlocks(attachments),
    ],
  };
}
