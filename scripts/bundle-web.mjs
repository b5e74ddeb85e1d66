// The page in the browser as classic scripts with its style, over the built files: what it starts with, and parts for later.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { builtForBrowsers } from "./bundle-browser.mjs";
import { licences } from "./libraries/bundle.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What a page alone does without. */
const leftOut = {
  name: "left out",
  setup({ onResolve, onLoad }) {
    // pdf.js is as large as all the rest, and needs newer browsers: the page reads PDFs by the data attached to them.
    // Readers of other fonts and the writer of other Word styles are not needed either: the page has the package's own.
    onResolve({ filter: /^pdfjs-dist\/|^#libraries\/(?:docx|fontkit)\.js$/ }, ({ path }) => ({
      path: `${path}.cjs`,
      namespace: "left-out",
    }));
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: 'throw new Error("left out"); exports.none = 0;',
    }));
  },
};

/** What takes the parts of the program together: each a function, called when another part asks for it. */
const register = `(() => {
  const parts = {};
  const made = {};
  const part = (name) => {
    if (made[name] !== undefined) return made[name].exports;
    if (parts[name] === undefined) self.nianbaoUnpack(name);
    const module = (made[name] = { exports: {} });
    parts[name](part, module, module.exports);
    return module.exports;
  };
  self.nianbaoPart = (name, run) => {
    parts[name] = run;
  };
  self.nianbaoStart = () => part("page");
})();
`;

/**
 * `</script` ends the element that the program stands in, wherever it stands. Written so that it is right in strings and
 * in patterns: `<\!` is an error in those that count characters (`u`).
 */
const insideScript = (code) => code.replaceAll(/<(?=\/script|!--)/gi, "\\x3C");

/** A file of esbuild's as a part: modules are blocked on file://, so imports become calls. */
async function asPart(name, text) {
  const { code } = await transform(text, {
    format: "cjs",
    target: "chrome80",
    supported: { "dynamic-import": false },
    charset: "utf8",
    minify: true,
    legalComments: "none",
  });
  const short = code.replaceAll(/\brequire\("\.\/([\w-]+)\.js"\)/g, 'require("$1")');
  return insideScript(`nianbaoPart("${name}",function(require,module,exports){${short}});\n`);
}

/** The page's parts: those that it starts with, in one script, and those that it unpacks when they are asked for. */
async function partsOf({ outputFiles, metafile }) {
  const name = (path) => basename(path, ".js");
  const atStart = new Set();
  const follow = (path) => {
    if (atStart.has(name(path))) return;
    atStart.add(name(path));
    for (const { path: next, kind } of metafile.outputs[path].imports)
      if (kind !== "dynamic-import") follow(next);
  };
  follow("dist/web/page.js");
  let code = register;
  const later = {};
  for (const { path, text } of outputFiles) {
    const part = await asPart(name(path), text);
    if (atStart.has(name(path))) code += part;
    else later[name(path)] = part;
  }
  return { code: `${code}nianbaoStart();\n`, later };
}

export async function bundleWeb() {
  const built = await build({
    absWorkingDir: root,
    entryPoints: { page: "src/web/page.tsx" },
    outdir: "dist/web",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "chrome80",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [leftOut, builtForBrowsers],
    logLevel: "warning",
  });
  const { metafile } = built;
  const { code, later } = await partsOf(built);
  mkdirSync(join(root, "dist/web"), { recursive: true });
  writeFileSync(join(root, "dist/web/page.js"), code);
  writeFileSync(join(root, "dist/web/parts.json"), JSON.stringify(later));
  const css = readFileSync(join(root, "src/web/page.css"), "utf8");
  const { code: style } = await transform(css, { loader: "css", minify: true, target: "chrome80" });
  writeFileSync(join(root, "dist/web/page.css"), style);
  // Copies of a page are copies of these: their licences come along in each.
  const own = licences(Object.keys(metafile.inputs)).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  const libraries = readFileSync(join(root, "dist/libraries/LICENSES.txt"), "utf8");
  writeFileSync(
    join(root, "dist/web/LICENSES.txt"),
    `${[...own, libraries].join(`\n\n${"=".repeat(78)}\n`)}\n`,
  );
  return metafile;
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // What weighs: each part with its heaviest files.
  const { outputs } = await bundleWeb();
  for (const [name, { bytes, inputs }] of Object.entries(outputs)) {
    console.log(bytes, basename(name));
    const sizes = Object.entries(inputs).map(([file, { bytesInOutput }]) => [bytesInOutput, file]);
    for (const [size, file] of sizes.sort((a, b) => b[0] - a[0]).slice(0, 12))
      console.log(" ", size, relative(root, file));
  }
}
