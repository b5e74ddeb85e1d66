import type {
  Document,
  HeadingBlock,
  OwnTableBlock,
  ParagraphBlock,
  SignatureBlock,
  TableBlock,
  TitleBlock,
} from "../document/document.ts";
import { linesBetweenSeals } from "../document/signature-place.ts";
import type { FontRole } from "../style/style.ts";
import { attachmentGroup, attachmentListGroup } from "./attachments.ts";
import { naturalLine } from "./line.ts";
import {
  joined,
  type LineGroup,
  none,
  onGrid,
  paragraphGroups,
  type Setting,
  type SourceRun,
  setParagraph,
  type UnplacedLine,
} from "./line-group.ts";
import { measure } from "./measure.ts";
import { captionGroup, itemGroups, noteGroup, pictureGroup } from "./own-blocks.ts";
import type { Bookmark, Source } from "./page.ts";
import { nameRoom, signatureLines } from "./signature.ts";
import { titleLines } from "./title.ts";

/** A table with the headings and the caption that stand right above it. */
export interface TableGroup {
  readonly type: "table";
  readonly block: TableBlock | OwnTableBlock;
  /** The table's place among the document's blocks. */
  readonly at: number;
  readonly headings: LineGroup;
  /** What stands right below it. */
  readonly notes: LineGroup;
}

/** What follows starts a page. */
export interface PageBreakGroup {
  readonly type: "pageBreak";
}

export type FlowGroup = LineGroup | TableGroup | PageBreakGroup;

/** The first part of the first line with a bookmark that leads to it. */
const bookmarked = ([first = [], ...rest]: UnplacedLine[][], bookmark: Bookmark): UnplacedLine[][] => [
  first.map((part, i) => (i === 0 ? { ...part, bookmark } : part)),
  ...rest,
];

/** The text of a paragraph, parted where a stretch of it leads somewhere. */
function linkedRuns({ text, links = [] }: ParagraphBlock, at: number): SourceRun[] {
  const source: Source = { block: at, part: "text" };
  const runs: SourceRun[] = [];
  let start = 0;
  for (const [link, { from, to, href }] of links.entries()) {
    if (from > start) runs.push({ role: "body", text: text.slice(start, from), source });
    runs.push({ role: "body", text: text.slice(from, to), source: { ...source, link }, href });
    start = to;
  }
  if (start < text.length || start === 0) runs.push({ role: "body", text: text.slice(start), source });
  return runs;
}

function paragraph(block: ParagraphBlock, at: number, setting: Setting): LineGroup[] {
  const { lead, path } = block;
  const runs: SourceRun[] = [
    { role: "heading2", text: lead, source: { block: at, part: "lead" } },
    ...linkedRuns(block, at),
  ];
  const lines = setParagraph(runs, path, setting, block.flush);
  const marked = lead === "" ? lines : bookmarked(lines, { level: 2, text: lead.replace(/。$/u, "") });
  return paragraphGroups(marked, setting.grid);
}

function heading(block: HeadingBlock, at: number, setting: Setting): LineGroup {
  const { level, text, path } = block;
  // 7.3.3 第三层用3号仿宋体字
  const role: FontRole = ({ 1: "heading1", 2: "heading2", 3: "body" } as const)[level];
  const lines = setParagraph([{ role, text, source: { block: at, part: "text" } }], path, setting);
  return onGrid(level === 3 ? lines : bookmarked(lines, { level, text }), setting.grid);
}

function title(block: TitleBlock, at: number, { grid, style, fonts, missing }: Setting): LineGroup {
  const { lines, agency, path } = block;
  const source: Source = { block: at, part: "text" };
  const { title: size, titlePitch, linesAfterTitle } = style.text;
  const set = lines.flatMap((text) => {
    const measured = measure([{ role: "title", text }], { size, pitch: size }, fonts, (m) =>
      missing(path, m),
    );
    return titleLines(text, measured, grid.width, size, agency);
  });
  const height = set.length * titlePitch;
  return {
    type: "lines",
    lines: set.map((line, i) => ({ line, x: (grid.width - line.width) / 2, top: i * titlePitch, source })),
    slots: Math.ceil(height / grid.linePitch) + linesAfterTitle,
  };
}

function signatureGroup(block: SignatureBlock, at: number, setting: Setting): LineGroup {
  const { by, others = [], on, path } = block;
  const { grid, style, fonts, seal } = setting;
  const size = style.text.body;
  const measured = (text: string) =>
    measure([{ role: "body", text }], { size, pitch: grid.characterPitch }, fonts, (m) =>
      setting.missing(path, m),
    );
  const names = [by, ...others].map((name) =>
    titleLines(name, measured(name), nameRoom(grid, style.signature), size),
  );
  const date = naturalLine(measured(on), size);
  const { lines, above } = signatureLines(names.flat(), date, grid, style.signature, seal);
  let next = 0;
  const set = names.map((name, item): LineGroup => {
    const source: Source = { block: at, part: "by", ...(item > 0 && { item }) };
    const placed = lines.slice(next, next + name.length).map((line) => [{ ...line, source }]);
    next += name.length;
    return onGrid(placed, grid);
  });
  const dated = onGrid(
    lines.slice(next).map((line) => [{ ...line, source: { block: at, part: "on" } }]),
    grid,
  );
  // Each name has a seal of its own (7.3.5.1): they do not touch one another.
  const between = { ...none, slots: seal ? linesBetweenSeals(grid.linePitch) : 0 };
  return [...set.slice(1), dated].reduce(
    (above, below, i) => joined(i < set.length - 1 ? joined(above, between, grid) : above, below, grid),
    joined({ ...none, slots: above }, set[0] as LineGroup, grid),
  );
}

/** The document as groups of lines and tables, in order: what must stay together is one group. */
export function flow({ blocks }: Document, setting: Setting): FlowGroup[] {
  const groups: FlowGroup[] = [];
  let headings = none; // a heading stays with what follows it
  const add = (first: LineGroup, rest: readonly LineGroup[] = []) => {
    groups.push(joined(headings, first, setting.grid));
    groups.push(...rest);
    headings = none;
  };
  for (const [at, block] of blocks.entries())
    switch (block.type) {
      case "title":
        add(title(block, at, setting));
        break;
      case "heading":
        headings = joined(headings, heading(block, at, setting), setting.grid);
        break;
      case "paragraph": {
        const [first = none, ...rest] = paragraph(block, at, setting);
        add(first, rest);
        break;
      }
      case "items": {
        const [first = none, ...rest] = itemGroups(block, at, setting);
        add(first, rest);
        break;
      }
      case "table":
        groups.push({ type: "table", block, at, headings, notes: none });
        headings = none;
        break;
      case "ownTable": {
        const above = joined(headings, captionGroup(block, at, setting), setting.grid);
        groups.push({ type: "table", block, at, headings: above, notes: noteGroup(block, at, setting) });
        headings = none;
        break;
      }
      case "picture": {
        const picture = pictureGroup(block, at, setting);
        // What is higher than a page cannot stay together.
        if (headings.slots + picture.slots > setting.grid.lines) add(none);
        add(picture);
        break;
      }
      case "signature": {
        // Never alone on a page: the end of the text comes along.
        const signed = signatureGroup(block, at, setting);
        const last = groups.at(-1);
        // What fills a page with it, as a picture or ten agencies' names, stays where it is.
        const room = setting.grid.lines - headings.slots - signed.slots;
        const comes = last?.type === "lines" && last.slots <= room;
        const end = comes ? (groups.pop() as LineGroup) : none;
        groups.push(joined(joined(end, headings, setting.grid), signed, setting.grid));
        headings = none;
        break;
      }
      case "attachmentList":
        add(attachmentListGroup(block, at, setting));
        break;
      case "attachment":
        if (headings.slots > 0) add(none);
        groups.push({ type: "pageBreak" });
        headings = attachmentGroup(block, at, setting);
        break;
      case "pageBreak":
        groups.push({ type: "pageBreak" });
        break;
      default:
        block satisfies never;
    }
  if (headings.slots > 0) groups.push(headings);
  return groups;
}
