import { expect, test } from "vitest";
import { fontSet } from "../fonts/font-set.ts";
import { gbt9704 } from "../style/gbt9704.ts";
import { pageGrid } from "./grid-page.ts";
import { measure } from "./measure.ts";
import { titleLines } from "./title.ts";

const size = gbt9704.text.title;
const grid = pageGrid(gbt9704);
const fonts = fontSet();

function lines(text: string, agency: string): string[] {
  const measured = measure([{ role: "title", text }], { size, pitch: size }, fonts, (m) => {
    throw new Error(`no font holds ${m.character}`);
  });
  return titleLines(text, measured, grid.width, size, agency).map(({ characters }) =>
    characters.map(({ character }) => character).join(""),
  );
}

const rest = "年政府信息公开工作年度报告";

test.each([
  ["after the agency's name", `甲镇人民政府2024${rest}`, "甲镇人民政府", ["甲镇人民政府", `2024${rest}`]],
  [
    "after a name in short",
    `洪泽区人民政府2023${rest}`,
    "淮安市洪泽区人民政府",
    ["洪泽区人民政府", `2023${rest}`],
  ],
  [
    "after a name without its end",
    `文水县刘胡兰镇2024${rest}`,
    "文水县刘胡兰镇人民政府",
    ["文水县刘胡兰镇", `2024${rest}`],
  ],
  ["not where it fits", `宿迁市2024${rest}`, "宿迁市人民政府", [`宿迁市2024${rest}`]],
  [
    "nor after other words",
    `东海县某某局机关2023${rest}`,
    "甲镇人民政府",
    ["东海县某某局机关2023年", "政府信息公开工作年度报告"],
  ],
])("a title parts %s", (_, text, agency, wanted) => {
  expect(lines(text, agency)).toEqual(wanted);
});
