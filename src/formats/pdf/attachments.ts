import { inflate, latin1Text, PlatformFault } from "#platform";
import { ReadError } from "../../problem/read-error.ts";

/** Bounds on files from anywhere. */
const limits = {
  file: 100_000_000,
  attachment: 20_000_000,
  all: 60_000_000,
  attachments: 100,
  dictionary: 4000,
} as const;

/**
 * The files embedded in a PDF, in the order in which they stand in it. Streams are never packed into other
 * objects (ISO 32000-1, 7.5.7), so they are found without following the file's tables, also after it was signed,
 * or written anew by another program.
 *
 * @throws {ReadError} if it is no PDF, encrypted, or too large.
 */
export function attachmentsOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length > limits.file) throw new ReadError("文件过大，不是本程序能读的 PDF 文件。");
  const text = latin1Text(bytes);
  if (!text.slice(0, 1024).includes("%PDF-")) throw new ReadError("不是 PDF 文件。");
  // A report's own text may hold such words, so they count only where nothing can be read.
  const encrypted = /\/Encrypt\s{0,8}(?:\d{1,10}\s{1,8}\d{1,5}\s{1,8}R|<<)/.test(text);
  const unreadable = encrypted
    ? "文件设有密码或权限限制；请另存为不加密的 PDF 再读。"
    : "附件已损坏，读不出报告数据。";
  const found = [...text.matchAll(/\/Type\s{0,8}\/EmbeddedFile\b/g)];
  if (found.length > limits.attachments) throw new ReadError("文件里的附件过多，不是本程序生成的 PDF 文件。");
  const contents: Uint8Array[] = [];
  let left: number = limits.all;
  for (const { index } of found) {
    const content = streamAt(bytes, text, index, unreadable, left);
    if (content === undefined) continue;
    left -= content.length;
    // Only what may be a report is kept.
    if (content.length > 0) contents.push(content);
  }
  if (contents.length === 0 && encrypted) throw new ReadError(unreadable);
  return contents;
}

/** The content of the stream whose dictionary holds a place; nothing if that is none, or packed in another way. */
function streamAt(
  bytes: Uint8Array,
  text: string,
  place: number,
  unreadable: string,
  left: number,
): Uint8Array | undefined {
  const nearby = Math.max(0, place - limits.dictionary);
  const from = nearby + text.slice(nearby, place).lastIndexOf("obj");
  const before = text.slice(from, place + limits.dictionary);
  const head = from < nearby ? null : /stream\r?\n/.exec(before);
  if (head === null) return undefined;
  const dictionary = before.slice(0, head.index);
  const start = from + head.index + head[0].length;
  const length = /\/Length\s{1,8}(\d+)(?!\s{1,8}\d+\s{1,8}R)/.exec(dictionary)?.[1];
  const told = start + Number(length);
  const end = /^\s{0,4}endstream/.test(text.slice(told, told + 12)) ? told : text.indexOf("endstream", start);
  if (end < 0) return undefined;
  const content = bytes.subarray(start, end);
  const filter = /\/Filter\s{0,8}\[?\s{0,8}\/(\w+)/.exec(dictionary)?.[1];
  if (filter === undefined) return content;
  if (filter !== "FlateDecode" || /\/Predictor\s{1,8}(?!1\b)/.test(dictionary)) return undefined;
  try {
    return inflate(content, Math.min(limits.attachment, Math.max(1, left)));
  } catch (error) {
    if (error instanceof PlatformFault && error.kind === "tooLarge")
      throw new ReadError("附件解开后过大，不是报告数据。", { cause: error });
    throw new ReadError(unreadable, { cause: error });
  }
}
