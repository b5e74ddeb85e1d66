// What a worker thread can be asked for.
export { renderData, renderFile } from "./job.ts";
