import { type Edition, sectionsOf } from "../form/form.ts";
import { figuresOf } from "./figures.ts";
import { textLimits, withoutForbidden } from "./text.ts";

export type DataPath = readonly (string | number)[];
type Data = Readonly<Record<string, unknown>>;

const hasKeys = (value: unknown): value is Data => typeof value === "object" && value !== null;

const valueIn = (data: unknown, path: DataPath): unknown =>
  path.reduce<unknown>((here, key) => (hasKeys(here) ? here[key as string] : undefined), data);

/** Data with a value put at a path, or left out there if it is `undefined`; everything else is shared. */
function withValue(data: unknown, [key, ...rest]: DataPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const next = withValue(data[key as number], rest, value);
    return data.map((item, i) => (i === key ? next : item));
  }
  const inner = hasKeys(data) && Object.hasOwn(data, key) ? data[key as string] : undefined;
  const next = withValue(inner, rest, value);
  const others = Object.entries(hasKeys(data) ? data : {}).filter(([name]) => name !== key);
  // Not by assignment: a key may be called `__proto__`.
  return Object.fromEntries(next === undefined ? others : [...others, [key, next]]);
}

/** What stands for what a report must have, until it is emptied again. */
const standIn = { agency: "〇", year: 2021, text: "〇" } as const;

/** The places where something else stands than was given. */
export interface WithoutFault {
  readonly data: unknown;
  /** `agency`, `year` or a section of text that is missing. */
  readonly emptied?: string;
}

/** A whole entry of the report that cannot be taken, or is missing. */
function withoutEntry(edition: Edition, data: unknown, key: string): WithoutFault {
  const section = sectionsOf(edition).find(([name]) => name === key)?.[1];
  if (section !== undefined && section.kind !== "narrative") return { data: withValue(data, [key], {}) };
  if (section !== undefined) return { data: withValue(data, [key], [standIn.text]), emptied: key };
  if (key === "agency" || key === "year") return { data: withValue(data, [key], standIn[key]), emptied: key };
  return { data: withValue(data, [key], undefined) };
}

/** Something in a text: a key that is left out, a paragraph or block that is left empty, so that others keep their places. */
function withoutText(data: unknown, path: DataPath, attempt: number): unknown {
  const inside = path[2] === "paragraphs" && path.length > 3 ? path.slice(0, 4) : path.slice(0, 2);
  const isKey = path.length > inside.length && !Array.isArray(valueIn(data, path.slice(0, -1)));
  if (attempt === 0 && isKey) return withValue(data, path, undefined);
  return withValue(data, attempt < 3 ? inside : path.slice(0, 2), "");
}

/**
 * Data without one thing that a schema does not take: as little as possible is left out. When the same is not taken
 * again, a step outwards is taken: from a cell to its row, from a line to its block, at last to the whole entry.
 *
 * @param attempt - how often the same path was mended before
 */
export function withoutFault(edition: Edition, data: unknown, path: DataPath, attempt: number): WithoutFault {
  const [top] = path;
  if (top === undefined) return { data: {} };
  const value = valueIn(data, path);
  const section = sectionsOf(edition).find(([name]) => name === top);
  if (attempt === 0 && typeof value === "string") {
    const most = section === undefined && top !== "opening" ? textLimits.name : textLimits.paragraph;
    const text = withoutForbidden(value).slice(0, most);
    if (text.trim() !== "" && text !== value) return { data: withValue(data, path, text) };
  }
  if (path.length > 1 && attempt < 5 && section?.[2] === "text")
    return { data: withoutText(data, path, attempt) };
  if (path.length - attempt > 1 && section?.[2] === "table") {
    const at = path.slice(0, path.length - attempt);
    const isFigure = figuresOf(section[1]).some(({ keys }) => keys.join(".") === at.slice(1).join("."));
    return { data: withValue(data, at, isFigure ? null : undefined) };
  }
  if ((top === "contact" || top === "sectionTitles") && path.length > 1 && attempt === 0)
    return { data: withValue(data, path, undefined) };
  return withoutEntry(edition, data, String(top));
}
