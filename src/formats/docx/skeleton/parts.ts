import type { CompressedPart } from "../../../opc/write.ts";
import type { PageStyle } from "../../../style/style.ts";

/** All of a Word file that is the same for every report: styles, page setup, footers, settings. */
export interface Skeleton {
  readonly parts: ReadonlyMap<string, CompressedPart>;
  /** word/document.xml before and after the body's paragraphs and tables. */
  readonly head: string;
  readonly tail: string;
  readonly page: PageStyle;
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
}

/** Parts that are written anew for each report. */
export const reportParts = ["word/document.xml", "docProps/core.xml", "docProps/custom.xml"] as const;
