import { appendFileSync, closeSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { unwritable } from "../files/write-file.ts";
import { manifestLines, manifestText } from "./manifest.ts";

/** A name of outputs that an input has taken. */
export interface TakenName {
  readonly name: string;
  /** The input's path, from the folder of outputs. */
  readonly input: string;
}

/**
 * Which input has which name in a folder, for ever: the second of a name is numbered （2）, and keeps its number when
 * others come before it, in every run and every shard. Lines are only added, and the first for a name counts, so that
 * two runs at once cannot both have it.
 */
export class NameRegister {
  readonly #path: string;
  readonly #out: string;
  readonly #owners = new Map<string, TakenName>();
  readonly #names = new Map<string, string[]>();
  /** Where to look for the next free number of a name. */
  readonly #next = new Map<string, number>();
  #read = 0;

  /** @param folder - of notes, in the folder of outputs `out` */
  constructor(folder: string, out: string) {
    this.#path = join(folder, "names.lines");
    this.#out = realpathSync(out);
    this.#catchUp();
  }

  /** Takes in what was added since, by this run or another. */
  #catchUp(): void {
    let file: number;
    try {
      file = openSync(this.#path, "r");
    } catch {
      return; // nobody has a name yet
    }
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#read));
      const count = readSync(file, bytes, 0, bytes.length, this.#read);
      // Up to the last line end: a line, or a character, may be there by half.
      const end = bytes.subarray(0, count).lastIndexOf(10) + 1;
      this.#read += end;
      for (const { name, input } of manifestLines<TakenName>(bytes.subarray(0, end).toString("utf8"))) {
        if (typeof name !== "string" || typeof input !== "string") continue;
        const key = name.toLowerCase();
        if (this.#owners.has(key)) continue;
        this.#owners.set(key, { name, input });
        this.#names.set(input, [...(this.#names.get(input) ?? []), name]);
      }
    } finally {
      closeSync(file);
    }
  }

  /** How the register knows an input: by its way from the outputs, so that both may be moved together. */
  inputKey(path: string): string {
    let real = resolve(path);
    try {
      real = realpathSync(path);
    } catch {
      // Gone meanwhile.
    }
    return relative(this.#out, real).replaceAll("\\", "/");
  }

  /** The name of an input's outputs: the one it has, or a free one. @throws {FileError} FILE_UNWRITABLE */
  take(wanted: string, path: string): string {
    const input = this.inputKey(path);
    const had = (this.#names.get(input) ?? []).find(
      (name) => name === wanted || (name.startsWith(wanted) && /^（\d+）$/u.test(name.slice(wanted.length))),
    );
    if (had !== undefined) return had;
    for (let n = this.#next.get(wanted) ?? 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}（${n}）`;
      if (!this.#owners.has(name.toLowerCase())) {
        try {
          // The line end before it parts it from what another run left half written.
          appendFileSync(this.#path, `\n${manifestText({ name, input })}`);
        } catch (error) {
          throw unwritable(this.#path, error);
        }
        this.#catchUp();
      }
      if (this.#owners.get(name.toLowerCase())?.input === input) {
        this.#next.set(wanted, n + 1);
        return name;
      }
    }
  }

  /** Every name that was ever taken. */
  all(): readonly TakenName[] {
    return [...this.#owners.values()];
  }
}
