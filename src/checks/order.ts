import { type Context, type Found, piecesIn, type Rule } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, wordsIn } from "./text.ts";

const listSigns = "一二三四五六七八九十";
const numberOfSign = (sign: string) => listSigns.indexOf(sign) + 1;

/** 一是, 二是, with their places. */
const listed =
  /(?<=^|[。；：，！])(?:（[一二三四五六七八九十]）)?([一二三四五六七八九十])(?:是(?!否)|要(?=[\u4e00-\u9fff]{2}))/gu;

interface Numbered {
  readonly piece: Piece;
  readonly from: number;
  readonly length: number;
  readonly number: number;
}

/** The first number that does not follow: not the next one, nor the first of another list, nor the next of the list around that. */
function outOfOrder(all: readonly Numbered[]): (Numbered & { readonly wanted: number }) | undefined {
  let last = 0;
  let around = 0;
  for (const one of all) {
    if (one.number === 1) {
      around = last;
      last = 1;
    } else if (last === 0 || one.number === last + 1) last = one.number;
    else if (one.number === around + 1) last = one.number;
    else return { ...one, wanted: last + 1 };
  }
  return undefined;
}

const outOfOrderAt = ({
  piece,
  from,
  length,
  number,
  wanted,
}: Numbered & { readonly wanted: number }): Found => {
  const quoted = wordsIn(piece, from, length);
  const right = listSigns[wanted - 1] ?? String(wanted);
  const message = `序号“${quoted.found}”不连续，前面是“${listSigns[wanted - 2] ?? ""}”，这里应为“${right}”（或漏写了一项），请核对。`;
  return { ...quoted, expected: quoted.found.replace(listSigns[number - 1] as string, right), message };
};

const inPiece = (piece: Piece): Numbered[] =>
  piece.unquoted.includes("是") || piece.unquoted.includes("要")
    ? matchesIn(piece.unquoted, listed).map((match) => ({
        piece,
        from: match.index + match[0].length - 2,
        length: 2,
        number: numberOfSign(match[1] as string),
      }))
    : [];

const headed = /^（([一二三四五六七八九十])）/u;

const manyAspects =
  /([两二三四五六七八])(?:(?:个|大|点|项)?方面|(?:个|大|点|项|类)(?=问题|不足|短板|措施))(?:的)?(?:主要|突出)?(?:问题|不足|工作|情况|差距|短板|原因|困难|措施|改进)?[^。；：\d]{0,12}[：。]/gu;

/** 「存在以下三个方面问题：一是…；二是…。」 */
function wrongCount(piece: Piece, all: readonly Numbered[], next: Piece | undefined): Found[] {
  let begin = 0;
  return matchesIn(piece.unquoted, manyAspects).flatMap((match): Found[] => {
    const end = match.index + match[0].length - 1;
    while (begin < all.length && (all[begin] as Numbered).from < end) begin++;
    const list = all.slice(begin, begin + 12);
    const [first] = list;
    // The list begins at once, and goes on to its end in this paragraph.
    if (first?.number !== 1 || first.from - match.index - match[0].length > 2) return [];
    const again = list.slice(1).findIndex(({ number }) => number === 1);
    const run = again === -1 ? list : list.slice(0, again + 1);
    const count = run.at(-1)?.number ?? 0;
    const said = match[1] === "两" ? 2 : numberOfSign(match[1] as string);
    if (count === said || count < 2 || outOfOrder(run)) return [];
    if (next && /^（?[二三四五六七八]/u.test(next.said)) return [];
    const quoted = wordsIn(piece, match.index, match[0].length - 1);
    const message = `文中写“${quoted.found}”，后面列了 ${count} 项，请核对。`;
    return [{ ...quoted, message }];
  });
}

const sixParts: readonly RegExp[] = [
  /总体/u,
  /主动公开/u,
  /收到和处理|依申请公开/u,
  /复议|诉讼/u,
  /问题/u,
  /其他需要报告|其他事项/u,
];
const madeOf = /由[^。；]{10,200}?([两二三四五六七八九\d])(?:个|大)?(?:部分|方面|项)(?:内容)?(?:组成|构成)/gu;

/** 「由总体情况、……、其他需要报告的事项五部分组成」: the form has six. */
const wrongSixParts = (piece: Piece): Found[] =>
  (piece.unquoted.includes("部分") ? matchesIn(piece.unquoted, madeOf) : []).flatMap((match): Found[] => {
    const [words, said = ""] = match;
    if (!sixParts.every((part) => part.test(words)) || said === "六" || said === "6") return [];
    const at = words.lastIndexOf(said);
    const quoted = wordsIn(piece, match.index + at, words.length - at);
    return [{ ...quoted, expected: "六部分", message: `“${quoted.found}”：前面列的是六部分，请核对。` }];
  });

/** Lists in the text, and its numbered headings, one behind the other. */
function orders(context: Context): Found[] {
  const pieces = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters");
  const lists = pieces.flatMap((piece, i) => {
    const all = inPiece(piece);
    const wrong = outOfOrder(all);
    return [...(wrong ? [outOfOrderAt(wrong)] : []), ...wrongCount(piece, all, pieces[i + 1])];
  });
  const headings = (["overview", "problemsAndImprovements"] as const).flatMap((section) => {
    const own = context.pieces.filter((piece) => piece.section === section && headed.test(piece.said));
    // A paragraph may say the number of its heading again.
    const some = own.some(({ isHeading }) => isHeading) ? own.filter(({ isHeading }) => isHeading) : own;
    const all = some.map((piece): Numbered => {
      const [words, sign] = headed.exec(piece.said) as unknown as [string, string];
      return { piece, from: 0, length: words.length, number: numberOfSign(sign) };
    });
    const wrong = outOfOrder(all);
    return wrong ? [outOfOrderAt(wrong)] : [];
  });
  return [...lists, ...headings, ...piecesIn(context, "opening").flatMap(wrongSixParts)];
}

export const orderRules: readonly Rule[] = [
  {
    code: "TEXT-ORDER",
    title: "“一是、二是”和小标题的序号连续，与所说几个方面相符",
    source: "GB/T 9704—2012 7.3.3 正文结构层次序数",
    severity: "warning",
    find: orders,
  },
];
