import { statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

/** Files of so many bytes need the room and the compiling that V8 has by itself, which ./bin.ts keeps small. */
const largeFiles = 1_000_000;

/** What cannot be asked is told when it is read. */
function sizeOnDisk(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Before files are read that take seconds; a Node without these flags passes them over. */
export function makeRoomFor(files: readonly string[]): void {
  let left = largeFiles;
  for (const file of files) {
    left -= sizeOnDisk(file);
    if (left >= 0) continue;
    for (const flag of ["--semi-space-growth-factor=2", "--opt"]) setFlagsFromString(flag);
    return;
  }
}
