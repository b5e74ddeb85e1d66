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
  const { default: cliProgress } = await import("cli-progress");
  const started = performance.now();
  const format = `${what}{bar} {value}/{total}，每秒 {rate} 份，还需 {eta_formatted}`;
  const bar = new cliProgress.SingleBar({ format, stream, clearOnComplete: false, forceRedraw: true });
  bar.start(total, 0, { rate: "0" });
  return {
    step() {
      done += 1;
      bar.increment({ rate: ((done * 1000) / (performance.now() - started)).toFixed(1) });
    },
    note(line) {
      stream.write("\r\u001B[K"); // the bar's line makes room and is drawn again with the next step
      write(line);
    },
    stop: () => bar.stop(),
  };
}
