export { readDocx } from "./readers/docx/read.ts";
export { ReadError } from "./readers/read-error.ts";
export {
  type DocxOptions,
  type FontNames,
  renderDocx,
  type StyleChanges,
  TemplateError,
} from "./renderers/docx/index.ts";
