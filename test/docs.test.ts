import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rulesDocument } from "../scripts/rules-document.ts";

test("docs/rules.md is what the rules say: npm run docs", () => {
  expect(readFileSync(new URL("../docs/rules.md", import.meta.url), "utf8")).toBe(rulesDocument());
});
