import type { EditionKey } from "../form/editions.ts";
import { type AddressByEdition, figureAtAddress } from "../report/any-report.ts";
import { type Claim, claimsBy, countedCases, fillWords } from "./claim.ts";
import { type Context, type Found, isPending } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { aroundOf, isOtherBody, type Segment, segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** A figure, unless it is still to be filled in. */
function knownFigure(context: Context, address: AddressByEdition) {
  const own = address[context.edition.key as EditionKey];
  return own !== null && isPending(context, own) ? undefined : figureAtAddress(context.report, address);
}

/** What a text says of a figure of table two. */
interface Saying {
  readonly address: AddressByEdition;
  readonly what: string;
  readonly pattern: RegExp;
}

const made =
  "(?:制发|制定|出台|印发|颁布|制订|新制定)(?:并?(?:主动)?(?:发布|公布|印发|公开|实施))?(?:了|的|各类)?";
const whose = "(?:[省市县区镇乡]政府|[省市县区]|人民政府|政府|本级|本机关|部门)*";
const documents = "(?:行政)?规范性文件";

const sayings: readonly Saying[] = [
  {
    address: {
      "2019": "proactiveDisclosure.normativeDocuments.made",
      "2021": "proactiveDisclosure.normativeDocuments.issued",
    },
    what: "表二“行政规范性文件·本年制发件数”",
    pattern: new RegExp(
      `${made}${whose}${documents}${fillWords}${countedCases}|${made}${countedCases}${whose}${documents}`,
      "gu",
    ),
  },
  {
    address: { "2019": null, "2021": "proactiveDisclosure.normativeDocuments.repealed" },
    what: "表二“行政规范性文件·本年废止件数”",
    pattern: new RegExp(
      `(?:废止|失效)(?:、|和|或)?(?:失效|废止)?的${whose}(?:行政)?规范性文件${fillWords}${countedCases}|(?:(?<!拟|应|需|建议|予以)(?:清理废止|废止|宣布失效|废止失效|废止和失效)(?:了)?(?:(?:行政)?规范性)?(?:文件)?${fillWords}${countedCases}$)|(?:废止|废止失效|废止和失效)(?:了)?${whose}(?:行政)?规范性文件${fillWords}${countedCases}|(?<!现行有效\\S{0,12})(?:废止|宣布失效)(?:了)?${countedCases}${whose}${documents}`,
      "gu",
    ),
  },
  {
    address: { "2019": null, "2021": "proactiveDisclosure.normativeDocuments.inForce" },
    what: "表二“行政规范性文件·现行有效件数”",
    pattern: new RegExp(
      `(?:现行有效|继续有效|现有(?:有效)?|现存)(?:的)?${whose}${documents}${fillWords}${countedCases}|${documents}(?:现行有效|继续有效)${fillWords}${countedCases}|^(?:截至?(?:年底|年末|20\\d\\d年底|12月31日)?(?:，)?(?:共有)?)?(?:现行有效|继续有效)(?:的)?(?:文件)?${fillWords}${countedCases}$`,
      "gu",
    ),
  },
  {
    address: {
      "2019": "proactiveDisclosure.regulations.made",
      "2021": "proactiveDisclosure.regulations.issued",
    },
    what: "表二“规章·本年制发件数”",
    pattern: new RegExp(
      `${made}${whose}规章${fillWords}${countedCases}|${made}${countedCases}${whose}规章`,
      "gu",
    ),
  },
  {
    address: { "2019": null, "2021": "proactiveDisclosure.regulations.inForce" },
    what: "表二“规章·现行有效件数”",
    pattern: new RegExp(`现行有效(?:的)?${whose}规章${fillWords}${countedCases}`, "gu"),
  },
];

const decided = "(?:办理|办结|作出|做出|核发|实施|准予|下达|查处|处理|采取)";
const decision = "(?:决定书?|案件|事项|业务)?";
const decisionCount = `${fillWords}(?<!\\d)(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:(?:件|起|宗|例|份|余件)(?!次)|次(?!数))`;
/** 「办理行政许可20件」, 「行政许可事项共办结20件」. */
const decisionsOf = (name: string) =>
  new RegExp(
    `(?:${decided}(?:了|各类)?|^(?:20\\d\\d年度?|全年|年内|本年度?|共|累计|全[省市县区镇]|我[省市县区镇局委])*|(?<=${decided}[^，；：]{0,40}\\d(?:件|起|宗|项|例|次|余件)、))${name}${decision}${decisionCount}|(?:作出|做出|核发|下达)(?:了|各类)?${name}(?:决定)?(?:共|共计|合计)?(\\d{1,9})项(?!目|次)|${name}${decision}(?:全年|年内|共|累计|总共)*${decided}(?:了)?${decisionCount}`,
    "gu",
  );

const decisions: readonly Saying[] = [
  {
    address: {
      "2019": "proactiveDisclosure.licensing.decisions",
      "2021": "proactiveDisclosure.licensing",
    },
    what: "表二“行政许可·本年处理决定数量”",
    pattern: decisionsOf("行政许可"),
  },
  {
    address: {
      "2019": "proactiveDisclosure.penalties.decisions",
      "2021": "proactiveDisclosure.penalties",
    },
    what: "表二“行政处罚·本年处理决定数量”",
    pattern: decisionsOf("行政处罚"),
  },
  {
    address: {
      "2019": "proactiveDisclosure.compulsion.decisions",
      "2021": "proactiveDisclosure.compulsion",
    },
    what: "表二“行政强制·本年处理决定数量”",
    pattern: decisionsOf("行政强制(?:措施|执行)?"),
  },
];

const roundDecisions =
  /(?<=(?:^|、|办理|办结|作出|做出|核发|实施)(?:了)?)(行政(?:许可|处罚|强制))(?:决定|案件|事项|措施)*(?:共|共计)?(\d{1,6}\.\d{1,4})万(?:件|起|宗|次)/gu;

/** 「行政许可决定61.84万件、行政处罚决定5.32万件」: rounded, and no farther off. */
const roundClaims = (context: Context, segment: Segment): Claim[] =>
  segment.text.includes("万")
    ? matchesIn(segment.text, roundDecisions).flatMap((match): Claim[] => {
        const [words, name = "", number = ""] = match;
        const saying = decisions.find(({ what }) => what.includes(name));
        const figure = saying && knownFigure(context, saying.address);
        if (
          typeof figure !== "number" ||
          isOtherBody(segment.text.slice(0, match.index), context.report.agency)
        )
          return [];
        const said = Math.round(Number(number) * 10_000);
        if (figure < said / 2 || figure > said * 2) return [];
        const unit = 10 ** (4 - (number.split(".")[1] as string).length);
        const told = Math.abs(said - figure) <= unit ? said : figure;
        return [
          {
            segment,
            from: match.index,
            length: words.length,
            said,
            figures: [told],
            what: (saying as Saying).what,
          },
        ];
      })
    : [];

/** A list of decisions after its verb: 「办理行政许可6428件、行政处罚160件」. Publishing them is another thing. */
const published =
  /(?:公开|公示|公布|发布)(?!栏)[^，；：]{0,20}(?:许可|处罚|强制)|信息|申请|目录|清单|权力|双公示|归集|推送|上传/u;
/** 「公开行政许可20件、行政处罚5件」: the verb goes for the list. */
const publishedList = /(?:公开|公示|公布|发布)[^，；：。]*$/u;

/** A zone's bureau of approvals decides for the zone. */
const isOwnBureau = (before: string, agency: string) =>
  /管(?:理委员|委)会$/u.test(agency) && /^行政审批局/u.test(before);

function claimsOf(context: Context, segment: Segment, { address, what, pattern }: Saying): Claim[] {
  // 「废止2件」 by itself is said of what the sentence began with; 现行有效 is the same whatever was cleared.
  if (!what.includes("现行有效") && !/规范性文件|规章/u.test(segment.text)) {
    const around = aroundOf(segment);
    // After a clearing 废止 is of all years; beside 制发 and 现行有效 it is of this one.
    const isTriple = /制[发定订][^。；]{0,24}\d/u.test(around) && around.includes("有效");
    if (/其他|其它|省政府/u.test(around) || (around.includes("清理") && !isTriple)) return [];
  }
  const figure = knownFigure(context, address);
  if (typeof figure !== "number") return [];
  // 「对以县政府名义发布的文件进行梳理，继续有效20件」: of those that were looked through.
  const isOfSome = /对[^。；\d]{0,30}(?:名义|发布|制定|制发|印发)的[^。；\d]{0,30}(?:清理|梳理)/u.test(
    segment.sentence,
  );
  return claimsBy(segment, pattern, (words, before) =>
    (isOfSome && words.includes("继续有效")) ||
    (isOtherBody(before, context.report.agency) && !isOwnBureau(before, context.report.agency)) ||
    /其中/u.test(before)
      ? undefined
      : { figures: [figure], what, address },
  );
}

/** What section one says of 规章 and 规范性文件. */
export const documentClaims = (context: Context): Claim[] =>
  segmentsOf(context)
    .filter(({ isThisYear, hasFigure }) => hasFigure && isThisYear)
    .filter(
      (segment) =>
        /文件|规章/u.test(segment.text) ||
        (/废止|失效|有效/u.test(segment.text) && /规范性文件/u.test(aroundOf(segment))),
    )
    .flatMap((segment) => sayings.flatMap((saying) => claimsOf(context, segment, saying)));

const isPublished = ({ sentence, inSentence, text }: Segment) =>
  published.test(sentence.slice(0, inSentence + text.length).slice(-300)) ||
  publishedList.test(sentence.slice(0, inSentence).slice(-60));

/** 「主动公开行政处罚284件、行政强制71件」: kinds of decisions one behind the other, all of them published. */
const publishedDecisions = new RegExp(
  `(?<=^(?:[^，；：。\\d]{0,10}(?:公开|公示)(?:了)?|[^，；：]{0,60}、))行政(?:许可|处罚|强制)${decision}(?:${decisionCount}|${fillWords}(\\d{1,9})项(?!目|次))`,
  "gu",
);

/** Of a list of what was published one figure must be the table's, or it counts something else. */
function publishedClaims(context: Context, segment: Segment): Claim[] {
  const claims = claimsBy(segment, publishedDecisions, (words) => {
    const saying = decisions.find(({ what }) => words.startsWith(what.slice(3, 7)));
    const figure = saying && knownFigure(context, saying.address);
    return typeof figure === "number" ? { figures: [figure], what: (saying as Saying).what } : undefined;
  });
  return claims.some(({ figures, said }) => figures.includes(said)) ? claims : [];
}

/** What section one says of 行政许可, 行政处罚 and 行政强制. */
export const decisionClaims = (context: Context): Claim[] =>
  segmentsOf(context)
    .filter(({ isThisYear, hasFigure, text }) => hasFigure && isThisYear && /许可|处罚|强制/u.test(text))
    .flatMap((segment) =>
      isPublished(segment)
        ? publishedClaims(context, segment)
        : [
            ...decisions.flatMap((saying) => claimsOf(context, segment, saying)),
            ...roundClaims(context, segment),
          ],
    );

const feeWords =
  /(?<![减免降退][^，；。]{0,4})行政事业性收费(?:收入|金额|总额|总计|共计|合计|共|为|达)*(\d{1,12}(?:\.\d{1,6})?)(万元|亿元|元)/gu;
const perTenThousand: Readonly<Record<string, number>> = { 元: 0.0001, 万元: 1, 亿元: 10_000 };

/** What section one says of 行政事业性收费, in 万元, and how far rounding may be off. */
export const feesInText = (context: Context) =>
  segmentsOf(context)
    .filter(({ isThisYear, text }) => isThisYear && text.includes("行政事业性收费"))
    .flatMap((segment) =>
      matchesIn(segment.text, feeWords).map((match) => {
        const [words, amount, unit] = match as unknown as [string, string, string];
        const factor = perTenThousand[unit] as number;
        const rounding = factor * 10 ** -(amount.split(".")[1]?.length ?? 0);
        return {
          segment,
          from: match.index,
          length: words.length,
          said: Number((Number(amount) * factor).toFixed(6)),
          rounding,
        };
      }),
    );

/** 行政事业性收费 in the text against table two, whatever the unit. */
export function saidFees(context: Context): Found[] {
  const figure = knownFigure(context, { "2019": null, "2021": "proactiveDisclosure.fees" });
  if (typeof figure !== "string" && figure !== 0) return [];
  return feesInText(context).flatMap(
    ({ segment: { piece, from: start }, from, length, said, rounding }): Found[] => {
      if (Math.abs(said - Number(figure)) <= rounding) return [];
      const quoted = wordsIn(piece, start + from, length);
      const message = `文中“${quoted.found}”，表二“行政事业性收费”为 ${figure} 万元，两处应当一致；表二以万元为单位，请核对数和单位。`;
      return [{ ...quoted, expected: `${figure}万元`, message }];
    },
  );
}
