import { expect, test } from "vitest";
import { measureOf, paragraphsFrom } from "../../src/published/pdf-paragraphs.ts";

/** Lines of 16 pt on a page of 28 characters a line; a begun paragraph is indented by two. */
type Line = readonly [text: string, indented?: boolean];
const lines = (all: readonly Line[]) =>
  all.map(([text, indented = false], i) => {
    const left = 80 + (indented ? 32 : 0);
    const width = [...text].reduce((sum, c) => sum + (c < "\u2000" ? 8 : 16), 0);
    return { text, left, right: left + width, y: 100 + i * 29, size: 16, page: 1, isColumn: false };
  });
const read = (...all: readonly Line[]) => {
  const given = lines(all);
  return paragraphsFrom(given, measureOf(given)).map(({ text }) => text);
};
const full = "全市各级行政机关坚持以公开为常态不公开为例外持续推进决策";

test("a paragraph with a numbered head run in goes on where a number did not fit the line", () => {
  expect(
    read(
      ["（四）政府信息公开平台建设情况。持续进一步优化专栏", true],
      [full],
      ["在省办二〇二四年四个季度的抽查中，我市各项合格率均"],
      ["100%。"],
      ["（五）监督保障情况。全年开展培训，三次参加九十人次", true],
    ),
  ).toEqual([
    `（四）政府信息公开平台建设情况。持续进一步优化专栏${full}在省办二〇二四年四个季度的抽查中，我市各项合格率均100%。`,
    "（五）监督保障情况。全年开展培训，三次参加九十人次",
  ]);
});

test("a heading stays a paragraph of its own where nothing is indented", () => {
  expect(read(["（一）加强组织领导，落实各级责任和考核"], [full], ["取得新成效。"])).toEqual([
    "（一）加强组织领导，落实各级责任和考核",
    `${full}取得新成效。`,
  ]);
});

test("a sentence that ends where a Latin word did not fit ends no paragraph; before a number that may begin one, it does", () => {
  const begun = `${full.slice(0, 24)}？`;
  expect(read([full], [begun], ["Annual Report on Government Information"])).toEqual([
    `${full}${begun}Annual Report on Government Information`,
  ]);
  expect(read([full], [begun], ["2024年共受理申请三件"])).toEqual([
    `${full}${begun}`,
    "2024年共受理申请三件",
  ]);
});

test("a line is short of a word that holds a web address to itself", () => {
  const begun = "管理站Annual Report on Government";
  const rest = "Information‘障 https://www.example.gov.cn/zwgk/1年";
  expect(read([full], [begun], [rest])).toEqual([`${full}${begun} ${rest}`]);
});
