import { type Edition, sectionsOf } from "../form/form.ts";
import type { AnyReport } from "./any-report.ts";
import { attachmentLabel } from "./attachment-labels.ts";
import type { Narrative } from "./report.ts";

/** A text of a report in which blocks may stand: its path and name. */
export interface ReportText {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly text: Narrative;
}

/** The texts of a report in reading order: those of its sections, then its attachments'. */
export const narrativesOf = (edition: Edition, report: AnyReport): ReportText[] => [
  ...sectionsOf(edition).flatMap(([key, { title }, holds]): ReportText[] =>
    holds === "text" ? [{ path: [key], name: title, text: report[key] }] : [],
  ),
  ...(report.attachments ?? []).map(
    ({ body }, i, { length }): ReportText => ({
      path: ["attachments", i, "body"],
      name: attachmentLabel(i, length),
      text: body,
    }),
  ),
];
