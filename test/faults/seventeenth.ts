import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The seventeenth collection, written by one who had not seen the rules, after they were mended after the sixteenth, and before they were mended again. Which rule tells a fault is left to the rules: the words are told. */
export const seventeenth: Collection = {
  faults: casesOf("seventeenth-faults.txt").faults,
  honest: casesOf("seventeenth-honest.txt").honest,
};
