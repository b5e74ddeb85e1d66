import { listFiles } from "../batch/inputs.ts";
import { dataIn, readBytes } from "../files/read-report.ts";
import { NianbaoError } from "../problem/problem.ts";
import { enqueueReports, type QueuedReport } from "../queue/enqueue.ts";
import type { NotQueued } from "../queue/job-data.ts";
import { folderStore } from "../queue/store.ts";
import { Failure } from "./failure.ts";
import { linesOfNotes } from "./listing.ts";
import { chosenOptions, type LookArguments } from "./look.ts";
import { redisAddress } from "./redis-address.ts";
import { namedOutputs } from "./render.ts";

/** Options of `nianbao enqueue` and `nianbao work` as they come from the command line. */
export interface QueueArguments extends LookArguments {
  readonly redis?: string;
  readonly store?: string;
}

export interface EnqueueArguments extends QueueArguments {
  readonly batch?: string;
  readonly format?: string;
  readonly check?: boolean;
}

/** Where Redis and the store are. */
export function chosenQueue(given: QueueArguments): { readonly redis: string; readonly folder: string } {
  const redis = redisAddress(given.redis);
  if (given.store === undefined)
    throw new Failure("USAGE", "请写明存放目录：--store 目录，各台机器共用的同一个。");
  return { redis, folder: String(given.store) };
}

/** `nianbao enqueue`: 0 if all reports were put into the queue, 1 if some could not be read. */
export async function enqueue(
  given: readonly string[],
  options: EnqueueArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  const { redis, folder } = chosenQueue(options);
  if (options.batch === undefined)
    throw new Failure("USAGE", "请写明批次的名称：--batch 某县2025；做完后的汇总以它命名。");
  const { files, unreadable } = listFiles(given, folder);
  const notQueued: NotQueued[] = unreadable.map(({ path, why }) => ({ input: path, message: why }));
  const reports: QueuedReport[] = [];
  for (const input of files)
    try {
      const { data, notes = [] } = await dataIn(input, await readBytes(input));
      for (const line of linesOfNotes(input, notes)) warn(line);
      reports.push({ data, input });
    } catch (error) {
      if (!(error instanceof NianbaoError)) throw error;
      notQueued.push({ input, message: error.message });
    }
  for (const { input, message } of notQueued) warn(`${input}：${message}`);
  const { total, added, waiting, done, told } = await enqueueReports(reports, {
    redis,
    store: folderStore(folder),
    batch: String(options.batch),
    formats: namedOutputs(options.format).map(({ name }) => name),
    check: options.check ?? false,
    render: await chosenOptions(options),
    notQueued,
  });
  for (const line of told) warn(line);
  const rest = notQueued.length > 0 ? `，读不了 ${notQueued.length} 份` : "";
  print(`报告：${total} 份，放进队列 ${added} 份，已在队列 ${waiting} 份，已生成 ${done} 份${rest}`);
  return notQueued.length > 0 ? 1 : 0;
}
