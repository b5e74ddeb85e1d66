import { type ErrorData, errorFrom, type NianbaoError } from "../problem/problem.ts";

type ErrorClass = { readonly prototype: NianbaoError };

/** The classes of errors that a task can throw; loaded with the first of them. */
const classes: Readonly<Record<string, () => Promise<ErrorClass>>> = {
  FileError: async () => (await import("../files/file-error.ts")).FileError,
  FontError: async () => (await import("../fonts/load.ts")).FontError,
  OptionsError: async () => (await import("../problem/options-error.ts")).OptionsError,
  ReadError: async () => (await import("../problem/read-error.ts")).ReadError,
  ReportError: async () => (await import("../report/error.ts")).ReportError,
  TemplateError: async () => (await import("../formats/docx/skeleton/template-parts.ts")).TemplateError,
  WorkbookError: async () => (await import("../formats/xlsx/workbook-error.ts")).WorkbookError,
  XmlError: async () => (await import("../opc/parse-xml.ts")).XmlError,
};

/** An error that came from another thread, of its own class again. */
export async function revivedError(data: ErrorData): Promise<NianbaoError> {
  const error = errorFrom(data);
  const load = Object.hasOwn(classes, data.name) ? classes[data.name] : undefined;
  return load === undefined ? error : Object.setPrototypeOf(error, (await load()).prototype);
}
