import { type ListColumn, listSheet } from "../../formats/xlsx/list-sheet.ts";
import { workbookPackage } from "../../formats/xlsx/package.ts";
import type { Sheet } from "../../formats/xlsx/sheet.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { kindByName, type RollRow, rollColumns, rollKinds, wantedRows } from "./roll.ts";

const example = (row: Partial<RollRow> & Pick<RollRow, "name" | "kind">): RollRow => ({
  number: "",
  aliases: [],
  counted: row.kind !== "垂管",
  predecessors: [],
  ...row,
});

/** How a roll is filled in; whatever begins with 「例：」 is not read. */
const examples: readonly RollRow[] = [
  example({ name: "例：汾源县人民政府", kind: "本级", publishDue: "2026-03-31" }),
  example({
    name: "例：汾源县农业农村局",
    kind: "部门",
    parent: "汾源县人民政府",
    aliases: ["农牧局"],
    predecessors: ["汾源县扶贫办"],
    due: "2026-01-26",
    publishDue: "2026-01-31",
  }),
  example({ name: "例：汾源县城关镇人民政府", kind: "乡镇", parent: "汾源县人民政府", due: "2026-01-26" }),
];

const rollSheetColumns: ListColumn[] = rollColumns.map(({ key, head, width }) => ({
  head,
  width,
  answered: true,
  ...(key === "kind" && { choices: rollKinds }),
  ...(key === "counted" && { choices: ["是", "否"] }),
}));

const cellsOfRow = (row: RollRow): string[] => [
  row.number,
  row.name,
  row.aliases.join("；"),
  row.kind,
  row.parent ?? "",
  row.counted ? "是" : "否",
  row.predecessors.join("；"),
  row.due ?? "",
  row.publishDue ?? "",
  row.contact ?? "",
];

/**
 * A roll as a workbook to fill in, read again by `readRoll`. The same rows give the same bytes.
 *
 * @param rows - left out: an empty one with examples
 */
export function writeRoll(rows: readonly RollRow[] = examples): Uint8Array {
  refuseArgument("writeRoll", "rows", rows, wantedRows);
  const title =
    "每个单位一行；单位全称是依据，请写全。以“例：”开头的行不读入，可删去。各栏怎么填，见“说明”。";
  const blank = rows === examples ? 60 : 20;
  const lines = [...rows.map(cellsOfRow), ...Array.from({ length: blank }, () => [])];
  const help: Sheet = listSheet(
    "说明",
    "名册各栏怎么填",
    [
      { head: "栏目", width: 14 },
      { head: "填法", width: 70 },
    ],
    rollColumns.map(({ head, help }) => [head, help]),
  );
  return workbookPackage([listSheet("名册", title, rollSheetColumns, lines), help], 0);
}

/**
 * Rows for the agencies of last year's reports, sorted by name: a roll to begin with. Kinds are read off the names and
 * want a look; deadlines are left to the notice.
 */
export function rollRowsFrom(agencies: readonly string[]): RollRow[] {
  const each = { what: "单位名称（文字）", kind: "text" } as const;
  refuseArgument("rollRowsFrom", "agencies", agencies, { what: "单位名称（数组）", kind: "list", each });
  return [...new Set(agencies)]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name, i) => example({ number: String(i + 1), name, kind: kindByName(name) }));
}
