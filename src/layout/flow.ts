import type {
  Document,
  HeadingBlock,
  ParagraphBlock,
  SignatureBlock,
  TableBlock,
  TitleBlock,
} from "../document/document.ts";
import type { FontSet } from "../fonts/font-set.ts";
import type { FontRole, Style } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import { fittedLine, type Line, naturalLine } from "./line.ts";
import { breakLines } from "./line-break.ts";
import { type MissingCharacter, measure, type Run } from "./measure.ts";
import type { Bookmark, Source } from "./page.ts";
import { nameRoom, signatureLines } from "./signature.ts";
import { titleLines } from "./title.ts";

/** A line with its place from the left of the text area, `top` in pt below the top of its group. */
export interface FlowLine {
  readonly line: Line;
  readonly x: number;
  readonly top: number;
  readonly source: Source;
  readonly bookmark?: Bookmark;
}

type UnplacedLine = Omit<FlowLine, "top">;

/** Lines that stand on one page together, on `slots` lines of the grid. */
export interface LineGroup {
  readonly type: "lines";
  readonly lines: readonly FlowLine[];
  readonly slots: number;
}

/** A table with the headings that stand right above it. */
export interface TableGroup {
  readonly type: "table";
  readonly block: TableBlock;
  /** The table's place among the document's blocks. */
  readonly at: number;
  readonly headings: LineGroup;
}

/** What follows starts a page. */
export interface PageBreakGroup {
  readonly type: "pageBreak";
}

export type FlowGroup = LineGroup | TableGroup | PageBreakGroup;

/** What setting the blocks of a document needs to know. */
export interface Setting {
  readonly style: Style;
  readonly grid: PageGrid;
  readonly fonts: FontSet;
  /** With a seal: 成文日期 and 署名 leave room for it. */
  readonly seal: boolean;
  readonly missing: (path: string, character: MissingCharacter) => void;
}

const none: LineGroup = { type: "lines", lines: [], slots: 0 };

/** One group below the other, as one. */
function joined(a: LineGroup, b: LineGroup, { linePitch }: PageGrid): LineGroup {
  const lower = b.lines.map((line) => ({ ...line, top: line.top + a.slots * linePitch }));
  return { type: "lines", lines: [...a.lines, ...lower], slots: a.slots + b.slots };
}

/** Lines on consecutive lines of the grid. */
const onGrid = (lines: readonly (readonly UnplacedLine[])[], { linePitch }: PageGrid): LineGroup => ({
  type: "lines",
  lines: lines.flatMap((line, i) => line.map((part) => ({ ...part, top: i * linePitch }))),
  slots: lines.length,
});

/** A run of a paragraph, with what it shows. */
interface SourceRun extends Run {
  readonly source: Source;
}

/** The lines of a paragraph; a line on which two runs meet comes in two parts. */
function setParagraph(runs: readonly SourceRun[], path: string, setting: Setting): UnplacedLine[][] {
  const { grid, style, fonts } = setting;
  const size = style.text.body;
  const indent = style.text.indent * grid.characterPitch;
  const text = measure(runs, { size, pitch: grid.characterPitch }, fonts, (m) => setting.missing(path, m));
  const widthOf = (line: number) => grid.width - (line === 0 ? indent : 0);
  let length = 0;
  const ends = runs.map(({ source, text }) => {
    length += Array.from(text).length;
    return { source, end: length };
  });
  return breakLines(text, widthOf, size).map((broken, i) => {
    const line = fittedLine(text, broken, widthOf(i), size);
    const x = i === 0 ? indent : 0;
    let from = 0;
    return ends.flatMap(({ source, end }) => {
      const to = Math.min(end - broken.start, line.characters.length);
      if (to <= from) return [];
      const part = { line: { ...line, characters: line.characters.slice(from, to) }, x, source };
      from = to;
      return [part];
    });
  });
}

/** The parts of a paragraph that stay together: no single line of it alone on a page. */
function paragraphGroups(lines: readonly (readonly UnplacedLine[])[], grid: PageGrid): LineGroup[] {
  if (lines.length <= 3) return [onGrid(lines, grid)];
  const middle = lines.slice(2, -2).map((line) => onGrid([line], grid));
  return [onGrid(lines.slice(0, 2), grid), ...middle, onGrid(lines.slice(-2), grid)];
}

/** The first part of the first line with a bookmark that leads to it. */
const bookmarked = ([first = [], ...rest]: UnplacedLine[][], bookmark: Bookmark): UnplacedLine[][] => [
  first.map((part, i) => (i === 0 ? { ...part, bookmark } : part)),
  ...rest,
];

function paragraph(block: ParagraphBlock, at: number, setting: Setting): LineGroup[] {
  const { lead, text, path } = block;
  const runs: SourceRun[] = [
    { role: "heading2", text: lead, source: { block: at, part: "lead" } },
    { role: "body", text, source: { block: at, part: "text" } },
  ];
  const lines = setParagraph(runs, path, setting);
  const marked = lead === "" ? lines : bookmarked(lines, { level: 2, text: lead.replace(/。$/u, "") });
  return paragraphGroups(marked, setting.grid);
}

function heading(block: HeadingBlock, at: number, setting: Setting): LineGroup {
  const { level, text, path } = block;
  const role: FontRole = level === 1 ? "heading1" : "heading2";
  const lines = setParagraph([{ role, text, source: { block: at, part: "text" } }], path, setting);
  return onGrid(bookmarked(lines, { level, text }), setting.grid);
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
  const { by, on, path } = block;
  const { grid, style, fonts, seal } = setting;
  const size = style.text.body;
  const measured = (text: string) =>
    measure([{ role: "body", text }], { size, pitch: grid.characterPitch }, fonts, (m) =>
      setting.missing(path, m),
    );
  const name = titleLines(by, measured(by), nameRoom(grid, style.signature), size);
  const { lines, above } = signatureLines(name, naturalLine(measured(on), size), grid, style.signature, seal);
  const last = lines.length - 1;
  const parts = lines.map((line, i) => [
    { ...line, source: { block: at, part: i === last ? "on" : "by" } } as const,
  ]);
  return joined({ ...none, slots: above }, onGrid(parts, grid), grid);
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
      case "table":
        groups.push({ type: "table", block, at, headings });
        headings = none;
        break;
      case "signature": {
        // Never alone on a page: the end of the text comes along.
        const end = groups.at(-1)?.type === "lines" ? (groups.pop() as LineGroup) : none;
        groups.push(
          joined(joined(end, headings, setting.grid), signatureGroup(block, at, setting), setting.grid),
        );
        headings = none;
        break;
      }
      case "pageBreak":
        groups.push({ type: "pageBreak" });
        break;
      default:
        block satisfies never;
    }
  if (headings.slots > 0) groups.push(headings);
  return groups;
}
