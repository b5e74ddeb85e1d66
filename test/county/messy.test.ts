import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { collect } from "../../src/county/collect/collect.ts";
import type { ReadFile } from "../../src/county/collect/entry.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import { fileStates } from "../../src/county/collect/state.ts";
import { overviewJson } from "../../src/county/overview/json.ts";
import { writeRoll } from "../../src/county/roll/write.ts";
import { renderDocx } from "../../src/formats/docx/write.ts";
import { renderHtml } from "../../src/formats/html/write.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { writeWorkbook } from "../../src/formats/xlsx/write.ts";
import { parseReport } from "../../src/report/parse.ts";
import { nianbao } from "../nianbao.ts";
import { fenyuan } from "./county.ts";
import { jsonBytes, plainReport } from "./reports.ts";

const rows = fenyuan.slice(0, 60);
const year = 2024;
const report = (name: string, of = year, more = {}) => parseReport(plainReport(name, of, more));
type Came = readonly [file: string, bytes: Uint8Array, state: string];

/** What came from agency i: what a script can make of its name, by turns. Every file with the state that it must have. */
async function deliveryOf(name: string, i: number): Promise<Came[]> {
  const short = name.replace(/^国家税务总局/u, "").replace("汾源县", "");
  const json = jsonBytes(plainReport(name));
  const other = jsonBytes(plainReport(name, year, { overview: ["另一份。"] }));
  switch (i % 15) {
    case 0:
      return [[`${short}.json`, json, "收到"]];
    case 1:
      return [[`部门/${short}/年报.docx`, await renderDocx(report(name)), "收到"]];
    case 2:
      return [[`${i}${short}2024年年报（定稿）.xlsx`, writeWorkbook({ report: report(name) }), "收到"]];
    case 3:
      return [[`pdf/${short}.pdf`, await renderPdf(report(name), { archive: true }), "收到"]];
    case 4:
      return [
        [`${short}.json`, json, "收到"],
        [`备份/${short} - 副本.json`, json, "重复"],
      ];
    case 5:
      return [
        [`${short}/一稿.json`, json, "待定"],
        [`${short}/二稿.json`, other, "待定"],
      ];
    case 6:
      return [[`${short}2023.json`, jsonBytes(plainReport(name, 2023)), "年份不对"]];
    case 7:
      return [[`${short}.json`, json.slice(0, 400), "读不了"]];
    case 8:
      return [[`${short}.zip`, zipSync({ "年报.json": json }), "读不了"]];
    case 9:
      return [];
    case 10:
      return [
        [`${short}.json`, json, "收到"],
        [`${short}通知.txt`, new TextEncoder().encode("请于下周一到会议室开会。"), "不是报告"],
      ];
    case 11:
      return [[`深/处/${short}/x/2024.json`, json, "收到"]];
    case 12:
      return [[`${short}网页.html`, new TextEncoder().encode(renderHtml(report(name))), ""]];
    case 13:
      return [[`${short}.docx`, new Uint8Array(), "读不了"]];
    default:
      return [[`${short}（重报）.json`, json, "收到"]];
  }
}

const agencyOf: Readonly<Record<number, string>> = {
  5: "待定",
  6: "交了不能用",
  7: "交了不能用",
  8: "交了不能用",
  9: "未交",
  13: "交了不能用",
};

async function delivered(): Promise<Came[]> {
  const all: Came[] = [];
  for (const [i, { name }] of rows.entries()) all.push(...(await deliveryOf(name, i)));
  all.push(
    ["外县/文水县刘胡兰镇.json", jsonBytes(plainReport("文水县刘胡兰镇人民政府")), "待定"],
    ["无名.json", jsonBytes(plainReport("老干部活动室")), "待定"],
  );
  return all;
}

test("60 agencies by a script: every file in the state that it must have, in any order, none lost", async () => {
  const came = await delivered();
  const files: ReadFile[] = [];
  for (const [file, bytes] of came) files.push({ file, facts: await readFacts(bytes) });
  const one = collect({ roll: { rows, notes: [] }, year, files });
  const expected = came.filter(([, , state]) => state !== "").map(([file, , state]) => [file, state]);
  const states = new Map(one.files.map(({ file, state }) => [file, state]));
  expect(expected.map(([file]) => [file, states.get(file as string)])).toEqual(expected);
  expect(one.files).toHaveLength(came.length);
  const sums = fileStates.map((state) => one.files.filter((file) => file.state === state).length);
  expect(sums.reduce((a, b) => a + b)).toBe(came.length);
  for (const [i, { row, state }] of one.agencies.entries())
    if (i % 15 !== 12) expect([row.name, state]).toEqual([row.name, agencyOf[i % 15] ?? "收到"]);
  const bytes = Buffer.from(overviewJson(one));
  for (const order of [
    files.toReversed(),
    files.toSorted((a, b) => ((a.file.at(-6) ?? "") < (b.file.at(-6) ?? "") ? -1 : 1)),
  ])
    expect(
      Buffer.compare(overviewJson(collect({ roll: { rows, notes: [] }, year, files: order })), bytes),
    ).toBe(0);
});

test("nianbao collect, twice and a third time: receipts, nothing done twice, an answer beside what was taken", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rounds-"));
  const put = (file: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };
  try {
    const [name, second] = ["汾源县财政局", "汾源县审计局"];
    put(
      "名册.xlsx",
      writeRoll(
        rows.filter((row) => row.name === name).concat({ ...(rows[0] as (typeof rows)[0]), name: second }),
      ),
    );
    const first = plainReport(name, year, { requests: { received: { naturalPerson: 5, total: 7 } } });
    put("收到/财政局.json", jsonBytes(first));
    put("收到/另.json", jsonBytes(plainReport(second)));
    symlinkSync(folder, join(folder, "收到", "圈"));
    const run = (date: string) =>
      nianbao(["collect", "收到", "--roll", "名册.xlsx", "--year", "2024", "--date", date], { cwd: folder });
    const read = (file: string) => readFileSync(join(folder, "汇总", file));
    const one = await run("2025-01-20");
    expect(one.stderr + one.stdout).toContain("单位 2 个：收到 2");
    for (const file of [
      "回执/汾源县财政局.docx",
      "回执/汾源县财政局.pdf",
      "回执/汾源县审计局.pdf",
      "汇总.html",
      "催报.txt",
    ])
      expect(read(file).length).toBeGreaterThan(0);
    const before = read("汇总.xlsx");
    expect((await run("2025-01-20")).stdout).toContain("没有变化");
    expect(Buffer.compare(read("汇总.xlsx"), before)).toBe(0);
    const fixed = plainReport(name, year, {
      requests: { received: { naturalPerson: 7, total: 7 }, outcomes: { disclosed: { naturalPerson: 7 } } },
      reviewAndLitigation: { reconsideration: { upheld: 1 } },
    });
    put("收到/财政局.json", jsonBytes(fixed));
    rmSync(join(folder, "收到", "圈"));
    const three = await run("2025-01-25");
    expect(three.stdout).toMatch(/重报的单位 1 个：已改 [1-9]\d* 处，.*没有要求改而改了的 [1-9]/u);
    const { agencies } = JSON.parse(read("汇总.json").toString()) as {
      agencies: { name: string; receivedOn: string; round?: { unasked: { path: string }[] } }[];
    };
    const agency = agencies.find((one) => one.name === name);
    expect(agency?.receivedOn).toBe("2025-01-20");
    expect(agency?.round?.unasked.map(({ path }) => path)).toContain(
      "reviewAndLitigation.reconsideration.upheld",
    );
    // The receipt says when this file came, and what nobody asked for.
    const receipt = unzipSync(read("回执/汾源县财政局.docx"))["word/document.xml"] as Uint8Array;
    const said = new TextDecoder().decode(receipt).replace(/<[^>]*>/gu, "");
    expect(said).toContain("2025年1月25日收到，首次报送为2025年1月20日。");
    expect(said).toMatch(/上次要求核实的，已改 [1-9].*没有要求改而改了 [1-9].*由 0 改为 1/u);
    // A receipt that somebody changed is not replaced, and the rest is written.
    writeFileSync(join(folder, "汇总", "回执", "汾源县财政局.docx"), "改过");
    const four = await run("2025-01-26");
    expect(four.status).toBe(1);
    expect(four.stderr).toContain("没有动它");
    expect(read("回执/汾源县财政局.docx").toString()).toBe("改过");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
