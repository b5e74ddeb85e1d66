import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The thirteenth collection, written after the rules were mended after the twelfth, and before they were mended again. */
export const thirteenth: Collection = {
  faults: casesOf("thirteenth-faults.txt").faults,
  honest: casesOf("thirteenth-honest.txt").honest,
};
