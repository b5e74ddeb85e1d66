import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The eleventh collection, after wordings of published reports of 2024 and 2025, before the rules were mended after the tenth. */
export const eleventh: Collection = {
  faults: casesOf("eleventh-faults.txt").faults,
  honest: casesOf("eleventh-honest.txt").honest,
};
