import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { composeDocument } from "../../src/document/compose.ts";
import { bundledFonts, bundledLengths } from "../../src/fonts/font-files.ts";
import { fontSet } from "../../src/fonts/font-set.ts";
import { filledFont, outlinesIn, sparseBytes, sparseFont } from "../../src/fonts/sparse.ts";
import { readTrueType } from "../../src/fonts/truetype.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { editions } from "../../src/form/editions.ts";
import { providePackageFiles, renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { FontChoices } from "../../src/style/fonts.ts";
import { fontRoles } from "../../src/style/style.ts";

const folder = fileURLToPath(new URL("../../fonts/", import.meta.url));
const bytesOf = (file: string) => new Uint8Array(readFileSync(`${folder}${file}`));
const choices = (change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) =>
  Object.fromEntries(
    fontRoles.map((role) => [role, { file: change(bytesOf(bundledFonts[role].file)) }]),
  ) as FontChoices;

afterEach(() => providePackageFiles(folder));

test("the lengths by which the package's fonts are known are those of the files", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ttf"));
  expect(Object.fromEntries(files.map((name) => [name, bytesOf(name).length]))).toEqual(bundledLengths);
});

test("the package's own fonts given as bytes make the same PDF, whole or with holes; no file is read", async () => {
  const report = parseReport(liuhulan2024);
  const expected = Buffer.from(await renderPdf(report));
  providePackageFiles("/nowhere");
  expect(expected.equals(await renderPdf(report, { fonts: choices() }))).toBe(true);
  const printed = new Set(`${JSON.stringify([editions, composeDocument(report, edition2021)])}—－·`);
  const sparse = choices((bytes) => {
    const stretches = sparseFont(bytes, printed);
    const taken = sparseBytes(bytes, stretches);
    expect(taken.length).toBeLessThan(bytes.length / 3);
    return filledFont(stretches, taken);
  });
  expect(expected.equals(await renderPdf(report, { fonts: sparse }))).toBe(true);
});

test("another font in the place of the package's avoids nothing", () => {
  const changed = bytesOf(bundledFonts.body.file);
  const longer = new Uint8Array(changed.length + 1);
  longer.set(changed);
  const drawn = (file: Uint8Array) => fontSet({ body: { file } }).draw("body", 0x31)?.font.own?.file;
  expect(drawn(changed)).toBe(bundledFonts.table.file);
  expect(drawn(longer)).toBeUndefined();
});

test("a sparse font knows what it can draw, parts of composite glyphs too", () => {
  const bytes = bytesOf(bundledFonts.body.file);
  const font = readTrueType(bytes);
  if (typeof font !== "object") throw new Error("not read");
  const glyph = (character: string) => font.glyphOf(character.codePointAt(0) as number)?.id as number;
  const sparse = sparseFont(bytes, "年报");
  const has = outlinesIn(bytes, sparse);
  expect([..."年报"].map((c) => has(glyph(c)))).toEqual([true, true]);
  expect([..."一丁七万丈三上下"].filter((c) => has(glyph(c))).length).toBeLessThan(3);
  expect(() => sparseFont(new Uint8Array(12), "年")).toThrow(RangeError);
});
