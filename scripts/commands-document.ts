import type { Command } from "cac";
import { commands } from "../src/cli/commands.ts";
import { inChinese, usageOf } from "../src/cli/help.ts";

const cell = (text: string) => text.replaceAll("|", "\\|");

function optionLine({ rawName, description, config }: Command["options"][number]): string {
  const isSet = config.default !== undefined && config.default !== true;
  return `| \`${inChinese(rawName)}\` | ${cell(description)}${isSet ? `（默认：${config.default}）` : ""} |`;
}

const commandLines = ({ rawName, description, options, examples }: Command): string[] => [
  `## ${rawName.split(" ")[0]}`,
  "",
  `${description}。`,
  "",
  "```sh",
  ...examples.map(String),
  "```",
  "",
  `用法：\`nianbao ${inChinese(usageOf({ rawName }))}\``,
  "",
  "| 选项 | 意义 |",
  "| --- | --- |",
  ...options.map(optionLine),
  "",
];

/** docs/commands.md: what the help says of every command and option, from the same list. */
export const commandsDocument = (): string =>
  [
    "# 命令和选项",
    "",
    "由 `npm run docs` 根据 `src/cli/commands.ts` 生成，与 `nianbao 命令 --help` 相同，次序是先填报、再汇总、后服务。",
    "没有安装的，`nianbao` 写成 `npx gov-nianbao`。怎样用，见 [fill-in.md](fill-in.md)、[collect.md](collect.md)。",
    "",
    "退出状态：0 成功；1 报告有错误，或有要人来定的；2 用法有误，或文件读不了、写不了；130 按 Ctrl-C 停下。",
    "程序不带命令时印出先做什么。命令打错了，会问“是否想用……”。按 Tab 补全的功能还没有（所用的参数库 cac 不带）。",
    "",
    ...commands(
      "",
      () => {},
      () => {},
    ).commands.flatMap(commandLines),
  ].join("\n");
