import { type FileReader, readerOf } from "../batch/collect-files.ts";
import type { Pool } from "../batch/pool.ts";
import { redisAddress } from "./redis-address.ts";

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
  const address = redisAddress(redis);
  const { openQueueReader } = await import("../queue/queue-reader.ts");
  return await openQueueReader(address, { here, signal });
}
