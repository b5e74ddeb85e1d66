// What the package does not bring: without it a command says in one Chinese sentence what to type.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import data from "../../examples/liuhulan-2024.json" with { type: "json" };
import settings from "../../package.json" with { type: "json" };
import { renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import { builtCommand } from "../nianbao.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-peers-"));
const [report, pdf, roll] = ["报告.json", "报告.pdf", "名册.csv"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
beforeAll(async () => {
  writeFileSync(report, JSON.stringify(data));
  // As by another hand: its data is not found.
  const bytes = Buffer.from(await renderPdf(parseReport(data))).toString("latin1");
  writeFileSync(pdf, Buffer.from(bytes.replaceAll("EmbeddedFile", "EmbeddedFilm"), "latin1"));
  writeFileSync(roll, "名称\n某县财政局\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

const queue = ["--redis", "redis://127.0.0.1:1", "--store", join(folder, "store")];
const queueLine = "任务队列要另装两个包，请运行：npm install bullmq@6 ioredis@6";
const serveLine = "服务要另装三个包，请运行：npm install hono @hono/node-server prom-client";
const pdfLine =
  "读 PDF 的页面要用 pdfjs-dist 这个程序包，还没有安装；请运行 npm install pdfjs-dist@5 后再读（nianbao 是全局安装的：npm install -g pdfjs-dist@5；用 npx 的：npx -p gov-nianbao -p pdfjs-dist@5 nianbao …），或改用 Word 文件、网页。";
const serve = ["serve", "--port", "0"];

/** Each peer, a command that needs it, what is said without it. */
const needs: readonly (readonly [peer: string, command: readonly string[], said: string])[] = [
  ["hono", serve, serveLine],
  ["@hono/node-server", serve, serveLine],
  ["prom-client", serve, serveLine],
  ["bullmq", ["work", ...queue], queueLine],
  ["ioredis", ["enqueue", report, ...queue, "--batch", "某县"], queueLine],
  [
    "bullmq",
    [
      "collect",
      folder,
      "--roll",
      roll,
      "--year",
      "2024",
      "-o",
      join(folder, "out"),
      "--redis",
      "redis://127.0.0.1:1",
    ],
    queueLine,
  ],
  ["pdfjs-dist", ["import", pdf, "-o", join(folder, "x.json")], pdfLine],
];

/** Runs the command where a package is not installed. */
async function without(
  peer: string,
  command: readonly string[],
): Promise<{ readonly status: number; readonly stderr: string }> {
  const refuses = (code: string) => `
    if (name === ${JSON.stringify(peer)} || name.startsWith(${JSON.stringify(`${peer}/`)}))
      throw Object.assign(new Error("Cannot find package"), { code: "${code}" });`;
  const hook = `export async function resolve(name, context, next) {
    ${refuses("ERR_MODULE_NOT_FOUND")}
    return next(name, context);
  }`;
  const url = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;
  // Of both kinds of modules.
  const register = `import Module, { register } from "node:module";
    register(${JSON.stringify(url(hook))});
    const resolved = Module._resolveFilename;
    Module._resolveFilename = (name, ...rest) => {
      ${refuses("MODULE_NOT_FOUND")}
      return resolved(name, ...rest);
    };`;
  const args = ["--import", url(register), builtCommand, ...command];
  return await promisify(execFile)(process.execPath, args).then(
    ({ stderr }) => ({ status: 0, stderr }),
    ({ code, stderr }) => ({ status: code, stderr }),
  );
}

test("every package that may lack is tried here", () => {
  expect([...new Set(needs.map(([peer]) => peer))].toSorted()).toEqual(
    Object.keys(settings.peerDependencies).toSorted(),
  );
  for (const { optional } of Object.values(settings.peerDependenciesMeta)) expect(optional).toBe(true);
});

test.concurrent.each(needs)("without %s", async (peer, command, said) => {
  const { status, stderr } = await without(peer, command);
  const lines = stderr
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("名册"));
  expect([status, lines]).toEqual([2, [expect.stringContaining(said)]]);
  expect(stderr).not.toMatch(/Cannot find|^\s+at /mu);
});
