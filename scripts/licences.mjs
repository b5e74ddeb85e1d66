// Lists the licence of everything that is installed or shipped with the package: `npm run licences`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const own = read("package.json");
const { packages } = read("package-lock.json");

const rows = [["gov-nianbao", own.version, own.license, "this package"]];
for (const [path, { dev, devOptional, version, license }] of Object.entries(packages))
  if (path !== "" && !dev && !devOptional)
    rows.push([path.replace(/^.*node_modules\//, ""), version, license, "installed"]);
const bundled = join(root, "dist/libraries/LICENSES.txt");
if (existsSync(bundled))
  for (const [, name, version, license] of readFileSync(bundled, "utf8").matchAll(
    /^=+\n(\S+) (\S+) \((.+)\)$/gm,
  ))
    rows.push([name, version, license, "bundled in dist/libraries"]);
for (const [, file, license] of readFileSync(join(root, "NOTICE"), "utf8").matchAll(
  /^ {2}(\S+\.ttf) {2,}(\S.*)$/gm,
))
  rows.push([file, "", license, existsSync(join(root, "fonts", file)) ? "font" : "font, not in this copy"]);
for (const file of readdirSync(join(root, "fonts")).filter((name) => name.endsWith(".ttf")))
  if (!rows.some(([name]) => name === file)) throw new Error(`NOTICE does not name ${file}`);
const unknown = rows.filter(([, , license]) => license === undefined);
const widths = [0, 1, 2].map((i) => Math.max(...rows.map((row) => String(row[i]).length)));
for (const row of rows)
  console.log(
    row
      .map((cell, i) => String(cell).padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
if (unknown.length > 0) throw new Error(`no licence known: ${unknown.map(([name]) => name).join(", ")}`);
