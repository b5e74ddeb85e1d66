// A worker thread: does what it is asked, one task after the other.
import { parentPort, workerData } from "node:worker_threads";
import { type PackageFiles, providePackageFiles } from "#platform";
import { failed } from "./job.ts";
import { tasks } from "./tasks.ts";

const { files, warmUpRounds: rounds = 0 } = workerData as {
  readonly files?: PackageFiles;
  readonly warmUpRounds?: number;
};
if (files !== undefined) providePackageFiles(files);

parentPort?.on("message", async ({ name, argument }: { name: keyof typeof tasks; argument: never }) => {
  const result = await tasks[name](argument);
  try {
    parentPort?.postMessage({ result });
  } catch (error) {
    parentPort?.postMessage({ result: failed(error) });
  }
});
// No await at this floor: bundlers that write CommonJS know none there.
(async () => {
  const warmed = rounds > 0 ? await tasks.warmUp({ rounds }) : {};
  parentPort?.postMessage({ ready: true, ...("error" in warmed && { fault: warmed.error }) });
})();
