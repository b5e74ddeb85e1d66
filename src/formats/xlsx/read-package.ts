import type { Element } from "@xmldom/xmldom";
import { strFromU8 } from "fflate";
import { childrenOf, parseXml } from "../../opc/parse-xml.ts";
import { type PackageFault, packageParts } from "../../opc/read.ts";
import { WorkbookError, workbookProblem } from "./workbook-error.ts";

/** A cell with something in it. `date`: a number that Excel shows as a date. */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly kind: "text" | "number" | "date" | "error";
}

export interface FoundSheet {
  readonly name: string;
  /** By `row column`, from 0. */
  readonly cells: ReadonlyMap<string, FoundCell>;
}

export const cellKey = (row: number, column: number): string => `${row} ${column}`;

const workbookFaults: Record<PackageFault, string> = {
  damaged: "不是 Excel 文件（.xlsx），或文件已损坏；请在 Excel 或 WPS 中另存为 .xlsx 再交。",
  tooLarge: "文件解开后过大，不是填报表；请使用下发的填报表。",
  encrypted: "文件设有密码，或是旧格式（.xls）；请另存为不设密码的 .xlsx 再交。",
};

/** A workbook of ours, as Excel saves it, takes less than half a megabyte. */
const mostInPart = 8 * 1024 * 1024;

const refusal = (message: string) => new WorkbookError([workbookProblem("WORKBOOK", { sheet: "" }, message)]);
const refuseWorkbook = (message: string): never => {
  throw refusal(message);
};

function openedParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const wanted = (name: string) => {
    if (/vbaProject|macrosheets|\/xlm/i.test(name))
      refuseWorkbook("文件含有宏，不予读取；请另存为 .xlsx（不含宏）再交。");
    if (/externalLinks\//i.test(name))
      refuseWorkbook("文件含有指向其他文件的链接，不予读取；请断开链接（数据—编辑链接）再交。");
    return /\.(?:xml|rels)$/u.test(name);
  };
  const parts = packageParts(bytes, ({ fault }) => refusal(workbookFaults[fault]), wanted);
  for (const part of parts.values()) if (part.length > mostInPart) refuseWorkbook(workbookFaults.tooLarge);
  return parts;
}

/** A text of several runs, without the reading aids that Excel adds to Chinese and Japanese. */
function textOf(element: Element): string {
  return Array.from(element.childNodes)
    .map((node) => {
      const child = node as Element;
      if (child.localName === "t") return child.textContent ?? "";
      return child.localName === "r" ? textOf(child) : "";
    })
    .join("")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Which cell formats show dates. */
function dateFormats(styles: Element | undefined): boolean[] {
  if (styles === undefined) return [];
  const own = new Map(
    childrenOf(childrenOf(styles, "numFmts")[0] ?? styles, "numFmt").map((format) => [
      Number(format.getAttribute("numFmtId")),
      format.getAttribute("formatCode") ?? "",
    ]),
  );
  const isDate = (id: number) => {
    const code = own.get(id)?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "") ?? "";
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || /[yd年月日]/i.test(code)
    );
  };
  return childrenOf(childrenOf(styles, "cellXfs")[0] ?? styles, "xf").map((xf) =>
    isDate(Number(xf.getAttribute("numFmtId"))),
  );
}

function placeOfReference(reference: string | null): [number, number] | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? "") ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(digits) - 1, column];
}

/** The cells of a sheet. Formulas count for the values that were stored with them; nothing is evaluated. */
function cellsOf(
  sheet: Element,
  shared: readonly string[],
  dates: readonly boolean[],
): Map<string, FoundCell> {
  const cells = new Map<string, FoundCell>();
  const [data] = childrenOf(sheet, "sheetData");
  if (data === undefined) return cells;
  childrenOf(data, "row").forEach((line, i) => {
    let column = -1;
    for (const cell of childrenOf(line, "c")) {
      const at = placeOfReference(cell.getAttribute("r"));
      column = at?.[1] ?? column + 1;
      const row = at?.[0] ?? Number(line.getAttribute("r") ?? i + 1) - 1;
      const type = cell.getAttribute("t") ?? "n";
      const value = childrenOf(cell, "v")[0]?.textContent ?? "";
      const [inline] = childrenOf(cell, "is");
      let text = value;
      if (type === "s") text = shared[Number(value)] ?? "";
      else if (type === "inlineStr") text = inline === undefined ? "" : textOf(inline);
      else if (type === "b") text = value === "1" ? "TRUE" : "FALSE";
      if (text === "") continue;
      const dated = dates[Number(cell.getAttribute("s") ?? 0)] === true;
      const kind = type === "e" ? "error" : type === "n" ? (dated ? "date" : "number") : "text";
      cells.set(cellKey(row, column), { row, column, text, kind });
    }
  });
  return cells;
}

/** The sheets of a workbook. @throws {WorkbookError} if it is none, or holds macros or links. */
export function readSheets(bytes: Uint8Array): FoundSheet[] {
  const parts = openedParts(bytes);
  const parse = (path: string): Element | undefined => {
    const part = parts.get(path);
    return (
      part &&
      parseXml(strFromU8(part), (why) => refusal(`文件已损坏（${path}：${why.message}），请重新保存再交。`))
    );
  };
  const workbook = parse("xl/workbook.xml") ?? refuseWorkbook(workbookFaults.damaged);
  if (/macroEnabled/i.test(strFromU8(parts.get("[Content_Types].xml") ?? new Uint8Array())))
    refuseWorkbook("文件含有宏，不予读取；请另存为 .xlsx（不含宏）再交。");
  const relationships = parse("xl/_rels/workbook.xml.rels");
  const targets = new Map(
    (relationships ? childrenOf(relationships, "Relationship") : []).map((entry) => [
      entry.getAttribute("Id"),
      new URL(entry.getAttribute("Target") ?? "", "file:///xl/workbook.xml").pathname.slice(1),
    ]),
  );
  const strings = parse("xl/sharedStrings.xml");
  const shared = strings === undefined ? [] : childrenOf(strings, "si").map(textOf);
  const dates = dateFormats(parse("xl/styles.xml"));
  const [list] = childrenOf(workbook, "sheets");
  return (list ? childrenOf(list, "sheet") : []).flatMap((entry): FoundSheet[] => {
    const id = Array.from(entry.attributes).find(
      ({ localName, prefix }) => localName === "id" && prefix,
    )?.value;
    const sheet = parse(targets.get(id ?? "") ?? "");
    return sheet === undefined
      ? []
      : [{ name: entry.getAttribute("name") ?? "", cells: cellsOf(sheet, shared, dates) }];
  });
}
