import { editions } from "../form/editions.ts";
import { commonMeant, commonWords } from "./common-words.ts";
import { confused } from "./confused.ts";
import { genreTerms, mayBeEither } from "./genre-terms.ts";
import { soundAlike } from "./homophones.ts";
import { plainWords } from "./plain-words.ts";
import {
  nearTermAt,
  pairOfCodes,
  pairSlots,
  placesOfPair,
  slotOfPair,
  type TermTable,
  termAround,
  termTableOf,
} from "./term-table.ts";

/** A word of this genre written with one character wrong, left out, or twice. */
export interface NearMiss {
  readonly wrong: string;
  readonly right: string;
  /** Where the two characters that give it away stand in `wrong`. */
  readonly at: number;
}

/** Labels of the form that are one word: 行政复议, 无法提供. */
const labels = () =>
  Object.values(editions).flatMap(({ sections }) =>
    [...JSON.stringify(sections).matchAll(/"(?:（.）|\d\.)?(?:属于)?([\u4e00-\u9fff]{4,10})"/gu)].map(
      ([, label]) => label as string,
    ),
  );

/** What is right though it looks like a miss: another word of the language. */
const rightWords =
  /^(?:[以一]申请公开|不与公开|边民服务|即时(?:回应|公开|更新|发布)|财?政信息公开|政府信息开|信息公开[请例]|行政规范文件|行政事业收费|公共事业单位|公共企业单位|公企事业单位|以民为中心|以人为中心|以人民为心|不公开例外|存在主要问题|优营商环境|工作实[绩迹]|工作合理|形成合理|服务重心|工作重心|工作领导组|各部门单位|(?:政府)?信息公开条理|公开时效)$/u;

/** What all texts are held against; what one may have in place of it is told only where it has two characters of it. */
interface TermsKnown {
  readonly table: TermTable;
  /** The terms of the genre that may lack a character: short words without one are often other words. */
  readonly long: string;
  /** The characters that may be meant by another. */
  readonly meant: ReadonlyMap<string, readonly string[]>;
}

/** A miss, with its place among the terms: what stands first there is told first. */
interface PlacedMiss extends NearMiss {
  readonly order: number;
}

function knownTerms(): TermsKnown {
  const ofGenre = genreTerms.replaceAll("\n", " ");
  const table = termTableOf([...new Set(labels()), ofGenre].join(" "));
  const long = (ofGenre.match(/[^ ]{6,}/gu) ?? []).join(" ");
  const meant = new Map<string, string[]>();
  for (const [right, signs] of Object.entries(confused))
    for (const sign of signs) {
      const rights = meant.get(sign);
      if (rights === undefined) meant.set(sign, [right]);
      else rights.push(right);
    }
  return { table, long, meant };
}

const spliced = (term: string, at: number, length: number, instead: string) =>
  term.slice(0, at) + instead + term.slice(at + length);

/** Misses with two characters of a text: one is typed for another of a term, is left out between them, or stands twice. */
function missesWith(first: string, second: string, { table, long, meant }: TermsKnown): NearMiss[] {
  const { written } = table;
  const found: PlacedMiss[] = [];
  const add = (wrong: string, right: string, at: number, order: number) => {
    if (!written.includes(wrong) && !asGood.has(wrong) && !rightWords.test(wrong))
      found.push({ wrong, right, at, order });
  };
  for (let place = long.indexOf(first); place !== -1; place = long.indexOf(first, place + 1)) {
    if (long[place + 2] !== second || long[place + 1] === " ") continue;
    const from = long.lastIndexOf(" ", place) + 1;
    const term = long.slice(from).split(" ", 1)[0] as string;
    const at = place - from;
    add(spliced(term, at + 1, 1, ""), term, at, written.indexOf(term) + at + 1);
  }
  const common = commonMeant(first, second);
  if (common !== undefined) add(first + second, common, 0, written.length);
  const placesOf = (one: string, other: string) =>
    placesOfPair(table, one.charCodeAt(0), other.charCodeAt(0));
  for (const sign of meant.get(first) ?? [])
    for (const place of placesOf(sign, second)) {
      const { term, at } = termAround(table, place);
      add(spliced(term, at, 1, first), term, at, place);
    }
  for (const sign of meant.get(second) ?? [])
    for (const place of placesOf(first, sign)) {
      const { term, at } = termAround(table, place);
      if (at === term.length - 2) add(spliced(term, at + 1, 1, second), term, at, place + 1);
    }
  if (first === second)
    for (let place = written.indexOf(first); place !== -1; place = written.indexOf(first, place + 1)) {
      const { term, at } = termAround(table, place);
      if (at > 0 && at < term.length - 1) add(spliced(term, at, 0, first), term, at, place);
    }
  // The longest first.
  return found.sort((a, b) => b.wrong.length - a.wrong.length || a.order - b.order);
}

let termsKnown: TermsKnown | undefined;
/** Misses by two characters, as texts have them: none for most. */
const missesByPair = new Map<number, readonly NearMiss[]>();
/** A text of any length has no more in memory. */
const mostKnownPairs = 0x10000;
/** Of the pairs without misses the last of each slot: most are looked up here alone. */
const withoutMisses = new Int32Array(pairSlots).fill(-1);

/** Words that are misses at two characters, whatever they sound like. */
function missesAt(text: string, i: number, pair: number, terms: TermsKnown): readonly NearMiss[] | undefined {
  const slot = slotOfPair(pair);
  if (withoutMisses[slot] === pair) return undefined;
  let misses = missesByPair.get(pair);
  if (misses === undefined) {
    misses = missesWith(text[i] as string, text[i + 1] as string, terms);
    if (missesByPair.size >= mostKnownPairs) missesByPair.clear();
    missesByPair.set(pair, misses);
  }
  if (misses.length === 0) withoutMisses[slot] = pair;
  return misses;
}

/** Whether a character of a term was typed for the right one because they sound alike. */
function isSlipOfSound(text: string, from: number, term: string, wrong: number): boolean {
  const [said, right] = [text[from + wrong] as string, term[wrong] as string];
  return (
    soundAlike(said, right) &&
    !mayBeEither(said, right) &&
    !rightWords.test(text.slice(from, from + term.length))
  );
}

/** Words that are as good as those that they look like: 转业 and 专业. */
const asGood = new Set(
  "附议 围护 贯注 旧业 执导 失范 振型 专指 专治 转业 实绩 威权 际遇 方始 纸制 学系 连动 连合 图标 客堂 断口 方阵 立论 治权 幅面 整面 整件 证监 知照 检定 节电 几度 主推 何力 维生 引子 税利 质监 帮主 兴业 保户 医托 商报 传人 传家 几本 接入 诊察 归程 停职 签子 选读 表语 情性 分句 截收 接访 正理 常事 清出 总合 软坚 障目 音品 声级 升机".split(
    " ",
  ),
);

let knownWords: ReadonlySet<string> | undefined;
/** Words of two characters: the common ones, and those that the terms are made of. */
function twoCharacterWords(terms: string): ReadonlySet<string> {
  knownWords ??= new Set([
    ...commonWords(),
    ...plainWords.split(/\s+/u),
    ...terms.split(" ").flatMap((term) => [term.slice(0, 2), term.slice(-2)]),
  ]);
  return knownWords;
}

/** What stands between words, and is no part of one: so much as to begin or end a word beside it. */
const particles = new Set(
  "的了和与及或在对为是等将把被向由从以于并也均已不未其各本我该全就都还但而且所可能应要会做作有无让使给按用新再更最很多少大小到人",
);

/**
 * Whether what stands beside two characters leaves them to be a word: 「清单维护」 and 「信访案件」 end one word and begin
 * another, and in 「地方控制」 no word that is known ends before 方控.
 */
function standsAlone(text: string, from: number, { wrong }: NearMiss, terms: string): boolean {
  if (wrong.length !== 2) return true;
  const words = twoCharacterWords(terms);
  const end = from + 2;
  if (words.has(text.slice(from - 1, from + 1)) || words.has(text.slice(from + 1, end + 1))) return false;
  const [before = "", behind = ""] = [text[from - 1], text[end]];
  const isFree = (sign: string) => sign === "" || !/[\u4e00-\u9fff]/u.test(sign) || particles.has(sign);
  return (
    (isFree(before) || words.has(text.slice(from - 2, from))) &&
    (isFree(behind) || words.has(text.slice(end, end + 2)))
  );
}

/** The words of a text that are nearly words of this genre, with their places; the longest where several fit. */
export function nearMissesIn(text: string): { readonly from: number; readonly miss: NearMiss }[] {
  const found: { readonly from: number; readonly miss: NearMiss }[] = [];
  let end = 0;
  termsKnown ??= knownTerms();
  const { table } = termsKnown;
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairOfCodes(text.charCodeAt(i), text.charCodeAt(i + 1));
    if (pair === -1) continue;
    const miss =
      missesAt(text, i, pair, termsKnown)?.find(
        ({ wrong, at }) => i >= at && text.startsWith(wrong, i - at),
      ) ?? nearTermAt(table, text, i, pair, isSlipOfSound);
    if (miss === undefined || i - miss.at < end || !standsAlone(text, i - miss.at, miss, table.written))
      continue;
    found.push({ from: i - miss.at, miss });
    end = i - miss.at + miss.wrong.length;
  }
  return found;
}
