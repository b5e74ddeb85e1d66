import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/**
 * The fifth collection, written before the rules were looked at; the honest texts are those of some sixty published reports, names and
 * figures changed.
 */
export const fifth: Collection = {
  faults: casesOf("fifth-faults.txt").faults,
  honest: casesOf("fifth-honest.txt").honest,
};
