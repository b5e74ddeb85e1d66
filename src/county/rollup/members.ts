import type { EditionKey } from "../../form/editions.ts";
import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import type { Report } from "../../report/report.ts";
import { indexNames, matchName } from "../names/match.ts";
import type { RollRow } from "../roll/roll.ts";
import type { Exact } from "./exact.ts";
import type { OpenFinding, RollUpInput, RollUpMember } from "./result.ts";
import { type RollUpColumn, rollUpColumns, rollUpScopes } from "./rules.ts";

/** An agency whose figures are added. */
export interface CountedMember {
  readonly row: RollRow;
  readonly report: Report;
  readonly column: RollUpColumn;
  readonly open: readonly OpenFinding[];
}

/** A member with its figures, cell by cell, as they enter the sum. */
export interface Contribution extends CountedMember {
  readonly figures: readonly Exact[];
}

/** Who is added, who is missing, and who does not belong to the sum. */
export interface Sorted {
  readonly edition: EditionKey;
  readonly counted: readonly CountedMember[];
  readonly missing: readonly string[];
  readonly leftOut: readonly { readonly agency: string; readonly reason: string }[];
}

const columnOf = ({ kind }: RollRow): RollUpColumn =>
  rollUpColumns.find(({ kinds }) => (kinds as readonly string[]).includes(kind))?.key ?? "departments";

/** The row that the county's own report is of: it is no part of the sum that it is held against. */
export function rowOfCounty(
  members: readonly RollUpMember[],
  county: Report | undefined,
): RollRow | undefined {
  if (county === undefined) return undefined;
  const match = matchName(indexNames({ rows: members.map(({ row }) => row) }), county.agency);
  return match.kind === "sure" ? match.row : undefined;
}

/** The form that a year's reports are of. */
const editionFor = (year: number): EditionKey =>
  (Object.values(editions) as readonly Edition[]).find(
    ({ years }) => years.from <= year && year <= (years.to ?? Number.POSITIVE_INFINITY),
  )?.key as EditionKey;

/** Sorts the agencies of a roll: each is added, missing, or left out with a reason. */
export function sortMembers({ year, members, scope = "区域", county }: RollUpInput): Sorted {
  const edition = editionFor(year);
  const own = rowOfCounty(members, county);
  const inScope: readonly RollUpColumn[] = rollUpScopes[scope].columns;
  const districts = members.filter(({ row }) => row.kind === "县区" && row.counted).map(({ row }) => row);
  const counted: CountedMember[] = [];
  const missing: string[] = [];
  const leftOut: { agency: string; reason: string }[] = [];
  for (const { row, report, open = [] } of members) {
    const column = columnOf(row);
    const out = (reason: string) => leftOut.push({ agency: row.name, reason });
    const district = districts.find(
      (one) =>
        row.parent !== undefined &&
        one !== row &&
        (one.name.endsWith(row.parent) || one.aliases.includes(row.parent)),
    );
    if (!row.counted) out(row.kind === "垂管" ? "垂管单位，名册里不计入汇总" : "名册里“计入汇总”为“否”");
    else if (row === own) out("是用来对照的县报告，不算作一行");
    else if (!inScope.includes(column)) out(`类别“${row.kind}”不在所选的范围内`);
    else if (district !== undefined) out(`已含在上级“${district.name}”的报告里`);
    else if (report === undefined) missing.push(row.name);
    else if (report.year !== year) {
      missing.push(row.name);
      out(`是 ${report.year} 年的报告，没有相加`);
    } else if (report.edition !== edition) {
      missing.push(row.name);
      out(`按另一版格式（${editions[report.edition].notice}）填的，各格对不上，没有相加`);
    } else counted.push({ row, report, column, open });
  }
  return { edition, counted, missing, leftOut };
}
