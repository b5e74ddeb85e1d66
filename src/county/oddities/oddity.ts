import type { Finding } from "../../problem/finding.ts";
import type { Report } from "../../report/report.ts";

/** An agency as its oddities are looked for. */
export interface OddityAgency {
  readonly row: { readonly name: string; readonly kind: string };
  readonly report?: Report;
  /** Its report of the year before. */
  readonly last?: Report;
}

/** What an oddity says of an agency's report; the code is the rule's. */
export type OddityFound = Pick<Finding, "path" | "place" | "found" | "expected" | "message" | "others">;
