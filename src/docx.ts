export { ReadError } from "./readers/docx/parts.ts";
export { readDocx } from "./readers/docx/read.ts";
export {
  type DocxOptions,
  type FontNames,
  renderDocx,
  type StyleChanges,
  TemplateError,
} from "./renderers/docx/index.ts";
