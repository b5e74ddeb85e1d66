import { type Edition, type NarrativeKey, sectionsOf } from "../form/form.ts";
import type { AnyReport } from "../report/any-report.ts";
import { textsOfPart, visitNarrative } from "../report/narrative.ts";
import { narrativesOf } from "../report/texts.ts";
import { matchesIn } from "./matches.ts";

export type TextSection = "title" | "opening" | NarrativeKey | "attachments";

/** A paragraph or heading as the rules read it. */
export interface Piece {
  readonly path: readonly (string | number)[];
  readonly section: TextSection;
  /** As it stands in the report. */
  readonly text: string;
  /** Without blanks, with figures, commas, brackets and percent signs in one width. */
  readonly said: string;
  /** The same with quotations, titles of documents and addresses of the net covered: they claim nothing. */
  readonly unquoted: string;
  readonly isHeading: boolean;
  /** Not in a sentence: a cell of a table, a title of a table, a picture or an attachment. */
  readonly role?: "cell" | "title";
  /** The heading that the paragraph stands under, or that it begins with: 「（二）依申请公开情况」. */
  readonly heading: string;
  /** Place in `text` of a place in `said`. */
  readonly at: (index: number) => number;
}

/** What stands for a covered character: one that no pattern of a rule names. */
const cover = "\uE000";
/** What stands for an aside in brackets without figures, and for one that says that 部分公开 is countedCases with it. */
export const asideCover = "\uE001";
export const partlyCover = "\uE002";
/** What stands for the marks round a quoted name of a result that is counted: 「答复“不掌握相关信息”的85件」. */
export const quoteCover = "\uE003";

const width: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "(": "（",
  ")": "）",
  "％": "%",
};
const digitOf = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
const oneWidth = (text: string) =>
  text.replace(/[;:()％０-９]|(?<!\d),|,(?!\d{3})/gu, (sign) => width[sign] ?? digitOf(sign));

const address = /https?[：:]\/\/[\w./?=&%#~：:-]*|www\.[\w./-]*|[\w.+-]{1,64}@[\w.-]{1,64}/gu;
const quotation = /“[^“”]*”|‘[^‘’]*’|《[^《》]*》/gu;
const quotedResult =
  /“([^“”]{0,14}(?:公开|提供|处理|掌握|信息|制作|明确|补正|案卷))”(?=(?:的|类|情形|申请|答复|共|有|为)*\d+件)/gu;
const aside = /（[^（）\d]{1,40}）/gu;
const covered = (match: string) => cover.repeat(match.length);
const coveredAside = (match: string, at: number) => {
  if (at === 0) return match; // 「（二）」 at the start is a number
  return (match.includes("部分公开") ? partlyCover : asideCover).repeat(match.length);
};

const headingLead = /^（[一二三四五六七八九十]{1,3}）[^。；！？，]{2,30}(?:[。：]|$)/u;

/** A paragraph as the rules read it. */
export function pieceOf(
  path: readonly (string | number)[],
  section: TextSection,
  text: string,
  above: string,
  isHeading = false,
): Piece {
  const blank = /\s/u.test(text);
  const origins: number[] = [];
  if (blank) for (let i = 0; i < text.length; i++) if (!/\s/u.test(text[i] as string)) origins.push(i);
  const said = oneWidth(blank ? text.replace(/\s/gu, "") : text);
  return {
    path,
    section,
    text,
    said,
    unquoted: said
      .replace(address, covered)
      .replace(quotedResult, `${quoteCover}$1${quoteCover}`)
      .replace(quotation, covered)
      .replace(aside, coveredAside),
    isHeading,
    heading: headingLead.exec(said)?.[0] ?? above,
    at: blank ? (index) => origins[index] ?? text.length : (index) => index,
  };
}

/** Every paragraph and heading of a report, in reading order. */
export function piecesOf(report: AnyReport, edition: Edition): Piece[] {
  const pieces = report.title.map((text, i) => pieceOf(["title", i], "title", text, ""));
  pieces.push(...report.opening.map((text, i) => pieceOf(["opening", i], "opening", text, "")));
  for (const [key, , holds] of sectionsOf(edition)) {
    if (holds !== "text") continue;
    let above = "";
    let inside = false; // a subsection, whose heading holds for all its paragraphs
    visitNarrative(report[key], [key], (part) => {
      // What tables and pictures say is no sentence: figures of other years stand in them too.
      if (part.kind === "table" || part.kind === "figure") return;
      const isHeading = part.kind === "heading";
      if (isHeading && part.level === 2) [above, inside] = [part.text, true];
      for (const { path, text } of textsOfPart(part)) {
        const piece = pieceOf(path, key, text, above, isHeading);
        if (!inside && part.kind === "paragraph") above = piece.heading;
        pieces.push(piece);
      }
    });
  }
  return pieces;
}

/**
 * What stands beside the sentences of the sections: their tables and the captions of their pictures, and all of the
 * attachments. Rules about writing look at it; those about what was done do not: other years' figures stand in tables too.
 */
export function piecesBeside(report: AnyReport, edition: Edition): Piece[] {
  const pieces: Piece[] = [];
  for (const { path: whole, text } of narrativesOf(edition, report)) {
    const [top, at] = whole;
    const section = top as TextSection;
    const inSection = section !== "attachments";
    const title = inSection ? undefined : report.attachments?.[at as number]?.title;
    if (title !== undefined)
      pieces.push({ ...pieceOf([section, at as number, "title"], section, title, ""), role: "title" });
    visitNarrative(text, whole, (part) => {
      const isSentence = part.kind !== "table" && part.kind !== "figure";
      if (isSentence && inSection) return;
      for (const { path, text: words } of textsOfPart(part)) {
        const last = path.at(-1);
        // What is said instead of a picture is not printed.
        if (last === "alt" || words === "") continue;
        const piece = pieceOf(path, section, words, "", part.kind === "heading");
        if (isSentence || last === "note") pieces.push(piece);
        else pieces.push({ ...piece, role: last === "caption" ? "title" : "cell" });
      }
    });
  }
  return pieces;
}

/** A stretch of a piece. */
export interface Stretch {
  readonly from: number;
  readonly text: string;
}

/** A text parted at some signs, each part with its place; the signs are left out. */
export function partsAt(text: string, signs: RegExp, from = 0): Stretch[] {
  const parts: Stretch[] = [];
  let start = 0;
  for (const { index, 0: sign } of matchesIn(text, signs)) {
    if (index > start) parts.push({ from: from + start, text: text.slice(start, index) });
    start = index + sign.length;
  }
  if (start < text.length) parts.push({ from: from + start, text: text.slice(start) });
  return parts;
}

/** The sentences of a piece, quotations covered. */
export const sentencesOf = ({ unquoted }: Piece): Stretch[] => partsAt(unquoted, /[。！？]/gu);

/** The words in question with their place: what a finding quotes. */
export function wordsIn(piece: Piece, from: number, length: number) {
  const start = piece.at(from);
  const end = piece.at(from + length - 1) + 1;
  return { path: piece.path, found: piece.text.slice(start, end), range: [start, end] as const };
}
