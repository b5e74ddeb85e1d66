import { readLimits } from "../../opc/limits.ts";

/** What is wrong with a text that should be JSON, with its place. */
export class JsonFault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(text: string, at: number, message: string) {
    super(message);
    const before = text.slice(0, at);
    const start = before.lastIndexOf("\n") + 1;
    this.line = before.split("\n").length;
    this.column = [...before.slice(start)].length + 1;
  }
}

/** A key that stands twice in one object: the last one counts. */
export interface DoubledKey {
  readonly path: string;
  readonly lines: readonly [first: number, second: number];
}

interface Open {
  readonly kind: "{" | "[";
  /** Where each key stands. */
  readonly keys: Map<string, number>;
  key: string;
  count: number;
}

const numberLiteral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordLiteral = /true|false|null/y;

/** More digits than a number of a computer holds. */
const isTooExact = (literal: string) =>
  literal.length > 15 &&
  literal
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length > 15;

const quotesFor: Readonly<Record<string, string>> = { "“": '"', "”": '"', "‘": '"', "’": '"', "'": '"' };
const chineseSignsFor: Readonly<Record<string, string>> = {
  "，": ",",
  "：": ":",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
};

/** Why a sign cannot stand where it is. */
function unexpected(sign: string | undefined, wanted: string): string {
  if (sign === undefined) return `文件到此为止，还缺${wanted}`;
  if (quotesFor[sign] !== undefined) return `引号应为英文双引号 "，现为 ${sign}`;
  if (chineseSignsFor[sign] !== undefined)
    return `应为英文符号 ${chineseSignsFor[sign]}，现为中文符号 ${sign}`;
  if (sign === "/") return "JSON 里不能写注释，请删去";
  return `应为${wanted}，现为“${sign}”`;
}

/**
 * Goes through a text that should be JSON, one step at a time and never into itself: `JSON.parse` says in English, and
 * without a line, what is wrong, and takes the last of two keys without a wordLiteral.
 *
 * @throws {JsonFault}
 */
export function scanJson(text: string): DoubledKey[] {
  const doubled: { path: string; at: readonly [number, number] }[] = [];
  const stack: Open[] = [];
  let at = 0;
  let values = 0;
  const fail = (message: string): never => {
    throw new JsonFault(text, at, message);
  };
  const skipBlanks = () => {
    for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; )
      code = text.charCodeAt(++at);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const sign = () => (at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : undefined);
  const takeString = (what: string): string => {
    if (text[at] !== '"') return fail(unexpected(sign(), what));
    const end = stringEnd(text, at);
    if (typeof end === "string") return fail(end);
    const taken = text.slice(at, end);
    at = end;
    return taken;
  };
  const takeKey = (open: Open) => {
    const start = at;
    open.key = JSON.parse(takeString("名称（英文双引号里的文字）")) as string;
    const first = open.keys.get(open.key);
    if (first !== undefined)
      doubled.push({ path: [...stack.map(({ key }) => key)].join("."), at: [first, start] });
    open.keys.set(open.key, start);
    skipBlanks();
    if (text[at] !== ":") fail(unexpected(sign(), "英文冒号"));
    at += 1;
    skipBlanks();
  };
  /** A value, or the opening of one; whether it is whole. */
  const takeValue = (): boolean => {
    values += 1;
    if (values > readLimits.jsonValues) fail("内容过多，不是一份报告的数据");
    const here = text[at];
    if (here === "{" || here === "[") {
      if (stack.length >= readLimits.jsonDepth) fail("嵌套过深，不是一份报告的数据");
      stack.push({ kind: here, keys: new Map(), key: "", count: 0 });
      at += 1;
      return false;
    }
    if (here === '"') {
      takeString("文字");
      return true;
    }
    const start = at;
    const literal = take(numberLiteral);
    if (literal !== undefined) {
      if (isTooExact(literal)) {
        at = start;
        fail(
          `数字 ${literal.slice(0, 30)} 位数过多，计算机存不准；金额请写作文字，如 "${literal.slice(0, 30)}"`,
        );
      }
      if (/[\d.]/.test(text[at] ?? "")) fail("数字的写法不对，不能以 0 开头");
      return true;
    }
    if (take(wordLiteral) === undefined) fail(unexpected(sign(), "值"));
    return true;
  };
  skipBlanks();
  if (at === text.length) fail("文件是空的");
  let whole = takeValue();
  while (stack.length > 0) {
    const open = stack.at(-1) as Open;
    skipBlanks();
    const end = open.kind === "{" ? "}" : "]";
    if (whole) open.count += 1;
    if (text[at] === end) {
      at += 1;
      stack.pop();
      whole = true;
      continue;
    }
    if (open.count > 0) {
      if (text[at] !== ",") fail(unexpected(sign(), `英文逗号或 ${end}`));
      at += 1;
      skipBlanks();
      if (text[at] === end) fail(`${end} 前多了一个逗号，请删去`);
    }
    if (open.kind === "{") takeKey(open);
    else open.key = String(open.count);
    whole = takeValue();
  }
  skipBlanks();
  if (at < text.length) fail("这里已是末尾，后面多了内容，请删去");
  const lineOf = (place: number) => new JsonFault(text, place, "").line;
  return doubled
    .slice(0, 20)
    .map(({ path, at: [first, second] }) => ({ path, lines: [lineOf(first), lineOf(second)] }));
}

const escaped = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

/** Where a string ends, or why it does not: a line end, an odd escape, the end of the file. */
function stringEnd(text: string, start: number): number | string {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return i + 1;
    if (code < 0x20) return "文字里有换行或控制字符：换行应写作 \\n，或文字末尾缺少英文双引号";
    if (code !== 0x5c) continue;
    escaped.lastIndex = i;
    const found = escaped.exec(text)?.[0];
    if (found === undefined) return `文字里的 \\ 应写作 \\\\（“${text.slice(i, i + 6)}”）`;
    i += found.length - 1;
  }
  return "文字末尾缺少英文双引号";
}
