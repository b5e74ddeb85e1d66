import * as v from "valibot";
import { type AgencyState, agencyStates, type FileState, fileStates } from "../collect/state.ts";
import { type PublicationState, publicationStates } from "../publication/state.ts";
import { type RollKind, rollKinds } from "../roll/roll.ts";

/** A finding of 汇总.json, as far as a notice or a sum needs it. */
export interface NoticeFinding {
  readonly code: string;
  /** Its address; an older version may not have written it. */
  readonly path?: string | undefined;
  readonly severity: "error" | "warning" | "hint";
  readonly place: string;
  readonly found: string;
  readonly expected?: string | undefined;
  /** What is wrong, and what to do. */
  readonly message?: string | undefined;
  /** Why it is passed over. */
  readonly waived?: string | undefined;
}

/** An agency of 汇总.json, as far as a notice needs it. */
export interface NoticeAgency {
  readonly name: string;
  readonly kind: RollKind;
  readonly state: AgencyState;
  readonly files: readonly string[];
  readonly due?: string | undefined;
  readonly receivedOn?: string | undefined;
  readonly findings: readonly NoticeFinding[];
  /** What was ever asked of it, and how it was settled. */
  readonly issues: readonly { readonly how?: string | undefined }[];
  readonly publication?:
    | {
        readonly state: PublicationState;
        readonly differences: readonly {
          readonly place: string;
          readonly before: string;
          readonly after: string;
        }[];
      }
    | undefined;
}

/** What `collect` found, as 汇总.json holds it. */
export interface NoticeSource {
  readonly year: number;
  /** The day of the run, ISO 8601; nothing if it was not said. */
  readonly today?: string | undefined;
  readonly files: readonly {
    readonly file: string;
    readonly state: FileState;
    readonly reason?: string | undefined;
  }[];
  readonly agencies: readonly NoticeAgency[];
  readonly likeness: {
    readonly groups: readonly {
      readonly names: readonly string[];
      readonly least: number;
      readonly most: number;
    }[];
  };
}

const anyText = v.string();
const isoDay = v.pipe(anyText, v.regex(/^\d{4}-\d\d-\d\d$/u));

const listedFinding = v.object({
  code: anyText,
  path: v.optional(anyText),
  severity: v.picklist(["error", "warning", "hint"]),
  place: anyText,
  found: v.optional(anyText, ""),
  expected: v.optional(anyText),
  message: v.optional(anyText),
  waived: v.optional(anyText),
});

const sourceSchema = v.object({
  year: v.number(),
  today: v.optional(isoDay),
  files: v.array(v.object({ file: anyText, state: v.picklist(fileStates), reason: v.optional(anyText) })),
  agencies: v.array(
    v.object({
      name: anyText,
      kind: v.picklist(rollKinds),
      state: v.picklist(agencyStates),
      files: v.array(anyText),
      due: v.optional(isoDay),
      receivedOn: v.optional(isoDay),
      findings: v.array(listedFinding),
      issues: v.array(v.object({ how: v.optional(anyText) })),
      publication: v.optional(
        v.object({
          state: v.picklist(publicationStates),
          differences: v.array(v.object({ place: anyText, before: anyText, after: anyText })),
        }),
      ),
    }),
  ),
  likeness: v.object({
    groups: v.array(v.object({ names: v.array(anyText), least: v.number(), most: v.number() })),
  }),
});

/** The findings of an agency of 汇总.json; what is none is passed over, in a list that others may have written. */
export const listedFindings = (findings: unknown): NoticeFinding[] =>
  (Array.isArray(findings) ? findings : []).flatMap((finding) => {
    const read = v.safeParse(listedFinding, finding);
    return read.success ? [read.output] : [];
  });

/**
 * What 汇总.json says, for a notice.
 *
 * @param data - 汇总.json as `overviewJson` writes it, parsed
 * @returns nothing for other data, or what an older version wrote
 */
export function noticeSource(data: unknown): NoticeSource | undefined {
  const read = v.safeParse(sourceSchema, data);
  return read.success ? read.output : undefined;
}
