import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

/** What a programmer without types hands over: nothing, too little, something else. */
const wrong: readonly (readonly unknown[])[] = [
  [],
  [null],
  [42],
  ["年报.docx"],
  [[]],
  [{}],
  [[null]],
  [new Uint8Array([1, 2, 3])],
  [new Map()],
  [null, null],
  [{}, null],
  [{}, 5],
  [{}, {}, {}],
];

interface Outcome {
  readonly call: string;
  readonly error: unknown;
}

/** What came of a call: nothing where it gave something. */
async function outcome(call: string, made: () => unknown): Promise<Outcome | undefined> {
  try {
    const given = (await made()) as { close?: () => unknown } | undefined;
    // Renderers and services that take no options live until they are closed.
    await given?.close?.();
    return undefined;
  } catch (error) {
    return { call, error };
  }
}

const doors = Object.keys(manifest.exports).filter(
  // The page needs a document, a worker its thread; what is no code is not called.
  (door) => !/\.json$|^\.\/web$|^\.\/batch\/worker$/u.test(door),
);

/** Functions that start what listens or takes threads: called with what they must refuse, no more. */
const starts = new Set(["startService", "createRenderer", "renderBatch", "folderStore"]);

test.each(doors)("%s: nothing, or a wrong thing, is refused in words", async (door) => {
  const module = (await import(`gov-nianbao${door.slice(1)}`)) as Readonly<Record<string, unknown>>;
  const { NianbaoError } = (await import(door === "./browser" ? "gov-nianbao/browser" : "gov-nianbao")) as {
    NianbaoError: new () => Error;
  };
  const calls = Object.entries(module).flatMap(([name, made]) => {
    if (name === "AnnualReport") return [["AnnualReport.for", (made as { for: unknown }).for] as const];
    return typeof made === "function" && /^[a-z]/u.test(name) ? [[name, made as unknown] as const] : [];
  });
  expect(calls.length).toBeGreaterThan(0);
  const found: Outcome[] = [];
  for (const [name, made] of calls)
    for (const list of starts.has(name) ? [[null], [{ unknown: 1 }, { unknown: 1 }]] : wrong) {
      const one = await outcome(`${name}(${JSON.stringify(list).slice(1, -1)})`, () =>
        (made as (...list: readonly unknown[]) => unknown)(...list),
      );
      if (one !== undefined) found.push(one);
    }
  const faults = found.filter(({ error }) => !(error instanceof NianbaoError));
  expect(faults.map(({ call, error }) => `${call}: ${(error as Error).message}`)).toEqual([]);
  const dumb = found.filter(({ error }) => {
    const { message, code } = error as { message: string; code: string };
    return (message.match(/[\u4e00-\u9fff]/gu) ?? []).length < 4 || !code;
  });
  expect(dumb).toEqual([]);
});
