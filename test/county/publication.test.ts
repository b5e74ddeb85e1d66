import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collect } from "../../src/county/collect/collect.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import { overviewPage } from "../../src/county/overview/page.ts";
import { overviewWorkbook } from "../../src/county/overview/workbook.ts";
import { writeRoll } from "../../src/county/roll/write.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import { renderHtml } from "../../src/html.ts";
import { parseReport } from "../../src/report/parse.ts";
import { nianbao } from "../nianbao.ts";
import { rowNamed } from "./county.ts";
import { jsonBytes, plainReport } from "./reports.ts";

const units = "财政局 民政局 水利局 审计局 林业局 司法局".split(" ").map((name) => `汾源县${name}`);
const rows = units.map((name) => rowNamed(name, { publishDue: "2025-03-31" }));
const roll = { rows, notes: [] };
const requests = (natural: number) => ({
  requests: {
    received: { naturalPerson: natural },
    outcomes: { disclosed: { naturalPerson: natural } },
  },
});
const reportFor = (name: string, natural: number, more: Record<string, unknown> = {}) =>
  plainReport(`汾源县${name}`, 2024, { ...requests(natural), ...more });
/** A page of another hand's site around our page: what a browser saves. */
const pageOf = (data: unknown) =>
  new TextEncoder().encode(
    String(renderHtml(parseReport(data)))
      .replace(/<meta[^>]*nianbao[^>]*>/giu, "")
      .replace(/<script[\s\S]*?<\/script>/giu, ""),
  );

const handedIn: Readonly<Record<string, unknown>> = {
  "财政局.json": reportFor("财政局", 17),
  "民政局.json": reportFor("民政局", 17),
  "水利局.json": reportFor("水利局", 3),
  "审计局.json": reportFor("审计局", 3),
  "司法局.json": reportFor("司法局", 3, { overview: ["第一句。第二句。"] }),
};
const onWebsites: Readonly<Record<string, Uint8Array>> = {
  "财政局/年报.html": pageOf(reportFor("财政局", 71)),
  "民政局/年报.html": pageOf(reportFor("民政局", 17)),
  "水利局/年报.html": pageOf(plainReport("汾源县水利局", 2023, requests(3))),
  "林业局/年报.html": pageOf(reportFor("林业局", 1)),
  "司法局/年报.html": pageOf(reportFor("司法局", 3, { overview: ["第一句。", "第二句改了。"] })),
  "style.css": new TextEncoder().encode("body { color: red }"),
};

async function collected() {
  const facts = (list: Readonly<Record<string, Uint8Array>>) =>
    Promise.all(Object.entries(list).map(async ([file, bytes]) => ({ file, facts: await readFacts(bytes) })));
  const files = await facts(
    Object.fromEntries(Object.entries(handedIn).map(([file, data]) => [file, jsonBytes(data)])),
  );
  return collect({ roll, year: 2024, today: "2025-04-02", files, published: await facts(onWebsites) });
}

test("what was published is laid beside what was handed in, cell by cell and sentence by sentence", async () => {
  const all = await collected();
  const { agencies } = all;
  expect(Object.fromEntries(agencies.map(({ row, publication }) => [row.name, publication?.state]))).toEqual({
    汾源县财政局: "不一致",
    汾源县民政局: "一致",
    汾源县水利局: "不能用",
    汾源县审计局: "未公布",
    汾源县林业局: "没有报送稿",
    汾源县司法局: "不一致",
  });
  const differences = agencies[0]?.publication?.differences ?? [];
  expect(differences[0]).toMatchObject({
    path: "requests.received.naturalPerson",
    before: "17",
    after: "71",
  });
  expect(differences.every(({ path }) => path.startsWith("requests."))).toBe(true);
  expect(agencies[5]?.publication?.differences).toEqual([
    { path: "overview", place: "一、总体情况", before: "“第二句。”", after: "“第二句改了。”" },
  ]);
  const lines = readRows(overviewWorkbook(all), "公布").lines.map((line) => line.slice(0, 4).join("|"));
  expect(lines).toContain("汾源县审计局|未公布|2025-03-31|已过 2 天");
  expect(new TextDecoder().decode(overviewPage(all))).toContain("报送 17，公布 71");
});

test("nianbao collect --published: the same from folders; without it nothing is said of publishing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "published-"));
  const put = (file: string, bytes: Uint8Array) => {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };
  for (const [file, data] of Object.entries(handedIn)) put(`收到/${file}`, jsonBytes(data));
  for (const [file, bytes] of Object.entries(onWebsites)) put(`收到/网站/${file}`, bytes);
  put("名册.xlsx", writeRoll(rows));
  const given = ["collect", "收到", "--roll", "名册.xlsx", "--year", "2024", "--date", "2025-04-02"];
  const run = (...more: string[]) => nianbao([...given, ...more], { cwd: folder });
  const { stdout, status } = await run("--published", "收到/网站");
  expect(stdout).toContain("文件 5 个：收到 5");
  expect(stdout).toContain("公布：一致 1，不一致 2，没有报送稿 1，待定 0，不能用 1，未公布 1。");
  expect(status).toBe(1);
  const json = () => readFileSync(join(folder, "汇总", "汇总.json"), "utf8");
  expect(JSON.parse(json()).agencies[0].publication.differences[0].after).toBe("71");
  expect((await run("--published", "收到/网站")).stdout).toContain("没有变化");
  put("空/.keep", new Uint8Array());
  expect((await run("--published", "空")).stdout).toContain("未公布 6");
});
