import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The seventh collection, written before the rules were looked at, after the sixth. */
export const seventh: Collection = {
  faults: casesOf("seventh-faults.txt").faults,
  honest: casesOf("seventh-honest.txt").honest,
};
