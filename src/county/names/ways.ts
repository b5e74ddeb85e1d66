import type { RollRow } from "../roll/roll.ts";
import { areaNames, areasOf, bareArea, isOfGovernment, plainName, withoutProvince } from "./area.ts";
import { branchWays, type Way, withPlaceForms } from "./branches.ts";
import { centreDuties, namelessZones, shortEndings, shortStems, shortZones } from "./short-forms.ts";
import { initialsOf } from "./words.ts";

/** A row with its area: the areas above it, from the largest, and its name without them. */
export interface PlacedRow {
  readonly row: RollRow;
  readonly areas: readonly string[];
  readonly core: string;
  /** Whether it is the government of an area (core 洪泽区人民政府), which folders may be called after. */
  readonly governs: string | undefined;
  /** The area that the roll is of. */
  readonly main: readonly string[];
}

/** A body by its end, that may stand behind the bare name of its county. */
const namesABody =
  /^(?![镇乡街区县市])(?:海关|.{2,}(?:[局处所站队]|中心|公司|[区园]管理委员会|[区园]管委会))$/u;

/** Its own prefix, else its parent's area: 财政局 with the parent 洪泽区人民政府 is 洪泽区财政局. */
function placedNames(name: string, row: RollRow, main: readonly string[]): Omit<PlacedRow, "row" | "main">[] {
  const plain = plainName(name).replace(/^国家税务总局(?=.)/u, "");
  const { areas, rest } = areasOf(plain);
  const governs = areas.length > 0 && isOfGovernment(rest) ? areas.at(-1) : undefined;
  if (governs !== undefined) return [{ areas: areas.slice(0, -1), core: `${governs}人民政府`, governs }];
  // 石湖海关, 贵州三都经济开发区, 泉州市石湖生态环境局: the county stands there without 县.
  const own = [rest, withoutProvince(rest)].flatMap((text) =>
    bareFronts(main).flatMap((front) => (text.startsWith(front) ? [text.slice(front.length)] : [])),
  );
  const local = own.filter((core) => namesABody.test(core)).map((core) => ({ areas: main, core, governs }));
  if (areas.length > 0) return [{ areas, core: rest, governs }, ...local];
  if (local.length > 0) return local;
  const parent = row.parent === undefined ? undefined : areasOf(plainName(row.parent));
  return [
    {
      areas: parent !== undefined && parent.areas.length > 0 ? parent.areas : main,
      core: rest,
      governs,
    },
  ];
}

/** The area that most names of a roll begin with: of those that name none and have no parent. */
export function mainAreas(rows: readonly RollRow[]): readonly string[] {
  const counts = new Map<string, { areas: readonly string[]; count: number }>();
  for (const row of rows) {
    const { areas } = areasOf(plainName(row.name));
    if (areas.length === 0) continue;
    const key = areas.join("");
    const known = counts.get(key) ?? { areas, count: 0 };
    known.count += row.kind === "本级" ? 1000 : 1;
    counts.set(key, known);
  }
  const [first, second] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return first === undefined || first.count === second?.count ? [] : first.areas;
}

/** 财政局（国有资产监督管理局） has two names: an office that hangs out a second plate. */
export function namesInBrackets(name: string): string[] {
  const [, outside = "", inside = ""] = /^(.{2,})[（(]([^（()）]+)[）)]$/u.exec(name.trim()) ?? [];
  if (outside === "") return [];
  const plates = inside
    .split(/[、，,；;]/u)
    .map((one) => one.replace(/^(?:加)?挂(?:牌)?|(?:的)?牌子$|^与|合署(?:办公)?$/gu, ""))
    .filter((one) => one.length >= 3 && /[局委办会社]$|中心$|办公室$/u.test(one));
  return [outside, ...plates];
}

/** The areas that a roll is of, as they stand before a zone: 江口云岭 of 江口市云岭区. */
function bareFronts(areas: readonly string[]): string[] {
  return areas.map((_, from) =>
    areas
      .slice(from)
      .map((area) => bareArea(area) ?? area)
      .join(""),
  );
}

/** Rows with their areas; a row of several names (aliases) stands several times. */
export function placedRows(rows: readonly RollRow[]): PlacedRow[] {
  const main = mainAreas(rows);
  return rows.flatMap((row) =>
    [row.name, ...row.aliases]
      .flatMap((name) => [name, ...namesInBrackets(name)])
      .flatMap((name) => placedNames(name, row, main).map((placed) => ({ row, main, ...placed }))),
  );
}

/** 国有黄岗林场 and 黄岗国有林场 are 黄岗林场. */
const withoutOwner = (way: string): string | undefined => {
  const [, before = "", after] = /^(.{2,})?国有(.{3,}|[农林牧]场)$/u.exec(way) ?? [];
  return after === undefined || (before + after).length < 3 ? undefined : before + after;
};

/** Zones by their short forms: 龙泉山风景名胜区管委会 is 龙泉山管委会. */
const zoneWays = shortZones.map(([full, ...shorts]) => (way: string): string[] => {
  const at = way.indexOf(full);
  if (at < 0 || !/^(?:管理委员会|管委会?)?$/u.test(way.slice(at + full.length))) return [];
  const [stem, end] = [way.slice(0, at), way.slice(at + full.length)];
  return shorts.flatMap((short) => {
    const isTold =
      short === "" ? stem.length >= 2 && end !== "" : stem.length >= 2 || !namelessZones.has(short);
    return isTold ? [stem + short + end] : [];
  });
});

/** A centre without what it does, as far as two signs of its name are left. */
function centreWays(way: string): string[] {
  const ways: string[] = [];
  let stem = /^(.+)中心$/u.exec(way)?.[1];
  while (stem !== undefined) {
    const duty = centreDuties.find((one) => stem?.endsWith(one));
    stem = duty === undefined || stem.length - duty.length < 2 ? undefined : stem.slice(0, -duty.length);
    if (stem !== undefined) ways.push(`${stem.replace(/[和与]$/u, "")}中心`);
  }
  return ways;
}

/** 林草局 for 林业和草原局: words by what stands for them. */
function initialWays(way: string): string[] {
  const [, stem, end] = /^(.{4,})(局|委员会|办公室|中心)$/u.exec(way) ?? [];
  return stem === undefined ? [] : initialsOf(stem).map((short) => short + end);
}

/** The ways to write a name without its area: 发展和改革局, 发展改革局, 发改局. */
export function coreWays(core: string): Set<string> {
  const ways = new Set([core]);
  const withStems = () => {
    for (const way of [...ways])
      for (const [short, ...full] of shortStems)
        for (const stem of full) if (way.startsWith(stem)) ways.add(short + way.slice(stem.length));
  };
  withStems();
  for (const shorten of [withoutOwner, ...zoneWays, centreWays, initialWays])
    for (const way of [...ways])
      for (const short of [shorten(way)].flat()) if (short !== undefined) ways.add(short);
  for (const way of [...ways]) if (/.[和与]./u.test(way)) ways.add(way.replace(/(?<=.)[和与](?=.)/gu, ""));
  for (const way of [...ways])
    for (const [full, ...short] of shortEndings)
      if (way.endsWith(full))
        for (const ending of short)
          if (mayEndSo(way.slice(0, -full.length), full, ending))
            ways.add(way.slice(0, -full.length) + ending);
  withStems();
  return ways;
}

/** Endings that are a name by themselves. */
const wholeNames = new Set(["人民政府办公室", "残疾人联合会"]);

/** Endings that may be left out only where what is left is a name: 城关镇 for its government, 经开 for no committee. */
function mayEndSo(stem: string, full: string, ending: string): boolean {
  if (stem === "") return wholeNames.has(full) && ending !== "";
  if (full === "事务局") return stem.length >= 4;
  if (full === "管理局" || full === "服务中心" || full === "管理中心" || full === "管理办公室")
    return stem.length >= 3;
  return ending !== "" || /(?:[省市县区州盟旗镇乡]|苏木)$/u.test(stem);
}

/** All ways to write areas one after the other: 黔南州三都县. */
const chains = (areas: readonly string[]): readonly string[] =>
  areas.reduce<string[]>(
    (all, area) => all.flatMap((begun) => areaNames(area).map((name) => begun + name)),
    [""],
  );

/** Every way of writing a row that may be taken as surely meant, if no other row can be written so. */
export function waysOf({ row, areas, core, governs, main }: PlacedRow): Way[] {
  const ways: Way[] = [];
  const own = areas.at(-1);
  const wholes =
    governs === undefined ? withPlaceForms(core, main) : areaNames(governs).map((area) => `${area}人民政府`);
  const cores = new Set(wholes.flatMap((whole) => [...coreWays(whole)]));
  // 开发区管委会 is often called by its area: 经济开发区.
  if (/(?:[区园]|[农林牧]场)管理委员会$/u.test(core))
    for (const way of [...cores]) cores.add(way.replace(/管理委员会$|管委会$|管委$/u, ""));
  for (let from = 0; from < areas.length; from++)
    for (const prefix of chains(areas.slice(from)))
      for (const way of cores) ways.push({ text: prefix + way, placed: true });
  const bare = own === undefined ? undefined : bareArea(own);
  const level = own?.at(-1);
  for (const way of cores) {
    ways.push({ text: way, placed: governs !== undefined });
    if (bare !== undefined && way !== "")
      for (const front of bareFronts(areas)) ways.push({ text: front + way, placed: true });
    if (level !== undefined && governs === undefined) ways.push({ text: level + way, placed: false });
  }
  // 县政府 of the county itself; 城关 alone of a town.
  if (governs !== undefined)
    for (const ending of ["人民政府", "政府", "本级"])
      ways.push({ text: governs.slice(-1) + ending, placed: false });
  const [, town] = /^(.{2,})(?:镇|乡|苏木)人民政府$/u.exec(core) ?? /^(.{2,})街道办事处$/u.exec(core) ?? [];
  if (town !== undefined && town !== bare) ways.push({ text: town, placed: false });
  ways.push(...branchWays(core, main, coreWays));
  if (row.kind === "本级" && governs !== undefined) ways.push({ text: `${governs}本级`, placed: true });
  return ways;
}
