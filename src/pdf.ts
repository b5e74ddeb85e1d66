export { readPdf } from "./readers/pdf/read.ts";
export { ReadError } from "./readers/read-error.ts";
export {
  type ArchiveLevel,
  FontError,
  type FontOptions,
  type FontSource,
  type PdfOptions,
  renderPdf,
  type StyleChanges,
  type TableBreak,
} from "./renderers/pdf/index.ts";
