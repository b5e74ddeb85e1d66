/**
 * What a task may do to its thread: `quick`, it ends by itself; `slow`, bytes of others are read, which somebody may have
 * made so that it does not.
 */
export type Lane = "quick" | "slow";

/** A task as a thread is given it. */
export interface Task {
  readonly message: { readonly name: string; readonly argument: unknown };
  readonly lane: Lane;
  readonly timeoutSeconds: number;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
  /** Called when its thread is at it no more. */
  settled?: () => void;
}

/** Tasks that wait, in the order in which they came. */
export class WaitingTasks {
  private readonly lanes: Readonly<Record<Lane, Map<Task, number>>> = { quick: new Map(), slow: new Map() };
  private came = 0;

  get count(): number {
    return this.lanes.quick.size + this.lanes.slow.size;
  }

  inLane(lane: Lane): number {
    return this.lanes[lane].size;
  }

  has(task: Task): boolean {
    return this.lanes[task.lane].has(task);
  }

  add(task: Task): void {
    this.lanes[task.lane].set(task, this.came++);
  }

  /** The first of those whose lane may be taken from. */
  first(mayTake: (lane: Lane) => boolean): Task | undefined {
    const heads = (["quick", "slow"] as const).filter(mayTake).flatMap((lane) => {
      const head = this.lanes[lane].entries().next().value;
      return head === undefined ? [] : [head];
    });
    return heads.toSorted(([, a], [, b]) => a - b)[0]?.[0];
  }

  takeBack(task: Task): void {
    this.lanes[task.lane].delete(task);
  }

  takeAll(): Task[] {
    const all = [...this.lanes.quick.keys(), ...this.lanes.slow.keys()];
    for (const lane of Object.values(this.lanes)) lane.clear();
    return all;
  }
}
