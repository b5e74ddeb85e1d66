import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import { workbookPackage } from "../../formats/xlsx/package.ts";
import type { Content } from "../../formats/xlsx/sheet.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { type Comparison, wantedComparison } from "./comparison.ts";
import { comparisonTitle, figureCells, figureHeads, growthHead, statesText } from "./shown.ts";
import { comparisonSummary } from "./summary.ts";

/** A figure as Excel counts with it; what is no plain number stays text. */
const numberOrText = (text: string): Content =>
  /^-?\d{1,15}(?:\.\d{1,6})?$/u.test(text) ? Number(text) : text;

/** A growth as Excel counts with it: 「66.7%」 is 0.667, told in percent by its look; 「—」 stays text. */
const growthOrText = (text: string): Content =>
  /^-?\d{1,12}\.\d%$/u.test(text) ? Number(text.replace(/\.|%/gu, "")) / 1000 : text;

/** 对照.xlsx: what changed most in words, figures, then sentences. The same comparison gives the same bytes. */
export function comparisonWorkbook(comparison: Comparison): Uint8Array {
  refuseArgument("comparisonWorkbook", "comparison", comparison, wantedComparison);
  const { figures, texts, notes, years } = comparison;
  const title = comparisonTitle(comparison);
  const heads = figureHeads(comparison);
  return workbookPackage(
    [
      listSheet(
        "概况",
        title,
        [{ head: `${years.at(-2)}年至${years.at(-1)}年`, width: 110 }],
        [...comparisonSummary(comparison), ...notes].map((text) => [text]),
      ),
      listSheet(
        "数字",
        title,
        [
          { head: "位置", width: 56 },
          ...heads.map((head) => ({ head, width: 12, percent: head === growthHead })),
        ],
        figures.map((figure) => [
          figure.place,
          ...figureCells(figure).map((text, i) =>
            heads[i] === growthHead ? growthOrText(text) : numberOrText(text),
          ),
        ]),
      ),
      listSheet(
        "文字",
        texts
          .map(({ place, years, ...text }) => `${place}（${years.join("—")}）：${statesText(text)}`)
          .join("；"),
        [
          { head: "部分", width: 20 },
          { head: "年度", width: 11 },
          { head: "情况", width: 9 },
          { head: "前一年", width: 60 },
          { head: "后一年", width: 60 },
        ],
        texts.flatMap(({ place, years, sentences }) =>
          sentences.map(({ state, before = "", after = "" }): Content[] => [
            place,
            years.join("—"),
            state,
            before,
            after,
          ]),
        ),
      ),
    ],
    0,
  );
}
