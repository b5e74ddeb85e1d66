import { errorCodes, problemCodes } from "../src/problem/codes.ts";

const about = { data: "数据", use: "用法或环境" } as const;

/** docs/errors.md: every code of an error and of a problem, from the lists that the code is held to. */
export const errorsDocument = (): string =>
  [
    "# 错误代码",
    "",
    "由 `npm run docs` 根据 `src/problem/codes.ts` 生成。凡是使用者可能遇到的错误都是 `NianbaoError`，一个 `catch` 即可：",
    "`code` 是下表之一，`problems` 逐条列出问题（`code`、`path`、`place`、`found`、`expected`、`message`）。",
    "其他错误（`RangeError`、`TypeError`）是本软件的缺陷。命令行的退出码：数据有误为 1，用法或环境有误为 2。",
    "",
    "## 错误的代码",
    "",
    "| 代码 | 关于 | 含义和办法 |",
    "| --- | --- | --- |",
    ...Object.entries(errorCodes).map(
      ([code, { about: of, meaning }]) => `| ${code} | ${about[of]} | ${meaning} |`,
    ),
    "",
    "## 问题的代码",
    "",
    "核对规则的代码另见 [rules.md](rules.md)。",
    "",
    "| 代码 | 含义 |",
    "| --- | --- |",
    ...Object.entries(problemCodes).map(([code, meaning]) => `| ${code} | ${meaning} |`),
    "",
  ].join("\n");
