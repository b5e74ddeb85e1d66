import { check } from "../checks/check.ts";
import { readJson } from "../formats/json/read.ts";
import { writeJson } from "../formats/json/write.ts";
import type { PdfOptions } from "../formats/pdf/options.ts";
import { uncarriedBy } from "../formats/xlsx/carried.ts";
import { kindOf } from "../intake/kind.ts";
import { NianbaoError } from "../problem/problem.ts";
import type { ReadingItem } from "../published/reading.ts";
import { readDraft } from "../report/draft.ts";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { withOutlines } from "./lacking.ts";

/* Writers and readers are parts of the program that are unpacked when they are used. */

/** A PDF whose every character can be drawn. */
async function pdfOf(report: Report, options: PdfOptions = {}): Promise<Uint8Array> {
  const { renderPdf } = await import("../formats/pdf/write.ts");
  await withOutlines(report, options);
  return renderPdf(report, options);
}

/** What can be taken from the page: names for a clerk, endings, writers. */
export const takings = [
  { name: "PDF", ending: ".pdf", write: (report: Report) => pdfOf(report) },
  {
    name: "存档 PDF（PDF/A）",
    ending: "（存档）.pdf",
    write: (report: Report) => pdfOf(report, { archive: true }),
  },
  {
    name: "Word",
    ending: ".docx",
    write: async (report: Report) => (await import("../formats/docx/write.ts")).renderDocx(report),
  },
  {
    name: "网页",
    ending: ".html",
    write: async (report: Report) =>
      new TextEncoder().encode((await import("../formats/html/write.ts")).renderHtml(report)),
  },
  {
    name: "填报表（Excel）",
    ending: ".xlsx",
    write: async (report: Report) => (await import("../formats/xlsx/write.ts")).writeWorkbook({ report }),
    uncarried: uncarriedBy,
  },
  {
    name: "核对稿（PDF）",
    ending: "（核对稿）.pdf",
    review: true,
    write: (report: Report, previous?: Report) =>
      pdfOf(report, { review: check(report, previous?.year === report.year - 1 ? { previous } : {}) }),
  },
] as const;

export type Taking = (typeof takings)[number];

/** A file's name: agency and year, without what file systems refuse. */
export const fileNameOf = (
  { agency, year }: { readonly agency: string; readonly year: number },
  ending: string,
): string =>
  `${`${agency}${year === 0 ? "" : `${year}年`}政府信息公开工作年度报告`.replace(/[\\/:*?"<>|\p{Cc}]/gu, "").slice(0, 80)}${ending}`;

/** The bytes of an output. @throws {NianbaoError} of a report that is not whole */
export const taken = async (taking: Taking, data: unknown, previous?: Report): Promise<Uint8Array> =>
  taking.write(parseReport(data), previous);

/** What of a report an output does not carry, in words. */
export const uncarriedWords = (taking: Taking, report: Report): string => {
  const lacking = "uncarried" in taking ? taking.uncarried(report) : [];
  return lacking.map(({ place, found, message }) => `${place}“${found}”：${message}`).join("");
};

export const savedJson = (data: unknown): Uint8Array => {
  const { report, problems } = readDraft(data);
  // What is not whole is saved as it was typed.
  return problems.length === 0
    ? writeJson(report)
    : new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`);
};

export interface OpenedFile {
  readonly report: Report;
  /** What was not read as it stands, or has to be asked. */
  readonly items: readonly Pick<ReadingItem, "place" | "message" | "trust">[];
  /** The file holds the report as the page saves it: nothing would be lost if the page were closed. */
  readonly isSaved: boolean;
}

/** Reads a file of any kind. @throws {NianbaoError} says what it is and what to do */
export async function openedFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (kindOf(bytes) === "json") {
    // A report that is not finished is saved as JSON, and goes on here.
    const { data, notes = [] } = readJson(bytes);
    const { report, problems } = readDraft(data);
    const told = notes.map(({ place, message }) => ({ place, message, trust: "told" as const }));
    return {
      report,
      items: [
        ...told,
        ...problems.map(({ place, message }) => ({ place, message, trust: "asked" as const })),
      ],
      isSaved: told.length === 0 && problems.length === 0,
    };
  }
  const { readReport } = await import("../intake/read.ts");
  const { status, report, items, refused } = await readReport(bytes);
  if (status === "refused") throw new NianbaoError("READ_REFUSED", refused ?? "这个文件读不出一份报告。");
  return { report: readDraft(report).report, items, isSaved: false };
}

/** What an error says to a clerk. */
export const wordsOfError = (error: unknown): string => {
  if (error instanceof NianbaoError)
    return /pdfjs-dist/u.test(error.message)
      ? "这份 PDF 里没有附带报告数据，本页读不了它的版面；请改用它的 Word 文件、网页，或本程序生成的存档 PDF。"
      : error.message;
  return `程序出错：${String((error as Error)?.message ?? error)}`;
};
