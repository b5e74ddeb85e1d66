// What the queue costs beside `nianbao batch`, in processor time: two workers of one thread each against one batch of two threads,
// in pairs. The queue's share holds all of it: Redis, whoever puts the reports in, both workers from their start to their end.
// `npm run build && tsx bench/queue.ts`, or with reports and pairs: `tsx bench/queue.ts 300 7`. Needs redis-server.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { RedisServer } from "../test/long/redis-server.ts";
import { reports } from "./reports.ts";

const [count = 300, pairs = 7] = process.argv.slice(2).map(Number);
const main = fileURLToPath(new URL("../dist/cli/bin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
const input = join(folder, "in");
mkdirSync(input);
for (const [i, report] of reports(count).entries())
  writeFileSync(join(input, `${String(i).padStart(5, "0")}.json`), JSON.stringify(report));

// Each process says at its end what it took, its threads too.
const says = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from "node:worker_threads";
  if (isMainThread) process.once("exit", () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write("\\nCPU " + (user + system) + "\\n");
  });`)}`;

interface Run {
  readonly child: ChildProcess;
  /** Milliseconds of processor time, at its end. */
  readonly cpu: Promise<number>;
  readonly said: () => string;
}
function run(...args: string[]): Run {
  const child = spawn(process.execPath, ["--import", says, main, ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  const cpu = new Promise<number>((done, failed) =>
    child.once("close", (status) =>
      status === 0 ? done(Number(/CPU (\d+)/.exec(said)?.[1]) / 1000) : failed(new Error(said)),
    ),
  );
  return { child, cpu, said: () => said };
}

// What is deleted meanwhile makes a disk slow for a minute: all lies in folders of its own until the end.
const freshFolder = (name: string) => mkdtempSync(join(folder, `${name}-`));

const batch = async (): Promise<Record<string, number>> => ({
  total: await run("batch", input, "-o", freshFolder("out"), "--jobs", "2").cpu,
});

/** Redis tells its own, in seconds. */
async function cpuOf(redis: RedisServer): Promise<number> {
  const info = String(await redis.command("INFO", "cpu"));
  const seconds = ["user", "sys"].map((name) =>
    Number(new RegExp(`used_cpu_${name}:([\\d.]+)`).exec(info)?.[1]),
  );
  return 1000 * seconds.reduce((sum, one) => sum + one, 0);
}

async function queue(): Promise<Record<string, number>> {
  const store = freshFolder("store");
  const redis = await RedisServer.start(freshFolder("redis"));
  const where = ["--redis", redis.address, "--store", store];
  const workers = [1, 2].map(() => run("work", ...where, "--threads", "1"));
  while (!workers.every(({ said }) => said().includes("正在等候"))) await delay(50);
  const enqueued = await run("enqueue", input, ...where, "--batch", "bench").cpu;
  while (!existsSync(join(store, "汇总-bench.json"))) await delay(50);
  const ofRedis = await cpuOf(redis);
  for (const { child } of workers) child.kill("SIGTERM");
  const [one = 0, two = 0] = await Promise.all(workers.map(({ cpu }) => cpu));
  await redis.kill();
  const { done } = JSON.parse(readFileSync(join(store, "汇总-bench.json"), "utf8"));
  if (done !== count) throw new Error(`${done} of ${count} done`);
  return { total: enqueued + one + two + ofRedis, enqueue: enqueued, workers: one + two, redis: ofRedis };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
const rows: {
  batch: number;
  queue: number;
  enqueue: number;
  workers: number;
  redis: number;
  ratio: number;
}[] = [];
try {
  for (let i = 0; i < pairs; i++) {
    // Which of a pair is first changes.
    const first = i % 2 ? await queue() : await batch();
    const second = i % 2 ? await batch() : await queue();
    const [alone, shared] = i % 2 ? [second, first] : [first, second];
    const { total, ...parts } = shared as { total: number; enqueue: number; workers: number; redis: number };
    rows.push({
      batch: alone.total as number,
      queue: total,
      ...parts,
      ratio: total / (alone.total as number),
    });
    console.log(
      JSON.stringify(rows.at(-1), (_, value) =>
        typeof value === "number" ? Math.round(value * 100) / 100 : value,
      ),
    );
  }
  console.log(
    `${count} reports, queue ÷ batch: median ${median(rows.map(({ ratio }) => ratio)).toFixed(3)} of ${pairs} pairs`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
