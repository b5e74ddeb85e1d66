import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const dist = fileURLToPath(new URL("../dist", import.meta.url));

/** What each file of types declares and exports: name → the text of its declaration, without comments. */
const declared = new Map<string, string>();
for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".d.ts")) continue;
  const text = readFileSync(join(dist, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  // A private member of a class is no part of its signature.
  const bare = text.replace(/^\s+private .*$/gm, "");
  for (const part of bare.split(/^(?=export |declare |type |interface )/m)) {
    const [, name] =
      /^export (?:declare )?(?:abstract )?(?:async )?(?:function|const|class|type|interface) (\w+)/.exec(
        part,
      ) ?? [];
    if (name !== undefined) declared.set(name, (declared.get(name) ?? "") + part);
  }
}

const doors = Object.values(manifest.exports).flatMap((door) =>
  typeof door === "string" ? [] : [door.import.types],
);
const exported = new Set(
  doors.flatMap((door) =>
    [...readFileSync(join(dist, "..", door), "utf8").matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(
      ([, names]) =>
        (names as string).split(",").map(
          (name) =>
            name
              .replace(/^\s*type /, "")
              .trim()
              .split(" as ")
              .at(-1) as string,
        ),
    ),
  ),
);

/** How types are read off the form: nobody writes these names, the compiler shows what they come to. */
const readOffTheForm = new Set([
  "Shape",
  "Partly",
  "SectionInput",
  "FiguresOf",
  "Figures",
  "FigureInputs",
  "FormOf",
  "edition2019",
  "edition2021",
]);

test("every type that a signature behind a door names can be imported", () => {
  const lacking: string[] = [];
  for (const name of exported) {
    const text = (declared.get(name) ?? "").replace(/"[^"]*"/g, "");
    for (const [word] of text.matchAll(/\b[A-Z]\w+\b/g))
      if (declared.has(word) && !exported.has(word) && !readOffTheForm.has(word))
        lacking.push(`${name} names ${word}`);
  }
  expect([...new Set(lacking)]).toEqual([]);
  expect(exported.size).toBeGreaterThan(60);
});
