import { rules } from "../src/checks/rules.ts";
import { severityNames } from "../src/problem/finding.ts";

/** docs/rules.md: every rule, from the data that the checks run on. */
export function rulesDocument(): string {
  const rows = rules.map(
    ({ code, title, source, severity }) => `| ${code} | ${severityNames[severity]} | ${title} | ${source} |`,
  );
  return [
    "# 核对规则",
    "",
    "本表由 `src/checks/` 中的规则生成（`npm run docs`）。“错误”阻止生成文件，“警告”须核对，“提示”供参考；",
    "规则可以按代码停用，须写明理由，理由随问题一并保留。",
    "",
    "| 代码 | 程度 | 要求 | 依据 |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
