/**
 * What a reader takes from one file, in one place. A report as Word or Excel saves it needs a tenth of each: who gets
 * near them reads something else. Together they keep any file under a few seconds.
 */
export const readLimits = {
  /** Entries of a package, bytes of all of them unpacked, bytes of one part of XML. */
  entries: 1000,
  packageBytes: 50 * 1024 * 1024,
  partBytes: 8 * 1024 * 1024,
  /** Tags and attributes of all parts of XML together, elements within each other, attributes of one element. */
  tags: 200_000,
  attributes: 400_000,
  depth: 200,
  attributesOfOne: 256,
  /** Cells of a workbook. */
  cells: 30_000,
  /** So many times the tags, attributes and cells in a list of units or files. */
  listTimes: 10,
  /** Values within each other, and values in all, of a JSON file. */
  jsonDepth: 64,
  jsonValues: 24_000,
} as const;
