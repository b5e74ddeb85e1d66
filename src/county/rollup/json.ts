import type { RollUp } from "./result.ts";

/** 汇总表.json: the sum for machines, with the parts of every figure. The same sum gives the same bytes. */
export const rollUpJson = (result: RollUp): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(result, null, 1)}\n`);
