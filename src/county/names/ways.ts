import type { RollRow } from "../roll/roll.ts";
import { areasOf, bareArea, isOfGovernment, plainName } from "./area.ts";
import { shortEndings, shortStems } from "./short-forms.ts";

/** A row with its area: the areas above it, from the largest, and its name without them. */
export interface PlacedRow {
  readonly row: RollRow;
  readonly areas: readonly string[];
  readonly core: string;
  /** Whether it is the government of an area (core 洪泽区人民政府), which folders may be called after. */
  readonly governs: string | undefined;
}

/** Its own prefix, else its parent's area: 财政局 with the parent 洪泽区人民政府 is 洪泽区财政局. */
function placedName(name: string, row: RollRow, main: readonly string[]): Omit<PlacedRow, "row"> {
  const plain = plainName(name).replace(/^国家税务总局(?=.)/u, "");
  const { areas, rest } = areasOf(plain);
  const governs = areas.length > 0 && isOfGovernment(rest) ? areas.at(-1) : undefined;
  if (governs !== undefined) return { areas: areas.slice(0, -1), core: `${governs}人民政府`, governs };
  if (areas.length > 0) return { areas, core: rest, governs };
  const parent = row.parent === undefined ? undefined : areasOf(plainName(row.parent));
  return {
    areas: parent !== undefined && parent.areas.length > 0 ? parent.areas : main,
    core: rest,
    governs,
  };
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

/** Rows with their areas; a row of several names (aliases) stands several times. */
export function placedRows(rows: readonly RollRow[]): PlacedRow[] {
  const main = mainAreas(rows);
  return rows.flatMap((row) =>
    [row.name, ...row.aliases].map((name) => ({ row, ...placedName(name, row, main) })),
  );
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
  if (full === "管理局" || full === "服务中心" || full === "管理中心") return stem.length >= 3;
  return ending !== "" || /(?:[省市县区州盟旗镇乡]|苏木)$/u.test(stem);
}

/** A way to write a row's name, and whether its area is said in it. */
export interface Way {
  readonly text: string;
  readonly placed: boolean;
}

/** Every way of writing a row that may be taken as surely meant, if no other row can be written so. */
export function waysOf({ row, areas, core, governs }: PlacedRow): Way[] {
  const ways: Way[] = [];
  const own = areas.at(-1);
  const cores = coreWays(core);
  // 开发区管委会 is often called by its area: 经济开发区.
  if (/区管理委员会$/u.test(core))
    for (const way of [...cores]) cores.add(way.replace(/管理委员会$|管委会$|管委$/u, ""));
  for (let from = 0; from < areas.length; from++) {
    const prefix = areas.slice(from).join("");
    for (const way of cores) ways.push({ text: prefix + way, placed: true });
  }
  const bare = own === undefined ? undefined : bareArea(own);
  const level = own?.at(-1);
  for (const way of cores) {
    ways.push({ text: way, placed: governs !== undefined });
    if (bare !== undefined && way !== "") ways.push({ text: bare + way, placed: true });
    if (level !== undefined && governs === undefined) ways.push({ text: level + way, placed: false });
  }
  // 县政府 of the county itself; 城关 alone of a town.
  if (governs !== undefined)
    for (const ending of ["人民政府", "政府", "本级"])
      ways.push({ text: governs.slice(-1) + ending, placed: false });
  const town = /^(.{2,})(?:镇|乡)人民政府$/u.exec(core) ?? /^(.{2,})街道办事处$/u.exec(core);
  if (town?.[1] !== undefined && town[1] !== bare) ways.push({ text: town[1], placed: false });
  if (row.kind === "本级" && governs !== undefined) ways.push({ text: `${governs}本级`, placed: true });
  return ways;
}
