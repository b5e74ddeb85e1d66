import { packageVersion } from "../files/package-version.ts";
import { pdfReaderLacks } from "../problem/pdf-reader-lacks.ts";
import { NianbaoError } from "../problem/problem.ts";
import { wordMeant } from "../problem/word-meant.ts";
import { parseArguments } from "./arguments.ts";
import { commands } from "./commands.ts";
import { Failure, replacedUnderway } from "./failure.ts";
import { firstSteps, inChinese } from "./help.ts";

/** cac keeps embedFonts for --embed-fonts. */
const dashed = (name: string) => name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** cac's own complaints about arguments, in Chinese. */
function usage(message: string, options: readonly string[], argument = "<file>"): string {
  const unknown = /Unknown option `(.+?)`/.exec(message);
  if (unknown) {
    const [, typed = ""] = unknown;
    const meant = wordMeant(typed.replace(/^-+/u, ""), options);
    return `没有 ${typed} 这个选项${meant === undefined ? "，用 --help 查看用法。" : `：是否想用 --${meant}？`}`;
  }
  const missing = /option `(.+?)` value is missing/.exec(message);
  if (missing) return `选项 ${inChinese(missing[1] ?? "")} 缺少值，用 --help 查看用法。`;
  const unused = /Unused args: (.+)$/
    .exec(message)?.[1]
    ?.replace(/`(.+?)`/g, "“$1”")
    .replaceAll(", ", "、");
  if (unused) return `多出了${unused}，请删去；文件名里有空格的，请加引号。`;
  if (/missing required args/.test(message))
    return `缺少${argument.includes("folder") ? "目录" : "报告文件"}，用 --help 查看用法。`;
  return `用法有误，用 --help 查看用法。（${message}）`;
}

/** Of a folder of PDFs each would say in four lines how the reader is installed: said whole once. */
function sayingOnce(print: (line: string) => void): (line: string) => void {
  let said = false;
  return (line) => {
    const [first = "", ...others] = line.split(pdfReaderLacks.whole);
    if (others.length === 0) return print(line);
    const whole = said ? pdfReaderLacks.again : pdfReaderLacks.whole;
    said = true;
    print(first + whole + others.join(pdfReaderLacks.again));
  };
}

/** 「nianbao help render」 and 「nianbao version」, as many commands take it. */
function withHelp(argv: readonly string[]): readonly string[] {
  const [node = "", own = "", command, ...more] = argv;
  if (command === "help") return [node, own, ...more.slice(0, 1), "--help"];
  return command === "version" && more.length === 0 ? [node, own, "--version"] : argv;
}

/**
 * Runs one command as it is typed, `argv` as in `process.argv`; gives the exit status. Every message that a clerk sees is
 * Chinese. Help goes to the console by cac.
 */
export async function run(
  argv: readonly string[],
  print: (line: string) => void,
  printAll: (line: string) => void,
): Promise<number> {
  const printError = sayingOnce(printAll);
  const cli = commands(packageVersion(), print, printError);
  try {
    const options = parseArguments(cli, withHelp(argv));
    if (options.help || options.version) return 0;
    if (cli.matchedCommand === undefined) {
      const [command] = cli.args;
      // Of what stands behind an unknown option cac makes its value.
      const [first = ""] = argv.slice(2);
      if (first.startsWith("-"))
        throw new Failure(
          "USAGE",
          `命令要写在选项前面，如 nianbao render 年报.docx -o 输出；现在最前面的是 ${first}。全部命令见 nianbao --help。`,
        );
      if (command === undefined) {
        for (const line of firstSteps) print(line);
        throw new Failure("USAGE", "请给出命令；全部命令见 nianbao --help。");
      }
      const meant = wordMeant(
        command,
        cli.commands.map(({ name }) => name),
      );
      throw new Failure(
        "USAGE",
        `没有“${command}”这个命令${meant === undefined ? "，全部命令见 nianbao --help。" : `：是否想用 ${meant}？`}`,
      );
    }
    return ((await cli.runMatchedCommand()) as number | undefined) ?? 0;
  } catch (error) {
    const { name, message, stack } = error as Error;
    if (name === "CACError")
      printError(
        usage(
          message,
          cli.matchedCommand?.options.map(({ name }) => dashed(name)) ?? [],
          cli.matchedCommand?.rawName,
        ),
      );
    else
      printError(
        error instanceof NianbaoError
          ? message
          : (replacedUnderway(error) ?? `程序出错：${stack ?? message}`),
      );
    return error instanceof NianbaoError && error.isAboutData ? 1 : 2;
  }
}
