import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The sixteenth collection, written by one who had not seen the rules, after they were mended after the fifteenth, and before they were mended again. Which rule tells a fault is left to the rules: the words are told. */
export const sixteenth: Collection = {
  faults: casesOf("sixteenth-faults.txt").faults,
  honest: casesOf("sixteenth-honest.txt").honest,
};
