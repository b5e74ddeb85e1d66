import { readRows } from "../../formats/xlsx/read-rows.ts";
import { kindOf } from "../../intake/kind.ts";
import { decodedText } from "../../published/charset.ts";
import { csvRecords } from "../../published/csv.ts";

/** A roll as it stands in a file: lines of cells, the heads among them. `places` names a cell for a clerk. */
export interface RollTable {
  readonly lines: readonly (readonly string[])[];
  readonly place: (line: number, column: number) => string;
  /** Cells that are struck out and left out. */
  readonly struck?: readonly string[];
}

/** The lines of a file of values with commas (RFC 4180), or with tabs or semicolons where it has more of those. */
export function csvLines(text: string): string[][] {
  // The sign that the first lines have most of: a title above the heads has none.
  const begin = text.slice(0, 2000);
  const count = (sign: string) => begin.split(sign).length;
  const sign = [",", "\t", ";"].toSorted((a, b) => count(b) - count(a))[0] as string;
  return csvRecords(text, sign);
}

/** Objects of a JSON file as lines: keys are the heads. */
function jsonLines(text: string): string[][] | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const rows = Array.isArray(data) ? data : (data as { rows?: unknown } | null)?.rows;
  if (!Array.isArray(rows)) return undefined;
  const heads = new Set<string>();
  for (const row of rows)
    if (typeof row === "object" && row !== null) for (const key of Object.keys(row)) heads.add(key);
  const shown = (value: unknown): string => {
    if (value === undefined || value === null) return "";
    if (Array.isArray(value)) return value.map(String).join("；");
    if (typeof value === "boolean") return value ? "是" : "否";
    return String(value);
  };
  return [
    [...heads],
    ...rows.map((row) => [...heads].map((key) => shown((row as Record<string, unknown> | null)?.[key]))),
  ];
}

/** The cells of a roll's file, whatever kind it is; nothing for a file that is no list. @throws {WorkbookError | ReadError} */
export function tableOf(bytes: Uint8Array): RollTable | undefined {
  const kind = kindOf(bytes);
  if (kind === "xlsx") {
    return readRows(bytes);
  }
  const text = kind === "json" || kind === "text" || kind === "html" ? decodedText(bytes) : undefined;
  if (text === undefined) return undefined;
  if (kind === "json") {
    const lines = jsonLines(text.replace(/^\uFEFF/u, ""));
    const heads = lines?.[0] ?? [];
    return lines && { lines, place: (line, column) => `第 ${line} 个单位“${heads[column] ?? ""}”` };
  }
  return {
    lines: csvLines(text.replace(/^\uFEFF/u, "")),
    place: (line, column) => `第 ${line + 1} 行第 ${column + 1} 列`,
  };
}
