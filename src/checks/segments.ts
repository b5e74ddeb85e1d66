import { onceFor, piecesIn } from "./finding.ts";
import { respectivelyIn } from "./respectively.ts";
import { type Piece, partsAt, sentencesOf } from "./text.ts";

/** What a stretch of section one speaks of: only what is about requests, reviews and suits claims figures of tables three and four. */
export type Subject = "requests" | "review" | "other";

/** What stands between two of ，；：（）, with what it speaks of and the year that it speaks of. */
export interface Segment {
  readonly piece: Piece;
  /** Place in the piece's `said`. */
  readonly from: number;
  readonly text: string;
  readonly sentence: string;
  /** Place of the segment in its sentence. */
  readonly inSentence: number;
  readonly subject: Subject | undefined;
  /** Whether the segment speaks of the report's own year, and of all of it. */
  readonly isThisYear: boolean;
  /** Whether any number of cases is in it: without one it claims nothing. */
  readonly hasFigure: boolean;
  /** For a figure out of a list that says 分别为, read as if it stood behind its name: the words of the list in the piece. */
  readonly quote?: { readonly from: number; readonly length: number };
}

const aboutRequests =
  /依申请|申请公开|公开申请|信息公开的申请|公开(?:政府)?信息的申请|信息申请|新收申请|上一?年度?(?:结转|转结|(?:尚)?未办[结完]的?申请)(?!资金|项目|经费|预算|指标)|(?:予以|部分|不予)公开[^，。；]{0,4}[\d一二三四五六七八九十](?![\d]*[篇期])|(?:结转|顺延)(?:到|至)?下|(?:其[他它]处理|不予处理|无法提供)[^，。；]{0,4}\d/u;
const aboutReview = /复议|诉讼|[被起]诉/u;
/** What else is received, answered and dealt with. 信访举报投诉类申请 is a row of table three. */
const aboutOther =
  /信箱|热线|留言|咨询|(?<!公开)来信|来访|信访(?!举报|、?投诉)|提案|建议|问政|(?<!举报、?)投诉(?!类)|(?<!信访、?)举报(?!、?投诉类)|诉求|网民|互动|12345|许可申请|许可事项|工单|征集|(?<!第三方)意见|来电|民声|培训|督办|实事|公文|公开属性|拟制|发文|案卷评查|查询|帮办|代办/u;
/** Words that go with requests: a anyCount without any of them begins something else. */
const requestWords =
  /申请|答复|办结|回复|办理|受理|收到|收办|收件|新收|结转|转接|转入|转下|顺延|公开|提供|处理|自然人|法人|企业|机构|组织|第三方|合计|共计|总计|其中|撤回|补正|掌握|类(?=\d)|在办|正在|网上|网络|信函|邮寄|快递|当面|现场|邮件|传真|电话|平台|渠道|占|同比|增|减/u;
const anyCount = /\d(?:件|条|个|次|份|起|宗|篇|项)/u;

const counts = /\d|[零〇一二两三四五六七八九十百千](?:件|条|份|起|宗|次|例|个|封|项)/u;

/** Parts of a year, and other years: 「上半年」「第三季度」「1至6月」; 「12月底」 is the whole year. */
const partOfYear =
  /季度|半年|当月|(?<!\d)(?:[1-9]|1[01])月(?!1日至|1日起|1日到)(?:份|底|末)?|截至目前|累计至|历年|近[两三四五\d]年|以来/u;
const intoYear = /(?:到|(?<!截)至|入|转|(?:将|拟|待)[于在]?|留待)(?:20\d\d)年/u;

/** 「2020年至2024年」: not this year alone. */
const severalYears = /(20\d\d)年?(?:至|到|—|－|-|～)20\d\d年/u;

function yearSaid(text: string, year: number, before: number): number {
  const span = severalYears.exec(text);
  if (span !== null) return Number(span[1]);
  if (intoYear.test(text)) return before;
  const named =
    /(?<!较|比|与|同|和|《|〔)(20\d\d)年(?!度?(?:结转|转入|遗留|(?:尚|还)?(?:未|没有|没)办[结完])|\d{1,2}月\d{1,2}日(?:至|起|到|—))/u.exec(
      text,
    )?.[1];
  if (named !== undefined) return Number(named);
  if (
    /(?<!较|比|与|同|结转|承接|接续|续办|沿办|承办)(?:去年|上一?年度?|往年|前年)(?!度?(?:无|没有|未|没)?(?:结转|转|遗留)|度?(?:尚|还)?(?:未|没有|没)?办[结完])/u.test(
      text,
    )
  )
    return year - 1;
  return before;
}

/** 「予以公开（96件）」「予以公开：96件」: the figure is of what stands before it; a sign stands for brackets and colon. */
const bracketed = /（(\d{1,9}[件条起宗])）/gu;
const ledByColon = /：(?=\d)/gu;
const countBefore = /\d[件条起宗][^，；：（）]{0,12}$/u;

/** A sentence with such figures joined to their names; behind 「3件不予公开：」 come its parts. */
const joinedFigures = (text: string): string =>
  /[（：]\d/u.test(text)
    ? text
        .replace(bracketed, "\uE004$1\uE004")
        .replace(ledByColon, (sign, at: number) =>
          countBefore.test(text.slice(Math.max(at - 16, 0), at)) ? sign : "\uE004",
        )
    : text;

/** Each figure of a list that says 分别为 as a segment of its own, behind its name. */
const paired = (segment: Segment): Segment[] =>
  respectivelyIn(segment.text).flatMap(({ from, to, pairs }) =>
    pairs.map(({ name, amount }) => ({
      ...segment,
      text: `${name}${amount}`,
      quote: { from: segment.from + from, length: to - from },
    })),
  );

/** The segments of section one. */
export const segmentsOf = onceFor((context): readonly Segment[] => {
  const { year, agency } = context.report;
  const segments: Segment[] = [];
  for (const piece of piecesIn(context, "overview")) {
    const topic = /依申请|申请公开/u.test(piece.heading) ? ("requests" as const) : undefined;
    let subject: Subject | undefined = topic;
    for (const sentence of sentencesOf(piece)) {
      if (
        !counts.test(sentence.text) &&
        !/申请|结转|无法提供|[予分]公开|不予处理|复议|诉|维持|规范性文件|许可|处罚|强制|收费/u.test(
          sentence.text,
        )
      )
        continue;
      if (subject === "other") subject = topic;
      if (aboutRequests.test(sentence.text)) subject = "requests";
      // 公文 are parted by 公开属性 too: 「主动公开58件、依申请公开12件」.
      const isOnDocuments =
        /公文|公开属性|属性认定|(?:制作|产生)信息|主动公开(?:信息数)?\d/u.test(sentence.text) &&
        /依申请|不予公开/u.test(sentence.text);
      let spoken = year;
      /** 「省自然资源厅收到申请367件，答复359件」 in another's report: what follows is that body's too. */
      let isOthers = false;
      for (const part of partsAt(joinedFigures(sentence.text), /[，；：（）]/gu, sentence.from)) {
        spoken = yearSaid(part.text, year, spoken);
        if (ownBody.test(part.text)) isOthers = false;
        else if (othersAct(part.text, agency)) isOthers = true;
        // 「县政府本级办理52件，其中予以公开24件」: a part of what the tables hold.
        if (part.from === sentence.from && part.text.includes("本级")) isOthers = true;
        if (isOnDocuments || isOthers) subject = "other";
        else if (aboutReview.test(part.text)) subject = "review";
        else if (aboutOther.test(part.text)) subject = "other";
        else if (aboutRequests.test(part.text)) subject = "requests";
        else if (anyCount.test(part.text) && !requestWords.test(part.text) && subject !== "review")
          subject = "other";
        const segment: Segment = {
          piece,
          from: part.from,
          text: part.text,
          sentence: sentence.text,
          inSentence: part.from - sentence.from,
          subject,
          hasFigure: counts.test(part.text),
          isThisYear: spoken === year && !partOfYear.test(part.text.replace(`${year}年以来`, "")),
        };
        segments.push(segment, ...paired(segment));
      }
    }
  }
  return segments;
});

const ownBody = /[我本全][省市县区镇乡旗局委办厅院]|本机关|本单位|街道(?:共|全年|收到|受理)/u;
const acting = /^(.{2,24}?)(?:共|全年|累计|本年度)*(?:新收到?|收到|受理|接收)/u;
const othersAct = (text: string, agency: string) => {
  const [, before = ""] = acting.exec(text) ?? [];
  return before !== "" && isOtherBody(before, agency);
};

/** What stands around a segment in its sentence; sentences without end are not gone through for each of their segments. */
export const aroundOf = ({ sentence, inSentence, text }: Segment): string =>
  sentence.length <= 600
    ? sentence
    : sentence.slice(Math.max(inSentence - 200, 0), inSentence + text.length + 200);

const ahead =
  /(?:共|共计|已|累计|全年|本年度|年内|今年|依法|依规|各|均|总共|收到|受理|新收|接收|收办|办理|答复|办结|予以|作出)+$/u;
/** What counts for a whole area. */
const ofAll =
  /(?:全[省市县区州旗](?!政府)|各级|各地|各[县市区镇乡旗][县市区镇乡旗、（）]*|各(?:部门|单位|街道|委办局))(?:[^，；：]{0,12})$/u;
const body = /[\u4e00-\u9fff]{2,10}(?:局|委|厅|镇|乡|街道|县|区|市|办|政府|分局|中心)$/u;

const seats = "[省市县区州]";
const ofDepartments = `(?:${seats}(?:直属?|级)(?:各)?(?:部门|单位|机关|委办局|职能部门)|${seats}直(?:各)?(?:部门|单位)?)`;
const ofTowns =
  "(?:各)?(?:设区市|县区|区县|市县|乡镇|镇街|街镇|镇乡|县（市、区）|[县区镇乡市]|街道)(?:街道|办事处|及其(?:所属)?部门|[、和及](?:街道|乡|镇|区|园区|开发区)|\uE001)*";
const oneTier = new RegExp(
  `^(?:其中)?[，]?(?:${ofDepartments}|各${ofTowns}|(?:[镇乡]|乡镇|镇街|街道|${seats})(?:级|\uE001)+|乡镇)$`,
  "u",
);
/** One tier of those that a government's tables count together: 「各镇收到414件，县直部门收到872件」. */
const isOneTier = (before: string): boolean =>
  oneTier.test(before.replace(ahead, "").replace(/^20\d\d年度?/u, ""));

/** Whether the words before a verb name a body that is not the report's own: 「市公安局收到」 in the report of a city. */
export function isOtherBody(before: string, agency: string): boolean {
  // 「全市各级行政机关共收到」 in the report of a department, an office or a town.
  const isGovernment = /人民政府$/u.test(agency);
  if (!isGovernment && ofAll.test(before)) return true;
  if (isGovernment && isOneTier(before)) return true;
  const name = body.exec(before.replace(ahead, ""))?.[0];
  if (name === undefined) return false;
  const own = name.replace(/^.*年度?/u, "");
  if (own.length < 3 || /^(?:我|本|全|该|各)|[我本全各](?:[市县区镇乡局委办厅]|街道)$/u.test(own))
    return false;
  return !isWithin(own, agency);
}

/** Whether the signs of a short name stand in a long one in this order: 发改委 in 发展和改革委员会. */
export function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const sign of short) {
    at = long.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
