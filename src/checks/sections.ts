import { editions } from "../form/editions.ts";
import { sectionsOf } from "../form/form.ts";
import { withoutNumber } from "../report/text.ts";
import { type Context, type Found, piecesIn, type Rule } from "./finding.ts";
import { type Piece, wordsIn } from "./text.ts";

/** By which words a heading, and a text without headings, are known to be on an aspect of section one. */
const aspectWords: Readonly<Record<string, readonly [heading: RegExp, text: RegExp]>> = {
  主动公开: [/主动公开|公开情况|公开方面/u, /主动公开|主动发布|主动向社会|公开(?:各类)?(?:政府)?信息/u],
  依申请公开: [/依申请|申请公开/u, /依申请|申请公开|公开申请|公开(?:政府)?信息的?申请/u],
  政府信息管理: [
    /信息.{0,6}管理|信息管控/u,
    /信息[^，。；]{0,6}管理|信息[^，。；]{0,10}(?:审核|审查|审签|三审|保密)|(?:三审|审核)[^，。；]{0,10}制度|先审/u,
  ],
  政府信息公开平台建设: [/平台|网站|渠道|载体/u, /平台|网站|公众号|新媒体|专栏/u],
  监督保障: [
    /监督|保障|考核/u,
    /监督保障|监督检查|监督考核|考核|督查|督促|评议|责任追究|组织领导|培训|接受[^，。；]{0,8}监督|专人负责/u,
  ],
};

/** The five aspects of section one: by its headings where it has them, by its words where not. */
function aspects(context: Context): Found[] {
  const { aspects = [] } = context.edition.sections.overview;
  const pieces = context.pieces.filter(({ section }) => section === "overview");
  const text = pieces.map(({ said }) => said).join("。");
  const short = pieces
    .filter(({ said }) => said.length <= 24 && !/[。；！？]/u.test(said))
    .map(({ said }) => said);
  const headings = [...new Set([...pieces.map(({ heading }) => heading), ...short])].filter(
    (heading) => heading !== "",
  );
  const parted = headings.length >= 3;
  const missing = aspects.filter(({ name, mark }) => {
    const [inHeading, inText] = aspectWords[name] ?? [new RegExp(mark, "u"), new RegExp(mark, "u")];
    if (headings.some((heading) => inHeading.test(heading)) || text.includes(mark)) return false;
    return parted || !inText.test(text);
  });
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name).join("、");
  return [
    {
      path: ["overview"],
      expected: names,
      message: `第一部分没有写到：${names}；五个方面不能遗漏，请补写。`,
    },
  ];
}

/** What governments must also report on, 监督保障 carries it. */
const duties = [
  ["工作考核", /考核|考评|评估/u],
  ["社会评议", /评议|满意度|公众评价|社会评价/u],
  ["责任追究", /责任追究|追责|问责|追究/u],
] as const;

function governmentDuties(context: Context): Found[] {
  if (!/人民政府$/u.test(context.report.agency)) return [];
  const text = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters")
    .map(({ said }) => said)
    .join("。");
  const missing = duties.filter(([, words]) => !words.test(text)).map(([name]) => name);
  if (missing.length === 0) return [];
  const names = missing.join("、");
  const message = `人民政府的年度报告还应写明工作考核、社会评议和责任追究结果情况，现在没有写到${names}，请补写；本年没有的，也请写明没有。`;
  return [{ path: ["overview"], expected: names, message }];
}

/** A section that says nothing: 「无。」, or less than ten characters. */
const nothing = /^(?:无|暂无|没有|不存在|无内容|略|同上|详见)/u;

function shortSections(context: Context): Found[] {
  return (["overview", "problemsAndImprovements"] as const).flatMap((key): Found[] => {
    const pieces = context.pieces.filter(({ section }) => section === key);
    const said = pieces
      .map((piece) => piece.said)
      .join("")
      .replace(/[。，；：、！？\s]/gu, "");
    if (said.length >= 10 && !(nothing.test(said) && said.length < 16)) return [];
    const [first] = pieces;
    if (first === undefined) return [];
    const name = key === "overview" ? "第一部分" : "第五部分";
    const message = `${name}只写了“${said}”，应写明${key === "overview" ? "五个方面的情况" : "存在的主要问题和改进情况"}，请补写。`;
    return [{ ...wordsIn(first, 0, first.said.length), path: [key], range: [0, first.text.length], message }];
  });
}

function emptySections({ pieces }: Context): Found[] {
  return pieces.flatMap((piece, i): Found[] => {
    const next = pieces[i + 1];
    if (
      !piece.isHeading ||
      (next?.path.length === 4 && next.path[1] === piece.path[1] && next.section === piece.section)
    )
      return [];
    return [
      { ...wordsIn(piece, 0, piece.said.length), message: `小标题“${piece.text}”下没有文字，请补写或删去。` },
    ];
  });
}

const titles = [
  ...new Map(
    Object.values(editions).flatMap((edition) =>
      sectionsOf(edition).map(([key, { title }]) => [withoutNumber(title), key] as const),
    ),
  ),
];
const numbered = /^(?:第?[一二三四五六]部分|[一二三四五六][、.．])/u;
const tableHeads =
  /^第二十条第（[一五六八九]）项|^信息内容|^（?本列数据的勾稽关系|^申请人情况|^行政复议行政诉讼/u;

/** Which section a paragraph was left over from, if it is not its own. */
function leftFrom({
  section,
  said,
}: Piece): { readonly from?: number; readonly length: number; readonly message: string } | undefined {
  const number = numbered.exec(said)?.[0] ?? "";
  const title = titles.find(
    ([name]) => said.slice(number.length).startsWith(name) && said.length <= number.length + name.length + 4,
  );
  if (title !== undefined && (number !== "" || title[1] !== section)) {
    const message =
      title[1] === section
        ? "是本部分的标题，格式里已有，请删去"
        : "是另一部分的标题，疑为粘贴时带入，请删去，并检查其后的文字是否属于这一部分";
    return { length: said.length, message };
  }
  // 「二、主动公开政府信息情况：详见表格。」 in section six.
  const led = titles.find(
    ([name, key]) =>
      number !== "" && key !== section && new RegExp(`^${name}[。：]`, "u").test(said.slice(number.length)),
  );
  if (led !== undefined)
    return {
      length: number.length + led[0].length,
      message: "是另一部分的标题，疑为粘贴时带入，请删去，并检查其后的文字是否属于这一部分",
    };
  if (tableHeads.test(said))
    return { length: Math.min(said.length, 30), message: "是表格里的文字，疑为粘贴时带入，请删去" };
  if (section === "otherMatters") {
    const problems =
      /(?:^|(?<=。))(?:（[一二三四]）|[一二三][、是])?(?:存在的?(?:主要)?(?:问题|不足)|(?:主要)?(?:问题|不足)(?:和|及)|改进(?:措施|情况))[^。；]{0,30}/u.exec(
        said,
      );
    if (problems)
      return {
        from: problems.index,
        length: problems[0].length,
        message: "是第五部分的内容，疑为放错了部分，请移到第五部分",
      };
    const overview =
      /^（[一二三四五]）(?:主动公开|依申请公开|政府信息管理|平台建设|政府信息公开平台建设|监督保障)(?:情况|方面)?(?=[。：]|$)/u.exec(
        said,
      );
    if (overview)
      return { length: overview[0].length, message: "是第一部分的内容，疑为放错了部分，请移到第一部分" };
  }
  if (section === "problemsAndImprovements") {
    const other =
      /^(?:[我本][\u4e00-\u9fff]{1,3}|街道)?(?:20\d\d年度?)?(?:没有|无)其[他它](?:需要?报告的)?事项(?:需要?报告)?(?=。|$)/u.exec(
        said,
      );
    if (other)
      return { length: other[0].length, message: "是第六部分的内容，疑为放错了部分，请移到第六部分" };
    const period = /(?:所列|本报告|本年报)?[^，。；]{0,6}数据的?统计期限[^。；]{0,60}/u.exec(said);
    if (period)
      return {
        from: period.index,
        length: period[0].length,
        message: "是引言的内容，疑为放错了部分，请移到引言",
      };
    const received = /^(?:（?[一二三四五]）?、?)?本年新收政府信息公开申请数量[^，。；]{0,12}/u.exec(said);
    if (received) return { length: received[0].length, message: "是表三的内容，疑为粘贴时带入，请删去" };
    const fee =
      /(?:未|没有|无)(?:收取|产生|发生)[^，。；]{0,16}(?:处理费|收费|费用)[^，。；]{0,10}|收取(?:政府信息公开)?信息处理费[^，。；]{0,20}/u.exec(
        said,
      );
    if (fee)
      return {
        from: fee.index,
        length: fee[0].length,
        message: `是第六部分的内容（收取信息处理费情况），疑为放错了部分，请移到第六部分`,
      };
  }
  return undefined;
}

function leftovers({ pieces }: Context): Found[] {
  return pieces.flatMap((piece): Found[] => {
    if (piece.section === "title" || piece.section === "opening") return [];
    const left = leftFrom(piece);
    if (left === undefined) return [];
    const quoted = wordsIn(piece, left.from ?? 0, left.length);
    return [{ ...quoted, message: `“${quoted.found}”${left.message}。` }];
  });
}

export const sectionRules: readonly Rule[] = [
  {
    code: "TEXT-ASPECTS",
    title: "第一部分写到五个方面",
    source: "国办公开办函〔2021〕30号（一）",
    severity: "warning",
    find: aspects,
  },
  {
    code: "TEXT-DUTIES",
    title: "人民政府的报告写明工作考核、社会评议和责任追究结果情况",
    source: "政府信息公开条例第五十条第一款第四项",
    severity: "hint",
    find: governmentDuties,
  },
  {
    code: "TEXT-SHORT",
    title: "第一、五部分写了实际情况",
    source: "政府信息公开条例第五十条",
    severity: "warning",
    find: shortSections,
  },
  {
    code: "TEXT-EMPTY",
    title: "小标题下有文字",
    source: "格式第一、五、六部分",
    severity: "warning",
    find: emptySections,
  },
  {
    code: "TEXT-LEFTOVER",
    title: "各部分没有别的部分的标题和内容",
    source: "格式各部分",
    severity: "warning",
    find: leftovers,
  },
];
