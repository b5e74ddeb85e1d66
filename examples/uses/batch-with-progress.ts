// Many reports in threads: one that is wrong leaves the rest as it is.
import { parseReport, type Report } from "gov-nianbao";
import { renderBatch } from "gov-nianbao/batch";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const reports: Report[] = Array.from({ length: 6 }, (_, i) =>
  parseReport({ ...liuhulan2024, agency: `某县第${i + 1}镇人民政府` }),
);
const onProgress = ({ done, failed }: { done: number; failed: number }) =>
  console.error(`${done}/${reports.length}，失败 ${failed}`);
for await (const result of renderBatch(reports, { formats: ["pdf", "docx"], onProgress }))
  if ("error" in result) console.error(`第 ${result.index + 1} 份：${result.error.message}`);
  else for (const { ending, bytes } of result.files) await save(`各镇/${result.agency}${ending}`, bytes);
