import type { Report } from "../../report/report.ts";

/** A report's data as a file: what `JSON.stringify` writes, indented, with a line end. */
export const writeJson = (report: Report): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);
