// Arguments as clerks type them: what looks like a number is a name, what stands twice is asked. Run as built.
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { nianbao } from "../nianbao.ts";
import { least } from "./forms.ts";

const report = {
  ...least,
  overview: ["主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展。"],
  requests: { received: { naturalPerson: 1 }, outcomes: { disclosed: { naturalPerson: 1 } } },
};
const name = "某县某镇人民政府2025年政府信息公开工作年度报告";
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "nianbao-arguments-"));
  await writeFile(join(cwd, "a.json"), JSON.stringify(report));
  await writeFile(join(cwd, "2025"), JSON.stringify(report));
});

/** Option values that look like numbers, as names of what is written. */
test.each([
  ["render a.json -f html -o 2024", `2024/${name}.html`],
  ["render a.json -f html -o 007", `007/${name}.html`],
  ["render a.json -f html --output 1e3", `1e3/${name}.html`],
  ["render a.json -f html -o=0x10", `0x10/${name}.html`],
  ["render 2025 -f html -o b", `b/${name}.html`],
  ["import a.json -o 2026", `2026/${name}.json`],
  ["import 2025 -o 12.50", `12.50`],
  ["form -o 2024.xlsx --agency 110", "2024.xlsx"],
  ["render a.json -f html -o c --force --force", `c/${name}.html`],
])("%s", async (line, path) => {
  const said = await nianbao(line.split(" "), { cwd });
  expect(said.stderr).not.toContain("程序出错");
  expect(said.status).toBe(0);
  expect(existsSync(join(cwd, path))).toBe(true);
});

const typed = (line: string) => line.split(" ").map((part) => part.replace("∅", ""));
test.each([
  ["render a.json -o a -o b", "选项 --output 写了 2 次（“a”、“b”），请只写一次"],
  ["render a.json -f pdf -f html", "选项 --format 写了 2 次（“pdf”、“html”），请只写一次"],
  ["render a.json -o 1 --output 2", "选项 --output 写了 2 次"],
  ["render a.json --previous 2023 --previous 2024", "选项 --previous 写了 2 次（“2023”、“2024”）"],
  ["batch a.json --jobs 1 --jobs 2", "选项 --jobs 写了 2 次"],
  ["batch a.json --shard 1/2 --shard 2/2", "选项 --shard 写了 2 次"],
  ["form --year 2025 --year 2026", "选项 --year 写了 2 次"],
  ["import a.json --format json --format text", "选项 --format 写了 2 次"],
  ["check a.json --waive a --waive b", "应写作“规则代码=理由”，现为“a”"],
  ["render a.json -f 1", "不认识的格式“1”"],
  ["render a.json -f ∅", "选项 --format 的值是空的"],
  ["render a.json -o ∅", "选项 --output 的值是空的"],
  ["render a.json -f", "缺少值"],
  ["render a.json -o -f html", "缺少值"],
  ["render a.json --style 12", "读不到版式文件“12”"],
  ["render a.json --fonts 7", "读不到字体目录“7”"],
  ["render a.json --template 9", "读不到模板“9”"],
  ["render a.json --previous 1999", "读不到“1999”"],
  ["render a.json --archive 2", "现为“2”"],
  ["render a.json --table 5", "现为“5”"],
  ["render a.json --waive 1", "现为“1”"],
  ["render a.json --seal 5", "多出了“5”，请删去"],
  ["render a.json b.json", "多出了“b.json”"],
  ["render a.json -- -x", "“--”之后的“-x”没有用处"],
  ["render a.json --output.x 5", "没有 --output.x 这个选项"],
  ["render a.json --nothing", "没有 --nothing 这个选项"],
  ["render -5", "没有 -5 这个选项"],
  ["render 77", "读不到“77”"],
  ["batch a.json --jobs 0", "现为“0”"],
  ["batch a.json --jobs 1e9", "现为“1e9”"],
  ["form --year 25", "现为“25”"],
  ["form --edition 2020", "现为“2020”"],
  ["form -o 2024", "现为“2024”"],
  ["check a.json --format 1", "不认识的清单格式“1”"],
  ["2024", "没有“2024”这个命令"],
  ["-x", "命令要写在选项前面，如 nianbao render 年报.docx -o 输出；现在最前面的是 -x"],
  ["--nothing render a.json", "命令要写在选项前面"],
  ["compare a.json", "只给了一份报告（“某县某镇人民政府”2025年）。几年对照要两份以上"],
  ["serve --port abc", "--port 应为端口号，0 至 65535 的整数，如 3000；现为“abc”"],
  ["batch a.json 2025 -o 出.pdf", "-o 后面应是存放的目录，文件以机关和年份命名；现为“出.pdf”"],
  ["render a.json -o 年报.pdf", "现为“年报.pdf”，像是文件名"],
  ["import a.json 2025 -o 数据.json", "现为“数据.json”，像是文件名"],
])("%s: %s", async (line, message) => {
  const { status, stderr } = await nianbao(typed(line), { cwd });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/程序出错|\n\s+at /u);
  expect(status).toBe(2);
});

test("a section that nobody filled in is asked for in words, without brackets of data", async () => {
  await nianbao(["form", "-o", "空表.xlsx", "--year", "2025", "--agency", "某县某镇人民政府"], { cwd });
  const { status, stderr } = await nianbao(["render", "空表.xlsx"], { cwd });
  expect(status).toBe(1);
  expect(stderr).toMatch(/一、总体情况）：不能为空，请填写文字。$/mu);
  expect(stderr).not.toMatch(/现为|\[\]/u);
});

test("an unknown name in data and options is met by the one that was meant", async () => {
  await writeFile(
    join(cwd, "错名.json"),
    JSON.stringify({ ...report, overveiw: ["一"], requests: { outcomes: { partlyDisclosed: {} } } }),
  );
  const { stdout } = await nianbao(["check", "错名.json"], { cwd });
  expect(stdout).toContain("没有“overveiw”这一项，是否想写 overview？");
  expect(stdout).toContain("没有“partlyDisclosed”这一项，是否想写 partiallyDisclosed？");
});

test("the list of a file that cannot be read stands under the file, not under its title", async () => {
  await writeFile(join(cwd, "坏.docx"), "PK");
  const { stdout } = await nianbao(["check", "a.json", "坏.docx"], { cwd });
  expect(stdout).toMatch(/坏\.docx：.*\n整个文件\n {2}错误 READ 文件：/u);
});
