// pdfmake has no types for its parts; pdfmake.ts says what they are. Both are CommonJS.
declare module "pdfmake/js/PDFDocument.js" {
  const part: { readonly default?: unknown };
  export default part;
}
declare module "pdfmake/js/Renderer.js" {
  const part: { readonly default?: unknown };
  export default part;
}
