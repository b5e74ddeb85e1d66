import { readFileSync } from "node:fs";
import { NianbaoError } from "../problem/problem.ts";
import { parseArguments } from "./arguments.ts";
import { commands } from "./commands.ts";
import { Failure } from "./failure.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** cac's own complaints about arguments, in Chinese. */
function usage(message: string): string {
  const unknown = /Unknown option `(.+?)`/.exec(message);
  if (unknown) return `没有 ${unknown[1]} 这个选项，用 --help 查看用法。`;
  const missing = /option `(.+?)` value is missing/.exec(message);
  if (missing) return `选项 ${missing[1]} 缺少值，用 --help 查看用法。`;
  const unused = /Unused args: (.+)$/
    .exec(message)?.[1]
    ?.replace(/`(.+?)`/g, "“$1”")
    .replaceAll(", ", "、");
  if (unused) return `多出了${unused}，请删去；文件名里有空格的，请加引号。`;
  if (/missing required args/.test(message)) return "缺少报告文件，用 --help 查看用法。";
  return `用法有误，用 --help 查看用法。（${message}）`;
}

/**
 * Runs one command as it is typed, `argv` as in `process.argv`; gives the exit status. Every message that a clerk sees is
 * Chinese. Help goes to the console by cac.
 */
export async function run(
  argv: readonly string[],
  print: (line: string) => void,
  printError: (line: string) => void,
): Promise<number> {
  try {
    const cli = commands(version, print, printError);
    const options = parseArguments(cli, argv);
    if (options.help || options.version) return 0;
    if (cli.matchedCommand === undefined) {
      cli.outputHelp();
      const [command] = cli.args;
      throw new Failure("USAGE", command === undefined ? "请给出命令。" : `没有“${command}”这个命令。`);
    }
    return ((await cli.runMatchedCommand()) as number | undefined) ?? 0;
  } catch (error) {
    const { name, message, stack } = error as Error;
    if (name === "CACError") printError(usage(message));
    else printError(error instanceof NianbaoError ? message : `程序出错：${stack ?? message}`);
    return error instanceof NianbaoError && error.isAboutData ? 1 : 2;
  }
}
