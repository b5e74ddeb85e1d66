import type { ReadCame } from "../batch/collect-job.ts";
import type { Failed } from "../batch/job.ts";

/** What a worker gave, or why the file is read here. */
export type ReadingCame = { readonly done: ReadCame | Failed } | { readonly here: string };

/** A file that was put into the queue. */
export interface AskedFile {
  /** Its content's sum. */
  readonly sum: string;
  readonly came: Promise<ReadingCame>;
  readonly settle: (came: ReadingCame) => void;
  /** How often it was looked for in vain. */
  missed: number;
}

/** The files that wait for an answer, by their key in Redis. */
export interface AskedFiles {
  readonly waiting: Map<string, AskedFile>;
  /** What every further file comes to: the queue is asked no more. */
  over: ReadingCame | undefined;
}

/** A file that waits from now on. */
export function waitFor({ waiting }: AskedFiles, key: string, sum: string): AskedFile {
  let settle: AskedFile["settle"] = () => {};
  const came = new Promise<ReadingCame>((done) => {
    settle = (result) => {
      if (waiting.delete(key)) done(result);
    };
  });
  const file = { sum, came, settle, missed: 0 };
  waiting.set(key, file);
  return file;
}

/** No answer is waited for any more. */
export function endAll(files: AskedFiles, over: ReadingCame): void {
  files.over ??= over;
  for (const file of files.waiting.values()) file.settle(over);
}
