import { editions } from "../../form/editions.ts";
import type { Report } from "../../report/report.ts";
import { indexNames, matchName } from "../names/match.ts";
import type { RollRow } from "../roll/roll.ts";
import { type Exact, exactText } from "./exact.ts";
import type { Contribution } from "./members.ts";
import type { CarriedStep, RollUpNote } from "./result.ts";
import { exactFigures, type FormCells, formCells } from "./table.ts";

/** The rows of table three that lead from one year to the next. */
const carriedRows = { from: "requests.carriedForward.", to: "requests.carriedOver." } as const;

type CarriedRow = ReadonlyMap<string, Exact>;

/** A row of table three by its columns. */
function carriedRow(
  form: FormCells,
  figures: readonly (Exact | undefined | "unclear")[],
  below: string,
): CarriedRow {
  return new Map(
    form.cells.flatMap(({ address }, i) => {
      const figure = figures[i];
      return address.startsWith(below)
        ? [[address.slice(below.length), typeof figure === "bigint" ? figure : 0n]]
        : [];
    }),
  );
}

const isNil = (row: CarriedRow) => [...row.values()].every((figure) => figure === 0n);
const combined = (rows: readonly CarriedRow[], sign: bigint = 1n): CarriedRow => {
  const sum = new Map<string, Exact>();
  for (const row of rows) for (const [key, figure] of row) sum.set(key, (sum.get(key) ?? 0n) + sign * figure);
  return sum;
};
const signedTexts = (row: CarriedRow): Record<string, string> =>
  Object.fromEntries([...row].map(([key, figure]) => [key, exactText(figure)]));

/**
 * The way from last year's 结转下年 to this year's 上年结转 of the sum, agency by agency, and what of it has to be
 * asked. The steps add up by themselves: first, then each with its sign, give the last.
 *
 * @param previous - last year's reports, whatever their agencies are called
 */
export function carriedSteps(
  form: FormCells,
  year: number,
  all: readonly Contribution[],
  rows: readonly RollRow[],
  previous: readonly Report[],
  leftOut: ReadonlySet<string>,
): { readonly steps: CarriedStep[]; readonly notes: RollUpNote[] } {
  const notes: RollUpNote[] = [];
  const note = (kind: RollUpNote["kind"], agencies: readonly string[], message: string) =>
    notes.push({ kind, rule: "CARRIED", place: "上年结转", agencies, message });
  const predecessors = new Map<string, RollRow[]>();
  for (const row of rows)
    for (const name of row.predecessors) predecessors.set(name, [...(predecessors.get(name) ?? []), row]);
  const index = indexNames({ rows });
  const heirOf = (agency: string): { heir?: RollRow; heirs: readonly RollRow[]; name: string } => {
    const heirs = rows.some(({ name }) => name === agency) ? [] : (predecessors.get(agency) ?? []);
    if (heirs.length > 0)
      return { ...(heirs.length === 1 && { heir: heirs[0] as RollRow }), heirs, name: agency };
    const match = matchName(index, agency);
    return match.kind === "sure" ? { heir: match.row, heirs, name: match.row.name } : { heirs, name: agency };
  };
  /** Last year's 结转下年 by the row that it belongs to now, and of agencies that no row stands for. */
  const before = new Map<RollRow, CarriedRow[]>();
  const gone: { agency: string; row: CarriedRow }[] = [];
  const seen = new Map<string, string>();
  for (const report of previous.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))) {
    if (report.year !== year - 1) {
      note("told", [report.agency], `是 ${report.year} 年的报告，不是上一年的，没有用。`);
      continue;
    }
    const there = formCells(editions[report.edition]);
    const row = carriedRow(there, exactFigures(report, there), carriedRows.from);
    const { heir, heirs, name } = heirOf(report.agency);
    const known = `${heir?.name ?? ""}/${name}`;
    const same = seen.get(known);
    const key = JSON.stringify(report.requests);
    if (same !== undefined) {
      if (same !== key) note("asked", [report.agency], "上年有两份不同的报告，只用了一份，请核对。");
      continue;
    }
    seen.set(known, key);
    if (heir === undefined) {
      gone.push({ agency: report.agency, row });
      if (heirs.length > 1 && !isNil(row))
        note(
          "asked",
          [report.agency, ...heirs.map(({ name }) => name)],
          `“${report.agency}”由几个单位承接，结转怎么分请核对。`,
        );
    } else before.set(heir, [...(before.get(heir) ?? []), row]);
  }
  const steps: CarriedStep[] = [];
  const step = (why: CarriedStep["why"], row: CarriedRow, agency: string) => {
    if (!isNil(row)) steps.push({ why, agency, figures: signedTexts(row) });
  };
  const here = new Set(all.map(({ row }) => row));
  const inSum = [...before].filter(([row]) => here.has(row) || !leftOut.has(row.name));
  for (const { agency, row } of gone) step("离开", combined([row], -1n), agency);
  for (const [row, figures] of inSum) if (!here.has(row)) step("未交", combined(figures, -1n), row.name);
  for (const { row, figures } of all) {
    const now = carriedRow(form, figures, carriedRows.to);
    const last = before.get(row);
    if (last === undefined) {
      step("加入", now, row.name);
      if (!isNil(now))
        note("asked", [row.name], "没有上年报告，却有上年结转；是新加入的单位，还是缺上年报告，请核对。");
      continue;
    }
    const apart = combined([now, combined(last, -1n)]);
    step("两年不一致", apart, row.name);
    if (!isNil(apart)) note("asked", [row.name], "上年结转与上年报告的结转下年不一致，请核对。");
  }
  const start = combined([...inSum.flatMap(([, figures]) => figures), ...gone.map(({ row }) => row)]);
  const end = combined(all.map(({ figures }) => carriedRow(form, figures, carriedRows.to)));
  return {
    steps: [
      { why: "上年结转下年", figures: signedTexts(start) },
      ...steps,
      { why: "本年上年结转", figures: signedTexts(end) },
    ],
    notes,
  };
}
