import { expect, test } from "vitest";
import { type Problem, problemLines } from "./problem.ts";

const problem = (found: unknown): Problem => ({
  code: "EMPTY",
  path: "overview",
  place: "一、总体情况",
  found,
  message: "不能为空。",
});

test.each([
  [[], ""],
  ["", ""],
  [undefined, ""],
  [{ text: "甲" }, ""],
  [["甲", "乙"], '现为 "甲、乙"'],
  ["12,3", '现为 "12,3"'],
  [0, "现为 0"],
])("%j for a clerk: %s", (found, said) =>
  expect(problemLines([problem(found)], false)).toBe(`1. 一、总体情况：不能为空。${said}`));

test("a programmer is told data as it is", () =>
  expect(problemLines([problem([])])).toBe("1. 一、总体情况（overview）：不能为空。现为 []"));
