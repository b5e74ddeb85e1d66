import { type NarrativePart, visitNarrative } from "../report/narrative.ts";
import { narrativesOf } from "../report/texts.ts";
import { type Context, type Found, type Rule, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, wordsIn } from "./text.ts";

const pointsTo =
  /(?:详?见|如)(?:下|附)(?:表|图)(?:所示|所列)?|(?:详?见|如)图\d{1,2}(?:所示)?(?!解)|下[表图]所示|(?:详?见|如)附[件录]?表?\d*(?=[，。；）]|$)/gu;

/** The text in which a piece stands, by its path: a section, or an attachment. */
const textHolding = ({ path, section }: Piece): string =>
  (section === "attachments" ? path.slice(0, 3) : path.slice(0, 1)).join(".");

/** Which kinds of blocks each text has. */
function kindsByText({ report, edition }: Context): Map<string, Set<NarrativePart["kind"]>> {
  return new Map(
    narrativesOf(edition, report).map(({ path, text }) => {
      const kinds = new Set<NarrativePart["kind"]>();
      visitNarrative(text, path, ({ kind }) => kinds.add(kind));
      return [path.join("."), kinds] as const;
    }),
  );
}

/** 见下表, 见附件 where there is none. */
function nothingThere(context: Context): Found[] {
  const hasAttachments = (context.report.attachments ?? []).length > 0;
  const kinds = kindsByText(context);
  return writtenIn(context).flatMap((piece) => {
    if (piece.section === "opening" || piece.section === "title" || piece.role !== undefined) return [];
    return matchesIn(piece.unquoted, pointsTo).flatMap((match): Found[] => {
      const [words] = match;
      const here = kinds.get(textHolding(piece));
      const isThere = words.includes("图") ? here?.has("figure") : words.includes("表") && here?.has("table");
      if (isThere || (words.includes("附") && hasAttachments)) return [];
      const quoted = wordsIn(piece, match.index, words.length);
      const lacking = words.includes("图") ? "图" : words.includes("表") ? "表格" : "附件";
      const message = `“${quoted.found}”之后没有${lacking}：请补上${lacking}，写明是第几部分的表，或删去这几个字。`;
      return [{ ...quoted, message }];
    });
  });
}

const chineseNumerals = "一二三四五六七八九十";
const oneNumber = `(?:\\d{1,2}|[${chineseNumerals}]{1,3}(?=[，。；：、）)》”—～~和及至与]|$))`;
/** 附件2, 附件1、3, 附件1至4, 附件一. */
const attachmentsNamed = new RegExp(
  `附件(${oneNumber})((?:(?:[、，]|[—～~-]{1,2}|至|和|及|与)(?:附件)?${oneNumber}(?![\\d年月日件条个份]))*)`,
  "gu",
);

/** 12, 十二 as a number. */
function numberSaid(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const digit = (sign: string) => (sign === "" ? 0 : chineseNumerals.indexOf(sign) + 1);
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["0", text];
  return (tens === "0" ? 0 : tens === "" ? 1 : digit(tens)) * 10 + digit(ones);
}

/** A shorter title may stand in a text by chance: 目录. */
const leastName = 4;

interface Mention {
  readonly piece: Piece;
  readonly from: number;
  readonly length: number;
  readonly numbers: readonly number[];
}

/** Where the report speaks of attachments by their numbers; not of those of another document: 「《通知》附件2」. */
function mentionsOf(piece: Piece): Mention[] {
  return matchesIn(piece.said, attachmentsNamed).flatMap((match): Mention[] => {
    const before = piece.said.slice(Math.max(0, match.index - 4), match.index);
    if (/》(?:[（(].*[）)])?的?$|(?:通知|文件|办法|意见|方案|该)(?:的|中)?$|[）〕]号的?$/u.test(before))
      return [];
    const [words, first = "", more = ""] = match;
    const numbers = [numberSaid(first)];
    for (const [, sign, next = ""] of more.matchAll(new RegExp(`(.{1,2}?)(?:附件)?(${oneNumber})`, "gu"))) {
      const [last, to] = [numbers.at(-1) as number, numberSaid(next)];
      if (/[—～~至-]/u.test(sign ?? "") && to > last && to - last < 40)
        for (let n = last + 1; n < to; n++) numbers.push(n);
      numbers.push(to);
    }
    return [{ piece, from: match.index, length: words.length, numbers }];
  });
}

/** Attachments that the text names and that are not there, and those that it does not name. */
function attachmentsSaid(context: Context): Found[] {
  const { attachments: all = [] } = context.report;
  if (all.length === 0) return [];
  const pieces = writtenIn(context).filter(({ section }) => section !== "title");
  const mentions = pieces.flatMap(mentionsOf);
  const lacking = mentions.flatMap(({ piece, from, length, numbers }): Found[] => {
    const wrong = numbers.filter((n) => n < 1 || n > all.length);
    if (wrong.length === 0) return [];
    const quoted = wordsIn(piece, from, length);
    const have = all.length === 1 ? "只有一个附件" : `只有 ${all.length} 个附件`;
    const message = `“${quoted.found}”：没有附件${wrong.join("、")}，${have}，请补上附件或改正序号。`;
    return [{ ...quoted, message }];
  });
  const inText = pieces.filter(({ section }) => section !== "attachments");
  const told = new Set(
    mentions.filter(({ piece }) => piece.section !== "attachments").flatMap(({ numbers }) => numbers),
  );
  const unnamed = all.flatMap(({ title }, i): Found[] => {
    const name = title.replace(/\s/gu, "");
    const isNamed =
      told.has(i + 1) ||
      inText.some(
        ({ said }) =>
          (name.length >= leastName && said.includes(name)) || (all.length === 1 && /附[件表]/u.test(said)),
      );
    if (isNamed) return [];
    const label = all.length === 1 ? "附件" : `附件${i + 1}`;
    const message = `正文没有提到${label}“${title}”，请在用到它的地方写明“见${label}”；不需要的请删去附件。`;
    return [{ path: ["attachments", i, "title"], found: title, severity: "hint", message }];
  });
  return [...lacking, ...unnamed];
}

export const mentionRules: readonly Rule[] = [
  {
    code: "TEXT-TABLE",
    title: "写“见下表”“见附件”的，有表、有附件",
    source: "格式第一、五、六部分",
    severity: "warning",
    find: nothingThere,
  },
  {
    code: "TEXT-ATTACHMENT",
    title: "正文提到的附件都有，附上的都提到",
    source: "GB/T 9704—2012 7.3.4 附件说明",
    severity: "warning",
    find: attachmentsSaid,
  },
];
