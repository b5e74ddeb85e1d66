import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { RollError, readRoll } from "../../src/county/roll/read.ts";
import { rollRowsFrom, writeRoll } from "../../src/county/roll/write.ts";
import { csvAsTabs } from "../../src/published/csv.ts";
import { parseReport } from "../../src/report/parse.ts";
import { nianbao } from "../nianbao.ts";
import { fenyuan } from "./county.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("an empty roll has examples that are not read, and asks for a unit", () => {
  expect(() => readRoll(writeRoll())).toThrow(/一个单位也没有/u);
  expect(Buffer.compare(writeRoll(), writeRoll())).toBe(0);
});

test("a roll comes back from its workbook as it was", () => {
  const rows = fenyuan.map((row, i) => ({
    ...row,
    number: String(i + 1),
    ...(i % 3 === 0 && { due: "2026-01-26", contact: "张三 010-1" }),
    ...(i % 2 === 0 && { parent: "汾源县人民政府", predecessors: ["甲办", "乙办"] }),
  }));
  expect(readRoll(writeRoll(rows))).toEqual({ rows, notes: [] });
});

test("a roll of 5,000 rows is read; one without end is refused", () => {
  const rows = rollRowsFrom(Array.from({ length: 5000 }, (_, i) => `汾源县第${i}镇人民政府`));
  expect(readRoll(writeRoll(rows)).rows.length).toBe(5000);
  expect(() => readRoll(bytes(`单位全称\n${"甲局\n".repeat(100_000)}`))).toThrow(/行数过多/u);
});

test("text with commas, tabs, in GBK's and Excel's ways, and JSON", () => {
  const csv =
    '\uFEFF关于名册\r\n序号,单位名称,类别,简称,应报日期\r\n1,"甲县\n财政局",部门,"财局；""财""",2026年1月26日\r\n,,,,\r\n';
  expect(readRoll(bytes(csv)).rows).toMatchObject([
    { number: "1", name: "甲县财政局", aliases: ["财局", '"财"'], due: "2026-01-26", counted: true },
  ]);
  expect(readRoll(bytes("单位全称\t类别\n甲镇人民政府\t\n"))).toMatchObject({
    rows: [{ kind: "乡镇" }],
    notes: [expect.stringContaining("按名称取“乡镇”")],
  });
  const json = JSON.stringify([{ name: "甲县税务局", kind: "垂管", 别名: ["地税局"], 计入汇总: false }]);
  expect(readRoll(bytes(json)).rows).toMatchObject([{ counted: false, aliases: ["地税局"], kind: "垂管" }]);
});

test("each wrong cell is told by row and column", () => {
  const csv =
    "单位全称,类别,计入汇总,应报\n甲局,局,也许,2026-02-30\n甲局,部门,是,\n,部门,,\n../../etc,部门,,\n";
  let problems: RollError["problems"] = [];
  try {
    readRoll(bytes(csv));
  } catch (error) {
    expect(error).toBeInstanceOf(RollError);
    problems = (error as RollError).problems;
  }
  expect(problems.map(({ place }) => place)).toEqual([
    "第 2 行第 2 列",
    "第 2 行第 3 列",
    "第 2 行第 4 列",
    "第 3 行第 1 列",
    "第 4 行第 1 列",
    "第 5 行第 1 列",
  ]);
  expect(() => readRoll(bytes("姓名,年龄\n甲,3\n"))).toThrow(/没有找到“单位全称”/u);
  expect(() => readRoll(bytes("单位全称,别名\n甲局,乙局\n乙局,\n"))).toThrow(/另一个单位的全称/u);
});

test("nianbao roll: drawn from last year's reports; the file of another is left alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "roll-"));
  writeFileSync(join(folder, "a.json"), readFileSync("examples/liuhulan-2024.json"));
  writeFileSync(join(folder, "b.txt"), "会议通知");
  const out = join(folder, "名册.xlsx");
  const said = await nianbao([
    "roll",
    "-o",
    out,
    "--from",
    join(folder, "a.json"),
    "--from",
    join(folder, "b.txt"),
  ]);
  expect(said.status).toBe(1);
  expect(said.stderr).toContain("b.txt");
  expect(readRoll(readFileSync(out)).rows).toMatchObject([{ name: "文水县刘胡兰镇人民政府", kind: "乡镇" }]);
  writeFileSync(out, "mine");
  expect((await nianbao(["roll", "-o", out])).status).toBe(2);
});

test("the law's days hold departments and counties, the notice's hold towns", () => {
  const data = JSON.parse(readFileSync("examples/liuhulan-2024.json", "utf8")) as Record<string, unknown>;
  const dated = (on: string, publishBy?: string) =>
    check(parseReport({ ...data, signature: { by: "文水县刘胡兰镇人民政府", on } }), {
      ...(publishBy !== undefined && { publishBy }),
    })
      .filter(({ code }) => code === "YEAR-DATE")
      .map(({ expected }) => expected);
  expect(dated("2025-04-20")).toEqual([]);
  expect(dated("2025-02-20", "2025-02-10")).toEqual(["2025-02-10"]);
  expect(dated("2025-02-10", "2025-02-10")).toEqual([]);
});

test.each([
  ['单位全称,类别\n"汾源县财政局,部门\n汾源县民政局,部门\n', 2],
  ['单位全称,类别\n汾源县财政局,部门\n"汾源县民政局,部门\n"汾源县水利局",部门\n', 3],
  ['单位全称\t类别\r\n"汾源县\n财政局"\t部门\r\n汾源县民政局\t"部门\r\n', 4],
])("a quote that is not closed swallows no row unsaid: %j", (text, line) => {
  const said = `第 ${line} 行有一个引号`;
  expect(() => readRoll(new TextEncoder().encode(text))).toThrow(said);
});

test("the same in a report's CSV; running text with quotes is none", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `第${i + 1}行,1,0,0,0,0,0,1`);
  const csv = (text: string) => csvAsTabs(text, () => true);
  expect(csv(rows.join("\n"))?.split("\n")).toHaveLength(20);
  const open = rows.with(4, `"第5行,1,0,0,0,0,0,1`).join("\n");
  expect(() => csv(open)).toThrow("第 5 行有一个引号");
  expect(csv('"我局公开信息3条,\n比上年多')).toBeUndefined();
});
