import { joined } from "#platform";
import { chartFigure, chartRules } from "../../charts/page.ts";
import { encodedChunks } from "../../opc/encoded.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import { severityNames } from "../../problem/finding.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { isOpen } from "../collect/findings.ts";
import {
  type AgencyState,
  agencyStates,
  type Collected,
  type CollectedAgency,
  type CollectedFile,
  type FileState,
  fileStates,
  takenBeforeText,
  wantedCollected,
} from "../collect/state.ts";
import { differencesText } from "../publication/sheet.ts";
import type { Round } from "../rounds/ledger.ts";
import { requestsCharts, statesChart } from "./charts.ts";
import { stateMeanings } from "./explanation.ts";
import { pageStyle } from "./page-style.ts";
import { type PageRow, pageTableRows } from "./page-table.ts";
import { missingText, termText } from "./reminder.ts";
import { changesText } from "./round-sheets.ts";

const lines = (text: string): string => escaped(text).replaceAll("\n", "<br>");

const countsHtml = ({ findings }: CollectedAgency): string =>
  (["error", "warning", "hint"] as const)
    .map((severity) => {
      const count = findings.filter((one) => isOpen(one) && one.severity === severity).length;
      return count === 0 ? "" : `<span class="${severity}">${severityNames[severity]} ${count}</span>`;
    })
    .filter((part) => part !== "")
    .join(" ");

/** No page lists more findings of one agency; the workbook has them all. */
const mostShown = 30;

function findingsHtml({ findings }: CollectedAgency): string {
  const open = findings.filter(isOpen);
  if (open.length === 0) return "";
  const items = open.slice(0, mostShown).map(({ severity, place, found, expected, message }) => {
    const value =
      expected === undefined
        ? ""
        : `<span class="value">现值 ${escaped(found) || "（空）"}，应为 ${escaped(expected)}</span>`;
    return `<li><span class="${severity}">${severityNames[severity]}</span> <b>${escaped(place)}</b> ${lines(message)}${value}</li>`;
  });
  const more = open.length > mostShown ? `<li>……共 ${open.length} 处，都在 汇总.xlsx 的“问题”。</li>` : "";
  return `<details><summary>${open.length} 处</summary><ul>${items.join("\n")}${more}</ul></details>`;
}

const followedText = ({ followed = [], unasked }: Round): string =>
  followed.length === 0 ? "" : `${unasked.length === 0 ? "；" : "\n"}随之变动 ${followed.length} 处`;

function agencyRow(
  { today, files: all }: Collected,
  agency: CollectedAgency,
  reasons: ReadonlyMap<string, string>,
  missing: string | undefined,
): PageRow {
  const { row, state, files, findings, receivedOn, previousNote, round, publication } = agency;
  const term = termText(row.due, today, state === "收到" ? receivedOn : undefined);
  const answer =
    round === undefined
      ? ""
      : `${round.on} 重报：已改 ${round.fixed}，未改 ${round.open}，新问题 ${round.fresh}${
          round.unasked.length === 0 ? "" : `；没有要求改而改了的：\n${changesText(round.unasked)}`
        }${followedText(round)}`;
  const gone = takenBeforeText(agency) ?? "";
  const proposed = () =>
    all.flatMap((one) => (one.state === "待定" && one.proposals?.includes(row.name) ? [one.file] : []));
  const why =
    state !== "待定" && state !== "交了不能用"
      ? []
      : (files.length > 0 ? files : proposed()).map((file) => `${file}：${reasons.get(file) ?? ""}`);
  const shown =
    publication === undefined
      ? ""
      : `公布情况：${publication.state}。\n${differencesText(publication.differences)}`.trim();
  const said = [gone, answer, previousNote ?? "", ...why, shown, missing ?? ""];
  const nothing = state === "收到" && findings.filter(isOpen).length === 0;
  return {
    name: escaped(row.name),
    cells: [
      { html: row.kind },
      { html: escaped(row.due ?? "") },
      { html: escaped(term), ...(/^(?:迟|已过)/u.test(term) && { look: "late" }) },
      { html: nothing ? "未发现问题" : countsHtml(agency) },
      { html: findingsHtml(agency) },
      { html: lines(said.filter((one) => one !== "").join("\n")) },
    ],
  };
}

/** The agencies in a state. */
function* agenciesSection(state: AgencyState, rows: readonly PageRow[]): Iterable<string> {
  const heads = ["单位", "类别", "应报", "期限", "核对", "问题", "说明"];
  yield `<section id="agency-${agencyStates.indexOf(state)}"><h2>${state}：${rows.length} 个单位</h2>
<p>${stateMeanings.agency[state]}</p>
`;
  yield* pageTableRows(heads, rows);
  yield "</section>\n";
}

/** The files in a state. */
function* filesDetails(state: FileState, list: readonly CollectedFile[]): Iterable<string> {
  const rows = list.map(
    ({ file, agency = "", reason = "", proposals = [] }): PageRow => ({
      name: escaped(file),
      cells: [escaped(agency), lines(proposals.join("\n")), lines(reason)].map((html) => ({ html })),
    }),
  );
  const open = state === "待定" || state === "读不了" ? " open" : "";
  yield `<details${open}><summary>${state}：${list.length} 个文件</summary>
<p>${stateMeanings.file[state]}</p>
`;
  yield* pageTableRows(["文件", "单位", "可能是", "说明"], rows);
  yield "</details>";
}

function* pagePieces(collected: Collected, passedOver: number): Iterable<string> {
  const { year, today, files, agencies } = collected;
  const inState = new Map(
    agencyStates.map((state) => [state, agencies.filter((one) => one.state === state)] as const),
  );
  const listOf = (state: AgencyState) => inState.get(state) ?? [];
  const cards = agencyStates.map(
    (state, i) =>
      `<a class="card" href="#agency-${i}"><b>${listOf(state).length}</b><span>${state}</span></a>`,
  );
  const states = statesChart(collected);
  const requests = requestsCharts(collected);
  const subject = `${year}年年报收齐情况`;
  yield `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
<style>
${pageStyle}
${chartRules}
</style>
</head>
<body>
<main>
<h1>${subject}</h1>
<p>名册 ${agencies.length} 个单位，文件 ${files.length} 个${passedOver === 0 ? "" : `（另有临时、隐藏文件 ${passedOver} 个）`}${today === "" ? "" : `，${today} 生成`}。</p>
<nav class="cards" aria-label="各种情况的单位数">${cards.join("")}</nav>
${states === undefined ? "" : `<section><h2>各类单位</h2>\n${chartFigure(states)}</section>\n`}`;
  const reasons = new Map(files.map(({ file, reason = "" }) => [file, reason.split("\n")[0] ?? ""]));
  const missing = missingText(collected);
  // What has to be done comes first.
  for (const state of ["待定", "交了不能用", "未交", "收到"] as const)
    yield* agenciesSection(
      state,
      listOf(state).map((agency) => agencyRow(collected, agency, reasons, missing(agency))),
    );
  yield `${requests.length === 0 ? "" : `<section><h2>各单位的数</h2>\n${requests.map(chartFigure).join("\n")}</section>\n`}<section><h2>文件</h2>`;
  for (const state of fileStates) {
    const list = files.filter((file) => file.state === state);
    if (list.length === 0) continue;
    yield "\n";
    yield* filesDetails(state, list);
  }
  yield `${files.length === 0 ? "\n" : ""}</section>
</main>
</body>
</html>
`;
}

/**
 * 汇总.html: how every agency and every file stands, as one page without script, readable on a phone. The same data gives
 * the same bytes.
 */
export function overviewPage(collected: Collected, passedOver = 0): Uint8Array {
  refuseArgument("overviewPage", "collected", collected, wantedCollected);
  return joined([...overviewPageChunks(collected, passedOver)]);
}

/** The same a chunk at a time: of thousands of agencies it has ten megabytes, and as text three times as many. */
export const overviewPageChunks = (collected: Collected, passedOver: number): Iterable<Uint8Array> =>
  encodedChunks(pagePieces(collected, passedOver));
