import { attributeOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { digitSigns } from "../../report/seen-basics.ts";
import { below, switchOf, valOf } from "./read-elements.ts";
import type { ListPlace } from "./read-styles.ts";
import { symbolOf } from "./read-symbols.ts";

/** 1 → 一, 12 → 十二, 105 → 一百零五; beyond 999 in digitSigns. */
function chineseNumber(n: number): string {
  if (n > 999) return String(n);
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const high = hundreds === 0 ? "" : `${digitSigns[hundreds]}百`;
  const low = ones === 0 ? "" : (digitSigns[ones] as string);
  if (tens === 0) return high === "" ? low || "〇" : high + (low && `零${low}`);
  return `${high}${tens === 1 && high === "" ? "" : digitSigns[tens]}十${low}`;
}

const letterNumber = (n: number, first: string) =>
  String.fromCharCode(first.charCodeAt(0) + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);

function roman(n: number): string {
  const steps: readonly [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let [rest, text] = [Math.min(n, 5000), ""];
  for (const [value, sign] of steps)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}

const inRange = (first: string, count: number) => (n: number) =>
  n >= 1 && n <= count ? String.fromCodePoint((first.codePointAt(0) as number) + n - 1) : String(n);

/** Formats of numbers (ECMA-376 part 1, 17.18.59) as Chinese documents use them; others are written in digitSigns. */
const numberFormats: Readonly<Record<string, (n: number) => string>> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  ideographDigital: (n) => [...String(n)].map((digit) => digitSigns[Number(digit)]).join(""),
  taiwaneseDigital: (n) => [...String(n)].map((digit) => digitSigns[Number(digit)]).join(""),
  chineseLegalSimplified: (n) =>
    [...chineseNumber(n)]
      .map((sign) => "零壹贰叁肆伍陆柒捌玖拾佰"[`${digitSigns}十百`.indexOf(sign)] ?? sign)
      .join(""),
  ideographTraditional: (n) => "甲乙丙丁戊己庚辛壬癸"[n - 1] ?? String(n),
  decimalEnclosedCircle: inRange("①", 20),
  decimalEnclosedCircleChinese: inRange("①", 20),
  decimalEnclosedParen: inRange("⑴", 20),
  decimalEnclosedFullstop: inRange("⒈", 20),
  decimalFullWidth: (n) =>
    String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  decimalZero: (n) => String(n).padStart(2, "0"),
  upperLetter: (n) => letterNumber(n, "A"),
  lowerLetter: (n) => letterNumber(n, "a"),
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
};

interface ListLevel {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** All its numbers in Arabic digits (正规形式编号). */
  readonly legal: boolean;
  /** After which level it begins anew, counted from 1: 0, after none; the one above where nothing is said. */
  readonly restart: number | undefined;
  readonly hidden: boolean;
}

const levelOf = (element: XmlElement): ListLevel => {
  const restart = valOf(below(element, "lvlRestart"));
  return {
    start: Number(valOf(below(element, "start")) ?? 0),
    format: valOf(below(element, "numFmt")) ?? "decimal",
    text: valOf(below(element, "lvlText")) ?? "",
    legal: switchOf(element, "isLgl") === true,
    restart: restart === undefined ? undefined : Number(restart),
    hidden: switchOf(below(element, "rPr"), "vanish") === true,
  };
};

const levelsOf = (element: XmlElement | undefined): Map<number, ListLevel> =>
  new Map(
    (element === undefined ? [] : childrenOf(element, "lvl")).map((level) => [
      Number(attributeOf(level, "ilvl") ?? 0),
      levelOf(level),
    ]),
  );

/** The levels that styles of paragraphs are tied to, by style. */
const stylesOfLevels = (element: XmlElement): Map<string, number> =>
  new Map(
    childrenOf(element, "lvl").flatMap((level) => {
      const style = valOf(below(level, "pStyle"));
      return style === undefined ? [] : [[style, Number(attributeOf(level, "ilvl") ?? 0)] as const];
    }),
  );

interface AbstractList {
  readonly levels: Map<number, ListLevel>;
  readonly styles: ReadonlyMap<string, number>;
  /** A style that holds the list in its place. */
  readonly elsewhere: string | undefined;
}

/** Counts the lists of a file: the number of a paragraph stands in no text, but a person reads it. */
export class Numbering {
  /** Abstract lists by id, lists by id with what they change. */
  readonly #abstract: ReadonlyMap<string, AbstractList>;
  readonly #lists: ReadonlyMap<string, { readonly of: string; readonly levels: Map<number, ListLevel> }>;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** @param root `w:numbering`; a file may have none. @param listOf the list that a style names */
  constructor(root: XmlElement | undefined, listOf: (style: string) => string | undefined = () => undefined) {
    const all = (name: string) => (root === undefined ? [] : childrenOf(root, name));
    this.#abstract = new Map(
      all("abstractNum").map((list) => [
        attributeOf(list, "abstractNumId") ?? "",
        {
          levels: levelsOf(list),
          styles: stylesOfLevels(list),
          elsewhere: valOf(below(list, "numStyleLink")),
        },
      ]),
    );
    const elements = new Map(all("num").map((list) => [attributeOf(list, "numId") ?? "", list]));
    const abstractOf = (list: XmlElement | undefined) => valOf(below(list, "abstractNumId")) ?? "";
    this.#lists = new Map(
      [...elements].map(([id, list]) => {
        const { elsewhere } = this.#abstract.get(abstractOf(list)) ?? {};
        const linked = elsewhere === undefined ? undefined : elements.get(listOf(elsewhere) ?? "");
        const of = abstractOf(linked ?? list);
        const levels = new Map<number, ListLevel>();
        for (const change of childrenOf(list, "lvlOverride")) {
          const at = Number(attributeOf(change, "ilvl") ?? 0);
          const level = levelsOf(change).get(at) ?? this.#abstract.get(of)?.levels.get(at);
          const start = valOf(below(change, "startOverride"));
          if (level !== undefined)
            levels.set(at, { ...level, ...(start !== undefined && { start: Number(start) }) });
        }
        return [id, { of, levels }];
      }),
    );
  }

  /** The level of a list that is tied to a style. */
  levelOfStyle(list: string, style: string): number | undefined {
    return this.#abstract.get(this.#lists.get(list)?.of ?? "")?.styles.get(style);
  }

  /** The number before the next paragraph of a list: 「一、」, 「（二）」; counts it. */
  next({ list, level }: ListPlace): string {
    const known = this.#lists.get(list);
    if (known === undefined || !Number.isInteger(level) || level < 0 || level > 8) return "";
    const at = (i: number) => known.levels.get(i) ?? this.#abstract.get(known.of)?.levels.get(i);
    const here = at(level);
    if (here === undefined) return "";
    const counts = this.#counts.get(known.of) ?? [];
    this.#counts.set(known.of, counts);
    // A list that starts anew does so once, with its first paragraph.
    const anew = known.levels.has(level) && !this.#begun.has(`${list} ${level}`);
    this.#begun.add(`${list} ${level}`);
    counts[level] = anew || counts[level] === undefined ? here.start : counts[level] + 1;
    // What stands deeper begins anew, unless it says after which level only.
    for (let i = level + 1; i < counts.length; i++) if (level + 1 <= (at(i)?.restart ?? i)) delete counts[i];
    if (here.format === "none" || here.hidden) return "";
    if (here.format === "bullet") return [...here.text].map((sign) => symbolOf(sign) ?? "").join("");
    const text = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const i = Number(digit) - 1;
      const count = counts[i] ?? at(i)?.start ?? 1;
      const format = here.legal ? "decimal" : (at(i)?.format ?? "");
      return (numberFormats[format] ?? String)(count);
    });
    return /[0-9A-Za-z]$/.test(text) ? `${text} ` : text;
  }
}
