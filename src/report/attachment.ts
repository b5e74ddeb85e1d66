import type { Report } from "./report.ts";

/** The name of the report's data inside a file that shows its pages. */
export const attachmentName = "report.json";

/** The report's data as it is attached to such a file. */
export const attachmentOf = (report: Report): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(report, null, 2));

/** The data of an attachment, if it may be a report's. */
export function attachedData(attachment: Uint8Array): unknown[] {
  try {
    const data: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(attachment));
    const keys = typeof data === "object" && data !== null ? Object.keys(data) : [];
    return keys.includes("agency") && keys.includes("year") ? [data] : [];
  } catch {
    return []; // another file, of whatever kind
  }
}
