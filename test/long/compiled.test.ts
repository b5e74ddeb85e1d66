// What was compiled of the command is kept for the next run, and nobody ever notices: damaged, foreign, not to be written.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { builtCommand, nianbao } from "../nianbao.ts";

const report = join(import.meta.dirname, "../../examples/liuhulan-2024.json");
const newFolder = () => mkdtempSync(join(tmpdir(), "nianbao-compiled-"));

function called(args: readonly string[], cache: string, more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand, ...args], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
const checked = (cache: string, more?: NodeJS.ProcessEnv) => called(["check", report], cache, more);
const expected = checked(newFolder(), { NODE_DISABLE_COMPILE_CACHE: "1" });

test("the version is told without it, in the words of the reader of arguments", async () => {
  const cache = newFolder();
  const told = vi.spyOn(console, "info").mockImplementation(() => {});
  await nianbao(["--version"]);
  const [[wanted] = []] = told.mock.calls;
  told.mockRestore();
  for (const asked of ["--version", "-v", "version"])
    expect(called([asked], cache)).toEqual({ status: 0, stdout: `${wanted}\n`, stderr: "" });
  expect(readdirSync(cache)).toEqual([]);
});

test("is kept once, and the next run takes it up", () => {
  const cache = newFolder();
  expect(checked(cache)).toEqual(expected);
  const kept = join(cache, "gov-nianbao/check.first.code");
  expect(readdirSync(join(cache, "gov-nianbao"))).toEqual(["check.first.code"]);
  const { mtimeMs, ino, size } = statSync(kept);
  expect(size).toBeGreaterThan(100_000);
  // V8 would copy what does not begin on a whole word.
  expect((readFileSync(kept).indexOf("\n") + 1) % 8).toBe(0);
  expect(checked(cache)).toEqual(expected);
  // One that is not taken up is written anew.
  expect(statSync(kept)).toMatchObject({ mtimeMs, ino, size });
});

test("a run that changes V8's settings on its way, for a large file, leaves what others start from", () => {
  const cache = newFolder();
  checked(cache);
  const kept = join(cache, "gov-nianbao/check.first.code");
  const { mtimeMs, ino } = statSync(kept);
  const large = join(cache, "large.json");
  writeFileSync(large, readFileSync(report, "utf8") + " ".repeat(1_000_000));
  for (const file of [large, report]) {
    expect(called(["check", file], cache).status).toBe(expected.status);
    expect(statSync(kept)).toMatchObject({ mtimeMs, ino });
  }
});

test.each([
  [
    "damaged in its midst",
    (bytes: Buffer) => bytes.fill(0x7f, bytes.length >> 1, (bytes.length >> 1) + 4096),
  ],
  ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ["empty", () => Buffer.alloc(0)],
  ["of another version", (bytes: Buffer) => Buffer.concat([Buffer.from("0".repeat(64)), bytes.subarray(64)])],
])("%s: is made anew", (_, change) => {
  const cache = newFolder();
  checked(cache);
  const kept = join(cache, "gov-nianbao/check.first.code");
  const whole = statSync(kept).size;
  writeFileSync(kept, change(readFileSync(kept)));
  expect(checked(cache)).toEqual(expected);
  expect(statSync(kept).size).toBeGreaterThan(0.9 * whole);
  expect(checked(cache)).toEqual(expected);
});

test("no folder for it, or one that cannot be written: runs all the same", () => {
  const file = join(newFolder(), "file");
  writeFileSync(file, "");
  expect(checked(file)).toEqual(expected);
});

test("a mistyped command leaves nothing", () => {
  const cache = newFolder();
  expect(called(["chekc", report], cache).status).toBe(2);
  expect(readdirSync(cache)).toEqual([]);
});

test.skipIf(process.platform === "win32")("what others may have written is not run", () => {
  const cache = newFolder();
  checked(cache);
  const kept = join(cache, "gov-nianbao/check.first.code");
  chmodSync(kept, 0o666);
  expect(checked(cache)).toEqual(expected);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
});
