/** One thing that is wrong with the data of a report. */
export interface Problem {
  /** Address in the data: `requests.received.naturalPerson`, `overview.2`. */
  readonly path: string;
  /** The same place as a clerk knows it: 表三 第一项「…」· 自然人. */
  readonly place: string;
  /** What was found there. */
  readonly found: unknown;
  /** What is allowed and what to do, in Chinese. */
  readonly message: string;
}

/** A found value, short enough for one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "（空缺）";
  if (typeof value === "function" || typeof value === "symbol") return `（${typeof value}）`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  const escaped = (JSON.stringify(value) ?? String(value)).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
  return escaped.length > 60 ? `${[...escaped].slice(0, 60).join("")}…` : escaped;
}

/** The data of a report cannot be taken. Lists every problem, not only the first. */
export class ReportError extends Error {
  override readonly name = "ReportError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ path, place, found, message }, i) =>
        `${i + 1}. ${place}${path === "" ? "" : `（${path}）`}：${message}现为 ${shown(found)}`,
    );
    super(`报告数据有 ${problems.length} 处问题：\n${lines.join("\n")}`);
    this.problems = problems;
  }
}
