import { refuseArgument } from "../../problem/wanted.ts";
import { type RollUp, wantedRollUp } from "./result.ts";

/** 汇总表.json: the sum for machines, with the parts of every figure. The same sum gives the same bytes. */
export function rollUpJson(result: RollUp): Uint8Array {
  refuseArgument("rollUpJson", "result", result, wantedRollUp);
  return new TextEncoder().encode(`${JSON.stringify(result, null, 1)}\n`);
}
