import { createHash } from "node:crypto";
import type { RenderOptions } from "../style/options.ts";

/** What the jobs are called in Redis: reports, and the summaries that wait for them. */
export const queueNames = { reports: "nianbao-reports", summaries: "nianbao-summaries" } as const;

/** How all reports of a batch are made. What names files (fonts, template) is the workers' own. */
export interface QueuedLook {
  readonly formats: readonly string[];
  readonly check: boolean;
  readonly render: Omit<RenderOptions, "fonts" | "template" | "onUncarried">;
}

/** What a report's files are called, without their ending, and the sum of all that they are made of. */
export interface QueuedName {
  readonly name: string;
  readonly sum: string;
}

/** A report that waits to be rendered. */
export interface ReportJob extends QueuedName, QueuedLook {
  /** Of the package that put it into the queue: another one may make other bytes. */
  readonly version: string;
  readonly data: unknown;
}

/** What a report's job gives back; `null` where its files were there already. */
export interface ReportDone {
  readonly errors: number;
  readonly warnings: number;
  readonly uncarried: number;
}

/** A report as the summary knows it. */
export interface BatchEntry extends QueuedName {
  readonly job: string;
  readonly agency: string;
  readonly year: number | null;
  /** The file it came from. */
  readonly input?: string;
}

/** What could not even be put into the queue. */
export interface NotQueued {
  readonly input: string;
  readonly message: string;
}

/** A summary that waits for its reports. */
export interface SummaryJob {
  readonly batch: string;
  readonly entries: readonly BatchEntry[];
  readonly notQueued: readonly NotQueued[];
}

/** A sum over texts, as an id: no text runs into the next. */
export const idOf = (...texts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 40);

/** Ended jobs are forgotten after so many seconds: reports should not lie in Redis for longer than somebody looks. */
export const keptSeconds = { done: 7 * 86_400, failed: 30 * 86_400 } as const;
