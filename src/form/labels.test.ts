import { expect, test } from "vitest";
import { edition2021 } from "./edition-2021.ts";
import { depthOf, leavesOf, sumsOf } from "./labels.ts";

const tree = {
  a: "甲",
  group: {
    label: "组",
    bare: true,
    parts: {
      b: "乙",
      inner: { label: "内", parts: { c: { label: "丙", kind: "amount" }, d: "丁" } },
      total: { label: "总", total: true },
    },
  },
} as const;

test("leaves: bare groups lend their label, not their key", () => {
  expect(leavesOf(tree).map(({ keys, labels }) => [keys.join("."), labels.join("/")])).toEqual([
    ["a", "甲"],
    ["b", "组/乙"],
    ["inner.c", "组/内/丙"],
    ["inner.d", "组/内/丁"],
    ["total", "组/总"],
  ]);
  expect(leavesOf(tree).map(({ kind }) => kind)).toEqual(["count", "count", "amount", "count", "count"]);
});

test("a total adds up all other leaves below its parent", () => {
  expect(sumsOf(tree)).toEqual([{ total: ["total"], parts: [["b"], ["inner", "c"], ["inner", "d"]] }]);
});

test("depth counts the levels of labels", () => expect(depthOf(tree)).toBe(3));

test("each table's widths are as many as its columns", () => {
  const { proactiveDisclosure, requests, reviewAndLitigation } = edition2021.sections;
  expect(proactiveDisclosure.widths).toHaveLength(4);
  expect(requests.widths).toHaveLength(depthOf(requests.rows) + leavesOf(requests.columns).length);
  expect(reviewAndLitigation.widths).toHaveLength(leavesOf(reviewAndLitigation.columns).length);
});
