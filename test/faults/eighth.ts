import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The eighth collection, written before the rules were looked at, after the seventh. */
export const eighth: Collection = {
  faults: casesOf("eighth-faults.txt").faults,
  honest: casesOf("eighth-honest.txt").honest,
};
