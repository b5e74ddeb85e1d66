import type { Roll, RollRow } from "../roll/roll.ts";
import { areasOf, bareArea, plainName } from "./area.ts";
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
  /** The areas that the roll knows, with and without 县, by how they are written. */
  readonly areas: ReadonlyMap<string, string>;
}

/** Makes a roll ready for `matchName`. */
export function indexNames(roll: Pick<Roll, "rows">): NameIndex {
  const placed = placedRows(roll.rows);
  const ways = new Map<string, Map<RollRow, boolean>>();
  const areas = new Map<string, string>();
  for (const one of placed) {
    for (const area of [...one.areas, ...(one.governs === undefined ? [] : [one.governs])]) {
      areas.set(area, area);
      const bare = bareArea(area);
      if (bare !== undefined && !areas.has(bare)) areas.set(bare, area);
    }
    for (const { text, placed } of waysOf(one)) {
      const rows = ways.get(text) ?? new Map<RollRow, boolean>();
      rows.set(one.row, placed || rows.get(one.row) === true);
      ways.set(text, rows);
    }
  }
  // A full name or an alias is itself before it is another's short form.
  const whole = new Map<string, Set<RollRow>>();
  for (const row of roll.rows)
    for (const name of [row.name, ...row.aliases].map(plainName))
      whole.set(name, (whole.get(name) ?? new Set()).add(row));
  for (const [name, [row, ...others]] of [...whole].map(([name, rows]) => [name, [...rows]] as const))
    if (row !== undefined && others.length === 0 && areasOf(name).areas.length > 0)
      ways.set(name, new Map([[row, true]]));
  const byRow = new Map<RollRow, PlacedRow[]>();
  for (const one of placed) byRow.set(one.row, [...(byRow.get(one.row) ?? []), one]);
  return { roll, placed, byRow, ways, areas };
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

/** Names of areas above that the roll does not know: 山西省吕梁市汾源县财政局. */
function withoutHigher(name: string, { ways, byRow }: NameIndex): ReadonlyMap<RollRow, boolean> | undefined {
  const { areas, rest } = areasOf(name);
  for (let from = 1; from < areas.length; from++) {
    const found = ways.get(areas.slice(from).join("") + rest);
    if (found === undefined) continue;
    const above = areas.slice(0, from).join("");
    const fits = [...found].filter(([row, isPlaced]) => {
      if (!isPlaced) return false;
      const known = byRow.get(row)?.[0]?.areas ?? [];
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
  const whole = matchPlain(index, name, folders);
  if (whole.kind !== "none") return whole;
  // 财政局（国资局）: the plate must not speak against the office.
  const [outside, ...plates] = namesInBrackets(name);
  if (outside === undefined) return whole;
  const match = matchPlain(index, outside, folders);
  if (match.kind !== "sure") return whole;
  const against = plates
    .map((plate) => matchPlain(index, plate, folders))
    .some((plate) => plate.kind !== "none" && !("row" in plate && plate.row === match.row));
  return against ? { kind: "several", rows: [match.row] } : match;
}

function matchPlain(index: NameIndex, name: string, folders: readonly string[]): NameMatch {
  const plain = plainName(name).replace(/^国家税务总局(?=.)/u, "");
  const found =
    index.ways.get(plain) ?? index.ways.get(plain.replaceAll("与", "和")) ?? withoutHigher(plain, index);
  if (found === undefined) return { kind: "none", rows: proposalsFor(index, plain) };
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

const stemsOnce = new WeakMap<NameIndex, readonly (readonly [RollRow, ReadonlySet<string>])[]>();

/** The stems of every way to write each row without its area. */
function stemsIn(index: NameIndex): readonly (readonly [RollRow, ReadonlySet<string>])[] {
  const known =
    stemsOnce.get(index) ??
    index.placed.map(({ row, core }) => [row, new Set([...coreWays(core)].map(stemOf))] as const);
  stemsOnce.set(index, known);
  return known;
}

/** The rows whose names are most like one: for a person to choose from. Another county's agencies are like none. */
function proposalsFor(index: NameIndex, name: string, most = 3): RollRow[] {
  const { areas, rest } = areasOf(name);
  if (areas.length > 0 && rest !== "" && !areas.some((area) => index.areas.has(area))) return [];
  const wanted = stemOf(rest === "" ? name : rest);
  if (wanted.length < 2) return [];
  const pairs = pairsOf(wanted);
  const best = new Map<RollRow, number>();
  for (const [row, stems] of stemsIn(index))
    for (const stem of stems) {
      const own = pairsOf(stem);
      let shared = 0;
      for (const pair of pairs) if (own.has(pair)) shared += 1;
      const dice = (2 * shared) / Math.max(1, pairs.size + own.size);
      const score = stem === wanted ? 2 : dice + (isShortOf(wanted, stem) ? 0.4 : 0);
      if (score >= 0.4) best.set(row, Math.max(score, best.get(row) ?? 0));
    }
  return [...best]
    .toSorted(([a, x], [b, y]) => y - x || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(([row]) => row);
}
