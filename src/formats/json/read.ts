import { ReadError } from "../../problem/read-error.ts";
import { type FormatReading, told } from "../../report/format-reading.ts";
import { JsonFault, scanJson } from "./scan.ts";

/** What encoding bytes have that are no UTF-8, for a clerk. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a === 0 && c === 0) ||
    (b === 0 && d === 0)
  )
    return "文件是 UTF-16（Unicode）编码";
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    return "文件是 GBK（ANSI）编码";
  } catch {
    return "文件不是文字，或编码无法识别";
  }
}

function decoded(bytes: Uint8Array): string {
  // UTF-16 of plain signs is UTF-8 too, with zeros between.
  const zeros = bytes.subarray(0, 64).includes(0);
  try {
    if (!zeros) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Named below.
  }
  throw new ReadError(
    `不是 UTF-8 编码：${encodingOf(bytes)}；请用记事本打开，“另存为”时编码选“UTF-8”，或先用 import 读入 Word、Excel 文件。`,
  );
}

/**
 * The data in a JSON file, unchecked. Keys that stand twice are told.
 *
 * @throws {ReadError} if it is not UTF-8, or no JSON: with line and column.
 */
export function readJson(bytes: Uint8Array): FormatReading {
  const text = decoded(bytes);
  try {
    const notes = scanJson(text).map(({ path, lines: [first, second] }) =>
      told(
        path,
        `第 ${second} 行`,
        `“${path}”写了两次（第 ${first} 行、第 ${second} 行），按后一个读；请删去一个。`,
      ),
    );
    return { data: JSON.parse(text), ...(notes.length > 0 && { notes }) };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new ReadError(`不是有效的 JSON：第 ${error.line} 行第 ${error.column} 列：${error.message}。`, {
      cause: error,
    });
  }
}
