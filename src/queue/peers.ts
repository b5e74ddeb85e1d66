import { createRequire } from "node:module";
import { NianbaoError } from "../problem/problem.ts";

/** The classes of the two libraries. */
export interface QueuePeers {
  readonly bullmq: Pick<
    typeof import("bullmq"),
    "FlowProducer" | "Queue" | "UnrecoverableError" | "WaitingChildrenError" | "Worker"
  >;
  readonly Redis: typeof import("ioredis").Redis;
}

/** Both are CommonJS, in three hundred files: to import them takes twice as long as to require them, in every process. */
function required(): QueuePeers | undefined {
  try {
    const require = createRequire(import.meta.url);
    return { bullmq: require("bullmq"), Redis: require("ioredis").Redis };
  } catch {
    return undefined; // in a bundle, that has them inside; or they lack
  }
}

async function imported(): Promise<QueuePeers> {
  const [bullmq, ioredis] = await Promise.all([import("bullmq"), import("ioredis")]);
  return { bullmq, Redis: ioredis.Redis };
}

/** What the queue needs and the rest of the package does not. @throws {NianbaoError} PLATFORM_LACKS, with the line to type */
export async function queuePeers(): Promise<QueuePeers> {
  try {
    return required() ?? (await imported());
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (!/^(?:ERR_)?MODULE_NOT_FOUND$/u.test(code)) throw error;
    const message = "任务队列要另装两个包，请运行：npm install bullmq@6 ioredis@6";
    throw new NianbaoError("PLATFORM_LACKS", message, { cause: error });
  }
}
