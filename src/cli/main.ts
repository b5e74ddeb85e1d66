import { readFileSync } from "node:fs";
import { type Command, cac } from "cac";
import { NianbaoError } from "../problem/problem.ts";
import { type BatchArguments, batch } from "./batch.ts";
import { type CheckArguments, checkFiles } from "./check.ts";
import { Failure } from "./failure.ts";
import { type ImportArguments, importReports } from "./import.ts";
import { lookOptions } from "./look.ts";
import { type RenderArguments, render } from "./render.ts";
import { type WorkbookArguments, writeEmptyWorkbook } from "./workbook.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const cli = cac("nianbao");

const withLook = (command: Command): Command =>
  lookOptions.reduce((all, [flags, help, settings]) => all.option(flags, help, settings), command);

withLook(
  cli
    .command("render <file>", "由报告数据生成公文格式的文件")
    .option("-o, --output <dir>", "存放目录（默认：当前目录）"),
)
  .option("--force", "有错误也照样生成；覆盖不是本程序写的文件")
  .option("--review", "生成核对稿：有问题的格加底色，附核对意见")
  .option("--previous <file>", "上年报告，用于核对两年衔接")
  .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
  .example("nianbao render 报告.json -o 输出 -f pdf,docx")
  .action((file: string, options: RenderArguments) =>
    render(String(file), options, console.log, console.error),
  );

withLook(
  cli
    .command("batch <...files>", "成批生成：目录或文件中的每份报告")
    .option("-o, --output <dir>", "存放目录（默认：输出）"),
)
  .option("--jobs <n>", "同时处理的份数（默认：处理器个数）")
  .option("--force", "覆盖不是本程序写的文件")
  .option("--check", "先核对，有错误的不生成")
  .option("--shard <i/n>", "只处理第几份/共几份，供多台机器分担，如 2/5")
  .example("nianbao batch 各单位报告 -o 输出 -f pdf,docx --check")
  .action(async (files: string[], options: BatchArguments) => {
    process.exitCode = await batch(files.map(String), options, version, console.log, console.error);
  });

cli
  .command("check <...files>", "核对报告数据，列出问题")
  .option("--previous <file>", "上年报告，用于核对两年衔接")
  .option("--format <name>", "清单格式：text、json、sarif", { default: "text" })
  .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
  .option("--fix", "改正确定无疑的写法（全半角、多出的字、数字里的逗号、空格），另存为新文件")
  .example("nianbao check 报告.json --previous 上年报告.json")
  .action(async (files: string[], options: CheckArguments) => {
    process.exitCode = await checkFiles(files.map(String), options, console.log);
  });

cli
  .command("form", "生成填报表（Excel）")
  .option("-o, --output <file>", "存放的文件", { default: "填报表.xlsx" })
  .option("--year <year>", "报告年度")
  .option("--agency <name>", "行政机关名称")
  .option("--edition <key>", "格式版本：2021、2019（默认：现行的）")
  .option("--previous <file>", "上年报告：列在各表旁边，结转数带入")
  .option("--report <file>", "填入已有的报告数据")
  .option("--force", "覆盖不是本程序写的文件")
  .example("nianbao form -o 填报表.xlsx --year 2025 --previous 上年报告.json")
  .action((options: WorkbookArguments) => writeEmptyWorkbook(options, console.log));

cli
  .command(
    "import <...files>",
    "从任何一种年度报告读出报告数据，存为 JSON：Word 文件、PDF、网页、填报表、OFD、文字；文件、目录或 *.docx 之类都可",
  )
  .option("-o, --output <path>", "存放的文件（有后缀）或目录（默认：当前目录，以机关和年份命名）")
  .option("--force", "覆盖不是本程序写的文件")
  .option("--accept", "待确认的地方采用建议值")
  .option("--review", "另存核对稿（Word）：拿不准的格加底色，附说明")
  .option("--format <name>", "读法的清单：text、json（json 印在屏幕上，写了 -o 才另存报告数据）", {
    default: "text",
  })
  .example("nianbao import 年报.docx -o 年报.json")
  .example("nianbao import 收到的表/*.xlsx -o 报告数据")
  .action(async (files: string[], options: ImportArguments) => {
    process.exitCode = await importReports(files.map(String), options, console.log, console.error);
  });

/** cac's own words, in Chinese. */
const wordsOfCac: readonly [RegExp, string][] = [
  [/^Usage$/u, "用法"],
  [/^Commands$/u, "命令"],
  [/^Options$/u, "选项"],
  [/^Examples$/u, "示例"],
  [/^For more info.*/u, "某一命令的详细用法"],
  [/Display this message/u, "显示用法"],
  [/Display version number/u, "显示版本"],
  [/\(default: (.+?)\)/gu, "（默认：$1）"],
];
const inChinese = (text: string) =>
  wordsOfCac.reduce((all, [word, chinese]) => all.replace(word, chinese), text);

cli.help((sections) =>
  sections.map(({ title, body }) => ({ ...(title && { title: inChinese(title) }), body: inChinese(body) })),
);
cli.version(version);

/** Runs the command; every message a clerk sees is Chinese, every failure has its exit status. */
async function main(): Promise<void> {
  const { options } = cli.parse(process.argv, { run: false });
  if (options.help || options.version) return;
  if (cli.matchedCommand === undefined) {
    cli.outputHelp();
    const [command] = cli.args;
    throw new Failure("USAGE", command === undefined ? "请给出命令。" : `没有“${command}”这个命令。`);
  }
  await cli.runMatchedCommand();
}

/** cac's own complaints about arguments, in Chinese. */
function usage(message: string): string {
  const unknown = /Unknown option `(.+?)`/.exec(message);
  if (unknown) return `没有 ${unknown[1]} 这个选项，用 --help 查看用法。`;
  const missing = /option `(.+?)` value is missing/.exec(message);
  if (missing) return `选项 ${missing[1]} 缺少值，用 --help 查看用法。`;
  if (/missing required args/.test(message)) return "缺少报告文件，用 --help 查看用法。";
  return `用法有误，用 --help 查看用法。（${message}）`;
}

main().catch((error: unknown) => {
  const { name, message, stack } = error as Error;
  process.exitCode = error instanceof NianbaoError && error.isAboutData ? 1 : 2;
  if (name === "CACError") console.error(usage(message));
  else console.error(error instanceof NianbaoError ? message : `程序出错：${stack ?? message}`);
});
