// Points the types at each other as the code is, and writes them and the doors once more for CommonJS: `require` gets
// the same modules (Node 20.19 and later), and TypeScript knows what it gets.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");

/** `from "./x.ts"` and `import("./x.ts")` with another ending; the platform by its path. */
function pointed(text, file, ending) {
  const platform = relative(dirname(file), join(dist, "platform/node")).replaceAll("\\", "/");
  return text
    .replaceAll(
      /((?:from |import\()")#platform"/g,
      (_, before) => `${before}${platform.startsWith(".") ? platform : `./${platform}`}${ending}"`,
    )
    .replaceAll(/((?:from |import\()"\.[^"]*?)\.(?:ts|js)"/g, `$1${ending}"`);
}

/** What the compiler found out for itself, in words that every TypeScript from 5.4 on knows. */
const plain = (text) =>
  text.replaceAll(/\bUint8Array<ArrayBuffer(?:Like)?>|\bNodeJS\.NonSharedUint8Array\b/g, "Uint8Array");

export function writeTypes() {
  const types = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => join(dist, file));
  for (const file of types) {
    const text = plain(readFileSync(file, "utf8"));
    if (/\bNodeJS\.|\bBuffer\b(?!`)/.test(text.replace(/\/\*[\s\S]*?\*\//g, "")))
      throw new Error(`${file} names types of Node`);
    writeFileSync(file, pointed(text, file, ".js"));
    writeFileSync(file.replace(/\.d\.ts$/, ".d.cts"), pointed(text, file, ".cjs"));
  }
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const door of Object.values(exports)) {
    const path = door.require?.default;
    if (path === undefined) continue;
    const name = /([^/]+)\.cjs$/.exec(path)[1];
    writeFileSync(join(root, path), `"use strict";\nmodule.exports = require("./${name}.js");\n`);
  }
}
