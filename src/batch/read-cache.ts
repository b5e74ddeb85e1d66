import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type FactsText, factsOf } from "../county/collect/facts.ts";
import type { FileFacts } from "../county/collect/state.ts";
import { unwritable } from "../files/write-file.ts";
import { nilsShared } from "./shared-parts.ts";

// What reading a file gave, by its SHA-256, so that no file is read twice. A line an entry, its sum in a fixed place: an
// entry is found without reading the others, and a line half written when a run was stopped is passed over.

const lineHead = '{"sum":"';
const sumLength = 64;

/** What earlier runs of this version have read. */
export interface ReadCache {
  get(sum: string): FileFacts | undefined;
  /**
   * Keeps what reading gave, and gives it.
   *
   * @throws {FileError} FILE_UNWRITABLE
   */
  put(facts: FactsText): FileFacts;
  /** Lets go of the file, until it is asked for again. */
  close(): void;
  /** Drops entries that this run did not ask for, if they are the most of them. */
  dropUnused(): void;
}

/** Where an entry stands in the file. */
type EntryPlace = readonly [from: number, to: number];

const chunkBytes = 4 * 1024 * 1024;

/** The places of the entries of a file; whether it ends in the middle of one. */
function entriesIn(path: string): { readonly places: Map<string, EntryPlace>; readonly torn: boolean } {
  const places = new Map<string, EntryPlace>();
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const head = lineHead.length + sumLength;
    let [at, start] = [0, 0];
    let begin = "";
    for (
      let got = readSync(file, chunk, 0, chunkBytes, at);
      got > 0;
      got = readSync(file, chunk, 0, chunkBytes, at)
    ) {
      let from = 0;
      for (let end = chunk.indexOf(10, from); end >= 0 && end < got; end = chunk.indexOf(10, from)) {
        begin += chunk.toString("latin1", from, Math.min(end, from + head - begin.length));
        const sum = begin.slice(lineHead.length, head);
        if (begin.startsWith(lineHead) && /^[0-9a-f]{64}$/u.test(sum)) places.set(sum, [start, at + end]);
        begin = "";
        from = end + 1;
        start = at + from;
      }
      begin += chunk.toString("latin1", from, Math.min(got, from + head - begin.length));
      at += got;
    }
    return { places, torn: start !== at };
  } finally {
    closeSync(file);
  }
}

const lineMiddle = '","facts":';
const lineOf = ({ sha256, text }: FactsText): string => `${lineHead}${sha256}${lineMiddle}${text}}\n`;

/** The entry of a line; nothing if the line is not whole. */
function entryOfLine(line: string): FactsText | undefined {
  const head = lineHead.length + sumLength;
  if (!line.startsWith(lineMiddle, head) || !line.endsWith("}")) return undefined;
  return { sha256: line.slice(lineHead.length, head), text: line.slice(head + lineMiddle.length, -1) };
}

/**
 * Opens what was read before. Another version of the package reads everything anew: it may read it better.
 *
 * @param folder - for notes, beside the outputs
 * @throws {FileError} FILE_UNWRITABLE
 */
export function openReadCache(folder: string, version: string): ReadCache {
  const path = join(folder, `read-${version}.jsonl`);
  try {
    for (const name of readdirSync(folder))
      if (/^read-.*\.jsonl$/u.test(name) && join(folder, name) !== path)
        rmSync(join(folder, name), { force: true });
    const { places, torn } = existsSync(path)
      ? entriesIn(path)
      : { places: new Map<string, EntryPlace>(), torn: false };
    if (torn) appendFileSync(path, "\n");
    let length = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const used = new Set<string>();
    const shared = nilsShared();
    // Opened once: there are thousands of entries.
    let file: number | undefined;
    const opened = (): number => {
      try {
        file ??= openSync(path, "a+");
        return file;
      } catch (error) {
        throw unwritable(path, error);
      }
    };
    const close = () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    };
    const lineAt = ([from, to]: EntryPlace): Buffer => {
      const bytes = Buffer.alloc(to - from);
      readSync(opened(), bytes, 0, bytes.length, from);
      return bytes;
    };
    return {
      get(sum) {
        const place = places.get(sum);
        if (place === undefined) return undefined;
        used.add(sum);
        const entry = entryOfLine(lineAt(place).toString("utf8"));
        try {
          return entry && factsOf(entry, shared);
        } catch {
          return undefined;
        }
      },
      put(facts) {
        const line = Buffer.from(lineOf(facts));
        try {
          writeFileSync(opened(), line);
        } catch (error) {
          throw unwritable(path, error);
        }
        places.set(facts.sha256, [length, length + line.length - 1]);
        length += line.length;
        used.add(facts.sha256);
        return factsOf(facts, shared);
      },
      close,
      dropUnused() {
        if (places.size <= 2 * used.size + 100) return;
        const beside = `${path}.new`;
        rmSync(beside, { force: true });
        for (const sum of used) {
          const place = places.get(sum);
          if (place !== undefined) appendFileSync(beside, Buffer.concat([lineAt(place), Buffer.from("\n")]));
        }
        close();
        if (existsSync(beside)) renameSync(beside, path);
        else rmSync(path, { force: true });
      },
    };
  } catch (error) {
    throw unwritable(path, error);
  }
}
