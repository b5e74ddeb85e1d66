import { ReadError } from "../problem/read-error.ts";
import { firstCharacters } from "../report/text.ts";
import { cellSourceNames, type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";
import { damaged } from "./pdf-glyphs.ts";
import { loadPdf } from "./pdf-load.ts";
import { type PageParts, pageParts } from "./pdf-page.ts";
import {
  measureOf,
  type PageLine,
  paragraphsFrom,
  type TextMeasure,
  withoutMargins,
} from "./pdf-paragraphs.ts";

function refuseUnreadable(pages: readonly PageParts[], cut: readonly number[]): void {
  const bare = pages.flatMap(({ glyphs, hasPicture, sheet }) => (glyphs < 5 && hasPicture ? [sheet] : []));
  const all = pages.reduce((sum, { glyphs }) => sum + glyphs, 0);
  if (all < 50 && bare.length > 0)
    throw new ReadError(
      "PDF 是扫描件或图片，没有文字；请用原来的 Word 文件或网页，或照原件填写填报表（nianbao form）。",
    );
  if (all < 5) throw new ReadError("PDF 里没有文字；请用原来的 Word 文件或网页。");
  if (cut.length > 0)
    throw new ReadError(
      `PDF 第 ${cut.join("、")} 页的内容超出页面边缘，右边被裁掉，缺列；请缩放到一页宽再打印，或用原来的文件。`,
    );
}

/** Characters that make up a third of any report, and so much of it at least. */
const commonest = /[政府信息公开的年，。、行机关数]/gu;
const leastCommon = 0.04;

/** Text by a font that names its characters wrongly, or not at all: it looks right and is read as other signs. */
function refuseGarbled(pages: readonly PageParts[]): void {
  const text = pages
    .flatMap(({ rows, lines }) => [...rows.flatMap(({ cells }) => cells), ...lines.map((line) => line.text)])
    .join("")
    .slice(0, 20_000)
    .replace(/\s/gu, "");
  if (text.length > 300 && (text.match(commonest)?.length ?? 0) < text.length * leastCommon)
    throw new ReadError(
      "PDF 的文字读出来是乱码：其中的字体没有写明、或写错了各字是什么字（看着正常，复制出来也是乱码）；请用原来的 Word 文件或网页，或用 WPS、Word 重新导出 PDF。",
    );
}

/** Joins the pages: paragraphs go on over a page end, tables too. */
function blocksOf(pages: readonly PageParts[]): { blocks: FoundBlock[]; dropped: string[] } {
  const height = (page: number) => pages[page - 1]?.height ?? 842;
  const all = pages.flatMap(({ lines }) => lines);
  const sheet = (page: number) => pages[page - 1]?.sheet ?? 0;
  const { kept, dropped } = withoutMargins(all, { height, sheet, sheets: pages.at(-1)?.sheet ?? 0 });
  const measures = [false, true].map((isColumn) =>
    measureOf(kept.filter((line) => line.isColumn === isColumn)),
  ) as [TextMeasure, TextMeasure];
  const blocks: FoundBlock[] = [];
  let table = 0;
  let run: PageLine[] = [];
  const flush = () => {
    const measure = measures[run[0]?.isColumn === true ? 1 : 0];
    for (const { text, page } of paragraphsFrom(run, measure)) blocks.push({ kind: "paragraph", text, page });
    run = [];
  };
  pages.forEach(({ rows }, i) => {
    const page = i + 1;
    const lines = kept.filter((line) => line.page === page);
    const entries = [
      ...rows.map((row, order) => ({ y: row.y, order, row, line: undefined })),
      ...lines.map((line, order) => ({ y: line.y - line.size, order, row: undefined, line })),
    ].toSorted((a, b) => a.y - b.y || a.order - b.order);
    let grid: number | undefined;
    let isFirst = true;
    for (const { row, line } of entries) {
      if (line !== undefined) {
        if (run[0] !== undefined && run[0].isColumn !== line.isColumn) flush();
        run.push(line);
        continue;
      }
      flush();
      const before = blocks.at(-1);
      const goesOn = isFirst && before?.kind === "row" && before.page === page - 1 && row.grid !== -1;
      if (row.grid !== grid && !goesOn) table += 1;
      grid = row.grid;
      isFirst = false;
      const { y: _, grid: __, ...own } = row;
      blocks.push({ ...own, table, ...(goesOn && { afterPageEnd: true as const }) });
    }
  });
  flush();
  // Places are said by the sheet, which is what a reader of the file turns to.
  const placed = blocks.map((block) => ({ ...block, page: sheet(block.page as number) }));
  return { blocks: placed, dropped };
}

const pagesOf = (pages: readonly PageParts[], is: (parts: PageParts) => boolean): string =>
  [...new Set(pages.flatMap((parts) => (is(parts) ? [parts.sheet] : [])))].join("、");

/** What is told of text that nobody sees, that was added, or that a program recognised. */
function seenRemarks(pages: readonly PageParts[]): string[] {
  const unread = pages.flatMap((parts) =>
    parts.unread.map(({ kind, text }) => {
      const what =
        kind === "hidden"
          ? "有看不见的文字（与底色相同、透明、过小、被遮住或在页面之外等）"
          : "有后加的批注或表单文字";
      return `PDF 第 ${parts.sheet} 页${what}，没有读入：“${firstCharacters(text, 60)}”。`;
    }),
  );
  const watermarks = new Set(pages.flatMap(({ watermark }) => (watermark === "" ? [] : [watermark])));
  const fields = pagesOf(pages, ({ hasFields }) => hasFields);
  const recognised = pagesOf(pages, (parts) => parts.recognised);
  const many = pagesOf(pages, ({ parted }) => parted === "pages");
  const columned = pagesOf(pages, ({ parted }) => parted === "columns");
  return [
    ...unread,
    ...(watermarks.size === 0
      ? []
      : [`水印（斜放或浅色的大字）没有读入：“${firstCharacters([...watermarks].join("、"), 60)}”。`]),
    ...(many === "" ? [] : [`PDF 第 ${many} 页一张上印有几页，按从左到右、从上到下的次序读入。`]),
    ...(columned === "" ? [] : [`PDF 第 ${columned} 页的正文分两栏，先左栏、后右栏读入，请核对次序。`]),
    ...(fields === "" ? [] : [`PDF 第 ${fields} 页的表格里有表单域或批注中的文字，按所见读入，请核对。`]),
    ...(recognised === ""
      ? []
      : [`PDF 第 ${recognised} 页是扫描件，读到的是${cellSourceNames.recognised}，可能有误，请逐字核对。`]),
  ];
}

/**
 * Reads the pages of a PDF: cells as its lines draw them, else columns learned from full rows; lines of text joinedText to
 * paragraphs, page numbers left out.
 *
 * @throws {ReadError} if it is encrypted, scanned, a form of another kind, too long or cut off, or if pdf.js is not
 * installed
 */
export async function readPdfPages(bytes: Uint8Array): Promise<FoundSource> {
  if (bytes.length > fileLimits.bytes)
    throw new ReadError(
      `PDF 过大（超过 ${fileLimits.bytes / 1024 / 1024} MB），不像一份年度报告；请只保留报告本身。`,
    );
  const loaded = await loadPdf(bytes);
  const { document, close } = loaded;
  try {
    if (document.numPages > fileLimits.pages)
      throw new ReadError(
        `PDF 有 ${document.numPages} 页，过长（最多 ${fileLimits.pages} 页）；请只保留报告本身。`,
      );
    const info = (await document.getMetadata().catch(() => undefined))?.info as
      | { Title?: unknown; Author?: unknown; IsXFAPresent?: boolean }
      | undefined;
    const pages: PageParts[] = [];
    let rows = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number).catch(damaged);
      const parts = await pageParts(page, pages.length + 1, loaded);
      page.cleanup();
      rows += parts.reduce((sum, own) => sum + own.rows.length, 0);
      if (rows > fileLimits.rows) throw new ReadError("PDF 里的表格过大，不像一份年度报告。");
      pages.push(...parts);
    }
    const isXfa = info?.IsXFAPresent === true;
    if (isXfa) throw new ReadError("PDF 是动态表单（XFA），页面内容不在文件里；请打开后打印成 PDF 再读。");
    refuseUnreadable(pages, [...new Set(pages.flatMap(({ cut, sheet }) => (cut ? [sheet] : [])))]);
    refuseGarbled(pages);
    const { blocks, dropped } = blocksOf(pages);
    const title = typeof info?.Title === "string" ? [info.Title] : [];
    const remarks = [
      ...seenRemarks(pages),
      ...(dropped.length > 0 ? [`页眉、页脚没有读入：${firstCharacters(dropped.join("、"), 80)}。`] : []),
      ...(blocks.some((block) => block.kind === "row" && block.source === "columns")
        ? ["PDF 里的表格没有画线，各列按数字的位置推定，请对照原件核对。"]
        : []),
    ];
    return { blocks, titles: title, publishers: [], remarks };
  } finally {
    await close();
  }
}
