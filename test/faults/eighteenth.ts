import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The eighteenth collection, written by one who had not seen the rules, after they were mended after the seventeenth, and before they were mended again. Which rule tells a fault is left to the rules: the words are told. */
export const eighteenth: Collection = {
  faults: casesOf("eighteenth-faults.txt").faults,
  honest: casesOf("eighteenth-honest.txt").honest,
};
