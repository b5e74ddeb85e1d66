import { editions } from "../form/editions.ts";
import { figureAtAddress } from "../report/any-report.ts";
import { countOf } from "../report/figures.ts";
import type { Report } from "../report/report.ts";
import { type Context, type Found, piecesIn, type Rule } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, partsAt, pieceOf, piecesOf, wordsIn } from "./text.ts";

/** However section six puts it: 信息处理费, 相关费用, 收费情况, 收费事项, 免费. 经费 and 消费 are something else. */
const aboutFees =
  /处理费|收费|费用|收取|免费|(?:检索|复制|邮寄|工本)费|(?<![经消学话浪电水燃路运耗])费(?:为|共|\d)/u;

const feePieces = (context: Context): Piece[] =>
  context.pieces.filter(({ section, said }) => section === "otherMatters" && aboutFees.test(said));

function feeMissing(context: Context): Found[] {
  if (feePieces(context).length > 0) return [];
  const [first] = piecesIn(context, "otherMatters");
  const message = `第六部分没有说明收取信息处理费的情况，没有收取的也应写明，如“本机关${context.report.year}年度未收取政府信息公开信息处理费。”。`;
  return [{ path: ["otherMatters"], found: [...(first?.text ?? "")].slice(0, 40).join(""), message }];
}

const inTenThousands = /(?:处理费|收费|费用)[^。；]{0,14}?(\d[\d.,]{0,14})万元/gu;

/** 信息处理费 is a matter of 元; 万元 is table two's unit. */
function feeUnit(context: Context): Found[] {
  return feePieces(context).flatMap((piece) =>
    matchesIn(piece.unquoted, inTenThousands).flatMap((match): Found[] => {
      const [words, amount] = match as unknown as [string, string];
      // 「0.394万元，合3940元」
      const inYuan = String(Math.round(Number(amount.replaceAll(",", "")) * 10_000));
      if (
        piece.unquoted.replaceAll(",", "").includes(`${inYuan}元`) ||
        Number(amount.replaceAll(",", "")) === 0 ||
        /行政事业性/u.test(piece.unquoted.slice(Math.max(match.index - 8, 0), match.index + 8))
      )
        return [];
      const quoted = wordsIn(piece, match.index, words.length);
      const message = `“${quoted.found}”以万元为单位，信息处理费按件、按页收取，通常以元计，请核对单位。`;
      return [{ ...quoted, expected: "元", message }];
    }),
  );
}

const noFee =
  /(?:未|没有|无|不)(?:向[^，。；]{0,16})?(?:收取|产生|发生|收过)[^，。；]{0,30}|(?:收取|收费|处理费|费用)[^，。；]{0,16}?(?<![\d.])0元|(?:免费|零收费)[^，。；]{0,10}/u;

/** Applications dropped for unpaid fees while section six says that no fee was asked. */
function feeUnpaid(context: Context): Found[] {
  const address = { "2019": null, "2021": "requests.outcomes.otherwiseProcessed.feeNotPaid.total" } as const;
  const unpaid = countOf(figureAtAddress(context.report, address));
  if (unpaid === 0) return [];
  return feePieces(context).flatMap((piece): Found[] => {
    const match = noFee.exec(piece.unquoted);
    if (match === null) return [];
    const quoted = wordsIn(piece, match.index, match[0].length);
    const message = `表三有 ${unpaid} 件因逾期未缴费不再处理，而文中“${quoted.found}”，请核对是否发出过收费通知。`;
    return [{ ...quoted, message }];
  });
}

const yuanOf = (text: string): number => Number(text.replaceAll(",", ""));
const byPiece =
  /(\d{1,6})([件页份次])[^，。；、\d]{0,8}?按(?:每[件页份次])?(\d[\d,.]{0,8})元(?:[/／每]?[件页份次])?(?:的标准)?[^，。；\d]{0,6}，?(?:合计|共计?|总计|计)?(?:收取|收费)?[^，。；\d]{0,12}?(\d[\d,.]{0,10})元|(?<![至—~到-])(\d{1,6})([件页份])，(?:按)?每\6(?:收取|收费)?(\d[\d,.]{0,8})元，(?:合计|共计?|总计|计)(?:收取|收费)?(\d[\d,.]{0,10})元/gu;

/** 「4件按100元/件计收，共收取500元」: so many at such a price make another sum. */
const wrongProducts = (piece: Piece): Found[] =>
  matchesIn(piece.unquoted, byPiece).flatMap((match): Found[] => {
    const [words, many, unit, price, told] = match.filter((group) => group !== undefined) as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const product = Number(many) * yuanOf(price);
    if (Math.abs(product - yuanOf(told)) < 0.005) return [];
    const from = match.index + words.length - told.length - 1;
    const quoted = wordsIn(piece, from, told.length + 1);
    const message = `${many}${unit}按 ${price} 元计为 ${product} 元，文中写“${quoted.found}”，请核对。`;
    return [{ ...quoted, expected: `${product}元`, message }];
  });

const saidNoFee = /(?:未|没有|无)(?:收取|产生|发生|收过)[^，。；]{0,16}(?:处理费|费用)/u;
const tookFee =
  /(?<![未不没有应拟须需可])(?:收取|收费|收到)(?:了|政府|信息|公开|处理费|费用|，(?=[共合总]计)|共|合计|总计|计|人民币)*(?!0+(?:\.0+)?元)(\d[\d,.]{0,10}(?:万)?元)(?![/／每]|[一]?[件页份])/u;

/** 「最高收取1000元，最低收取20元」 are not all there are. */
const isNoPart = /最[高低多少]|平均|单件|上一?年|去年|退还|减免|等$/u;
const ofSome = /其中[：，]?(.{4,600})$/u;
const aFee =
  /(?:收取|收费|计|共|(?<![\d.])\d{1,4}件|局|委|[镇乡]|街道|政府|办公室|中心)(?:为|了|费用|信息处理费|人民币)*(\d[\d,.]{0,10})元(?![/／每])/gu;

/** 「收取信息处理费2950元，其中县局1件，收取880元；…」: what each took makes another sum. */
const wrongSums = (piece: Piece): Found[] =>
  partsAt(piece.unquoted, /[。！]/gu).flatMap(({ from, text }): Found[] => {
    const total = tookFee.exec(text);
    const some = ofSome.exec(text);
    if (total === null || some === null || some.index < total.index || isNoPart.test(text)) return [];
    const parts = matchesIn(some[1] as string, aFee).map(([, one]) => yuanOf(one as string));
    // One figure a part, and nothing else of money: else some are sums themselves.
    if (parts.length < 2 || matchesIn(some[1] as string, /\d元/gu).length !== parts.length) return [];
    const told = total[1] as string;
    const sum = parts.reduce((all, one) => all + one, 0);
    if (told.includes("万") || Math.abs(sum - yuanOf(told.replace("元", ""))) < 0.005) return [];
    const quoted = wordsIn(piece, from + total.index + total[0].length - told.length, told.length);
    const message = `文中“${quoted.found}”，所列各项 ${parts.join(" + ")} = ${sum} 元，请核对。`;
    return [{ ...quoted, expected: `${sum}元`, message }];
  });

/** 「未收取信息处理费」 in section six and 「收取信息处理费380元」 there or in section one. */
function saidBoth(context: Context): Found[] {
  const pieces = [
    ...feePieces(context),
    ...piecesIn(context, "overview").filter(({ said }) => said.includes("信息处理费")),
  ];
  const none = feePieces(context).flatMap(({ unquoted }) => saidNoFee.exec(unquoted)?.[0] ?? [])[0];
  if (none === undefined) return [];
  return pieces.flatMap((piece) =>
    partsAt(piece.unquoted, /[。；]/gu).flatMap(({ from, text }): Found[] => {
      const match = tookFee.exec(text);
      if (
        match === null ||
        saidNoFee.test(text) ||
        /行政事业性|登记|许可/u.test(text) ||
        /上一?年|去年|20\d\d年(?!度?本)/u.test(text.replace(`${context.report.year}年`, ""))
      )
        return [];
      const quoted = wordsIn(piece, from + match.index, match[0].length);
      const message = `文中先说“${none}”，又说“${quoted.found}”，两处不合，请核对。`;
      return [{ ...quoted, message }];
    }),
  );
}

const feeSums = (context: Context): Found[] => [
  ...feePieces(context).flatMap((piece) => [...wrongProducts(piece), ...wrongSums(piece)]),
  ...saidBoth(context),
];

/** What section six says of fees: that none were taken, or sentences that say more, or not a word. */
export type FeesSaid =
  | { readonly kind: "none" | "silent" }
  | { readonly kind: "charged" | "unclear"; readonly sentences: readonly string[] };

const someAmount = /(?<![\d.])(?!0+(?:\.0+)?(?:万|余|多)?元)\d[\d,.]*(?:万|余|多)?元/u;
const noAmount = /(?<![\d.])0(?:\.0+)?(?:万?元|件)|为零|零元|零件/u;

/** What a report says of fees for information. A sentence that is not plainly a no is given back as it stands. */
export function feesSaid(report: Report): FeesSaid {
  const about = piecesOf(report, editions[report.edition]).flatMap(({ section, path, text, isHeading }) =>
    section !== "otherMatters" || isHeading
      ? []
      : text
          .split(/(?<=[。；！])/u)
          .map((sentence) => pieceOf(path, section, sentence.trim(), ""))
          .filter(({ said }) => aboutFees.test(said)),
  );
  if (about.length === 0) return { kind: "silent" };
  const charged = about.filter(({ said }) => someAmount.test(said));
  const isNone = ({ unquoted }: Piece) => noFee.test(unquoted) || noAmount.test(unquoted);
  const sentences = (pieces: readonly Piece[]) => pieces.map(({ text }) => text);
  if (charged.length > 0) return { kind: "charged", sentences: sentences(charged) };
  return about.some(isNone) ? { kind: "none" } : { kind: "unclear", sentences: sentences(about) };
}

export const feeRules: readonly Rule[] = [
  {
    code: "FEE-MISSING",
    title: "第六部分说明信息处理费",
    source: "格式第六部分提示：收取信息处理费情况在此处报告",
    severity: "warning",
    find: feeMissing,
  },
  {
    code: "FEE-UNIT",
    title: "信息处理费以元计",
    source: "国办函〔2020〕109号",
    severity: "warning",
    find: feeUnit,
  },
  {
    code: "FEE-UNPAID",
    title: "逾期未缴费与收费说明相合",
    source: "表三第（六）项第2目、第六部分",
    severity: "hint",
    find: feeUnpaid,
  },
  {
    code: "FEE-SUM",
    title: "信息处理费的算式和前后说法相合",
    source: "国办函〔2020〕109号；第六部分",
    severity: "warning",
    find: feeSums,
  },
];
