import { expect, test } from "vitest";
import { toldTogether } from "./told-together.ts";

test("cells of one row are one place, further rows are counted, other words stay apart, in order", () => {
  const blank = "原表此格空白，按空白读入。";
  const notes = [
    { place: "表三 第一项「甲」· 自然人", message: blank },
    { place: "机关名称", message: "按全称读入。" },
    { place: "表三 第一项「甲」· 总计", message: blank },
    ...["乙", "丙", "丁", "戊"].map((row) => ({ place: `表三 「${row}」· 总计`, message: blank })),
  ];
  expect(toldTogether(notes)).toEqual([
    {
      place: "表三 第一项「甲」（2 格）、表三 「乙」· 总计、表三 「丙」· 总计、表三 「丁」· 总计等 5 处",
      message: blank,
    },
    { place: "机关名称", message: "按全称读入。" },
  ]);
  expect(toldTogether([])).toEqual([]);
});
