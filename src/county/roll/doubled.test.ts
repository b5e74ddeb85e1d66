import { expect, test } from "vitest";
import { doubledNames } from "./doubled.ts";
import { rollRowsFrom } from "./write.ts";

test("two names of one agency are asked about, once; others are not", () => {
  const names = ["清溪县财政局", "财政局", "清溪县柳河镇人民政府", "清溪县教育局"];
  const found = doubledNames(rollRowsFrom(names)).map((pair) => pair.toSorted());
  expect(found).toEqual([["清溪县财政局", "财政局"].toSorted()]);
  expect(doubledNames(rollRowsFrom(names.slice(2)))).toEqual([]);
});
