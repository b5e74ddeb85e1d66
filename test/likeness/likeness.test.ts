import { describe, expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { likenessSheet } from "../../src/county/likeness/sheet.ts";
import { countyLikeness } from "../../src/county/likeness/texts.ts";
import { likenessesIn } from "../../src/likeness/batch.ts";
import { sharedWith } from "../../src/likeness/likeness.ts";
import { sideBySide } from "../../src/likeness/matching.ts";
import { ownSentences } from "../../src/likeness/own-words.ts";
import { parseReport } from "../../src/report/parse.ts";
import { published } from "../corpus.ts";
import { rowNamed } from "../county/county.ts";
import { judged } from "./judged.ts";
import { honestSentences, reworded, shuffled, textOf } from "./made-up.ts";

describe("a batch", () => {
  test("copies of every sort are found, honest texts are not", () => {
    const { bySort, wrong } = judged(60, 4);
    for (const [sort, shares] of bySort) {
      const least = Math.min(...shares);
      expect(least, sort).toBeGreaterThanOrEqual(sort.startsWith("half") ? 0.3 : 0.5);
    }
    expect(wrong).toEqual([]);
  });

  test("twelve towns on one template are one group, in any order of the texts", () => {
    const template = honestSentences(500);
    const towns = Array.from({ length: 12 }, (_, i) =>
      textOf(`${"甲乙丙丁戊己庚辛壬癸子丑"[i]}镇人民政府`, shuffled(reworded(template, 20, i), i)),
    );
    const others = Array.from({ length: 48 }, (_, i) => textOf(`单位${i}`, honestSentences(i + 1)));
    const found = likenessesIn([...towns, ...others]);
    expect(found.groups.map(({ names, pairs }) => [names.length, pairs])).toEqual([[12, 66]]);
    expect(likenessesIn([...others.toReversed(), ...shuffledList(towns)])).toEqual(found);
  });

  test("what a good part of the county has is listed, and counts for nothing", () => {
    const notice = honestSentences(900).slice(20, 61);
    const texts = Array.from({ length: 60 }, (_, i) =>
      textOf(`单位${i}`, i < 30 ? [...notice, ...honestSentences(i + 1)] : honestSentences(i + 1)),
    );
    const { common, pairs } = likenessesIn(texts);
    const [first] = common.filter(({ names }) => names.length === 30);
    expect([first?.names.length, first?.sentences.length]).toEqual([
      30,
      new Set(notice.map((one) => ownSentences([one])[0]?.plain)).size,
    ]);
    expect(pairs).toEqual([]);
  });

  test("a short text is no copy of anything, and told", () => {
    const short = ["本年度收到的申请均已按期答复，未发生投诉和举报的情形，群众普遍表示满意"];
    const { pairs, short: told } = likenessesIn([textOf("甲镇", short), textOf("乙镇", short)]);
    expect([pairs, told.map(({ name }) => name)]).toEqual([[], ["乙镇", "甲镇"]]);
  });

  test("another agency's text of last year", () => {
    const last = [textOf("甲局", honestSentences(7)), textOf("乙局", honestSentences(8))];
    const { pairs, groups } = likenessesIn(
      [textOf("甲局", honestSentences(8)), textOf("丙局", honestSentences(9))],
      last,
    );
    expect(pairs.map(({ first, second, before, share }) => [first, second, before, share])).toEqual([
      ["甲局", "乙局", true, 1],
    ]);
    expect(groups).toEqual([]);
  });
});

const shuffledList = <T>(list: readonly T[]): T[] =>
  list
    .map((one, i) => [one, (i * 7) % list.length] as const)
    .toSorted(([, a], [, b]) => a - b)
    .map(([one]) => one);

describe("two texts", () => {
  const real = [
    "suqian-city-2023",
    "suqian-city-2024",
    "huaian-city-2024",
    "hongze-district-2023",
    "shanghai-general-office-2019",
  ].map(published);
  const text = (report: (typeof real)[number]) =>
    [report.overview, report.problemsAndImprovements].flatMap((section) =>
      section.flatMap((block) =>
        typeof block === "string"
          ? [block]
          : "paragraphs" in block
            ? block.paragraphs.filter((one) => typeof one === "string")
            : [],
      ),
    );

  test("real reports of different agencies share less than a tenth; of one city in two years, a quarter", () => {
    for (const one of real)
      for (const other of real) {
        if (one === other) continue;
        const { share, length } = sharedWith(text(one), text(other), [one.agency]);
        const own = one.agency === other.agency;
        if (length >= 300) expect(share, `${one.agency} ${other.agency}`).toBeLessThan(own ? 0.3 : 0.1);
      }
  });

  test("figures, dates, names and phrases of everybody do not count", () => {
    const [a] = ownSentences(
      ["2024年，甲镇坚持以习近平新时代中国特色社会主义思想为指导，公开惠农补贴发放名单35条"],
      ["甲镇"],
    );
    const [b] = ownSentences(["2023年，乙乡公开惠农补贴发放名单1,208条"], ["乙乡"]);
    expect(a?.plain.replace("坚持", "")).toBe(b?.plain);
    expect(ownSentences(["（一）主动公开政府信息情况。"])).toEqual([]);
  });

  test("sentences stand side by side, as they are written", () => {
    const pairs = sideBySide(
      ownSentences(["建立重点领域公开台账，按月通报更新情况3次。开展业务骨干轮训，提升办理能力。"]),
      ownSentences(["开展业务人员轮训，提升办理能力。对照台账自查自纠，逐条整改落实到位。"]),
    );
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      ["开展业务骨干轮训，提升办理能力", "开展业务人员轮训，提升办理能力"],
    ]);
  });
});

describe("a county", () => {
  const report = (agency: string, sentences: readonly string[], year = 2024) =>
    parseReport({
      agency,
      year,
      overview: ["（一）主动公开。", ...sentences.slice(0, 60).map((one) => `${one}。`)],
      proactiveDisclosure: {},
      requests: {},
      reviewAndLitigation: {},
      problemsAndImprovements: sentences.slice(60).map((one) => `${one}。`),
    });
  const agencies = [
    { row: rowNamed("汾源县甲镇人民政府"), report: report("汾源县甲镇人民政府", honestSentences(21)) },
    {
      row: rowNamed("汾源县乙乡人民政府"),
      report: report("汾源县乙乡人民政府", reworded(honestSentences(21), 10, 1)),
    },
    { row: rowNamed("汾源县财政局"), report: report("汾源县财政局", honestSentences(22)) },
  ];

  test("the sheet says who, how much, and the sentences", () => {
    const likeness = countyLikeness(agencies);
    expect(likeness.groups.map(({ names }) => names)).toEqual([["汾源县乙乡人民政府", "汾源县甲镇人民政府"]]);
    const texts = likenessSheet(likeness).cells.map(({ content }) => String(content));
    expect(texts.filter((one) => one === "原句").length).toBe(6);
    expect(texts.join()).not.toMatch(/抄袭|雷同(?!线索)/u);
  });

  test("last year's text by the same measure", () => {
    const last = report("汾源县甲镇人民政府", reworded(honestSentences(21), 20, 5), 2023);
    const copied = (previous: typeof last) =>
      check(agencies[0]?.report as typeof last, { previous }).filter(({ code }) => code === "TEXT-COPIED");
    expect(copied(last).map(({ severity, path }) => [severity, path])).toEqual([
      ["warning", "overview"],
      ["warning", "problemsAndImprovements"],
    ]);
    expect(copied(report("汾源县甲镇人民政府", honestSentences(23), 2023))).toEqual([]);
  });
});
