/** A name as it is compared: signs, blanks and width do not count. */
export const plainName = (name: string): string =>
  name.normalize("NFKC").replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, "");

/**
 * A province, city, county or the like at the front of a name. 开发区 and 园区 are no areas here; 祁县 and 城区 have one
 * character before, other names two.
 */
const unitsInFront = [
  /^\p{Script=Han}{1,8}?(?:自治区|自治州|自治县|自治旗)/u,
  /^\p{Script=Han}{2,6}?(?:省|市|盟|地区|州(?![区县市])|林区|特区|旗(?!舰))/u,
  /^\p{Script=Han}{1,6}?县/u,
  /^(?:城|郊|矿)区/u,
  /^\p{Script=Han}{2,5}?(?<!开发|示范|园|度假|保税|工业|高新|经开|功能|产业|合作|实验|试验|小|社|片|景|自治)区/u,
];

/** The shortest of them: 汾源县 of 汾源县市场监督管理局. */
function unitInFront(name: string): string | undefined {
  const found = unitsInFront.flatMap((unit) => unit.exec(name)?.[0] ?? []);
  return found.toSorted((a, b) => a.length - b.length)[0];
}

/** The areas at the front of a name, from the largest, and what follows: 吕梁市、汾源县 and 财政局. */
export function areasOf(name: string): { readonly areas: readonly string[]; readonly rest: string } {
  const areas: string[] = [];
  let rest = name;
  for (let unit = unitInFront(rest); unit !== undefined && areas.length < 4; unit = unitInFront(rest)) {
    // 高铁新区管委会 is a body, and no agency of an area called so.
    if (unit.endsWith("区") && /^(?:管理委员会|管委会?)$/u.test(rest.slice(unit.length))) break;
    areas.push(unit);
    rest = rest.slice(unit.length);
  }
  return { areas, rest };
}

/** 汾源 of 汾源县; nothing where too little is left. */
export function bareArea(area: string): string | undefined {
  const bare = area.replace(/(?:自治区|自治州|自治县|自治旗|[省市县区州盟旗])$/u, "");
  return bare.length >= 2 && bare !== area ? bare : undefined;
}

/** A name that is an area's government, or the area alone. */
export const isOfGovernment = (rest: string): boolean => /^(?:人民政府|政府|)$/u.test(rest);
