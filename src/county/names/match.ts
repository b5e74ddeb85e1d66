import { refuseArgument } from "../../problem/wanted.ts";
import type { Roll, RollRow } from "../roll/roll.ts";
import { wantedRoll } from "../roll/roll.ts";
import { areaNames, areasOf, bareArea, plainName, withoutProvince } from "./area.ts";
import { coreWays, namesInBrackets, type PlacedRow, placedRows, waysOf } from "./ways.ts";

/** Whom a name means: one row for sure, several that it may mean, or none; proposals are for a person to choose from. */
export type NameMatch =
  | { readonly kind: "sure"; readonly row: RollRow }
  | { readonly kind: "several" | "none"; readonly rows: readonly RollRow[] };

/** A roll made ready for looking names up. */
export interface NameIndex {
  readonly roll: Pick<Roll, "rows">;
  readonly placed: readonly PlacedRow[];
  readonly byRow: ReadonlyMap<RollRow, readonly PlacedRow[]>;
  readonly ways: ReadonlyMap<string, ReadonlyMap<RollRow, boolean>>;
  /** Full names and aliases of one row alone, which each is before it is another's short form. */
  readonly whole: ReadonlyMap<string, RollRow>;
  /** The areas that the roll knows, with and without 县, by how they are written. */
  readonly areas: ReadonlyMap<string, string>;
}

/** A name as it is looked up: words that say the same are one. */
const lookedUpAs = (name: string): string =>
  name
    .replaceAll("与", "和")
    .replaceAll("科学技术", "科技")
    .replace(/(?:股份|集团)?有限(?:责任)?公司$/u, "公司");

/** Makes a roll ready for `matchName`. */
export function indexNames(roll: Pick<Roll, "rows">): NameIndex {
  refuseArgument("indexNames", "roll", roll, wantedRoll);
  const placed = placedRows(roll.rows);
  const ways = new Map<string, Map<RollRow, boolean>>();
  const areas = new Map<string, string>();
  for (const one of placed) {
    for (const area of [...one.areas, ...(one.governs === undefined ? [] : [one.governs])]) {
      for (const name of areaNames(area)) areas.set(name, area);
      const bare = bareArea(area);
      if (bare !== undefined && !areas.has(bare)) areas.set(bare, area);
    }
    for (const { text: way, placed } of waysOf(one)) {
      const text = lookedUpAs(way);
      const rows = ways.get(text) ?? new Map<RollRow, boolean>();
      rows.set(one.row, placed || rows.get(one.row) === true);
      ways.set(text, rows);
    }
  }
  const called = new Map<string, Set<RollRow>>();
  for (const row of roll.rows)
    for (const name of [row.name, ...row.aliases].map((name) => lookedUpAs(plainName(name))))
      called.set(name, (called.get(name) ?? new Set()).add(row));
  const whole = new Map<string, RollRow>();
  for (const [name, [row, ...others]] of [...called].map(([name, rows]) => [name, [...rows]] as const))
    if (row !== undefined && others.length === 0 && areasOf(name).areas.length > 0) whole.set(name, row);
  const byRow = new Map<RollRow, PlacedRow[]>();
  for (const one of placed) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one]);
  return { roll, placed, byRow, ways, whole, areas };
}

/** The areas that folders name, as far as they are called after one. */
export const areasInFolders = ({ areas }: NameIndex, folders: readonly string[]): string[] =>
  folders.flatMap((folder) => {
    const plain = plainName(folder);
    const known = areas.get(plain);
    if (known !== undefined) return [known];
    const { areas: named, rest } = areasOf(plain);
    // 「洪泽区」, 「洪泽区报送」, but not 「洪泽区财政局」, which is an agency's own.
    const area = named.at(-1);
    return area !== undefined && !/[局委办会院厅社镇乡]$|街道|中心$|政府$/u.test(rest) ? [area] : [];
  });

const areaRows = (index: NameIndex, row: RollRow, area: string) =>
  (index.byRow.get(row) ?? []).some((one) => one.areas.includes(area) || one.governs === area);

/** The rows that are written so, but for one that is left out; with each, whether its area is said. */
function rowsWritten(
  { whole, ways }: NameIndex,
  text: string,
  except?: RollRow,
): ReadonlyMap<RollRow, boolean> | undefined {
  const own = whole.get(text);
  if (own !== undefined && own !== except) return new Map([[own, true]]);
  const rows = ways.get(text);
  if (except === undefined || rows?.has(except) !== true) return rows;
  const others = [...rows].filter(([row]) => row !== except);
  return others.length === 0 ? undefined : new Map(others);
}

/** Names of areas above that the roll does not know: 山西省吕梁市汾源县财政局. */
function withoutHigher(
  name: string,
  index: NameIndex,
  except?: RollRow,
): ReadonlyMap<RollRow, boolean> | undefined {
  const { areas, rest } = areasOf(name);
  for (let from = 1; from < areas.length; from++) {
    const found = rowsWritten(index, areas.slice(from).join("") + rest, except);
    if (found === undefined) continue;
    const above = areas.slice(0, from).join("");
    const fits = [...found].filter(([row, isPlaced]) => {
      if (!isPlaced) return false;
      const known = index.byRow.get(row)?.[0]?.areas ?? [];
      const higher = known.slice(0, Math.max(0, known.indexOf(areas[from] as string))).join("");
      return higher === "" || above.endsWith(higher) || higher.endsWith(above);
    });
    if (fits.length > 0) return new Map(fits);
  }
  return undefined;
}

/**
 * Whom of the roll a name means. Sure only if one row is left: by its full name or alias, its area left out, and usual
 * short forms; likeness proposes, it never answers.
 *
 * @param folders - the file's folders, which may name the area
 * @example
 * matchName(indexNames(roll), "县发改局"); // { kind: "sure", row: 汾源县发展和改革局 }
 */
export function matchName(index: NameIndex, name: string, folders: readonly string[] = []): NameMatch {
  refuseArgument("matchName", "index", index, {
    what: " indexNames 的结果",
    parts: { roll: "object", ways: "object" },
  });
  refuseArgument("matchName", "name", name, { what: "单位名称（文字）", kind: "text" });
  return matchWithPlates(index, name, folders);
}

/** Whom else of the roll a row's own name means. */
export const matchAmongOthers = (index: NameIndex, row: RollRow): NameMatch =>
  matchWithPlates(index, row.name, [], row);

function matchWithPlates(
  index: NameIndex,
  name: string,
  folders: readonly string[],
  except?: RollRow,
): NameMatch {
  const whole = matchPlain(index, name, folders, except);
  if (whole.kind !== "none") return whole;
  // 财政局（国资局）: the plate must not speak against the office.
  const [outside, ...plates] = namesInBrackets(name);
  if (outside === undefined) return whole;
  const match = matchPlain(index, outside, folders, except);
  if (match.kind !== "sure") return whole;
  const against = plates
    .map((plate) => matchPlain(index, plate, folders, except))
    .some((plate) => plate.kind !== "none" && !("row" in plate && plate.row === match.row));
  return against ? { kind: "several", rows: [match.row] } : match;
}

/** 黔南州生态环境局 for 黔南布依族苗族自治州生态环境局: the roll may have the short one. */
function withShortAreas(name: string): string {
  const { areas, rest } = areasOf(name);
  return areas.map((area) => areaNames(area)[1] ?? area).join("") + rest;
}

/** 三都县人民政府三合街道办事处: whose office it is may be said. */
const withoutGovernment = (name: string): string =>
  name.replace(/(?<=^.{2,}[县市区旗])人民政府(?=.{2,}(?:街道|办事处|管委会|管理委员会))/u, "");

function matchPlain(index: NameIndex, name: string, folders: readonly string[], except?: RollRow): NameMatch {
  const plain = lookedUpAs(plainName(name).replace(/^国家税务总局(?=.)/u, ""));
  const found = [plain, withShortAreas(plain), withoutGovernment(plain), withoutProvince(plain)]
    .map((one) => rowsWritten(index, one, except) ?? withoutHigher(one, index, except))
    .find((rows) => rows !== undefined);
  if (found === undefined) {
    // Only who asks a person wants them: most names of a file are looked up to be laid beside the report's own.
    let rows: readonly RollRow[] | undefined;
    return {
      kind: "none",
      get rows() {
        rows ??= proposalsFor(index, plain);
        return rows;
      },
    };
  }
  const here = areasInFolders(index, folders);
  const unplaced = [...found].filter(([, placed]) => !placed).map(([row]) => row);
  const near = here.at(-1);
  const rows = [...found.keys()];
  // The folder decides between rows of several areas, and speaks against a row of another area.
  if (near !== undefined && unplaced.length > 0) {
    const fits = rows.filter((row) => areaRows(index, row, near));
    if (fits.length === 1) return { kind: "sure", row: fits[0] as RollRow };
    return { kind: fits.length === 0 ? "none" : "several", rows: fits.length === 0 ? rows : fits };
  }
  return rows.length === 1 ? { kind: "sure", row: rows[0] as RollRow } : { kind: "several", rows };
}

/** What says of no office which one it is. */
const namesNoOffice =
  /^(?:综合|事务|工作|管理|服务|政府|人民政府|数据|信息|公开|信息公开|政务公开|党政|报告|年报|机关|单位)$/u;

/** What an office is called without 局 and the like: 卫健 of 卫生健康局, only where that is looked for. */
function bareWays(core: string): string[] {
  const stems = [...coreWays(core)].flatMap(
    (way) => /^(.{2,})(?:局|委|办|社|馆|大队)$/u.exec(way)?.[1] ?? [],
  );
  return stems.filter((stem) => !namesNoOffice.test(stem));
}

const bareOnce = new WeakMap<NameIndex, ReadonlyMap<string, ReadonlySet<RollRow>>>();

function bareIn(index: NameIndex): ReadonlyMap<string, ReadonlySet<RollRow>> {
  const known = bareOnce.get(index);
  if (known !== undefined) return known;
  const found = new Map<string, Set<RollRow>>();
  for (const { row, core, areas, governs } of index.placed) {
    if (governs !== undefined) continue;
    const own = areas.at(-1);
    const fronts = own === undefined ? [""] : ["", own.slice(-1), bareArea(own) ?? own, ...areaNames(own)];
    for (const stem of bareWays(core))
      for (const front of fronts) {
        const text = lookedUpAs(front + stem);
        found.set(text, (found.get(text) ?? new Set()).add(row));
      }
  }
  bareOnce.set(index, found);
  return found;
}

/**
 * Whom the whole name of a file means, 「卫健.docx」 and 「县住建.docx」 too: what people write where the ending goes
 * without saying. In a report itself a name is never written so.
 */
export function matchFileName(index: NameIndex, name: string, folders: readonly string[] = []): NameMatch {
  const match = matchName(index, name, folders);
  if (match.kind !== "none") return match;
  const rows = [...(bareIn(index).get(lookedUpAs(plainName(name))) ?? [])];
  const near = areasInFolders(index, folders).at(-1);
  const [row, ...others] = near === undefined ? rows : rows.filter((one) => areaRows(index, one, near));
  if (row === undefined) return match;
  return others.length === 0 ? { kind: "sure", row } : { kind: "several", rows: [row, ...others] };
}

const pairsOf = (text: string) => new Set([...text].slice(1).map((sign, i) => [...text][i] + sign));

/** Whether all signs of a short name stand in a long one, in their order. */
function isShortOf(short: string, long: string): boolean {
  let at = 0;
  for (const sign of short) {
    at = long.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What a name says besides what kind of body it is: 西槽头 of 西槽头乡人民政府. */
const stemOf = (name: string): string =>
  name.replace(
    /(?:[镇乡]?(?:人民政府|政府)|[镇乡]|街道(?:办事处|办)?|管理委员会|管委会|委员会|办公室|[局委办会])$/u,
    "",
  );

/** The stems of every way to write each row without its area, found by the pairs of signs that they hold. */
interface Stems {
  readonly stems: readonly { readonly row: RollRow; readonly stem: string; readonly pairs: number }[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
}

const stemsOnce = new WeakMap<NameIndex, Stems>();

function stemsIn(index: NameIndex): Stems {
  const known = stemsOnce.get(index);
  if (known !== undefined) return known;
  const stems: Stems["stems"][number][] = [];
  const byPair = new Map<string, number[]>();
  for (const { row, core } of index.placed)
    for (const stem of new Set([...coreWays(core)].map(stemOf))) {
      const pairs = pairsOf(stem);
      for (const pair of pairs) {
        const list = byPair.get(pair);
        if (list === undefined) byPair.set(pair, [stems.length]);
        else list.push(stems.length);
      }
      stems.push({ row, stem, pairs: pairs.size });
    }
  const found = { stems, byPair };
  stemsOnce.set(index, found);
  return found;
}

/** The rows whose names are most like one: for a person to choose from. Another county's agencies are like none. */
function proposalsFor(index: NameIndex, name: string, most = 3): RollRow[] {
  const { areas, rest } = areasOf(name);
  if (areas.length > 0 && rest !== "" && !areas.some((area) => index.areas.has(area))) return [];
  const wanted = stemOf(rest === "" ? name : rest);
  if (wanted.length < 2) return [];
  const pairs = pairsOf(wanted);
  const { stems, byPair } = stemsIn(index);
  const shared = new Map<number, number>();
  for (const pair of pairs)
    for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  const best = new Map<RollRow, number>();
  const add = (at: number) => {
    const { row, stem, pairs: own } = stems[at] as Stems["stems"][number];
    const dice = (2 * (shared.get(at) ?? 0)) / Math.max(1, pairs.size + own);
    const score = stem === wanted ? 2 : dice + (isShortOf(wanted, stem) ? 0.4 : 0);
    if (score >= 0.4) best.set(row, Math.max(score, best.get(row) ?? 0));
  };
  // A short name shares no pair with a long one: 农水 and 农业农村和水利.
  for (const at of wanted.length <= 4 ? stems.keys() : shared.keys()) add(at);
  return [...best]
    .toSorted(([a, x], [b, y]) => y - x || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(([row]) => row);
}
