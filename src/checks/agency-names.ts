import { matchesIn } from "./matches.ts";
import { standingOf } from "./places.ts";
import { isWithin } from "./segments.ts";

const unitName =
  /[\u4e00-\u9fff]{1,12}?(?:自治区|自治州|自治县|自治旗|省|市|县|区|旗|镇|乡|街道|局|委员会|厅)/gu;

/** The units that a name is made of: 文水县、刘胡兰镇 of 「文水县刘胡兰镇人民政府」. */
export const unitsOf = (name: string): string[] => matchesIn(name, unitName).map(([one]) => one);

const unitKinds = ["镇", "乡", "街道", "县", "区", "旗", "市", "省", "局", "厅", "委", "办"] as const;

/** What kind of unitName a name ends as: 镇 for 「刘胡兰镇人民政府」, 局 for 「民政局」. */
export function kindOfName(name: string): string | undefined {
  const plain = name.replace(/(?:人民政府)?(?:办公室|办公厅|办事处|管理委员会|管委会)?$/u, "");
  return (
    unitKinds.find((kind) => (plain === "" ? name : plain).endsWith(kind)) ??
    (/委员会$/u.test(name) ? "委" : undefined)
  );
}

const placeKinds = /(?:省|自治州|自治县|自治旗|县|区|旗|镇|乡|街道|市)$/u;

/** A county, a district or a city without districts: none of them stands above another. */
export const isCountyUnit = (unit: string) =>
  /(?:自治县|自治旗|县|区|旗|市)$/u.test(unit) && standingOf(`${unit}人民政府`).level === "below";

/** Whether a name gives another place than an agency's: 泗阳县发展和改革局 for 沭阳县发展和改革局. */
export function isElsewhere(name: string, agency: string): boolean {
  const own = unitsOf(agency).filter((unit) => placeKinds.test(unit));
  const county = own.find(isCountyUnit);
  return unitsOf(name).some((unit) => {
    const kind = placeKinds.exec(unit)?.[0];
    if (kind === undefined || unit.length < 3) return false;
    const isBeside = county !== undefined && isCountyUnit(unit);
    const same = own.filter((other) => other.endsWith(kind) || (isBeside && other === county));
    return (
      same.length > 0 &&
      !same.some((other) => other.includes(unit) || unit.includes(other)) &&
      !agency.includes(unit)
    );
  });
}

/** Whether a name in a text may mean an agency: the same, a part of it, its short form, or a body of it. */
export function fitsAgency(name: string, agency: string): boolean {
  const plain = (text: string) =>
    text.replace(/(?:党工?委|人民政府|办公室|办公厅|办事处|管理委员会|管委会|委员会|局|厅)+$/u, "");
  const [a, b] = [plain(name), plain(agency)];
  if (a === "" || b === "" || agency.includes(name) || name.includes(b)) return true;
  if (isElsewhere(name, agency)) return false;
  if (isWithin(name, agency) || isWithin(a, b)) return true;
  // 区人民政府办公室 for the government of the district; 刘胡兰镇党政综合办公室.
  const own = unitsOf(agency).at(-1);
  return own !== undefined && name.includes(own);
}
