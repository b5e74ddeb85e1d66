import type { Collection } from "./collection.ts";
import { honestText, textFault } from "./second.ts";
import { thirdFaults, thirdHonest } from "./third-texts.ts";

/** The third collection: what is true of texts that the rules were not written beside. */
export const third: Collection = {
  faults: thirdFaults.map(textFault),
  honest: thirdHonest.map(honestText),
};
