/** What texts gave, until the next file: longer ones are no labels, and hardly stand twice. */
const memos: Map<string, unknown>[] = [];
const longestRemembered = 64;

/** A function of a text alone that works once for a text of the file that is read: its labels are looked at again and again. */
export function remembering<T>(give: (text: string) => T): (text: string) => T {
  const memo = new Map<string, T>();
  memos.push(memo);
  return (text) => {
    if (text.length > longestRemembered) return give(text);
    const known = memo.get(text);
    if (known !== undefined) return known;
    const given = give(text);
    memo.set(text, given);
    return given;
  };
}

/** Forgets the file before: a text that is kept may keep the whole part of the file that it was cut from. */
export function forgetTexts(): void {
  for (const memo of memos) memo.clear();
}
