import type { PlacedLine } from "./section-parts.ts";
import { folded } from "./spelling.ts";

/** What a web page says after a report: the body ends before it. */
const junk =
  /^[\s【[（(|·•>»]*(?:扫一扫|打印|关闭|相关(?:链接|新闻|文档|附件)|附件(?:下载)?[:：]?$|附件[:：]|上一[篇条]|下一[篇条]|主办|承办|版权|分享|浏览(?:次数|量)|责任编辑|编辑[:：]|返回顶部|网站地图|联系我们|网站标识码|您是第|政府网站|当前位置|访问量|字号|来源[:：]|收藏|阅读原文|预览时标签|微信扫|.{0,20}(?:ICP备|公网安备|备案号|网站标识码))/u;

const han = "〇一二三四五六七八九";
const numberWritten = (text: string): number => {
  if (/^\d+$/u.test(text)) return Number(text);
  const digits = text.replace(/[零○0Ｏ]/gu, "〇");
  const ten = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(digits);
  if (ten) return (ten[1] ? han.indexOf(ten[1]) : 1) * 10 + (ten[2] ? han.indexOf(ten[2]) : 0);
  return Number([...digits].map((sign) => han.indexOf(sign)).join(""));
};

/** A date as it is written at a document's end; nothing if a text is none. ISO 8601. */
export function dateIn(text: string): string | undefined {
  const found =
    /(20\d\d|二[〇零○]\S\S)年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$/u.exec(
      folded(text),
    );
  if (found === null) return undefined;
  const [year, month, day] = [found[1], found[2], found[3]].map((part) => numberWritten(part as string)) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCFullYear() !== year) return undefined;
  return date.toISOString().slice(0, 10);
}

const dateAtEnd =
  /[\s（(]*(?:20\d\d|二[〇零○]\S\S)\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日[\s）)]*$/u;

/** A name on a line of its own that can only be an agency's. */
const agencyLine =
  /^[\p{Script=Han}（）]{4,30}(?:人民政府|局|委员会|办公室|办公厅|办事处|管理处|中心|厅|院)$/u;

/** How many lines above a name are other agencies that sign with it. */
function agenciesAbove(lines: readonly PlacedLine[], name: string): number {
  if (!agencyLine.test(name)) return 0;
  const last = lines.findLastIndex(({ text }) => !agencyLine.test(text.trim()));
  return lines.length - 1 - last;
}

export interface Ending {
  /** The body without signature and junk. */
  readonly lines: readonly PlacedLine[];
  readonly signature?: { readonly by: string; readonly with?: readonly string[]; readonly on: string };
  /** A date without a name. */
  readonly dateOnly?: PlacedLine;
  readonly dropped: readonly PlacedLine[];
  /** 附件说明. */
  readonly listed?: readonly PlacedLine[];
}

const isName = (text: string) =>
  text.length <= 40 && !/[。；：，！？:]/u.test(text) && /\p{Script=Han}{2}/u.test(text);

/** 附件说明 is no longer than that. */
const mostListed = 30;

/** 附件说明 above 署名 and 成文日期: a site's own list of downloads stands below them. */
function listedAttachments(lines: readonly PlacedLine[]): readonly [from: number, to: number] | undefined {
  const from = lines.findIndex(({ text }) => /^\s*附件\s*[:：]/u.test(text));
  if (from < 0) return undefined;
  const date = lines.findIndex(
    ({ text }, i) =>
      i > from &&
      i <= from + mostListed &&
      text.replace(dateAtEnd, "").length <= 40 &&
      dateIn(text) !== undefined,
  );
  const own = date < 0 ? "" : (lines[date] as PlacedLine).text.replace(dateAtEnd, "").trim();
  const name = own === "" ? date - 1 : date;
  if (date < 0 || name <= from || !isName((own || lines[name]?.text.trim()) ?? "")) return undefined;
  return [from, name];
}

/** Lines of a report's last section from 附件1 on, which stands below 署名 and 成文日期. */
export function attachmentsAfter(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const isLabel = ({ text }: PlacedLine) => /^附件[0-9一二三四五六七八九十]{0,3}[:：]?$/u.test(folded(text));
  const from = lines.findIndex(
    (line, i) => isLabel(line) && endingOf(lines.slice(0, i)).signature !== undefined,
  );
  return from < 0 ? [] : lines.slice(from);
}

/** Takes 署名 and 成文日期, and what a web page says after them, off the end of a report. */
export function endingOf(lines: readonly PlacedLine[]): Ending {
  const listed = listedAttachments(lines);
  if (listed !== undefined) {
    const ending = endingOf([...lines.slice(0, listed[0]), ...lines.slice(listed[1])]);
    return { ...ending, listed: lines.slice(...listed) };
  }
  const cut = lines.findIndex(({ text }) => junk.test(text));
  const body = cut < 0 ? [...lines] : lines.slice(0, cut);
  const dropped = cut < 0 ? [] : lines.slice(cut);
  // The date is among the last lines; what stands behind it is no part of the report.
  const from = Math.max(0, body.length - 6);
  const at = body.findLastIndex(
    ({ text }, i) =>
      i >= from &&
      dateIn(text) !== undefined &&
      text.replace(dateAtEnd, "").trim().length <= 40 &&
      isName(`${text.replace(dateAtEnd, "")}机关`),
  );
  if (at < 0) return { lines: body, dropped };
  const line = body[at] as PlacedLine;
  const on = dateIn(line.text) as string;
  const own = line.text.replace(dateAtEnd, "").trim();
  const after = [...body.slice(at + 1), ...dropped];
  if (own !== "" && isName(own))
    return { lines: body.slice(0, at), signature: { by: own, on }, dropped: after };
  const before = body[at - 1];
  if (own === "" && before !== undefined && isName(before.text.trim())) {
    const first = at - 1 - agenciesAbove(body.slice(0, at - 1), before.text.trim());
    const [by = "", ...others] = body.slice(first, at).map(({ text }) => text.trim());
    const signature = { by, ...(others.length > 0 && { with: others }), on };
    return { lines: body.slice(0, first), signature, dropped: after };
  }
  return { lines: body.slice(0, at), dateOnly: line, dropped: after };
}
