import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The twelfth collection: the kinds that the tenth and eleventh missed, in other words, and honest sentences near them. */
export const twelfth: Collection = {
  faults: casesOf("twelfth-faults.txt").faults,
  honest: casesOf("twelfth-honest.txt").honest,
};
