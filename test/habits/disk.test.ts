// Nothing on disk that we did not write ourselves is replaced unasked. The commands run as built: npm test builds first.
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { nianbao as runHere, started } from "../nianbao.ts";
import { least as incomplete } from "./forms.ts";

/** Without errors of the checks: render stops on them. */
const least = {
  ...incomplete,
  overview: ["主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展。"],
  requests: { received: { naturalPerson: 1 }, outcomes: { disclosed: { naturalPerson: 1 } } },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-disk-"));
});

const surroundings = () => ({ cwd: folder, env: { ...process.env, XDG_STATE_HOME: join(folder, ".state") } });
const nianbao = (...args: string[]) => runHere(args, surroundings());
const write = async (path: string, change: object = {}) => {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), JSON.stringify({ ...least, ...change }));
};
const name = "某县某镇人民政府2025年政府信息公开工作年度报告";
const refusal = { status: 2, stderr: expect.stringContaining("不是本程序写的，或写后被改过，没有动它") };

test("form: the filled in workbook stays, with --force it is replaced; our own is", async () => {
  expect((await nianbao("form")).status).toBe(0);
  expect((await nianbao("form", "--year", "2025")).status).toBe(0);
  await writeFile(join(folder, "填报表.xlsx"), "filled in");
  expect(await nianbao("form")).toMatchObject(refusal);
  expect(await readFile(join(folder, "填报表.xlsx"), "utf8")).toBe("filled in");
  expect((await nianbao("form", "--force")).status).toBe(0);
}, 60_000);

test("render: a Word file that a clerk edited stays, and nothing else is written; an older one of ours is replaced", async () => {
  await write("a.json");
  expect((await nianbao("render", "a.json", "-f", "docx,html")).status).toBe(0);
  await write("a.json", { overview: ["改了。"] });
  expect((await nianbao("render", "a.json", "-f", "docx,html")).status).toBe(0);
  await appendFile(join(folder, `${name}.docx`), "edited");
  const html = await readFile(join(folder, `${name}.html`), "utf8");
  await write("a.json", { overview: ["又改了。"] });
  expect(await nianbao("render", "a.json", "-f", "docx,html")).toMatchObject(refusal);
  expect(await readFile(join(folder, `${name}.html`), "utf8")).toBe(html);
  expect((await readFile(join(folder, `${name}.docx`))).toString("latin1")).toMatch(/edited$/);
}, 60_000);

test("import: the source JSON stays", async () => {
  await write(`${name}.json`);
  await nianbao("render", `${name}.json`, "-f", "docx");
  const before = await readFile(join(folder, `${name}.json`), "utf8");
  expect(await nianbao("import", `${name}.docx`)).toMatchObject(refusal);
  expect(await readFile(join(folder, `${name}.json`), "utf8")).toBe(before);
}, 60_000);

test("batch: names stay with their inputs, from run to run and from county to county", async () => {
  await write("b1/m.json");
  expect((await nianbao("batch", "b1", "-o", "out", "-f", "html")).status).toBe(0);
  const first = await readFile(join(folder, "out", `${name}.html`), "utf8");
  await write("b2/m.json", { overview: ["另一个县。"] });
  await nianbao("batch", "b2", "-o", "out", "-f", "html");
  expect(await readFile(join(folder, "out", `${name}.html`), "utf8")).toBe(first);
  expect(await readFile(join(folder, "out", `${name}（2）.html`), "utf8")).toContain("另一个县。");
  await write("b1/a.json", { overview: ["排在前面。"] });
  await rm(join(folder, "b2", "m.json"));
  await nianbao("batch", "b1", "-o", "out", "-f", "html");
  expect(await readFile(join(folder, "out", `${name}.html`), "utf8")).toBe(first);
  expect(await readFile(join(folder, "out", `${name}（3）.html`), "utf8")).toContain("排在前面。");
  const summary = JSON.parse(await readFile(join(folder, "out", "summary.json"), "utf8"));
  expect(summary.left).toEqual([{ name: `${name}（2）`, input: "../b2/m.json" }]);
}, 60_000);

test("batch: an empty output is made again, an edited one stays; lock files of Excel are passed over", async () => {
  await write("in/a.json");
  await writeFile(join(folder, "in", "~$a.xlsx"), "lock");
  expect((await nianbao("batch", "in", "-o", "out", "-f", "html")).status).toBe(0);
  const path = join(folder, "out", `${name}.html`);
  await writeFile(path, "");
  expect((await nianbao("batch", "in", "-o", "out", "-f", "html")).stdout).toContain("已生成：1 份");
  expect((await readFile(path)).length).toBeGreaterThan(1000);
  await appendFile(path, "edited");
  await write("in/a.json", { overview: ["改了。"] });
  expect(await nianbao("batch", "in", "-o", "out", "-f", "html")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("没有动它"),
  });
  expect(await readFile(path, "utf8")).toMatch(/edited$/);
}, 60_000);

test("batch: two at once into one folder both end well", async () => {
  for (let i = 0; i < 4; i++) await write(`in/${i}.json`, { agency: `第${i}镇人民政府` });
  const runs = await Promise.all(
    [1, 2].map(() => started(["batch", "in", "-o", "out", "-f", "html", "--jobs", "1"], surroundings())),
  );
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  expect((await readdir(join(folder, "out"))).filter((file) => file.endsWith(".html"))).toHaveLength(4);
}, 60_000);
