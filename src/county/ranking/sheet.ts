import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import type { Content, Sheet } from "../../formats/xlsx/sheet.ts";
import type { Collected } from "../collect/state.ts";
import { fewestForRate, type RankedAgency, rankings } from "./ranking.ts";

/** No more agencies are listed by one figure; how many there are is said. */
const mostRanked = 500;

const numberCell = (text: string | undefined): Content => (text === undefined ? "" : Number(text));

function rateCells(rate: RankedAgency["rate"]): Content[] {
  if (rate === undefined) return ["", "", ""];
  const { share, of, rank } = rate;
  return [Number(share.toFixed(3)), of, rank ?? "样本少，不排"];
}

/** Sheet 排名: agencies by count, last year's beside it, and by share where that is of thirty at least. */
export function rankingSheet({ agencies }: Pick<Collected, "agencies">): Sheet {
  const missing = agencies.filter(({ report }) => report === undefined).length;
  const rows = rankings(agencies).flatMap(
    ({ name, unit, rateName = "", ranked, nil, without }): Content[][] => {
      const head = `${name}（${unit}）`;
      const notes = [
        ...(ranked.length > mostRanked ? [`共 ${ranked.length} 个单位有数，列出前 ${mostRanked} 名`] : []),
        ...(nil > 0 ? [`${nil} 个单位为 0，不排`] : []),
        ...(without > 0 ? [`${without} 份报告是别的格式，没有这一格，不排`] : []),
      ];
      return [
        ...ranked
          .slice(0, mostRanked)
          .map(({ row, rank, value, before, rate }): Content[] => [
            head,
            rank,
            row.name,
            row.kind,
            numberCell(value),
            numberCell(before?.value),
            numberCell(before?.difference),
            before?.rank ?? "",
            rate === undefined ? "" : rateName,
            ...rateCells(rate),
          ]),
        ...(notes.length === 0 ? [] : [[head, "", `${notes.join("；")}。`]]),
      ];
    },
  );
  return listSheet(
    "排名",
    `按本年的数排，上年的在旁边，数相同的名次相同；占比的基数不足 ${fewestForRate} 的不按占比排。${missing === 0 ? "" : `${missing} 个单位没有收到能用的报告，不在里面。`}用“项目”栏筛选，一次看一项。`,
    [
      { head: "项目", width: 20 },
      { head: "名次", width: 7 },
      { head: "单位", width: 32 },
      { head: "类别", width: 8 },
      { head: "本年", width: 11 },
      { head: "上年", width: 11 },
      { head: "增减", width: 11 },
      { head: "上年名次", width: 10 },
      { head: "占比是什么", width: 26 },
      { head: "占比", width: 9, percent: true },
      { head: "基数", width: 9 },
      { head: "占比名次", width: 14 },
    ],
    rows,
  );
}
