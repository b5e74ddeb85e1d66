import { readFileSync } from "node:fs";
import type { Redis } from "ioredis";
import { installedModule } from "#platform";
import type { ReadCame } from "../batch/collect-job.ts";
import type { Failed } from "../batch/job.ts";
import { usualTimeout } from "../batch/pool.ts";
import type { Renderer } from "../batch/renderer.ts";
import { poolOf } from "../batch/renderer-pool.ts";
import { packageVersion } from "../files/package-version.ts";
import { idOf } from "./job-data.ts";

/** A file that came in, and waits to be read: its bytes lie in Redis, and who collects waits for the answer there. */
export interface ReadingJob {
  /** Key of the bytes. */
  readonly file: string;
  /** Key of the list that takes the answer. */
  readonly answers: string;
}

/** What a worker answers. */
export interface ReadingAnswer {
  readonly file: string;
  readonly done: ReadCame | Failed;
}

/** What nobody takes is forgotten. */
export const answerLifeMs = 86_400_000;

/** What a file's facts depend on besides its bytes, in words: two machines that say the same read the same. */
export function readsWith(): string {
  const main = installedModule("pdfjs-dist/legacy/build/pdf.mjs");
  const version = () =>
    JSON.parse(readFileSync(new URL("../../package.json", main), "utf8")).version as string;
  return `gov-nianbao ${packageVersion()}、${main === undefined ? "没有装 pdfjs-dist" : `pdfjs-dist ${version()}`}`;
}

/** The queue of files: none of another version is among its workers. */
export const readingQueue = (): string => `nianbao-readings-${idOf(readsWith()).slice(0, 12)}`;

/** Reads a file, for who waits for it. Its thread has the time that it has on one machine. */
export async function readJob(
  { file, answers }: ReadingJob,
  { redis, renderer }: { readonly redis: Redis; readonly renderer: Renderer },
): Promise<void> {
  const bytes = await redis.getBuffer(file);
  if (bytes === null) return; // nobody waits any more
  const options = { timeoutSeconds: usualTimeout };
  const done = await poolOf(renderer).run("readCameBytes", { bytes: new Uint8Array(bytes) }, options);
  const answer: ReadingAnswer = { file, done };
  const said = await redis
    .multi()
    .rpush(answers, JSON.stringify(answer))
    .pexpire(answers, answerLifeMs)
    .unlink(file)
    .exec();
  const [error] = said?.find(([failure]) => failure !== null) ?? [];
  if (error) throw error;
}
