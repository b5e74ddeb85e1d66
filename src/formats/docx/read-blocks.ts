import type { Element } from "@xmldom/xmldom";
import { childrenOf, parseXml } from "../../opc/parse-xml.ts";
import { ReadError } from "../../problem/read-error.ts";
import { comparedName, wordNamespace } from "./names.ts";
import { partOf } from "./read-parts.ts";

/** A cell by its place in the grid; a merged cell stands once, where it starts. */
export interface WordCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** What stands in the body of a Word file, in order. `style` is the style's name in lower case. */
export type WordBlock =
  | { readonly type: "paragraph"; readonly style: string; readonly text: string }
  | { readonly type: "table"; readonly cells: readonly WordCell[] };

/** Parses a part of the file. */
export const parsePart = (text: string): Element =>
  parseXml(text, (why) => new ReadError(`文件内容不是有效的 XML：${why.message}。`, { cause: why }));

const below = (element: Element, ...names: string[]): Element | undefined =>
  names.reduce<Element | undefined>((here, name) => here && childrenOf(here, name)[0], element);

const valOf = (element: Element | undefined) => element?.getAttributeNS(wordNamespace, "val") ?? undefined;

/** The text of a paragraph as a reader sees it: deleted text left out, line breaks as line ends. */
function paragraphText(element: Element): string {
  return Array.from(element.childNodes)
    .map((node) => {
      const child = node as Element;
      if (child.localName === "t") return child.textContent ?? "";
      if (child.localName === "tab") return " ";
      if (child.localName === "br" || child.localName === "cr") return "\n";
      return ["del", "instrText", "pPr", "rPr"].includes(child.localName ?? "") || !child.childNodes
        ? ""
        : paragraphText(child);
    })
    .join("");
}

/** Names of the styles, by id: programs that save the file again rename the ids. */
function stylesById(parts: ReadonlyMap<string, string>): Map<string, string> {
  const styles = childrenOf(parsePart(partOf(parts, "word/styles.xml")), "style");
  return new Map(
    styles.map((style) => [
      style.getAttributeNS(wordNamespace, "styleId") ?? "",
      comparedName(valOf(below(style, "name")) ?? ""),
    ]),
  );
}

function wordCells(table: Element): WordCell[] {
  return childrenOf(table, "tr").flatMap((line, row) => {
    let column = Number(valOf(below(line, "trPr", "gridBefore")) ?? 0);
    return childrenOf(line, "tc").flatMap((cell): WordCell[] => {
      const at = column;
      column += Number(valOf(below(cell, "tcPr", "gridSpan")) ?? 1);
      const merge = below(cell, "tcPr", "vMerge");
      if (merge !== undefined && valOf(merge) !== "restart") return [];
      const text = childrenOf(cell, "p").map(paragraphText).join("").replace(/\s/gu, "");
      return [{ row, column: at, text }];
    });
  });
}

/** Text of a paragraph with line breaks passed over: Word breaks lines of titles and names where the layout did. */
export const joinedLines = (text: string): string => text.replaceAll("\n", "");

/** The paragraphs and tables of a Word file, in order, also those inside content controls and insertions. */
export function wordBlocks(parts: ReadonlyMap<string, string>): WordBlock[] {
  const names = stylesById(parts);
  const walk = (element: Element): WordBlock[] =>
    Array.from(element.childNodes).flatMap((node): WordBlock[] => {
      const child = node as Element;
      switch (child.localName) {
        case "p": {
          const style = names.get(valOf(below(child, "pPr", "pStyle")) ?? "") ?? "";
          return [{ type: "paragraph", style, text: paragraphText(child) }];
        }
        case "tbl":
          return [{ type: "table", cells: wordCells(child) }];
        case "sdt":
        case "sdtContent":
        case "ins":
          return walk(child);
        default:
          return [];
      }
    });
  const body = below(parsePart(partOf(parts, "word/document.xml")), "body");
  if (body === undefined) throw new ReadError("文件没有正文。");
  return walk(body);
}
