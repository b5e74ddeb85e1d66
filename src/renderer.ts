export type { Rendered } from "./batch/job.ts";
export {
  type CallOptions,
  type CheckCallOptions,
  createRenderer,
  type RenderCallOptions,
  type Renderer,
  type RendererOptions,
  type RendererStats,
} from "./batch/renderer.ts";
export type { StopSignal } from "./batch/stop-signal.ts";
export type { RenderedFile } from "./formats/render.ts";
export type { Reading } from "./published/reading.ts";
