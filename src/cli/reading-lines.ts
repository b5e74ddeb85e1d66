import type { Reading, ReadingItem } from "../published/reading.ts";

/** Items of one row with the same to say, as one. */
interface ItemGroup {
  readonly place: string;
  readonly message: string;
  readonly trust: ReadingItem["trust"];
  readonly items: ReadingItem[];
}

/** 「表三 第一项「…」· 自然人」 without its column. */
const rowOf = (place: string) => place.replace(/· [^·]*$/u, "");

function grouped(items: readonly ReadingItem[]): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const place = rowOf(item.place);
    if (
      last !== undefined &&
      last.place === place &&
      last.message === item.message &&
      last.trust === item.trust
    )
      last.items.push(item);
    else groups.push({ place, message: item.message, trust: item.trust, items: [item] });
  }
  return groups;
}

const trustNames = { told: "说明", asked: "待确认" } as const;

/** All that is written in a value: a list of paragraphs is read, not its brackets. */
const textsWithin = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(textsWithin) : [String(value)];

const longestShown = 80;

function shownValue(value: unknown): string {
  if (value === null) return "空白";
  const text = textsWithin(value).join(" ");
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function groupLine({ place, message, trust, items }: ItemGroup): string {
  const only = items.length === 1 ? items[0] : undefined;
  const where = only?.place ?? `${place}（${items.length} 格）`;
  const found = [...new Set(items.map(({ found }) => found))].filter((text) => text !== "");
  const written =
    found.length === 0
      ? ""
      : `原文：${items.length > 1 && found.length > 1 ? items.map(({ found }) => found || "空白").join(" ") : found[0]}。`;
  const proposed = items.some(({ taken }) => taken !== undefined)
    ? `${trust === "asked" ? "建议" : "读作"}：${items.map(({ taken }) => (taken === undefined ? "？" : shownValue(taken))).join(" ")}。`
    : "";
  return `  【${trustNames[trust]}】${where}：${message}${written}${proposed}`;
}

/** What is to be said of a reading, what is asked first. */
export const readingLines = ({ items }: Pick<Reading, "items">): string[] =>
  (["asked", "told"] as const).flatMap((trust) =>
    grouped(items.filter((item) => item.trust === trust)).map(groupLine),
  );

/** How many figures and parts are told and asked. */
export function readingCounts({ items }: Pick<Reading, "items">): string {
  const count = (trust: ReadingItem["trust"]) => items.filter((item) => item.trust === trust).length;
  return `待确认 ${count("asked")} 处，说明 ${count("told")} 处`;
}
