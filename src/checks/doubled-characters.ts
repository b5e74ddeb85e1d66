import { commonWords } from "./common-words.ts";
import { genreTerms } from "./genre-terms.ts";
import { matchesIn } from "./matches.ts";

/** A word by itself: 「参与与监督」. */
const ownWords = "与为于以对到会要可能有过在上中下";

/** 监督权, 公信力: words of three. */
const rights = new Set(
  "知情权 参与权 表达权 监督权 公信力 执行力 获得感 满意度 透明度 知晓度 时效性 针对性 准确性 积极性 主动性 规范性 及时性 自然人 公开栏 公众号 新媒体".split(
    " ",
  ),
);

let knownCommon:
  | {
      readonly words: ReadonlySet<string>;
      readonly starts: ReadonlySet<string>;
      readonly ends: ReadonlySet<string>;
    }
  | undefined;
/** The common words, and the two characters with which words and terms begin, and end. */
function wordsKnown() {
  if (knownCommon) return knownCommon;
  const words = commonWords();
  knownCommon = {
    words: new Set(words),
    starts: new Set([...words, ...genreTerms.map((term) => term.slice(0, 2))]),
    ends: new Set([...words, ...genreTerms.map((term) => term.slice(-2))]),
  };
  return knownCommon;
}

/** What stands behind a word that ends a clause. */
const clauseEnd = /^(?:[，。；、：）]|$)/u;

/** 「规范化规范化」, 「政府信息政府信息公开」; 「一条一条」 is said so. */
const doubledPhrase = /((?![一二两三四五六七八九十])[\u4e00-\u9fff]{3,6})\1/gu;

/** Three characters and more that stand twice one behind the other. */
export const doubledPhrasesIn = (text: string): readonly { readonly from: number; readonly word: string }[] =>
  matchesIn(text, doubledPhrase)
    .map(({ index, 1: word }) => ({ from: index, word: word as string }))
    .filter(({ word }) => new Set(word).size > 1);

/**
 * A common word that stands twice at the end of a clause: 「公开工作工作，」. Elsewhere the second may begin something:
 * 「公开工作工作人员」.
 */
export function doubledWordsIn(text: string): readonly { readonly from: number; readonly word: string }[] {
  const found: { readonly from: number; readonly word: string }[] = [];
  for (let i = 0; i + 3 < text.length; i++) {
    if (text.charCodeAt(i) !== text.charCodeAt(i + 2) || text.charCodeAt(i + 1) !== text.charCodeAt(i + 3))
      continue;
    const word = text.slice(i, i + 2);
    if (text[i] === text[i + 1] || !clauseEnd.test(text.slice(i + 4, i + 5))) continue;
    if (wordsKnown().ends.has(word)) found.push({ from: i, word });
  }
  return found;
}

/**
 * Where the second character of a common word stands twice, and something else begins behind it: 「完善善信息发布流程」.
 * 「公开开展」 and 「学习习近平」 are two words: what begins behind the pair is then none.
 */
export function doubledCharactersIn(
  text: string,
): readonly { readonly from: number; readonly word: string }[] {
  const found: { readonly from: number; readonly word: string }[] = [];
  for (let i = 1; i + 1 < text.length; i++) {
    if (text.charCodeAt(i) !== text.charCodeAt(i + 1) || ownWords.includes(text[i] as string)) continue;
    const { words, starts } = wordsKnown();
    const word = text.slice(i - 1, i + 1);
    const next = text.slice(i + 2, i + 4);
    const isWord = words.has(word) || rights.has(text.slice(i - 2, i + 1));
    if (!isWord || !(next === "" || /^[，。；、：）]/u.test(next) || starts.has(next))) continue;
    // 「检查查阅」: the second begins a word.
    if (starts.has(text.slice(i + 1, i + 3))) continue;
    found.push({ from: i - 1, word });
  }
  return found;
}
