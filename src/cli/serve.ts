import { readFile } from "node:fs/promises";
import { startService } from "../service/service.ts";
import { chosenJobs } from "./batch.ts";
import { Failure } from "./failure.ts";
import { chosenOptions, type LookArguments } from "./look.ts";
import { stoppable } from "./stopping.ts";

/** Options of `nianbao serve` as they come from the command line. */
export interface ServeArguments extends LookArguments {
  readonly host: string;
  readonly port: string;
  readonly jobs?: string;
  readonly timeout: string;
  readonly importTimeout: string;
  readonly queue?: string;
  readonly tokenFile?: string;
}

/** What a number of the command line says, where it is not seconds. */
const wantedNumbers: Readonly<Record<string, string>> = {
  port: "端口号，0 至 65535 的整数，如 3000",
  queue: "份数，如 200",
};

/** A whole number, or seconds, as typed; bounds are the service's. */
function number(name: string, given: string): number {
  if (/^\d{1,9}(?:\.\d{1,3})?$/u.test(given)) return Number(given);
  throw new Failure("USAGE", `--${name} 应为${wantedNumbers[name] ?? "秒数，如 30"}；现为“${given}”。`);
}

/** From a file or the environment: what stands in a command line can be seen by all who use the machine. */
async function givenToken(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return process.env.NIANBAO_TOKEN;
  const text = await readFile(path, "utf8").catch((cause) => {
    throw new Failure("FILE_UNREADABLE", `读不到令牌文件“${path}”，请核对路径。`, { cause });
  });
  return text.trim();
}

/** `nianbao serve`: the HTTP service, until it is told to stop. The log goes to `print`, what is for people to `warn`. */
export async function serve(
  given: ServeArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<number> {
  const threads = chosenJobs(given.jobs);
  const token = await givenToken(given.tokenFile);
  const stopping = stoppable(warn, "正在关闭：做完手上的再退出；再按一次立即退出。");
  try {
    const service = await startService({
      host: given.host,
      port: number("port", given.port),
      timeoutSeconds: number("timeout", given.timeout),
      importTimeoutSeconds: number("import-timeout", given.importTimeout),
      ...(given.queue !== undefined && { maxQueue: number("queue", given.queue) }),
      ...(threads !== undefined && { threads }),
      ...(token !== undefined && { token }),
      render: await chosenOptions(given),
      log: print,
    });
    const { signal } = stopping;
    const stopped = new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener("abort", () => done(), { once: true });
    });
    try {
      warn(`已在 ${service.url} 监听；说明见 ${service.url}/openapi.json。`);
      if (token === undefined && !/^(?:127\.|localhost$|::1$)/u.test(given.host))
        warn("没有设令牌，能连到这个端口的都能使用；请设环境变量 NIANBAO_TOKEN 或 --token-file。");
      await Promise.race([service.ready().then(() => warn("线程已预热。")), stopped]);
      await stopped;
    } finally {
      await service.close();
    }
    return 0;
  } finally {
    stopping.done();
  }
}
