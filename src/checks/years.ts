import { figuresBelow } from "../report/any-report.ts";
import { chineseDate } from "../report/date.ts";
import { countOf } from "../report/figures.ts";
import { firstCharacters } from "../report/text.ts";
import { attachedSentences, type Context, type Found, figureOf, piecesIn, type Rule } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { periodFits } from "./period.ts";
import { partsAt, wordsIn } from "./text.ts";

function titleYear({ report, pieces }: Context): Found[] {
  const title = pieces
    .filter(({ section }) => section === "title")
    .map(({ said }) => said)
    .join("");
  const years = matchesIn(title, /(20\d\d)年?/gu).map(([, year]) => Number(year));
  if (years.length > 0 && years.every((year) => year === report.year)) return [];
  const message =
    years.length === 0
      ? `标题“${title}”没有写明年份，应有“${report.year}年”。`
      : `标题“${title}”中的年份与报告年份 ${report.year} 不一致，请改正。`;
  return [{ path: ["title"], found: title, expected: `${report.year}年`, message }];
}

const reportNamed = /(20\d\d)年度?(?:的)?政府信息公开(?:工作)?(?:年度)?(?:情况)?(?:的)?报告/gu;
const madePublic = /(?<!现|特|兹)(?:发布|公布|公开|报送|上报|编报|印发|编发)[^，。；]{0,10}$/u;

/** 「现公布我局2022年政府信息公开工作年度报告」 in the report of another year. */
function namedYear(context: Context): Found[] {
  const { year } = context.report;
  return piecesIn(context, "opening", "overview").flatMap((piece) =>
    matchesIn(piece.unquoted, reportNamed).flatMap((match): Found[] => {
      const before = piece.unquoted.slice(Math.max(match.index - 12, 0), match.index);
      if (Number(match[1]) === year || /上年|去年|关于|已|完成|发布了|按时|按期|对照/u.test(before))
        return [];
      // Last year's report was published in this one.
      if (piece.section === "overview" && Number(match[1]) === year - 1 && madePublic.test(before)) return [];
      const quoted = wordsIn(piece, match.index, match[0].length);
      return [
        {
          ...quoted,
          expected: `${year}年`,
          message: `“${quoted.found}”的年份与报告年份 ${year} 不一致，请改正。`,
        },
      ];
    }),
  );
}

const reportTitled =
  /(?:现将|现公布|现发布|特编制|编制了?|形成了?|欢迎[^《》，。]{0,12}(?:查阅|查看|阅读|监督))《[^《》]{0,30}?(20\d\d)年度?(?:的)?政府信息公开[^《》]{0,12}》/gu;

/** 「现将《……2022年政府信息公开工作年度报告》公布如下」. */
function titledYear(context: Context): Found[] {
  const { year } = context.report;
  return piecesIn(context, "opening", "overview", "otherMatters").flatMap((piece) =>
    (piece.said.includes("《") ? matchesIn(piece.said, reportTitled) : [])
      .filter((match) => Number(match[1]) !== year)
      .map((match): Found => {
        const quoted = wordsIn(piece, match.index, match[0].length);
        const message = `“${quoted.found}”的年份与报告年份 ${year} 不一致，请改正。`;
        return { ...quoted, expected: `${year}年`, message };
      }),
  );
}

/** What follows 将 where it tells what will be done; 「将政务公开纳入考核」 is 把. */
const willDo =
  "(?:继续|进一步|持续|着力|不断|坚持|重点|努力|深入|认真|严格|切实|全面|积极|大力|按照|围绕|建立|设立|组建|制定|定期|按季|探索|创新|邀请|引入|配备|举办|安排|落实|细化|压实|丰富|拓宽|扩大|充实|梳理|从(?:以下|[一二三四五六])|加强|加大|强化|完善|推进|推动|优化|提升|提高|健全|深化|更加|主要|采取|做好|抓好|突出|聚焦|加快|拓展|充分|开展|组织|针对|立足|以[^，。]{1,20}为)";
const plan = `(?:将${willDo}|拟(?:从|进一步|继续|采取)|(?:计划|打算|准备)(?:从|进一步|继续|采取|在)|力争|下一步)`;
/** 「将加强政务公开作为重点」: done, not planned. */
const done = /作为|纳入|列入|列为|摆在|放在|贯穿|融入|当作|落到|转化为|与[^，]{1,20}相结合/u;

/** 「2024年工作打算：」 at the head of plans. */
const planHeading =
  /(20\d\d)年(?:度)?(?:的)?(?:我[局镇乡办县市区]|下一?步)?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:重点)?(?:工作)?(?:打算|计划|思路|努力方向|工作安排|工作重点)(?:是|为|如下|主要有)?[：:]|下一?步(?:工作)?(?:的)?(?:打算|计划|思路|安排|措施)?[：:，]?(20\d\d)年(?:度)?(?=[，]?(?:要|将|我[局镇乡办县市区]|街道|继续|进一步|重点|着力|拟))/gu;

/** 「2024年，我镇将继续……」 in a report on 2024: plans belong to the next year. */
function plannedYear(context: Context): Found[] {
  const { year } = context.report;
  const planned = new RegExp(
    `(20\\d\\d)年(?:度)?[，]?(?:[^。；，：]{0,14})(?:，(?:[我本][\\u4e00-\\u9fff]{1,3}|街道|全[省市县区镇乡])?)?${plan}[^，。；]{0,24}`,
    "gu",
  );
  const plans = piecesIn(context, "problemsAndImprovements").flatMap((piece) =>
    matchesIn(piece.unquoted, planHeading).flatMap((match): Found[] => {
      if (Number(match[1] ?? match[2]) > year) return [];
      const quoted = wordsIn(piece, match.index, match[0].length);
      const message = `“${quoted.found}”讲的是下一步打算，年份应为 ${year + 1} 年，请改正。`;
      return [{ ...quoted, expected: `${year + 1}年`, message }];
    }),
  );
  const sentences = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap(
    (piece) =>
      matchesIn(piece.unquoted, planned).flatMap((match): Found[] => {
        const [words, said] = match as unknown as [string, string];
        if (Number(said) > year || done.test(words) || /以来|计划公开|印发|制定|出台/u.test(words)) return [];
        const short = words.replace(new RegExp(`(${plan}).*$`, "u"), "$1");
        const quoted = wordsIn(piece, match.index, short.length);
        const message = `“${quoted.found}”讲的是下一步打算，年份应为 ${year + 1} 年，请改正。`;
        return [{ ...quoted, expected: `${year + 1}年`, message }];
      }),
  );
  return [...plans, ...sentences];
}

const own = "(?:(?:我|本|全|该)(?:[镇乡局县市区办委院厅所旗州省校]|街道|机关|单位|部门)|管委会)";
const didThen = new RegExp(
  `^(?:在|截至|截止)?(20\\d\\d)年(?:度|上半年|下半年|全年|以来|期间)?[，]?(?:底|末|12月(?:31日|底)?)?[，]?(?:${own}|在[^。；，]{2,30}(?:领导|指导|支持|关心)下|街道|共|全年|累计|通过|主动公开|公开|发布|受理|收到|未收到|新收|组织|召开|举办|开展|认真|坚持|严格|不断|办理)`,
  "u",
);
const didSoFar = "(?:公开|发布|推送|更新|收到|受理|办结|答复)[^，。；\\d]{0,10}\\d";
/** 「截至2022年底，共公开」; what had been piled up by the end of a year is told to the day where it is the year's account. */
const didOwn = new RegExp(
  `^(?:截至|截止)(20\\d\\d)年(?:(?:底|末|12月(?:31日|底)?)[，]?(?:${own}|街道)?(?:已|共|共计|总计)+(?:通过[^，。；]{1,16}|在[^，。；]{1,16})?(?:主动)?(?:公开|发布|收到|受理)|(?:(?:底|末|12月底?)[，]?[^，。；\\d]{0,14}共|12月31日[，]?[^，。；\\d]{0,14}(?:累计|共))[^，。；\\d]{0,6}${didSoFar})`,
  "u",
);
const wasDone = new RegExp(didSoFar, "u");
const isPlanned = /将|拟|计划|力争|预计|目标|打算|\d月|以来/u;
const compares =
  /同比|相比|以来|至今|《|〔|\uE000|比上年|比去年|上年|去年|截至|截止|增长|下降|增加|减少|起施行|印发|预算|决算|\d月\d{1,2}日/u;

/** A sentence that tells what was done in another year than the report's, without comparing the two. */
function olderYear(context: Context): Found[] {
  const { year } = context.report;
  const sentences = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters");
  return [...sentences, ...attachedSentences(context)].flatMap((piece) =>
    partsAt(piece.unquoted, /[。；！？]/gu).flatMap(({ from, text }): Found[] => {
      const start = text.replace(
        /^（[一二三四五六七八九十]{1,2}）|^\d{1,2}[.、]|^[一二三四五六七八九十]是/u,
        "",
      );
      const byNow = didOwn.exec(start);
      const said = Number((didThen.exec(start) ?? byNow)?.[1]);
      if (Number.isNaN(said) || said === year) return [];
      // Of the next year plans are told; figures of what was done are not.
      const isDone = piece.section === "overview" && wasDone.test(text) && !isPlanned.test(text);
      if (said === year + 1 && !isDone) return [];
      // 「截至2023年12月31日，本年度共公开」 is a whole year's account of another year.
      const asThisYear =
        said === year - 1 &&
        /^(?:截至|截止)20\d\d年(?:底|末|12月(?:31日|底)?)[，]?/u.test(start) &&
        /本年度|今年|全年|年度内/u.test(text) &&
        !/累计|同比|增|减|降/u.test(text);
      // 「截至2022年底，共公开」 tells of the report's own work.
      const asOwn =
        byNow !== null && !/同比|增|减|降|上年|去年|今年/u.test(text) && !text.includes(`${year}年`);
      const isOld = asThisYear || (asOwn && said < year);
      const apart = text.slice(0, 200).replace(/(?:上一?年度?|去年)(?=结转|转入|遗留)/gu, "　");
      const compared = !isOld && (compares.test(apart) || text.includes(`${year}年`));
      if (compared || new RegExp(plan, "u").test(start.slice(0, 60))) return [];
      const quoted = wordsIn(piece, from + text.length - start.length, firstCharacters(start, 30).length);
      const message = `“${quoted.found}”说的是 ${said} 年，疑为沿用旧稿，请核对，应为 ${year} 年的请改正。`;
      return [{ ...quoted, expected: `${year}年`, message }];
    }),
  );
}

/** A table, a picture or an attachment that is called after another year than the report's, and after no later one. */
function calledOtherYear({ report, beside }: Context): Found[] {
  const { year } = report;
  return beside.flatMap((piece): Found[] => {
    if (piece.role !== "title") return [];
    const named = matchesIn(piece.unquoted, /(20\d\d)(?:年|(?=[-—－～~至](?:20)?\d\d年))/gu);
    const [first] = named;
    if (first === undefined || named.some(([, said]) => Number(said) >= year)) return [];
    const quoted = wordsIn(piece, first.index, first[0].length);
    const message = `“${piece.text}”写的是 ${first[1]} 年，报告的是 ${year} 年；不是有意列往年数据的，请改正。`;
    return [{ ...quoted, expected: `${year}年`, severity: "hint", message }];
  });
}

const feeYear = /(20\d\d)年度?，?[^，。；]{0,24}?(?:收取|收费|产生|发生)[^，。；]{0,20}/gu;

/** Section six on the fees of another year. */
function feeOfOtherYear(context: Context): Found[] {
  const { year } = context.report;
  return piecesIn(context, "otherMatters").flatMap((piece) =>
    matchesIn(piece.unquoted, feeYear).flatMap((match): Found[] => {
      if (Number(match[1]) === year || piece.unquoted.includes(`${year}年`)) return [];
      if (olderYear({ ...context, pieces: [piece], beside: [] }).length > 0) return [];
      const quoted = wordsIn(piece, match.index, match[0].length);
      return [
        {
          ...quoted,
          expected: `${year}年`,
          message: `“${quoted.found}”说的是 ${match[1]} 年，报告的是 ${year} 年，请改正年份。`,
        },
      ];
    }),
  );
}

/** Article 49 speaks of departments and of governments of counties and above only. */
const undated = /(?:[镇乡]|苏木)(?:人民政府)?$|街道(?:办事处)?$/u;

/** 成文日期 against the year, and the day that the county's notice or articles 49 and 50 set. */
function signedLate({ report, publishBy }: Context): Found[] {
  if (report.signature === undefined) return [];
  const { on } = report.signature;
  const next = report.year + 1;
  const path = ["signature", "on"];
  if (on < `${next}-01-01`)
    return [
      {
        path,
        found: on,
        message: `成文日期 ${chineseDate(on)} 早于 ${next}年1月1日，报告年度尚未结束，请改正。`,
      },
    ];
  if (publishBy !== undefined) {
    if (on <= publishBy) return [];
    const message = `成文日期 ${chineseDate(on)} 晚于应公布的 ${chineseDate(publishBy)}，请核对。`;
    return [{ path, found: on, expected: publishBy, message }];
  }
  if (undated.test(report.agency)) return [];
  const government = /人民政府$/u.test(report.agency);
  const last = government ? `${next}-03-31` : `${next}-01-31`;
  if (on <= last) return [];
  const kind = government ? "县级以上地方人民政府" : "政府部门";
  return [
    {
      path,
      found: on,
      expected: last,
      message: `成文日期 ${chineseDate(on)} 晚于条例规定的 ${chineseDate(last)}（${kind}），请核对。`,
    },
  ];
}

function editionFits({ report, edition }: Context): Found[] {
  const { from, to } = edition.years;
  if (report.year >= from && report.year <= (to ?? report.year)) return [];
  const message = `${report.year} 年报告用了 ${edition.notice} 的格式，请改用当年施行的格式。`;
  return [{ path: ["edition"], found: edition.key, message }];
}

/** 上年结转 against last year's 结转下年度, column by column. */
function carriedOver({ report, previous, edition }: Context): Found[] {
  if (previous === undefined || previous.year !== report.year - 1) return [];
  return figuresBelow(edition, "requests.carriedOver").flatMap(
    ({ section, keys, below, column }): Found[] => {
      const now = countOf(figureOf(report, section, keys));
      const last = countOf(figureOf(previous, section, ["carriedForward", ...below]));
      if (now === last) return [];
      const message = `“${column.at(-1)}”上年结转 ${now} 件，上年报告结转下年度 ${last} 件，两年应当一致，请改为 ${last}，或查明上年报告有误后更正。`;
      return [{ path: [section, ...keys], found: String(now), expected: String(last), message }];
    },
  );
}

/** The year of the report that this one is laid beside. */
function previousYear({ report, previous }: Context): Found[] {
  if (previous === undefined || previous.year === report.year - 1) return [];
  const message = `对照的是 ${previous.year} 年报告，应为 ${report.year - 1} 年报告，请换成上一年的。`;
  return [{ path: ["year"], found: String(previous.year), expected: String(report.year - 1), message }];
}

/** Its agency: another one, or the same under another name. */
function previousAgency({ report, previous }: Context): Found[] {
  if (previous === undefined || previous.agency === report.agency) return [];
  const message = `对照的上年报告属于“${previous.agency}”，本报告属于“${report.agency}”：拿错了报告的，请换成本机关的上年报告；因机构改革更名、合并的，请写明理由停用本条（YEAR-AGENCY）。`;
  return [{ path: ["agency"], found: previous.agency, expected: report.agency, message }];
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
    code: "YEAR-PREVIOUS",
    title: "对照的上年报告是上一年的",
    source: "核对的前提",
    severity: "error",
    find: previousYear,
  },
  {
    code: "YEAR-AGENCY",
    title: "对照的上年报告是本机关的",
    source: "核对的前提；机构改革更名的可写明理由停用",
    severity: "warning",
    find: previousAgency,
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
    title: "统计期限是报告年份的全年",
    source: "报告引言",
    severity: "error",
    find: periodFits,
  },
  {
    code: "YEAR-NAMED",
    title: "文中所称报告的年份是报告年份",
    source: "报告引言",
    severity: "warning",
    find: (context) => [...namedYear(context), ...titledYear(context)],
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
    source: "国办公开办函〔2021〕30号（四）：不得雷同",
    severity: "warning",
    find: (context) => [...olderYear(context), ...feeOfOtherYear(context), ...calledOtherYear(context)],
  },
  {
    code: "YEAR-DATE",
    title: "成文日期在年后、在期限之内",
    source: "政府信息公开条例第四十九条、第五十条",
    severity: "warning",
    find: signedLate,
  },
];
