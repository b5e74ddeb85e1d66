// Checks with last year's report. A rule that does not fit a case is waived with a reason, which stays with the finding.
import { check, isBlocking } from "gov-nianbao";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const findings = check(liuhulan2024, { waived: { "TEXT-DUTIES": "五个方面在上级的汇总报告里写" } });
for (const { severity, code, place, message } of findings)
  console.log(`${severity} ${code} ${place}：${message}`);
await save("核对.json", JSON.stringify(findings, null, 2));
if (findings.some(isBlocking)) process.exitCode = 1;
