import { type ErrorCode, errorCodes } from "../problem/codes.ts";
import { NianbaoError, type Problem, shown } from "../problem/problem.ts";

/** Why a request is refused before anybody looks at its report. */
export const refusals = {
  MALFORMED: { status: 400, detail: "请求不合 HTTP 的写法，没有接收；请用现成的 HTTP 客户端发送。" },
  QUERY: { status: 400, detail: "网址里的参数不对。" },
  UNAUTHORIZED: { status: 401, detail: "没有令牌，或令牌不对；请在 Authorization 里写“Bearer 令牌”。" },
  NOT_FOUND: { status: 404, detail: "没有这个地址；可用的地址见 /openapi.json。" },
  METHOD: { status: 405, detail: "这个地址不用这种方法；可用的方法见 Allow 和 /openapi.json。" },
  TOO_SLOW: { status: 408, detail: "请求没有在时限内发完（请求头 10 秒，整个请求 60 秒），没有接收。" },
  TOO_LARGE: { status: 413, detail: "内容过大，超出服务的上限，没有接收。" },
  MEDIA_TYPE: { status: 415, detail: "报告数据应为 JSON：Content-Type 写 application/json。" },
  ENCODED: { status: 415, detail: "不收压缩过的内容：请去掉 Content-Encoding，原样发送。" },
  EXPECTATION: { status: 417, detail: "不懂 Expect 里的要求；请去掉这个请求头再发。" },
  HEADERS_TOO_LARGE: { status: 431, detail: "请求头过大（上限 16 KB），没有接收。" },
  BUSY: { status: 429, detail: "正在接收的内容已经太多，这一份没有接收；请稍后再试。" },
  CLOSING: { status: 503, detail: "服务正在关闭，这一份没有接收；请稍后再试，或换一个实例。" },
} as const;

export type Refusal = keyof typeof refusals;

/** The status of each error of the package that is not about what the caller sent (422). */
const statuses: Partial<Record<ErrorCode, number>> = {
  OPTIONS_INVALID: 400,
  QUEUE_FULL: 429,
  CLOSED: 503,
  TIMED_OUT: 504,
  THREAD_DIED: 500,
  FAULT: 500,
  PLATFORM_LACKS: 500,
  CALL_INVALID: 500,
  FILE_UNREADABLE: 500,
  FILE_UNWRITABLE: 500,
  FONT_UNUSABLE: 500,
  TEMPLATE_UNUSABLE: 500,
  USAGE: 500,
};

/** What is wrong with a request, after RFC 9457. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  /** How many problems there are; the lists may be shorter. */
  readonly problemCount?: number;
  readonly problems?: readonly Problem[];
  /** What the checks found, where that is why nothing was rendered. */
  readonly findings?: readonly Problem[];
}

const mostProblems = 500;

/** A found value as an answer carries it: nothing long comes back to whoever sent it. */
const answeredProblem = (problem: Problem): Problem => {
  const { found } = problem;
  const short = typeof found === "number" || found === undefined || found === null;
  return short ? problem : { ...problem, found: shown(found) };
};

export function refusalAnswer(refusal: Refusal, requestId: string, more = ""): ProblemAnswer {
  const { status, detail } = refusals[refusal];
  return {
    type: `urn:gov-nianbao:${refusal}`,
    title: detail.split(/[；：。]/u)[0] as string,
    status,
    detail: detail + more,
    code: refusal,
    requestId,
  };
}

/**
 * An error as an answer; `sent`: whether the caller sent data, or a file of any kind. What is of the inside is told without
 * its words: they are not the caller's, and may be English.
 */
export function errorAnswer(error: unknown, sent: "json" | "file", requestId: string): ProblemAnswer {
  const known = error instanceof NianbaoError ? error : new NianbaoError("FAULT", "");
  const { code, problems } = known;
  const status = statuses[code] ?? (code === "READ_REFUSED" && sent === "json" ? 400 : 422);
  const { meaning } = errorCodes[code];
  const inside = status === 500;
  const listed = problems.slice(0, mostProblems);
  return {
    type: `urn:gov-nianbao:${code}`,
    title: meaning.split(/[；。]/u)[0] as string,
    status,
    detail: inside
      ? `${meaning}请求号：${requestId}。`
      : (known.message.split("\n")[0] as string).slice(0, 500).replace(/：$/u, "。"),
    code,
    requestId,
    ...(problems.length > 0 &&
      !inside && {
        problemCount: problems.length,
        ...(code === "FINDINGS" ? { findings: listed } : { problems: listed.map(answeredProblem) }),
      }),
  };
}

const ofTheMachine: readonly ErrorCode[] = [
  "FILE_UNREADABLE",
  "FONT_UNUSABLE",
  "TEMPLATE_UNUSABLE",
  "THREAD_DIED",
];

/** What the log says of an error beside its code: only where it speaks of the machine, never of a report. */
export function loggedReason(error: unknown): string | undefined {
  if (error instanceof NianbaoError && error.code !== "FAULT")
    return ofTheMachine.includes(error.code) ? error.message : undefined;
  return error instanceof Error ? error.name : typeof error;
}
