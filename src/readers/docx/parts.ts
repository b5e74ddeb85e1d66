import { strFromU8, unzipSync } from "fflate";

/** A file cannot be read as a report; the message says where and why, in Chinese. */
export class ReadError extends Error {
  override readonly name = "ReadError";
}

const most = { entries: 1000, bytes: 50 * 1024 * 1024 };

/** The XML parts of a Word file as text. Refuses what is no Word file, and zip bombs before they are unpacked. */
export function wordParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  let entries = 0;
  let total = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        total += originalSize;
        if (entries > most.entries || total > most.bytes)
          throw new ReadError("文件解开后过大，不是本程序能读的 Word 文件。");
        return /\.(?:xml|rels)$/u.test(name);
      },
    });
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError("不是 Word 文件（.docx），或文件已损坏。", { cause: error });
  }
  return new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)]));
}

/** A part that must be there. */
export function partOf(parts: ReadonlyMap<string, string>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new ReadError(`文件里没有 ${name}，不是 Word 文件（.docx）。`);
  return part;
}
