import type { Problem } from "../problem/problem.ts";
import type { FormatReading } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import type { OutputOptions, RenderOptions } from "../style/options.ts";
import { docxOutput } from "./docx/options.ts";
import { htmlOutput } from "./html/options.ts";
import { ofdOutput } from "./ofd/options.ts";
import { pdfOutput } from "./pdf/options.ts";

/** A kind of file: what it is called, and its writer and reader, which are loaded only when they are used. */
export interface Format {
  /** Its name in options and on the command line. */
  readonly name: string;
  /** Its name for a clerk. */
  readonly title: string;
  readonly ending: string;
  readonly mediaType: string;
  /** Whether it is made where no format is named. */
  readonly byDefault: boolean;
  /** What its writer makes of the options. */
  readonly output?: OutputOptions;
  readonly write?: () => Promise<(report: Report, options: RenderOptions) => Promise<Uint8Array>>;
  /** What of a report such a file does not carry, each with its place; left out: it carries all. */
  readonly uncarried?: () => Promise<(report: Report) => readonly Problem[]>;
  /** Reads the data of a report, unchecked, and where it stood. */
  readonly read?: () => Promise<(bytes: Uint8Array) => FormatReading>;
}

/** Every kind of file. A new one is a folder and a line here. */
export const formats = [
  {
    name: "pdf",
    title: "PDF",
    ending: ".pdf",
    mediaType: "application/pdf",
    byDefault: true,
    output: pdfOutput,
    write: async () => (await import("./pdf/write.ts")).renderPdf,
    read: async () => (await import("./pdf/read.ts")).readPdfData,
  },
  {
    name: "docx",
    title: "Word 文件",
    ending: ".docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    byDefault: true,
    output: docxOutput,
    write: async () => (await import("./docx/write.ts")).renderDocx,
    read: async () => (await import("./docx/read.ts")).readDocxData,
  },
  {
    name: "html",
    title: "网页",
    ending: ".html",
    mediaType: "text/html; charset=utf-8",
    byDefault: true,
    output: htmlOutput,
    write: async () => {
      const { renderHtml } = await import("./html/write.ts");
      // The type is written out: Node has a narrower one of its own.
      return async (report, options): Promise<Uint8Array> =>
        new TextEncoder().encode(renderHtml(report, options));
    },
    read: async () => (await import("./html/read.ts")).readHtmlData,
  },
  {
    name: "xlsx",
    title: "填报表",
    ending: ".xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    byDefault: false,
    output: { title: "填报表", uses: [] },
    write: async () => {
      const { writeWorkbook } = await import("./xlsx/write.ts");
      return async (report): Promise<Uint8Array> => writeWorkbook({ report });
    },
    uncarried: async () => (await import("./xlsx/carried.ts")).uncarriedBy,
    read: async () => (await import("./xlsx/read.ts")).readWorkbookData,
  },
  {
    name: "ofd",
    title: "OFD",
    ending: ".ofd",
    mediaType: "application/ofd",
    byDefault: false,
    output: ofdOutput,
    write: async () => (await import("./ofd/write.ts")).renderOfd,
    read: async () => (await import("./ofd/read.ts")).readOfdData,
  },
  {
    name: "json",
    title: "报告数据",
    ending: ".json",
    mediaType: "application/json",
    byDefault: false,
    output: { title: "报告数据", uses: [] },
    write: async () => {
      const { writeJson } = await import("./json/write.ts");
      return async (report): Promise<Uint8Array> => writeJson(report);
    },
    read: async () => (await import("./json/read.ts")).readJson,
  },
] as const satisfies readonly Format[];

export type FormatName = (typeof formats)[number]["name"];

/** A format that can be written. */
export type Output = Format & Required<Pick<Format, "write" | "output">>;

export const outputs: readonly Output[] = formats.filter(
  (format): format is typeof format & Output => "write" in format,
);

/** Names of outputs, and those that are made where none is named: for help, messages and choices. */
export const outputNames: readonly string[] = outputs.map(({ name }) => name);
export const defaultOutputs: readonly string[] = outputs
  .filter(({ byDefault }) => byDefault)
  .map(({ name }) => name);
