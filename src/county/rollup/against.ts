import type { Report } from "../../report/report.ts";
import type { RollRow } from "../roll/roll.ts";
import { type Exact, writtenSum } from "./exact.ts";
import type { Contribution } from "./members.ts";
import type { AgainstCounty, CountyDifference, RollUpMember } from "./result.ts";
import { exactFigures, type FormCells } from "./table.ts";

const amountOf = (value: Exact) => (value < 0n ? -value : value);
const asNumber = (figure: Exact | undefined | "unclear"): Exact => (typeof figure === "bigint" ? figure : 0n);

/** So many agencies are named as those that a difference may be of. */
const mostNamed = 3;

/**
 * The county's own report against the sum of its agencies: every cell that differs, and whose figure the difference is.
 * One agency whose figures are all the differences explains the whole.
 */
export function againstCounty(
  form: FormCells,
  county: Report,
  own: RollRow | undefined,
  totals: readonly Exact[],
  all: readonly Contribution[],
  members: readonly RollUpMember[],
): AgainstCounty {
  const figures = exactFigures(county, form).map(asNumber);
  const apart = totals.map((total, i) => total - (figures[i] as Exact));
  const inSum = all.map(({ row, figures }) => ({ name: row.name, figures }));
  const counted = new Set(all.map(({ row }) => row));
  // Whoever is not in the sum may be in the county's report.
  const outside = members.flatMap(({ row, report }) =>
    report === undefined || counted.has(row) || row === own || report.edition !== county.edition
      ? []
      : [{ name: row.name, figures: exactFigures(report, form).map(asNumber) }],
  );
  const differences = form.cells.flatMap(({ address, place, kind }, i): CountyDifference[] => {
    const difference = apart[i] as Exact;
    if (difference === 0n) return [];
    const suspects = [...inSum, ...(difference < 0n ? outside : [])];
    const agencies = suspects.filter((one) => amountOf(one.figures[i] as Exact) === amountOf(difference));
    return [
      {
        address,
        place,
        county: writtenSum(figures[i] as Exact, kind),
        sum: writtenSum(totals[i] as Exact, kind),
        difference: writtenSum(difference, kind),
        agencies: agencies.length > mostNamed ? [] : agencies.map(({ name }) => name),
      },
    ];
  });
  const fits = (sign: bigint, one: { readonly figures: readonly Exact[] }) =>
    apart.every((difference, i) => difference === sign * (one.figures[i] as Exact));
  const left = inSum.filter((one) => fits(1n, one));
  const twice = [...inSum, ...outside].filter((one) => fits(-1n, one));
  const [only, ...others] = [
    ...left.map(({ name }) => ({ agency: name, how: "没有计入" as const })),
    ...twice.map(({ name }) => ({ agency: name, how: "多计了一次" as const })),
  ];
  return {
    agency: county.agency,
    differences,
    ...(differences.length > 0 && only && others.length === 0 && { explained: only }),
  };
}
