import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Redis } from "ioredis";
import { isFull } from "./connect.ts";
import { idOf } from "./job-data.ts";

const releases =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** How somebody is alone. */
export interface Aloneness {
  /** One that is killed keeps the others waiting for so long; what takes longer is no longer alone. */
  readonly seconds: number;
  /** Waits while Redis is full (default: fails). */
  readonly isPatient?: boolean;
}

/** Does something as the only one of all machines that does it for a name. */
export async function aloneFor<R>(
  redis: Redis,
  name: string,
  { seconds, isPatient = false }: Aloneness,
  work: () => Promise<R>,
): Promise<R> {
  const [key, token] = [`bull:nianbao-names:${idOf(name)}`, randomUUID()];
  const isMine = async () => {
    try {
      return (await redis.set(key, token, "PX", Math.ceil(seconds * 1000), "NX")) !== null;
    } catch (error) {
      if (!isPatient || !isFull(error as Error)) throw error;
      await delay(1000);
      return false;
    }
  };
  while (!(await isMine())) await delay(50);
  try {
    return await work();
  } finally {
    await redis.eval(releases, 1, key, token).catch(() => {}); // Redis is gone: it expires
  }
}

/**
 * Keeps those under suspicion by themselves: all others of this process are done before one begins, and begin after it. A
 * report that kills its process takes its neighbours with it once; the next time it goes alone.
 */
export function suspectsApart(): <R>(isSuspect: boolean, work: () => Promise<R>) => Promise<R> {
  const others = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  return (isSuspect, work) => {
    const result = (isSuspect ? Promise.all([last, ...others]) : last).then(work);
    const settled = result.catch(() => {}).finally(() => others.delete(settled));
    if (isSuspect) last = settled;
    else others.add(settled);
    return result;
  };
}
