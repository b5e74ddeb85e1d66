import { type Amount, amountsInText, back, inFigures } from "./amounts.ts";
import { disagreeing } from "./claim.ts";
import { outcomeClaims } from "./claims-outcomes.ts";
import { requestClaims } from "./claims-requests.ts";
import { reviewClaims } from "./claims-review.ts";
import { type Context, type Found, overlap, piecesIn, type Rule } from "./finding.ts";
import { largerParts } from "./larger-parts.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, sentencesOf, wordsIn } from "./text.ts";

/** What begins something else than the next part of a list. */
const another =
  /^(?:全年|共|同时|此外|另|并|还|均|举办|开展|召开|回复|组织|制作|累计|通过率|办结|答复|及时|按时|其余|未(?!审结|办结|结)|已|较|比|同比|环比|占|合计|总计|收到公众)/u;
/** A part without a figure: the list does not name all. */
const unnumbered = /等$|等(?:信息|内容|方面)?$/u;

/** A whole, and the parts that a text gives of it. */
interface Partition {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  readonly wholes: readonly Amount[];
  readonly parts: readonly Amount[];
  readonly isClosed: boolean;
  /** Whether the list goes on without figures: its parts need not make the whole. */
  readonly isOpen: boolean;
  /** Whether all parts stand in one breath, parted by 、: else the last may be of something else. */
  readonly isOneList: boolean;
}

/** What information is counted in; a list may count its kinds in several: 「148篇，其中报告25篇、数据11期」. */
const ofDocuments = new Set(["条", "条次", "件", "件次", "篇", "期", "个", "份", "则", "幅", "部", "项"]);
const isAlike = (a: string, b: string) => a === b || (ofDocuments.has(a) && ofDocuments.has(b));

/** Up to a comma, or to 和 behind a figure: 「线上2场和线下1场」. */
const partClauses = /(?:(?!(?<=\d[\u4e00-\u9fff]{1,2})[和及与])[^，；、：])+/gu;
/** Two parts that are all there is. */
const opposites =
  /线上.*线下|线下.*线上|现场.*(?:网络|网上|线上)|满意.*不满意|采纳.*(?:未|不予)采纳|(?:[镇乡]政府|[镇乡]级|街道|乡本级|镇本级).*(?:村|社区)|办结.*(?:未办结|正在办理)|集体.*个人|[市县]级.*[县镇乡]级|省级.*市级|城镇.*农村|新建.*改[版建]|新增.*调整/u;

/** The parts of a list up to where something else begins: one figure of the unit, or of one like it, in each clause. */
function listedParts(
  text: string,
  unit: string,
): Pick<Partition, "parts" | "isClosed" | "isOpen" | "isOneList"> & { readonly end: number } {
  const parts: Amount[] = [];
  let end = 0;
  let open = false;
  for (const { 0: clause, index } of matchesIn(text, partClauses)) {
    if (parts.length > 0 && another.test(clause)) break;
    // 「同一文件多种形式解读的60件」 were counted before; what 「含…」 tells is of the part before it.
    if (
      parts.length > 0 &&
      /^(?:包?含|内含)(?!税)|同一|兼[有具]|重复|交叉|同时(?:有|具|采|使|以)/u.test(clause)
    ) {
      open = true;
      break;
    }
    const own = amountsInText(clause).filter((one) => isAlike(one.unit, unit));
    if (own.length > 1) break;
    if (own.length === 0) {
      if (/\d(?:余|多)/u.test(clause)) open = true;
      if (unnumbered.test(clause)) open = true;
      // A clause without a figure may go on with the next: 「申请公开、不予公开各2件」.
      if (/\d/u.test(clause) || clause.length > 20) {
        if (parts.length > 0 && amountsInText(clause).length === 0) break;
      }
      continue;
    }
    const [one] = own as [Amount];
    parts.push({ ...one, at: one.at + index, end: one.end + index });
    end = one.end + index;
    if (/等$/u.test(clause)) {
      open = true;
      break;
    }
  }
  const last = text.slice(parts.at(-2)?.end ?? 0, end);
  const between = text.slice(parts[0]?.end ?? 0, end);
  return {
    parts,
    end,
    isClosed: /其他|其它|其余/u.test(last) && !open,
    isOpen: open,
    isOneList:
      (parts.length > 3 || (parts.length === 3 && areCalledAlike(text, parts))) &&
      between.includes("、") &&
      !/[，；：（）]/u.test(between),
  };
}

const within =
  /其中[：，]?(?:包括|有)?|(?<=\d[条件篇期次个份场项幅则]，)(?:内有|内含|内设?包括)|(?:按|从)[^，。；：\d]{1,10}(?:划?分|来?看|统计|区分)[，：]|(?<=\d(?:条|件|篇|期|次|个|份|场|项|幅|则))[，]即|(?:分别(?:为|是|有)|具体(?:为|是)|包括)[：，]?|(?:分布|构成)(?<=\d(?:件|条|篇|份)[^，。；：\d]{0,8}..)(?:情况)?(?:如下|为|是)[：，]?|(?<=\d(?:条|件|篇|期|次|个|份|场|项|幅|则)(?:次)?)：|(?<=\d(?:件|条|篇|份))(?:政府信息公开|办结|办结的|新收)?(?:申请|信息)中[，：]/gu;
/** 「217件申请中，」: some of them. */
const isAmong = /(?<!其)中[，：]$/u;

const twiceCounted =
  /有的[^，。；]{0,8}(?:同时|兼)|(?:部分|个别)[^，。；]{0,8}(?:同时|重复|兼)|重复(?:计算|统计)/u;

/** How far a list goes on: no real one is longer. */
const reach = 1500;

/** 「249条，其中：…9条；…7条」 within a sentence, and at the start of the next. */
function partitionsByWord(piece: Piece): Partition[] {
  const text = inFigures(piece.unquoted).replace(/（[^（）]*）/gu, (aside) => "\uE000".repeat(aside.length));
  const marks = matchesIn(text, within);
  return marks.flatMap((mark, i): Partition[] => {
    const start = mark.index + mark[0].length;
    const stop = text.slice(start, start + reach).search(/[。！？]/u);
    let region = text.slice(start, start + (stop === -1 ? reach : stop));
    const next = marks[i + 1];
    if (next !== undefined && next.index < start + region.length) {
      const cut = text.slice(start, next.index).search(/；[^；]*$/u);
      region = region.slice(0, cut === -1 ? 0 : cut);
    }
    // 「机构类20条，内有领导10条、职能10条；工作类……」: it goes on with the list around it.
    if (mark[0].startsWith("内") && region.includes("；")) region = region.slice(0, region.indexOf("；"));
    if (region === "") return [];
    // 「。其中」 goes back to the sentence before; else the whole stands in the same sentence.
    const near = text.slice(Math.max(mark.index - back, 0), mark.index);
    const last = near.replace(/[。，；：]$/u, "");
    const from =
      mark.index - near.length + Math.max(...["。", "！", "？"].map((sign) => last.lastIndexOf(sign))) + 1;
    const head = amountsInText(text.slice(from, mark.index));
    const isWord = /^(?:其中|内|按|从|分布|构成)|中[，：]$/u.test(mark[0]);
    const ofUnits = [...new Set(head.map(({ unit }) => unit))].flatMap((unit): Partition[] => {
      const wholes = head
        .filter((one) => one.unit === unit)
        .map((one) => ({ ...one, at: one.at + from, end: one.end + from }));
      // The word must follow its whole at once, or in the next clause.
      const nearest = wholes.at(-1) as Amount;
      if (!isWord && mark.index - nearest.end > 2) return [];
      // 「有的文件同时采用两种形式」: parts that overlap.
      if (twiceCounted.test(region)) return [];
      // 「满意462份、基本满意29份」: the rest were not.
      if (region.includes("满意") && !region.includes("不满意")) return [];
      const { parts, end, ...list } = listedParts(region, unit);
      if (parts.length < 2 || end === 0) return [];
      // 「96件：建议50件，提案36件」 names both that there are.
      const share = parts.reduce((n, { value }) => n + value, 0) / nearest.value;
      const named = parts.map(({ at }) => /[\u4e00-\u9fff]{2}$/u.exec(region.slice(0, at))?.[0] ?? "—");
      const whole = text.slice(Math.max(nearest.at - 24, from), nearest.at);
      // 「建议和提案135件，其中建议48件、提案78件」: both are named before.
      const isPair =
        parts.length === 2 &&
        (opposites.test(region.slice(0, end)) ||
          (named[0] !== named[1] && named.every((one) => whole.includes(one))));
      const isAllOf =
        (mark[0] === "：" && parts.length === 2 && !list.isOpen && share > 0.75 && share < 1.25) ||
        (isPair && share < 2);
      return [
        {
          piece,
          from: nearest.at,
          to: start + end,
          wholes,
          parts,
          ...list,
          isClosed: list.isClosed || isAllOf,
          isOpen: list.isOpen || isAmong.test(mark[0]),
        },
      ];
    });
    // 「4件收取2230元。其中，甲1件，收取880元；乙…」: where the sums of one unit fit, the list is whole in the other.
    const fits = ofUnits.find(
      ({ wholes, parts }) => wholes.at(-1)?.value === parts.reduce((n, { value }) => n + value, 0),
    );
    return ofUnits.map((one) =>
      fits && one !== fits && one.parts.length === fits.parts.length ? { ...one, isClosed: true } : one,
    );
  });
}

/** 「文字解读24条、图表解读26条」: two kinds of one thing. */
const areCalledAlike = (text: string, parts: readonly Amount[]): boolean =>
  new Set(parts.map(({ at }) => /[\u4e00-\u9fff]{2}$/u.exec(text.slice(0, at))?.[0] ?? at)).size === 1;

/** 「3607件（市政府349件、市各有关部门933件…）」. */
function partitionsInBrackets(piece: Piece): Partition[] {
  return matchesIn(piece.unquoted, /（([^（）]{6,600})）/gu).flatMap((match): Partition[] => {
    const content = (match[1] as string).replace(/^其中[：，]?/u, "");
    if (/其中|含|另|较|同比|以下/u.test(content)) return [];
    const whole = amountsInText(piece.unquoted.slice(Math.max(match.index - 24, 0), match.index)).at(-1);
    if (whole === undefined || Math.min(match.index, 24) !== whole.end) return [];
    const { parts, end, isClosed, isOpen, isOneList } = listedParts(content, whole.unit);
    // Two of a bracket may be examples; two that are more than the whole, or are called alike, are not.
    const sum = parts.reduce((n, { value }) => n + value, 0);
    const isAllOf = end === content.length && parts.length === 2 && areCalledAlike(content, parts);
    const least = isAllOf ? 0.6 : content === match[1] && end === content.length ? 0.75 : 0.9;
    if (parts.length < 2 || (parts.length < 3 && sum < least * whole.value)) return [];
    const at = match.index - (whole.end - whole.at);
    return [
      {
        piece,
        from: at,
        to: match.index + 1 + (match[1] as string).length - content.length + end,
        wholes: [whole],
        parts,
        isClosed: isClosed || (parts.length < 3 && sum < 0.9 * whole.value),
        isOpen,
        isOneList,
      },
    ];
  });
}

const totalWord =
  /(?:合计|共计|总计|总共|(?<=，)共(?:有|收到|受理|发布|公开)?)(?:为|约)?(?:主动)?(?:公开|发布)?(?:各类)?(?:政府|政务)?(?:信息)?$/u;

/** 「通知45件、公告30件、批复15件，合计100件」: the sum stands behind its parts. */
function partitionsBySum(piece: Piece): Partition[] {
  if (!/合计|共计|总计|总共|\d[^，。；、\d]{1,2}，共[\d有收受发公]/u.test(piece.unquoted)) return [];
  return sentencesOf(piece).flatMap(({ from, text }): Partition[] => {
    const amounts = amountsInText(text);
    return amounts.flatMap((whole, i): Partition[] => {
      const before = text.slice(Math.max(whole.at - 16, 0), whole.at);
      if (!totalWord.test(before) || !/[，、；]/u.test(text.slice(Math.max(whole.at - 18, 0), whole.at)))
        return [];
      const parts = amounts.slice(Math.max(i - 20, 0), i).filter(({ unit }) => unit === whole.unit);
      const sums = parts
        .toReversed()
        .map((_, from, all) => all.slice(0, from + 1).reduce((sum, { value }) => sum + value, 0));
      const [first] = parts;
      // Some of the figures before it make the sum, or it is the sum of something else.
      const all = sums.at(-1) ?? 0;
      if (first === undefined || parts.length < 2 || sums.slice(1).includes(whole.value)) return [];
      // 「网上申请156件、信函申请74件、当面申请18件，合计120件」: all in one breath before it, it can be of nothing else; two that begin the sentence too.
      const listed = text
        .slice(Math.max(whole.at - back, 0), Math.max(text.lastIndexOf("，", whole.at), 0))
        .split(/[，；：]/u)
        .at(-1) as string;
      const isOneBreath =
        (parts.length > 2 || (i === 2 && /[合共总]计/u.test(before))) &&
        listed.split("、").length === parts.length &&
        amountsInText(listed).length === parts.length;
      const isFar =
        parts.some(({ value }) => value >= whole.value) ||
        all < 0.8 * whole.value ||
        all > 1.25 * whole.value;
      // 「，共320条」 may begin something else: only the sum of a list in one breath is its.
      if ((isFar || /，共(?!计)[^，]{0,12}$/u.test(before)) && !isOneBreath) return [];
      const place = { at: whole.at + from, end: whole.end + from };
      return [
        {
          piece,
          from: first.at + from,
          to: whole.end + from,
          wholes: [{ ...whole, ...place }],
          parts,
          isClosed: true,
          isOpen: false,
          isOneList: false,
        },
      ];
    });
  });
}

/** 「共230篇，刊登上级文件60篇、本级文件120篇、部门文件40篇、人事任免20篇」: no word says that they are its parts, their sum does. */
const bareList =
  /(?<=\d(?:条|件|篇|份|项|期|次|场))，(?!其中|包括|包含|分别|内有|内含|具体|即|按|从)([^，。；：（）]{8,160})(?=[。；]|$)/gu;

function partitionsBare(piece: Piece): Partition[] {
  return matchesIn(piece.unquoted, bareList).flatMap((match): Partition[] => {
    const list = match[1] as string;
    if (!list.includes("、")) return [];
    const start = Math.max(match.index - 24, 0);
    const whole = amountsInText(piece.unquoted.slice(start, match.index)).at(-1);
    if (whole === undefined || whole.end !== match.index - start || whole.value < 20) return [];
    const parts = list.split("、").map((one) => amountsInText(one));
    const [first] = parts;
    const amounts = parts.flat();
    if (parts.length < 4 || first === undefined || parts.some((own) => own.length !== 1)) return [];
    if (amounts.some(({ unit, value }) => unit !== whole.unit || value >= whole.value)) return [];
    const sum = amounts.reduce((n, { value }) => n + value, 0);
    // So near by chance hardly ever.
    if (!isOneDigitOff(whole.value, sum, parts.length)) return [];
    const at = start + whole.at;
    const inText = (amount: Amount) => ({ ...amount, at: amount.at + start, end: amount.end + start });
    return [
      {
        piece,
        from: at,
        to: match.index + 1 + list.length,
        wholes: [inText(whole)],
        parts: amounts,
        isClosed: true,
        isOpen: false,
        isOneList: true,
      },
    ];
  });
}

/** Parts that nearly fillWords the whole are meant to fillWords it; a few examples are not. */
const nearly = 0.85;
const surely = 0.97;

/** Whether a difference may come of one wrong digit, or of two that changed places: 30, 500, 18, 540. */
const isDigitSlip = (by: number) => /^[1-9](?:0*)$/u.test(String(by)) || /^[1-9]0*$/u.test(String(by / 9));

/** Whether a sum is the whole but for one digit: by chance hardly ever, the longer the figure and the list. */
function isOneDigitOff(whole: number, sum: number, parts: number): boolean {
  const [a, b] = [String(whole), String(sum)];
  const off = [...a].filter((digit, i) => digit !== b[i]).length;
  return a.length === b.length && off === 1 && a.length + parts >= 6 && a.at(-1) === b.at(-1);
}

function wrongParts(context: Context): Found[] {
  // A figure that the tables show to be wrong is told by that rule alone.
  const told = disagreeing([...requestClaims(context), ...outcomeClaims(context), ...reviewClaims(context)]);
  const pieces = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters");
  return pieces.flatMap((piece) => {
    if (!/\d|[十百][^。]{0,4}其中/u.test(piece.text)) return [];
    const larger = largerParts(piece).filter((found) => !told.some((one) => overlap(one, found)));
    const sums = [
      ...partitionsByWord(piece),
      ...partitionsInBrackets(piece),
      ...partitionsBySum(piece),
      ...partitionsBare(piece),
    ].flatMap(({ from, to, wholes, parts, isClosed, isOpen, isOneList }): Found[] => {
      const whole = wholes.at(-1) as Amount;
      const sumsOf = (some: readonly Amount[]) => {
        let sum = 0;
        return some.map(({ value }) => (sum += value));
      };
      const ofOneUnit = parts.filter(({ unit }) => unit === whole.unit);
      const [all, ofUnit] = [sumsOf(parts), sumsOf(ofOneUnit)].map((some) =>
        isOneList ? some.slice(-1) : some.slice(1),
      ) as [number[], number[]];
      const sums = [...all, ...ofUnit];
      if (wholes.some(({ value }) => sums.includes(value))) return [];
      const sum = sumsOf(parts).at(-1) as number;
      if (isOpen && sum < whole.value) return [];
      const share = sum / whole.value;
      // In several units they make one sum only if they nearly do.
      if (ofOneUnit.length < parts.length && Math.abs(1 - share) > (isClosed ? 0.2 : 0.1)) return [];
      const isSlip = share > (parts.length < 3 ? 0.9 : 0.6) && isOneDigitOff(whole.value, sum, parts.length);
      // 「其中」 goes back to something else.
      if (parts.filter(({ value }) => value > whole.value).length > 1) return [];
      const few = parts.length < 3 && sum < whole.value && share < 0.95 && !isClosed;
      if (!isSlip && (few || (sum < whole.value && share < nearly && !isClosed))) return [];
      // More kinds may be there than are named; a wrong digit, or two swapped, show in the difference.
      if (sum < whole.value && share < surely && !isClosed && !isDigitSlip(whole.value - sum)) return [];
      if (sum > whole.value * 1.5 && parts.length < 3) return [];
      const added = parts.map(({ value }) => value).join(" + ");
      const quoted = wordsIn(piece, from, to - from);
      if (told.some((one) => overlap(one, quoted))) return [];
      const message = `文中总数 ${whole.value}${whole.unit}，所列各项 ${added} = ${sum}，${sum > whole.value ? "多" : "少"} ${Number(Math.abs(sum - whole.value).toFixed(4))}，请核对总数和各项（各项有重叠或没有列全的，请写明）。`;
      return [{ ...quoted, expected: `${sum}${whole.unit}`, message }];
    });
    return [
      ...sums,
      ...larger.filter(
        ({ range }) =>
          !sums.some((one) => range && one.range && one.range[1] >= range[1] && one.range[0] <= range[0]),
      ),
    ];
  });
}

export const partRules: readonly Rule[] = [
  {
    code: "TEXT-PARTS",
    title: "文中“其中”所列各项相加等于总数",
    source: "报告正文各数",
    severity: "warning",
    find: wrongParts,
  },
];
