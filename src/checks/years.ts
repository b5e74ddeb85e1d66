import { leavesOf } from "../form/labels.ts";
import { countOf } from "../report/figures.ts";
import { allParagraphs, type Context, type Found, figureOf, paragraphsIn, type Rule } from "./finding.ts";

/** 上年结转 against last year's 结转下年度, column by column. */
function carriedOver({ report, previous, edition }: Context): Found[] {
  if (previous === undefined) return [];
  return leavesOf(edition.sections.requests.columns).flatMap(({ keys, labels }) => {
    const [now, last] = [
      countOf(figureOf(report, "requests", ["carriedOver", ...keys])),
      countOf(figureOf(previous, "requests", ["carriedForward", ...keys])),
    ];
    if (now === last) return [];
    const message = `“${labels.at(-1)}”上年结转 ${now} 件，上年报告结转下年度 ${last} 件，两年应当一致，请核对。`;
    return [
      { path: ["requests", "carriedOver", ...keys], found: String(now), expected: String(last), message },
    ];
  });
}

/** 现行有效 against last year's with this year's changes. */
function stock({ report, previous }: Context): Found[] {
  if (previous === undefined) return [];
  return ["regulations", "normativeDocuments"].flatMap((row) => {
    const figure = (of: typeof report, column: string) => figureOf(of, "proactiveDisclosure", [row, column]);
    const [inForce, last] = [figure(report, "inForce"), figure(previous, "inForce")];
    if (typeof inForce !== "number" || typeof last !== "number") return [];
    const [issued, repealed] = [countOf(figure(report, "issued")), countOf(figure(report, "repealed"))];
    const expected = last + issued - repealed;
    if (inForce === expected) return [];
    const message = `现行有效 ${inForce} 件，按上年 ${last} 件加制发 ${issued} 件减废止 ${repealed} 件应为 ${expected} 件，如因清理、修订等不一致请说明。`;
    const path = ["proactiveDisclosure", row, "inForce"];
    return [{ path, found: String(inForce), expected: String(expected), message }];
  });
}

function previousFits({ report, previous }: Context): Found[] {
  if (previous === undefined) return [];
  const found: Found[] = [];
  if (previous.agency !== report.agency)
    found.push({
      path: ["agency"],
      found: previous.agency,
      expected: report.agency,
      message: `对照的上年报告属于“${previous.agency}”，不是本机关，请换成本机关的上年报告。`,
    });
  if (previous.year !== report.year - 1)
    found.push({
      path: ["year"],
      found: String(previous.year),
      expected: String(report.year - 1),
      message: `对照的是 ${previous.year} 年报告，应为 ${report.year - 1} 年报告。`,
    });
  return found;
}

function editionFits({ report, edition }: Context): Found[] {
  const { from, to } = edition.years;
  if (report.year >= from && report.year <= (to ?? report.year)) return [];
  const message = `${report.year} 年报告用了 ${edition.notice} 的格式，请改用当年施行的格式。`;
  return [{ path: ["edition"], found: edition.key, message }];
}

function titleYear({ report }: Context): Found[] {
  const title = report.title.join("");
  const years = [...title.matchAll(/(20\d\d)\s*年/gu)].map(([, year]) => Number(year));
  if (years.length > 0 && years.every((year) => year === report.year)) return [];
  const message =
    years.length === 0
      ? `标题没有写明年份，应有“${report.year}年”。`
      : `标题中的年份与报告年份 ${report.year} 不一致，请改正。`;
  return [{ path: ["title"], found: title, expected: `${report.year}年`, message }];
}

/** The period of the data, and every year that the opening names as its bounds. */
function periodYear({ report }: Context): Found[] {
  const wanted = String(report.year);
  const bounds = (["from", "to"] as const).flatMap((end): Found[] => {
    const date = report.period[end];
    if (date.startsWith(wanted)) return [];
    return [
      {
        path: ["period", end],
        found: date,
        expected: wanted,
        message: `统计期限不在 ${wanted} 年内，请改正。`,
      },
    ];
  });
  const opening = report.opening.flatMap((text, i) =>
    [...text.matchAll(/(20\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/gu)].flatMap(([date, year]): Found[] => {
      if (year === wanted) return [];
      return [
        {
          path: ["opening", i],
          found: date,
          expected: `${wanted}年`,
          message: `引言所写“${date}”与报告年份 ${wanted} 不一致，请改正。`,
        },
      ];
    }),
  );
  return [...bounds, ...opening];
}

/** 「2024年，我镇将继续……」 in a report on 2024: plans belong to the next year. */
function plannedYear(context: Context): Found[] {
  const { year } = context.report;
  const planned = new RegExp(`${year}\\s*年(?:度)?[，,]?[^。；，,]{0,10}(?:将|拟|计划)`, "u");
  return allParagraphs(context).flatMap(({ path, text }): Found[] => {
    const [match] = planned.exec(text) ?? [];
    if (match === undefined) return [];
    const message = `“${match}”讲的是下一步打算，年份却是报告年份，应为 ${year + 1} 年，请改正。`;
    return [{ path, found: match, expected: `${year + 1}年`, message }];
  });
}

/** A sentence that starts with another year than the report's or the next, without comparing the two. */
function olderYear({ report }: Context): Found[] {
  const sections = ["overview", "problemsAndImprovements", "otherMatters"] as const;
  return sections.flatMap((key) =>
    paragraphsIn(report, key).flatMap(({ path, text }): Found[] => {
      for (const [, sentence, year] of text.matchAll(
        /(?:^|[。；！？])\s*((?:截至)?(20\d\d)\s*年[^。；！？]*)/gu,
      )) {
        if ([report.year, report.year + 1].includes(Number(year))) continue;
        if (/同比|相比|以来|至今|起|《|〔|比上年/u.test(sentence as string)) continue;
        const found = [...(sentence as string)].slice(0, 30).join("");
        return [
          {
            path,
            found,
            expected: `${report.year}年`,
            message: `“${found}”说的是 ${year} 年，疑为沿用旧稿，请核对。`,
          },
        ];
      }
      return [];
    }),
  );
}

/** 成文日期 against the year, and the days that articles 49 and 50 set. */
function signedLate({ report }: Context): Found[] {
  if (report.signature === undefined) return [];
  const { on } = report.signature;
  const next = report.year + 1;
  const path = ["signature", "on"];
  if (on < `${next}-01-01`)
    return [{ path, found: on, message: `成文日期早于 ${next} 年 1 月 1 日，报告年度尚未结束，请改正。` }];
  const government = /人民政府$/u.test(report.agency);
  const last = government ? `${next}-03-31` : `${next}-01-31`;
  if (on <= last) return [];
  const day = government ? "3 月 31 日（人民政府）" : "1 月 31 日（政府部门）";
  return [{ path, found: on, expected: last, message: `成文日期晚于规定的 ${next} 年 ${day}，请核对。` }];
}

/** Year to year, and the years that the text names. */
export const yearRules: readonly Rule[] = [
  {
    code: "YEAR-CARRIED",
    title: "本年“上年结转”等于上年“结转下年度”",
    source: "表三第二项、第四项",
    severity: "error",
    find: carriedOver,
  },
  {
    code: "YEAR-STOCK",
    title: "现行有效等于上年现行有效加制发减废止",
    source: "表二",
    severity: "warning",
    find: stock,
  },
  {
    code: "YEAR-PREVIOUS",
    title: "对照的上年报告是本机关上一年的",
    source: "核对的前提",
    severity: "error",
    find: previousFits,
  },
  {
    code: "YEAR-EDITION",
    title: "使用当年施行的格式",
    source: "国办公开办函〔2019〕60号、〔2021〕30号",
    severity: "error",
    find: editionFits,
  },
  {
    code: "YEAR-TITLE",
    title: "标题的年份是报告年份",
    source: "报告标题",
    severity: "error",
    find: titleYear,
  },
  {
    code: "YEAR-PERIOD",
    title: "统计期限在报告年份之内",
    source: "报告引言",
    severity: "error",
    find: periodYear,
  },
  {
    code: "YEAR-PLAN",
    title: "下一步打算不写成报告年份",
    source: "报告第五部分",
    severity: "warning",
    find: plannedYear,
  },
  {
    code: "YEAR-OLD",
    title: "正文没有沿用往年的年份",
    source: "明确责任：不得雷同",
    severity: "warning",
    find: olderYear,
  },
  {
    code: "YEAR-DATE",
    title: "成文日期在年后、在期限之内",
    source: "政府信息公开条例第四十九条、第五十条",
    severity: "warning",
    find: signedLate,
  },
];
