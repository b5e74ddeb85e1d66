import type { Collection } from "./collection.ts";
import { casesOf } from "./sheet.ts";

/** Written beside the rules when they were mended after the fourteenth: other wordings of its kinds, and of what real reports were wronged by. */
export const beside: Collection = {
  faults: casesOf("beside-faults.txt").faults,
  honest: casesOf("beside-honest.txt").honest,
};
