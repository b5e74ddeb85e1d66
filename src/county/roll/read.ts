import { NianbaoError, type Problem, problemLines } from "../../problem/problem.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { isDay } from "../../report/date.ts";
import {
  kindByName,
  type Roll,
  type RollColumn,
  type RollKind,
  type RollRow,
  rollColumns,
  rollKinds,
} from "./roll.ts";
import { type RollTable, tableOf } from "./table.ts";

/** A roll cannot be used; `problems` has every cell that is wrong. */
export class RollError extends NianbaoError {
  override readonly name = "RollError";

  constructor(problems: readonly Problem[]) {
    super("ROLL_INVALID", `名册有 ${problems.length} 处问题：\n${problemLines(problems.slice(0, 50))}`, {
      problems,
    });
  }
}

/** No country's county has more; what is larger is no roll. */
const mostUnits = 20_000;
const longestUnitName = 60;

const plain = (text: string | undefined) => (text ?? "").normalize("NFKC").replace(/\s+/gu, "");
const partedNames = (text: string) =>
  text
    .split(/[;；、\n]/u)
    .map(plain)
    .filter((one) => one !== "");

/** Where each column stands, by its head; the heads may stand under a title. */
function rollHeads(lines: RollTable["lines"]): { at: number; columns: Map<RollColumn, number> } | undefined {
  for (const [at, line] of lines.slice(0, 20).entries()) {
    const columns = new Map<RollColumn, number>();
    for (const [i, text] of line.entries()) {
      // 「单位全称（必填）」
      const head = plain(text).replace(/\(.*\)$|[*＊:：]$/gu, "");
      const column = rollColumns.find(
        ({ key, head: name, others }) =>
          key === head || name === head || (others as readonly string[]).includes(head),
      );
      if (column !== undefined && !columns.has(column.key)) columns.set(column.key, i);
    }
    if (columns.has("name")) return { at, columns };
  }
  return undefined;
}

/** A day of the calendar, ISO 8601. */
function dayOf(text: string): string | undefined {
  const [, y = "", m = "", d = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plain(text)) ?? [];
  const iso = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  return isDay(iso) ? iso : undefined;
}

/** Beyond these, rows are told of together: in a list without the column, a line for each would hide all else. */
const [mostTold, mostNamed] = [5, 10];

/** What is said of rows whose kind was read off their names. */
function supposedKinds(
  rows: readonly { readonly at: string; readonly name: string; readonly kind: RollKind }[],
): string[] {
  if (rows.length <= mostTold)
    return rows.map(({ at, name, kind }) => `${at}：“${name}”没有填类别，按名称取“${kind}”。`);
  return rollKinds.flatMap((kind) => {
    const names = rows.filter((row) => row.kind === kind).map(({ name }) => name);
    if (names.length === 0) return [];
    const rest = names.length > mostNamed ? "等" : "";
    return [
      `${names.length} 个单位没有填类别，按名称取“${kind}”：${names.slice(0, mostNamed).join("、")}${rest}；请在“报送情况”里核对类别。`,
    ];
  });
}

/**
 * Reads a roll: a workbook, a text with commas, or JSON (an array of objects with the same heads).
 *
 * @param bytes - of the file; what it is, its content tells
 * @throws {RollError} with each wrong cell by row and column; {WorkbookError}, {ReadError} if it is no such file
 * @example
 * const { rows } = readRoll(await readFile("名册.xlsx"));
 */
export function readRoll(bytes: Uint8Array): Roll {
  refuseNoBytes("readRoll", bytes);
  const problem = (place: string, found: unknown, message: string): Problem => ({
    code: "ROLL_CELL",
    path: "",
    place,
    found,
    message,
  });
  const table = tableOf(bytes);
  const heads = table && rollHeads(table.lines);
  if (table === undefined || heads === undefined)
    throw new RollError([
      problem("名册", "", "没有找到“单位全称”一列；请用 nianbao roll 写出的名册填写（.xlsx、.csv、.json）。"),
    ]);
  const { lines, place } = table;
  if (lines.length - heads.at > mostUnits)
    throw new RollError([
      problem("名册", lines.length, `行数过多，最多 ${mostUnits} 个单位；请核对是不是名册。`),
    ]);
  const problems: Problem[] = [];
  const notes: string[] = (table.struck ?? []).map((cell) => `${cell}：带删除线，没有读入。`);
  const rows: RollRow[] = [];
  const supposed: { readonly at: string; readonly name: string; readonly kind: RollKind }[] = [];
  const seen = new Map<string, string>();
  for (let i = heads.at + 1; i < lines.length; i++) {
    const line = lines[i] as readonly string[];
    const at = (key: RollColumn) => place(i, heads.columns.get(key) ?? heads.columns.get("name") ?? 0);
    const text = (key: RollColumn) => {
      const column = heads.columns.get(key);
      return column === undefined ? "" : (line[column] ?? "").trim();
    };
    const wrong = (key: RollColumn, message: string) => problems.push(problem(at(key), text(key), message));
    const name = plain(text("name"));
    // Examples of an empty roll, and notes below the list.
    if (rollColumns.every(({ key }) => key === "number" || text(key) === "")) continue;
    if (/^(?:例|示例)[:：]/u.test(name)) {
      notes.push(`${at("name")}：“${name}”是示例，没有读入。`);
      continue;
    }
    if (name === "") wrong("name", "没有填单位全称。");
    else if (name.length > longestUnitName) wrong("name", `单位全称过长，最多 ${longestUnitName} 个字。`);
    else if (/[/\\<>|*?"]|[\p{Cc}\p{Cf}]/u.test(name)) wrong("name", "单位全称里有不能用的字符，请改正。");
    const before = seen.get(name);
    if (name !== "" && before !== undefined)
      wrong("name", `与 ${before} 是同一个单位全称；每个单位只列一行。`);
    else seen.set(name, at("name"));
    const kindText = plain(text("kind"));
    const kind = kindText === "" ? kindByName(name) : (kindText as RollKind);
    if (kindText === "" && name !== "") supposed.push({ at: at("kind"), name, kind });
    else if (!rollKinds.includes(kind)) wrong("kind", `类别应为：${rollKinds.join("、")}。`);
    const counts = plain(text("counted"));
    if (!["", "是", "否", "true", "false"].includes(counts)) wrong("counted", "计入汇总应填“是”或“否”。");
    const day = (key: "due" | "publishDue") => {
      const given = text(key);
      if (given === "") return undefined;
      const iso = dayOf(given);
      if (iso === undefined) wrong(key, "应为日期，写作 2026-01-26。");
      return iso;
    };
    const [due, publishDue, parent, contact] = [
      day("due"),
      day("publishDue"),
      plain(text("parent")),
      text("contact"),
    ];
    rows.push({
      number: text("number"),
      name,
      aliases: partedNames(text("aliases")),
      kind,
      counted: counts === "" ? kind !== "垂管" : counts === "是" || counts === "true",
      predecessors: partedNames(text("predecessors")),
      ...(parent !== "" && { parent }),
      ...(due !== undefined && { due }),
      ...(publishDue !== undefined && { publishDue }),
      ...(contact !== "" && { contact }),
    });
  }
  notes.push(...supposedKinds(supposed));
  // An alias that is another's full name would answer for both.
  for (const row of rows)
    for (const alias of row.aliases)
      if (alias !== row.name && seen.has(alias))
        problems.push(
          problem("名册", alias, `“${row.name}”的别名是另一个单位的全称（${seen.get(alias)}），请删去一个。`),
        );
  if (rows.length === 0 && problems.length === 0)
    problems.push(problem("名册", "", "一个单位也没有，请从“单位全称”的下一行起填写。"));
  if (problems.length > 0) throw new RollError(problems);
  return { rows, notes };
}
