import { commonWords } from "./common-words.ts";
import { genreTerms } from "./genre-terms.ts";

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
  const terms = genreTerms.split(/\s/u);
  knownCommon = {
    words: new Set(words),
    starts: new Set([...words, ...terms.map((term) => term.slice(0, 2))]),
    ends: new Set([...words, ...terms.map((term) => term.slice(-2))]),
  };
  return knownCommon;
}

/** What stands behind a word that ends a clause. */
const clauseEnd = /^(?:[，。；、：）和及与在由将已]|纳入|列入|进行|$)/u;
/** What a word goes on with when it begins another: 工作人员, 规范性文件. */
const compoundOn =
  /[人员者书栏班室局性化业会表册率点量区机件网站群台方部处式力型类制感度法术家长体案项品费额险期线面]/u;
/** What also stands before a noun of its own: 「研究研究成果」. */
const alsoBefore =
  /研究|管理|学习|监督|服务|公开|工作|申请|培训|调查|检查|治理|保护|开发|建设|审查|规范|指导|评估|评议|答复|考核|宣传|应急|发展|执[法行]|信息|业务|政务|项目|讨论|组织|计划|代表|保障/u;
/** Whether a word that stands twice begins nothing at its second place: 「科技计划资金资金分配」. */
const endsThere = (word: string, text: string, end: number): boolean =>
  wordsKnown().words.has(word) &&
  !alsoBefore.test(word) &&
  !compoundOn.test(text[end] ?? "") &&
  !genreTerms.includes(word + (text[end] ?? ""));
const allHanzi = /^[\u4e00-\u9fff]+$/u;
/** 「一条一条」 is said so. */
const isSaidTwice = /^[一二两三四五六七八九十]/u;
const longestDoubled = 6;
/** Where two characters stood last, by their slot, isSaidTwice on from text to text: what stands twice is found by one look. */
const lastAt = new Int32Array(0x1000).fill(-longestDoubled);
let counting = 0;

/** How far on the text that stands at a place stands again, if it does so at once; 0 if it does not. */
function doubledAt(text: string, i: number): number {
  const first = text.charCodeAt(i);
  const second = text.charCodeAt(i + 1);
  const slot = (first ^ (second << 4)) & 0xfff;
  const length = counting + i - (lastAt[slot] as number);
  lastAt[slot] = counting + i;
  if (length > longestDoubled || length < 2) return 0;
  return text.startsWith(text.slice(i - length, i), i) ? length : 0;
}

/**
 * Words that stand twice one behind the other: of three characters and more, 「规范化规范化」, and common ones of two at
 * the end of a clause, or before what begins nothing with them: 「公开工作工作，」「工作工作纳入」. Elsewhere the second may begin something: 「公开工作工作人员」.
 */
export function doubledWordsIn(text: string): readonly { readonly from: number; readonly word: string }[] {
  const found: { readonly from: number; readonly word: string }[] = [];
  counting = counting > 2 ** 29 ? longestDoubled : counting;
  if (counting === longestDoubled) lastAt.fill(-longestDoubled);
  let told = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    const length = doubledAt(text, i);
    if (length === 0) continue;
    const [from, end] = [i - length, i + length];
    const word = text.slice(from, i);
    if (from < told || new Set(word).size === 1 || !allHanzi.test(word)) continue;
    const isSlip =
      length === 2
        ? wordsKnown().ends.has(word) &&
          (clauseEnd.test(text.slice(end, end + 2)) || endsThere(word, text, end))
        : !isSaidTwice.test(word);
    if (!isSlip) continue;
    found.push({ from, word });
    told = end;
  }
  counting += text.length + longestDoubled;
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
    if (!isWord || !(next === "" || /^[，。；、：）的]/u.test(next) || starts.has(next))) continue;
    // 「检查查阅」: the second begins a word.
    if (starts.has(text.slice(i + 1, i + 3))) continue;
    found.push({ from: i - 1, word });
  }
  return found;
}
