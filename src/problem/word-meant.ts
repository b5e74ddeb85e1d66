/** How many letters are left out, added, changed or swapped between two words. */
function lettersApart(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : a.length + b.length;
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped);
    }
  return at(a.length, b.length);
}

/** So many letters may be wrong: two, of a long name one in five. `partlyDisclosed` is meant for `partiallyDisclosed`. */
const mostWrong = (word: string) => Math.max(2, Math.floor(word.length / 5));

/** The one of the known words that was meant, if that can be told. */
export function wordMeant(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, apart: word.startsWith(typed) ? 1 : lettersApart(typed.slice(0, 40), word) }))
    .toSorted((a, b) => a.apart - b.apart);
  const [first, second] = ranked;
  if (first === undefined || first.apart > mostWrong(typed) || typed.length < 2) return undefined;
  return second !== undefined && second.apart === first.apart ? undefined : first.word;
}
