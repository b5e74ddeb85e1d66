import { editions } from "../../form/editions.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { wantedAgencies } from "../collect/state.ts";
import { adjustedCells } from "./adjustments.ts";
import { againstCounty } from "./against.ts";
import { carriedSteps } from "./carried.ts";
import { RollUpError } from "./error.ts";
import { type Exact, writtenSum } from "./exact.ts";
import { feeNotes } from "./fee-notes.ts";
import { type Contribution, type CountedMember, rowOfCounty, sortMembers } from "./members.ts";
import { openNotes } from "./open-findings.ts";
import { overlapNotes } from "./overlaps.ts";
import type { RollUp, RollUpCell, RollUpInput, RollUpNote, RollUpPart } from "./result.ts";
import { onlyOf, type RollUpColumn } from "./rules.ts";
import {
  addedExactly,
  brokenEquations,
  exactFigures,
  type FormCells,
  formCells,
  keepsEquation,
} from "./table.ts";

/** The figures of each member that enter the sum; what does not is told. */
function contributions(form: FormCells, counted: readonly CountedMember[]) {
  const blanks: RollUp["blanks"][number][] = [];
  const notes: RollUpNote[] = [];
  const all = counted.map((member): Contribution => {
    const agency = member.row.name;
    const figures = exactFigures(member.report, form).map((figure, i): Exact => {
      const { address, place, kind, table, keys } = form.cells[i] as FormCells["cells"][number];
      if (figure === undefined) {
        let found: unknown = member.report[table as "requests"];
        for (const key of keys) found = (found as Record<string, unknown> | undefined)?.[key];
        blanks.push({ agency, address, place, found: found === "/" ? "/" : "空白" });
        return 0n;
      }
      if (figure === "unclear") {
        notes.push({
          kind: "asked",
          rule: "EXACT",
          place,
          agencies: [agency],
          message: "金额没有写明单位（元、万元），没有相加；请核对后补写。",
        });
        return 0n;
      }
      const only = onlyOf.find(
        ({ below, kinds }) => address.startsWith(below) && !kinds.includes(member.row.kind),
      );
      if (only !== undefined && figure !== 0n) {
        notes.push({
          kind: "told",
          rule: only.rule,
          place,
          agencies: [agency],
          message: `填了 ${writtenSum(figure, kind)}，这一格只计${only.kinds.join("、")}，没有相加；请核对。`,
        });
        return 0n;
      }
      return figure;
    });
    return { ...member, figures };
  });
  return { all, blanks, notes };
}

/** Equations of the form that the sum does not keep, with the members whose own tables do not keep them. */
function brokenSums(form: FormCells, totals: readonly Exact[], all: readonly Contribution[]): RollUpNote[] {
  const broken = brokenEquations(form, totals);
  if (broken.length === 0) return [];
  return broken.map((equation): RollUpNote => {
    const agencies = all.flatMap(({ row, figures }) => (keepsEquation(equation, figures) ? [] : [row.name]));
    const [left, right] = [addedExactly(equation.left, totals), addedExactly(equation.right, totals)];
    const { place = "", kind = "count" } = form.cells[equation.left[0] as number] ?? {};
    return {
      kind: "asked",
      rule: "SUMS",
      place,
      agencies,
      message: `合计不平：${writtenSum(left, kind)}，应等于 ${writtenSum(right, kind)}${agencies.length === 0 ? "，请核对“调整”" : "；这些单位自己的表就不平，请先改正"}。`,
    };
  });
}

/**
 * Adds up tables two to four over the agencies of a roll, cell by cell and exactly, and says of every figure whose it
 * is made of. Changes no agency's figure, and estimates none that is missing: what is unclear is a note.
 *
 * @throws {RollUpError} if a line of the adjustments cannot be followed
 * @example
 * const { title, cells, notes } = rollUp({ year: 2025, members: collected.agencies });
 * cells.find(({ address }) => address === "requests.received.total"); // { total: "507", parts: [...] }
 */
export function rollUp(input: RollUpInput): RollUp {
  refuseArgument("rollUp", "input", input, {
    what: "要汇总的 { year, members }",
    parts: { year: "number", members: "list" },
  });
  refuseArgument("rollUp", "input.members", input.members, wantedAgencies);
  const { year, members, scope = "区域", adjustments = [], previous, county } = input;
  const { edition, counted, missing, leftOut } = sortMembers(input);
  if (county !== undefined && (county.year !== year || county.edition !== edition))
    throw new RollUpError([
      {
        code: "YEAR",
        path: "",
        place: "对照的县报告",
        found: county.year,
        expected: String(year),
        message: `应为 ${year} 年、按${editions[edition].notice}格式的报告；请换一份。`,
      },
    ]);
  const form = formCells(editions[edition]);
  const { all, blanks, notes } = contributions(form, counted);
  const adjusted = adjustedCells(form, adjustments, new Set(counted.map(({ row }) => row.name)));
  const columns = [...new Set(all.map(({ column }) => column))];
  const totals: Exact[] = [];
  const cells = form.cells.map(({ address, place, kind }, i): RollUpCell => {
    const byColumn = new Map<RollUpColumn, Exact>(columns.map((column) => [column, 0n]));
    const parts: RollUpPart[] = [];
    let plain = 0n;
    for (const { row, column, figures } of all) {
      const figure = figures[i] as Exact;
      if (figure === 0n) continue;
      plain += figure;
      byColumn.set(column, (byColumn.get(column) as Exact) + figure);
      parts.push({ agency: row.name, figure: writtenSum(figure, kind) });
    }
    const change = adjusted.get(i);
    totals.push(plain + (change ?? 0n));
    return {
      address,
      place,
      kind,
      columns: Object.fromEntries([...byColumn].map(([key, sum]) => [key, writtenSum(sum, kind)])),
      plain: writtenSum(plain, kind),
      ...(change !== undefined && { adjusted: `${change < 0n ? "" : "+"}${writtenSum(change, kind)}` }),
      total: writtenSum(plain + (change ?? 0n), kind),
      parts,
    };
  });
  const carried =
    previous === undefined
      ? undefined
      : carriedSteps(
          form,
          year,
          all,
          members.map(({ row }) => row),
          previous,
          new Set(leftOut.map(({ agency }) => agency)),
        );
  return {
    year,
    edition,
    scope,
    title: missing.length === 0 ? "总计" : `已收合计（缺 ${missing.length} 个单位）`,
    members: all.map(({ row }) => row.name),
    missing,
    leftOut,
    cells,
    blanks,
    notes: [
      ...overlapNotes(form, all),
      ...notes,
      ...brokenSums(form, totals, all),
      ...(carried?.notes ?? []),
      ...feeNotes(edition, all),
      ...openNotes(form, all),
    ],
    adjustments,
    ...(carried && { carried: carried.steps }),
    ...(county && {
      against: againstCounty(form, county, rowOfCounty(members, county), totals, all, members),
    }),
  };
}
