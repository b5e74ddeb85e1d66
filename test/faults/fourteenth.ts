import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The fourteenth collection, written by one who had not seen the rules, after they were mended after the thirteenth, and before they were mended again. */
export const fourteenth: Collection = {
  faults: casesOf("fourteenth-faults.txt").faults,
  honest: casesOf("fourteenth-honest.txt").honest,
};
