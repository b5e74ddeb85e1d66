import type { Finding } from "../../problem/finding.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { wantedAgencies } from "../collect/state.ts";
import type { OddityAgency } from "./oddity.ts";
import { oddityRules } from "./rules.ts";

/** Whether a code is that of a rule over the county, which `check` does not know. */
export const isOddityCode = (code: string): boolean => oddityRules.some((rule) => rule.code === code);

/**
 * Adds to what the checks found of each report what only the county sees: figures that may be right and seldom are, of
 * one year beside the other and of one agency beside the others. All are warnings. Where a rule of `check` has told the
 * same cell already it is not told twice; its finding becomes a warning.
 *
 * @param agencies - with this year's report and last year's, as far as they are there; a pure function of them
 * @param found - what `check` found of each, in the same order
 * @param waived - rules that are switched off: code → reason
 * @example
 * const findings = withOddities(agencies, agencies.map(({ report }) => (report ? check(report) : [])));
 */
export function withOddities(
  agencies: readonly OddityAgency[],
  found: readonly (readonly Finding[])[],
  waived: Readonly<Record<string, string>> = {},
): Finding[][] {
  refuseArgument("withOddities", "agencies", agencies, wantedAgencies);
  refuseArgument("withOddities", "found", found, { what: "各单位 check 的结果（数组）", kind: "list" });
  const all = agencies.map((_, i): Finding[] => [...(found[i] ?? [])]);
  for (const { code, saidBy = [], find } of oddityRules) {
    const reason = Object.hasOwn(waived, code) ? waived[code] : undefined;
    for (const [i, own] of find(agencies).entries())
      for (const one of own) {
        const list = all[i] as Finding[];
        const known = list.findIndex((other) => other.path === one.path && saidBy.includes(other.code));
        if (known >= 0) {
          const told = list[known] as Finding;
          if (told.severity === "hint") list[known] = { ...told, severity: "warning" };
        } else
          list.push({ code, severity: "warning", ...one, ...(reason !== undefined && { waived: reason }) });
      }
  }
  return all;
}
