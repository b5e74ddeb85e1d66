import { ReadError } from "../problem/read-error.ts";
import { fileLimits } from "./blocks.ts";

const strict = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** What a page says of itself: `<meta charset>` in its first kilobytes; several may contradict each other. */
function declared(bytes: Uint8Array): string[] {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8192));
  return [...start.matchAll(/<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)/giu)].map(([, name]) =>
    (name as string).toLowerCase(),
  );
}

/**
 * Text of unknown spelling: by its byte order mark, by what the page says where that is possible, as UTF-8 where it is
 * that, else as GB18030, which holds GB 2312 and GBK.
 *
 * @throws {ReadError} if it is no text, or too long
 */
export function decodedText(bytes: Uint8Array): string {
  if (bytes.length > fileLimits.bytes)
    throw new ReadError(
      `文件过大（超过 ${fileLimits.bytes / 1024 / 1024} MB），不像一份年度报告；请只保留报告本身。`,
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const utf8 = strict(bytes, "utf-8");
  if (utf8 !== undefined) return utf8;
  const named = declared(bytes);
  if (named.some((name) => name === "big5" || name === "big5-hkscs")) {
    const big5 = strict(bytes, "big5");
    if (big5 !== undefined) return big5;
  }
  const chinese = strict(bytes, "gb18030");
  if (chinese !== undefined) return chinese;
  // A page of one spelling with some spoiled bytes.
  const loose = new TextDecoder(named.some((name) => name.startsWith("gb")) ? "gb18030" : "utf-8").decode(
    bytes,
  );
  const spoiled = [...loose.slice(0, 100_000)].filter((sign) => sign === "\uFFFD").length;
  if (spoiled > 20)
    throw new ReadError("认不出文字编码，或不是文字文件；请另存为 UTF-8 编码，或改用 Word、PDF 文件。");
  return loose;
}
