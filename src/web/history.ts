/** States that one can go back to and forth again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** The field that was typed in last: its next letter is the same step. */
  readonly field?: string;
}

const mostSteps = 500;

export const historyFrom = <T>(now: T): History<T> => ({ past: [], now, future: [] });

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
