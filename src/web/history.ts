/** States that one can go back to and forth again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** The field that was typed in last: its next letter is the same step. */
  readonly field?: string;
}

const mostSteps = 1000;

export const historyFrom = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/**
 * Whether a text became another by more than typing on: more was taken away or put in at once than a key does, or a
 * sentence was begun behind one that had ended. A step back must not take half an hour of typing with it. While an input
 * method composes, only the beginning counts: its letters are replaced by the word.
 */
export function beginsStep(before: string, after: string, isComposing = false): boolean {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const gone = before.length - from - end;
  const come = after.length - from - end;
  if (gone === 0 && come > 0 && /[。；！？\n]$/u.test(before.slice(0, from))) return true;
  return !isComposing && (gone > mostByKey || come > mostByKey);
}

/** Characters that an input method without events of its own may put in at once. */
const mostByKey = 8;

/** Typing in the same field from now on is a step of its own. */
export function paused<T>({ past, now, future }: History<T>): History<T> {
  return { past, now, future };
}

/** A new state; typing on in one field is one step. */
export function stepped<T>({ past, now, field: before }: History<T>, next: T, field?: string): History<T> {
  if (next === now) return { past, now, future: [], ...(before !== undefined && { field: before }) };
  const goesOn = field !== undefined && field === before;
  const kept = goesOn ? past : [...past, now].slice(-mostSteps);
  return { past: kept, now: next, future: [], ...(field !== undefined && { field }) };
}

export function undoneStep<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), now: past[past.length - 1] as T, future: [now, ...future] };
}

export function redoneStep<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, now], now: future[0] as T, future: future.slice(1) };
}
