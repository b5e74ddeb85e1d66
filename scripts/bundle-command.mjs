// The command in two files: two hundred small ones take longer to open and compile than they take to run, and one of
// two megabytes takes longer to read than a check.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./libraries/bundle.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
/** As deep as the rooms of dist/, so that paths beside a module lead where they did. */
const folder = join(root, "dist/command");

/** Installed, and mended by their own hands: what parses foreign bytes, and peers that may lack. */
const installed = ["saxes", "parse5", "pdfjs-dist/*", "hono", "@hono/*", "prom-client", "bullmq", "ioredis"];
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

/** What every command starts with, and a check of data: the first file. All else is in the second, which is loaded when it is asked for. */
const isFirst = /\/dist\/(?:cli\/(?:main|check)|formats\/json\/read)\.js$/;
const ownPath = (path) => relative(root, path).replaceAll("\\", "/");

/** Leaves out of the first file what is loaded later, and notes it. */
const laterApart = (later) => ({
  name: "later",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path, pluginData, ...from }) => {
      if (from.kind !== "dynamic-import" || pluginData === resolve) return undefined;
      const found = await resolve(path, { ...from, pluginData: resolve });
      if (isFirst.test(found.path)) return undefined;
      later.add(ownPath(found.path));
      return { path: `later:${ownPath(found.path)}`, external: true };
    });
  },
});

/** Takes what is in the first file from there: a module is never there twice. */
const firstFrom = (first) => ({
  name: "first",
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === resolve || from.namespace !== "file") return undefined;
      const found = await resolve(path, { ...from, pluginData: resolve });
      return first.has(ownPath(found.path)) ? { path: ownPath(found.path), namespace: "first" } : undefined;
    });
    onLoad({ filter: /./, namespace: "first" }, ({ path }) => ({
      contents: `module.exports = firstParts[${JSON.stringify(path)}]();`,
    }));
  },
});

const partsOf = (paths, load) =>
  `export const parts = {${[...paths].map((path) => `${JSON.stringify(path)}: () => ${load}("./${path}")`)}};`;

/** A script of modules by their paths, which ../src/cli/compiled.ts runs; its inputs. */
async function writeScript(name, contents, plugin) {
  const { outputFiles, metafile } = await build({
    ...settings,
    stdin: { contents, resolveDir: root },
    format: "cjs",
    external: [...installed, ...apart],
    define: { "import.meta.url": "ownAddress" },
    plugins: [plugin],
    metafile: true,
    write: false,
  });
  const code = `(function (module, require, ownAddress, importModule, firstParts) {${withGivenImport(inAscii(outputFiles[0].text))}})`;
  if (code.includes("String.raw"))
    throw new Error("a text that is written as it stands cannot be written otherwise");
  // What was compiled of it is kept under this name.
  const sum = createHash("sha256").update(code).digest("hex");
  writeFileSync(join(folder, name), `// ${sum}\n${code}`);
  return Object.keys(metafile.inputs);
}

export async function bundleCommand() {
  mkdirSync(folder, { recursive: true });
  const start = "dist/cli/main.js";
  const later = new Set(["dist/batch/worker.js"]);
  const inFirst = async (paths) => writeScript("first.cjs", partsOf(paths, "require"), laterApart(later));
  const first = (await inFirst([start])).filter((path) => path.startsWith("dist/"));
  const firstInputs = await inFirst(first);
  const laterInputs = await writeScript("later.cjs", partsOf(later, "import"), firstFrom(new Set(first)));

  await build({
    ...settings,
    stdin: {
      contents: 'import { runCommand } from "./dist/cli/compiled.js"; await runCommand();',
      resolveDir: root,
    },
    format: "esm",
    outfile: join(folder, "main.js"),
  });
  await build({
    ...settings,
    stdin: {
      contents: 'import { runWorker } from "./dist/cli/compiled.js"; await runWorker();',
      resolveDir: root,
    },
    format: "esm",
    outfile: join(folder, "worker.js"),
  });
  const own = licences([...firstInputs, ...laterInputs]).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  writeFileSync(
    join(folder, "LICENSES.txt"),
    [readFileSync(join(root, "dist/libraries/LICENSES.txt"), "utf8"), ...own].join(`\n${"=".repeat(78)}\n`),
  );
}
