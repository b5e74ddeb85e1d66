import type { Document, ParagraphBlock } from "../../document/document.ts";
import { editionOfYear, editions } from "../../form/editions.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { chineseDate } from "../../report/date.ts";
import { isOpen } from "../collect/findings.ts";
import type { CollectedAgency, CollectedFile } from "../collect/state.ts";
import type { Round } from "../rounds/ledger.ts";
import { type AskedOfClerk, askedBlock, totalsBlock } from "./tables.ts";

/** How many digits of a file's SHA-256 stand on a receipt. */
export const shortSum = (sha256: string | undefined): string => (sha256 ?? "").slice(0, 8);

const gravest = { error: 0, warning: 1, hint: 2 } as const;

/** What is asked of the agency, the gravest first: what the checks found, or what could not be read. */
export function askedOf({ findings }: CollectedAgency, files: readonly CollectedFile[]): AskedOfClerk[] {
  const unclear = files.flatMap(({ state, unclear = [] }) =>
    state === "待定"
      ? unclear.map(({ place, found, taken, message }) => ({
          severity: "error" as const,
          place,
          found,
          message,
          ...(taken !== undefined && typeof taken !== "object" && { expected: String(taken) }),
        }))
      : [],
  );
  return [...unclear, ...findings.filter(isOpen)].toSorted(
    (a, b) => gravest[a.severity] - gravest[b.severity],
  );
}

/** Until when something has to be back, if that day is still to come. */
const termOf = ({ row }: CollectedAgency, today: string): string => {
  const day = [row.due, row.publishDue].find((one) => one !== undefined && one >= today);
  return day === undefined ? "尽快" : `于${chineseDate(day)}前`;
};

function answerText(agency: CollectedAgency, today: string, asked: readonly AskedOfClerk[]): string {
  const publish =
    agency.row.publishDue === undefined || agency.row.publishDue < today
      ? ""
      : `，并于${chineseDate(agency.row.publishDue)}前公布`;
  if (agency.state === "交了不能用")
    return `请${termOf(agency, today)}重新报送填报表（.xlsx）或 Word 文件（.docx）${publish}。`;
  if (asked.length === 0)
    return agency.state === "收到"
      ? `不必再报${publish === "" ? "。" : `${publish.replace("，并", "，请")}。`}`
      : "";
  return `请${termOf(agency, today)}在原来的文件里改正后重新报送，文件名不限${publish}。核实无误、不需要改的，请按序号写明理由回复。没有列出的数请不要改动；确要改动的，请一并说明。`;
}

/** What was decided about the agency's files, in words for the agency. */
function standingText(agency: CollectedAgency, files: readonly CollectedFile[], asked: number): string {
  const { state, row } = agency;
  if (state === "收到")
    return asked === 0 ? "已收，未发现问题。" : `已收，核对发现 ${asked} 处，请逐处核实。`;
  if (state === "交了不能用") {
    const reasons = files
      .filter((file) => file.state === "读不了" || file.state === "年份不对")
      .map(({ reason = "" }) => reason.split("\n")[0]);
    return `所交的文件不能用：${[...new Set(reasons)].join("")}`;
  }
  if (asked > 0) return `文件已到，有 ${asked} 处读不准，还没有采用。`;
  return files.filter((file) => file.state === "待定").length > 1
    ? `文件已到，“${row.name}”的文件不止一份，内容不同，请回复以哪一份为准。`
    : "文件已到，所属单位还要由收报单位核定，请等候通知。";
}

/** When the file came that was taken; the first one's day is what the term goes by. */
function cameText({ receivedOn }: CollectedAgency, used: readonly CollectedFile[]): string {
  const on = used[0]?.seenOn ?? receivedOn;
  if (on === undefined) return "";
  const first = receivedOn === undefined || receivedOn === on ? "" : `，首次报送为${chineseDate(receivedOn)}`;
  return `${chineseDate(on)}收到${first}。`;
}

/** Cells that are named one by one. */
const mostUnasked = 6;

/** What became of what was asked before, and what was changed that nobody asked about. */
function roundText({ fixed, open, fresh, unasked, followed = [] }: Round): string {
  const cells = unasked
    .slice(0, mostUnasked)
    .map(({ place, before, after }) => `${place}由 ${before || "空"} 改为 ${after || "空"}`);
  const rest = unasked.length > mostUnasked ? "等" : "";
  return `上次要求核实的，已改 ${fixed} 处，未改 ${open} 处；新发现 ${fresh} 处。${
    unasked.length === 0
      ? ""
      : `没有要求改而改了 ${unasked.length} 处：${cells.join("；")}${rest}，请核实是否确要改动。`
  }${followed.length === 0 ? "" : `合计等随之变动 ${followed.length} 处，不必说明。`}`;
}

/**
 * A receipt for an agency of which something came: what came, what was taken, what is asked and until when. One page,
 * as long as the list of what is asked has room on it. A `Document`: any writer sets it.
 *
 * @param files - the agency's, as they were collected
 * @param today - ISO 8601: what is past by then is not set as a term
 */
export function receiptDocument(
  agency: CollectedAgency,
  files: readonly CollectedFile[],
  year: number,
  today: string,
): Document {
  refuseArgument("receiptDocument", "agency", agency, {
    what: " collect 的结果里的一个单位",
    parts: { row: "object", findings: "list", issues: "list", files: "list" },
  });
  refuseArgument("receiptDocument", "files", files, { what: "该单位的文件（数组）", kind: "list" });
  refuseArgument("receiptDocument", "year", year, { what: "年度（数）", kind: "number" });
  refuseArgument("receiptDocument", "today", today, { what: "日期（文字，可为空）", kind: "text" });
  const edition = editions[agency.report?.edition ?? editionOfYear(year)];
  const { subject } = edition.wording;
  const { name } = agency.row;
  const asked = askedOf(agency, files);
  const paragraph = (path: string, text: string, lead = ""): ParagraphBlock => ({
    type: "paragraph",
    path,
    lead,
    text,
  });
  const used = files.filter(({ state }) => state === "收到");
  const named = (used.length > 0 ? used : files.filter(({ state }) => state !== "重复"))
    .map(({ file, sha256 }) => `${file}（校验码 ${shortSum(sha256) || "无"}）`)
    .join("；");
  const came = cameText(agency, used);
  const counted = (["error", "warning", "hint"] as const).map(
    (severity) => asked.filter((one) => one.severity === severity).length,
  );
  const caption = `要核实的：错误 ${counted[0]} 处，必须改正；警告 ${counted[1]} 处，请核实；提示 ${counted[2]} 处，供参考`;
  const answer = answerText(agency, today, asked);
  return {
    info: {
      properties: { receipt: name, year: String(year) },
      title: `${subject}核对回执`,
      author: name,
      subject: `${subject}核对回执`,
      keywords: [name, String(year)],
      date: agency.receivedOn ?? today,
    },
    blocks: [
      { type: "title", path: "title", lines: [`${year}年${subject}`, "核对回执"] },
      { ...paragraph("to", `${name}：`), flush: true as const },
      paragraph("file", `${named}。${came}`, "文件："),
      paragraph("standing", standingText(agency, files, asked.length), "情况："),
      ...(agency.round === undefined ? [] : [paragraph("round", roundText(agency.round), "更正：")]),
      ...(agency.report === undefined ? [] : [totalsBlock(agency.report)]),
      ...(asked.length === 0 ? [] : [askedBlock(asked, caption)]),
      ...(answer === "" ? [] : [paragraph("answer", answer, "答复：")]),
      ...(agency.previousNote === undefined ? [] : [paragraph("previous", agency.previousNote, "上年：")]),
    ],
  };
}
