import { expect, test } from "vitest";
import type { ReadCame } from "./collect-job.ts";
import { groupedTasks } from "./groups.ts";
import { failed } from "./job.ts";
import type { Pool } from "./pool.ts";

/** A pool that notes what it is asked; of files that are so called a thread dies. */
function notingPool(deadly: string) {
  const asked: string[] = [];
  const read = ({ path }: { path: string }): ReadCame => ({ trouble: `${path}读不了` });
  const run = async (name: string, argument: { path?: string; all?: readonly { path: string }[] }) => {
    const files = argument.all?.map(({ path }) => path) ?? [argument.path as string];
    asked.push(`${name} ${files.join()}`);
    if (files.includes(deadly)) return failed(new Error("线程意外结束"));
    return name === "several"
      ? { results: files.map((path) => read({ path })) }
      : read({ path: files[0] as string });
  };
  return { asked, pool: { jobs: 2, run, close: async () => {} } as unknown as Pool };
}

const files = ["甲", "乙", "丙", "丁", "戊"];

test("tasks go several to a message, the rest in the next turn, and each gets its own result", async () => {
  const { asked, pool } = notingPool("");
  const read = groupedTasks(pool, "readCameFile", 2);
  const results = await Promise.all(files.map((path) => read({ path })));
  expect(results).toEqual(files.map((path) => ({ trouble: `${path}读不了` })));
  expect(asked).toEqual(["several 甲,乙", "several 丙,丁", "several 戊"]);
});

test("of a group whose thread dies only the task that killed it fails", async () => {
  const { asked, pool } = notingPool("乙");
  const read = groupedTasks(pool, "readCameFile", 3);
  const results = await Promise.all(files.map((path) => read({ path })));
  expect(results.map((result) => "error" in result)).toEqual([false, true, false, false, false]);
  expect(asked.toSorted()).toEqual([
    "readCameFile 丙",
    "readCameFile 乙",
    "readCameFile 甲",
    "several 丁,戊",
    "several 甲,乙,丙",
  ]);
});

test("one to a message is the task itself", async () => {
  const { asked, pool } = notingPool("");
  await groupedTasks(pool, "readCameFile", 1)({ path: "甲" });
  expect(asked).toEqual(["readCameFile 甲"]);
});
