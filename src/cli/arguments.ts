import type { CAC } from "cac";
import { Failure } from "./failure.ts";

/** Stands before values that cac would take for numbers: a folder called 2024, 007 or 1e3 is a name. */
const nameMark = "\u0000";

const looksLikeNumber = (text: string) => Number.isFinite(Number(text));
const marked = (text: string) => (looksLikeNumber(text) ? nameMark + text : text);

/** Long names of options by their letters: of 「-o 甲 --output 乙」 cac keeps one. */
const longNames = ({ commands }: CAC): ReadonlyMap<string, string> =>
  new Map(
    commands.flatMap(({ options }) =>
      options.flatMap(({ names: [letter, long] }) =>
        long === undefined ? [] : [[`-${letter}`, `--${long}`] as const],
      ),
    ),
  );

/** Arguments as cac should see them: no value is a number, options have their long names. */
function markedArguments(cli: CAC, argv: readonly string[]): string[] {
  const names = longNames(cli);
  return argv.map((argument) => {
    if (!argument.startsWith("-") || argument === "-") return marked(argument);
    const [, typed = argument, value] = /^(-[^=]*)=(.*)$/su.exec(argument) ?? [];
    const name = names.get(typed) ?? typed;
    if (/^--?\w[\w-]*\./u.test(name))
      throw new Failure("USAGE", `没有 ${name} 这个选项，用 --help 查看用法。`);
    return value === undefined ? name : `${name}=${marked(value)}`;
  });
}

const plainValue = (value: unknown): unknown =>
  typeof value === "string" && value.startsWith(nameMark) ? value.slice(nameMark.length) : value;

/** Options that may stand more than once. */
const repeatable = new Set(["waive", "from"]);

/**
 * Parses a command line: values stay as they were typed, and an option that stands twice is refused, since nobody can
 * tell which was meant.
 *
 * @throws {Failure}
 */
export function parseArguments(cli: CAC, argv: readonly string[]): Record<string, unknown> {
  const { options, args } = cli.parse([...argv.slice(0, 2), ...markedArguments(cli, argv.slice(2))], {
    run: false,
  });
  const given = options as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (!Array.isArray(value)) given[name] = plainValue(value);
    else if (name === "--") {
      const [unused] = value.map(plainValue);
      if (unused !== undefined)
        throw new Failure("USAGE", `“--”之后的“${unused}”没有用处；文件名以 - 开头的，请写作 ./${unused}。`);
    } else if (value.every((one) => typeof one === "boolean")) given[name] = value.at(-1);
    else if (repeatable.has(name)) given[name] = value.map(plainValue);
    else if (name.length > 1)
      throw new Failure(
        "USAGE",
        `选项 --${name} 写了 ${value.length} 次（${value.map((one) => `“${plainValue(one)}”`).join("、")}），请只写一次。`,
      );
  }
  const list = args as unknown[];
  list.forEach((value, i) => {
    list[i] = plainValue(value);
  });
  const empty = Object.entries(given).find(([, value]) => value === "");
  if (empty !== undefined)
    throw new Failure("USAGE", `选项 ${empty[0].length > 1 ? "--" : "-"}${empty[0]} 的值是空的。`);
  return given;
}
