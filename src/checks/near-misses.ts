import { editions } from "../form/editions.ts";
import { commonMisses, commonWords } from "./common-words.ts";
import { genreTerms, mayBeEither } from "./genre-terms.ts";
import { soundAlike } from "./homophones.ts";

/** A word of this genre written with one character wrong, left out, or twice. */
export interface NearMiss {
  readonly wrong: string;
  readonly right: string;
  /** Where the two characters that give it away stand in `wrong`. */
  readonly at: number;
}

/** Labels of the form that are one word: 行政复议, 无法提供. */
const labels = [
  ...new Set(
    Object.values(editions).flatMap(({ sections }) =>
      [...JSON.stringify(sections).matchAll(/"(?:（.）|\d\.)?(?:属于)?([\u4e00-\u9fff]{4,10})"/gu)].map(
        ([, label]) => label as string,
      ),
    ),
  ),
];

/** Characters that are typed for each other: of one sound, or of one shape. */
const confused: Readonly<Record<string, string>> = {
  政: "正证征整",
  府: "付附腐俯",
  信: "新心讯",
  息: "系西习昔惜",
  公: "工功供共攻",
  开: "凯升并",
  条: "调跳",
  例: "列利历力立厉",
  规: "归轨",
  范: "犯泛",
  性: "姓行信",
  文: "闻纹",
  件: "见建健",
  依: "以一",
  申: "审生伸",
  请: "情清青求",
  主: "住注",
  动: "懂洞",
  予: "于与预",
  处: "外出",
  理: "里力利",
  提: "题体",
  供: "共公",
  复: "负副付服覆",
  议: "义意仪",
  诉: "述述速",
  讼: "颂诵送",
  许: "需须",
  可: "科克",
  罚: "法伐",
  强: "墙",
  制: "治致质",
  解: "结",
  读: "度独毒",
  策: "册测",
  众: "重从中",
  号: "好",
  媒: "煤",
  体: "题提",
  务: "物误无雾",
  户: "护",
  站: "战占",
  监: "鉴见坚",
  督: "都毒",
  保: "报宝",
  障: "章帐",
  责: "则",
  任: "认人仁",
  追: "最",
  究: "纠久救",
  评: "平凭",
  考: "靠",
  核: "合何",
  密: "蜜秘",
  审: "申省",
  查: "察茶",
  法: "发",
  时: "实是事",
  限: "线现",
  统: "通",
  计: "记",
  期: "其",
  群: "裙君",
  求: "球",
  切: "且",
  权: "全",
  参: "叁",
  与: "于",
  常: "长尝",
  态: "太泰",
  外: "处",
  贯: "惯灌",
  彻: "切撤",
  落: "洛",
  实: "时事是",
  组: "祖",
  织: "知职",
  领: "令",
  导: "道倒",
  训: "讯",
  培: "陪",
  便: "变边",
  民: "名明",
  及: "即既",
  回: "会",
  应: "因映",
  更: "跟",
  发: "法",
  布: "步部",
  质: "制致",
  量: "亮",
  营: "盈",
  商: "伤",
  校: "效较",
  负: "付",
  健: "建",
  全: "权",
  目: "木",
  录: "绿路",
  指: "只",
  南: "男",
  度: "渡",
  报: "抱",
  告: "高",
};

/** What is right though it looks like a miss: another word of the language. */
const rightWords =
  /^(?:[以一]申请公开|不与公开|边民服务|即时(?:回应|公开|更新|发布)|财?政信息公开|政府信息开|信息公开[请例]|行政规范文件|行政事业收费|公共事业单位|公共企业单位|公企事业单位|以民为中心|以人为中心|以人民为心|不公开例外|存在主要问题|优营商环境|工作实[绩迹]|工作合理|形成合理|服务重心|工作重心|工作领导组|(?:政府)?信息公开条理|公开时效)$/u;

const allTerms = () => [...new Set([...labels, ...genreTerms])];

const plainMisses = (): NearMiss[] => {
  const terms = allTerms();
  const isTerm = new Set(terms);
  const misses = new Map<string, NearMiss>();
  const add = (wrong: string, right: string, at: number) => {
    if (isTerm.has(wrong) || rightWords.test(wrong) || terms.some((term) => term.includes(wrong))) return;
    misses.set(wrong, { wrong, right, at });
  };
  for (const right of terms) {
    const signs = [...right];
    const put = (i: number, length: number, instead: string) =>
      signs.toSpliced(i, length, ...instead).join("");
    signs.forEach((sign, i) => {
      if (signs.length >= 4)
        for (const wrong of confused[sign] ?? []) add(put(i, 1, wrong), right, Math.min(i, signs.length - 2));
      const inner = i > 0 && i < signs.length - 1;
      if (inner && signs.length >= 4) add(put(i, 0, sign), right, i);
      // Short words without a character are often other words.
      if (inner && signs.length >= 6 && genreTerms.includes(right)) add(put(i, 1, ""), right, i - 1);
    });
  }
  for (const [wrong, right] of commonMisses()) add(wrong, right, 0);
  return [...misses.values()];
};

/** Two characters as a small number: others may share it, so that what it leads to is compared. */
const keyAt = (text: string, i: number) =>
  ((text.charCodeAt(i) & 0x7fff) << 15) | (text.charCodeAt(i + 1) & 0x7fff);

/** What may stand at two characters. */
interface Candidates {
  /** Words that are misses, whatever they sound like. */
  readonly misses: NearMiss[];
  /** Terms of which these are the first two characters, and the last two: with one character wrong, one of the two is whole. */
  readonly starts: Terms;
  readonly ends: Terms;
}

/** Terms with the two characters next to those by which they are looked up, of which one at least is right: list beside list, for they are gone through at each character. */
interface Terms {
  readonly words: string[];
  readonly next: number[];
  readonly second: number[];
}

const noTerms = (): Terms => ({ words: [], next: [], second: [] });

function addTerm({ words, next, second }: Terms, word: string, nextAt: number, secondAt: number): void {
  words.push(word);
  next.push(word.charCodeAt(nextAt));
  second.push(word.charCodeAt(secondAt));
}

/** Most pairs lead to nothing: one look at a table of bytes tells so. */
const mayLead = new Uint8Array(0x10000);
const slotOf = (text: string, i: number) => (text.charCodeAt(i) ^ (text.charCodeAt(i + 1) << 5)) & 0xffff;

let knownCandidates: ReadonlyMap<number, Candidates> | undefined;
/** By two characters: a text is gone through once. */
function candidatesByPair(): ReadonlyMap<number, Candidates> {
  if (knownCandidates) return knownCandidates;
  const byPair = new Map<number, Candidates>();
  const at = (word: string, i: number) => {
    const key = keyAt(word, i);
    mayLead[slotOf(word, i)] = 1;
    const there = byPair.get(key) ?? { misses: [], starts: noTerms(), ends: noTerms() };
    byPair.set(key, there);
    return there;
  };
  for (const miss of plainMisses()) at(miss.wrong, miss.at).misses.push(miss);
  for (const word of allTerms()) {
    const last = word.length - 2;
    addTerm(at(word, 0).starts, word, 2, 3);
    addTerm(at(word, last).ends, word, last - 1, last - 2);
  }
  // The longest first.
  for (const { misses } of byPair.values()) misses.sort((a, b) => b.wrong.length - a.wrong.length);
  knownCandidates = byPair;
  return byPair;
}

/** Where a text differs from a term in one character; -1 where in none, or in more. */
function onlyDifference(text: string, from: number, word: string): number {
  let wrong = -1;
  for (let k = 0; k < word.length; k++) {
    if (text.charCodeAt(from + k) === word.charCodeAt(k)) continue;
    if (wrong !== -1) return -1;
    wrong = k;
  }
  return wrong;
}

/** The words at a place that are a term but for one character, which sounds alike; looked up by its start, or by its end. */
function sameSoundAt(text: string, i: number, terms: Terms, isStart: boolean): NearMiss | undefined {
  const { words, next, second } = terms;
  const near = text.charCodeAt(isStart ? i + 2 : i - 1);
  const further = text.charCodeAt(isStart ? i + 3 : i - 2);
  for (let k = 0; k < next.length; k++) {
    if (next[k] !== near && second[k] !== further) continue;
    const word = words[k] as string;
    const at = isStart ? 0 : word.length - 2;
    const from = i - at;
    if (from < 0 || from + word.length > text.length) continue;
    const wrong = onlyDifference(text, from, word);
    if (wrong === -1) continue;
    const [said, right] = [text[from + wrong] as string, word[wrong] as string];
    if (mayBeEither(said, right) || !soundAlike(said, right)) continue;
    const here = text.slice(from, from + word.length);
    if (!rightWords.test(here)) return { wrong: here, right: word, at };
  }
  return undefined;
}

let knownWords: ReadonlySet<string> | undefined;
/** Words of two characters: the common ones, and those that the terms are made of. */
function twoCharacterWords(): ReadonlySet<string> {
  knownWords ??= new Set([
    ...commonWords(),
    ...allTerms().flatMap((term) => [term.slice(0, 2), term.slice(-2)]),
  ]);
  return knownWords;
}

/** 「清单维护」 and 「信访案件」: the two characters end one word and begin another. */
function isOverTwoWords(text: string, from: number, { wrong }: NearMiss): boolean {
  if (wrong.length !== 2) return false;
  const words = twoCharacterWords();
  return words.has(text.slice(from - 1, from + 1)) || words.has(text.slice(from + 1, from + 3));
}

/** The words of a text that are nearly words of this genre, with their places; the longest where several fit. */
export function nearMissesIn(text: string): { readonly from: number; readonly miss: NearMiss }[] {
  const byPair = candidatesByPair();
  const found: { readonly from: number; readonly miss: NearMiss }[] = [];
  let end = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    if (mayLead[slotOf(text, i)] === 0) continue;
    const there = byPair.get(keyAt(text, i));
    if (there === undefined) continue;
    const miss =
      there.misses.find(({ wrong, at }) => i >= at && text.startsWith(wrong, i - at)) ??
      sameSoundAt(text, i, there.starts, true) ??
      sameSoundAt(text, i, there.ends, false);
    if (miss === undefined || i - miss.at < end || isOverTwoWords(text, i - miss.at, miss)) continue;
    found.push({ from: i - miss.at, miss });
    end = i - miss.at + miss.wrong.length;
  }
  return found;
}
