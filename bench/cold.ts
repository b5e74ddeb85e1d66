// A new process: the core imported, one report rendered as PDF and Word, against Node with the two libraries loaded.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const out = mkdtempSync(join(tmpdir(), "nianbao-cold-"));
const script = (code: string) => ["--input-type=module", "-e", code];
const root = JSON.stringify(at("package.json"));
const runs: Record<string, string[]> = {
  "bare Node": script(""),
  "Node with pdfmake and docx loaded": script(
    `import { createRequire } from "node:module"; createRequire(${root})("pdfmake"); await import(${JSON.stringify(at("node_modules/docx/dist/index.mjs"))});`,
  ),
  "the core imported": script(`await import(${JSON.stringify(at("dist/index.js"))});`),
  "gov-nianbao/docx imported": script(`await import(${JSON.stringify(at("dist/docx.js"))});`),
  "nianbao render, PDF and Word": [
    at("dist/cli/bin.js"),
    "render",
    at("examples/liuhulan-2024.json"),
    "-o",
    out,
  ],
};
const times = new Map(Object.keys(runs).map((name) => [name, [] as number[]]));
for (let i = 0; i < 11; i++)
  for (const [name, args] of Object.entries(runs)) {
    const start = performance.now();
    execFileSync(process.execPath, args, { stdio: "ignore" });
    times.get(name)?.push(performance.now() - start);
  }
rmSync(out, { recursive: true });
const median = (name: string) => (times.get(name) as number[]).toSorted((a, b) => a - b)[5] as number;
console.table(
  Object.keys(runs).map((name) => ({
    process: name,
    "median, ms": median(name).toFixed(0),
    "above bare Node, ms": (median(name) - median("bare Node")).toFixed(0),
    "ratio to both libraries": (median(name) / median("Node with pdfmake and docx loaded")).toFixed(2),
  })),
);
