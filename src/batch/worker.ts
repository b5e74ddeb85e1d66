// A worker thread: does what it is asked, one task after the other.
import { parentPort, workerData } from "node:worker_threads";
import { type PackageFiles, providePackageFiles } from "#platform";
import { failed, tasks } from "./job.ts";

const { files } = workerData as { readonly files?: PackageFiles };
if (files !== undefined) providePackageFiles(files);

parentPort?.on("message", async ({ name, argument }: { name: keyof typeof tasks; argument: never }) => {
  const result = await tasks[name](argument);
  try {
    parentPort?.postMessage(result);
  } catch (error) {
    parentPort?.postMessage(failed(error));
  }
});
