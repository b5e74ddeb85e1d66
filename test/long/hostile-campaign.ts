// Damaged files are read in a process of its own, as built (npm test builds first), so that a hang can be ended from outside.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

interface Read {
  readonly i: number;
  readonly kind: string;
  readonly level: string;
  readonly outcome: "right" | "asked" | "error" | "other" | "crash";
  readonly ms: number;
  readonly rss: number;
  readonly detail: string;
}

export const seed = Number(process.env.SEED ?? 16);
/** Of the processor; a loaded machine is no hang. */
const hangSeconds = 5;
const giveUpSeconds = 120;
/**
 * What V8 may keep before it has to collect: without a bound it lets a process grow to as much as the machine has. What the
 * readers hold at once fits into it.
 */
const heap = ["--max-old-space-size=176", "--max-semi-space-size=8"];
const mostMegabytes = 300;

/** Reads files from the first on; stops at the first that hangs. */
async function readBy(child: string, count: number, more: readonly string[]): Promise<Read[]> {
  const path = fileURLToPath(new URL(child, import.meta.url));
  const run = spawn(process.execPath, [...heap, path, String(seed), String(count), "0", ...more], {
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

/**
 * Has a child damage and read so many files: none crashes, hangs or fills the memory. OTHERS=FILE lists those that were read
 * otherwise than they were.
 *
 * @returns how many had an outcome
 */
export async function campaign(
  child: string,
  count: number,
  ...more: readonly string[]
): Promise<(outcome: Read["outcome"]) => number> {
  const found = await readBy(child, count, more);
  const counts: Record<string, number> = {};
  for (const { kind, outcome } of found)
    counts[`${kind} ${outcome}`] = (counts[`${kind} ${outcome}`] ?? 0) + 1;
  const rss = Math.max(...found.map((read) => read.rss));
  console.log(
    `seed ${seed}, most memory ${rss} MB, slowest ${Math.max(...found.map(({ ms }) => ms))} ms`,
    counts,
  );
  if (process.env.OTHERS)
    writeFileSync(process.env.OTHERS, JSON.stringify(found.filter(({ outcome }) => outcome === "other")));
  expect(found.length, `hangs or ends at file ${found.length}`).toBe(count);
  expect(found.filter(({ outcome }) => outcome === "crash")).toEqual([]);
  expect(found.filter(({ ms }) => ms > hangSeconds * 1000)).toEqual([]);
  expect(rss).toBeLessThan(mostMegabytes);
  return (outcome) => found.filter((read) => read.outcome === outcome).length;
}
