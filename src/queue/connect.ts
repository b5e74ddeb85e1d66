import type { Redis } from "ioredis";
import { OptionsError } from "../problem/options-error.ts";
import { NianbaoError } from "../problem/problem.ts";
import type { QueuePeers } from "./peers.ts";

/** An address without its password, for messages. */
const withoutPassword = (address: string) => address.replace(/:\/\/[^@/]*@/u, "://…@");

/** @throws {OptionsError} if it is no address of a Redis */
export function refuseNoRedis(address: unknown): asserts address is string {
  if (typeof address === "string" && /^rediss?:\/\/./u.test(address) && URL.canParse(address)) return;
  const message = "应为 Redis 的地址，如 redis://127.0.0.1:6379（加密的是 rediss://）。";
  throw new OptionsError([{ code: "NOT_AN_ADDRESS", path: "redis", place: "redis", message }]);
}

/**
 * A connection that has been made, or none: without Redis it fails at once, and so does every later command. BullMQ's own
 * would wait for ever.
 *
 * @throws {NianbaoError} REDIS_UNREACHABLE
 */
export async function connectNow({ Redis }: QueuePeers, address: string): Promise<Redis> {
  const redis = new Redis(address, {
    lazyConnect: true,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let last: unknown;
  redis.on("error", (error) => {
    last = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    return redis;
  } catch (error) {
    redis.disconnect();
    const message = `连不上 Redis（${withoutPassword(address)}），请核对地址、密码，确认它已启动。`;
    throw new NianbaoError("REDIS_UNREACHABLE", message, { cause: last ?? error });
  }
}

/** Whether Redis has no room in memory, or on disk. */
export const isFull = ({ message }: Error): boolean => /OOM|EXECABORT|MISCONF/u.test(message);

/** Why Redis did not take something. */
const redisRefusal = (error: Error): string =>
  isFull(error) ? "多为它的内存或磁盘已满，请加大 maxmemory、清理磁盘" : "请确认它还在运行，并查看它的日志";

/** What a worker heard from Redis, a line for people; nothing where the connection tells it. */
export function redisTrouble(error: Error): string | undefined {
  if (/Missing (?:key|lock) for job/u.test(error.message))
    return "Redis 里没有手上这一份的任务了：它被清空过，或已交给别人；清空过就请把这一批再 enqueue 一次。";
  if (
    /ECONN|ETIMEDOUT|EPIPE|Connection is closed|LOADING/u.test(
      `${error.message} ${String((error as NodeJS.ErrnoException).code)}`,
    )
  )
    return undefined;
  return `Redis 没有接收：${redisRefusal(error)}；稍后自动再试。（${error.message.replace(/\. script:.*/su, "")}）`;
}

/** Says in Chinese what a command to Redis failed of. @throws {NianbaoError} REDIS_UNREACHABLE */
export function refusedByRedis(error: Error): never {
  const message = `Redis 没有接收这一批：${redisRefusal(error)}；可以重新运行，不会重复。`;
  throw new NianbaoError("REDIS_UNREACHABLE", message, { cause: error });
}
