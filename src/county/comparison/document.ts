import type { Block, Document } from "../../document/document.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { listBlock } from "../list-block.ts";
import { type Comparison, wantedComparison } from "./comparison.ts";
import { comparisonTitle, figureCells, figureHeads, isFilled, nilText, statesText } from "./shown.ts";
import { comparisonSummary } from "./summary.ts";

/** The comparison as a document: any writer sets it. What is the same is counted, not printed. */
export function comparisonDocument(comparison: Comparison): Document {
  refuseArgument("comparisonDocument", "comparison", comparison, wantedComparison);
  const { agency, years, figures, texts, notes } = comparison;
  const heads = figureHeads(comparison);
  const wide = Math.floor(58 / heads.length);
  const said = (path: string, text: string, lead = ""): Block => ({ type: "paragraph", path, lead, text });
  const filled = figures.filter(isFilled);
  const parts = texts.flatMap((text, i): Block[] => {
    const { place, years, sentences } = text;
    if (sentences.length === 0) return [];
    const lead = `${place}（${years.join("—")}）：`;
    const changed = sentences.filter(({ state }) => state !== "相同" && state !== "只换年份");
    if (changed.length === 0) return [said(`texts.${i}`, `${statesText(text)}。`, lead)];
    return [
      said(`texts.${i}`, `${statesText(text)}。`, lead),
      listBlock(
        `texts.${i}.table`,
        "",
        [
          { head: "情况", width: 8, centred: true },
          { head: `${years[0]}年`, width: 46 },
          { head: `${years[1]}年`, width: 46 },
        ],
        changed.map(({ state, before = "", after = "" }) => [state, before, after]),
      ),
    ];
  });
  return {
    info: {
      properties: { comparison: agency, year: years.join("-") },
      title: comparisonTitle(comparison),
      author: agency,
      subject: "年报对照",
      keywords: [agency, ...years.map(String)],
      date: `${years.at(-1)}-12-31`,
    },
    blocks: [
      {
        type: "title",
        path: "title",
        lines: [agency, `${years.map((year) => `${year}年`).join("、")}年报对照`],
        agency,
      },
      ...comparisonSummary(comparison).map((text, i) => said(`summary.${i}`, text)),
      ...notes.map((note, i) => said(`notes.${i}`, note)),
      { type: "heading", path: "figures", level: 1, text: "数字" },
      said("figures.note", `${nilText(figures)}增幅一栏，前一年为 0、后一年不为 0 的写“—”。`),
      ...(filled.length === 0
        ? []
        : [
            listBlock(
              "figures.table",
              "",
              [
                { head: "位置", width: 100 - wide * heads.length },
                ...heads.map((head) => ({ head, width: wide, centred: true as const })),
              ],
              filled.map((figure) => [figure.place, ...figureCells(figure)]),
            ),
          ]),
      { type: "heading", path: "texts", level: 1, text: "文字" },
      ...parts,
    ],
  };
}
