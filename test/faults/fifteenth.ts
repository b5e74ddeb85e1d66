import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The fifteenth collection, written by one who had not seen the rules, after they were mended after the fourteenth, and before they were mended again. Which rule tells a fault is left to the rules: the words are told. */
export const fifteenth: Collection = {
  faults: casesOf("fifteenth-faults.txt").faults,
  honest: casesOf("fifteenth-honest.txt").honest,
};
