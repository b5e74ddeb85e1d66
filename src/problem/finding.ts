import type { Problem } from "./problem.ts";

/** How grave a finding is: an error stops `render`, a warning is looked into, a hint is worth a look. */
export type Severity = "error" | "warning" | "hint";

/** How the severity of a finding is called. */
export const severityNames = { error: "错误", warning: "警告", hint: "提示" } as const;

/** One thing that a rule found in a report; `code` is the rule's (`T3-BALANCE`), `path` an address of a figure or a text. */
export interface Finding extends Problem {
  readonly severity: Severity;
  /** What stands there, as text; empty for nothing. */
  readonly found: string;
  /** Where `found` stands in the text at `path`: UTF-16 units, from the first to behind the last. */
  readonly range?: readonly [from: number, to: number];
  /** Addresses of the totals that tell that the figure at `path` is wrong. */
  readonly evidence?: readonly string[];
  /** Addresses of more figures that are wrong, or that one explanation of several takes to be. */
  readonly others?: readonly string[];
  /** Whether `path` is the very figure that is wrong, told by sums that cross in it. */
  readonly culprit?: true;
  /** Why the rule was switched off for this report, if it was. */
  readonly waived?: string;
}
