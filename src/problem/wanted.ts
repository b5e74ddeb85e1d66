import { NianbaoError, type Problem, problemLines } from "./problem.ts";
import { ReadError } from "./read-error.ts";

const argumentKinds = {
  text: { is: (value: unknown) => typeof value === "string", words: "文字" },
  number: { is: (value: unknown) => typeof value === "number", words: "数" },
  list: { is: Array.isArray, words: "数组" },
  object: { is: (value: unknown) => typeof value === "object" && value !== null, words: "对象" },
} as const;

/** What a public function wants for an argument, as far as plain JS can be told from its place. */
export interface Wanted {
  /** 「compareYears 的结果」 */
  readonly what: string;
  /** What it is at the top, where it is no object. */
  readonly kind?: keyof typeof argumentKinds;
  /** What stands in it that the function cannot do without. */
  readonly parts?: Readonly<Record<string, keyof typeof argumentKinds>>;
  /** What each entry of a list has to be. */
  readonly each?: Wanted;
}

/** The first thing that is wrong with an argument. Layouts ask this of each cell: what is right makes no garbage. */
function wrongIn(given: unknown, wanted: Wanted): Omit<Problem, "place"> | undefined {
  const { what, kind = "object", parts, each } = wanted;
  if (!argumentKinds[kind].is(given)) {
    const code = given === undefined ? "MISSING" : kind === "list" ? "NOT_A_LIST" : "NOT_AN_OBJECT";
    return { code, path: "", found: given, message: `应为${what}。` };
  }
  for (const part in parts) {
    const found = (given as Readonly<Record<string, unknown>>)[part];
    const { is, words } = argumentKinds[parts[part] as keyof typeof argumentKinds];
    if (!is(found)) {
      const code = found === undefined ? "MISSING" : "NOT_AN_OBJECT";
      return { code, path: part, found, message: `应为${what}，其中的 ${part} 应为${words}。` };
    }
  }
  if (each === undefined) return undefined;
  const list = given as readonly unknown[];
  for (let i = 0; i < list.length; i++) {
    const wrong = wrongIn(list[i], each);
    if (wrong !== undefined) return { ...wrong, path: wrong.path === "" ? String(i) : `${i}.${wrong.path}` };
  }
  return undefined;
}

/**
 * Refuses what plain JS hands over in place of what a public function takes: without it a fault in the caller's program
 * would look like one of ours, somewhere inside.
 *
 * @throws {NianbaoError} CALL_INVALID, with the argument's name, what was found and what it should be
 */
export function refuseArgument(call: string, argument: string, given: unknown, wanted: Wanted): void {
  const wrong = wrongIn(given, wanted);
  if (wrong === undefined) return;
  const problems = [{ ...wrong, place: `${call} 的 ${argument}` }];
  throw new NianbaoError("CALL_INVALID", `调用有误：\n${problemLines(problems)}`, { problems });
}

/** Refuses what is no content of a file: a path, nothing. @throws {ReadError} */
export function refuseNoBytes(call: string, given: unknown): void {
  if (ArrayBuffer.isView(given)) return;
  const message = `${call} 要文件的内容（Uint8Array，如 readFile 的结果），不要文件名。`;
  throw new ReadError(message, {
    problems: [{ code: "NOT_BYTES", path: "", place: `${call} 的 bytes`, found: given, message }],
  });
}
