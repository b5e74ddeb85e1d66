// Nothing on disk that we did not write ourselves is replaced unasked. The commands run as built: npm test builds first.
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { least as incomplete, repacked } from "../habits/forms.ts";
import { nianbao as runHere, type Said, started } from "../nianbao.ts";

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
/** Last year's Word file, as clerks begin this year's. */
const replacedYears = (bytes: Uint8Array) =>
  repacked(bytes, (part, path) =>
    path === "word/document.xml" ? part.replaceAll("2025", "2026").replaceAll("2024", "2025") : part,
  );
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

test("lock files of Excel and Word are passed over by import and check too", async () => {
  await write("in/a.json");
  for (const lock of ["~$a.xlsx", "~$甲.docx"]) await writeFile(join(folder, "in", lock), "lock");
  for (const args of [
    ["import", "in", "-o", "out"],
    ["check", "in"],
  ]) {
    const said = await nianbao(...args);
    expect(said.status).toBe(0);
    expect(said.stdout + said.stderr).not.toContain("~$");
  }
}, 60_000);

test("batch: an output cut short is not passed over in silence; with --force it is made again", async () => {
  await write("in/a.json");
  await nianbao("batch", "in", "-o", "out", "-f", "html");
  const path = join(folder, "out", `${name}.html`);
  await writeFile(path, (await readFile(path)).subarray(0, 2000));
  const said = await nianbao("batch", "in", "-o", "out", "-f", "html");
  expect(said).toMatchObject({ status: 1, stderr: expect.stringContaining("没有动它") });
  expect((await nianbao("batch", "in", "-o", "out", "-f", "html", "--force")).status).toBe(0);
  expect(await readFile(path, "utf8")).toContain("某县某镇人民政府");
}, 60_000);

test("batch: two at once into one folder both end well", async () => {
  for (let i = 0; i < 4; i++) await write(`in/${i}.json`, { agency: `第${i}镇人民政府` });
  const runs = await Promise.all(
    [1, 2].map(() => started(["batch", "in", "-o", "out", "-f", "html", "--jobs", "1"], surroundings())),
  );
  expect(runs.map(({ status }) => status)).toEqual([0, 0]);
  expect((await readdir(join(folder, "out"))).filter((file) => file.endsWith(".html"))).toHaveLength(4);
}, 60_000);

/** What a command writes for an input under the agency's name, and the file's ending. */
const named: Record<string, { ending: string; run: (input: string, ...more: string[]) => Promise<Said> }> = {
  render: {
    ending: "html",
    run: (input, ...more) => nianbao("render", input, "-f", "html", "-o", "out", ...more),
  },
  batch: {
    ending: "html",
    run: (input, ...more) => nianbao("batch", input, "-f", "html", "-o", "out", "--jobs", "1", ...more),
  },
  import: { ending: "json", run: (input, ...more) => nianbao("import", input, "-o", "out", ...more) },
};
const outputs = async () =>
  (await readdir(join(folder, "out"))).filter((file) => file.startsWith(name)).toSorted();
const saying = (words: string) => ({
  overview: [`${words}主动公开、依申请公开、政府信息管理、平台建设、监督保障有序。`],
});

describe.each(Object.entries(named))("%s: a name belongs to its input", (_, { ending, run }) => {
  const first = `${name}.${ending}`;
  const second = `${name}（2）.${ending}`;
  const of = (file: string) => readFile(join(folder, "out", file), "utf8");
  beforeEach(async () => {
    await write("甲/m.json", saying("甲"));
    await write("乙/m.json", saying("乙"));
  });

  test("twice: the same file; changed: replaced", async () => {
    for (const words of ["甲", "改"]) {
      await write("甲/m.json", saying(words));
      expect((await run("甲/m.json")).status).toBe(0);
      expect(await outputs()).toEqual([first]);
      expect(await of(first)).toContain(words);
    }
  });

  test("another input of the same agency is numbered, and says so; each keeps its own", async () => {
    await run("甲/m.json");
    const said = await run("乙/m.json", "--force");
    expect(said.stderr).toContain(`已由“../甲/m.json”占用，这一份存为“${name}（2）`);
    await run("甲/m.json", "--force");
    await run("乙/m.json");
    expect(await outputs()).toEqual([first, second].toSorted());
    expect(await of(first)).toContain("甲");
    expect(await of(second)).toContain("乙");
  });

  test("what a clerk edited, or made himself, stays; with --force it is replaced", async () => {
    await run("甲/m.json");
    await appendFile(join(folder, "out", first), " edited");
    await write("甲/m.json", saying("改"));
    const refused = await run("甲/m.json");
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain("没有动它");
    expect(await of(first)).toMatch(/edited$/);
    expect((await run("甲/m.json", "--force")).status).toBe(0);
    expect(await of(first)).toContain("改");
    expect(await outputs()).toEqual([first]);
  });

  test("an input that is gone keeps its name as long as its outputs are there", async () => {
    await run("甲/m.json");
    await rm(join(folder, "甲/m.json"));
    await run("乙/m.json");
    expect(await outputs()).toEqual([first, second].toSorted());
    for (const file of await outputs()) await rm(join(folder, "out", file));
    await write("丙/m.json", saying("丙"));
    await run("丙/m.json");
    expect(await outputs()).toEqual([first]);
  });
});

test("render and batch heed each other's names, import's data stands beside", async () => {
  await write("甲/m.json", saying("甲"));
  await write("乙/m.json", saying("乙"));
  const { render, batch, import: reads } = named as Required<typeof named>;
  await render?.run("甲/m.json");
  await batch?.run("乙/m.json");
  expect(await outputs()).toEqual([`${name}.html`, `${name}（2）.html`].toSorted());
  // Each takes up what the other wrote for the same input.
  await write("甲/m.json", saying("改"));
  await write("乙/m.json", saying("变"));
  // In a process of its own: threads would look for notes where this one has them.
  const again = await started(
    ["batch", "甲/m.json", "-f", "html", "-o", "out", "--jobs", "1"],
    surroundings(),
  );
  expect(again.status).toBe(0);
  expect((await render?.run("乙/m.json"))?.status).toBe(0);
  expect(await outputs()).toHaveLength(2);
  await reads?.run("乙/m.json");
  expect(await outputs()).toContain(`${name}.json`);
  // Data that was read is rendered under the plain name in a folder of its own.
  await nianbao("import", "甲/m.json");
  await nianbao("render", `${name}.json`, "-f", "html");
  expect((await readdir(folder)).filter((file) => file.startsWith(name)).toSorted()).toEqual(
    [`${name}.html`, `${name}.json`].toSorted(),
  );
});

test("import: many at once keep their names when another comes first; last year's data stays", async () => {
  await write("in/m.json", saying("甲"));
  await write("in/n.json", saying("乙"));
  await nianbao("import", "in", "-o", "out");
  await write("in/a.json", saying("丙"));
  await nianbao("import", "in", "-o", "out");
  const texts = await Promise.all(
    (await outputs()).map((file) => readFile(join(folder, "out", file), "utf8")),
  );
  expect(texts.map((text) => /[甲乙丙]主动/u.exec(text)?.[0][0]).join("")).toBe(
    (await outputs())
      .map((file) => (file.includes("（2）") ? "乙" : file.includes("（3）") ? "丙" : "甲"))
      .join(""),
  );
  // The Word file of this year begins as last year's: its years are replaced.
  await write("去年.json", { year: 2024, signature: undefined });
  await nianbao("import", "去年.json");
  await nianbao("render", "去年.json", "-f", "docx", "-o", "word", "--force");
  const old = await readFile(join(folder, `${name.replace("2025", "2024")}.json`), "utf8");
  const word = join(folder, "word", `${name.replace("2025", "2024")}.docx`);
  await writeFile(word, replacedYears(await readFile(word)));
  await nianbao("import", word);
  expect(await readFile(join(folder, `${name.replace("2025", "2024")}.json`), "utf8")).toBe(old);
  expect(JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"))).toMatchObject({ year: 2025 });
});
