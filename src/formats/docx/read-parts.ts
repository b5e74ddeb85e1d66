import { strFromU8 } from "fflate";
import { type PackageFault, packageParts } from "../../opc/read.ts";
import { ReadError } from "../../problem/read-error.ts";

const wordFaults: Record<PackageFault, string> = {
  damaged: "不是 Word 文件（.docx），或文件已损坏。",
  tooLarge: "文件解开后过大，不是本程序能读的 Word 文件。",
  encrypted: "文件设有密码，或是旧格式（.doc）；请另存为不设密码的 .docx 再读。",
};

/** The XML parts of a Word file as text. Refuses what is no Word file, and zip bombs before they are unpacked. */
export function wordParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = packageParts(
    bytes,
    (error) => new ReadError(wordFaults[error.fault], { cause: error }),
    (name) => /\.(?:xml|rels)$/u.test(name),
  );
  return new Map([...parts].map(([name, part]) => [name, strFromU8(part)]));
}

/** A part that must be there. */
export function partOf(parts: ReadonlyMap<string, string>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new ReadError(`文件里没有 ${name}，不是 Word 文件（.docx）。`);
  return part;
}
