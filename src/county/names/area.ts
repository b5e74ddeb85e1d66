/** A name as it is compared: signs, blanks and width do not count, nor the state before its customs. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, "")
    .replace(/^中华人民共和国(?=.)/u, "");

/** Provinces as they stand before a name without 省: 贵州三都经济开发区. */
const provincesBare =
  "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 北京 天津 上海 重庆";
const province = new RegExp(
  `^(?:${provincesBare.replaceAll(" ", "|")})(?=(?![省市县区州盟旗自])\\p{Script=Han}{2})`,
  "u",
);
/** 三都经济开发区 of 贵州三都经济开发区. */
export const withoutProvince = (name: string): string => name.replace(province, "");

/**
 * A province, city, county or the like at the front of a name. 开发区 and 园区 are no areas here; 祁县 and 城区 have one
 * character before, other names two.
 */
const unitsInFront = [
  /^\p{Script=Han}{1,14}?(?:自治区|自治州|自治县|自治旗)/u,
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

/** The peoples that an autonomous area is called after; those of one character always with 族. */
const peoples =
  "蒙古 维吾尔 布依 朝鲜 土家 哈尼 哈萨克 傈僳 高山 拉祜 东乡 纳西 景颇 柯尔克孜 达斡尔 仫佬 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺";
const autonomous = new RegExp(
  `^(.{2,}?)(?:(?:${peoples.replaceAll(" ", "|")})族?|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各]族)*自治([区州县旗])$`,
  "u",
);

/** 三都 and 县 of 三都水族自治县. */
function ofAutonomous(area: string): readonly [stem: string, level: string] | undefined {
  const [, stem, level] = autonomous.exec(area) ?? [];
  return stem === undefined || level === undefined ? undefined : [stem.replace(/(?<=..)族$/u, ""), level];
}

/** How an area is written, its whole name first: 三都水族自治县, 三都县, 三都自治县. */
export function areaNames(area: string): readonly string[] {
  const [stem, level] = ofAutonomous(area) ?? [];
  if (stem === undefined || level === undefined || level === "区") return [area];
  return [...new Set([area, stem + level, `${stem}自治${level}`])];
}

/** 汾源 of 汾源县, 三都 of 三都水族自治县; nothing where too little is left. */
export function bareArea(area: string): string | undefined {
  const bare = ofAutonomous(area)?.[0] ?? area.replace(/[省市县区州盟旗]$/u, "");
  return bare.length >= 2 && bare !== area ? bare : undefined;
}

/** A name that is an area's government, or the area alone. */
export const isOfGovernment = (rest: string): boolean => /^(?:人民政府|政府|)$/u.test(rest);
