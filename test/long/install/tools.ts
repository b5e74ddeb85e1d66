// Package managers, compilers, bundlers and engines, installed once into .ci/tools/install.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, ".ci/tools/install");

const versions: Readonly<Record<string, string>> = {
  "@vercel/nft": "1.11.5",
  "@yarnpkg/cli-dist": "4.18.1",
  bun: "1.4.5",
  deno: "2.9.6",
  esbuild: "0.28.2",
  pnpm: "10.34.8",
  ts54: "npm:typescript@5.4.5",
  ts57: "npm:typescript@5.7.3",
  ts59: "npm:typescript@5.9.3",
  ts6: "npm:typescript@6.0.3",
  ts7: "npm:typescript@7.0.2",
  vite: "8.3.8",
  webpack: "5.112.1",
  yarn: "1.22.22",
};

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder, with nothing of npm's surroundings. */
export function run(program: string, args: readonly string[], cwd: string, env = {}): Promise<Ran> {
  const bare = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_(?!EXTRA_CA)|VITEST)/.test(name)),
  );
  return new Promise((resolve) =>
    execFile(
      program,
      args,
      { cwd, env: { ...bare, ...env }, timeout: 240_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({
          status: error === null ? 0 : typeof error.code === "number" ? error.code : 1,
          stdout,
          stderr,
        }),
    ),
  );
}

/** Installs the tools unless they are there. */
export async function installTools(): Promise<void> {
  const list = JSON.stringify({ private: true, dependencies: versions }, null, 2);
  const done = join(folder, "package.json");
  if (existsSync(done) && readFileSync(done, "utf8") === list && existsSync(join(folder, "whole"))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(done, list);
  const { status, stderr } = await run("npm", ["install", "--no-audit", "--no-fund"], folder);
  if (status !== 0) throw new Error(stderr);
  // Their install scripts link or fetch the engine for this machine; npm may have left them out.
  if (existsSync(join(folder, "node_modules/bun/install.js")))
    await run(process.execPath, ["install.js"], join(folder, "node_modules/bun"));
  writeFileSync(join(folder, "whole"), "");
}

export const tool = (path: string) => join(folder, "node_modules", path);
