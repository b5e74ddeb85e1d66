import { type ErrorCode, errorCodes } from "./codes.ts";

/** One thing that is wrong, with its place: the same shape for bad data, bad options, bad cells and findings. */
export interface Problem {
  /** What kind of thing is wrong, for programs: `COUNT`, `UNKNOWN_KEY`, `T3-BALANCE`; see docs/errors.md. */
  readonly code: string;
  /** Address in the data: `requests.received.naturalPerson`, `overview.2`; empty for the whole. */
  readonly path: string;
  /** The same place as a clerk knows it: 表三 第一项「…」· 自然人. */
  readonly place: string;
  /** What was found there; absent where there is nothing to show. */
  readonly found?: unknown;
  /** What is allowed, or should stand there, if that can be told. */
  readonly expected?: string;
  /** What is wrong and what to do: Chinese sentences. */
  readonly message: string;
}

/** A found value, short enough for one line. */
export function shown(value: unknown): string {
  if (value === undefined) return "（空缺）";
  if (typeof value === "function" || typeof value === "symbol") return `（${typeof value}）`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  // A sign only grows when it is escaped: what stands far behind the cut need not be looked at.
  const escaped = (JSON.stringify(value) ?? String(value))
    .slice(0, 200)
    .replace(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu,
      (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
    );
  return escaped.length > 60 ? `${[...escaped].slice(0, 60).join("")}…` : escaped;
}

/** What was found, as a sentence; a clerk is told no lists and brackets of data, and nothing of what is empty. */
function foundSaid(found: unknown, addressed: boolean): string {
  if (addressed || typeof found === "number" || (typeof found === "string" && found !== ""))
    return `现为 ${shown(found)}`;
  const isList = Array.isArray(found) && found.length > 0 && found.every((one) => typeof one === "string");
  return isList ? `现为 ${shown(found.join("、"))}` : "";
}

/**
 * One line a problem, numbered: place, address, what is wrong, what was found.
 *
 * @param addressed - whether addresses are said: data has them, a file that a clerk filled in has places
 */
export const problemLines = (problems: readonly Problem[], addressed = true): string =>
  problems
    .map((problem, i) => {
      const { path, place, message } = problem;
      const where = `${place}${!addressed || path === "" || path === place ? "" : `（${path}）`}`;
      const found = "found" in problem ? foundSaid(problem.found, addressed) : "";
      return `${i + 1}. ${where === "" ? "" : `${where}：`}${message}${found}`;
    })
    .join("\n");

export interface ErrorDetails extends ErrorOptions {
  readonly problems?: readonly Problem[];
}

/**
 * What every error is that a user of this package can cause: one `catch` takes them all. `RangeError` and `TypeError`
 * are faults of ours.
 *
 * @example
 * try { report = parseReport(data); }
 * catch (error) { if (error instanceof NianbaoError) show(error.message, error.problems); else throw error; }
 */
export class NianbaoError extends Error {
  override readonly name: string = "NianbaoError";
  /** What kind of error it is; docs/errors.md lists them. */
  readonly code: ErrorCode;
  /** Every single thing that is wrong, where there are several. */
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, { problems = [], ...options }: ErrorDetails = {}) {
    super(message, options);
    this.code = code;
    this.problems = problems;
  }

  /** Whether what somebody filled in is wrong, rather than the call, a file or the machine. */
  get isAboutData(): boolean {
    return errorCodes[this.code].about === "data";
  }

  /** As plain data, for logs and answers of a service. */
  toJSON(): ErrorData {
    const { name, code, message, problems } = this;
    return { name, code, message, problems };
  }
}

/** An error as plain data: what of it goes from one thread to another. */
export interface ErrorData {
  readonly name: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What of an error goes from one thread to another; one that is not ours is a fault of ours. */
export function errorData(error: unknown): ErrorData {
  if (error instanceof NianbaoError) return error.toJSON();
  const { name = "Error", message = String(error) } = (error ?? {}) as Partial<Error>;
  return { name, code: "FAULT", message, problems: [] };
}

/** An error that came from another thread: with its name, code and problems, though not of its own class. */
export function errorFrom({ name, code, message, problems }: ErrorData): NianbaoError {
  const error = new NianbaoError(code, message, { problems });
  Object.defineProperty(error, "name", { value: name });
  return error;
}
