import { listedFindings } from "../notice/source.ts";
import type { CountedMember } from "./members.ts";
import type { OpenFinding, RollUpNote } from "./result.ts";
import type { FormCells } from "./table.ts";

/** The open findings of an agency of 汇总.json, hints left out; nothing for other data. */
export const openFindings = (findings: unknown): OpenFinding[] =>
  listedFindings(findings).flatMap(({ code, severity, path, place, message, waived }) =>
    severity === "hint" || waived !== undefined || path === undefined || message === undefined
      ? []
      : [{ code, path, place, message }],
  );

/** Figures that were added as they are although something is asked of them: by rule and place, so that many are one line. */
export function openNotes(
  { cells }: FormCells,
  all: readonly Pick<CountedMember, "row" | "open">[],
): RollUpNote[] {
  const inTables = (path: string) =>
    path !== "" && cells.some(({ address }) => address === path || address.startsWith(`${path}.`));
  const byPlace = new Map<string, { finding: OpenFinding; agencies: Set<string> }>();
  for (const { row, open } of all)
    for (const finding of open) {
      if (!inTables(finding.path)) continue;
      const key = JSON.stringify([finding.code, finding.place]);
      const group = byPlace.get(key) ?? { finding, agencies: new Set() };
      byPlace.set(key, group);
      group.agencies.add(row.name);
    }
  return [...byPlace.values()].map(
    ({ finding: { place, message }, agencies }): RollUpNote => ({
      kind: "hint",
      rule: "OPEN",
      place,
      agencies: [...agencies],
      message:
        agencies.size === 1
          ? `照报送的数相加了，核对时提出的还没有改正或说明：${message}`
          : `${agencies.size} 个单位的数照报送的相加了，核对时提出的还没有改正或说明；各处见“汇总.xlsx”的“问题”表。`,
    }),
  );
}
