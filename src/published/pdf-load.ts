import type * as PdfJs from "pdfjs-dist";
import { installedModule, passOverRejections } from "#platform";
import { pdfReaderLacks } from "../problem/pdf-reader-lacks.ts";
import { ReadError } from "../problem/read-error.ts";
import { fileLimits } from "./blocks.ts";

type Library = typeof PdfJs;

/**
 * What pdf.js, built for old browsers too, puts copies of its own over, for all of the process: with them JSON of 20 MB
 * is read in five times the time.
 */
const replacedByPdfJs = [
  [JSON, "parse"],
  [JSON, "stringify"],
  [Array.prototype, "push"],
] as const;
const descriptorsBefore = replacedByPdfJs.map(([object, name]) =>
  Object.getOwnPropertyDescriptor(object, name),
);

/** Puts back what was there before pdf.js came. */
function restoreReplaced(): void {
  for (const [i, [object, name]] of replacedByPdfJs.entries()) {
    const descriptor = descriptorsBefore[i];
    if (descriptor !== undefined) Object.defineProperty(object, name, descriptor);
  }
}

/** pdf.js is no dependency of the package: it is large, and brings a native canvas. Whoever reads PDFs installs it. */
async function library(): Promise<Library> {
  try {
    // A tracer or bundler takes it along where it is installed; webpack would refuse where it is not.
    const pdfjs = (await import(/* webpackIgnore: true */ "pdfjs-dist/legacy/build/pdf.mjs")) as Library;
    // In a browser nobody but the page knows where the worker's file is: loaded beside, it does its work here.
    if (pdfjs.GlobalWorkerOptions.workerSrc === "")
      await import(/* webpackIgnore: true */ "pdfjs-dist/legacy/build/pdf.worker.mjs" as string);
    return pdfjs;
  } catch (error) {
    throw new ReadError(pdfReaderLacks.whole, { cause: error });
  } finally {
    restoreReplaced();
  }
}

/** Where pdf.js keeps the tables for fonts that a PDF only names: a path in Node, an address in a browser. */
function fontTables(folder: string): string | undefined {
  const main = installedModule("pdfjs-dist/legacy/build/pdf.mjs");
  if (main === undefined) return undefined;
  try {
    const url = new URL(`../../${folder}/`, main);
    if (url.protocol !== "file:") return url.href;
    const path = decodeURIComponent(url.pathname);
    return /^\/[A-Za-z]:/u.test(path) ? path.slice(1) : path;
  } catch {
    return undefined;
  }
}

export interface LoadedPdf {
  readonly pdfjs: Library;
  readonly document: PdfJs.PDFDocumentProxy;
  /** Which of its layers are shown. */
  readonly layers: { readonly isVisible: (group: unknown) => boolean };
  readonly close: () => Promise<void>;
}

/** What pdf.js throws about a damaged file: errors of its own, without a stack, or from its worker's code. */
const ofPdfJs = (reason: unknown): boolean => {
  const { name = "", stack = "" } = (reason ?? {}) as Partial<Error>;
  return (
    /^(?:FormatError|ParserEOFException|XRef\w+Exception|Missing\w+Exception|UnknownErrorException|\w+PDFException|AbortException|J(?:peg|px|big2)Error)$/u.test(
      name,
    ) || /pdf\.(?:worker\.)?m?js/u.test(stack)
  );
};

/** Whether a PDF has more objects than a report: ` obj` opens each. */
function hasTooMany(bytes: Uint8Array): boolean {
  let objects = 0;
  for (let at = bytes.indexOf(0x6f); at >= 0; at = bytes.indexOf(0x6f, at + 1))
    if (bytes[at - 1] === 0x20 && bytes[at + 1] === 0x62 && bytes[at + 2] === 0x6a) objects += 1;
  return objects > fileLimits.pdfObjects;
}

/** Opens a PDF. Nothing outside it is loaded, and no script of it runs. @throws {ReadError} says what is in the way */
export async function loadPdf(bytes: Uint8Array): Promise<LoadedPdf> {
  if (hasTooMany(bytes))
    throw new ReadError("PDF 里的内容过多，不是一份报告；请另存为新的 PDF，或用原来的 Word 文件。");
  const pdfjs = await library();
  // In Node pdf.js leaves rejected promises of damaged files to nobody; what fails for us is told by what we asked for.
  const stop = passOverRejections(ofPdfJs);
  const [cMapUrl, standardFontDataUrl] = [fontTables("cmaps"), fontTables("standard_fonts")];
  const task = pdfjs.getDocument({
    // pdf.js takes the bytes away; they may be read again.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    // Pictures come as in Node, so that whether one hides what lies below it is known everywhere.
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    ...(cMapUrl !== undefined && { cMapUrl, cMapPacked: true }),
    ...(standardFontDataUrl !== undefined && { standardFontDataUrl }),
  });
  try {
    const document = await task.promise.finally(restoreReplaced);
    const layers = await document.getOptionalContentConfig().catch(() => ({ isVisible: () => true }));
    return { pdfjs, document, layers, close: () => task.destroy().finally(stop) };
  } catch (error) {
    await task.destroy().finally(stop);
    const { name } = error as Error;
    if (name === "PasswordException")
      throw new ReadError("PDF 设有密码；请用密码打开后另存为不加密的 PDF，或用原来的 Word 文件。", {
        cause: error,
      });
    throw new ReadError("PDF 已损坏，打不开；请重新下载。", { cause: error });
  }
}
