import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { type Figure, type MutableTree, putAt } from "../../report/figures.ts";
import { parseReport } from "../../report/parse.ts";
import type { Report } from "../../report/report.ts";
import { figureOfSum } from "./exact.ts";
import type { RollUp } from "./result.ts";
import { wantedRollUp } from "./result.ts";
import { rollUpTitle } from "./sheets.ts";
import { formCells } from "./table.ts";

/**
 * The sum as a report to be written on: tables two to four are filled in, sections one, five and six hold the template's
 * 「（文字描述）」, which `check` stops before it is published.
 *
 * @param agency - whose report it will be
 * @throws {ReportError} if a sum is larger than any report may hold
 */
export function rollUpReport(result: RollUp, agency: string): Report {
  refuseArgument("rollUpReport", "result", result, wantedRollUp);
  refuseArgument("rollUpReport", "agency", agency, { what: "机关名称（文字）", kind: "text" });
  const { cells } = formCells(editions[result.edition] as Edition);
  const tables: MutableTree<Figure> = {};
  cells.forEach(({ table, keys, kind }, i) => {
    const total = result.cells[i]?.total ?? "0";
    putAt(tables, [table, ...keys], figureOfSum(total, kind));
  });
  const text = [`（文字描述）各表为${rollUpTitle(result)}`];
  return parseReport({
    edition: result.edition,
    agency,
    year: result.year,
    ...tables,
    overview: text,
    problemsAndImprovements: ["（文字描述）"],
    // Whether anybody charged, only the members say: the form's sentence for an empty section would be a claim.
    otherMatters: ["（文字描述）各单位收取信息处理费的情况，见“汇总表.xlsx”的“要核对”。"],
  });
}
