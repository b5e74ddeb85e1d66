import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandsDocument } from "../scripts/commands-document.ts";
import { conformanceDocument } from "../scripts/conformance-document.ts";
import { errorsDocument } from "../scripts/errors-document.ts";
import { figuresDocument } from "../scripts/figures-document.ts";
import { optionsDocument } from "../scripts/options-document.ts";
import { outputs } from "../src/formats/formats.ts";

test("docs/conformance.md is what the clauses say: npm run docs", () => {
  const written = readFileSync(new URL("../docs/conformance.md", import.meta.url), "utf8");
  expect(written).toBe(conformanceDocument());
});

test("docs/figures.md is what the form says: npm run docs", () => {
  expect(readFileSync(new URL("../docs/figures.md", import.meta.url), "utf8")).toBe(figuresDocument());
});

test("docs/errors.md is what the codes say: npm run docs", () => {
  expect(readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8")).toBe(errorsDocument());
});

test("docs/commands.md is what the help says: npm run docs", () => {
  expect(readFileSync(new URL("../docs/commands.md", import.meta.url), "utf8")).toBe(commandsDocument());
});

test("docs/options.md is what the schema says: npm run docs", () => {
  expect(readFileSync(new URL("../docs/options.md", import.meta.url), "utf8")).toBe(optionsDocument());
});

test("docs/options.md tells every option that an output uses", () => {
  const told = [...optionsDocument().matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  const used = new Set(outputs.flatMap(({ output }) => output.uses as readonly string[]));
  expect(told.toSorted()).toEqual([...used].toSorted());
});
