export type { Failed, Rendered } from "./batch/job.ts";
export { type BatchOptions, type BatchResult, renderBatch } from "./batch/render-batch.ts";
export type { StopSignal } from "./batch/stop-signal.ts";
export type { RenderedFile } from "./formats/render.ts";
