import { safeFileName } from "../files/file-name.ts";

// What `collect` writes into its folder, and later runs and `rollup` find there.

export const overviewName = "汇总.xlsx";
export const collectedJson = "汇总.json";
/** The folder of reports' data beside the overview. */
export const dataFolder = "数据";

/** Files' names for agencies, in the order of the roll: the second of two that come out the same is numbered （2）. */
export function fileNames(agencies: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    agencies.map((agency) => {
      let name = safeFileName(agency, "");
      for (let n = 2; taken.has(name.toLowerCase()); n++) name = safeFileName(agency, `（${n}）`);
      taken.add(name.toLowerCase());
      return [agency, name];
    }),
  );
}
