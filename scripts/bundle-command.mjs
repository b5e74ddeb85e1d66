// The command in one file: two hundred small ones take longer to open and compile than they take to run.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./libraries/bundle.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
/** As deep as the rooms of dist/, so that paths beside a module lead where they did. */
const folder = join(root, "dist/command");

/** Installed, and mended by their own hands: what parses foreign bytes, and peers that may lack. */
const installed = [
  "@xmldom/*",
  "parse5",
  "pdfjs-dist/*",
  "hono",
  "@hono/*",
  "prom-client",
  "bullmq",
  "ioredis",
];
/** Seldom needed, and large or of many files. */
const apart = ["#libraries/docx.js", "#libraries/fontkit.js", "cli-progress"];

const settings = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  logLevel: "warning",
};

/** One byte a character, which is read and compiled sooner: esbuild writes strings so, and leaves patterns as they are. */
const inAscii = (code) =>
  code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A script compiled by hand has no `import` of its own: it is given that of the module that runs it. */
const withGivenImport = (code) => code.replaceAll(/(?<![.\w]|async )\bimport\(/g, "importModule(");

export async function bundleCommand() {
  mkdirSync(folder, { recursive: true });
  const { outputFiles, metafile } = await build({
    ...settings,
    stdin: {
      contents: `export const command = async () => (await import("./dist/cli/main.js")).main();
        export const worker = () => import("./dist/batch/worker.js");`,
      resolveDir: root,
    },
    format: "cjs",
    external: [...installed, ...apart],
    define: { "import.meta.url": "ownAddress" },
    metafile: true,
    write: false,
  });
  const code = `(function (module, require, ownAddress, importModule) {${withGivenImport(inAscii(outputFiles[0].text))}})`;
  if (code.includes("String.raw"))
    throw new Error("a text that is written as it stands cannot be written otherwise");
  // What was compiled of it is kept under this name.
  const sum = createHash("sha256").update(code).digest("hex");
  writeFileSync(join(folder, "command.cjs"), `// ${sum}\n${code}`);

  await build({
    ...settings,
    stdin: {
      contents: 'import { runPart } from "./dist/cli/compiled.js"; await runPart("command");',
      resolveDir: root,
    },
    format: "esm",
    outfile: join(folder, "main.js"),
  });
  await build({
    ...settings,
    stdin: {
      contents: 'import { runPart } from "./dist/cli/compiled.js"; await runPart("worker");',
      resolveDir: root,
    },
    format: "esm",
    outfile: join(folder, "worker.js"),
  });
  const own = licences(Object.keys(metafile.inputs)).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  writeFileSync(
    join(folder, "LICENSES.txt"),
    [readFileSync(join(root, "dist/libraries/LICENSES.txt"), "utf8"), ...own].join(`\n${"=".repeat(78)}\n`),
  );
}
