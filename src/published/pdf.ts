import type { PDFPageProxy } from "pdfjs-dist";
import { ReadError } from "../problem/read-error.ts";
import { firstCharacters } from "../report/text.ts";
import { type FoundBlock, type FoundSource, fileLimits, type RowBlock } from "./blocks.ts";
import { endsInFigures, looksLikeTable, rowsByColumns, tableFrom } from "./pdf-columns.ts";
import { gridsOf, type RuledGrid } from "./pdf-grid.ts";
import { type LoadedPdf, loadPdf } from "./pdf-load.ts";
import { measureOf, type PageLine, pageLine, paragraphsFrom, withoutMargins } from "./pdf-paragraphs.ts";
import { rulingsOf } from "./pdf-rulings.ts";
import { cellTextOf, glyphLines, glyphsOf, type PageGlyph, pdfPieces, turnOf } from "./pdf-text.ts";

/** A page taken apart: rows of tables with their heights, and lines of text outside them. */
interface PageParts {
  readonly height: number;
  readonly rows: readonly (Omit<RowBlock, "table" | "afterPageEnd"> & {
    readonly y: number;
    readonly grid: number;
  })[];
  readonly lines: readonly PageLine[];
  readonly glyphs: number;
  readonly hasPicture: boolean;
  /** Text or lines run over the page's edge: something was cut off. */
  readonly cut: boolean;
}

const isIn = ({ x, width, y, size }: PageGlyph, grid: RuledGrid): boolean => {
  const [middle, height] = [x + width / 2, y - size * 0.35];
  return middle > grid.left && middle < grid.right && height > grid.top && height < grid.bottom;
};

interface RuledRow {
  readonly cells: string[];
  readonly y: number;
  readonly glyphs: PageGlyph[];
}

/** A cell that fills its row with sentences frames text, as the tables do that lay out a page. */
const isFramed = ({ cells }: RuledRow): boolean => {
  const [text = "", ...more] = cells.filter((cell) => cell !== "");
  const isLong = text.length > 40 && text.includes("。");
  return more.length === 0 && (isLong || text.split("\n").length > 8);
};

/** The rows of a ruled table; a cell stands in the row where it begins. Rows without text are left out. */
function ruledRows(grid: RuledGrid, glyphs: readonly PageGlyph[]): RuledRow[] {
  const rows = new Map<number, RuledRow>();
  const free = new Set(glyphs);
  for (const cell of grid.cells) {
    const own = [...free].filter(({ x, width, y, size }) => {
      const [middle, height] = [x + width / 2, y - size * 0.35];
      return cell.parts.some(
        (part) => middle >= part.left && middle < part.right && height >= part.top && height < part.bottom,
      );
    });
    for (const glyph of own) free.delete(glyph);
    const row = rows.get(cell.row) ?? { cells: [], y: cell.top, glyphs: [] };
    row.glyphs.push(...own);
    row.cells.push(cellTextOf(own, cell.right - cell.left));
    rows.set(cell.row, row);
  }
  return [...rows.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter(({ cells }) => cells.some((text) => text !== ""));
}

const framesGrid = (outer: RuledGrid, inner: RuledGrid): boolean =>
  outer !== inner &&
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

/** Whether several cells of a grid hold figures of many rows: the lines between its rows are not drawn. */
const lacksLevels = (grid: RuledGrid, glyphs: readonly PageGlyph[]): boolean =>
  ruledRows(
    grid,
    glyphs.filter((glyph) => isIn(glyph, grid)),
  ).some(
    ({ cells }) =>
      cells.filter((text) => text.split("\n").filter((line) => /^[\d.,/—-]+$/u.test(line)).length >= 4)
        .length >= 3,
  );

/** Grids that are tables: one around another lays out the page, one without lines between rows is told by its columns. */
const tablesAmong = (grids: readonly RuledGrid[], glyphs: readonly PageGlyph[]): RuledGrid[] =>
  grids.filter((grid) => !grids.some((other) => framesGrid(grid, other)) && !lacksLevels(grid, glyphs));

/** What pdf.js says of a page that it cannot take apart. */
function damaged(error: unknown): never {
  throw new ReadError(`PDF 已损坏，有的页读不出（${(error as Error).message}）；请重新下载。`, {
    cause: error,
  });
}

async function pageParts(
  page: PDFPageProxy,
  number: number,
  ops: LoadedPdf["pdfjs"]["OPS"],
): Promise<PageParts> {
  const [list, content] = await Promise.all([page.getOperatorList(), page.getTextContent()]).catch(damaged);
  const shown = page.getViewport({ scale: 1 });
  const turned = turnOf(content.items, shown.transform);
  const view =
    turned === 0 ? shown : page.getViewport({ scale: 1, rotation: (page.rotate + turned + 360) % 360 });
  const matrix = view.transform as [number, number, number, number, number, number];
  const glyphs = glyphsOf(content.items, matrix);
  const rulings = rulingsOf(list, ops as never, matrix);
  const grids = tablesAmong(gridsOf(rulings), glyphs);
  const inGrid = grids.map((grid) => glyphs.filter((glyph) => isIn(glyph, grid)));
  const found = grids.map((grid, g) => ruledRows(grid, inGrid[g] as PageGlyph[]));
  const framed = new Set(
    found
      .flat()
      .filter(isFramed)
      .flatMap((row) => row.glyphs),
  );
  const taken = new Set(inGrid.flat().filter((glyph) => !framed.has(glyph)));
  const rows = found.flatMap((own, g) =>
    own
      .filter((row) => !isFramed(row))
      .map(({ cells, y }, i) => ({
        kind: "row" as const,
        cells,
        source: "ruled" as const,
        row: i + 1,
        page: number,
        y,
        grid: g,
      })),
  );
  const outside = glyphLines(glyphs.filter((glyph) => !taken.has(glyph)));
  const pieces = outside.map((line) => pdfPieces(line, 0.8));
  // Without drawn cells, a page with full rows of figures is a table whose columns have to be learned.
  const figuresFrom = tableFrom(pieces);
  const figuresTo = pieces.findLastIndex(endsInFigures);
  const isTable = looksLikeTable(pieces);
  const isGuessed = pieces.map(
    (line, i) => isTable && i >= figuresFrom && i <= figuresTo && !isProse(line, view.width),
  );
  const guessed = rowsByColumns(
    pieces.filter((_, i) => isGuessed[i]),
    number,
    0,
  );
  const lines = outside.flatMap((line, i) => (isGuessed[i] ? [] : (pageLine(line, number) ?? [])));
  const cut =
    glyphs.filter(({ x, width }) => x + width / 2 > view.width || x + width / 2 < 0).length > 3 ||
    rulings.filter(({ upright, to, at }) => (upright ? at > view.width + 3 : to > view.width + 3)).length > 3;
  const pictures = [ops.paintImageXObject, ops.paintInlineImageXObject, ops.paintImageMaskXObject];
  const hasPicture = list.fnArray.some((fn) => pictures.includes(fn));
  const guessedY = outside[figuresFrom]?.[0]?.y ?? 0;
  return {
    height: view.height,
    rows: [...rows, ...guessed.map((row) => ({ ...row, y: guessedY, grid: -1 }))],
    lines,
    glyphs: glyphs.length,
    hasPicture,
    cut,
  };
}

/** A line of running text: one piece, long. */
const isProse = (
  line: readonly { readonly text: string; readonly left: number; readonly right: number }[],
  width: number,
): boolean => line.length === 1 && (line[0]?.right ?? 0) - (line[0]?.left ?? 0) > width * 0.5;

function refuseUnreadable(pages: readonly PageParts[], cut: readonly number[]): void {
  const bare = pages.flatMap(({ glyphs, hasPicture }, i) => (glyphs < 5 && hasPicture ? [i + 1] : []));
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

/** Joins the pages: paragraphs go on over a page end, tables too. */
function blocksOf(pages: readonly PageParts[]): { blocks: FoundBlock[]; dropped: string[] } {
  const height = (page: number) => pages[page - 1]?.height ?? 842;
  const all = pages.flatMap(({ lines }) => lines);
  const { kept, dropped } = withoutMargins(all, height, pages.length);
  const measure = measureOf(kept);
  const blocks: FoundBlock[] = [];
  let table = 0;
  let run: PageLine[] = [];
  const flush = () => {
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
  return { blocks, dropped };
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
  const { pdfjs, document, close } = await loadPdf(bytes);
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
      const parts = await pageParts(page, number, pdfjs.OPS);
      page.cleanup();
      rows += parts.rows.length;
      if (rows > fileLimits.rows) throw new ReadError("PDF 里的表格过大，不像一份年度报告。");
      pages.push(parts);
    }
    const isXfa = info?.IsXFAPresent === true;
    if (isXfa) throw new ReadError("PDF 是动态表单（XFA），页面内容不在文件里；请打开后打印成 PDF 再读。");
    refuseUnreadable(
      pages,
      pages.flatMap(({ cut }, i) => (cut ? [i + 1] : [])),
    );
    const { blocks, dropped } = blocksOf(pages);
    const title = typeof info?.Title === "string" ? [info.Title] : [];
    const remarks = [
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
