// Files of every kind, damaged at the level of bytes and of XML: the right data, a question, or a NianbaoError; no hang.
// They are read in a process of its own, as built: npm test builds first.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Read {
  readonly i: number;
  readonly kind: string;
  readonly level: string;
  readonly outcome: "right" | "asked" | "error" | "other" | "crash";
  readonly ms: number;
  readonly rss: number;
  readonly detail: string;
}

const child = fileURLToPath(new URL("./hostile-child.mjs", import.meta.url));
const seed = Number(process.env.SEED ?? 16);
const count = Number(process.env.COUNT ?? 1000);
/** Of the processor; a loaded machine is no hang. */
const hangSeconds = 5;
const giveUpSeconds = 120;
/**
 * What V8 may keep before it has to collect: without a bound it lets a process grow to as much as the machine has. What the
 * readers hold at once fits into it.
 */
const heap = ["--max-old-space-size=128", "--max-semi-space-size=8"];
const mostMegabytes = 300;

/** Reads files from one on; stops at the first that hangs. */
async function readFrom(from: number): Promise<Read[]> {
  const run = spawn(process.execPath, [...heap, child, String(seed), String(count), String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const found: Read[] = [];
  let timer: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: run.stdout })) {
    clearTimeout(timer);
    timer = setTimeout(() => run.kill("SIGKILL"), giveUpSeconds * 1000);
    if (line !== "ready") found.push(JSON.parse(line));
  }
  clearTimeout(timer);
  return found;
}

test(`${count} damaged files, seed ${seed}`, async () => {
  const found = await readFrom(0);
  expect(found.length, `hangs or ends at file ${found.length}`).toBe(count);
  expect(found.filter(({ outcome }) => outcome === "crash")).toEqual([]);
  expect(found.filter(({ ms }) => ms > hangSeconds * 1000)).toEqual([]);
  // Some of each: a campaign in which every file is refused proves nothing.
  for (const outcome of ["right", "error"])
    expect(found.filter((read) => read.outcome === outcome).length).toBeGreaterThan(count / 20);
  const rss = Math.max(...found.map((read) => read.rss));
  expect(rss).toBeLessThan(mostMegabytes);
  const counts: Record<string, number> = {};
  for (const { kind, outcome } of found)
    counts[`${kind} ${outcome}`] = (counts[`${kind} ${outcome}`] ?? 0) + 1;
  if (process.env.OTHERS)
    writeFileSync(process.env.OTHERS, JSON.stringify(found.filter(({ outcome }) => outcome === "other")));
  console.log(
    `seed ${seed}, most memory ${rss} MB, slowest ${Math.max(...found.map(({ ms }) => ms))} ms`,
    counts,
  );
});
