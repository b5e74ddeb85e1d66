import type { Finding } from "../problem/finding.ts";
import type { Problem } from "../problem/problem.ts";

/** What stands in a form. */
export interface PageContent {
  /** The data of the report as far as it was filled in: `parseReport` and `readDraft` take it, JSON carries it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether `parseReport` takes it. */
  readonly isWhole: boolean;
  /** What is missing or cannot be taken, each with its place. */
  readonly problems: readonly Problem[];
  /** What the rules say of it. */
  readonly findings: readonly Finding[];
}
