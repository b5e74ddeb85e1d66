// The queue on a real Redis, and what is done to it: kill -9 of workers and of Redis, FLUSHALL, producers at once, reports that
// are wrong, hang, end their thread, kill their process. REPORTS=2000 for more reports.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { type FSWatcher, watch } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { hash, outputs, sums, writeReports } from "../batch-folder.ts";
import { builtCommand, started } from "../nianbao.ts";
import { exited, RedisServer } from "./redis-server.ts";

// As it is built: threads start from files.
const { renderBatch } = (await import(
  new URL("../../dist/batch.js", import.meta.url).href
)) as typeof import("../../src/batch.ts");
const { openQueueReader } = (await import(
  new URL("../../dist/queue/queue-reader.js", import.meta.url).href
)) as typeof import("../../src/queue/queue-reader.ts");
const { factsText, readFacts } = (await import(
  new URL("../../dist/county/collect/facts.js", import.meta.url).href
)) as typeof import("../../src/county/collect/facts.ts");
const queue = (await import(
  new URL("../../dist/queue.js", import.meta.url).href
)) as typeof import("../../src/queue.ts");

const count = Number(process.env.REPORTS ?? 300);
const formats = ["pdf", "docx"];
const faults = fileURLToPath(new URL("queue-faults.mjs", import.meta.url));
let folder: string;
/** So many reports, all right. */
let good: string;
let redis: RedisServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-queue-"));
  good = join(folder, "good");
  for (const one of [good, join(folder, "redis")]) await mkdir(one);
  await writeReports(good, count);
  redis = await RedisServer.start(join(folder, "redis"));
});
afterAll(async () => {
  await redis?.kill();
  await rm(folder, { recursive: true });
});

async function until(what: string, isSo: () => Promise<boolean>, seconds = 120): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(100)) if (await isSo()) return;
  throw new Error(`not within ${seconds} s: ${what}`);
}

/** Counts how often each file of a folder was written: renamed to its name. */
function writesIn(store: string): { readonly times: Map<string, number>; readonly watcher: FSWatcher } {
  const times = new Map<string, number>();
  const watcher = watch(store, (event, name) => {
    if (event === "rename" && name !== null && /\.(?:pdf|docx)$/u.test(name))
      times.set(name, (times.get(name) ?? 0) + 1);
  });
  return { times, watcher };
}

const everyWorker: KeptWorker[] = [];
/** A worker that is started again when it failed, as by systemd or compose: killed, or begun while Redis was gone. */
class KeptWorker {
  deaths = 0;
  said = "";
  #child: ChildProcess;
  #stopping = false;
  readonly #args: readonly string[];

  constructor(store: string, threads: number, ...more: string[]) {
    const work = ["work", "--redis", redis.address, "--store", store, "--threads", String(threads)];
    this.#args = ["--import", faults, builtCommand, ...work, "--timeout", "4", "--lock", "3", ...more];
    this.#child = this.#start();
    everyWorker.push(this);
  }
  #start(): ChildProcess {
    const child = spawn(process.execPath, this.#args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => {
        this.said += text;
      });
    child.once("exit", (code, signal) => {
      if (code === 0 || this.#stopping) return;
      if (signal === "SIGKILL") this.deaths += 1;
      this.#child = this.#start();
    });
    return child;
  }
  /** It is dead when this returns: on a machine that is fast all may be done by then. */
  async kill(): Promise<void> {
    const end = exited(this.#child);
    this.#child.kill("SIGKILL");
    await end;
  }
  /** For good. */
  async end(): Promise<void> {
    this.#stopping = true;
    await this.kill();
  }
  async stop(): Promise<unknown> {
    this.#stopping = true;
    const end = exited(this.#child);
    this.#child.kill("SIGTERM");
    return await end;
  }
}

// Workers of a test that failed would serve the next one.
afterEach(async () => {
  for (const worker of everyWorker.splice(0)) await worker.end();
});

/** Every file below a folder but notes, with its sum. */
async function filesIn(path: string): Promise<(readonly [string, string])[]> {
  const names = (await readdir(path, { recursive: true })).toSorted();
  const isKept = async (name: string) =>
    !name.startsWith(".nianbao") && (await stat(join(path, name))).isFile();
  const kept: (readonly [string, string])[] = [];
  for (const name of names) if (await isKept(name)) kept.push([name, hash(await readFile(join(path, name)))]);
  return kept;
}

/** What one machine makes of some of the reports. */
async function* rendered(
  names: readonly string[],
): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const reports = names.toSorted().map(async (name) => JSON.parse(await readFile(join(good, name), "utf8")));
  for await (const result of renderBatch(await Promise.all(reports), { formats, jobs: 1 })) {
    if ("error" in result) throw result.error;
    for (const { ending, bytes } of result.files)
      yield { name: `${result.agency}${result.year}年政府信息公开工作年度报告${ending}`, bytes };
  }
}

interface Summary {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly earlier: number;
  readonly problems: readonly {
    readonly agency?: string;
    readonly input?: string;
    readonly message: string;
  }[];
}
const summary = async (store: string, batch: string): Promise<Summary> =>
  JSON.parse(await readFile(join(store, `汇总-${batch}.json`), "utf8"));
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

test("killed workers, killed Redis, FLUSHALL, producers at once, poison: every file once, the summary names agencies", async () => {
  const [all, store] = [join(folder, "all"), join(folder, "store")];
  for (const one of [all, store]) await mkdir(one);
  const poison = ["故障挂起镇", "故障退出镇", "故障杀死镇", "缺表镇"];
  await writeReports(all, count + poison.length, (data, i) => {
    const place = Math.floor(count / 6);
    if (i < place) return;
    data.agency = poison[i - place] ?? `某县第${i + 1 - poison.length}镇人民政府`;
  });
  // The same reports as in `good`, but for the poison among them.
  for (const name of await readdir(all)) {
    const path = join(all, name);
    const data = JSON.parse(await readFile(path, "utf8"));
    const [, n] = /第(\d+)镇/u.exec(data.agency) ?? [];
    if (n !== undefined)
      await writeFile(path, await readFile(join(good, `${String(Number(n) - 1).padStart(3, "0")}.json`)));
    if (data.agency === "缺表镇") await writeFile(path, JSON.stringify({ ...data, requests: undefined }));
  }
  await writeFile(join(all, "zzz.json"), "{");
  await promisify(execFile)("mkfifo", [join(all, "管道.json")]);
  const put = (input: string, batch: string) => {
    const where = ["--redis", redis.address, "--store", store, "--batch", batch];
    return started(["enqueue", input, ...where, "-f", formats.join(",")]);
  };

  const { times, watcher } = writesIn(store);
  const workers = [new KeptWorker(store, 2), new KeptWorker(store, 1)];
  const [one, two] = workers as [KeptWorker, KeptWorker];
  const done = (part: number) =>
    until(`${part} done`, async () => (await outputs(store)).length >= part * 2 * count);
  const said = await Promise.all([put(all, "甲"), put(all, "甲"), put(good, "乙")]);
  expect(said.map(({ status }) => status)).toEqual([1, 1, 0]);
  for (const name of ["zzz.json", "管道.json：不是普通文件"]) expect(said[0]?.stderr).toContain(name);
  await done(0.2);
  await one.kill();
  await done(0.4);
  await redis.command("FLUSHALL");
  await Promise.all([put(all, "甲"), put(good, "乙")]);
  await done(0.6);
  await redis.kill();
  await delay(1000);
  await redis.start();
  await done(0.8);
  await two.kill();
  for (const batch of ["甲", "乙"]) await until(batch, () => isThere(join(store, `汇总-${batch}.json`)));

  const batch = await summary(store, "甲");
  expect([batch.total, batch.done, batch.failed]).toEqual([count + 6, count, 6]);
  const of = (agency: string) => batch.problems.find((problem) => problem.agency === agency)?.message;
  expect(of("故障挂起镇")).toContain("4 秒");
  expect(of("故障退出镇")).toContain("意外结束");
  expect(of("故障杀死镇")).toContain("连续三次");
  expect(of("缺表镇")).toContain("表三（requests）");
  expect(batch.problems.at(-1)).toMatchObject({ input: expect.stringContaining("zzz.json") });
  expect(await summary(store, "乙")).toMatchObject({ total: count, done: count, failed: 0, problems: [] });

  // Two by us; three by the report that kills, and as often as it began before all was flushed.
  expect(one.deaths + two.deaths).toBeGreaterThanOrEqual(5);
  for (const worker of workers) expect(worker.said).not.toMatch(/^\s+at |ECONN|Missing/mu);
  for (const worker of workers) expect(await worker.stop(), worker.said).toBe(0);
  // What a killed worker left half written goes after a day.
  const left = await readdir(join(store, ".nianbao/queue/under-way"));
  expect(left.filter((name) => !name.endsWith(".tmp"))).toEqual([]);
  expect(left.length).toBeLessThanOrEqual((one.deaths + two.deaths) * formats.length);
  watcher.close();

  const expected: Record<string, string> = {};
  for await (const { name, bytes } of rendered(await readdir(good))) expected[name] = hash(bytes);
  expect(Object.keys(expected)).toHaveLength(2 * count);
  expect(await sums(store)).toEqual(expected);
  expect(Object.fromEntries(times)).toEqual(
    Object.fromEntries(Object.keys(expected).map((name) => [name, 1])),
  );
});

test("collect over workers, some killed, gives the bytes of one machine; without them it reads by itself, and says why", async () => {
  const [came, alone, shared] = ["came", "汇总一", "汇总二"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(came);
  // Data, and what is made of it, in all its kinds; what is none; one twice; one that is too large for Redis.
  const inputs = (await readdir(good)).toSorted();
  for await (const { name, bytes } of rendered(inputs.slice(0, 10))) await writeFile(join(came, name), bytes);
  for (const name of [...inputs.slice(-20), ...inputs.slice(0, 3)])
    await copyFile(join(good, name), join(came, name));
  await copyFile(join(came, inputs[0] as string), join(came, "又一份.json"));
  await writeFile(join(came, "坏.pdf"), "%PDF-1.7 no more");
  await writeFile(join(came, "空.docx"), "");
  await writeFile(
    join(came, "大.pdf"),
    Buffer.concat([Buffer.from("%PDF-1.7 no more"), Buffer.alloc(9_000_000)]),
  );
  const agencies = await Promise.all(
    inputs.map(async (name) => JSON.parse(await readFile(join(good, name), "utf8")).agency),
  );
  const roll = join(folder, "名册.csv");
  await writeFile(roll, `名称\n${[...new Set(agencies)].join("\n")}\n`);
  const collect = (out: string, ...more: string[]) => {
    const how = ["--roll", roll, "--year", "2024", "--date", "2025-01-20", "-o", out];
    return started(["collect", came, ...how, ...more]);
  };
  const where = ["--redis", redis.address];
  const lonely = await collect(shared, ...where);
  expect([lonely.status, lonely.stderr]).toEqual([2, expect.stringContaining("没有能读文件的 work")]);

  const workers = [1, 2].map(() => new KeptWorker(join(folder, "read"), 1));
  const [one, two] = workers as [KeptWorker, KeptWorker];
  try {
    for (const worker of workers) await until("waits", async () => worker.said.includes("正在等候"));
    const expected = await collect(alone, "--jobs", "1");
    const running = collect(shared, ...where);
    const answered = async () => ((await redis.command("KEYS", "bull:nianbao-files:*")) as string[]).length;
    await until("some are asked", async () => (await answered()) > 10);
    await one.kill();
    const said = await running;
    const large = "1 个文件由本机读：超过 8 MB，不经 Redis 传\n";
    expect(said.stderr).toContain(large);
    expect({
      ...said,
      stdout: said.stdout.replaceAll(shared, alone),
      stderr: said.stderr.replace(large, ""),
    }).toEqual(expected);
    expect(await filesIn(shared)).toEqual(await filesIn(alone));
    expect((await filesIn(shared)).length).toBeGreaterThan(40);
    // Nothing is left in Redis but the queue's own.
    expect(await answered()).toBe(0);

    // Redis is emptied, then gone, while files wait.
    const here = {
      atOnce: 1,
      read: async (path: string) => ({ facts: factsText(await readFacts(await readFile(path))) }),
    };
    const paths = inputs.slice(0, 12).map((name) => join(good, name));
    const facts = await Promise.all(paths.map(async (path) => (await here.read(path)).facts));
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    for (const [harm, why] of [
      [() => redis.command("FLUSHALL"), "清空过"],
      [() => redis.kill(), "断了"],
    ] as const) {
      const signal = new AbortController().signal;
      const reader = await openQueueReader(redis.address, { here, signal, lookSeconds: 0.5 });
      const reading = Promise.all(paths.map((path) => reader.read(path)));
      await until("asked", async () => (await answered()) > 4);
      await harm();
      for (const [i, read] of (await reading).entries())
        expect(plain(read)).toEqual({ facts: plain(facts[i]) });
      expect((await reader.close()).join()).toMatch(new RegExp(`\\d+ 个文件由本机读：.*${why}`));
    }
    await redis.start();
    for (const worker of workers) expect(await worker.stop(), worker.said).toBe(0);
    expect(two.said).not.toMatch(/^\s+at |ECONN/mu);
  } finally {
    for (const worker of workers) await worker.end();
    await redis.kill();
    await redis.start();
  }
});

test("a worker that lives: batches put in while it works, files lost and foreign, Redis full and gone, health, SIGTERM", async () => {
  const [store, health, few] = [join(folder, "living"), join(folder, "health"), join(folder, "few")];
  for (const one of [store, few]) await mkdir(one);
  await writeReports(few, 25);
  const reports = await Promise.all(
    (await readdir(few)).toSorted().map(async (input) => ({
      data: JSON.parse(await readFile(join(few, input), "utf8")) as Record<string, unknown>,
      input,
    })),
  );
  type Reports = Parameters<typeof queue.enqueueReports>[0];
  const to = { redis: redis.address, store: queue.folderStore(store), formats };
  const put = (batch: string, of: Reports = reports, check = false) =>
    queue.enqueueReports(of, { ...to, batch, check });
  const summed = async (batch: string, is: (summary: Summary) => boolean) => {
    await until(`${batch} summed up`, async () => {
      const found = (await isThere(join(store, `汇总-${batch}.json`)))
        ? await summary(store, batch)
        : undefined;
      return found !== undefined && is(found);
    });
    return await summary(store, batch);
  };
  const { times, watcher } = writesIn(store);
  const worker = new KeptWorker(store, 1, "--health", health);
  try {
    await until("healthy", () => isThere(health));

    // The same batch again, more of it, and another with the same reports, all while it is worked on.
    const twenty = reports.slice(0, 20);
    expect(await put("丙", twenty)).toMatchObject({ total: 20, added: 20, waiting: 0, done: 0 });
    await until("begun", async () => (await outputs(store)).length > 4);
    const again = await put("丙", twenty);
    expect(again.waiting).toBeGreaterThan(0);
    expect([again.added, again.waiting + again.done]).toEqual([0, 20]);
    const [more] = await Promise.all([put("丙"), put("丁")]);
    expect(more.added + more.done).toBe(25);
    expect(await summed("丙", ({ total }) => total === 25)).toMatchObject({ done: 25, failed: 0 });
    expect(await summed("丁", () => true)).toMatchObject({ total: 25, done: 25, failed: 0 });
    const before = await sums(store);
    expect(Object.fromEntries(times)).toEqual(
      Object.fromEntries(Object.keys(before).map((name) => [name, 1])),
    );
    expect(Object.keys(before)).toHaveLength(50);

    // One file is lost, another is changed by a clerk.
    const [lost, changed] = Object.keys(before).filter((name) => name.endsWith(".pdf")) as [string, string];
    await rm(join(store, lost));
    expect(await put("丙")).toMatchObject({ added: 1, done: 24 });
    await until("there again", () => isThere(join(store, lost)));
    expect(await sums(store)).toEqual(before);
    await writeFile(join(store, changed), "a clerk's own");
    expect(await put("丁")).toMatchObject({ added: 1, done: 24 });
    const { problems } = await summed("丁", ({ failed }) => failed === 1);
    expect(problems).toMatchObject([{ message: expect.stringContaining("没有动它") }]);
    expect(await readFile(join(store, changed), "utf8")).toBe("a clerk's own");

    // Redis is full: all or none.
    // BullMQ's own marks of a look for stalled jobs come and go by the clock.
    const jobs = async () =>
      ((await redis.command("KEYS", "bull:nianbao-*:*")) as string[])
        .filter((key) => !key.endsWith(":stalled-check"))
        .toSorted();
    const had = await jobs();
    await redis.command("CONFIG", "SET", "maxmemory", "1mb");
    const other = reports.map(({ data }) => ({ data: { ...data, agency: `另${data.agency}` } }));
    await expect(put("戊", other)).rejects.toThrow("内存");
    await redis.command("CONFIG", "SET", "maxmemory", "0");
    expect(await jobs()).toEqual(had);
    // One that is there twice, one of the same name with other figures, which the checks find.
    const [first] = other as [(typeof other)[0]];
    const wrong = { ...first.data, reviewAndLitigation: { reconsideration: { upheld: 1, total: 7 } } };
    const put26 = await put("戊", [...other, first, { data: wrong, input: "又一份" }], true);
    expect(put26).toMatchObject({ total: 26, added: 26 });
    expect(put26.told).toEqual([
      expect.stringContaining("完全相同"),
      expect.stringMatching(/^又一份：.*（2）/u),
    ]);
    const fifth = await summed("戊", () => true);
    expect(fifth).toMatchObject({ done: 25, failed: 1 });
    expect(fifth.problems).toMatchObject([{ message: expect.stringContaining("表四") }]);

    // One that wants a password, and has no such database.
    await redis.command("CONFIG", "SET", "requirepass", "p@ss:w/#");
    const { host } = new URL(redis.address);
    const putAt = (redis: string) => queue.enqueueReports(other.slice(0, 1), { ...to, redis, batch: "己" });
    await expect(putAt(`redis://${host}`)).rejects.toThrow("不认这个用户和密码");
    await expect(putAt(`redis://:secret@${host}`)).rejects.toThrow(/^(?!.*secret).*不认这个用户和密码/u);
    await expect(putAt(`redis://:p%40ss%3Aw%2F%23@${host}/99`)).rejects.toThrow("没有这个号的库");
    expect(await putAt(`redis://:p%40ss%3Aw%2F%23@${host}/3`)).toMatchObject({ total: 1, added: 1 });

    // Redis is gone: the health file grows old, and the worker can be told to stop.
    await redis.kill();
    await delay(200);
    const since = (await stat(health)).mtimeMs;
    await delay(5500);
    expect((await stat(health)).mtimeMs).toBe(since);
    expect(await worker.stop()).toBe(0);
    expect(await isThere(health)).toBe(false);
    expect(worker.said).toContain("与 Redis 的连接断了");
    expect(worker.said).not.toMatch(/^\s+at |ECONN/mu);
  } finally {
    watcher.close();
    await worker.end();
    await redis.kill();
    await redis.start();
  }
});
