/** What a character is to line breaking and spacing, after CLREQ (《中文排版需求》, W3C). */
export type CharacterKind =
  | "ideograph"
  | "open" // 开始类标点: not at a line's end
  | "close" // 结束类标点: not at a line's start
  | "stop" // 点号: not at a line's start
  | "middle" // 间隔号, 连接号, 分隔号: not at a line's start (GB/T 15834—2011, 5.1.6 and 5.1.9)
  | "dash" // 破折号, two of them: may stand at a line's start
  | "ellipsis"
  | "prefix" // ￥: stays with what follows
  | "postfix" // ％: stays with what precedes
  | "space"
  | "latin";

const kinds: readonly [CharacterKind, string][] = [
  ["open", "（《「『【〔〈“‘［｛〖"],
  ["close", "）》」』】〕〉”’］｝〗"],
  ["stop", "。，、；：！？．"],
  ["middle", "·・‧～－–／々"],
  ["dash", "—―⸺"],
  ["ellipsis", "…⋯"],
  ["prefix", "￥＄￡№＃"],
  ["postfix", "％‰℃°′″"],
  ["space", " \u00A0\u3000"],
];

const byCharacter = new Map(
  kinds.flatMap(([kind, characters]) => [...characters].map((c) => [c, kind] as const)),
);

export function characterKind(character: string): CharacterKind {
  const known = byCharacter.get(character);
  if (known !== undefined) return known;
  if (character >= "\u4E00" && character <= "\u9FFF") return "ideograph"; // most of them
  return /[\u0021-\u024F\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character) ? "latin" : "ideograph";
}

/** A dash that stands by itself joins (2021—2025年); 破折号 has two. */
export const kindInText = (character: string, before: string | undefined, after: string | undefined) => {
  const kind = characterKind(character);
  const alone = (character === "—" || character === "―") && before !== character && after !== character;
  return alone ? "middle" : kind;
};

/** Units that stay with the number before them. */
const units = "年月日号条件个项次起份篇期元万亿％人名户家场批部篇天时分秒页册类级款点种岁米";

const never = Number.POSITIVE_INFINITY;
const cost = { unit: 3, joint: 4, word: 30, asciiPunctuation: 60 } as const;

/** How unwelcome a line's end is between two characters: 0 freely, Infinity never. */
export function breakCost(a: string, ka: CharacterKind, b: string, kb: CharacterKind): number {
  if (kb === "close" || kb === "stop" || kb === "middle" || kb === "postfix" || kb === "space") return never;
  if (ka === "open" || ka === "prefix" || a === "／") return never;
  if (ka === kb && (ka === "dash" || ka === "ellipsis")) return never;
  if (ka === "space") return 0;
  if (ka === "latin" && kb === "latin") return insideLatin(a, b);
  if (ka === "latin" && /[([{<]/.test(a)) return cost.asciiPunctuation;
  if (kb === "latin" && /[,.;:!?)\]}>%]/.test(b)) return cost.asciiPunctuation;
  if (ka === "latin" && /[\d%]/.test(a) && units.includes(b)) return cost.unit;
  if (kb === "latin" && a === "第" && /\d/.test(b)) return cost.unit;
  return 0;
}

/** Web and mail addresses longer than a line break after their joints rather than elsewhere. */
function insideLatin(a: string, b: string): number {
  if (/[,.;:!?)\]}>%]/.test(b) || /[([{<]/.test(a)) return cost.asciiPunctuation;
  if (partsWords(a)) return cost.joint;
  if (/[/@?&=#_-]/.test(a) || (a === "." && /[A-Za-z]/.test(b))) return cost.joint;
  return cost.word;
}

/** A comma between words typed without a blank: a line may end after it. */
export const partsWords = (character: string): boolean => character === "," || character === ";";

/** Punctuation whose blank half may be taken away: on the right, on the left, or not. */
export function blankSide(character: string, kind: CharacterKind): "right" | "left" | undefined {
  if (kind === "open") return "left";
  if (kind === "close" || (kind === "stop" && character !== "！" && character !== "？")) return "right";
  return undefined;
}
