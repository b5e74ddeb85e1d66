import { inThrees } from "../../charts/figure-shown.ts";
import { followedFigures } from "./charts.ts";
import type { ComparedText, Comparison } from "./comparison.ts";
import { isNilText, statesText } from "./shown.ts";

/** Whoever reads the head of a comparison wants the few that matter; all stand below. */
const mostSaid = 5;
/** Of fewer than so many in both years a share says nothing: one more is half as many again. */
const fewestForShare = 10;

/** Some of a list in words, and how many more there are. */
const someNamed = (parts: readonly string[], unit: string): string =>
  parts.length <= mostSaid
    ? parts.join("；")
    : `${parts.slice(0, mostSaid).join("；")}；等 ${parts.length} ${unit}`;

/** A figure that stands for its line, in the last two years. */
interface HeadlineChange {
  readonly name: string;
  readonly unit: string;
  readonly before: string;
  readonly after: string;
  readonly difference: number;
  readonly percent: string;
  /** How much of the larger of both the difference is: 1 where one of them is nil. */
  readonly share: number;
  readonly largest: number;
}

function changesIn(comparison: Comparison): HeadlineChange[] {
  return followedFigures(comparison).flatMap(({ name, unit, figure }): HeadlineChange[] => {
    const [before, after] = figure.values.slice(-2);
    const step = figure.steps.at(-1);
    if (before === undefined || after === undefined || step === undefined) return [];
    const difference = Number(step.difference);
    if (step.difference === "" || difference === 0) return [];
    const numbers = [before, after].map((text) => Number(/^[\d.]+/u.exec(text)?.[0] ?? 0));
    const largest = Math.max(...numbers);
    const share = largest === 0 ? 0 : Math.min(1, Math.abs(difference) / largest);
    return [{ name, unit, before, after, difference, percent: step.percent, share, largest }];
  });
}

const figureSaid = (text: string) => (text === "" ? "空白" : inThrees(text));

const changeSaid = ({ name, unit, before, after, difference, percent }: HeadlineChange): string =>
  `${name} ${figureSaid(before)}→${figureSaid(after)} ${unit}（${difference > 0 ? "增" : "减"}${percent === "—" || percent === "" ? "" : ` ${percent.replace("-", "")}`}）`
    .replace("（增）", "（增加）")
    .replace("（减）", "（减少）");

/** A sentence that lists figures with both years, where there are any. */
const stepsListed = (what: string, changes: readonly HeadlineChange[]): string[] =>
  changes.length === 0
    ? []
    : [
        `${what}：${someNamed(
          changes.map((one) => `${one.name} ${figureSaid(one.before)}→${figureSaid(one.after)}`),
          "项",
        )}。`,
      ];

/** What became nil, blank or came anew, and what changed most of the rest. */
function figureSentences(comparison: Comparison): string[] {
  const changes = changesIn(comparison);
  const [before, after] = comparison.years.slice(-2);
  const gone = changes.filter(({ after }) => isNilText(after));
  const fresh = changes.filter(({ before }) => isNilText(before));
  const rest = changes
    .filter((change) => !gone.includes(change) && !fresh.includes(change))
    .toSorted((a, b) => b.share - a.share || b.largest - a.largest);
  const large = rest.filter(({ largest }) => largest >= fewestForShare);
  // Whoever reads that something changed most must know what it was compared with.
  const leftOut =
    large.length === 0 || large.length === rest.length ? "" : `（两年都不足 ${fewestForShare} 的不比）`;
  const most = (large.length > 0 ? large : rest).slice(0, mostSaid);
  return [
    ...(most.length === 0 ? [] : [`变化最大的${leftOut}：${most.map(changeSaid).join("；")}。`]),
    ...stepsListed(`${before} 年有数、${after} 年没有的`, gone),
    ...stepsListed(`${before} 年没有、${after} 年有数的`, fresh),
    ...(changes.length === 0 ? ["各项主要的数都没有变。"] : []),
  ];
}

/** How many cells of the tables went up, down or stayed. */
function countsSentence({ figures, years }: Comparison): string {
  const [before, after] = years.slice(-2);
  const steps = figures.map(({ steps, values }) => ({
    difference: steps.at(-1)?.difference ?? "",
    lacks: values.slice(-2).includes(undefined),
  }));
  const up = steps.filter(({ difference }) => difference !== "" && Number(difference) > 0).length;
  const down = steps.filter(({ difference }) => Number(difference) < 0).length;
  const same = steps.filter(({ difference }) => difference !== "" && Number(difference) === 0).length;
  const lacking = steps.filter(({ lacks }) => lacks).length;
  const uncounted = steps.length - up - down - same - lacking;
  return `${after} 年与 ${before} 年相比，三张表 ${steps.length} 格：增 ${up} 格，减 ${down} 格，不变 ${same} 格${
    lacking === 0 ? "" : `，${lacking} 格只有一年的格式有`
  }${uncounted === 0 ? "" : `，${uncounted} 格不是可以相减的数`}。`;
}

/** What became of the texts: which are gone, which are nearly the same. */
function textSentences({ texts, years }: Comparison): string[] {
  const [before, after] = years.slice(-2);
  const last = texts.filter((text) => text.years[1] === after);
  const count = ({ sentences }: ComparedText, ...wanted: readonly string[]) =>
    sentences.filter(({ state }) => wanted.includes(state)).length;
  const gone = last.filter(
    (text) => count(text, "删去") > 0 && count(text, "删去") === text.sentences.length,
  );
  const fresh = last.filter(
    (text) => count(text, "新增") > 0 && count(text, "新增") === text.sentences.length,
  );
  const all = { sentences: last.flatMap(({ sentences }) => sentences) };
  return [
    `文字：${statesText(all)}。`,
    ...(gone.length === 0
      ? []
      : [`${before} 年有文字、${after} 年没有的：${gone.map(({ place }) => `“${place}”`).join("、")}。`]),
    ...(fresh.length === 0
      ? []
      : [`${before} 年没有文字、${after} 年有的：${fresh.map(({ place }) => `“${place}”`).join("、")}。`]),
  ];
}

/** The head of a comparison: what changed most and what is missing between the last two years, in words. */
export const comparisonSummary = (comparison: Comparison): readonly string[] => [
  countsSentence(comparison),
  ...figureSentences(comparison),
  ...textSentences(comparison),
];
