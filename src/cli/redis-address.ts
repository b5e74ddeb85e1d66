import { Failure } from "./failure.ts";

/** The address of Redis as it is typed, or as the environment has it, which keeps a password out of the list of processes. */
export function redisAddress(given: string | boolean | undefined): string {
  const address = given === undefined || typeof given === "boolean" ? process.env.REDIS_URL : String(given);
  if (!address)
    throw new Failure("USAGE", "请写明 Redis 的地址：--redis redis://主机:6379，或环境变量 REDIS_URL。");
  return address;
}
