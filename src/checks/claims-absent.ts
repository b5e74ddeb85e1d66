import { type AddressByEdition, figureAtAddress } from "../report/any-report.ts";
import { countOf } from "../report/figures.ts";
import { clausePattern } from "./claims-outcomes.ts";
import { type Context, type Found, onceFor, totalBelow } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { isOtherBody, type Segment, segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** How a request for information is called, in a sentence that says that there was none. */
const requestName =
  "(?:依申请公开|公开申请|申请公开|信息公开的申请|公开(?:政府)?信息的?(?:书面)?申请|政府信息申请|信息申请|依申请|就政府信息公开(?:工作|事项)?提出(?:过)?(?:的)?申请)";
const requestTail =
  "(?:政府|信息|公开|的|申请|件|办件|业务|事项|事件|情况|情形|案件|内容|要求|受理|办理|处理|来信|来件|诉求|需求|现象|之类|过){0,8}";
/** 未按时, 未依法 and 未及时 say how something was not done; 无法, 无论 are other words. */
const no =
  "(?:未(?!经|及时|按|依|来|能|予|必|届|到期|满|出现逾|超)|没有|没(?=收|接|有)|无(?!法|论|偿|正当|需|关|障碍|形|条件|理)|从未|不存在|尚无)";
/** What only some requests have, and what is not the number of requests. */
const limitWords =
  /结转|不予|部分|超期|逾期|延期|复议|诉讼|信函|传真|网上|网络|邮件|书面|当面|重复|补正|撤回|撤销|收费|费用|败诉|投诉|举报|不当|违规|违反|错误|遗漏|差错|积压|拒收|拖延|推诿|超时|规定|渠道|专栏|制度|要求改|系统|平台|答复|回复|办结/u;

/** Every way in is named: none of them brought a request. By the regulations any request is 书面. */
const waysIn =
  /(?:书面|纸质|信函|当面|现场|邮寄)(?:申请)?(?:、[^，；。：（）、]{2,6})*(?:或者?|和|及|以及|、)(?:网络|网上|线上|电子|在线|书面|当面)(?:等)?(?:形式|方式|渠道|途径)?(?:提交|提出)?(?:的)?|(?:的)?书面(?=申请$)|(?:[^，；。：（）]{2,8}、){2,}[^，；。：（）]{2,8}(?:和|及|以及|、)(?:其他|其它)(?:形式|方式|渠道|途径)(?:的)?/u;

/** 「未收到科研机构提出的申请」 says nothing of others. */
const someApplicants = /科研机构|公益组织|法律服务|企业|法人|其他组织|其它组织/u;

const anyone = /公民|自然人|个人|群众|居民|村民|市民|公众|社会各界|任何/u;

const noneAtAll = new RegExp(
  `${no}[^，；。：（）\\d]{0,44}?${requestName}${requestTail}(?=[，；。：（）]|$)`,
  "gu",
);
const nilInFigures = new RegExp(
  `(?:共|累计)?(?:新?收到|受理|新收|办理|接收|接到)?(?:的)?(?:政府信息|信息)?${requestName}(?:的|政府|信息|公开|申请|案件|办件|件|事项|数量|总数|数|量|情况|工作){0,8}[：\uE004]?(?:均)?(?:为|是|共)?(?:零(?:申请|受理|件|条|份)?|0(?:件|条|份|宗)?|零报告|(?:无|未有|没有|零)(?:受理|申请|办理|收件|发生|新收|来件)(?:件|事项|情况|申请)?)(?=[，。；：（）]|$)|(?:^|年|年度|年内|(?:保持|实现|持续|依旧|依然)(?:了)?)“?零(?:申请|受理)”?(?=[，、。；：（）]|$)`,
  "gu",
);

const saidNil =
  /^(?:(?:本|全)年度?|今年|年内|20\d\d年度?)?(?:无|没有|零|零件|0件?|(?:未|没有|无)(?:发生|收到|接到|产生|涉及|出现)(?:过)?(?:此类|该类|相关|有关)?(?:申请|情况|事项|业务|情形)?)$/u;

/** 「无依申请公开事项」 while table three has requests. */
export const saidNone = onceFor((context): readonly Found[] => {
  const received = totalBelow(context, "requests.received");
  if (received === 0) return [];
  return segmentsOf(context).flatMap((segment): Found[] => {
    const { text, isThisYear, quote } = segment;
    if (!isThisYear || quote || !/申请/u.test(segment.sentence)) return [];
    const { sentence, inSentence } = segment;
    // 「依申请公开工作：无。」
    const whole = saidNil.test(text)
      ? /(?:依申请公开|公开申请)[^，；。：（）]{0,8}：$/u.exec(
          sentence.slice(Math.max(inSentence - 30, 0), inSentence),
        )
      : null;
    if (whole)
      return [
        absentFound(
          segment,
          /^.*$/u.exec(text) as RegExpExecArray,
          `表三“本年新收·总计”为 ${received}`,
          received,
        ),
      ];
    const all = [...matchesIn(text, noneAtAll), ...matchesIn(text, nilInFigures)];
    const [match] = all.filter(({ 0: words, index }) => {
      const before = text.slice(Math.max(index - 60, 0), index);
      return (
        !limitWords.test(words.replace(waysIn, "")) &&
        !(someApplicants.test(words) && !anyone.test(words)) &&
        !/结转|不予|部分|超期|逾期|复议|诉讼/u.test(before) &&
        !isOtherBody(before, context.report.agency)
      );
    });
    return match ? [absentFound(segment, match, `表三“本年新收·总计”为 ${received}`, received)] : [];
  });
});

function absentFound(
  { piece, from }: Segment,
  match: RegExpExecArray,
  what: string,
  expected: number | string,
): Found {
  const quoted = wordsIn(piece, from + match.index, match[0].length);
  const message = `文中“${quoted.found}”，但${what}，请核对，改正写错的一处。`;
  return { ...quoted, expected: String(expected), message };
}

const end = "(?=[，；。：（）]|$)";
const yearAfter = "(?:下一?年度?|次年度?|来年|20\\d\\d年度?)";
const yearBefore = "上一?年度?";
const anyCases = "(?:的|政府|信息|公开|申请|案件|办件|件|事项|情况|情形|问题|现象|需要|决定|答复){0,8}";

/** 「没有不予处理的申请」, 「未出现部分公开、不予公开的情形」, 「不予处理的申请为零」. */
const nilRow = (names: string) =>
  new RegExp(
    `${no}[^，；。：（）\\d]{0,24}?(?:${clausePattern}(?:的)?[、和及或])*(?:${names})(?:(?:的)?[、和及或]${clausePattern})*(?:的)?${anyCases}${end}|(?:${names})(?:的)?${anyCases}(?:数量?)?(?:均)?(?:为|是)(?:零|0)(?:件)?${end}`,
    "gu",
  );

/** Rows of table three that a text may say to be nil, and when it says that all fall under one. */
const rows: readonly {
  readonly pattern: RegExp;
  readonly what: string;
  /** Words of a sentence that is not on all requests. */
  readonly unless?: RegExp;
  readonly figure: (context: Context) => number;
}[] = [
  {
    pattern: new RegExp(
      `(?:${no}[^，；。：（）\\d]{0,8}?(?:${yearBefore}(?:度)?(?:结转|转入|遗留)|结转${yearBefore})|${yearBefore}(?:${no})(?:结转|遗留)(?:[到至]?(?:本|今|当)年度?(?:继续)?(?:办理|处理)?)?)${anyCases}${end}`,
      "gu",
    ),
    what: "表三“上年结转·总计”",
    figure: (context) => totalBelow(context, "requests.carriedOver"),
  },
  {
    pattern: new RegExp(
      `${no}[^，；。：（）\\d]{0,8}?(?:${yearAfter}(?:度)?(?:结转|办理)|(?:结转|转|转入|顺延)(?:到|至|入)?${yearAfter}(?:继续)?(?:办理|答复)?|遗留|积压未办|未办结|(?<!上一?年度?|去年|往年)结转(?=事项|申请|件|案件|办件)|(?<=一件?)结转)${anyCases}${end}`,
      "gu",
    ),
    what: "表三“结转下年度·总计”",
    figure: (context) => totalBelow(context, "requests.carriedForward"),
  },
  {
    pattern: new RegExp(
      `(?<=申请\\d{1,7}件|结转\\d{1,7}件|^)(?:已|现已|目前已)?(?:全部|均已|全都|都已)(?:已|依法|按期|按时|按规定|在(?:法定|规定)(?:的)?(?:期限|时限)内|及时)*(?:办结|办理完毕|办理完成)${end}`,
      "gu",
    ),
    what: "表三“结转下年度·总计”",
    unless: /转下|结转(?:到|至)|顺延|跨年|当面|网上|线上|信函|其余|除/u,
    figure: (context) => totalBelow(context, "requests.carriedForward"),
  },
  {
    pattern: nilRow("部分公开"),
    what: "表三“部分公开·总计”",
    figure: (context) => totalBelow(context, "requests.outcomes.partiallyDisclosed"),
  },
  {
    pattern: nilRow("不予公开|不同意公开"),
    what: "表三“不予公开”各行总计",
    figure: (context) => totalBelow(context, "requests.outcomes.notDisclosed"),
  },
  {
    pattern: nilRow("无法提供"),
    what: "表三“无法提供”各行总计",
    figure: (context) => totalBelow(context, "requests.outcomes.unable"),
  },
  {
    pattern: nilRow("不予处理"),
    what: "表三“不予处理”各行总计",
    figure: (context) => totalBelow(context, "requests.outcomes.notProcessed"),
  },
  {
    pattern: new RegExp(
      `(?:均|全部|全|都)(?:为|是|系|由|来自)(?:公民个人|个人|公民|自然人)(?:申请|提出|提交|来件)?(?:的)?${end}`,
      "gu",
    ),
    what: "表三“本年新收”中法人或其他组织",
    figure: (context) =>
      totalBelow(context, "requests.received") - totalBelow(context, "requests.received", "naturalPerson"),
  },
  {
    pattern: new RegExp(
      `(?<!应当?|可|能|需|要|须|的)(?:均|全部|全都|都)(?:已|依法|按期|按时|及时|按规定)*(?:(?:予以|同意|准予|给予)(?:主动|全部|全面)?公开(?:答复)?(?:了)?|向申请人(?:公开|提供)(?:了)?(?:所需|所申请|申请)的?(?:政府)?信息)${end}`,
      "gu",
    ),
    what: "表三“办理结果”中没有予以公开的",
    figure: (context) =>
      totalBelow(context, "requests.outcomes.total") -
      totalBelow(context, "requests.outcomes.disclosed") -
      totalBelow(context, "requests.outcomes.partiallyDisclosed"),
  },
];

/** 「对符合公开条件的均予以公开」, 「除……外均……」: not all. */
const onlySome = /除|属于|符合|可以|应当|能够|凡|其余|涉及|条件|范围|方面/u;

/** What a text says to be nil, or to be all, while table three has others. */
export const saidOfRows = (context: Context): Found[] =>
  segmentsOf(context).flatMap((segment): Found[] => {
    const { text, sentence, subject, isThisYear, quote } = segment;
    if (subject !== "requests" || !isThisYear || quote) return [];
    if (!/无|没|未|不存在|均|全|都|零|为0|是0/u.test(text)) return [];
    return rows.flatMap(({ pattern, what, unless, figure }) =>
      matchesIn(text, pattern).flatMap((match): Found[] => {
        const others = figure(context);
        const before = segment.inSentence + match.index;
        if (
          others <= 0 ||
          unless?.test(sentence) ||
          onlySome.test(sentence.slice(Math.max(before - 120, 0), before))
        )
          return [];
        return [absentFound(segment, match, `${what}为 ${others}`, others)];
      }),
    );
  });

const whoseWords = "(?:[省市县区镇乡]政府|[省市县区]|人民政府|政府|本级|本机关|部门|任何|各类){0,4}";
const actWords =
  "(?:制定|制发|出台|印发|颁布|制订|发布|作出|做出|实施|办理|开展|进行|发生|收取|征收|产生|有|新){0,4}(?:过|了)?";

/** Figures of table two that a text may say to be nil. */
const disclosed: readonly {
  readonly noun: string;
  readonly what: string;
  readonly address: AddressByEdition;
}[] = [
  {
    noun: "(?:行政)?规范性文件",
    what: "表二“行政规范性文件·本年制发件数”",
    address: {
      "2019": "proactiveDisclosure.normativeDocuments.made",
      "2021": "proactiveDisclosure.normativeDocuments.issued",
    },
  },
  {
    noun: "现行有效(?:的)?(?:行政)?规范性文件",
    what: "表二“行政规范性文件·现行有效件数”",
    address: { "2019": null, "2021": "proactiveDisclosure.normativeDocuments.inForce" },
  },
  {
    noun: "行政许可",
    what: "表二“行政许可·本年处理决定数量”",
    address: { "2019": "proactiveDisclosure.licensing.decisions", "2021": "proactiveDisclosure.licensing" },
  },
  {
    noun: "行政处罚",
    what: "表二“行政处罚·本年处理决定数量”",
    address: { "2019": "proactiveDisclosure.penalties.decisions", "2021": "proactiveDisclosure.penalties" },
  },
  {
    noun: "行政强制(?:措施|执行)?",
    what: "表二“行政强制·本年处理决定数量”",
    address: {
      "2019": "proactiveDisclosure.compulsion.decisions",
      "2021": "proactiveDisclosure.compulsion",
    },
  },
  {
    noun: "行政事业性收费",
    what: "表二“行政事业性收费”",
    address: { "2019": null, "2021": "proactiveDisclosure.fees" },
  },
];
const noneDisclosed = disclosed.map(({ noun, ...more }) => ({
  ...more,
  pattern: new RegExp(
    `(?:${no}|不涉及|未涉及)${actWords}${whoseWords}(?:行政[^，；。：（）\\d]{2,20}(?:、|和|及|与))?${noun}(?:(?:、|和|及|与)行政[^，；。：（）\\d]{2,20}?)?(?:的)?(?:决定|案件|项目|事项|行为|情况|收入|公开|发布|等)*${end}|${noun}(?:的)?(?:决定|案件|事项|数量|数|金额|收入|总额)*(?:均)?(?:为|是)零(?:件|起|元)?${end}`,
    "gu",
  ),
}));

/** 「全年未实施行政处罚」 while table two has penalties. */
export const saidNoneDisclosed = (context: Context): Found[] =>
  segmentsOf(context).flatMap((segment): Found[] => {
    const { text, isThisYear, quote } = segment;
    if (!isThisYear || quote || !/规范性文件|行政/u.test(text)) return [];
    return noneDisclosed.flatMap(({ pattern, what, address }) =>
      matchesIn(text, pattern).flatMap((match): Found[] => {
        const figure = figureAtAddress(context.report, address);
        const number = typeof figure === "string" ? Number(figure) : countOf(figure);
        if (!(number > 0) || isOtherBody(text.slice(0, match.index), context.report.agency)) return [];
        return [absentFound(segment, match, `${what}为 ${figure}`, String(figure))];
      }),
    );
  });
