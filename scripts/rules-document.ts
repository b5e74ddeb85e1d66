import { rules } from "../src/checks/rules.ts";
import { oddityRules } from "../src/county/oddities/rules.ts";
import { severityNames } from "../src/problem/finding.ts";
import { everything } from "../test/faults/collections.ts";
import { scoreOf } from "../test/faults/score.ts";

const share = (part: number, whole: number) => (whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`);

/** docs/rules.md: every rule, from the data that the checks run on. */
export function rulesDocument(): string {
  const score = scoreOf("all", everything);
  const rows = rules.map(({ code, title, source, severity }) => {
    const own = score.byRule.find((one) => one.code === code);
    const { faults = 0, found = 0, false: wrong = 0 } = own ?? {};
    return `| ${code} | ${severityNames[severity]} | ${title} | ${source} | ${share(found, faults)}（${found}/${faults}） | ${share(found, found + wrong)} |`;
  });
  return [
    "# 核对规则",
    "",
    "本表由 `src/checks/` 中的规则生成（`npm run docs`）。“错误”阻止生成文件，“警告”须核对，“提示”供参考；",
    "规则可以按代码停用，须写明理由，理由随问题一并保留。",
    "",
    "“找出”“正确”按 `test/faults/` 中的错例和正确文句计（`npm run checks:score`）。",
    "",
    "| 代码 | 程度 | 要求 | 依据 | 找出 | 正确 |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "## 各单位的报告放在一起看的",
    "",
    "`nianbao collect` 收齐后另看这些（`src/county/oddities/`）：数也许是对的，但很少见，都是“警告”，请核实；同一格别的规则已经说了的不重复。",
    "",
    "| 代码 | 要求 | 什么时候问 | 依据 |",
    "| --- | --- | --- | --- |",
    ...oddityRules.map(({ code, title, when, source }) => `| ${code} | ${title} | ${when} | ${source} |`),
    "",
  ].join("\n");
}
