import type { FillInStart } from "../../document/fill-in.ts";
import { howToPath, isPrompt } from "../../document/fill-in-document.ts";
import type { Cell } from "../../document/grid.ts";
import type { Edition, TableKey } from "../../form/form.ts";
import { escapedXml } from "../../opc/xml.ts";
import { addressOf, type FigureTree, figureAt, keysOf, tableSums, tablesOf } from "../../report/figures.ts";
import { pathKeys, placeOf } from "../../report/place.ts";

/** What of a Word file is to be filled in: content controls (w:sdt) around it, and the colour of the cells. */
export interface Controls {
  /** Runs as one control on a line: a name, a figure, a date. */
  readonly line: (path: string, runs: string, text: string, kind?: "date") => string;
  /** A paragraph as a control in which more may be written. */
  readonly paragraphs: (path: string, xml: string, text: string) => string;
  /** The colour of a cell that takes a figure. */
  readonly fillOf: (cell: Cell) => string | undefined;
}

/** As in the workbook: light yellow what is to be filled in, grey what is added up. */
const fills = { figure: "FFF2CC", total: "EDEDED" } as const;

const dateControl =
  '<w:date><w:dateFormat w:val="yyyy\'年\'M\'月\'d\'日\'"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>';

/** Word takes names of 64 characters. */
const longestName = 64;

/** The addresses of all figures that are sums. */
const sumAddresses = (edition: Edition): ReadonlySet<string> =>
  new Set(
    tablesOf(edition).flatMap(([key, section]) => {
      const { rows, columns } = tableSums(section);
      return [...rows, ...columns].map(({ total }) => addressOf(key, total));
    }),
  );

/** The controls of a file: each has its place as its name, and last year's figure if there is one. */
export function controlsOf({ edition, previous }: FillInStart): Controls {
  const before = previous?.edition === edition.key ? previous : undefined;
  const totals = sumAddresses(edition);
  let count = 0;
  const tables = new Set<string>(tablesOf(edition).map(([key]) => key));
  const nameOf = (path: string) => {
    const keys = pathKeys(path);
    const [table] = keys;
    const figure = tables.has(String(table))
      ? figureAt(before?.[table as TableKey] as FigureTree | undefined, keysOf(path))
      : undefined;
    const last = figure === undefined || figure === null ? "" : `上年 ${figure} `;
    return [...`${last}${path === howToPath ? "说明" : placeOf(edition, keys)}`]
      .slice(0, longestName)
      .join("");
  };
  const properties = (path: string, text: string, kind: string) => {
    count += 1;
    const asks = text.trim() === "" || isPrompt(text);
    return `<w:sdtPr><w:alias w:val="${escapedXml(nameOf(path))}"/><w:tag w:val="${escapedXml(path.slice(0, longestName))}"/><w:id w:val="${count}"/><w:lock w:val="sdtLocked"/>${asks ? "<w:showingPlcHdr/>" : ""}${kind}</w:sdtPr>`;
  };
  const control = (path: string, xml: string, text: string, kind: string) =>
    `<w:sdt>${properties(path, text, kind)}<w:sdtContent>${xml}</w:sdtContent></w:sdt>`;
  return {
    line: (path, runs, text, kind) => control(path, runs, text, kind === "date" ? dateControl : "<w:text/>"),
    paragraphs: (path, xml, text) => control(path, xml, text, ""),
    fillOf: ({ address }) =>
      address === undefined ? undefined : totals.has(address) ? fills.total : fills.figure,
  };
}
