import type { ProblemCode } from "./codes.ts";

/** The words of a schema with the code of what they are about: valibot's messages are strings. */
export const said = (code: ProblemCode, message: string): string => `${code} ${message}`;

/** Code and words of what `said` put together. */
export function heard(text: string): { readonly code: string; readonly message: string } {
  const [, code = "INVALID", message = text] = /^([A-Z_]+) (.*)$/su.exec(text) ?? [];
  return { code, message };
}
