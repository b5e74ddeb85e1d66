// Compiles src/ to dist/, and writes beside it the JSON Schema of the report file and the constant parts of a Word file.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { reportJsonSchema } from "./json-schema.mjs";

const root = new URL("../", import.meta.url);
const require = createRequire(import.meta.url);
rmSync(new URL("dist", root), { recursive: true, force: true });
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
chmodSync(new URL("dist/cli/bin.js", root), 0o755);

const { toJsonSchema } = await import("@valibot/to-json-schema");
const { editions } = await import(new URL("dist/form/editions.js", root).href);
const { placeOf } = await import(new URL("dist/report/place.js", root).href);
const { describableSchema } = await import(new URL("dist/report/schema.js", root).href);
for (const edition of Object.values(editions)) {
  const schema = reportJsonSchema(edition, { toJsonSchema, describableSchema, placeOf });
  writeFileSync(
    new URL(`dist/report-${edition.key}.schema.json`, root),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
}

// The parts of a Word file that are the same for every report, so that docx need not be loaded for them.
const load = (path) => import(new URL(`dist/${path}`, root).href);
const { ownParts } = await load("formats/docx/skeleton/own.js");
const { packedParts, skeletonKey } = await load("formats/docx/skeleton/skeleton.js");
const { namedFonts } = await load("formats/docx/skeleton/fonts.js");
const { gbt9704 } = await load("style/gbt9704.js");
const setting = { style: gbt9704, fonts: namedFonts(), embedded: [], template: undefined };
const parts = await ownParts(setting.style, setting.fonts, setting.embedded);
const ready = {
  key: skeletonKey(setting),
  document: parts["word/document.xml"],
  packed: packedParts(parts).map(([path, part]) => [
    path,
    { ...part, data: Buffer.from(part.data).toString("base64") },
  ]),
};
writeFileSync(
  new URL("dist/formats/docx/skeleton/ready-parts.js", root),
  `export const readyParts = ${JSON.stringify(ready, null, 1)};\n`,
);

const { writeReadyGlyphs } = await import("./fonts/write-ready-glyphs.mjs");
await writeReadyGlyphs();

const { bundleLibraries } = await import("./libraries/bundle.mjs");
await bundleLibraries();
const { bundleCommand } = await import("./bundle-command.mjs");
await bundleCommand();
const { bundleWeb } = await import("./bundle-web.mjs");
await bundleWeb();
const { bundleBrowser, writeFormTypes, writeSparseFonts } = await import("./bundle-browser.mjs");
await bundleBrowser();
writeFormTypes();
await writeSparseFonts();
const { writeTypes } = await import("./write-types.mjs");
writeTypes();
