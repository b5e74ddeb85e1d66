/** Whose rejections are passed over at the moment. */
const theirs = new Set<(reason: unknown) => boolean>();

const passOver = (reason: unknown): void => {
  if ([...theirs].some((isTheirs) => isTheirs(reason))) return;
  // With others listening, they decide; else it ends the process as it would without us.
  if (process.listenerCount("unhandledRejection") === 1) throw reason;
};

/**
 * Rejected promises that a library leaves to nobody would end the process: those that `isTheirs` knows are passed over,
 * until the returned function is called and a turn is over.
 */
export function passOverRejections(isTheirs: (reason: unknown) => boolean): () => void {
  const own = (reason: unknown) => isTheirs(reason);
  if (theirs.size === 0) process.on("unhandledRejection", passOver);
  theirs.add(own);
  // A rejection is told a turn later.
  return () =>
    void setTimeout(() => {
      theirs.delete(own);
      if (theirs.size === 0) process.off("unhandledRejection", passOver);
    }, 0);
}
