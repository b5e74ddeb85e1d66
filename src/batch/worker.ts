// What a worker thread can be asked for.
export { lookAtFile, renderData, renderFile } from "./job.ts";
