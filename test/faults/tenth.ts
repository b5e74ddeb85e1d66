import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** The tenth collection, written before the rules were looked at, after the ninth; tax offices, customs, a zone and a hospital are new. */
export const tenth: Collection = {
  faults: casesOf("tenth-faults.txt").faults,
  honest: casesOf("tenth-honest.txt").honest,
};
