import { type FileInParts, wholeFile } from "#platform";
import type { Font } from "./font.ts";
import { isAskedFor, merged, tablePlaces, viewOfFile } from "./truetype-file.ts";
import {
  type FontTablePlace,
  type FontTablePlaces,
  trueTypeBoxes,
  trueTypeSubsets,
} from "./truetype-subset.ts";

/** Fields of the tables, by their places in them. */
const fields = {
  head: { unitsPerEm: 18, box: 36, macStyle: 44 },
  hhea: { ascent: 4, descent: 6, metrics: 34 },
  metrics: { version: 0, fsType: 8, familyClass: 30, xHeight: 86, capHeight: 88 },
  post: { italicAngle: 4, isFixedPitch: 12 },
} as const;
const italic = 2;
/** Restricted licence, no subsetting, bitmaps only. */
const notEmbeddable = 0x0002 | 0x0100 | 0x0200;

/** Where the tables stand. @throws {RangeError} where one lies outside the file, as in a file that was cut off */
function placesIn(view: DataView, at: number): FontTablePlaces {
  const tables = tablePlaces(view, at);
  for (const { offset, length } of Object.values(tables))
    if (offset + length > view.byteLength) throw new RangeError("a table lies outside the file");
  return tables;
}

/** Subtables of cmap that hold Unicode, the fullest first: platform and encoding. */
const unicodeMaps = ["3 10", "0 6", "0 4", "3 1", "0 3", "0 2", "0 1", "0 0"];

/** Looks characters up in cmap; nothing where its formats are others than 4 and 12. */
function glyphFinder(view: DataView, cmap: number): ((codePoint: number) => number) | undefined {
  const found = new Map<string, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const entry = cmap + 4 + 8 * i;
    found.set(`${view.getUint16(entry)} ${view.getUint16(entry + 2)}`, cmap + view.getUint32(entry + 4));
  }
  const at = unicodeMaps.map((name) => found.get(name)).find((place) => place !== undefined);
  if (at === undefined) return undefined;
  const format = view.getUint16(at);
  return format === 12 ? fullMap(view, at) : format === 4 ? basicMap(view, at) : undefined;
}

/** The first of `count` for which `endOf` is not less than the character. */
function firstReaching(count: number, codePoint: number, endOf: (i: number) => number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(middle) < codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fullMap(view: DataView, at: number): (codePoint: number) => number {
  const count = view.getUint32(at + 12);
  return (codePoint) => {
    const i = firstReaching(count, codePoint, (group) => view.getUint32(at + 20 + 12 * group));
    const first = i < count ? view.getUint32(at + 16 + 12 * i) : Number.POSITIVE_INFINITY;
    return codePoint < first ? 0 : view.getUint32(at + 24 + 12 * i) + codePoint - first;
  };
}

function basicMap(view: DataView, at: number): (codePoint: number) => number {
  const count = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  return (codePoint) => {
    const i = firstReaching(count, codePoint, (segment) => view.getUint16(ends + 2 * segment));
    const start = i < count ? view.getUint16(starts + 2 * i) : Number.POSITIVE_INFINITY;
    if (codePoint < start) return 0;
    const delta = view.getUint16(deltas + 2 * i);
    const offset = view.getUint16(offsets + 2 * i);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(offsets + 2 * i + offset + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

const english = { mac: 0, windows: 0x0409 };

/** A name by its number, the English one if there is one, else the first. */
function nameOf(view: DataView, table: number, number: number): string | undefined {
  let [first, inEnglish]: (string | undefined)[] = [];
  const strings = table + view.getUint16(table + 4);
  for (let i = 0; i < view.getUint16(table + 2); i++) {
    const [platform, , language, id, length, offset] = [0, 1, 2, 3, 4, 5].map((field) =>
      view.getUint16(table + 6 + 12 * i + 2 * field),
    ) as [number, number, number, number, number, number];
    if (id !== number) continue;
    const wide = platform !== 1;
    const units = Array.from({ length: wide ? length / 2 : length }, (_, k) =>
      wide ? view.getUint16(strings + offset + 2 * k) : view.getUint8(strings + offset + k),
    );
    const text = String.fromCharCode(...units);
    first ??= text;
    if (language === (wide ? english.windows : english.mac)) inEnglish = text;
  }
  return inEnglish ?? first;
}

/** To read so many bytes more takes less time than to read once more. */
const smallGap = 1000;

/** Reads the tables of a font; outlines are read as they are used. */
function readAskedFor({ bytes, read }: FileInParts): FontTablePlaces {
  const view = viewOfFile(bytes);
  read(0, 12 + 16 * view.getUint16(4));
  const tables = placesIn(view, 0);
  const asked = (Object.entries(tables) as [string, FontTablePlace][]).filter(([name]) => isAskedFor(name));
  const stretches = asked.map(([, { offset, length }]) => [offset, length] as const);
  for (const [from, length] of merged(stretches, smallGap)) read(from, from + length);
  return tables;
}

/**
 * Opens a font with TrueType outlines, or a face of a collection of such: no more of it is read than is asked for.
 *
 * @param face - the PostScript name of a face of a collection
 * @returns `"several"` for a collection without `face`; nothing for a font that it does not know how to read
 * @throws {RangeError} of a damaged file
 */
export function openTrueType(file: FileInParts, face?: string): Font | "several" | undefined {
  const { bytes, read } = file;
  const view = viewOfFile(bytes);
  read(0, Math.min(12, bytes.length));
  const kind = view.getUint32(0);
  if (kind === 0x00010000 || kind === 0x74727565) return fontOf(file, view, readAskedFor(file)); // or true
  if (kind !== 0x74746366) return undefined; // ttcf
  read(0, bytes.length);
  const fonts = Array.from({ length: view.getUint32(8) }, (_, i) =>
    placesIn(view, view.getUint32(12 + 4 * i)),
  );
  const chosen =
    fonts.length === 1
      ? fonts[0]
      : fonts.find(({ name }) => face !== undefined && name && nameOf(view, name.offset, 6) === face);
  if (chosen !== undefined) return fontOf(file, view, chosen);
  return fonts.length === 0 ? undefined : "several";
}

/** Opens a font of which all bytes are there, likewise. */
export const readTrueType = (bytes: Uint8Array, face?: string): ReturnType<typeof openTrueType> =>
  openTrueType(wholeFile(bytes), face);

function fontOf(file: FileInParts, view: DataView, tables: FontTablePlaces): Font | undefined {
  const { bytes } = file;
  const { head, hhea, hmtx, cmap, post, name } = tables;
  const glyphOf = cmap && glyphFinder(view, cmap.offset);
  const startSubset = trueTypeSubsets(file, tables);
  if (!head || !hhea || !hmtx || !post || !name || !glyphOf || !startSubset) return undefined;
  const metrics = tables["OS/2"];
  const metric = (at: number, otherwise: number) =>
    metrics === undefined || at + 2 > metrics.length ? otherwise : view.getInt16(metrics.offset + at);
  const unitsPerEm = view.getUint16(head.offset + fields.head.unitsPerEm);
  if (unitsPerEm === 0) throw new RangeError("units per em");
  const ascent = view.getInt16(hhea.offset + fields.hhea.ascent);
  const wide = view.getUint16(hhea.offset + fields.hhea.metrics);
  const advanceOf = (glyph: number) => view.getUint16(hmtx.offset + 4 * Math.min(glyph, wide - 1));
  const font: Font = {
    familyName: nameOf(view, name.offset, 1) ?? "",
    postscriptName: nameOf(view, name.offset, 6),
    unitsPerEm,
    ascent,
    descent: view.getInt16(hhea.offset + fields.hhea.descent),
    capHeight: metric(fields.metrics.capHeight, metrics === undefined ? ascent : 0),
    xHeight: metric(fields.metrics.xHeight, 0),
    italicAngle: view.getInt32(post.offset + fields.post.italicAngle) / 0x10000,
    box: [0, 2, 4, 6].map((edge) => view.getInt16(head.offset + fields.head.box + edge)) as never,
    isFixedPitch: view.getUint32(post.offset + fields.post.isFixedPitch) !== 0,
    isItalic: (view.getUint16(head.offset + fields.head.macStyle) & italic) !== 0,
    familyClass: metric(fields.metrics.familyClass, 0),
    forbidsEmbedding: (metric(fields.metrics.fsType, 0) & notEmbeddable) !== 0,
    glyphOf(codePoint) {
      const id = glyphOf(codePoint);
      return id === 0 ? undefined : { id, advance: advanceOf(id) };
    },
    advanceOf,
    boxOf: trueTypeBoxes(file, tables),
    tableOf(table) {
      const place = tables[table];
      return place && bytes.subarray(place.offset, place.offset + place.length);
    },
    startSubset,
  };
  return font;
}
