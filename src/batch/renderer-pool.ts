// Apart from the renderer, whose types are public: a pool's need those of Node.
import { OptionsError } from "../problem/options-error.ts";
import type { Pool } from "./pool.ts";

const pools = new WeakMap<object, Pool>();

/** Keeps a renderer's pool for the batches that it is given to. */
export const keepPool = (renderer: object, pool: Pool) => pools.set(renderer, pool);

/** The pool of a renderer, for a batch. @throws {OptionsError} if it is none */
export function poolOf(renderer: object): Pool {
  const pool = pools.get(renderer);
  if (pool !== undefined) return pool;
  const message = "应为 createRenderer 给出的渲染器。";
  throw new OptionsError([{ code: "NOT_AN_OBJECT", path: "renderer", place: "renderer", message }]);
}
