import { areaNames, bareArea } from "./area.ts";

/** A way to write a row's name, and whether its area is said in it. */
export interface Way {
  readonly text: string;
  readonly placed: boolean;
}

/** Offices of higher levels as they stand before the name of a branch: what is said for them. */
const headForms: readonly (readonly [full: string, ...short: string[]])[] = [
  ["国家统计局", "统计局", ""],
  ["国家金融监督管理总局", "国家金融监管总局", "金融监管总局", "金融监管", "金融", ""],
  ["住房公积金管理中心", "住房公积金中心", "公积金管理中心", "公积金中心", "住房公积金", "公积金"],
  ["公路管理局", "公路局", ""],
  ["中国人民银行", "人民银行", "人行"],
];

const branchEnd = /(?:支局|分中心|调查队|管理部|管理处|管理段|办事处|支队|大队|支行|分公司|[站所段])$/u;

/** A branch that says enough by itself: 调查队, but not 管理部. */
const saysEnough = (branch: string) =>
  branch.length >= 3 && !/^(?:分中心|管理[部处段]|办事处|分公司)$/u.test(branch);

/** How a roll's own area is written inside a name: 三都, 三都县, 三都水族自治县. */
function placeForms(main: readonly string[]): readonly string[] {
  const own = main.at(-1);
  return own === undefined ? [] : [...new Set([bareArea(own) ?? own, ...areaNames(own)])];
}

/** 生态环境局, 三都, 分局 of 生态环境局三都分局. */
function branchIn(core: string, main: readonly string[]) {
  const forms = placeForms(main).toSorted((a, b) => b.length - a.length);
  for (const place of forms) {
    const at = core.indexOf(place, 2);
    if (at < 0) continue;
    const [head, branch] = [core.slice(0, at), core.slice(at + place.length)];
    if (/[局处关行司]$|中心$|总队$/u.test(head) && (branch === "分局" || branchEnd.test(branch)))
      return { head, branch, forms };
  }
  return undefined;
}

/** A name with the county in its middle, however that is written; other names as they are. */
export function withPlaceForms(core: string, main: readonly string[]): readonly string[] {
  const found = branchIn(core, main);
  if (found === undefined) return [core];
  return [...new Set([core, ...found.forms.map((form) => found.head + form + found.branch)])];
}

/**
 * What branches of higher offices are called where everybody is of the county: 生态环境局 for 吕梁市生态环境局汾源分局,
 * 三都调查队 for 国家统计局三都调查队.
 */
export function branchWays(
  core: string,
  main: readonly string[],
  coreWays: (core: string) => Iterable<string>,
): Way[] {
  const found = branchIn(core, main);
  if (found !== undefined && found.branch !== "分局") {
    const { head, branch, forms } = found;
    const [full, ...short] = headForms.find(([one]) => head.endsWith(one)) ?? [head];
    const level = main.at(-1)?.at(-1) ?? "";
    return [
      ...[full, ...short].flatMap((one) =>
        forms.map((form) => ({ text: one + form + branch, placed: true })),
      ),
      ...[full, ...short]
        .map((one) => one + branch)
        .filter((one) => one !== branch || saysEnough(branch))
        .flatMap((text) => [text, level + text].map((text) => ({ text, placed: false }))),
      ...(saysEnough(branch) ? forms.map((form) => ({ text: form + branch, placed: true })) : []),
    ];
  }
  const [, office, place = ""] = /^(.{2,}局)(.{0,6})分局$/u.exec(core) ?? [];
  if (office === undefined) return [];
  const short = [...coreWays(office)].flatMap((way) =>
    /局$/u.test(way) ? [way, `${way.slice(0, -1)}分局`] : [],
  );
  const levels = /[县区旗市]$/u.test(place) ? [""] : ["县", "区", "旗", "市"];
  return short.flatMap((way): Way[] => [
    { text: way, placed: false },
    { text: `${way.replace(/分局$/u, "局")}${place}分局`, placed: false },
    ...(place === "" ? [] : [{ text: place + way, placed: true }]),
    ...(place === "" ? [] : levels).flatMap((level): Way[] => [
      { text: `${way.replace(/分局$/u, "局")}${place}${level}分局`, placed: false },
      { text: place + level + way, placed: true },
      { text: (place + level).slice(-1) + way, placed: false },
    ]),
  ]);
}
