// A batch of 10 to 10,000 reports with one and with two threads: throughput, and memory as it goes on.
// `npm run bench:batch`, or with numbers of reports: `npm run bench:batch -- 10 100`.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reports } from "./reports.ts";

const main = fileURLToPath(new URL("../dist/cli/bin.js", import.meta.url));
const counts = process.argv.slice(2).map(Number);
const curve = counts.length > 0 ? counts : [10, 100, 1000, 10_000];
const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));

/** Memory of a process as Linux counts it, MB. */
function memory(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Seconds of a run, and its memory at the 100th report and at its highest after. */
function run(input: string, jobs: number): Promise<{ seconds: number; at100: number; most: number }> {
  const out = join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [main, "batch", input, "-o", out, "--jobs", String(jobs)]);
    let at100 = 0;
    let most = 0;
    child.stderr.on("data", (text: Buffer) => {
      if (String(text).startsWith("100/")) at100 = memory(child.pid as number);
    });
    const watch = setInterval(() => {
      most = Math.max(most, memory(child.pid as number));
    }, 250);
    child.on("exit", () => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - start) / 1000, at100, most });
    });
  });
}

const rows: object[] = [];
for (const count of curve) {
  const input = join(folder, String(count));
  mkdirSync(input);
  for (const [i, report] of reports(count).entries())
    writeFileSync(join(input, `${String(i).padStart(5, "0")}.json`), JSON.stringify(report));
  const one = await run(input, 1);
  const two = await run(input, 2);
  rows.push({
    reports: count,
    "one job, s": one.seconds.toFixed(1),
    "two jobs, s": two.seconds.toFixed(1),
    "reports a second": (count / two.seconds).toFixed(1),
    "times faster": (one.seconds / two.seconds).toFixed(2),
    "MB at the 100th": two.at100.toFixed(0),
    "MB at most": two.most.toFixed(0),
  });
}
rmSync(folder, { recursive: true });
console.table(rows);
