import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The ninth collection, written before the rules were looked at, after the eighth. */
export const ninth: Collection = {
  faults: casesOf("ninth-faults.txt").faults,
  honest: casesOf("ninth-honest.txt").honest,
};
