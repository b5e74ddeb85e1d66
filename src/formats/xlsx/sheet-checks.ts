import type { Cell } from "../../document/grid.ts";
import type { TableKey } from "../../form/form.ts";
import {
  addressOf,
  countOf,
  type FigureTree,
  figureAt,
  figuresOf,
  type TableSection,
  tableSums,
} from "../../report/figures.ts";
import { balanceNames } from "../../report/place.ts";
import { ranges, type SheetCell } from "./sheet.ts";
import { cellName, type SumCheck, sumChecks, tableStartRow } from "./sheets.ts";

/** A cell of a sheet, from 0. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** Width of the column beside a table for what is wrong in its rows, characters. */
export const messageWidth = 62;
/** So many sentences are seen in a cell; one slip breaks a sum of a column and the one of its total. */
const seenSentences = 3;
/** Height of a row in which so many sentences may be said, pt. */
export const messageHeight = (sentences: number): number => 14 * Math.min(sentences, seenSentences) + 6;

/** Figures added up. */
export const added = (figures: FigureTree | undefined, keys: readonly (readonly string[])[]): number =>
  keys.reduce((sum, part) => sum + countOf(figureAt(figures, part)), 0);

/** What a check is about, as the sentence names it: the column, or the group of columns. */
function subjectOf(section: TableSection, { at }: SumCheck): string {
  const place = figuresOf(section).find(({ keys }) => keys.join(".") === at.join("."));
  const labels = place?.column ?? [];
  return (place?.row.length ? labels.slice(-1) : labels.slice(0, -1)).join(" · ");
}

/** A check as formulas: whether it fails, and the sentence that says so, with its text as of now. */
interface CheckTexts {
  readonly fails: string;
  readonly sentence: string;
  readonly value: string;
}

function checkTexts(
  check: SumCheck,
  subject: string,
  at: (keys: readonly string[]) => SheetPlace,
  figures: FigureTree | undefined,
  sides: ReturnType<typeof balanceNames>,
): CheckTexts {
  const { kind, left, right } = check;
  const sum = (keys: readonly (readonly string[])[]) => `SUM(${ranges(keys.map(at))})`;
  const [a, b] = [added(figures, left), added(figures, right)];
  const start = subject === "" ? "" : `${subject}：`;
  const words =
    kind === "balance" && sides !== undefined
      ? [`${start}${sides.left}为`, `，${sides.right}为`, "，应相等，请核对"]
      : [`${start}总计应为`, "，现为", "，请核对"];
  return {
    fails: `${sum(left)}<>${sum(right)}`,
    sentence: `"${words[0]}"&${sum(left)}&"${words[1]}"&${sum(right)}&"${words[2]}"`,
    value: a === b ? "" : `${words[0]}${a}${words[1]}${b}${words[2]}`,
  };
}

/** Where sentences stand together, and how many there may be. */
interface SheetMessage {
  readonly row: number;
  readonly lines: number;
  readonly cell: SheetCell;
}

interface ChecksSetting {
  /** Columns of the table. */
  readonly width: number;
  /** The row below the table. */
  readonly below: number;
  /** In a form that nobody has begun: the cells to be filled in. Until one of them is, no balance is asked for. */
  readonly toFill: readonly Cell[] | undefined;
}

/** The sums of a table as alarms of its cells, and what they say right beside: in the row, or under the columns. */
export function sheetChecks(
  section: TableSection,
  key: TableKey,
  figures: FigureTree | undefined,
  at: (keys: readonly string[]) => SheetPlace,
  { width, below, toFill }: ChecksSetting,
): { alarms: { cell: string; formula: string }[]; messages: SheetMessage[] } {
  const beside = section.kind === "cross" && section.rows !== undefined;
  const sides = balanceNames(section);
  const rowTotals = new Set(tableSums(section).rows.map(({ total }) => addressOf(key, total)));
  /** Whether anything was filled in that a balance counts: in its column, for the column of totals in any. */
  const begun = ({ kind, at: keys }: SumCheck) => {
    if (kind !== "balance" || toFill === undefined) return undefined;
    const counted = toFill.filter(
      ({ column }) => rowTotals.has(addressOf(key, keys)) || column === at(keys).column,
    );
    return `COUNT(${ranges(counted.map(({ row, column }) => ({ row: tableStartRow + row, column })))})>0`;
  };
  const checks = sumChecks(section).map((check) => {
    const subject = beside && check.kind === "row" ? "" : subjectOf(section, check);
    const { fails, sentence, value } = checkTexts(check, subject, at, figures, sides);
    const started = begun(check);
    const columns = [check.at, ...check.left].map((keys) => at(keys).column);
    return {
      at: at(check.at),
      from: Math.min(...columns),
      to: Math.max(...columns),
      fails: started === undefined ? fails : `AND(${started},${fails})`,
      sentence,
      value: started === undefined ? value : "",
    };
  });
  const groups = new Map<string, typeof checks>();
  for (const check of checks) {
    const place = beside ? `${check.at.row}` : `${check.from} ${check.to}`;
    groups.set(place, [...(groups.get(place) ?? []), check]);
  }
  const messages = [...groups.values()].map((group): SheetMessage => {
    const [{ at, from, to }] = group as [(typeof checks)[number]];
    const place = beside
      ? { row: at.row, column: width }
      : { row: below, column: from, columns: to - from + 1 };
    // Several sentences stand on a line each.
    const end = group.length > 1 ? "&CHAR(10)" : "";
    const formula = group.map(({ fails, sentence }) => `IF(${fails},${sentence}${end},"")`).join("&");
    const said = group.flatMap(({ value }) => (value === "" ? [] : [value]));
    const value = said.map((text) => (group.length > 1 ? `${text}\n` : text)).join("");
    return {
      row: place.row,
      lines: beside ? group.length : seenSentences,
      cell: { ...place, look: "message", content: { formula, value } },
    };
  });
  const alarms = checks.map(({ at: { row, column }, fails }) => ({
    cell: cellName(row, column),
    formula: fails,
  }));
  return { alarms, messages };
}
