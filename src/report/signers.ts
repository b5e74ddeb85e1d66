import type { Signature, SignatureInput } from "./report.ts";
import { trimmed } from "./text.ts";

/** So many agencies may sign. */
export const mostSigners = 20;

/** All who sign, in order. */
export const signersOf = ({ by, with: others = [] }: Signature): readonly string[] => [by, ...others];

/** A signature as a report has it: who signs first, and the others. */
export function signatureOf({ by, with: more = [], on }: SignatureInput): Signature {
  const [first = "", ...others] = [...(typeof by === "string" ? [by] : by), ...more].map(trimmed);
  return { by: first, ...(others.length > 0 && { with: others }), on };
}
