import { expect, test, vi } from "vitest";
import { check } from "../src/checks/check.ts";
import { commands } from "../src/cli/commands.ts";
import { exampleReport } from "../src/cli/example-report.ts";
import { helpRow, inChinese } from "../src/cli/help.ts";
import { openLateBar } from "../src/cli/progress.ts";
import { wordMeant } from "../src/problem/word-meant.ts";

const names = ["render", "batch", "check", "form", "page", "import", "roll", "collect", "rollup"];

test.each([
  ["rendr", "render"],
  ["chekc", "check"],
  ["colect", "collect"],
  ["imports", "import"],
  ["rolll", "roll"],
  ["ren", "render"],
  ["x", undefined],
  ["年报.docx", undefined],
  ["", undefined],
  ["2024", undefined],
])("%s: %s is meant", (typed, meant) => expect(wordMeant(typed, names)).toBe(meant));

test("a row of the help keeps its columns in Chinese", () => {
  expect(inChinese("  -o, --output <dir>     存放目录")).toBe("  -o, --output <目录>    存放目录");
  expect(inChinese("  --waive <code=reason>  停用")).toMatch(/^ {2}--waive <规则=理由> {2,}停用$/u);
  expect(inChinese("格式 (default: text)")).toBe("格式（默认：text）");
});

test("a long row of the help is broken under its beginning, within 80 columns", () => {
  const columns = (line: string) => [...line].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
  const row = `  --style <文件>         ${"版式文件（JSON）：边距、字号、字体等，".repeat(4)}`;
  const lines = helpRow(row).split("\n");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(80);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {25}[^ ，。、；：）]/u);
  expect(lines.map((line) => line.slice(25 - (line === lines[0] ? 2 : 0))).join("")).toBe(row.slice(23));
  const example = '{ "page": { "left": 79 } }';
  const pieces = helpRow(
    `  --style <文件>         版式文件（JSON）：边距、字号、字体等，如 ${example}，长度单位为磅，约 17 MB`,
  );
  for (const whole of [example, "17 MB"]) expect(pieces).toContain(whole);
  expect(helpRow("  $ nianbao <命令> [选项]")).toBe("  $ nianbao <命令> [选项]");
});

test("no line of any help is wider than a terminal of 80 columns", async () => {
  const columns = (line: string) => [...line].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
  const cli = commands(
    "0.0.0",
    () => {},
    () => {},
  );
  const shown: string[] = [];
  const log = vi.spyOn(console, "info").mockImplementation((text) => void shown.push(text));
  try {
    cli.outputHelp();
    for (const command of cli.commands) command.outputHelp();
  } finally {
    log.mockRestore();
  }
  expect(shown.length).toBe(cli.commands.length + 1);
  const lines = shown.flatMap((text) => text.split("\n"));
  expect(lines.filter((line) => columns(line) > 80)).toEqual([]);
  // A word of one sign on a line of its own looks like a slip.
  expect(lines.filter((line) => /^ {10,}[\u4e00-\u9fff]。?$/u.test(line))).toEqual([]);
});

test("a bar is shown once files have taken a second, on a terminal; what is said has its own lines", async () => {
  const shown: string[] = [];
  const stream = { isTTY: true, columns: 80, write: (text: string) => shown.push(text) } as never;
  const [now, said] = [vi.spyOn(process, "uptime"), [] as string[]];
  now.mockReturnValue(0);
  try {
    const bar = openLateBar(3, "核对", stream);
    await bar.step();
    expect(shown).toEqual([]);
    now.mockReturnValue(2);
    await bar.step();
    bar.around((line) => said.push(line))("甲镇");
    bar.stop();
  } finally {
    now.mockRestore();
  }
  expect(shown.join("")).toMatch(/核对.*2\/3，每秒 1\.0 份，还需/u);
  expect(said).toEqual(["甲镇"]);
});

test("nothing is found in the filled example, whatever its year", () => {
  for (const year of [2021, 2025, 2030]) expect(check(exampleReport(year))).toEqual([]);
});
