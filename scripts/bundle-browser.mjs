// `gov-nianbao/browser` and `gov-nianbao/web`: all that needs no machine, and the form for vendors' pages, as modules that a browser loads as they are and that every
// bundler takes: nothing of Node in them, no package to be found but pdf.js, which is optional.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./libraries/bundle.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const source = join(root, "src");

/** The doors that it puts together. */
const doors = ["index", "pdf", "ofd", "docx", "html", "xlsx", "read", "document", "county", "charts"];
const wholeDoor = doors.map((name) => `export * from "./${name}.js";\n`).join("");

/** Files of other rooms than the page's own as they were built, with the platform and libraries of browsers. */
export const builtForBrowsers = {
  name: "built",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (!file.startsWith(source) || file.startsWith(join(source, "web"))) return undefined;
      return { path: join(root, "dist", relative(source, file)).replace(/\.ts$/, ".js") };
    });
    // Of pako the unpacking alone: fflate packs.
    onResolve({ filter: /^pako$/ }, () => ({ path: join(root, "node_modules/pako/dist/pako_inflate.js") }));
    onResolve({ filter: /^#platform$/ }, () => ({ path: join(root, "dist/platform/browser.js") }));
    onResolve({ filter: /^#libraries\// }, ({ path }) => ({
      path: join(root, "dist/libraries/browser", path.slice("#libraries/".length)),
    }));
  },
};

/** Of what is loaded when it is needed, what is large enough for a file of its own. */
const ownFiles = /\/(?:fontkit|own)\.js"/;

/** The rest is taken along: a browser would ask for eighty small files. */
const fewFiles = {
  name: "few files",
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/.*\.js$|\/src\/web\/files\.ts$/ }, ({ path }) => {
      if (path.includes("/dist/libraries/")) return undefined;
      const names = [];
      const code = readFileSync(path, "utf8").replaceAll(/\bimport\(("\.[^"]+")\)/g, (whole, name) => {
        if (ownFiles.test(name)) return whole;
        names.push(name);
        return `Promise.resolve(loaded_${names.length})`;
      });
      const heads = names.map((name, i) => `import * as loaded_${i + 1} from ${name};\n`);
      return { contents: heads.join("") + code, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

const wholeEntry = {
  name: "entry",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^door:/ }, ({ path }) => ({ path, namespace: "door" }));
    onLoad({ filter: /.*/, namespace: "door" }, () => ({
      contents: `import "../src/web/polyfills.ts";\n${wholeDoor}`,
      resolveDir: join(root, "dist"),
    }));
  },
};

export async function bundleBrowser() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { browser: "door:browser", web: "src/web/mount.tsx" },
    outdir: "dist",
    chunkNames: "browser/[name]-[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "chrome80",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    external: ["pdfjs-dist/*"],
    allowOverwrite: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".css": "text" },
    plugins: [wholeEntry, builtForBrowsers, fewFiles],
    logOverride: { "duplicate-object-key": "silent" }, // fontkit's own
    logLevel: "warning",
  });
  for (const file of Object.keys(metafile.outputs)) {
    // Where pdf.js is not installed, webpack would refuse the whole: the remark for it does not outlive minifying.
    const text = readFileSync(join(root, file), "utf8");
    const remarked = text.replaceAll('import("pdfjs-dist/', 'import(/* webpackIgnore: true */"pdfjs-dist/');
    if (remarked !== text) writeFileSync(join(root, file), remarked);
  }
  writeFileSync(join(root, "dist/browser.d.ts"), wholeDoor);
  const own = licences(Object.keys(metafile.inputs)).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
  );
  const libraries = readFileSync(join(root, "dist/libraries/LICENSES.txt"), "utf8");
  writeFileSync(
    join(root, "dist/browser/LICENSES.txt"),
    `${[...own, libraries].join(`\n\n${"=".repeat(78)}\n`)}\n`,
  );
}

/** Fonts for the form with the outlines of common characters: a tenth of the whole. */
export async function writeSparseFonts() {
  const { sparseFontFiles } = await import(new URL("../dist/cli/page-file.js", import.meta.url).href);
  mkdirSync(join(root, "dist/web/fonts"), { recursive: true });
  for (const [name, bytes] of Object.entries(sparseFontFiles()))
    writeFileSync(join(root, "dist/web/fonts", name), bytes);
}

/** Types of the form, by the compiler: it alone knows of `document`. */
export function writeFormTypes() {
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
  const out = mkdtempSync(join(tmpdir(), "nianbao-types-"));
  const options = "--declaration --emitDeclarationOnly --noEmit false --rootDir src --outDir".split(" ");
  execFileSync(process.execPath, [tsc, "-p", "src/web/tsconfig.json", ...options, out], {
    cwd: root,
    stdio: "inherit",
  });
  for (const name of ["mount", "content"]) {
    const text = readFileSync(join(out, `web/${name}.d.ts`), "utf8");
    writeFileSync(join(root, `dist/web/${name}.d.ts`), text.replaceAll(/^import "[^"]*";\n/gm, ""));
  }
  rmSync(out, { recursive: true });
}
