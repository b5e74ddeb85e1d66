import { describe, expect, test } from "vitest";
import { composeDocument } from "../src/document/compose.ts";
import { crossTable } from "../src/document/cross-table.ts";
import { cutCosts } from "../src/document/grid.ts";
import { prepareDocument } from "../src/document/prepare.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { leavesOf } from "../src/form/labels.ts";
import { type PdfOptions, pdfOutput } from "../src/formats/pdf/options.ts";
import { drawPdf } from "../src/formats/pdf/write.ts";
import { parseReport } from "../src/report/parse.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";
import { type PdfPage, readPdf } from "./readers/pdf.ts";
import { type Box, boxesOf } from "./readers/pdf-table.ts";

const { requests } = edition2021.sections;
const rowLabels = leavesOf(requests.rows).map(({ labels }) => labels.at(-1) as string);
const top = gbt9704.page.top;
const areaHeight = gbt9704.page.height - top - gbt9704.page.bottom;
const linePitch = (areaHeight - gbt9704.text.body) / (gbt9704.page.lines - 1);
const headRows = 3;
const costs = cutCosts(crossTable(requests, "requests", {}));

/**
 * A finished PDF in which every figure of table three is another and `lines` lines stand before it:
 * table two is left out, so that the table can start on every line of the page.
 */
async function drawnPages(lines: number, tableBreak: PdfOptions["tableBreak"]): Promise<readonly PdfPage[]> {
  let n = 100;
  const row = () => Object.fromEntries(leavesOf(requests.columns).map(({ keys }) => [keys[0], n++]));
  const fill = (labels: object): object =>
    Object.fromEntries(
      Object.entries(labels).map(([key, node]) => [
        key,
        typeof node === "object" && "parts" in node ? fill(node.parts) : row(),
      ]),
    );
  const report = parseReport({
    agency: "某县某镇人民政府",
    year: 2024,
    opening: [],
    overview: Array.from({ length: lines + 1 }, () => "一句话。"),
    proactiveDisclosure: {},
    requests: fill(requests.rows),
    reviewAndLitigation: {},
    problemsAndImprovements: ["一句话。"],
  });
  const document = composeDocument(report, edition2021);
  const blocks = document.blocks.filter(({ path }) => path !== "proactiveDisclosure" && path !== "title");
  const bytes = await drawPdf(
    prepareDocument({ ...document, blocks }, edition2021, { tableBreak }, pdfOutput),
  );
  return (await readPdf(bytes)).pages;
}

const known = new Map<string, Promise<readonly PdfPage[]>>();

/** The same, drawn once. */
function pagesOf(lines: number, tableBreak: PdfOptions["tableBreak"]): Promise<readonly PdfPage[]> {
  const key = `${lines} ${tableBreak}`;
  const pages = known.get(key) ?? drawnPages(lines, tableBreak);
  known.set(key, pages);
  return pages;
}

interface Piece {
  readonly page: number;
  readonly headingHere: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly boxes: readonly Box[];
  /** Rows of figures, each with its height and its label. */
  readonly rows: readonly {
    readonly label: string;
    readonly height: number;
    readonly figures: readonly string[];
  }[];
}

/** The pieces of table three in a finished PDF. */
function piecesOf(pages: readonly PdfPage[]): Piece[] {
  return pages.flatMap((page, i): Piece[] => {
    const all = boxesOf(page);
    const head = all.find(({ text }) => text === "申请人情况");
    if (head === undefined) return [];
    // Table three is what hangs together with its head: rules without a gap from its top.
    const ys = [...new Set(all.filter((box) => box.top >= head.top - 0.3).map((box) => box.bottom))].toSorted(
      (a, b) => a - b,
    );
    let bottom = head.bottom;
    for (const y of ys)
      if (all.some((box) => Math.abs(box.bottom - y) < 0.3 && box.top <= bottom + 0.3))
        bottom = Math.max(bottom, y);
    const boxes = all.filter((box) => box.top >= head.top - 0.3 && box.bottom <= bottom + 0.3);
    const figures = boxes.filter(({ text, left }) => left >= head.left - 0.3 && /^\d*$/.test(text));
    const tops = [...new Set(figures.map((box) => Math.round(box.top * 10) / 10))].toSorted((a, b) => a - b);
    const rows = tops.map((y) => {
      const cells = figures.filter((box) => Math.abs(box.top - y) < 0.3).toSorted((a, b) => a.left - b.left);
      const first = cells[0] as Box;
      const stub = boxes
        .filter(
          (box) =>
            box.right <= head.left + 0.3 &&
            Math.abs(box.top - y) < 0.3 &&
            Math.abs(box.bottom - first.bottom) < 0.3,
        )
        .toSorted((a, b) => b.left - a.left)[0];
      return {
        label: stub?.text ?? "",
        height: first.bottom - first.top,
        figures: cells.map(({ text }) => text),
      };
    });
    const headingHere = page.texts
      .map(({ text }) => text)
      .join("")
      .includes(requests.title);
    return [{ page: i, headingHere, top: head.top, bottom, boxes, rows }];
  });
}

const whole = piecesOf(await pagesOf(0, "keep"))[0] as Piece;

function checkPieces(pieces: readonly Piece[]) {
  // The fragments' rows together are the table, each row whole, none higher than in the whole table by more than its
  // share of the line by which a table is stretched to the grid.
  const rows = pieces.flatMap((piece) =>
    piece.rows.map((row) => ({ ...row, most: linePitch / (piece.rows.length + headRows) })),
  );
  const bare = ({ label, figures }: (typeof whole.rows)[number]) => ({ label, figures });
  expect(rows.map(bare)).toEqual(whole.rows.map(bare));
  rows.forEach(({ height, most }, i) => {
    const natural = whole.rows[i]?.height ?? 0;
    expect(height).toBeLessThan(natural + most + 0.1);
    expect(height).toBeGreaterThan(natural - linePitch / whole.rows.length - 0.1);
  });
  expect(pieces[0]?.headingHere).toBe(true);
  for (const piece of pieces) {
    expect(piece.bottom).toBeLessThanOrEqual(top + areaHeight + 0.5);
    // The three head rows stand on every page.
    const texts = piece.boxes.map(({ text }) => text);
    for (const { labels } of leavesOf(requests.columns)) expect(texts).toContain(labels.at(-1));
    expect(texts).toContain(requests.corner);
    // Labels of spans are told again in every piece that has rows of theirs.
    const inOutcomes = piece.rows.some(({ label }) => /^(?:（|\d)/.test(label));
    expect(texts.includes(requests.rows.outcomes.label)).toBe(inOutcomes);
    for (const box of piece.boxes) if (box.text !== "") expect(box.clearance).toBeGreaterThan(0.5);
  }
  for (const piece of pieces.slice(1)) expect(piece.top).toBeCloseTo(top, 0);
}

test("the whole table: a row of 7 figures for each line, with the form's labels", () => {
  expect(whole.rows.map(({ label }) => label)).toEqual(rowLabels);
  expect(whole.rows.every(({ figures }) => figures.length === 7)).toBe(true);
  expect(whole.rows[0]?.figures).toEqual(["100", "101", "102", "103", "104", "105", "106"]);
});

/** Whether the rows of 三 above a cut have room for its upright label: else the cut would make one of them higher. */
function uprightLabelFits(rows: number): boolean {
  const first = Object.keys(requests.rows).indexOf("outcomes");
  const height = whole.rows.slice(first, rows).reduce((sum, row) => sum + row.height, 0);
  return height >= [...requests.rows.outcomes.label].length * 12;
}

describe("started at every height of the page", () => {
  const starts = Array.from({ length: 22 }, (_, lines) => lines);
  const seen = new Map<PdfOptions["tableBreak"], Set<number>>();

  test.each(
    starts.flatMap((lines) => (["break", "auto", "keep"] as const).map((mode) => [mode, lines] as const)),
  )("%s, after %i lines", async (mode, lines) => {
    const pieces = piecesOf(await pagesOf(lines, mode));
    checkPieces(pieces);
    seen.set(mode, (seen.get(mode) ?? new Set()).add(Math.round((pieces[0]?.top ?? 0) - top)));
    if (mode === "keep") expect(pieces).toHaveLength(1);
    if (pieces.length === 2) {
      // The cut: as many rows as fit; between groups rather than inside one, if that leaves few lines more empty.
      const row = 3 + (pieces[0]?.rows.length ?? 0);
      const room = top + areaHeight - (pieces[0]?.top ?? 0);
      const ends = whole.rows.map((_, r) =>
        whole.rows.slice(0, r).reduce((sum, { height }) => sum + height, 63),
      );
      const better = costs.findIndex(
        (cost, r) =>
          r > 3 &&
          cost < (costs[row] as number) &&
          (ends[r - 3] as number) <= room &&
          ((ends[row - 3] as number) - (ends[r - 3] as number)) / linePitch <
            2 * ((costs[row] as number) - cost) - 3 &&
          uprightLabelFits(r - 3),
      );
      expect(better).toBe(-1);
    }
  });

  test("and those are all heights", () => {
    // Broken, the table starts on every line of the grid where its head and a row have room.
    expect(seen.get("break")?.size).toBeGreaterThanOrEqual(16);
    expect(seen.get("keep")?.size).toBeGreaterThanOrEqual(2);
  });
});

test("auto leaves no more than a third of a page empty for the table's sake", async () => {
  for (let lines = 0; lines < 22; lines++) {
    const pages = await pagesOf(lines, "auto");
    const [piece] = piecesOf(pages) as [Piece];
    const before = pages[piece.page - 1];
    if (before === undefined || !piece.headingHere || piece.top > top + 40) continue;
    const foot = Math.max(
      ...before.rules.map(({ y2 }) => y2),
      ...before.texts.filter((t) => t.size > 14.5).map((t) => t.baseline),
    );
    expect((top + areaHeight - foot) / areaHeight).toBeLessThanOrEqual(1 / 3 + 0.05);
  }
});
