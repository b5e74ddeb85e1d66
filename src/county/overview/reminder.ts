import { chineseDate } from "../../report/date.ts";
import type { AgencyState } from "../collect/state.ts";
import type { RollRow } from "../roll/roll.ts";

/** What is written to an agency whose report is not there yet. Towns are told the notice's day, no article of the law. */
export function reminderFor(row: RollRow, year: number, state: AgencyState): string | undefined {
  if (state === "待定") return undefined;
  const law =
    row.kind === "乡镇" || row.kind === "街道" ? "按通知要求" : "按《政府信息公开条例》第四十九条和通知要求";
  const due = row.due === undefined ? "尽快" : `于 ${chineseDate(row.due)} 前`;
  const publish = row.publishDue === undefined ? "" : `，${chineseDate(row.publishDue)} 前公布`;
  const why = state === "交了不能用" ? "所交的文件不能用" : "尚未收到";
  return `贵单位 ${year} 年政府信息公开工作年度报告${why}。请${law}，${due}报送填报表（.xlsx）或 Word 文件（.docx）${publish}。`;
}
