/**
 * A tree of labels is how the form says what may be filled in. Everything else is read off it:
 * the types of the report, the spans of the tables, the sums, the addresses of the figures.
 */

/**
 * What a cell takes: `count` 件, a whole number from 0 · `change` 本年增/减, a whole number with a sign ·
 * `amount` 万元, a decimal kept as it was written · `sum` an amount with its unit as it was written.
 */
export type FigureKind = "count" | "change" | "amount" | "sum";

/** A line of the form that takes figures. */
export interface Leaf {
  readonly label: string;
  readonly kind?: FigureKind;
  /** The figure is the sum of all other leaves below the same parent. */
  readonly total?: true;
  /** The label stands upright, one character under the other. */
  readonly vertical?: true;
}

/** A line of the form that has parts. `bare`: only a label; its parts' keys belong to its parent. */
export interface Group {
  readonly label: string;
  readonly parts: Labels;
  readonly bare?: true;
  readonly vertical?: true;
}

export type Node = string | Leaf | Group;
export interface Labels {
  readonly [key: string]: Node;
}

/** Some lines of a tree by their keys, in this order: how one edition quotes another without taking what it is given later. */
export const picked = <const T extends Labels, K extends keyof T & string>(
  labels: T,
  ...keys: readonly K[]
): { readonly [P in K]: T[P] } =>
  Object.fromEntries(keys.map((key) => [key, labels[key]])) as { readonly [P in K]: T[P] };

/** The label that is printed. */
export const labelOf = (node: Node): string => (typeof node === "string" ? node : node.label);

/** The parts of a group; nothing for a leaf. */
export const partsOf = (node: Node): Labels | undefined =>
  typeof node !== "string" && "parts" in node ? node.parts : undefined;

/** Whether the label stands upright in its cell. */
export const isVertical = (node: Node): boolean => typeof node !== "string" && node.vertical === true;

/** Whether a group is only a label, so that its parts' keys belong to its parent. */
export const isBare = (node: Node): boolean =>
  typeof node !== "string" && "bare" in node && node.bare === true;

/** A leaf with the way to it: keys as in the report, labels as printed (bare groups too). */
export interface LeafPlace {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly kind: FigureKind;
  readonly total: boolean;
}

/** All leaves of a tree, in the order of the form. */
export function leavesOf(labels: Labels): LeafPlace[] {
  return Object.entries(labels).flatMap(([key, node]): LeafPlace[] => {
    const label = labelOf(node);
    const parts = partsOf(node);
    if (parts === undefined) {
      const { kind = "count", total = false } = typeof node === "string" ? {} : (node as Leaf);
      return [{ keys: [key], labels: [label], kind, total }];
    }
    const bare = isBare(node);
    return leavesOf(parts).map((leaf) => ({
      ...leaf,
      keys: bare ? leaf.keys : [key, ...leaf.keys],
      labels: [label, ...leaf.labels],
    }));
  });
}

/** A total and the leaves that it adds up, as keys from the root of the tree. */
export interface Sum {
  readonly total: readonly string[];
  readonly parts: readonly (readonly string[])[];
}

/** Every sum that the `total` marks of a tree ask for. */
export function sumsOf(labels: Labels): Sum[] {
  const leaves = leavesOf(labels);
  const own = leaves.filter((leaf) => leaf.total && leaf.labels.length === 1);
  const nested = Object.entries(labels).flatMap(([key, node]) => {
    const parts = partsOf(node);
    if (parts === undefined) return [];
    const bare = isBare(node);
    const under = (keys: readonly string[]) => (bare ? keys : [key, ...keys]);
    return sumsOf(parts).map((sum) => ({ total: under(sum.total), parts: sum.parts.map(under) }));
  });
  const added = leaves.filter((leaf) => !leaf.total).map((leaf) => leaf.keys);
  return [...own.map((leaf) => ({ total: leaf.keys, parts: added })), ...nested];
}

/** How many levels of labels a tree has. */
export function depthOf(labels: Labels): number {
  return Math.max(...Object.values(labels).map((node) => 1 + depthOf(partsOf(node) ?? {})), 0);
}

type Hoisted<T> = {
  [K in keyof T]: T[K] extends { readonly bare: true; readonly parts: infer P } ? P : never;
}[keyof T];
type Merge<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;
type Simplify<T> = { readonly [K in keyof T]: T[K] };

/** The report's object for a tree of labels: its keys, with `Cell` for every leaf. */
export type Shape<T, Cell> = Simplify<
  {
    [K in keyof T as T[K] extends { readonly bare: true } ? never : K]: T[K] extends {
      readonly parts: infer P;
    }
      ? Shape<P, Cell>
      : T[K] extends { readonly kind: infer Kind }
        ? CellOf<Cell, Kind>
        : CellOf<Cell, "count">;
  } & ([Hoisted<T>] extends [never]
    ? unknown
    : Merge<Hoisted<T> extends infer H ? (H extends unknown ? Shape<H, Cell> : never) : never>)
>;

/** `Cell` may be one type for all leaves, or a table of types by kind of figure. */
type CellOf<Cell, Kind> = Cell extends { readonly byKind: infer Table }
  ? Kind extends keyof Table
    ? Table[Kind]
    : never
  : Cell;
