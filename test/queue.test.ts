import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageVersion } from "../src/files/package-version.ts";
import { suspectsApart } from "../src/queue/alone.ts";
import { enqueueReports } from "../src/queue/enqueue.ts";
import type { ReportJob, SummaryJob } from "../src/queue/job-data.ts";
import { type ReportTools, renderJob } from "../src/queue/report-job.ts";
import { folderStore, type Store } from "../src/queue/store.ts";
import { summedUp } from "../src/queue/summary.ts";
import { nianbao } from "./nianbao.ts";

const folder = () => mkdtempSync(join(tmpdir(), "nianbao-queue-"));
const nowhere = "redis://someone:secret@127.0.0.1:1";
const bytes = (text: string) => new TextEncoder().encode(text);

test("without Redis both ends fail at once, in Chinese, without the password", async () => {
  const store = folder();
  const report = join(import.meta.dirname, "../examples/liuhulan-2024.json");
  for (const args of [["work"], ["enqueue", report, "--batch", "某县"]]) {
    const { status, stderr } = await nianbao([...args, "--redis", nowhere, "--store", store]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("连不上 Redis")]);
    expect(stderr).not.toMatch(/secret|ECONN|at /u);
  }
  // Nor is a folder left of what was put nowhere.
  const lacking = join(store, "not there");
  expect(
    await nianbao(["enqueue", report, "--batch", "某县", "--redis", nowhere, "--store", lacking]),
  ).toMatchObject({
    status: 2,
  });
  expect(existsSync(lacking)).toBe(false);
  const roll = join(store, "名册.csv");
  writeFileSync(roll, "名称\n某县财政局\n");
  const collect = ["collect", store, "--roll", roll, "--year", "2024", "-o", lacking];
  for (const [redis, said] of [
    [`--redis=${nowhere}`, "连不上 Redis"],
    ["--redis=http://x", "redis://"],
  ] as const)
    expect(await nianbao([...collect, redis])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(said),
    });
  const env = { ...process.env, REDIS_URL: "" };
  expect((await nianbao([...collect, "--redis"], { env })).stderr).toContain("环境变量 REDIS_URL");
});

test("arguments that lack or are wrong are told", async () => {
  const env = { ...process.env, REDIS_URL: "" };
  const said = async (...args: string[]) => (await nianbao(args, { env })).stderr;
  expect(await said("work", "--store", "x")).toContain("--redis");
  expect(await said("work", "--redis", nowhere)).toContain("--store");
  expect(await said("enqueue", "x", "--redis", nowhere, "--store", "x")).toContain("--batch");
  const store = join(folder(), "x");
  expect(await said("work", "--redis", nowhere, "--store", store, "--threads", "0")).toContain("--threads");
  expect(existsSync(store)).toBe(false);
  const wrong = { store: folderStore(folder()), batch: "x" };
  for (const redis of [
    "http://x",
    "redis://",
    "redis://127.0.0.1:1/x",
    "redis://:p@ss:w/#@127.0.0.1:1",
    6379,
  ])
    await expect(enqueueReports([], { ...wrong, redis: redis as string })).rejects.toThrow(
      "redis://127.0.0.1",
    );
  await expect(enqueueReports([], { ...wrong, batch: " ", redis: nowhere })).rejects.toThrow("批次");
  const style = join(folder(), "style.json");
  writeFileSync(style, JSON.stringify({ fonts: { body: { name: "方正仿宋_GBK" } } }));
  const report = join(import.meta.dirname, "../examples/liuhulan-2024.json");
  const put = ["enqueue", report, "--redis", nowhere, "--store", folder(), "--batch", "x", "--style", style];
  expect(await nianbao(put)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("fonts：是 work 那台机器的"),
  });
});

test("a folder that is not there is made with the first file", async () => {
  const path = join(folder(), "a", "b");
  const store = folderStore(path);
  expect([await store.has("甲", "1"), existsSync(path)]).toEqual([false, false]);
  await store.put("甲", "1", [{ name: "甲.pdf", bytes: bytes("one") }]);
  expect(await store.has("甲", "1")).toBe(true);
  writeFileSync(join(path, "file"), "");
  expect(() => folderStore(join(path, "file"))).toThrow("file");
});

test("a folder keeps what it was given, knows it by its sum, and leaves others' files alone", async () => {
  const path = folder();
  const store = folderStore(path);
  const put = (sum: string, text: string) => store.put("甲", sum, [{ name: "甲.pdf", bytes: bytes(text) }]);
  expect(await store.has("甲", "1")).toBe(false);
  await put("1", "one");
  expect([await store.has("甲", "1"), await store.has("甲", "2")]).toEqual([true, false]);
  await put("2", "two");
  expect([await store.has("甲", "1"), await folderStore(path).has("甲", "2")]).toEqual([false, true]);
  writeFileSync(join(path, "甲.pdf"), "a clerk's own");
  expect(await store.has("甲", "2")).toBe(false);
  await expect(put("2", "two")).rejects.toThrow("没有动它");
  expect(readFileSync(join(path, "甲.pdf"), "utf8")).toBe("a clerk's own");
});

test("who is under suspicion begins when the others are done, and they begin after", async () => {
  const apart = suspectsApart();
  const order: string[] = [];
  const one = (name: string, isSuspect = false) =>
    apart(isSuspect, async () => {
      order.push(`${name}+`);
      for (let i = 0; i < 5; i++) await Promise.resolve();
      order.push(`${name}-`);
      if (name === "c") throw new Error(name);
    }).catch(() => {});
  await Promise.all([one("a"), one("b"), one("c", true), one("d", true), one("e"), one("f"), one("g", true)]);
  expect(order.join(" ")).toBe("a+ b+ a- b- c+ c- d+ d- e+ f+ e- f- g+ g-");
});

const job: ReportJob = {
  name: "甲",
  sum: "1",
  version: packageVersion(),
  formats: ["pdf"],
  check: false,
  render: { seal: true },
  data: {},
};
const emptyStore: Store = { has: async () => false, put: async () => {} };

test("a worker gives its own fonts and template to the outputs that use them, and none to another version's", async () => {
  const given: object[] = [];
  const tools = {
    redis: { set: async () => "OK", eval: async () => 1 },
    renderer: {
      render: async (_: unknown, options: object) => {
        given.push(options);
        return { findings: [], files: [] };
      },
    },
    store: emptyStore,
    render: { fonts: { body: { name: "仿宋" } }, template: bytes("…") },
    alone: { seconds: 1 },
  } as unknown as ReportTools;
  await renderJob(job, tools);
  await renderJob({ ...job, formats: ["docx"] }, tools);
  expect(given).toEqual([
    { seal: true, formats: ["pdf"], check: false },
    { seal: true, formats: ["docx"], check: false, ...tools.render },
  ]);
  await expect(renderJob({ ...job, version: "0.0.1" }, tools)).rejects.toThrow("0.0.1 版");
});

test("a summary asks the store, and says why of each agency", async () => {
  const names = ["有", "新", "败", "换", "失"];
  const entries = names.map((name) => ({ name, sum: "1", job: name, agency: `${name}镇`, year: 2024 }));
  const done = { errors: 0, warnings: 2, uncarried: 0 };
  const ends = {
    done: new Map([
      ["新", done],
      ["换", null],
    ]),
    failed: new Map([["败", "job stalled more than allowable limit"]]),
  };
  const store: Store = { ...emptyStore, has: async (name) => ["有", "新"].includes(name) };
  const notQueued = [{ input: "坏.json", message: "读不了" }];
  const batch: SummaryJob = { batch: "某县", entries, notQueued };
  expect(await summedUp(batch, ends, store)).toEqual({
    batch: "某县",
    total: 6,
    done: 2,
    failed: 4,
    earlier: 1,
    problems: [
      expect.objectContaining({ agency: "败镇", message: expect.stringContaining("整个进程") }),
      expect.objectContaining({ agency: "换镇", message: expect.stringContaining("同名的另一份") }),
      expect.objectContaining({ agency: "失镇", message: expect.stringContaining("原因不明") }),
      ...notQueued,
    ],
    findings: [{ agency: "新镇", name: "新", ...done }],
  });
});
