// Compares two PDFs as a reader sees them: pages, where lines of text break, where the tables' rules stand.
import { linesOf, type PdfFile, type PdfPage } from "../readers/pdf.ts";

/** What differs on a page: left ours, right LibreOffice's. Nothing in any list: nothing differs. */
export interface PageDifference {
  readonly page: number;
  /** Lines of text that only one of the two has. */
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  /** Lines that both have. */
  readonly alike: number;
  /** How far a line that both have stands higher or lower, pt, at most. */
  readonly shift: number;
  /** Columns of the tables: distance of the rules, pt, at most; Infinity if their number differs. */
  readonly columns: number;
  /** Rows of the tables: difference of height, pt, at most; Infinity if their number differs. */
  readonly rows: number;
}

const squeezed = (text: string) => text.replace(/\s/gu, "");

/** Lines of text outside the tables and above the page number. */
function textLines(page: PdfPage, size: number): Map<string, number> {
  const lines = new Map<string, number>();
  for (const line of linesOf(page)) {
    const text = squeezed(line.text).replace(/[，。、；：]$/u, "");
    if (text === "" || line.size < size || line.baseline > page.height - 95) continue;
    lines.set(text, line.baseline);
  }
  return lines;
}

const unique = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b).filter((value, i, all) => i === 0 || value - (all[i - 1] as number) > 1.2);

function distance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...a.map((value, i) => Math.abs(value - (b[i] as number))));
}

const gaps = (edges: readonly number[]) => edges.slice(1).map((edge, i) => edge - (edges[i] as number));

export function comparePages(left: PdfFile, right: PdfFile, size = 15): PageDifference[] {
  const count = Math.max(left.pages.length, right.pages.length);
  const none: PdfPage = { texts: [], runs: [], rules: [], width: 0, height: 842 };
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [left.pages[i] ?? none, right.pages[i] ?? none];
    const [inA, inB] = [textLines(a, size), textLines(b, size)];
    const both = [...inA.keys()].filter((text) => inB.has(text));
    const xs = (page: PdfPage) =>
      unique(page.rules.filter((r) => Math.abs(r.x1 - r.x2) < 0.3).map((r) => r.x1));
    // LibreOffice measures from the page's foot, pdfkit from its head.
    const ys = (page: PdfPage, fromFoot: boolean) =>
      unique(
        page.rules
          .filter((r) => Math.abs(r.y1 - r.y2) < 0.3)
          .map((r) => (fromFoot ? page.height - r.y1 : r.y1)),
      );
    return {
      page: i + 1,
      onlyLeft: [...inA.keys()].filter((text) => !inB.has(text)),
      onlyRight: [...inB.keys()].filter((text) => !inA.has(text)),
      alike: both.length,
      shift: Math.max(0, ...both.map((text) => Math.abs((inA.get(text) ?? 0) - (inB.get(text) ?? 0)))),
      columns: distance(xs(a), xs(b)),
      rows: distance(gaps(ys(a, false)), gaps(ys(b, true))),
    };
  });
}
