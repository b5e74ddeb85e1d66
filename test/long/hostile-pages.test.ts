// Web pages, texts and PDFs by another hand, damaged at the level of bytes and of their pieces: the right data, a question, or
// a NianbaoError; no hang. They are read in a process of its own, as built: npm test builds first. COUNT=10000 for all.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { published } from "../corpus.ts";

interface Read {
  readonly i: number;
  readonly kind: string;
  readonly outcome: "right" | "asked" | "error" | "other" | "crash";
  readonly ms: number;
  readonly rss: number;
  readonly detail: string;
}

const child = fileURLToPath(new URL("./hostile-pages-child.mjs", import.meta.url));
const seed = Number(process.env.SEED ?? 16);
const count = Number(process.env.COUNT ?? 40);
/** Of the processor; a loaded machine is no hang. */
const hangSeconds = 5;
const giveUpSeconds = 120;
const heap = ["--max-old-space-size=128", "--max-semi-space-size=8"];
const mostMegabytes = 300;

test(`${count} damaged pages, texts and PDFs by another hand, seed ${seed}`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), "nianbao-hostile-")), "report.json");
  writeFileSync(file, JSON.stringify(published("huaian-city-2024")));
  const run = spawn(process.execPath, [...heap, child, String(seed), String(count), "0", file], {
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
  expect(found.length, `hangs or ends at file ${found.length}`).toBe(count);
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
  // Where a change put other digits into a cell, they are what is seen: `other` (OTHERS=FILE lists them) is no failure.
  expect(found.filter(({ outcome }) => outcome === "crash")).toEqual([]);
  expect(found.filter(({ ms }) => ms > hangSeconds * 1000)).toEqual([]);
  expect(rss).toBeLessThan(mostMegabytes);
  for (const outcome of ["right", "asked"])
    expect(found.filter((read) => read.outcome === outcome).length).toBeGreaterThan(0);
});
