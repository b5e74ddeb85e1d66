import { ReadError } from "../../problem/read-error.ts";
import type { FormatReading } from "../../report/format-reading.ts";

/**
 * The data in a JSON file, unchecked: what `parseReport` takes.
 *
 * @throws {ReadError} if it is not UTF-8, or no JSON.
 */
export function readJson(bytes: Uint8Array): FormatReading {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ReadError("不是 UTF-8 编码，请另存为 UTF-8。", { cause: error });
  }
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    throw new ReadError(`不是有效的 JSON：${(error as Error).message}`, { cause: error });
  }
}
