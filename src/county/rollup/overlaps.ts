import { type Exact, writtenSum } from "./exact.ts";
import type { Contribution } from "./members.ts";
import type { RollUpNote } from "./result.ts";
import { countedTwice, toldAgain } from "./rules.ts";
import type { FormCells } from "./table.ts";

/** How near two figures are to be called near, in percent. */
const nearPercent = 5n;

/** Whether two figures are equal, or differ by a few percent. */
function nearness(figure: Exact, others: Exact): "等于" | "接近" | undefined {
  if (figure === 0n || others === 0n) return undefined;
  if (figure === others) return "等于";
  const apart = figure > others ? figure - others : others - figure;
  return apart * 100n <= others * nearPercent ? "接近" : undefined;
}

/** Figures that may stand in two reports: of one lawsuit, of one licence, of the whole county in one row. */
export function overlapNotes({ cells, byAddress }: FormCells, all: readonly Contribution[]): RollUpNote[] {
  const notes: RollUpNote[] = [];
  for (const { rule, address } of countedTwice) {
    const at = byAddress.get(address);
    if (at === undefined) continue;
    const having = all.filter(({ figures }) => figures[at] !== 0n);
    const own = having.filter(({ column }) => column === "own");
    if (own.length === 0 || having.length === own.length) continue;
    const list = having.map(
      ({ row, figures }) => `${row.name} ${writtenSum(figures[at] as Exact, "count")} 件`,
    );
    notes.push({
      kind: "asked",
      rule,
      place: cells[at]?.place ?? "",
      agencies: having.map(({ row }) => row.name),
      message: `本级和成员单位都填了：${list.join("，")}。复议机关作共同被告的不计，同一案件只由原行为主体统计；是同一案件的，请在“调整”里减去。`,
    });
  }
  for (const { rule, agency, addresses } of toldAgain)
    for (const address of addresses) {
      const at = byAddress.get(address);
      const having = at === undefined ? [] : all.filter(({ figures }) => figures[at] !== 0n);
      // With one other the two may well be equal by chance.
      if (at === undefined || having.length < 3) continue;
      const { kind, place } = cells[at] as FormCells["cells"][number];
      const sum = having.reduce((added, { figures }) => added + (figures[at] as Exact), 0n);
      for (const { row, figures } of having.filter(({ row }) => agency.test(row.name))) {
        const figure = figures[at] as Exact;
        const how = nearness(figure, sum - figure);
        if (how === undefined || (how === "接近" && rule === "WHOLE-REPORT")) continue;
        notes.push({
          kind: "hint",
          rule,
          place,
          agencies: [row.name],
          message: `“${row.name}”的 ${writtenSum(figure, kind)} ${how}其余单位之和 ${writtenSum(sum - figure, kind)}，可能填了两次；重复的请在“调整”里减去，或在名册里改为不计入。`,
        });
      }
    }
  return notes;
}
