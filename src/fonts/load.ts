import {
  type FileInParts,
  hexOf,
  openPackageFile,
  type PackageFileName,
  PlatformFault,
  userFile,
  wholeFile,
} from "#platform";
import { type ErrorDetails, NianbaoError } from "../problem/problem.ts";
import { type FontOptions, type FontSource, fontSourcesIn } from "../style/fonts.ts";
import type { FontRole } from "../style/style.ts";
import type { Font } from "./font.ts";
import { type BundledFont, bundledFonts, ownFontOf } from "./font-files.ts";
import { openTrueType } from "./truetype.ts";

/** A parsed font and what the typesetter asks of it. */
export interface LoadedFont {
  readonly font: Font;
  /** The file, for embedding. */
  readonly bytes: Uint8Array;
  readonly face: string | undefined;
  readonly avoid: RegExp | undefined;
  /** The package's own font that it is, also where its bytes were given. */
  readonly own: BundledFont | undefined;
  /** Glyph and advance (of an em) of a character; nothing if the font lacks it. */
  glyph(codePoint: number): Glyph | undefined;
}

export interface Glyph {
  readonly id: number;
  readonly advance: number;
}

/** A font file cannot be used; the message says why and what to do. */
export class FontError extends NianbaoError {
  override readonly name = "FontError";

  constructor(message: string, details?: ErrorDetails) {
    super("FONT_UNUSABLE", message, details);
  }
}

const limit = 64 * 1024 * 1024;
const signatures = new Set(["00010000", "4f54544f", "74727565", "74746366"]); // TrueType, OTTO, true, ttcf

function refuseOthers(bytes: Uint8Array, name: string): void {
  if (bytes.length > limit)
    throw new FontError(`字体文件“${name}”过大（${bytes.length} 字节），最多 ${limit} 字节。`);
  const signature = hexOf(bytes.subarray(0, 4));
  if (!signatures.has(signature))
    throw new FontError(`“${name}”不是可用的字体文件，请用 TTF、OTF 或 TTC（不支持 WOFF、WOFF2）。`);
}

/** Says to the user what the platform could not do for a font file. */
function refused(error: unknown, path: string): unknown {
  if (!(error instanceof PlatformFault)) return error;
  if (error.kind === "lacking")
    return new NianbaoError(
      "PLATFORM_LACKS",
      `浏览器里不能按路径读取字体“${path}”，请直接给出字体的字节（Uint8Array）。`,
      { cause: error },
    );
  return new FontError(`读不到字体文件“${path}”，请核对路径。`, { cause: error });
}

/** The reader of all other fonts, which is large: loaded when the first of them is met. */
let readOther: typeof import("./fontkit.ts").readFont | undefined;

/** Thrown within `withFonts` by a font that needs the other reader. */
const needsOtherReader = new Error("the reader of other outlines is not loaded");

/**
 * Opens fonts: `open` runs again when the reader of other outlines than TrueType's has come, if it needs it.
 *
 * @throws {FontError} (as a rejection) if one of them cannot be used
 */
export async function withFonts<T>(open: () => T): Promise<T> {
  try {
    return open();
  } catch (error) {
    if (error !== needsOtherReader) throw error;
    readOther = (await import("./fontkit.ts")).readFont;
    return open();
  }
}

function read(file: FileInParts, face: string | undefined): Font | "several" {
  const font = openTrueType(file, face);
  if (font !== undefined) return font;
  if (readOther === undefined) throw needsOtherReader;
  file.read(0, file.bytes.length);
  return readOther(file.bytes, face);
}

function parse(file: FileInParts, name: string, face?: string): Font {
  let font: ReturnType<typeof read>;
  try {
    font = read(file, face);
  } catch (error) {
    if (error === needsOtherReader || error instanceof FontError) throw error;
    throw new FontError(`字体文件“${name}”已损坏，无法读取。`, { cause: error });
  }
  if (font === "several")
    throw new FontError(`字体文件“${name}”里有多种字体，请用 { path, face } 指明其中一种。`);
  if (font.forbidsEmbedding)
    throw new FontError(`字体“${name}”的许可不允许嵌入文件（或不允许只嵌入用到的字），请换一种字体。`);
  return font;
}

/** Opens a font; glyphs are looked up once and kept (at most one entry for each character of the font). */
function opened(file: FileInParts, name: string, face?: string): LoadedFont {
  const { bytes } = file;
  file.read(0, Math.min(4, bytes.length));
  refuseOthers(bytes, name);
  const font = parse(file, name, face);
  const own = ownFontOf(bytes.length, font.postscriptName);
  const glyphs = new Map<number, Glyph>();
  return {
    font,
    get bytes() {
      file.read(0, bytes.length);
      return bytes;
    },
    face,
    avoid: own?.avoid,
    own,
    glyph(codePoint) {
      const known = glyphs.get(codePoint);
      if (known !== undefined) return known;
      const found = font.glyphOf(codePoint);
      if (found === undefined) return undefined;
      const glyph = { id: found.id, advance: found.advance / font.unitsPerEm };
      glyphs.set(codePoint, glyph);
      return glyph;
    },
  };
}

function openBundled(file: PackageFileName): FileInParts {
  try {
    const font = openPackageFile(file);
    return { ...font, read: (from, to) => readBundled(file, () => font.read(from, to)) };
  } catch (error) {
    if (!(error instanceof PlatformFault)) throw error;
    throw new FontError(
      `找不到本软件包自带的字体“${file}”：打包后的程序和网页请先用 providePackageFiles 指明字体所在，或用 fonts 选项为五种字体逐一指定。`,
      { cause: error },
    );
  }
}

function readBundled(file: PackageFileName, read: () => void): void {
  try {
    read();
  } catch (cause) {
    throw new FontError(
      `本软件包自带的字体“${file}”在程序运行时变了（可能正在升级或重新安装），请等安装结束后重新启动程序。`,
      { cause },
    );
  }
}

const bundled = new Map<string, LoadedFont>();

/** The font that the package carries for a role; parsed once in a process. */
export function bundledFont(role: FontRole): LoadedFont {
  const { file } = bundledFonts[role];
  const known = bundled.get(file);
  if (known !== undefined) return known;
  const font = opened(openBundled(file), file);
  bundled.set(file, font);
  return font;
}

/** Fonts of the user's own that were opened last: a batch uses the same few for every report. */
const recent = new Map<string, LoadedFont>();
const mostRecent = 16;
const ofBytes = new WeakMap<Uint8Array, LoadedFont>();

function userFont(path: string, face: string | undefined): { key: string; font: LoadedFont } {
  try {
    const file = userFile(path);
    const key = JSON.stringify([file.identity, face]);
    return { key, font: recent.get(key) ?? opened(wholeFile(file.read()), path, face) };
  } catch (error) {
    throw refused(error, path);
  }
}

/** Opens a font of the user's own, within `withFonts`; the same file, unchanged, is parsed once. @throws {FontError} */
export function loadFont(source: FontSource): LoadedFont {
  if (source instanceof Uint8Array) {
    const font = ofBytes.get(source) ?? opened(wholeFile(source), "（字节）");
    ofBytes.set(source, font);
    return font;
  }
  const { path, face } = typeof source === "string" ? { path: source, face: undefined } : source;
  const { key, font } = userFont(path, face);
  // The one that was used longest ago goes first.
  recent.delete(key);
  recent.set(key, font);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value as string);
  return font;
}

/** Opens each font that options name, so that a batch says once what is wrong with one. @throws {FontError} (as a rejection) */
export const openFonts = (fonts: FontOptions | undefined): Promise<void> =>
  withFonts(() => {
    for (const source of fontSourcesIn(fonts)) loadFont(source);
  });
