import type { Block, Document } from "../../document/document.ts";
import { editionOfYear, editions } from "../../form/editions.ts";
import { likenessFrom } from "../../likeness/likeness.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { chineseDate } from "../../report/date.ts";
import { listMark } from "../../report/narrative.ts";
import { percentOf } from "../likeness/sheet.ts";
import { daysBetween } from "../overview/reminder.ts";
import type { RollKind } from "../roll/roll.ts";
import { blocksByAgency, blocksByKind, chineseOrdinal, noticeParagraph, toldIn } from "./blocks.ts";
import type { NoticeAgency, NoticeSource } from "./source.ts";

/** How a notice parts what was found. */
export const noticeOrders = { 问题: blocksByKind, 单位: blocksByAgency } as const;
export type NoticeOrder = keyof typeof noticeOrders;

/** How a notice is made. */
export interface NoticeOptions {
  /** By kind of defect (问题) or by agency (单位); default: 问题. */
  readonly by?: NoticeOrder;
  /** 署名. Left out: nobody signs, and whoever edits it signs. */
  readonly signedBy?: string;
}

/** Whom a notice goes to, by the kinds of agencies in the roll. */
const addressees: readonly (readonly [kinds: readonly RollKind[], words: string])[] = [
  [["县区"], "各县（市、区）人民政府"],
  [["乡镇"], "各乡镇人民政府"],
  [["街道"], "各街道办事处"],
  [["开发区"], "开发区管理委员会"],
  [["部门"], "各部门"],
  [["垂管", "其他"], "各有关单位"],
];

const namesList = (agencies: readonly Pick<NoticeAgency, "name">[]): string =>
  agencies.map(({ name }) => name).join("、");

/** What came, late or not, and what did not. Late is counted by the day on which the office's folder had the file first. */
function deliveryTexts({ agencies, files, today }: NoticeSource): string[] {
  const inState = (state: NoticeAgency["state"]) => agencies.filter((one) => one.state === state);
  const received = inState("收到");
  const reasons = new Map(files.map(({ file, reason = "" }) => [file, reason.split(/[\n；。]/u)[0] ?? ""]));
  const dated = received.filter(({ due, receivedOn }) => due && receivedOn);
  const late = new Map<string, NoticeAgency[]>();
  for (const one of dated) {
    const { due = "", receivedOn = "" } = one;
    if (receivedOn > due)
      late.set(`${due} ${receivedOn}`, [...(late.get(`${due} ${receivedOn}`) ?? []), one]);
  }
  const lateTexts = [...late]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([days, own]) => {
      const [due = "", came = ""] = days.split(" ");
      return `应于${chineseDate(due)}前报送、${chineseDate(came)}收到（迟 ${daysBetween(due, came)} 天）的 ${own.length} 个：${namesList(own)}。`;
    });
  const lateCount = [...late.values()].flat().length;
  const punctual =
    dated.length === 0
      ? ""
      : `已报送、有报送期限的 ${dated.length} 个单位中，按时报送的 ${dated.length - lateCount} 个，迟报的 ${lateCount} 个${lateCount === 0 ? "" : "（按收件登记的日期计）"}。`;
  const [useless, pending, missing] = [inState("交了不能用"), inState("待定"), inState("未交")];
  const overdue = (one: NoticeAgency) => one.due !== undefined && today !== undefined && one.due < today;
  const past = missing.filter(overdue);
  const toCome = missing.filter((one) => !overdue(one));
  const whyUseless = ({ name, files: own }: NoticeAgency) => {
    const why = [...new Set(own.map((file) => reasons.get(file) ?? "").filter((reason) => reason !== ""))];
    return why.length === 0 ? name : `${name}（${why.join("；")}）`;
  };
  return [
    `名册所列单位 ${agencies.length} 个，收到可用的报告 ${received.length} 份。${punctual}`,
    ...lateTexts,
    ...(past.length === 0 ? [] : [`期限已过、尚未收到报告的 ${past.length} 个：${namesList(past)}。`]),
    ...(toCome.length === 0
      ? []
      : [`尚未收到报告的${past.length === 0 ? "" : "其他单位"} ${toCome.length} 个：${namesList(toCome)}。`]),
    ...(useless.length === 0
      ? []
      : [`报送的文件不能用、需要重新报送的 ${useless.length} 个：${useless.map(whyUseless).join("、")}。`]),
    ...(pending.length === 0 ? [] : [`文件已到、正在核定的 ${pending.length} 个：${namesList(pending)}。`]),
  ];
}

/** What the checks found in all, and in whom they found nothing. */
function checkedTexts({ agencies }: NoticeSource): string[] {
  const received = agencies.filter(({ state }) => state === "收到");
  const clean = received.filter((one) => toldIn(one).length === 0);
  const told = received.flatMap(toldIn);
  const errors = told.filter(({ severity }) => severity === "error").length;
  const mended = agencies.flatMap(({ issues }) => issues).filter(({ how }) => how === "已改").length;
  return [
    told.length === 0
      ? `已收的 ${received.length} 份报告经逐份核对，没有发现应当改正或需要核实的问题。`
      : `已收的 ${received.length} 份报告逐份核对，${received.length - clean.length} 份有应当改正或需要核实的问题，共 ${told.length} 处，其中应当改正的 ${errors} 处。${
          clean.length === 0 ? "" : `未发现问题的 ${clean.length} 个单位：${namesList(clean)}。`
        }`,
    ...(mended === 0 ? [] : [`此前提出的问题，已由单位改正 ${mended} 处，不再列出。`]),
  ];
}

/** Texts that are alike: whoever reads the sentences judges. */
function likenessBlocks({ likeness }: NoticeSource): Block[] {
  if (likeness.groups.length === 0) return [];
  const items = likeness.groups.map(({ names, least, most }, i) => {
    const share = least === most ? percentOf(most) : `${percentOf(least)}至${percentOf(most)}`;
    return { mark: listMark(true, i), text: `${names.join("、")}，相近的文字占${share}。` };
  });
  return [
    noticeParagraph(
      "likeness.said",
      `以下单位报告的第一、五部分文字相近（数字、日期、名称和通用的提法不计，相近的占 ${percentOf(likenessFrom.other.warned)} 以上的列出）。这是文字比对的线索，不是认定；请有关单位自查，说明情况。`,
    ),
    { type: "items", path: "likeness.items", ordered: true, items },
  ];
}

/** Differences of an agency that are told; the others are counted. */
const differencesSaid = 3;

/** What was published against what was handed in; nothing where that was not looked at. */
function publishedTexts({ agencies }: NoticeSource): string[] {
  const published = agencies.filter(({ publication }) => publication !== undefined);
  if (published.length === 0) return [];
  const inState = (state: string) => published.filter(({ publication }) => publication?.state === state);
  const [same, other, none] = [inState("一致"), inState("不一致"), inState("未公布")];
  const differ = other.map(({ name, publication }) => {
    const differences = publication?.differences ?? [];
    const shown = differences
      .slice(0, differencesSaid)
      .map(({ place, before, after }) => `${place}报送为${before || "空白"}、公布为${after || "空白"}`)
      .join("；");
    const more = differences.length > differencesSaid ? `等 ${differences.length} 处` : "";
    return `${name}：${shown}${more}。`;
  });
  return [
    `收集各单位公布的报告与报送的比较，一致的 ${same.length} 个，不一致的 ${other.length} 个${
      none.length === 0 ? "。" : `，尚未找到公布的报告的 ${none.length} 个：${namesList(none)}。`
    }`,
    ...(differ.length === 0 ? [] : ["不一致的请查明以哪一份为准，并予更正：", ...differ]),
  ];
}

function wantedText({ agencies }: NoticeSource): string {
  const hasTold = agencies.some((one) => one.state === "收到" && toldIn(one).length > 0);
  const isMissing = agencies.some(({ state }) => state === "未交" || state === "交了不能用");
  return [
    ...(hasTold
      ? [
          "请有关单位对照核对回执，逐处核对原始台账，在原来的文件里改正后重新报送；核实无误、不需要改的，逐处写明理由。没有列出的数不要改动，确需改动的一并说明。",
        ]
      : []),
    ...(isMissing ? ["尚未报送和需要重新报送的单位，请尽快报送。"] : []),
  ].join("");
}

/**
 * 通报: what came and what did not, figures that do not agree, texts that are alike as a clue, published against handed
 * in — as a document in official layout, to be edited. It says only what 汇总.json says: nobody is blamed, no cause is
 * supposed, and nobody signs who was not named.
 *
 * @param source - from `noticeSource`
 * @example
 * const source = noticeSource(JSON.parse(json));
 * if (source) await renderNotice(noticeDocument(source, { by: "单位" }), "docx");
 */
export function noticeDocument(source: NoticeSource, options: NoticeOptions = {}): Document {
  refuseArgument("noticeDocument", "source", source, {
    what: " noticeSource 的结果",
    parts: { year: "number", agencies: "list" },
  });
  const { by = "问题", signedBy } = options ?? {};
  const { year, today, agencies } = source;
  const { subject } = editions[editionOfYear(year)].wording;
  const kinds = new Set(agencies.map(({ kind }) => kind));
  const to = addressees.filter(([own]) => own.some((kind) => kinds.has(kind))).map(([, words]) => words);
  const asOf = today === undefined ? "" : `截至${chineseDate(today)}，`;
  const received = agencies.filter(({ state }) => state === "收到");
  const sections: readonly (readonly [key: string, title: string, blocks: readonly Block[]])[] = [
    ["delivery", "报送情况", deliveryTexts(source).map((text, i) => noticeParagraph(`delivery.${i}`, text))],
    [
      "checked",
      "核对情况",
      received.length === 0
        ? []
        : [
            ...checkedTexts(source).map((text, i) => noticeParagraph(`checked.said.${i}`, text)),
            ...noticeOrders[by](received),
          ],
    ],
    ["likeness", "文字相近的线索", likenessBlocks(source)],
    [
      "published",
      "公布情况",
      publishedTexts(source).map((text, i) => noticeParagraph(`published.${i}`, text)),
    ],
    [
      "wanted",
      "有关要求",
      [wantedText(source)].filter((text) => text !== "").map((text) => noticeParagraph("wanted.0", text)),
    ],
  ];
  const lines = [`关于${year}年${subject}`, "报送和核对情况的通报"];
  return {
    info: {
      properties: { notice: String(year) },
      title: lines.join(""),
      author: signedBy ?? "",
      subject: `${subject}通报`,
      keywords: [String(year), "通报"],
      date: today ?? `${year + 1}-01-01`,
    },
    blocks: [
      { type: "title", path: "title", lines },
      ...(to.length === 0 ? [] : [{ ...noticeParagraph("to", `${to.join("、")}：`), flush: true as const }]),
      noticeParagraph("opening", `${asOf}各单位${year}年${subject}的报送和核对情况如下，现予通报。`),
      ...sections
        .filter(([, , blocks]) => blocks.length > 0)
        .flatMap(([key, title, blocks], i): Block[] => [
          { type: "heading", path: key, level: 1, text: `${chineseOrdinal(i + 1)}、${title}` },
          ...blocks,
        ]),
      ...(signedBy === undefined
        ? []
        : [
            {
              type: "signature",
              path: "signature",
              by: signedBy,
              on: today === undefined ? "" : chineseDate(today),
            } as const,
          ]),
    ],
  };
}
