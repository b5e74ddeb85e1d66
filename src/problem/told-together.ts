/** What is told of a place. */
interface Note {
  readonly place: string;
  readonly message: string;
}

/** Places that are named one by one. */
const placesNamed = 4;

/** 「表三 第一项「…」· 自然人」 without its column. */
export const rowOf = (place: string): string => place.replace(/· [^·]*$/u, "");

/** Places in a few words: cells of one row as one, then the first few, then how many there are. */
export function placesTogether(places: readonly string[]): string {
  const rows = new Map<string, string[]>();
  for (const place of places) rows.set(rowOf(place), [...(rows.get(rowOf(place)) ?? []), place]);
  const named = [...rows].map(([row, [first = "", ...others]]) =>
    others.length === 0 ? first : `${row}（${others.length + 1} 格）`,
  );
  const shown = named.slice(0, placesNamed).join("、");
  return named.length > placesNamed ? `${shown}等 ${named.length} 处` : shown;
}

/** Notes with the same words as one, in the order of the first of each: thirty like lines hide the one that matters. */
export function toldTogether(notes: readonly Note[]): Note[] {
  const byMessage = new Map<string, string[]>();
  for (const { place, message } of notes) byMessage.set(message, [...(byMessage.get(message) ?? []), place]);
  return [...byMessage].map(([message, places]) => ({ message, place: placesTogether(places) }));
}
