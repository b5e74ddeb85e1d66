// Which cell of table four is wrong, where its own sum cannot tell.
import { expect, test } from "vitest";
import { check } from "../src/checks/check.ts";
import { parseReport } from "../src/report/parse.ts";
import { cleanOf } from "./faults/second-base.ts";

type Cells = readonly [upheld: number, corrected: number, other: number, pending: number, total: number];
const cellsOf = ([upheld, corrected, other, pending, total]: Cells) => ({
  upheld,
  corrected,
  other,
  pending,
  total,
});

const told = (direct: Cells, said?: string) => {
  const data = cleanOf("office");
  if (said !== undefined) (data.overview[5] as { paragraphs: string[] }).paragraphs.push(said);
  const reviewAndLitigation = {
    reconsideration: cellsOf([9, 2, 1, 3, 15]),
    litigation: { direct: cellsOf(direct), afterReconsideration: cellsOf([2, 0, 1, 0, 3]) },
  };
  return check(parseReport({ ...data, reviewAndLitigation })).filter(({ code }) => code === "T4-TOTAL");
};
const at = (cell: string) => `reviewAndLitigation.litigation.direct.${cell}`;

test("two cells that may be meant alike are both named, with the figure that each should have", () => {
  const [finding, ...more] = told([34, 1, 0, 2, 7]);
  expect(more).toEqual([]);
  expect(finding?.others?.toSorted()).toEqual([at("total"), at("upheld")]);
  expect(finding?.message).toContain("“未经复议直接起诉·结果维持”现为 34，应为 4");
  expect(finding?.message).toContain("“未经复议直接起诉·总计”现为 7，应为 37");
  expect(finding?.culprit).toBeUndefined();
});

test("what the text says of both kinds of suits together tells that the total is wrong, or that it is right", () => {
  const said = "全年因政府信息公开被提起行政诉讼10件。";
  expect(told([4, 1, 0, 2, 16], said).map(({ path }) => path)).toEqual([at("total")]);
  expect(told([34, 1, 0, 2, 7], said).map(({ path }) => path)).toEqual([at("upheld")]);
});

test("a total of nil under parts that are not was left out", () => {
  expect(told([7, 0, 0, 0, 0]).map(({ path, expected }) => [path, expected])).toEqual([[at("total"), "7"]]);
});
