// The page in the browser as one classic script with its style, over the built files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

export async function bundleWeb() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/web/page.tsx"],
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
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
  // `</script` ends the element that the program stands in, wherever it stands.
  const code = outputFiles[0].text.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
  mkdirSync(join(root, "dist/web"), { recursive: true });
  writeFileSync(join(root, "dist/web/page.js"), code);
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
  const { inputs, outputs } = await bundleWeb();
  const sizes = Object.values(outputs)[0].inputs;
  console.log(
    Object.entries(sizes)
      .map(([file, { bytesInOutput }]) => [bytesInOutput, file])
      .sort((a, b) => b[0] - a[0])
      .slice(0, 25)
      .map((line) => line.join(" "))
      .join("\n"),
    Object.keys(inputs).length,
    dirname(root),
  );
}
