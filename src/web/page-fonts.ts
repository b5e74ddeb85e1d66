import { type PackageFileName, providedFiles, providePackageFiles } from "#platform";
import { bundledLengths } from "../fonts/font-files.ts";
import { FontError } from "../fonts/load.ts";
import { outlinesIn, readSparseFile, type SparseFont } from "../fonts/sparse.ts";

/** Outlines of the glyphs from one to another, as a sparse file, unpacked when one of them is asked for. */
export interface FontPiece {
  readonly first: number;
  readonly last: number;
  readonly unpack: () => Uint8Array;
}

/** A font at its full length, with the outlines that are there so far. */
interface PageFont {
  readonly bytes: Uint8Array;
  /** What is there: what it came with, then each piece. */
  readonly parts: ((glyph: number) => boolean)[];
  readonly known: Set<number>;
  pieces: readonly FontPiece[];
  /** Where the whole file is to be had. */
  whole?: (() => Promise<Uint8Array>) | undefined;
}

/** One for all forms of a page: fonts that were opened stay open. */
const pageFonts = new Map<string, PageFont>();

const isWholeFont = (name: PackageFileName, file: Uint8Array) =>
  file.length === bundledLengths[name] && file[0] === 0 && file[1] === 1 && file[2] === 0 && file[3] === 0;

const wholeSparse = ({ length }: Uint8Array): SparseFont => ({ length, stretches: [[0, length]] });

function openedFont(name: PackageFileName, file: Uint8Array): { bytes: Uint8Array; sparse: SparseFont } {
  if (isWholeFont(name, file)) return { bytes: file, sparse: wholeSparse(file) };
  try {
    const read = readSparseFile(file);
    if (read.bytes.length === bundledLengths[name]) return read;
  } catch {
    // It is none.
  }
  throw new FontError(
    `“${name}”的内容不是本软件包的这个字体，请用 gov-nianbao/fonts 里的原文件（${bundledLengths[name]} 字节）。`,
  );
}

/** Takes a font, whole or sparse; what was there before stays. @throws {FontError} of bytes that are not this font */
export function addPageFont(name: PackageFileName, file: Uint8Array): void {
  const known = pageFonts.get(name);
  const { bytes, sparse } = openedFont(name, file);
  if (known === undefined) {
    pageFonts.set(name, { bytes, parts: [outlinesIn(bytes, sparse)], known: new Set(), pieces: [] });
    const given = providedFiles();
    const others = typeof given === "object" && !("href" in given) ? given : {};
    providePackageFiles({ ...others, [name]: bytes });
    return;
  }
  for (const [from, length] of sparse.stretches) known.bytes.set(bytes.subarray(from, from + length), from);
  known.parts.push(outlinesIn(known.bytes, sparse));
}

/** Tells where more outlines of a font are. */
export function addFontPiece(name: string, piece: FontPiece): void {
  const font = pageFonts.get(name);
  if (font !== undefined) font.pieces = [...font.pieces, piece];
}

export function setWholeFont(name: string, load: () => Promise<Uint8Array>): void {
  const font = pageFonts.get(name);
  if (font !== undefined) font.whole = load;
}

export const hasPageFont = (name: string): boolean => pageFonts.has(name);

/** Whether the outline of a glyph is there. */
export function hasOutline(name: string, glyph: number): boolean {
  const font = pageFonts.get(name);
  if (font === undefined || font.known.has(glyph)) return true;
  if (!font.parts.some((has) => has(glyph))) return false;
  font.known.add(glyph);
  return true;
}

/** A glyph whose outline is not there yet, by its font's file. */
export interface LackingGlyph {
  readonly name: string;
  readonly glyph: number;
}

/** Unpacks the pieces that hold the glyphs, and no others; whether any came. */
export function unpackPieces(lacking: readonly LackingGlyph[]): boolean {
  let came = false;
  for (const { name, glyph } of lacking) {
    const font = pageFonts.get(name);
    const piece = font?.pieces.find(({ first, last }) => first <= glyph && glyph <= last);
    if (font === undefined || piece === undefined) continue;
    const { bytes, sparse } = readSparseFile(piece.unpack());
    for (const [from, length] of sparse.stretches) font.bytes.set(bytes.subarray(from, from + length), from);
    font.parts.push(outlinesIn(font.bytes, sparse));
    font.pieces = font.pieces.filter((one) => one !== piece);
    came = true;
  }
  return came;
}

/** Asks for the whole files of the fonts that lack glyphs, each once; whether any came. */
export async function fetchWholeFonts(lacking: readonly LackingGlyph[]): Promise<boolean> {
  const names = [...new Set(lacking.map(({ name }) => name))] as PackageFileName[];
  const came = await Promise.all(
    names.map(async (name) => {
      const font = pageFonts.get(name);
      const load = font?.whole;
      if (font === undefined || load === undefined) return false;
      font.whole = undefined;
      try {
        addPageFont(name, await load());
        return true;
      } catch {
        font.whole = load; // the next rare character asks again; until then it is told as lacking
        return false;
      }
    }),
  );
  return came.some(Boolean);
}
