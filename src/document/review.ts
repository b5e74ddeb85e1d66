import { severityNames } from "../problem/finding.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { printedNote } from "../report/narrative.ts";
import { withoutForbidden } from "../report/text.ts";
import type { ReviewNote } from "../style/options.ts";
import type { Block, Document, OwnTableBlock, PictureBlock, TextMark } from "./document.ts";
import { wantedDocument } from "./document.ts";
import type { Cell } from "./grid.ts";
import { reviewTable } from "./review-table.ts";

/** What a note says, for a remark beside its place: what is wrong, and last, for programs, the rule. */
export const remarkOf = ({ severity, code, message, waived }: ReviewNote): string =>
  `〔${severityNames[severity]}〕${message}${waived === undefined ? "" : `（已停用：${waived}）`}（${code}）`;

/** Notes as they can be printed: what quotes half a character, or one that nobody sees, is printed without it. */
const printable = (note: ReviewNote): ReviewNote => ({
  ...note,
  place: withoutForbidden(note.place),
  message: withoutForbidden(note.message),
  ...(note.found !== undefined && { found: withoutForbidden(note.found) }),
  ...(note.waived !== undefined && { waived: withoutForbidden(note.waived) }),
});

/** A stretch that starts and ends between whole characters. */
function wholeCharacters(text: string, from: number, to: number): readonly [number, number] {
  const isInside = (at: number) => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && at > 0;
  return [isInside(from) ? from - 1 : from, isInside(to) ? to + 1 : to];
}

/** Where the words of a note stand in a text; the whole text, lightly, where it names no words that stand there. */
function markIn(text: string, note: ReviewNote, n: number): TextMark {
  const { range, found = "" } = note;
  const at = range?.[0] ?? text.indexOf(found);
  const end = range?.[1] ?? at + found.length;
  if (at < 0 || end <= at || end > text.length || (range === undefined && found === ""))
    return { from: 0, to: text.length, tone: "evidence", notes: [n] };
  const [from, to] = wholeCharacters(text, at, end);
  return { from, to, tone: "doubted", notes: [n] };
}

/** The texts of a block: each line of a title is one. */
const textIn = (block: Block): string =>
  block.type === "heading" ? block.text : block.type === "paragraph" ? block.lead + block.text : "";

/** The marks of a title: in the line that has the words; the first, where none has. */
function titleMarks(lines: readonly string[], notes: readonly (readonly [ReviewNote, number])[]): TextMark[] {
  return notes.map(([note, n]) => {
    const { range, found = "" } = note;
    const says = (line: string) =>
      found !== "" && (range === undefined ? line.includes(found) : line.slice(...range) === found);
    const line = Math.max(0, lines.findIndex(says));
    const start = lines.slice(0, line).reduce((sum, before) => sum + before.length, 0);
    const mark = markIn(lines[line] ?? "", note, n);
    return { ...mark, from: start + mark.from, to: start + mark.to };
  });
}

/** A section's heading stands for notes on the section and on its title; a paragraph of the opening for those on the opening. */
const isAbout = (block: Block, path: string): boolean =>
  block.path === path ||
  (block.type === "paragraph" && path === "opening" && block.path === "opening.0") ||
  (block.type === "heading" && path === `sectionTitles.${block.path}`);

const withTextMarks = <B extends Block>(block: B, marks: readonly TextMark[]): B =>
  marks.length === 0 ? block : { ...block, marks };

/**
 * A review copy: 核对稿 on every page, the words and cells in question marked, the sums that tell it more lightly, and an
 * annex that lists the notes, with room for an answer and a signature.
 */
export function reviewCopy(document: Document, given: readonly ReviewNote[]): Document {
  refuseArgument("reviewCopy", "document", document, wantedDocument);
  refuseArgument("reviewCopy", "given", given, {
    what: " check 的结果（数组）",
    kind: "list",
    each: { what: " check 的一处问题", parts: { code: "text", path: "text", message: "text" } },
  });
  const { info, blocks } = document;
  const notes = given.map(printable);
  const numbered = notes.map((note, n) => [note, n] as const);
  const doubted = new Set(notes.flatMap(({ path, others = [] }) => [path, ...others]));
  const evidence = new Set(notes.flatMap(({ evidence = [] }) => evidence));
  const placed = new Set<number>();
  const notesOn = (is: (path: string) => boolean) => {
    const here = numbered.filter(([{ path }, n]) => is(path) && !placed.has(n));
    for (const [, n] of here) placed.add(n);
    return here;
  };
  const markedCell = (cell: Cell): Cell => {
    const { address } = cell;
    if (address === undefined) return cell;
    const marked = doubted.has(address) ? "doubted" : evidence.has(address) ? "evidence" : undefined;
    const here = notesOn((path) => path === address).map(([, n]) => n);
    if (marked === undefined) return cell;
    return { ...cell, marked, ...(here.length > 0 && { notes: here }) };
  };
  const markedText = (table: string, cell: Cell): Cell => {
    const path = `${table}.${cell.place}`;
    if (!doubted.has(path)) return cell;
    const here = notesOn((one) => one === path).map(([, n]) => n);
    return { ...cell, marked: "doubted", ...(here.length > 0 && { notes: here }) };
  };
  const besideMarks = (block: OwnTableBlock | PictureBlock, part: "caption" | "note"): TextMark[] => {
    const text = part === "caption" || block.type === "picture" ? block.caption : block.note;
    if (text === undefined) return [];
    // 「注：」 is no part of the report's words.
    const before = part === "note" ? printedNote("").length : 0;
    return notesOn((path) => path === `${block.path}.${part}`).map(([note, n]) => {
      const { from, to, ...mark } = markIn(text.slice(before), note, n);
      return { ...mark, from: from + before, to: to + before, part };
    });
  };
  const marked = blocks.map((block): Block => {
    switch (block.type) {
      case "table":
        return { ...block, grid: { ...block.grid, cells: block.grid.cells.map(markedCell) } };
      case "signature": {
        const marks = (["by", "on"] as const).flatMap((part) =>
          notesOn((path) => path === `signature.${part}` || (path === "signature" && part === "by")).map(
            ([note, n]) => ({ ...markIn(block[part], { ...note, found: "" }, n), part }),
          ),
        );
        return marks.length === 0 ? block : { ...block, marks };
      }
      case "title": {
        const marks = titleMarks(
          block.lines,
          notesOn((path) => /^(?:title|agency|year)(?:\.|$)/u.test(path)),
        );
        return marks.length === 0 ? block : { ...block, marks };
      }
      case "attachmentList": // remarked on the attachment itself
      case "pageBreak":
        return block;
      case "items":
        return withTextMarks(
          block,
          block.items.flatMap(({ text }, item) =>
            notesOn((path) => path === `${block.path}.items.${item}`).map(([note, n]) => ({
              ...markIn(text, note, n),
              item,
            })),
          ),
        );
      case "ownTable":
        return {
          ...withTextMarks(block, [...besideMarks(block, "caption"), ...besideMarks(block, "note")]),
          grid: { ...block.grid, cells: block.grid.cells.map((cell) => markedText(block.path, cell)) },
        };
      case "picture":
        return withTextMarks(block, besideMarks(block, "caption"));
      case "attachment":
        return withTextMarks(
          block,
          notesOn((path) => path === `${block.path}.title`).map(([note, n]) => markIn(block.title, note, n)),
        );
      default: {
        const marks = notesOn((path) => isAbout(block, path)).map(([note, n]) =>
          markIn(textIn(block), note, n),
        );
        return marks.length === 0 ? block : { ...block, marks };
      }
    }
  });
  const remarks = notes.map(remarkOf);
  return { info, blocks: [...withUnplaced(marked, numbered, placed), ...annex(notes)], review: { remarks } };
}

/** Notes that no place was found for are remarks on the heading of their section, or on the title. */
function withUnplaced(
  blocks: readonly Block[],
  notes: readonly (readonly [ReviewNote, number])[],
  placed: ReadonlySet<number>,
): Block[] {
  const left = notes.filter(([, n]) => !placed.has(n));
  if (left.length === 0) return [...blocks];
  const isHead = (block: Block) => block.type === "heading" || block.type === "attachment";
  const headings = new Set(blocks.flatMap((block) => (isHead(block) ? [block.path] : [])));
  const placeFor = ({ path }: ReviewNote) => {
    const [section = "", at = ""] = path.split(".");
    const attachment = `${section}.${at}`;
    return headings.has(section) ? section : headings.has(attachment) ? attachment : "title";
  };
  return blocks.map((block): Block => {
    if (block.type !== "heading" && block.type !== "title" && block.type !== "attachment") return block;
    const here = left.filter(([note]) => placeFor(note) === block.path).map(([, n]) => n);
    if (here.length === 0) return block;
    const { length } =
      block.type === "title" ? block.lines.join("") : block.type === "heading" ? block.text : block.title;
    return { ...block, marks: [...(block.marks ?? []), { from: 0, to: length, notes: here }] };
  });
}

/** So many notes stand in one table: longer ones take long to be cut over pages. */
const notesInTable = 30;

/** The list of the notes, for whoever signs them off. */
function annex(notes: readonly ReviewNote[]): Block[] {
  const paragraph = (text: string): Block => ({ type: "paragraph", path: "review", lead: "", text });
  const tables: Block[] = [];
  for (let first = 0; first < notes.length; first += notesInTable) {
    if (first > 0) tables.push(paragraph("（接上表）"));
    tables.push(reviewTable(notes.slice(first, first + notesInTable), first + 1));
  }
  return [
    { type: "pageBreak", path: "review" },
    { type: "heading", path: "review", level: 1, text: "附：数据核对意见" },
    ...(notes.length === 0 ? [paragraph("未发现问题。")] : tables),
    paragraph("核对人：　　　　　　　负责人：　　　　　　　日期："),
  ];
}
