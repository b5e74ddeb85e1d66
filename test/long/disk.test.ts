// A full disk, a folder that is only read, and a process that is killed: every file that was there before is whole or
// untouched, nothing twice. The commands run as built: npm test builds first.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { writeRoll } from "../../src/county/roll/write.ts";
import { kindOf } from "../../src/intake/kind.ts";
import { rowNamed } from "../county/county.ts";
import { least as incomplete } from "../habits/forms.ts";

const least = {
  ...incomplete,
  overview: ["主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展。"],
  requests: { received: { naturalPerson: 1 }, outcomes: { disclosed: { naturalPerson: 1 } } },
};
const main = fileURLToPath(new URL("../../dist/cli/bin.js", import.meta.url));
const name = "某县某镇人民政府2025年政府信息公开工作年度报告";
const changed = { overview: ["主动公开、依申请公开、政府信息管理、平台建设、监督保障工作改了。"] };
const kills = Number(process.env.KILLS ?? 5);
const seed = Number(process.env.SEED ?? 16);

const root = mkdtempSync(join(tmpdir(), "nianbao-disk-"));
const env = { ...process.env, XDG_STATE_HOME: join(root, "state") };
const nianbao = (cwd: string, args: readonly string[]) =>
  spawnSync(process.execPath, [main, ...args], { cwd, env, encoding: "utf8" });
const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(
    (readdirSync(folder, { recursive: true, withFileTypes: true }) as import("node:fs").Dirent[])
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  );
const written = (files: ReadonlyMap<string, Buffer>) =>
  new Map([...files].filter(([path]) => /\.(?:docx|xlsx|pdf|html|json)$/.test(path)));

let mounts = "";
try {
  const place = join(root, "probe");
  mkdirSync(place);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", place], { stdio: "pipe" });
  execFileSync("umount", [place]);
} catch (error) {
  mounts = `no tmpfs can be mounted here: ${(error as Error).message.split("\n")[0]}`;
}

/** Each command with its files, some of which were there before. */
const commands: Record<string, (folder: string) => string[]> = {
  render: () => ["render", "a.json", "-f", "docx,html,pdf"],
  import: () => ["import", `word/${name}.docx`, "-o", "."],
  form: () => ["form", "--year", "2025"],
  batch: () => ["batch", "in", "-o", "out", "-f", "docx,html", "--jobs", "1"],
};

function prepared(folder: string, change: object = {}): void {
  for (const place of ["in", "word"]) mkdirSync(join(folder, place), { recursive: true });
  const data = JSON.stringify({ ...least, ...change });
  writeFileSync(join(folder, "a.json"), data);
  for (const i of [1, 2, 3])
    writeFileSync(join(folder, "in", `${i}.json`), data.replaceAll("某镇", `${i}镇`));
}

for (const [command, args] of Object.entries(commands)) {
  test.skipIf(mounts !== "")(`${command} on a full disk${mounts && `: ${mounts}`}`, () => {
    const folder = join(root, `full-${command}`);
    mkdirSync(folder);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]);
    try {
      prepared(folder);
      nianbao(folder, ["render", "a.json", "-f", "docx", "-o", "word"]);
      if (command !== "import") nianbao(folder, args(folder));
      prepared(folder, changed);
      const before = filesOf(folder);
      try {
        writeFileSync(join(folder, "filler"), Buffer.alloc(4 << 20));
      } catch {
        // Full, as it should be.
      }
      const { status, stderr } = nianbao(folder, args(folder));
      rmSync(join(folder, "filler"));
      const after = filesOf(folder);
      for (const [path, bytes] of before) {
        if (path.includes(".nianbao")) continue;
        expect(after.get(path)?.equals(bytes), path).toBe(true);
      }
      for (const path of after.keys()) expect(path).not.toMatch(/\.tmp$/);
      // The same form is written again without a change: its place is found without room too, or it is told.
      expect(status).not.toBe(0);
      expect(stderr).toContain("磁盘已满");
      expect(stderr.split("磁盘已满").length).toBeLessThanOrEqual(3);
      expect(stderr).not.toMatch(/\n\s+at /);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  test.skipIf(mounts !== "")(`${command} into a folder that is only read${mounts && `: ${mounts}`}`, () => {
    const folder = join(root, `read-only-${command}`);
    mkdirSync(folder);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]);
    try {
      prepared(folder);
      nianbao(folder, ["render", "a.json", "-f", "docx", "-o", "word"]);
      const before = filesOf(folder);
      execFileSync("mount", ["-o", "remount,ro", folder]);
      const { status, stderr } = nianbao(folder, args(folder));
      expect(status).not.toBe(0);
      expect(stderr).toMatch(/只读/);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect([...filesOf(folder)]).toEqual([...before]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
}

/** The same commands, and `collect`, whose files need a roll of agencies. */
const killed: Record<string, { args: string[]; before: (folder: string) => void }> = {
  ...Object.fromEntries(
    Object.entries(commands).map(([command, args]) => [
      command,
      {
        args: args(""),
        before: (folder: string) => {
          prepared(folder);
          nianbao(folder, ["render", "a.json", "-f", "docx", "-o", "word"]);
          if (command !== "import") nianbao(folder, args(folder));
          prepared(folder, changed);
        },
      },
    ]),
  ),
  collect: {
    args: ["collect", "in", "--roll", "名册.xlsx", "--year", "2025", "-o", "收", "--date", "2026-01-20"],
    before: (folder) => {
      prepared(folder);
      const rows = [1, 2, 3].map((i) => rowNamed(`某县${i}镇人民政府`));
      writeFileSync(join(folder, "名册.xlsx"), writeRoll(rows));
      nianbao(folder, killed.collect?.args ?? []);
      // An answer typed into the overview, whose copy another stands in the way of.
      const overview = join(folder, "收", "汇总.xlsx");
      writeFileSync(overview, zipSync(unzipSync(readFileSync(overview)), { level: 1 }));
      writeFileSync(join(folder, "收", "汇总（上一次）.xlsx"), readFileSync(join(folder, "名册.xlsx")));
      prepared(folder, changed);
    },
  },
};

test(`kill -9 at ${kills} random moments, seed ${seed}`, async () => {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const tookMs = new Map<string, number>();
  const started = (folder: string, args: readonly string[]) =>
    spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: "ignore" });
  const hit: Record<string, number> = {};
  for (let i = 0; i < kills; i++) {
    const all = Object.entries(killed);
    const [command, { args, before: prepare }] = all[i % all.length] as (typeof all)[number];
    const folder = join(root, `kill-${i}`);
    prepare(folder);
    const before = written(filesOf(folder));
    // How long it takes is measured on a copy: moments are taken from that, most from its later part, where it writes.
    if (!tookMs.has(command)) {
      cpSync(folder, `${folder}-timed`, { recursive: true });
      const start = performance.now();
      await new Promise((done) => started(`${folder}-timed`, args).on("exit", done));
      tookMs.set(command, performance.now() - start);
    }
    const run = started(folder, args);
    const over = new Promise<boolean>((done) => run.on("exit", (_, signal) => done(signal === "SIGKILL")));
    const took = tookMs.get(command) as number;
    const timer = setTimeout(() => run.kill("SIGKILL"), took * (1 - random() ** 2) * 0.95);
    if (await over) hit[command] = (hit[command] ?? 0) + 1;
    clearTimeout(timer);
    const after = written(filesOf(folder));
    for (const [path, bytes] of before) {
      const now = after.get(path) as Buffer;
      expect(now, path).toBeDefined();
      // Whole: what it was, or what can be read from its first byte to its last.
      if (now.equals(bytes)) continue;
      if (path.endsWith(".html")) expect(now.toString().trimEnd(), path).toMatch(/<\/html>$/);
      else if (path.endsWith(".pdf")) expect(now.toString("latin1").trimEnd(), path).toMatch(/%%EOF$/);
      else if (path.endsWith(".json")) JSON.parse(now.toString());
      else expect(() => kindOf(now), path).not.toThrow();
    }
    // Again, to the end: no second name for the same report, nothing left under way, nothing of others changed.
    const again = nianbao(folder, args);
    expect(again.status, `${command}: ${again.stderr}`).toBe(0);
    const names = [...filesOf(folder).keys()];
    expect(names.filter((path) => /（2）/.test(path))).toEqual([]);
    if (command !== "collect") continue;
    const copies = names.filter((path) => path.includes("（上一次"));
    expect(copies).toHaveLength(2);
    for (const [path, bytes] of before)
      if (path.endsWith("汇总.xlsx"))
        expect(copies.filter((copy) => readFileSync(copy).equals(bytes))).toHaveLength(1);
  }
  console.log(`killed before their end, of ${kills}:`, hit);
  // Those that another load of the machine let end before their moment prove nothing.
  expect(Object.values(hit).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(kills / 2);
  rmSync(root, { recursive: true, force: true });
}, 900_000);
