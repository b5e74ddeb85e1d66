// Packs the package a second time, without the font under the GPL: for those who bring a 仿宋 of their own.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const gpl = "FandolFang-Regular.ttf";
const folder = mkdtempSync(join(tmpdir(), "nianbao-free-"));
try {
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const file of [...own.files, "README.md", "LICENSE"])
    cpSync(join(root, file), join(folder, file), { recursive: true });
  // What is made of its outlines goes with it.
  for (const file of [gpl, gpl.replace(".ttf", ".glyphs"), `../dist/web/fonts/${gpl}.sparse`])
    rmSync(join(folder, "fonts", file));
  for (const text of ["Fandol-GPL3.txt", "Fandol-README.txt"]) rmSync(join(folder, "fonts/licenses", text));
  const { scripts: _, devDependencies: __, ...rest } = own;
  const free = { ...rest, name: `${own.name}-free`, license: "MIT AND OFL-1.1" };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(free, null, 2)}\n`);
  for (const file of ["NOTICE", "fonts/SHA256SUMS"]) {
    // The paragraph about the font, then the line in the list of all.
    const paragraphs = readFileSync(join(folder, file), "utf8").split("\n\n");
    const kept = paragraphs.filter((paragraph) => !paragraph.startsWith(`${gpl} is`)).join("\n\n");
    writeFileSync(
      join(folder, file),
      kept
        .split("\n")
        .filter((line) => !line.includes(gpl))
        .join("\n"),
    );
  }
  const to = process.argv[2] ?? root;
  console.log(
    execFileSync("npm", ["pack", "--pack-destination", to], { cwd: folder, encoding: "utf8" }).trim(),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
