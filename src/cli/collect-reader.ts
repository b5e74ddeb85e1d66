import { type FileReader, readerOf } from "../batch/collect-files.ts";
import type { Pool } from "../batch/pool.ts";
import { Failure } from "./failure.ts";

/** Who reads the files that came in, for as long as the run takes. */
interface OpenReader extends FileReader {
  close(): Promise<readonly string[]>;
}

/** The threads of this machine or, with an address of Redis, the workers there. */
export async function openReader(
  redis: string | boolean | undefined,
  pool: Pool,
  signal: AbortSignal,
): Promise<OpenReader> {
  const here = readerOf(pool);
  if (redis === undefined) return { ...here, close: async () => [] };
  // The environment keeps a password out of the list of processes.
  const address = typeof redis === "boolean" ? process.env.REDIS_URL : redis;
  if (!address)
    throw new Failure("USAGE", "请写明 Redis 的地址：--redis redis://主机:6379，或环境变量 REDIS_URL。");
  const { openQueueReader } = await import("../queue/queue-reader.ts");
  return await openQueueReader(address, { here, signal });
}
