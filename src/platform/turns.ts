/**
 * Makes a function that runs work one after the other, with a turn of the event loop before each: whoever renders a hundred
 * reports answers others between two of them.
 *
 * @param nextTurn - resolves when the event loop has looked at all else
 */
export function takingTurns(nextTurn: () => Promise<void>): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(nextTurn).then(work);
    last = result.catch(() => {});
    return result;
  };
}
