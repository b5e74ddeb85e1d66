import type { PDFPageProxy } from "pdfjs-dist";
import { firstCharacters } from "../report/text.ts";
import type { RowBlock } from "./blocks.ts";
import { endsInFigures, looksLikeTable, rowsByColumns, tableFrom } from "./pdf-columns.ts";
import { withoutGaps } from "./pdf-gaps.ts";
import { pageGlyphs } from "./pdf-glyphs.ts";
import { type GridCell, gridsOf, type RuledGrid } from "./pdf-grid.ts";
import type { LoadedPdf } from "./pdf-load.ts";
import { type PageLine, pageLine } from "./pdf-paragraphs.ts";
import { type PageRegion, type PictureBox, regionsOf, type SheetRegions } from "./pdf-regions.ts";
import { rulingsOf } from "./pdf-rulings.ts";
import { cellTextOf, glyphLines, type PageGlyph, type PdfPiece, pdfPieces, textOfLine } from "./pdf-text.ts";

/** A page taken apart: rows of tables with their heights, and lines of text outside them. */
export interface PageParts {
  /** The sheet of the file on which it stands, from 1: one may hold several pages. */
  readonly sheet: number;
  /** How its sheet was parted. */
  readonly parted: SheetRegions["parted"];
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
  /** What stands in the file but is not seen, or was added as a note: not read. */
  readonly unread: readonly { readonly kind: MarkKind; readonly text: string }[];
  /** What a watermark says: not read. */
  readonly watermark: string;
  /** Fields of a form whose contents were read as the page's own. */
  readonly hasFields: boolean;
  /** The text is what a program recognised in a picture. */
  readonly recognised: boolean;
}

const isIn = ({ x, width, y, size }: PageGlyph, grid: RuledGrid): boolean => {
  const [middle, height] = [x + width / 2, y - size * 0.35];
  return middle > grid.left && middle < grid.right && height > grid.top && height < grid.bottom;
};

type MarkKind = "hidden" | "added";
type CellMark = MarkKind | "raised";
/** How a text that is not a cell's own is set into it, so that the cell is asked. */
const cellMarks: Readonly<Record<CellMark, string>> = {
  hidden: "看不见的字",
  added: "批注",
  raised: "小号的字",
};

const markOf = (kind: CellMark, text: string): string =>
  text === "" ? "" : `【${cellMarks[kind]}：${firstCharacters(text, 8)}】`;

const textUnparted = (glyphs: readonly PageGlyph[]): string => glyphLines(glyphs).map(textOfLine).join("");

/** From this share of its neighbours' size on a digit is one of the figure; smaller ones are marks of a note. */
const leastDigit = 0.78;

/** The text of a cell; of a figure with smaller digits beside it, 3¹, these apart. */
function plainCell(glyphs: readonly PageGlyph[], width: number): string {
  const whole = cellTextOf(glyphs, width);
  if (!/^[\d\s.,，．①-⑳*]{2,}$/u.test(whole)) return whole;
  const largest = Math.max(...glyphs.map(({ text, size }) => (/\d/u.test(text) ? size : 0)));
  const isSmall = ({ text, size }: PageGlyph) => text.trim() !== "" && size < leastDigit * largest;
  const small = glyphs.filter(isSmall);
  if (small.length === 0) return whole;
  const large = glyphs.filter((glyph) => !isSmall(glyph));
  return cellTextOf(large, width) + markOf("raised", textUnparted(small));
}

/** What stands in a cell without text, where a picture does: whoever looks sees a figure, and no blank. */
const pictureMark = "【图片】";

/** Whether a picture stands in a cell, rather than the cell on a picture. */
const holdsPicture = ({ left, right, top, bottom }: GridCell, pictures: readonly PictureBox[]): boolean =>
  pictures.some(([x0, y0, x1, y1]) => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const isWithin = x > left && x < right && y > top && y < bottom;
    return isWithin && x1 - x0 < (right - left) * 1.2 && y1 - y0 < (bottom - top) * 1.2 && x1 - x0 > 2;
  });

/** A cell's text with marks for what is not its own. A field of a form, alone in its cell, is. */
function markedCell(glyphs: readonly PageGlyph[], width: number): string {
  const own = glyphs.filter(({ mark }) => mark === undefined);
  if (own.length === glyphs.length) return plainCell(own, width);
  const of = (kind: MarkKind) => glyphs.filter(({ mark }) => mark === kind);
  const text = cellTextOf(own, width);
  const hidden = markOf("hidden", textUnparted(of("hidden")));
  const added = of("added");
  if (text === "" && hidden === "") return cellTextOf(added, width);
  return text + hidden + markOf("added", textUnparted(added));
}

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
function ruledRows(
  grid: RuledGrid,
  glyphs: readonly PageGlyph[],
  pictures: readonly PictureBox[] = [],
): RuledRow[] {
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
    const text = markedCell(own, cell.right - cell.left);
    row.cells.push(text === "" && holdsPicture(cell, pictures) ? pictureMark : text);
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

/** What is not seen beside a guessed row is set into it, so that its cell is asked. */
function withMarks(pieces: readonly PdfPiece[], marks: readonly PageGlyph[]): PdfPiece[] {
  const all = [...pieces];
  for (const kind of ["hidden", "added"] as const)
    for (const piece of pdfPieces(
      marks.filter(({ mark }) => mark === kind),
      0.8,
    )) {
      const at = all.findIndex(
        ({ left, right, size }) => piece.left < right + size * 0.8 && piece.right > left - size * 0.8,
      );
      const beside = all[at];
      const text = markOf(kind, piece.text);
      if (beside === undefined) all.push({ ...piece, text });
      else all[at] = { ...beside, text: beside.text + text };
    }
  return all.toSorted((a, b) => a.left - b.left);
}

/**
 * Takes a sheet apart into the pages and columns on it, in reading order. `number` is the first one's among all.
 *
 * @throws {ReadError} if pdf.js cannot
 */
export async function pageParts(
  page: PDFPageProxy,
  number: number,
  loaded: Pick<LoadedPdf, "pdfjs" | "layers">,
): Promise<PageParts[]> {
  const { list, glyphs, size, matrix, recognised, watermark, pictures } = await pageGlyphs(page, loaded);
  const [width, height] = size;
  const ops = loaded.pdfjs.OPS;
  const rulings = rulingsOf(list, ops as never, matrix);
  const { regions, parted } = regionsOf({ glyphs, rulings, pictures, height, isColumn: false }, width);
  const cut =
    glyphs.filter(({ x, width: own }) => x + own / 2 > width || x + own / 2 < 0).length > 3 ||
    rulings.filter(({ upright, to, at }) => (upright ? at > width + 3 : to > width + 3)).length > 3;
  const pictureSteps = [ops.paintImageXObject, ops.paintInlineImageXObject, ops.paintImageMaskXObject];
  const hasPicture = list.fnArray.some((fn) => pictureSteps.includes(fn));
  const sheet = { sheet: page.pageNumber, parted, hasPicture, cut, watermark, recognised };
  return regions.map((region, i) => ({ ...sheet, ...regionParts(region, width, number + i, recognised) }));
}

/** Takes one page, or one column, apart. */
function regionParts(
  { glyphs, rulings, pictures, height, isColumn }: PageRegion,
  width: number,
  number: number,
  recognised: boolean,
): Omit<PageParts, "sheet" | "parted" | "hasPicture" | "cut" | "watermark" | "recognised"> {
  const grids = tablesAmong(gridsOf(withoutGaps(rulings, glyphs)), glyphs);
  const inGrid = grids.map((grid) => glyphs.filter((glyph) => isIn(glyph, grid)));
  const found = grids.map((grid, g) => ruledRows(grid, inGrid[g] as PageGlyph[], pictures));
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
  const free = glyphs.filter((glyph) => !taken.has(glyph));
  const outside = glyphLines(free.filter(({ mark }) => mark === undefined));
  const marks = free.filter(({ mark }) => mark !== undefined);
  const pieces = outside.map((line) => {
    const [first] = line as [PageGlyph];
    const beside = marks.filter(({ y }) => Math.abs(y - first.y) < first.size * 0.5);
    return beside.length === 0 ? pdfPieces(line, 0.8) : withMarks(pdfPieces(line, 0.8), beside);
  });
  // Without drawn cells, a page with full rows of figures is a table whose columns have to be learned.
  const figuresFrom = tableFrom(pieces);
  const figuresTo = pieces.findLastIndex(endsInFigures);
  const isTable = looksLikeTable(pieces);
  const prose = pieces.map((line) => isProse(line, width));
  // A sentence's last line goes with those before it.
  const endsProse = (line: readonly PdfPiece[], i: number) =>
    prose[i - 1] === true && line.length === 1 && /[。；！？]$/u.test(line[0]?.text ?? "");
  const isGuessed = pieces.map(
    (line, i) => isTable && i >= figuresFrom && i <= figuresTo && !prose[i] && !endsProse(line, i),
  );
  const guessed = rowsByColumns(
    pieces.filter((_, i) => isGuessed[i]),
    number,
    0,
  );
  const lines = outside.flatMap((line, i) => (isGuessed[i] ? [] : (pageLine(line, number, isColumn) ?? [])));
  const guessedY = outside[figuresFrom]?.[0]?.y ?? 0;
  const source = recognised ? { source: "recognised" as const } : {};
  const kinds = (["hidden", "added"] as const).map((kind) => ({
    kind,
    text: textUnparted((kind === "hidden" ? glyphs : free).filter(({ mark }) => mark === kind)).trim(),
  }));
  return {
    height,
    rows: [...rows, ...guessed.map((row) => ({ ...row, y: guessedY, grid: -1 }))].map((row) => ({
      ...row,
      ...source,
    })),
    lines,
    glyphs: glyphs.filter(({ mark }) => mark !== "hidden").length,
    unread: kinds.filter(({ text }) => text !== ""),
    hasFields: [...taken].some(({ mark }) => mark === "added"),
  };
}

/** A line of running text: one piece, long. */
const isProse = (
  line: readonly { readonly text: string; readonly left: number; readonly right: number }[],
  width: number,
): boolean => line.length === 1 && (line[0]?.right ?? 0) - (line[0]?.left ?? 0) > width * 0.5;
