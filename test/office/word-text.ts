// What LibreOffice shows of a Word file, against what the document says: text that is lost, titles and heads that break
// otherwise than in our PDF, how many pages there are.
import { composeDocument } from "../../src/document/compose.ts";
import type { Block } from "../../src/document/document.ts";
import { editions } from "../../src/form/editions.ts";
import type { Report } from "../../src/report/report.ts";
import type { PdfFile, PdfPage } from "../readers/pdf.ts";

/** pdf.js reads two dashes of some fonts as the one sign of two em (U+2E3A). */
const bare = (text: string) => text.replace(/\s/gu, "").replaceAll("\u2E3A", "——");

/** Where the page number stands, from the page's foot, pt. */
const footer = 95;

/** Lines of a page from top to foot, each read from left to right, without the page number. */
function shownLines({ texts, height }: PdfPage): string[] {
  const lines: { baseline: number; parts: { x: number; text: string }[] }[] = [];
  for (const { text, x, baseline } of texts) {
    if (baseline > height - footer || bare(text) === "") continue;
    const line = lines.find((known) => Math.abs(known.baseline - baseline) < 1);
    if (line === undefined) lines.push({ baseline, parts: [{ x, text }] });
    else line.parts.push({ x, text });
  }
  return lines
    .toSorted((a, b) => a.baseline - b.baseline)
    .map(({ parts }) =>
      bare(
        parts
          .toSorted((a, b) => a.x - b.x)
          .map(({ text }) => text)
          .join(""),
      ),
    );
}

const counted = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
};

/** pdf.js may join what stands around a sign of another font before it: two neighbours then seem to change places. */
const mostMoved = 4;

function saysTheSame(said: string, shown: string): boolean {
  if (said === shown) return true;
  const [a, b] = [[...said], [...shown]];
  if (a.toSorted().join("") !== b.toSorted().join("")) return false;
  return a.filter((character, i) => character !== b[i]).length <= mostMoved;
}

/** What a block says outside tables, in the order in which it stands. */
export function saidBy(block: Block): string {
  if (block.type === "title") return bare(block.lines.join(""));
  if (block.type === "signature") return bare([block.by, ...(block.others ?? []), block.on].join(""));
  if (block.type === "attachment") return bare(block.label + block.title);
  if (block.type === "paragraph") return bare(block.lead + block.text);
  if (block.type === "items" || block.type === "attachmentList")
    return bare(block.items.map(({ mark, text }) => mark + text).join(""));
  return block.type === "heading" ? bare(block.text) : "";
}

/** What an own table or a picture says: cells stand beside each other, in an order that the page has to say. */
function saidBeside(block: Block): string {
  if (block.type === "picture") return bare(block.caption ?? "");
  if (block.type !== "ownTable") return "";
  const { caption = "", note = "", grid } = block;
  return bare(caption + grid.cells.map(({ text }) => text).join("") + note);
}

/** Which characters of a text a stretch has not as often as the text. */
function lackingIn(stretch: string, said: string): string[] {
  const here = counted(stretch);
  return [...counted(said)].flatMap(([character, count]) =>
    (here.get(character) ?? 0) < count ? [character] : [],
  );
}

/** Text of the report that the pages do not show, each with what stands there instead. */
export function lostText(report: Report, { pages }: PdfFile): string[] {
  const shown = pages.flatMap(shownLines).join("");
  const { blocks } = composeDocument(report, editions[report.edition]);
  const lost: string[] = [];
  let at = 0;
  let beside = "";
  blocks.forEach((block, i) => {
    if (block.type === "ownTable" || block.type === "picture") {
      beside += saidBeside(block);
      return;
    }
    const next = saidBy(block);
    if (beside !== "" && next !== "") {
      // A short text may stand in the table too: the first place after all that the table says.
      let end = shown.indexOf(next, at);
      while (end >= 0 && lackingIn(shown.slice(at, end), beside).length > 0)
        end = shown.indexOf(next, end + 1);
      if (end < 0) lost.push(`${block.path}: not all of “${beside}” stands before it`);
      else at = end;
      beside = "";
    }
    if (block.type === "table") {
      // Cells stand beside each other: every character of theirs, as often as they have it, before what follows.
      const next = blocks.slice(i + 1).find(({ type }) => type === "heading");
      const after = next === undefined ? -1 : shown.indexOf(saidBy(next), at);
      const end = after < 0 ? shown.length : after;
      for (const character of lackingIn(
        shown.slice(at, end),
        bare(block.grid.cells.map(({ text }) => text).join("")),
      ))
        lost.push(`${block.path}: ${character}`);
      at = end;
      return;
    }
    const said = saidBy(block);
    if (saysTheSame(said, shown.slice(at, at + said.length))) at += said.length;
    else {
      lost.push(`“${said}” stands as “${shown.slice(at, at + said.length)}”`);
      // Goes on where the block's end is found.
      const end = shown.indexOf(said.slice(-8), at);
      at = end < 0 ? at : end + Math.min(8, said.length);
    }
  });
  const missing = lackingIn(shown.slice(at), beside);
  if (missing.length > 0) lost.push(`the end: ${missing.join("")}`);
  return lost;
}

/** The lines of the title, and of 署名 with its date. */
export function namesIn(report: Report, { pages }: PdfFile): string[] {
  const lines = pages.flatMap(shownLines);
  const { blocks } = composeDocument(report, editions[report.edition]);
  const [title] = blocks;
  const whole = title === undefined ? "" : saidBy(title);
  const found: string[] = [];
  for (const line of lines) {
    if (found.join("") === whole) break;
    found.push(line);
  }
  const end = blocks.find(({ type }) => type === "signature");
  if (end === undefined) return found;
  // The last lines that say just that: attachments may follow.
  const said = saidBy(end);
  for (let from = lines.length - 1; from >= 0; from--) {
    const signed: string[] = [];
    for (let at = from; signed.join("").length < said.length && at < lines.length; at++)
      signed.push(lines[at] as string);
    if (signed.join("") === said) return [...found, ...signed];
  }
  return [...found, "no signature"];
}
