// Bundles the large libraries into dist/libraries/: only what is used of them, once for Node and once for browsers,
// and points the built files there. Installed whole they are 90 MB, and no tracer or bundler finds its way in them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = join(root, "dist");
const bundled = /^(?:pdfmake|docx|fontkit|date-fns)(?:\/|$)/;
const stand = (name) => join(root, "scripts/libraries", name);

/** Parts of the libraries that nothing here uses, or that are better done otherwise; the same for every platform. */
const replaced = {
  pdfkit: join(root, "node_modules/pdfkit/js/pdfkit.es.js"), // as a module: no `require` of Node's parts
  fontkit: join(root, "node_modules/fontkit/dist/browser-module.mjs"), // without the opening of files
  stream: stand("stream.mjs"),
  "js-md5": stand("md5.mjs"),
  // Line breaking, pictures, encryption, WOFF2: not used.
  ...Object.fromEntries(
    ["fs", "zlib", "linebreak", "png-js", "@noble/ciphers/aes", "brotli/decompress.js"].map((name) => [
      name,
      stand("unused.cjs"),
    ]),
  ),
};

const libraries = {
  name: "libraries",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      // pdfkit opens no fonts here: `fonts/` does, and asks fontkit only for outlines that are not TrueType's.
      if (path === "fontkit" && importer.includes("pdfkit")) return { path: stand("unused.cjs") };
      return Object.hasOwn(replaced, path) ? { path: replaced[path], sideEffects: false } : undefined;
    });
    onResolve({ filter: /svg-to-pdfkit/ }, () => ({ path: stand("unused.cjs") }));
    // The colour profile of PDF/A goes into the code.
    onLoad({ filter: /pdfkit\.es\.js$/ }, ({ path }) => {
      const profile = readFileSync(join(dirname(path), "data/sRGB_IEC61966_2_1.icc")).toString("base64");
      const reading = /fs\.readFileSync\(`\$\{__dirname\}\/data\/sRGB_IEC61966_2_1\.icc`\)/;
      const code = readFileSync(path, "utf8");
      if (!reading.test(code)) throw new Error("pdfkit reads its colour profile in another way");
      return { contents: code.replace(reading, `Buffer.from("${profile}", "base64")`) };
    });
  },
};

/** What the built files import of each library: names by path. */
function importsOf(files) {
  const found = new Map();
  for (const file of files)
    for (const [, names, path] of readFileSync(file, "utf8").matchAll(
      /^import ([^;]+?) from "([^."#][^"]*)";/gm,
    )) {
      if (!bundled.test(path)) continue;
      const known = found.get(path) ?? new Set();
      for (const name of names.replace(/[{}]/g, "").split(",")) {
        const imported = names.startsWith("{") ? name.trim().split(" as ")[0] : "default";
        if (imported !== "") known.add(imported);
      }
      found.set(path, known);
    }
  return found;
}

const nameOf = (path) => path.replace(/\.js$/, "").replaceAll(/[^\w-]+/g, "-");

/** The licence of every package of which something is bundled. */
export function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [...packages].toSorted().map((name) => {
    const folder = join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
    return { name, version, license: license?.type ?? license, text };
  });
}

export async function bundleLibraries() {
  const files = readdirSync(dist, { recursive: true })
    .map((file) => join(dist, file))
    .filter((file) => /\.(?:d\.ts|js)$/.test(file));
  const typed = files.filter((file) => file.endsWith(".d.ts"));
  const leaking = typed.filter((file) =>
    /from "(?:pdfmake|docx|fontkit|date-fns)["/]/.test(readFileSync(file, "utf8")),
  );
  if (leaking.length > 0) throw new Error(`types name a bundled library: ${leaking.join(", ")}`);
  const code = files.filter((file) => file.endsWith(".js"));
  const imports = importsOf(code);

  const folder = join(dist, "libraries");
  const entries = join(folder, "entries");
  mkdirSync(entries, { recursive: true });
  const entryPoints = [...imports].map(([path, names]) => {
    const entry = join(entries, `${nameOf(path)}.js`);
    writeFileSync(entry, `export { ${[...names].toSorted().join(", ")} } from "${path}";\n`);
    return entry;
  });
  const inputs = new Set();
  for (const platform of ["node", "browser"]) {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints,
      outdir: join(folder, platform),
      bundle: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      platform: "browser", // no part of Node is left but Buffer
      mainFields: ["module", "main"],
      conditions: ["import"],
      inject: [stand(`buffer-${platform}.mjs`)],
      external: ["node:*"],
      plugins: [libraries],
      legalComments: "inline",
      logLevel: "warning",
      metafile: true,
    });
    for (const path of Object.keys(metafile.inputs)) inputs.add(path);
  }
  rmSync(entries, { recursive: true });

  for (const file of code) {
    const text = readFileSync(file, "utf8");
    const pointed = text.replaceAll(/ from "([^."#][^"]*)";/g, (whole, path) =>
      imports.has(path) ? ` from "#libraries/${nameOf(path)}.js";` : whole,
    );
    if (pointed !== text) writeFileSync(file, pointed);
  }
  const parts = licences([...inputs]);
  for (const { name, text, license } of parts)
    if (license === undefined)
      throw new Error(`${name} names no licence${text === "" ? " and has no text of one" : ""}`);
  writeFileSync(
    join(folder, "LICENSES.txt"),
    `${[
      "Parts of these packages are in the files beside this one, under their own licences.",
      ...parts.map(
        ({ name, version, license, text }) => `${"=".repeat(78)}\n${name} ${version} (${license})\n\n${text}`,
      ),
    ].join("\n\n")}\n`,
  );
  if (!existsSync(join(folder, "node/docx.js"))) throw new Error("docx was not bundled");
}
