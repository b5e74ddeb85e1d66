/** How a command that is told to stop knows it, and its exit status then: 130 after Ctrl-C, 143 after SIGTERM. */
export interface Stopping {
  readonly signal: AbortSignal;
  readonly status: () => 130 | 143;
  /** Signals end the process again at once. */
  readonly done: () => void;
}

/** Hears Ctrl-C and SIGTERM: the first says `message` and asks the command to end, the second ends it at once. */
export function stoppable(warn: (line: string) => void, message: string): Stopping {
  const stop = new AbortController();
  let status: 130 | 143 = 130;
  const onSignal = (name: string) => {
    status = name === "SIGTERM" ? 143 : 130;
    if (stop.signal.aborted) process.exit(status);
    warn(message);
    stop.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: stop.signal,
    status: () => status,
    done: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
