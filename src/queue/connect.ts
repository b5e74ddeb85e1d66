import type { Redis } from "ioredis";
import { OptionsError } from "../problem/options-error.ts";
import { NianbaoError } from "../problem/problem.ts";
import type { Wanted } from "../problem/wanted.ts";
import type { QueuePeers } from "./peers.ts";

/** An address without its password, for messages. */
const withoutPassword = (address: string) => address.replace(/:\/\/[^@/]*@/u, "://…@");

/** What a queue is told by. */
export const wantedQueueOptions: Wanted = {
  what: " { redis, store, … }",
  parts: { store: "object" },
};

/** @throws {OptionsError} if it is no address of a Redis */
export function refuseNoRedis(address: unknown): asserts address is string {
  // Behind the host stands the number of a database, or nothing: ioredis would take any word, and then 0.
  const isOne = (text: string) =>
    /^rediss?:\/\/./u.test(text) && URL.canParse(text) && /^(?:\/\d{0,9})?$/u.test(new URL(text).pathname);
  if (typeof address === "string" && isOne(address)) return;
  const message =
    "应为 Redis 的地址，如 redis://127.0.0.1:6379（加密的是 rediss://；末尾可写库号，如 /1；密码里的 @ : / # 写成 %40 %3A %2F %23）。";
  throw new OptionsError([{ code: "NOT_AN_ADDRESS", path: "redis", place: "redis", message }]);
}

/** What to look at, by what Redis or the network said first. */
function whyNotConnected({ message }: Error): string {
  if (/WRONGPASS|NOAUTH|NOPERM|without any password/u.test(message))
    return "它不认这个用户和密码：请核对地址里的“用户:密码@”；只有密码的写“:密码@”";
  if (/certificate|altnames/u.test(message))
    return "它的证书不受信任：单位自己签发的，请用环境变量 NODE_EXTRA_CA_CERTS 指明证书文件，并按证书上的主机名写地址";
  if (/DB index/u.test(message)) return "没有这个号的库：请核对地址末尾的数字";
  if (/ENOTFOUND|EAI_AGAIN/u.test(message)) return "找不到这台主机，请核对地址";
  return "请核对地址、端口（加密的是 rediss://），确认它已启动";
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
    // Its own choice of a database that is not there goes unheard, and all would lie in the first.
    await redis.select(Number(new URL(address).pathname.slice(1)));
    return redis;
  } catch (error) {
    redis.disconnect();
    const message = `连不上 Redis（${withoutPassword(address)}），${whyNotConnected((last ?? error) as Error)}。`;
    throw new NianbaoError("REDIS_UNREACHABLE", message, { cause: last ?? error });
  }
}

/** Whether Redis has no room in memory, or on disk. */
export const isFull = ({ message }: Error): boolean => /OOM|EXECABORT|MISCONF/u.test(message);

/** Why Redis did not take something. */
export const redisRefusal = (error: Error): string =>
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
