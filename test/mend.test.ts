import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { mended } from "../src/checks/mend.ts";
import { checkFiles } from "../src/cli/check.ts";
import { renderDocx } from "../src/docx.ts";
import { parseReport } from "../src/report/parse.ts";
import { reportData } from "./random-report.ts";

const fail = (line: string) => expect.fail(line);

const slips = [
  "解读率达到100％。",
  "加强的的力度。",
  "认真布署。",
  "公开,及时。",
  "公开１２条。",
  "公 开及时。",
];
const right = ["解读率达到100%。", "加强的力度。", "认真布署。", "公开，及时。", "公开12条。", "公开及时。"];

const dirty = () => {
  const data = JSON.parse(JSON.stringify(liuhulan2024));
  data.problemsAndImprovements = [...slips, ...data.problemsAndImprovements];
  data.proactiveDisclosure.licensing = "3,820";
  data.proactiveDisclosure.penalties = "３８";
  return data;
};

test("what is certain is mended, each change is told, and the data given is left alone", () => {
  const given = dirty();
  const before = JSON.stringify(given);
  const { data, mendings } = mended(given);
  expect(JSON.stringify(given)).toBe(before);
  const report = parseReport(data);
  expect(report.problemsAndImprovements.slice(0, 6)).toEqual(right);
  expect(report.proactiveDisclosure).toMatchObject({ licensing: 3820, penalties: 38 });
  expect(mendings).toHaveLength(7);
  for (const { path, found } of mendings) {
    const there = path
      .split(".")
      .reduce((here: unknown, key) => (here as Record<string, unknown>)[key], given);
    expect(String(there)).toContain(found);
  }
  expect(mended(data).mendings).toEqual([]);
});

test("no figure changes its value, and no text its digits or its words but for those told", () => {
  const digits = (text: string) => text.normalize("NFKC").replace(/\D/g, "");
  fc.assert(
    fc.property(reportData(), (given) => {
      const { data, mendings } = mended(given);
      expect(digits(JSON.stringify(data))).toBe(digits(JSON.stringify(given)));
      if (mendings.length === 0) expect(data).toEqual(given);
      expect(() => parseReport(data)).not.toThrow();
    }),
    { numRuns: 100 },
  );
});

test.each([
  "1,23",
  "12,34,567",
  "3.5",
  "约3820",
  "-1",
  "3,820件",
  "",
  "1e3",
])("the figure %j is not touched", (figure) => {
  const { data, mendings } = mended({ proactiveDisclosure: { licensing: figure } });
  expect(data).toEqual({ proactiveDisclosure: { licensing: figure } });
  expect(mendings).toEqual([]);
});

test("nianbao check --fix writes a new file, which passes the check that the old one failed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-fix-"));
  const file = join(folder, "年报.json");
  const text = JSON.stringify(dirty());
  await writeFile(file, text);
  const printed: string[] = [];
  expect(await checkFiles([file], { fix: true }, (line) => printed.push(line), fail)).toBe(1);
  expect(await readFile(file, "utf8")).toBe(text);
  expect((await readdir(folder)).toSorted()).toEqual(["年报.json", "年报（已改）.json"].toSorted());
  const list = printed.join("\n");
  expect(list).toContain("“3,820”改为“3820”（数字的写法）");
  expect(list).toContain("五、存在的主要问题及改进情况");
  expect(
    list
      .split("\n")
      .filter((line) => /（(?:全角、半角|多出的字|多余的空格|错别字|数字的写法)）$/u.test(line)),
  ).toHaveLength(7);
  const report = parseReport(JSON.parse(await readFile(join(folder, "年报（已改）.json"), "utf8")));
  const codes = check(report).map(({ code }) => code);
  // What another word would be right for stays with the writer.
  expect(codes).toContain("TEXT-SLIP");
  expect(codes).not.toContain("TEXT-PUNCTUATION");
  expect(codes).not.toContain("DATA");
  await checkFiles([file], { fix: true }, () => undefined, fail);
  expect(await readdir(folder)).toContain("年报（已改2）.json");
});

test("of a Word file the data is written beside it, and the list says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-fix-"));
  const file = join(folder, "年报.docx");
  const data = JSON.parse(JSON.stringify(liuhulan2024));
  data.problemsAndImprovements = ["我镇加强的的力度，解读率达到100％。"];
  await writeFile(file, await renderDocx(parseReport(data)));
  const printed: string[] = [];
  await checkFiles([file], { fix: true }, (line) => printed.push(line), fail);
  expect(printed.join("\n")).toContain("数据文件，原文件没有改动");
  const mendedData = JSON.parse(await readFile(join(folder, "年报（已改）.json"), "utf8"));
  expect(JSON.stringify(mendedData)).toContain("我镇加强的力度，解读率达到100%。");
});

test("the list of changes is words: with --format json it is refused before anything is written", async () => {
  await expect(checkFiles(["x.json"], { fix: true, format: "json" }, () => undefined, fail)).rejects.toThrow(
    "--fix",
  );
});
