// Reports of agencies as plain data, out of one real text.
import { readFileSync } from "node:fs";

const example = JSON.parse(readFileSync("examples/liuhulan-2024.json", "utf8")) as Record<string, unknown>;

/** A report of an agency that says its name and year wherever one looks. */
export const plainReport = (agency: string, year = 2024, more: Record<string, unknown> = {}) => ({
  ...example,
  agency,
  year,
  title: [agency, `${year}年政府信息公开工作年度报告`],
  period: { from: `${year}-01-01`, to: `${year}-12-31` },
  opening: [`本报告由${agency}编制。`],
  signature: { by: agency, on: `${year + 1}-01-15` },
  ...more,
});

export const jsonBytes = (data: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(data));
