import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The sixth collection, written after the rules had been mended for the fifth. */
export const sixth: Collection = {
  faults: casesOf("sixth-faults.txt").faults,
  honest: casesOf("sixth-honest.txt").honest,
};
