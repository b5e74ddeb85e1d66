import { linkCell, listSheet } from "../../formats/xlsx/list-sheet.ts";
import { workbookPackage } from "../../formats/xlsx/package.ts";
import type { Content } from "../../formats/xlsx/sheet.ts";
import { severityNames } from "../../problem/finding.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { answerWords } from "../collect/entry.ts";
import {
  agencyStates,
  type Collected,
  fileStates,
  statesCounted,
  takenBeforeText,
  wantedCollected,
} from "../collect/state.ts";
import { likenessSheet } from "../likeness/sheet.ts";
import { likenessWithin } from "../likeness/texts.ts";
import { publicationSheets } from "../publication/sheet.ts";
import { rankingSheet } from "../ranking/sheet.ts";
import type { Ledger } from "../rounds/ledger.ts";
import { waiverKey } from "../rounds/ledger.ts";
import { askedSheet, findingsSheet } from "./answers.ts";
import { explanationSheet } from "./explanation.ts";
import { missingText, termText } from "./reminder.ts";
import { roundSheets } from "./round-sheets.ts";

/** Where receipts stand beside the overview. */
export const receiptFolder = "回执";

/** No sheet of Excel has more rows. */
const mostRows = 1_000_000;

/** What was typed for passing a finding over. */
const reasonTyped = (ledger: Ledger, agency: string, code: string, place: string, found: string): string =>
  ledger.waivers[waiverKey(agency, code, place, found)] ?? "";

/** 汇总.xlsx: how every agency stands, what is asked, every finding, every file. The same data gives the same bytes. */
export function overviewWorkbook(
  collected: Collected,
  passedOver = 0,
  receiptName: (agency: string) => string = (agency) => agency,
): Uint8Array {
  refuseArgument("overviewWorkbook", "collected", collected, wantedCollected);
  const { year, today, files, agencies, ledger } = collected;
  const missing = missingText(collected);
  let findingRow = 3;
  const states = agencies.map((agency): Content[] => {
    const { row, state, files, findings, previousNote, receivedOn } = agency;
    const received = state === "收到" ? receivedOn : undefined;
    const firstRow = findingRow;
    findingRow += findings.length;
    const count = (wanted: string) =>
      findings.filter(({ severity, waived }) => severity === wanted && !waived).length;
    const found = count("error") + count("warning") + count("hint");
    return [
      row.number,
      row.name,
      row.kind,
      state,
      row.due ?? "",
      row.publishDue ?? "",
      received ?? "",
      termText(row.due, today, received),
      files.join("\n"),
      ...(["error", "warning", "hint"] as const).map((severity) =>
        agency.report === undefined ? "" : count(severity),
      ),
      found === 0 || firstRow > mostRows
        ? ""
        : linkCell(`#'${findingsSheet.name}'!A${firstRow}`, `见第 ${firstRow} 行`),
      files.length === 0 ? "" : linkCell(`${receiptFolder}/${receiptName(row.name)}.docx`, "回执"),
      [previousNote, takenBeforeText(agency), missing(agency)].filter(Boolean).join("\n"),
      row.contact ?? "",
    ];
  });
  const inPublished = (collected.published ?? []).map((file) => ({ ...file, file: `公布的 ${file.file}` }));
  const pending = [...files, ...inPublished].filter(
    ({ state, answer }) => state === "待定" || answer !== undefined,
  );
  const findings = agencies.flatMap(({ row, findings }) =>
    findings.map(({ severity, code, place, found, expected, message, waived }): Content[] => [
      row.name,
      severityNames[severity],
      code,
      place,
      found,
      expected ?? "",
      message,
      reasonTyped(ledger, row.name, code, place, found),
      waived === reasonTyped(ledger, row.name, code, place, found) ? "" : (waived ?? ""),
    ]),
  );
  const choices = Object.values(answerWords);
  return workbookPackage(
    [
      listSheet(
        "报送情况",
        `${year}年：名册 ${agencies.length} 个单位（${statesCounted(agencyStates, agencies)}）`,
        [
          { head: "序号", width: 6 },
          { head: "单位", width: 28 },
          { head: "类别", width: 8 },
          { head: "情况", width: 11 },
          { head: "应报", width: 12 },
          { head: "应公布", width: 12 },
          { head: "收到日期", width: 12 },
          { head: "期限", width: 10 },
          { head: "文件", width: 32 },
          { head: "错误", width: 6 },
          { head: "警告", width: 6 },
          { head: "提示", width: 6 },
          { head: "问题", width: 10 },
          { head: "回执", width: 7 },
          { head: "说明和催报", width: 50 },
          { head: "联系人", width: 16 },
        ],
        states,
      ),
      listSheet(
        askedSheet.name,
        `在黄色的“${askedSheet.answer}”栏填单位全称，或 ${choices.join("、")}；几项之间用“；”隔开。存盘后再运行一次。`,
        [
          { head: "文件", width: 34 },
          { head: "情况", width: 9 },
          { head: "要定的事", width: 60 },
          { head: "可能是", width: 28 },
          { head: askedSheet.answer, width: 26, answered: true },
          { head: askedSheet.sum, width: 20 },
        ],
        pending.map(({ file, state, reason = "", proposals = [], answer = "", sha256 = "" }) => [
          file,
          state,
          reason,
          proposals.join("\n"),
          answer,
          sha256,
        ]),
      ),
      listSheet(
        findingsSheet.name,
        `${
          findings.length > mostRows
            ? `共 ${findings.length} 处，列出前 ${mostRows} 处`
            : `共 ${findings.length} 处`
        }。核实无误、不改的，在黄色的“${findingsSheet.reason}”栏写明理由，存盘后再运行一次；现值变了要重写。`,
        [
          { head: findingsSheet.agency, width: 26 },
          { head: "程度", width: 7 },
          { head: findingsSheet.code, width: 16 },
          { head: findingsSheet.place, width: 36 },
          { head: findingsSheet.found, width: 18 },
          { head: "应为", width: 18 },
          { head: "说明和改法", width: 60 },
          { head: findingsSheet.reason, width: 22, answered: true },
          { head: "停用规则的理由", width: 18 },
        ],
        findings.slice(0, mostRows),
      ),
      rankingSheet(collected),
      likenessSheet(likenessWithin(collected)),
      ...publicationSheets(collected),
      ...roundSheets(collected),
      listSheet(
        "文件",
        `收到 ${files.length} 个文件（${statesCounted(fileStates, files)}）；另有临时文件、隐藏文件 ${passedOver} 个，没有读`,
        [
          { head: "文件", width: 44 },
          { head: "情况", width: 10 },
          { head: "单位", width: 28 },
          { head: "说明", width: 70 },
        ],
        [...files, ...inPublished].map(({ file, state, agency = "", reason = "" }) => [
          file,
          state,
          agency,
          reason,
        ]),
      ),
      explanationSheet(collected),
    ],
    0,
  );
}
