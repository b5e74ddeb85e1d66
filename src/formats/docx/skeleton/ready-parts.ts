import type { CompressedPart } from "../../../opc/write.ts";

/** The constant parts of a Word file, and the setting that they were made of. */
interface ReadyParts {
  readonly key: string;
  /** word/document.xml without a report. */
  readonly document: string;
  /** The others, packed; their bytes in Base64. */
  readonly packed: readonly (readonly [
    path: string,
    part: Omit<CompressedPart, "data"> & { readonly data: string },
  ])[];
}

/**
 * The parts for the standard's own values, so that docx, which takes long to load, need not be loaded for them.
 * scripts/build.mjs writes them in place of this file in dist/; from the sources docx makes them anew.
 */
export const readyParts: ReadyParts | undefined = undefined as ReadyParts | undefined;
