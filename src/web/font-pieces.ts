import { inflateRaw } from "#platform";
import { rareFileHead } from "../fonts/sparse.ts";
import { addFontPiece } from "./page-fonts.ts";

export const unpackedLetters = (text: string): Uint8Array => {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
};

/** The most that a font may come to, unpacked. */
export const mostFont = 64 * 1024 * 1024;

/** Takes pieces of outlines, a line each, and unpacks none of them yet; how many there are. */
export function takePieces(text: string): number {
  let count = 0;
  for (const line of text.split("\n")) {
    const [, name = "", first, last, packed = ""] =
      /^([\w-]+\.ttf) (\d+) (\d+) ([\w+/=]+)$/u.exec(line.trim()) ?? [];
    if (name === "") continue;
    addFontPiece(name, {
      first: Number(first),
      last: Number(last),
      unpack: () => inflateRaw(unpackedLetters(packed), mostFont),
    });
    count += 1;
  }
  return count;
}

/** Whether a file holds pieces of outlines and no report. */
export const isRareFile = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, rareFileHead.length)) === rareFileHead;
