// LibreOffice, with the package's fonts standing in for the names in a Word file.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Writes a configuration into a folder by which the package's fonts stand in for the names in a file; gives its path. */
export async function fontConfiguration(folder: string): Promise<string> {
  const config = await readFile(join(root, "scripts/fontconfig.xml"), "utf8");
  const path = join(folder, "fonts.conf");
  await writeFile(
    path,
    config.replace("@FONTS@", join(root, "fonts")).replace("@CACHE@", join(folder, "cache")),
  );
  return path;
}

const atOnce = 60;

/** Converts files by LibreOffice and gives back the results' bytes, in order. `filter`: as --convert-to takes it. */
export async function convertByOffice(files: readonly string[], filter: string): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-office-"));
  const fonts = await fontConfiguration(folder);
  const out = join(folder, "out");
  await mkdir(out);
  // A profile of its own, so that a running office does not answer instead.
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  // A few at a time: one process ended in silence after 247 of 300 files.
  for (let i = 0; i < files.length; i += atOnce)
    await promisify(execFile)(
      "soffice",
      [profile, "--headless", "--convert-to", filter, "--outdir", out, ...files.slice(i, i + atOnce)],
      { env: { ...process.env, FONTCONFIG_FILE: fonts }, maxBuffer: 1 << 26 },
    );
  const ending = filter.split(":")[0] as string;
  return Promise.all(
    files.map(async (file) => {
      const name = basename(file).replace(/\.[^.]+$/, "");
      return new Uint8Array(await readFile(join(out, `${name}.${ending}`)));
    }),
  );
}
