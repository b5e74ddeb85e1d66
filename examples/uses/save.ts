import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the examples write: the folder named on the command line, else out/. */
const folder = process.argv[2] ?? "out";

/** Writes a file of an example and says so. */
export async function save(name: string, bytes: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  console.log(path);
}
