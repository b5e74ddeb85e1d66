import { linkCell, listSheet } from "../../formats/xlsx/list-sheet.ts";
import { workbookPackage } from "../../formats/xlsx/package.ts";
import type { Content } from "../../formats/xlsx/sheet.ts";
import { severityNames } from "../../problem/finding.ts";
import { answerWords } from "../collect/collect.ts";
import { agencyStates, type Collected, fileStates, statesCounted } from "../collect/state.ts";
import { askedSheet } from "./answers.ts";
import { reminderFor } from "./reminder.ts";

/** No sheet of Excel has more rows. */
const mostRows = 1_000_000;

/** 汇总.xlsx: how every agency stands, what is asked, every finding, every file. The same data gives the same bytes. */
export function overviewWorkbook({ year, files, agencies }: Collected, passedOver = 0): Uint8Array {
  const states = agencies.map(({ row, state, files, findings, previousNote }): Content[] => {
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
      files.join("\n"),
      count("error"),
      count("warning"),
      count("hint"),
      found === 0 ? "" : linkCell("#'问题'!A3", "见“问题”"),
      [previousNote, state === "收到" ? undefined : reminderFor(row, year, state)].filter(Boolean).join("\n"),
      row.contact ?? "",
    ];
  });
  const pending = files.filter(({ state, answer }) => state === "待定" || answer !== undefined);
  const findings = agencies.flatMap(({ row, findings }) =>
    findings.map(({ severity, code, place, found, expected, message, waived }): Content[] => [
      row.name,
      severityNames[severity],
      code,
      place,
      found,
      expected ?? "",
      message,
      waived ?? "",
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
          { head: "文件", width: 32 },
          { head: "错误", width: 6 },
          { head: "警告", width: 6 },
          { head: "提示", width: 6 },
          { head: "问题", width: 10 },
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
        "问题",
        findings.length > mostRows
          ? `共 ${findings.length} 处，列出前 ${mostRows} 处`
          : `共 ${findings.length} 处`,
        [
          { head: "单位", width: 26 },
          { head: "程度", width: 7 },
          { head: "规则", width: 16 },
          { head: "位置", width: 36 },
          { head: "现值", width: 18 },
          { head: "应为", width: 18 },
          { head: "说明和改法", width: 60 },
          { head: "已停用的理由", width: 18 },
        ],
        findings.slice(0, mostRows),
      ),
      listSheet(
        "文件",
        `收到 ${files.length} 个文件（${statesCounted(fileStates, files)}）；另有临时文件、隐藏文件 ${passedOver} 个，没有读`,
        [
          { head: "文件", width: 44 },
          { head: "情况", width: 10 },
          { head: "单位", width: 28 },
          { head: "说明", width: 70 },
        ],
        files.map(({ file, state, agency = "", reason = "" }) => [file, state, agency, reason]),
      ),
    ],
    0,
  );
}
