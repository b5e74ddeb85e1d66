import type { Argument, Pool, Result } from "./pool.ts";
import type { GroupedTask } from "./tasks.ts";

/**
 * Runs tasks of one kind in a pool, several to a message: to send one and to wake whoever gets it takes as long as a small
 * task. A group that fails is run one by one, so that none fails for another.
 *
 * @param most - tasks to a message; those that are asked for in one turn go together
 */
export function groupedTasks<N extends GroupedTask>(
  pool: Pool,
  name: N,
  most: number,
): (argument: Argument<N>) => Promise<Result<N>> {
  const alone = (argument: Argument<N>) => pool.run(name, argument);
  if (most < 2) return alone;
  let waiting: { readonly argument: Argument<N>; readonly done: (result: Promise<Result<N>>) => void }[] = [];
  const send = async () => {
    const group = waiting;
    waiting = [];
    const all = group.map(({ argument }) => argument);
    const results = await pool.run("several", { name, all }).then(
      (answer) => ("results" in answer ? (answer.results as Result<N>[]) : undefined),
      () => undefined,
    );
    for (const [i, { argument, done }] of group.entries())
      done(results === undefined ? alone(argument) : Promise.resolve(results[i] as Result<N>));
  };
  return (argument) =>
    new Promise((resolve, reject) => {
      waiting.push({ argument, done: (result) => void result.then(resolve, reject) });
      if (waiting.length === most) void send();
      else if (waiting.length === 1) setImmediate(() => void (waiting.length > 0 && send()));
    });
}

/** Starts so many threads of a pool before anything is asked of them. One that cannot start is told by its first task. */
export async function startThreads(pool: Pool, count: number): Promise<void> {
  const nothing = () => pool.run("several", { name: "readCameFile", all: [] });
  await Promise.all(Array.from({ length: Math.min(pool.jobs, count) }, nothing));
}
