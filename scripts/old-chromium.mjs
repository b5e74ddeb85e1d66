// Chromium 80 for test/long/page-browsers.test.ts, out of npm's chrome-aws-lambda 2.1.1 (43 MB):
// node scripts/old-chromium.mjs FOLDER && NIANBAO_OLD_CHROMIUM=FOLDER npx vitest run --config vitest.long.config.ts test/long/page-browsers.test.ts
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("node scripts/old-chromium.mjs FOLDER");
const at = resolve(folder);
mkdirSync(at, { recursive: true });
const run = (name, ...args) => execFileSync(name, args, { cwd: at, stdio: ["ignore", "pipe", "inherit"] });
const packed = run("npm", "pack", "--silent", "chrome-aws-lambda@2.1.1").toString().trim();
run("tar", "xzf", packed);
const unpacked = (name) => brotliDecompressSync(readFileSync(join(at, "package/bin", `${name}.br`)));
writeFileSync(join(at, "chromium"), unpacked("chromium"), { mode: 0o755 });
for (const name of ["aws.tar", "swiftshader.tar"]) {
  writeFileSync(join(at, name), unpacked(name));
  run("tar", "xf", name);
  rmSync(join(at, name));
}
rmSync(join(at, packed));
rmSync(join(at, "package"), { recursive: true });
console.log(join(at, "chromium"));
