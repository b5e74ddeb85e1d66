import { OptionsError } from "../problem/options-error.ts";

/** Refuses a number that is not between two (a lower bound of 0 itself only where whole ones are asked). @throws {OptionsError} */
export function refuseOutOfBounds(
  path: string,
  found: unknown,
  [least, most]: readonly [number, number],
  kind: "whole" | "seconds" = "seconds",
): void {
  const whole = kind === "whole";
  if (typeof found === "number" && found <= most)
    if (whole ? Number.isInteger(found) && found >= least : found > least) return;
  const expected = whole ? `${least} 到 ${most} 的整数` : `大于 ${least}、不超过 ${most} 的秒数`;
  throw new OptionsError([
    { code: "OUT_OF_BOUNDS", path, place: path, found, expected, message: `应为${expected}。` },
  ]);
}
