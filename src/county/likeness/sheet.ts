import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import type { Content, Sheet } from "../../formats/xlsx/sheet.ts";
import { likenessFrom } from "../../likeness/likeness.ts";
import type { CountyLikeness } from "./texts.ts";

/** 「97%」 */
export const percentOf = (share: number) => `${Math.round(share * 100)}%`;

/** So many sentences are put side by side of two texts, and so many shown of what many share. */
const shownSentences = 6;

/** Sentences of two texts side by side, the longest first: whoever reads judges. */
function sentenceRows({ sideBySide }: CountyLikeness, first: string, second: string): Content[][] {
  const pairs = sideBySide(first, second)
    .toSorted((a, b) => b.first.length - a.first.length)
    .slice(0, shownSentences);
  return pairs.map((pair) => ["原句", first, second, "", pair.first, pair.second]);
}

/**
 * Sheet 雷同线索: groups of reports that are alike, pairs that may be, sentences that a good part of the county has. A
 * clue with the sentences side by side, never a verdict.
 */
export function likenessSheet(likeness: CountyLikeness): Sheet {
  const { groups, pairs, common, short } = likeness;
  const { listed, warned } = likenessFrom.other;
  const inGroups = groups.flatMap(({ names, pairs: count, least, most }): Content[][] => {
    const [closest] = pairs.filter(
      ({ before, first, second }) => !before && names.includes(first) && names.includes(second),
    );
    const shares = least === most ? percentOf(most) : `${percentOf(least)}—${percentOf(most)}`;
    const head: Content[] = [
      "请核对",
      names.join("\n"),
      "",
      shares,
      `${names.length} 个单位的文字相近，共 ${count} 对；下面是最相近的两份的原句。`,
      "",
    ];
    return [head, ...(closest === undefined ? [] : sentenceRows(likeness, closest.first, closest.second))];
  });
  const listedPairs = pairs
    .filter(({ before, share }) => !before && share < warned)
    .flatMap(({ first, second, share }): Content[][] => [
      ["列出", first, second, percentOf(share), "一部分文字相近，供参考。", ""],
      ...sentenceRows(likeness, first, second),
    ]);
  const shared = common.map(({ names, sentences }): Content[] => [
    "共用文字",
    names.join("\n"),
    "",
    "",
    `${names.length} 个单位有同样的 ${sentences.length} 句，不计入相近的比例。`,
    sentences.slice(0, shownSentences).join("\n"),
  ]);
  const tooShort = short.map(({ name, length }): Content[] => [
    "文字过短",
    name,
    "",
    "",
    `自己的文字只有 ${length} 字，没有比较。`,
    "",
  ]);
  return listSheet(
    "雷同线索",
    `第一、五部分的文字相近的报告（数字、日期、名称、套话不计）。只是线索，请看原句判断：${percentOf(warned)} 以上请核对，${percentOf(listed)}—${percentOf(warned)} 列出`,
    [
      { head: "情况", width: 10 },
      { head: "单位", width: 26 },
      { head: "另一单位", width: 26 },
      { head: "相近的比例", width: 12 },
      { head: "说明或原句", width: 56 },
      { head: "另一单位的原句", width: 56 },
    ],
    [...inGroups, ...listedPairs, ...shared, ...tooShort],
  );
}
