import { strFromU8 } from "fflate";
import { attributeNamed, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { readLimits } from "../../opc/limits.ts";
import { parseXml } from "../../opc/parse-xml.ts";
import { type PackageFault, packageParts } from "../../opc/read.ts";
import { targetOf } from "../../opc/target.ts";
import { firstCharacters } from "../../report/text.ts";
import { cellsOf, type FoundCells, stringOf } from "./read-cells.ts";
import { workbookLooks } from "./read-formats.ts";
import { WorkbookError, workbookProblem } from "./workbook-error.ts";

/** A sheet of a workbook. */
export interface FoundSheet extends FoundCells {
  readonly name: string;
  /** Whether a person sees it in the row of sheets. */
  readonly visible: boolean;
}

/** A workbook: its sheets, and from when it counts days. */
export interface Workbook {
  readonly sheets: readonly FoundSheet[];
  /** Day 0 of its dates: 1904-01-01 where it was made so on a Mac. */
  readonly epoch: "1900" | "1904";
  /** What lies over the sheets and is seen: 「文字框“甲”」, 「图片」, 「批注“乙”」. */
  readonly aside: readonly string[];
}

const workbookFaults: Record<PackageFault, string> = {
  damaged: "不是 Excel 文件（.xlsx），或文件已损坏；请在 Excel 或 WPS 中另存为 .xlsx 再交。",
  tooLarge: "文件解开后过大，不是填报表；请使用下发的填报表。",
  encrypted: "文件设有密码，或是旧格式（.xls）；请另存为不设密码的 .xlsx 再交。",
};

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
    // Drawings and comments are looked at; chains of calculation and the like are not read.
    return /^(?:\[Content_Types\]\.xml|(?:_rels|xl|xl\/_rels|xl\/worksheets|xl\/drawings|xl\/threadedComments)\/[^/]+\.(?:xml|rels))$/iu.test(
      name,
    );
  };
  return packageParts(bytes, ({ fault }) => refusal(workbookFaults[fault]), wanted);
}

/** Texts between tags that end so, put together; no tree is built of them. */
const textsIn = (xml: string, tag: string): string =>
  [...xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?${tag}(?:\\s[^<>]{0,200})?>([^<]*)<`, "gu"))]
    .map(([, text = ""]) => text)
    .join("")
    .trim();

/** What lies over the sheets: shapes with text, pictures, comments. */
function asideIn(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const found = new Set<string>();
  for (const [name, part] of parts) {
    if (!/^xl\/(?:drawings\/drawing|comments|threadedComments\/)[^/]*\.xml$/iu.test(name)) continue;
    const xml = strFromU8(part);
    const isDrawing = name.toLowerCase().startsWith("xl/drawings/");
    const text = firstCharacters(textsIn(xml, isDrawing ? "t" : "(?:t|text)"), 40);
    if (text !== "") found.add(`${isDrawing ? "文字框" : "批注"}“${text}”`);
    if (isDrawing && /<(?:\w{1,20}:)?pic[\s>]/u.test(xml)) found.add("图片");
  }
  return [...found];
}

/**
 * Reads a workbook.
 *
 * @param as - `list`: of thousands of rows, which takes more than a form
 * @throws {WorkbookError} if it is none, or holds macros or links.
 */
export function readPackage(bytes: Uint8Array, as: "form" | "list" = "form"): Workbook {
  const parts = openedParts(bytes);
  const times = as === "list" ? readLimits.listTimes : 1;
  const budget = { tags: (1 - times) * readLimits.tags, attributes: (1 - times) * readLimits.attributes };
  const parse = (path: string | undefined): XmlElement | undefined => {
    const part = path === undefined ? undefined : parts.get(path);
    const refused = (why: Error) =>
      refusal(`文件已损坏，或不是填报表（${path}：${why.message}），请重新保存再交。`);
    return part && parseXml(strFromU8(part), refused, budget);
  };
  const workbook = parse("xl/workbook.xml") ?? refuseWorkbook(workbookFaults.damaged);
  if (/macroEnabled/i.test(strFromU8(parts.get("[Content_Types].xml") ?? new Uint8Array())))
    refuseWorkbook("文件含有宏，不予读取；请另存为 .xlsx（不含宏）再交。");
  const list = parse("xl/_rels/workbook.xml.rels");
  const relationships = (list ? childrenOf(list, "Relationship") : []).map((entry) => ({
    id: attributeNamed(entry, "Id"),
    kind: /[^/]*$/u.exec(attributeNamed(entry, "Type") ?? "")?.[0],
    target: targetOf("xl/workbook.xml", attributeNamed(entry, "Target") ?? ""),
  }));
  const targets = new Map(relationships.map(({ id, target }) => [id, target]));
  const kinds = new Map(relationships.map(({ kind, target }) => [kind, target]));
  const strings = parse(kinds.get("sharedStrings") ?? "xl/sharedStrings.xml");
  const shared = strings === undefined ? [] : childrenOf(strings, "si").map(stringOf);
  const looks = workbookLooks(parse(kinds.get("styles") ?? "xl/styles.xml"));
  const listed = childOf(workbook, "sheets");
  const sheets = (listed ? childrenOf(listed, "sheet") : []).flatMap((entry): FoundSheet[] => {
    const id = entry.attributes.find(({ name, localName }) => localName === "id" && name !== "id")?.value;
    const sheet = parse(targets.get(id ?? ""));
    if (sheet === undefined) return [];
    const visible = (attributeNamed(entry, "state") ?? "visible") === "visible";
    const tooMany = () => refusal(workbookFaults.tooLarge);
    const read = cellsOf(sheet, shared, looks, tooMany, times * readLimits.cells);
    return [{ name: attributeNamed(entry, "name") ?? "", visible, ...read }];
  });
  const dates = attributeNamed(childOf(workbook, "workbookPr"), "date1904") ?? "0";
  return { sheets, epoch: dates === "1" || dates === "true" ? "1904" : "1900", aside: asideIn(parts) };
}

/** The sheets of a workbook. @throws {WorkbookError} as `readPackage` */
export const readSheets = (bytes: Uint8Array): readonly FoundSheet[] => readPackage(bytes).sheets;
