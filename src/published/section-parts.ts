import type { SectionKey, TableKey } from "../form/form.ts";
import { type Edition, sectionsOf } from "../form/form.ts";
import type { FoundBlock } from "./blocks.ts";
import { folded, labelKey, likeness } from "./spelling.ts";

/** A paragraph with its place among the blocks of the file. */
export interface PlacedLine {
  readonly at: number;
  readonly text: string;
  readonly page?: number;
}

/** What the words of a section's title are about, however it is worded. */
const subjects: Readonly<Record<SectionKey, RegExp>> = {
  overview: /总体(?:情况|概况)|基本情况|概况|概述|总体工作/u,
  proactiveDisclosure: /主动公开/u,
  requests: /收到和处理|依申请|申请(?:公开)?(?:政府信息)?.{0,6}(?:情况?|处理)/u,
  reviewAndLitigation: /复议|诉讼/u,
  problemsAndImprovements:
    /(?:问题|不足|困难).*(?:改进|整改|措施|建议|情况|打算)|整改措施|改进(?:情况|措施)|存在(?:的)?(?:主要)?问题|主要问题/u,
  otherMatters:
    /其[他它].*(?:事项|情况|报告|说明)|需要报告|需要说明|^[一二三四五六七八九十]+[、.,]其[他它]$/u,
};

const numberedTitle = /^(?:第?[一二三四五六七八九十]+(?:[、.．,，:：]|部分)|[1-9][、.．])/u;
/** Before a table a title may be numbered as what stands below a section. */
const anyNumber = /^(?:\([一二三四五六七八九十]{1,3}\)|\([1-9]\)|[1-9]\))/u;

/** Whether a line may be the title of a section: short, no sentence, and about its subject. */
function isTitleOf(key: SectionKey, own: string, text: string): boolean {
  const plain = folded(text);
  if (plain.length > 45 || /[。；！？]/u.test(plain) || !subjects[key].test(plain)) return false;
  return numberedTitle.test(plain) || likeness(labelKey(text), labelKey(own)) >= 0.7;
}

/** A table's caption says what its section's title says. */
const isCaption = /^表[一二三四\d].{0,40}$/u;

export interface SectionParts {
  /** Where the body begins: the first block of section one's title, or of what follows the title without one. */
  readonly overviewTitle?: PlacedLine;
  readonly lines: Readonly<Partial<Record<SectionKey, readonly PlacedLine[]>>>;
  /** Titles in other words than the form's, as they are printed. */
  readonly titles: Readonly<Partial<Record<SectionKey, string>>>;
  /** Titles that were not found. */
  readonly lost: readonly SectionKey[];
  /** Lines that stand under a table's title, or between its rows: notes, which the form has no room for. */
  readonly notes: readonly (PlacedLine & { readonly section: SectionKey })[];
}

/**
 * Parts the text into sections by what titles are about and by where the tables stand, not by numbers: a lost, doubled
 * or reworded title does no harm.
 */
export function sectionParts(
  blocks: readonly FoundBlock[],
  spans: ReadonlyMap<TableKey, readonly [number, number]>,
  edition: Edition,
): SectionParts {
  const lines = blocks.flatMap((block, at): PlacedLine[] =>
    block.kind === "paragraph" && block.text.trim() !== ""
      ? [{ at, text: block.text, ...(block.page !== undefined && { page: block.page }) }]
      : [],
  );
  const titles = new Map(sectionsOf(edition).map(([key, { title }]) => [key, title] as const));
  const isTitle = (key: SectionKey) => (line: PlacedLine) => isTitleOf(key, titles.get(key) ?? "", line.text);
  const two = spans.get("proactiveDisclosure");
  const three = spans.get("requests");
  const four = spans.get("reviewAndLitigation");
  const end = blocks.length;
  const firstTable = two?.[0] ?? three?.[0] ?? four?.[0] ?? end;
  const within = (from: number, to: number) => lines.filter(({ at }) => at >= from && at < to);

  /** The last title of a section before its table: a numbered one, since a table's own caption says the same. */
  const lastTitle = (key: SectionKey, all: readonly PlacedLine[]): PlacedLine | undefined => {
    const found = all.filter(isTitle(key));
    const numbered = found.findLast(({ text }) => numberedTitle.test(folded(text)));
    // Heads of the table may stand between, as lines of text.
    const near = all.slice(Math.max(0, all.findLastIndex(({ text }) => /[。；]/u.test(text)) + 1)).slice(-5);
    const next = near.find(({ text }) => {
      const plain = folded(text);
      return anyNumber.test(plain) && isTitle(key)({ at: 0, text: plain.replace(anyNumber, "一、") });
    });
    return numbered ?? next ?? found.at(-1);
  };
  const proactive = lastTitle("proactiveDisclosure", within(0, firstTable));
  const beforeTwo = proactive?.at ?? firstTable;
  const overviewTitle = within(0, beforeTwo).find(isTitle("overview"));
  const requests = lastTitle("requests", within((two?.[1] ?? beforeTwo) + 1, three?.[0] ?? end));
  const afterThree = (three?.[1] ?? requests?.at ?? beforeTwo) + 1;
  const beforeFour = within(afterThree, four?.[0] ?? end);
  const review =
    four === undefined
      ? beforeFour.find(isTitle("reviewAndLitigation"))
      : lastTitle("reviewAndLitigation", beforeFour);
  const afterTables =
    Math.max(four?.[1] ?? -1, review?.at ?? -1, three?.[1] ?? -1, two?.[1] ?? -1, requests?.at ?? -1) + 1;
  const rest = within(afterTables, end);
  const problems = rest.find(isTitle("problemsAndImprovements"));
  const other = rest.find((line) => line.at > (problems?.at ?? -1) && isTitle("otherMatters")(line));

  const found: Partial<Record<SectionKey, PlacedLine | undefined>> = {
    overview: overviewTitle,
    proactiveDisclosure: proactive,
    requests,
    reviewAndLitigation: review,
    problemsAndImprovements: problems,
    otherMatters: other,
  };
  const problemsFrom = problems === undefined ? afterTables : problems.at + 1;
  const noteIn = (section: SectionKey, from: number, to: number) =>
    within(from, to)
      .filter(({ text }) => !isCaption.test(folded(text)))
      .map((line) => ({ ...line, section }));
  const inTables = [
    ...noteIn(
      "proactiveDisclosure",
      (proactive?.at ?? firstTable) + 1,
      requests?.at ?? three?.[0] ?? afterTables,
    ),
    ...(three === undefined && requests === undefined
      ? []
      : noteIn("requests", (requests?.at ?? three?.[0] ?? end) + 1, review?.at ?? four?.[0] ?? afterTables)),
    ...(review === undefined && four === undefined
      ? []
      : noteIn("reviewAndLitigation", (review?.at ?? four?.[0] ?? end) + 1, afterTables)),
    ...(problems === undefined ? [] : noteIn("reviewAndLitigation", afterTables, problems.at)),
  ];
  return {
    ...(overviewTitle !== undefined && { overviewTitle }),
    lines: {
      overview: within(overviewTitle === undefined ? beforeTwo : overviewTitle.at + 1, beforeTwo),
      problemsAndImprovements: within(problemsFrom, other?.at ?? end),
      otherMatters: other === undefined ? [] : within(other.at + 1, end),
    },
    titles: Object.fromEntries(
      [...titles].flatMap(([key, own]) => {
        const printed = found[key]?.text.trim() ?? "";
        const isOwn = printed !== "" && folded(printed) !== folded(own) && !isCaption.test(folded(printed));
        return isOwn ? [[key, printed] as const] : [];
      }),
    ),
    lost: [...titles.keys()].filter((key) => found[key] === undefined),
    notes: inTables,
  };
}
