// What came in at a county, against its roll: who handed in what, what is asked, a receipt for each. No disk is needed:
// on the command line it is `nianbao collect`.
import {
  collect,
  overviewPage,
  overviewWorkbook,
  readFacts,
  readRoll,
  receiptDocument,
  renderReceipt,
} from "gov-nianbao/county";
import { renderDocx } from "gov-nianbao/docx";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const utf8 = new TextEncoder();
const roll = readRoll(
  utf8.encode("序号,单位全称,类别,计入汇总\n1,文水县刘胡兰镇人民政府,乡镇,是\n2,文水县财政局,部门,是\n"),
);
const came = [
  { file: "刘胡兰镇/年报.docx", bytes: await renderDocx(liuhulan2024) },
  { file: "财政局.txt", bytes: utf8.encode("报告下周报送。") },
];
const files = await Promise.all(
  came.map(async ({ file, bytes }) => ({ file, facts: await readFacts(bytes) })),
);
const collected = collect({ roll, year: 2024, today: "2025-01-20", files });
for (const { file, state, reason = "" } of collected.files) console.log(`${file}：${state}${reason}`);
for (const { row, state } of collected.agencies) console.log(`${row.name}：${state}`);
await save("汇总/汇总.html", overviewPage(collected, 0));
await save(
  "汇总/汇总.xlsx",
  overviewWorkbook(collected, 0, (agency) => agency),
);
for (const agency of collected.agencies) {
  const own = collected.files.filter(({ file }) => agency.files.includes(file));
  if (own.length === 0) continue;
  const { docx } = await renderReceipt(receiptDocument(agency, own, 2024, "2025-01-20"));
  await save(`汇总/回执/${agency.row.name}.docx`, docx);
}
