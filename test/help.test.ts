import { expect, test } from "vitest";
import { check } from "../src/checks/check.ts";
import { exampleReport } from "../src/cli/example-report.ts";
import { inChinese, wordMeant } from "../src/cli/help.ts";

const commands = ["render", "batch", "check", "form", "page", "import", "roll", "collect", "rollup"];

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
])("%s: %s is meant", (typed, meant) => expect(wordMeant(typed, commands)).toBe(meant));

test("a row of the help keeps its columns in Chinese", () => {
  expect(inChinese("  -o, --output <dir>     存放目录")).toBe("  -o, --output <目录>    存放目录");
  expect(inChinese("  --waive <code=reason>  停用")).toMatch(/^ {2}--waive <规则=理由> {2,}停用$/u);
  expect(inChinese("格式 (default: text)")).toBe("格式（默认：text）");
});

test("the filled example is right in every figure; its made-up names are warned of, so that nobody hands it in", () => {
  for (const year of [2021, 2025, 2030]) {
    const findings = check(exampleReport(year));
    expect(new Set(findings.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
      new Set(["TEXT-BLANK warning"]),
    );
  }
});
