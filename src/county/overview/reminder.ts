import { refuseArgument } from "../../problem/wanted.ts";
import { chineseDate } from "../../report/date.ts";
import { type AgencyState, type Collected, type CollectedAgency, wantedCollected } from "../collect/state.ts";
import { ownGovernment, type RollRow } from "../roll/roll.ts";

const msOfDay = 86_400_000;

/** Days from one day to another, ISO 8601. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / msOfDay);

/**
 * How an agency stands against the day that the office set: 「按时」, 「迟 3 天」, 「还有 5 天」, 「已过 2 天」; empty where
 * there is no such day, or today is not known.
 *
 * @param received - the day on which its file came
 */
export function termText(due: string | undefined, today: string, received: string | undefined): string {
  if (due === undefined) return "";
  if (received !== undefined && received !== "")
    return received <= due ? "按时" : `迟 ${daysBetween(due, received)} 天`;
  if (today === "") return "";
  if (today === due) return "今天到期";
  return today < due ? `还有 ${daysBetween(today, due)} 天` : `已过 ${daysBetween(due, today)} 天`;
}

/** What stands beside the government itself in place of a reminder. */
const ownWork = "本级的报告由汇总的办公室自己编写，不催报。";

/** What is said of agencies whose report is not there yet: a reminder each; of the office's own government, that it is its. */
export function missingText({
  year,
  today,
  agencies,
}: Collected): (agency: CollectedAgency) => string | undefined {
  const own = ownGovernment(agencies.map(({ row }) => row));
  return ({ row, state }) =>
    row === own && state === "未交" ? ownWork : reminderFor(row, year, state, today);
}

/** What is written to an agency whose report is not there yet. Towns are told the notice's day, no article of the law. */
export function reminderFor(row: RollRow, year: number, state: AgencyState, today = ""): string | undefined {
  refuseArgument("reminderFor", "row", row, { what: "名册的一行", parts: { name: "text", kind: "text" } });
  if (state === "待定" || state === "收到") return undefined;
  const law =
    row.kind === "乡镇" || row.kind === "街道" ? "按通知要求" : "按《政府信息公开条例》第四十九条和通知要求";
  const isLate = row.due !== undefined && row.due < today;
  const late =
    isLate && row.due ? `，应于${chineseDate(row.due)}前报送，已过 ${daysBetween(row.due, today)} 天` : "";
  const due = row.due === undefined || isLate ? "尽快" : `于${chineseDate(row.due)}前`;
  const publish =
    row.publishDue === undefined || row.publishDue < today ? "" : `，${chineseDate(row.publishDue)}前公布`;
  const why = state === "交了不能用" ? "所交的文件不能用" : "尚未收到";
  return `贵单位 ${year} 年政府信息公开工作年度报告${why}${late}。请${law}，${due}报送填报表（.xlsx）或 Word 文件（.docx）${publish}。`;
}

/** 催报.txt: a text for each agency that is missing, to be copied into a message. For any editor on Windows. */
export function remindersText(collected: Collected): Uint8Array {
  refuseArgument("remindersText", "collected", collected, wantedCollected);
  const { agencies, files } = collected;
  const textOf = missingText(collected);
  const reasons = new Map(files.map(({ file, reason = "" }) => [file, reason.split("\n")[0] ?? ""]));
  const texts = agencies.flatMap((agency) => {
    const { row, files } = agency;
    const text = textOf(agency);
    if (text === undefined || text === ownWork) return [];
    const why = files.map((file) => `（${file}：${reasons.get(file) ?? ""}）`);
    return [
      [`${row.name}${row.contact === undefined ? "" : `（${row.contact}）`}：`, text, ...why].join("\r\n"),
    ];
  });
  const all = texts.length === 0 ? "没有要催报的单位。" : texts.join("\r\n\r\n");
  return new TextEncoder().encode(`\uFEFF${all}\r\n`);
}
