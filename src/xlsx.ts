export { readForm } from "./readers/xlsx/form.ts";
export { FormError, type FormProblem } from "./readers/xlsx/form-error.ts";
export { type FormOptions, writeForm } from "./renderers/xlsx/form.ts";
