#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";

// One report is done before helpers have taken up their part of the garbage; in a batch the threads keep every processor busy.
setFlagsFromString("--no-parallel-scavenge");
// One report needs little room for what is new: more of it takes longer to be had than it saves. And it is done before code
// that is compiled once more has paid for that: a quarter of the time, and 11 to 18 of 90 MB (./room.ts for large ones).
if (process.argv[2] === "render" || process.argv[2] === "check")
  for (const flag of ["--semi-space-growth-factor=1", "--no-opt", "--no-maglev"]) setFlagsFromString(flag);
// From Node 22 on what was compiled is kept for the next run, which starts a seventh sooner.
(module as typeof module & { enableCompileCache?: () => unknown }).enableCompileCache?.();
// The same as ./main.ts, in one file (scripts/bundle-command.mjs), which ./compiled.ts runs.

/** Files that are gone or half written, as while the package is installed anew: none of them can say so. */
const isTorn = (error: unknown): boolean =>
  /^(?:ENOENT|MODULE_NOT_FOUND|ERR_(?:MODULE_NOT_FOUND|UNSUPPORTED_DIR_IMPORT|PACKAGE_))/u.test(
    String((error as NodeJS.ErrnoException | null)?.code),
  ) ||
  error instanceof SyntaxError ||
  error instanceof ReferenceError;

try {
  await import(new URL("../command/main.js", import.meta.url).href);
} catch (error) {
  if (!isTorn(error)) throw error;
  console.error(
    `程序自己的文件不全（可能正在升级或重新安装），什么也没有做；请等安装结束后再运行一次，还是不行的请重新安装。（${(error as Error).message.split("\n")[0]}）`,
  );
  process.exitCode = 2;
}
