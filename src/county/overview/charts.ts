import type { Chart } from "../../charts/chart.ts";
import { chartFigureOf } from "../../charts/figure-shown.ts";
import { partsChart } from "../../charts/parts.ts";
import { rankedChart } from "../../charts/ranked.ts";
import { agencyStates, type Collected } from "../collect/state.ts";
import { requestsRanking } from "../ranking/ranking.ts";
import { rollKinds } from "../roll/roll.ts";

/** The kinds of agencies that the roll has, each with its agencies, in the order of kinds. */
const kindsIn = ({ agencies }: Collected) =>
  rollKinds.flatMap((kind) => {
    const list = agencies.filter(({ row }) => row.kind === kind);
    return list.length === 0 ? [] : [{ kind, list }];
  });

/** How far each kind of agency has come, as parts of wholes. */
export function statesChart(collected: Collected): Chart | undefined {
  const kinds = kindsIn(collected);
  if (kinds.length === 0) return undefined;
  const { year, today } = collected;
  return partsChart({
    key: "states",
    title: `${year}年年报收齐情况`,
    source: `来源：名册和收到的文件${today === "" ? "" : `，${today}`}。`,
    subject: "类别",
    unit: "个单位",
    wholes: kinds.map(({ kind, list }) => ({
      name: kind,
      total: chartFigureOf(list.length),
      parts: agencyStates.map((state) => ({
        name: state,
        figure: chartFigureOf(list.filter((one) => one.state === state).length),
      })),
    })),
  });
}

/** Agencies of each kind by what they received, last year's below; who has handed in nothing stands in its place. */
export function requestsCharts(collected: Collected): Chart[] {
  const { year } = collected;
  return kindsIn(collected).flatMap(({ kind, list }, i): Chart[] => {
    // One alone is no rank, and where nothing came there is nothing to see.
    if (list.length < 2 || list.every(({ report }) => report === undefined)) return [];
    const { name, unit, ranked, nil, without } = requestsRanking(list);
    const withLast = ranked.some(({ before }) => before !== undefined);
    const said = [
      ...(nil === 0 ? [] : [`另有 ${nil} 个单位为 0，不排名次。`]),
      ...(without === 0 ? [] : [`${without} 个单位的报告是别的格式，没有这一项。`]),
      ...(withLast ? [] : ["没有上年的数。"]),
    ];
    return [
      rankedChart({
        key: `requests-${i + 1}`,
        title: `${kind}：${name}`,
        source: `来源：收到的${year}年年度报告，名册里“${kind}”一类 ${list.length} 个单位。`,
        notes: said,
        subject: "单位",
        counted: "",
        unit,
        now: `${year}年`,
        ...(withLast && { before: `${year - 1}年` }),
        rows: [
          ...ranked.map(({ row, value, before }) => ({
            name: row.name,
            figure: chartFigureOf(value),
            ...(withLast && {
              before:
                before === undefined ? { size: undefined, text: "上年没有" } : chartFigureOf(before.value),
            }),
          })),
          ...list
            .filter(({ report }) => report === undefined)
            .map(({ row, state }) => ({ name: row.name, figure: { size: undefined, text: state } })),
        ],
      }),
    ];
  });
}
