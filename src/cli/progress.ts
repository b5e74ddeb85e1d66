import type { WriteStream } from "node:tty";

/** How far a batch is: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  step(): void;
  /** A line that stays. */
  note(line: string): void;
  stop(): void;
}

/** Without a terminal, a line for every so many reports. */
const linesEvery = 100;

/** @param what - is done, where there are several things one after the other */
export async function openProgress(
  total: number,
  stream: WriteStream,
  write: (line: string) => void,
  what = "",
): Promise<Progress> {
  let done = 0;
  if (!stream.isTTY) {
    const step = () => {
      done += 1;
      if (done % linesEvery === 0 || done === total) write(`${what}${done}/${total}`);
    };
    return { step, note: write, stop: () => {} };
  }
  const bar = await barOn(stream, what);
  const started = performance.now();
  bar.start(total, 0, { rate: "0" });
  return {
    step() {
      done += 1;
      bar.increment({ rate: ((done * 1000) / (performance.now() - started)).toFixed(1) });
    },
    note(line) {
      clearLine(stream); // the bar's line makes room and is drawn again with the next step
      write(line);
    },
    stop: () => bar.stop(),
  };
}

const clearLine = (stream: WriteStream) => stream.write("\r\u001B[K");

async function barOn(stream: WriteStream, what: string) {
  const { default: cliProgress } = await import("cli-progress");
  const format = `${what}{bar} {value}/{total}，每秒 {rate} 份，还需 {eta_formatted}`;
  return new cliProgress.SingleBar({ format, stream, clearOnComplete: false, forceRedraw: true });
}

/** How long a command may be silent on a terminal. */
const silentFor = 1000;

export interface LateBar {
  /** One more is done. */
  step(): Promise<void>;
  /** The same printer, for which the bar makes room. */
  around(write: (line: string) => void): (line: string) => void;
  stop(): void;
}

/** A bar on a terminal for files that are read one after the other, once that takes longer than a second. */
export function openLateBar(total: number, what: string, stream: WriteStream = process.stderr): LateBar {
  // Not by `performance`, which is a part of Node to be loaded.
  const started = process.uptime();
  let done = 0;
  let bar: Awaited<ReturnType<typeof barOn>> | undefined;
  return {
    async step() {
      done += 1;
      const passed = (process.uptime() - started) * 1000;
      if (!stream.isTTY || total < 2 || passed < silentFor) return;
      const rate = ((done * 1000) / passed).toFixed(1);
      if (bar !== undefined) return bar.update(done, { rate });
      bar = await barOn(stream, what);
      bar.start(total, done, { rate });
    },
    around: (write) => (line) => {
      if (bar !== undefined) clearLine(stream);
      write(line);
    },
    stop: () => bar?.stop(),
  };
}
