import { placesTogether, rowOf } from "../problem/told-together.ts";
import type { Reading, ReadingItem } from "../published/reading.ts";

/** Items with the same to say, as one. */
interface ItemGroup {
  readonly message: string;
  readonly trust: ReadingItem["trust"];
  readonly items: ReadingItem[];
}

const sameWords = (a: ReadingItem, b: ReadingItem): boolean => a.message === b.message && a.trust === b.trust;
const sameValues = (a: ReadingItem, b: ReadingItem): boolean =>
  a.found === b.found && JSON.stringify(a.taken) === JSON.stringify(b.taken);

/** Cells of one row; of what is only told, other rows too where the same stands in all. Each row that is asked is asked. */
function grouped(items: readonly ReadingItem[]): ItemGroup[] {
  const groups: ItemGroup[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const row = rowOf(item.place);
    const group =
      last?.items.every((one) => sameWords(one, item) && rowOf(one.place) === row) === true
        ? last
        : groups.find(
            ({ items }) =>
              item.trust === "told" && items.every((one) => sameWords(one, item) && sameValues(one, item)),
          );
    if (group === undefined) groups.push({ message: item.message, trust: item.trust, items: [item] });
    else group.items.push(item);
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

/** A value that is the same in all cells is said once. */
const saidOnce = (values: readonly string[]): string =>
  new Set(values).size === 1 ? (values[0] as string) : values.join(" ");

function groupLine({ message, trust, items }: ItemGroup): string {
  const where = placesTogether(items.map(({ place }) => place));
  const found = [...new Set(items.map(({ found }) => found))].filter((text) => text !== "");
  const written =
    found.length === 0
      ? ""
      : `原文：${items.length > 1 && found.length > 1 ? items.map(({ found }) => found || "空白").join(" ") : found[0]}。`;
  const proposed = items.some(({ taken }) => taken !== undefined)
    ? `${trust === "asked" ? "建议" : "读作"}：${saidOnce(items.map(({ taken }) => (taken === undefined ? "？" : shownValue(taken))))}。`
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
