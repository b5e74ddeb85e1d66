import type { FigureKind } from "../form/labels.ts";
import type { Figure } from "../report/figures.ts";
import { remembering } from "./remembered.ts";
import { folded, labelKey, longestLabel, withoutMarks } from "./spelling.ts";

/** What a cell says. `sure` as it stands; `told` read, but not as it stands; `asked` not read: `value` is a proposal. */
export interface CellReading {
  readonly trust: "sure" | "told" | "asked";
  readonly value?: Figure;
  readonly message?: string;
}

const nilMarks = /^(?:[/／\\|\-‐‑‒–—―－_一]+|无|没有|空)$/u;
const numerals = /[零〇一二三四五六七八九十百千万亿两件条个项宗次元约近超共增减少加下降新无没有]/gu;

/** Whether a cell is a label rather than a figure, however the figure may be spoiled. */
export const isLabel: (text: string) => boolean = remembering((text) => {
  const key = labelKey(text);
  const plain = folded(withoutMarks(text.slice(0, longestLabel)));
  if (/^[+\-−]?[\d.,，]+(?:件|条|个|项|元|万元|亿元|%)?(?:\(.*\))?$/u.test(plain)) return false;
  return key.replace(/[^\p{Script=Han}]/gu, "").replace(numerals, "").length >= 2;
});

const sure = (value: Figure): CellReading => ({ trust: "sure", value });
const toldAs = (value: Figure, message: string): CellReading => ({ trust: "told", value, message });
const asked = (message: string, value?: Figure): CellReading => ({
  trust: "asked",
  message,
  ...(value !== undefined && { value }),
});

const digitsOnly = /^\d{1,15}$/u;
/** Digits with 千分位 as they are rightly set: `1,234,567`. */
const thousands = /^\d{1,3}(?:,\d{3})+(?=\D|$)/u;

function wholeCount(text: string, kind: "count" | "change"): CellReading {
  const unit = text.replace(/^(.*\d)(?:件|条|个|项|宗|次)$/u, "$1");
  const words = /^(增加|增长|新增|增|减少|下降|减|[+\-−–—])?(\d+)$/u.exec(unit);
  const digits = words?.[2] ?? "";
  if (words === null || !digitsOnly.test(digits)) {
    const only = /^\D*(\d{1,15})\D*$/u.exec(unit)?.[1];
    const likely = /^[OoＯ〇零]$/u.test(unit) ? 0 : only === undefined ? undefined : Number(only);
    return asked("不是能直接读的件数，请核对后填写。", likely);
  }
  if (/^0\d/u.test(digits)) return asked("数字以 0 开头，不像件数，请核对。", Number(digits));
  const sign = words[1] === undefined ? "" : words[1];
  const negative = /^[减下\-−–—]/u.test(sign);
  if (kind === "count" && (negative || (sign !== "" && sign !== "+")))
    return asked("这一格应为件数，不应有正负号或增减字样，请核对。", Number(digits));
  const value = negative && digits !== "0" ? -Number(digits) : Number(digits);
  return sure(value);
}

function amountIn(text: string): CellReading {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d{1,6})?)(亿元|万元|元|件)?$/u.exec(text) ?? [];
  if (digits === "" || !/^(?:0|[1-9]\d{0,14})(?:\.|$)/u.test(digits))
    return asked("不是能直接读的金额，请核对后填写（万元）。");
  if (unit === "" || unit === "万元" || Number(digits) === 0) return sure(digits);
  const factor = unit === "元" ? 1 / 10_000 : unit === "亿元" ? 10_000 : 1;
  const proposal = String(Number((Number(digits) * factor).toFixed(6)));
  return asked(`单位是“${unit}”，而这一格应为万元，请核对。`, proposal);
}

const sum = (text: string): CellReading =>
  /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?(?:元|万元|亿元)?$/u.test(text)
    ? sure(text)
    : asked("不是能直接读的金额，请核对后填写，并写明单位。");

/**
 * Reads what stands in a cell that takes a figure of a kind. Blanks stay blank and strokes stay strokes; signs of
 * width, 千分位 and the head's own unit are dropped; whatever needs an opinion is asked.
 */
export function readCell(raw: string, kind: FigureKind): CellReading {
  const number = /^【自动编号“([^【】]*)”】$/u.exec(raw.trim())?.[1];
  if (number !== undefined)
    return asked("格内只有自动编号，不知是不是所填的数，请核对。", readCell(number, kind).value);
  if (/^【(?:图片|图表|图形|符号)[^【】]*】$/u.test(raw.trim()))
    return asked("格内是图片或图形，读不出数，请照原件填写。");
  const seen = withoutMarks(raw);
  if (seen !== raw) return asked("格内另有删去的、看不见的或后加的字，请核对。", readCell(seen, kind).value);
  const odd = /(?<=\S)\p{No}|\p{No}(?=\S)/u.exec(raw)?.[0];
  if (odd !== undefined) return asked(`含有“${odd}”，无法确定填的是哪个数，请核对。`);
  const lines = raw
    .split("\n")
    .map(folded)
    .filter((line) => line !== "");
  const text = lines.join("");
  if (text === "") return sure(null);
  if (nilMarks.test(text)) {
    if (kind === "count" || kind === "change") return sure("/");
    return toldAs(null, `原表画“${raw.trim()}”，金额按空白读入。`);
  }
  if (lines.length > 1 && /\d$/u.test(lines[0] as string) && /^\d/u.test(lines[1] as string))
    return asked(`一格里有 ${lines.length} 行数字，不知是一个数还是几个，请核对。`);
  if (
    /\d[.．。]?[\s\u00A0\u3000]+[.．。]?\d/u.test(raw) &&
    !/^\D*\d{1,3}(?:[\s\u00A0]\d{3})+(?!\s*\d)/u.test(raw.trim())
  )
    return asked("数字中间有空格，不知是一个数还是几个，请核对。");
  const noted = /^([+\-−]?[\d,.]+(?:件|条|个|项|元|万元|亿元)?)\((.+)\)$/u.exec(text);
  const bare = (noted?.[1] ?? text).replace(/，/gu, ",");
  const body = bare.replace(/^[+\-−]/u, "");
  if (body.includes(",") && !thousands.test(body)) return asked("逗号的位置不像千分位，请核对。");
  const plain = bare.replace(/,/gu, "");
  const read = kind === "amount" ? amountIn(plain) : kind === "sum" ? sum(plain) : wholeCount(plain, kind);
  if (noted === null || read.trust !== "sure") return read;
  return toldAs(read.value as Figure, `格内另有说明“${noted[2]}”，只取数字，说明请视需要写入正文。`);
}
