import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
} from "node:fs";
import { join, relative, resolve } from "node:path";
import { reviewSuffix } from "./file-name.ts";
import { batchNotes, noteLines, noteText } from "./note-lines.ts";
import { noteFor, notesFor } from "./own-files.ts";
import { unwritable } from "./write-file.ts";

/** A name of outputs that an input has taken. */
export interface TakenName {
  readonly name: string;
  /** The input's path, from the folder of outputs. */
  readonly input: string;
}

/** A line of a list: `instead`, the input that had the name, and is gone with all its outputs. */
interface NameLine extends TakenName {
  readonly instead?: string;
}

const numberedName = (name: string, n: number, ending: string) =>
  (n === 1 ? name : `${name}（${n}）`) + ending;

/**
 * Which input has which name in a folder, for every command: the second of a name is numbered （2）, and keeps its number
 * when others come before it, in every run and every shard. Lines are only added, and the first for a name counts, so
 * that two runs at once cannot both have it. A batch keeps its list beside its outputs, `render` and `import` keep theirs
 * in the user's notes; each heeds the other's.
 */
export class NameRegister {
  readonly #out: string;
  readonly #add: (line: NameLine) => void;
  /** The lists, and how far each was read. */
  readonly #lists: Map<string, number>;
  readonly #owners = new Map<string, TakenName>();
  readonly #names = new Map<string, string[]>();
  /** Where to look for the next free number of a name. */
  readonly #next = new Map<string, number>();

  /** @param kept - where its lines go: beside the outputs in `out`, which is there, or in the user's notes */
  constructor(out: string, kept: "beside" | "notes") {
    const { list, folder } = notesFor(out);
    const beside = join(folder, batchNotes, "names.lines");
    this.#out = folder;
    this.#lists = new Map([beside, list].map((path) => [path, 0]));
    this.#add = (line) => {
      if (kept === "notes") {
        // Without a place for notes the name is free again next time, and what stands there is not ours.
        noteFor(out, line);
        return;
      }
      try {
        // The line end before it parts it from what another run left half written.
        appendFileSync(beside, `\n${noteText(line)}`);
      } catch (error) {
        throw unwritable(beside, error);
      }
    };
    this.#catchUp();
  }

  #take({ name, input, instead }: NameLine): void {
    if (typeof name !== "string" || typeof input !== "string") return;
    const key = name.toLowerCase();
    const owner = this.#owners.get(key)?.input;
    if (owner !== undefined && owner !== instead) return;
    this.#owners.set(key, { name, input });
    this.#names.set(input, [...(this.#names.get(input) ?? []), name]);
  }

  /** Takes in what was added since, by this run or another. */
  #catchUp(): void {
    for (const [path, from] of this.#lists) {
      let file: number;
      try {
        file = openSync(path, "r");
      } catch {
        continue; // nobody has a name yet
      }
      try {
        const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - from));
        const count = readSync(file, bytes, 0, bytes.length, from);
        // Up to the last line end: a line, or a character, may be there by half.
        const end = bytes.subarray(0, count).lastIndexOf(10) + 1;
        this.#lists.set(path, from + end);
        for (const line of noteLines<NameLine>(bytes.subarray(0, end).toString("utf8"))) this.#take(line);
      } finally {
        closeSync(file);
      }
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

  /** Whether a name's input is gone, and all that was made of it. */
  #isAbandoned({ name, input }: TakenName): boolean {
    if (existsSync(resolve(this.#out, input))) return false;
    try {
      return !readdirSync(this.#out).some(
        (file) => file === name || file.startsWith(`${name}.`) || file.startsWith(`${name}${reviewSuffix}`),
      );
    } catch {
      return true;
    }
  }

  /**
   * The name of an input's outputs: the one it has, or a free one. `ending`: where outputs of one ending only are meant,
   * as data beside the Word file that is made of it.
   *
   * @throws {FileError} FILE_UNWRITABLE
   */
  take(wanted: string, path: string, ending = ""): string {
    const input = this.inputKey(path);
    const had = (this.#names.get(input) ?? []).find(
      (name) =>
        this.#owners.get(name.toLowerCase())?.input === input &&
        name.startsWith(wanted) &&
        name.endsWith(ending) &&
        /^(?:（\d+）)?$/u.test(name.slice(wanted.length, name.length - ending.length)),
    );
    if (had !== undefined) return had;
    for (let n = this.#next.get(wanted + ending) ?? 1; ; n++) {
      const name = numberedName(wanted, n, ending);
      const owner = this.#owners.get(name.toLowerCase());
      const isFree = owner === undefined || (owner.input !== input && this.#isAbandoned(owner));
      const line = { name, input, ...(owner !== undefined && { instead: owner.input }) };
      if (isFree) this.#add(line);
      this.#catchUp();
      // What was added and cannot be read back counts for this run.
      if (isFree && this.#owners.get(name.toLowerCase()) === owner) this.#take(line);
      if (this.#owners.get(name.toLowerCase())?.input === input) {
        this.#next.set(wanted + ending, n + 1);
        return name;
      }
    }
  }

  /** The input that has a name. */
  ownerOf(name: string): string | undefined {
    return this.#owners.get(name.toLowerCase())?.input;
  }

  /** Every name that was ever taken. */
  all(): readonly TakenName[] {
    return [...this.#owners.values()];
  }
}

/** Says that outputs have a number, since their plain name is another input's; nothing where they have none. */
export function numberTold(register: NameRegister, wanted: string, name: string): string | undefined {
  if (name === wanted) return undefined;
  return `“${wanted}”已由“${register.ownerOf(wanted)}”占用，这一份存为“${name}”。`;
}
