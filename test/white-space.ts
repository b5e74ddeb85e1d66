import type { Document } from "../src/document/document.ts";
import { prepare } from "../src/document/prepare.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { layOut } from "../src/layout/lay-out.ts";
import type { Page, TextItem } from "../src/layout/page.ts";
import type { Report } from "../src/report/report.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";
import { largestBlank } from "../src/style/table-break.ts";
import { textArea } from "../src/style/text-area.ts";

/** Headings that may stand over a picture at the top of a page, pt: three lines. */
const overPicture = 90;

/**
 * Whether a page holds no more than the close of a report that several agencies sign: headings, at most a last paragraph too
 * short to be cut, 附件说明, all their lines. 署名 stands on no page without text, so that none of it can go before.
 */
function isCloseOfSeveral(blocks: Document["blocks"], page: Page | undefined): boolean {
  const texts = page?.items.filter(isText) ?? [];
  const on = new Set(texts.map(({ source }) => source?.block as number));
  const kinds = [...on].map((at) => blocks[at]);
  const linesOfText = new Set(
    texts.flatMap(({ source, baseline }) =>
      blocks[source?.block as number]?.type === "paragraph" ? [Math.round(baseline)] : [],
    ),
  );
  return (
    kinds.some((block) => block?.type === "signature" && (block.others ?? []).length > 0) &&
    kinds.every((block) => /^(?:heading|paragraph|attachmentList|signature)$/u.test(block?.type ?? "")) &&
    kinds.filter((block) => block?.type === "paragraph").length <= 1 &&
    linesOfText.size <= 3
  );
}

/** The empty part at the foot of each page but the last, of the text area's height; none where a picture, which cannot be cut, or an attachment opens the next. */
function emptyFeet({ blocks }: Document, pages: readonly Page[]): number[] {
  const { top, height } = textArea(gbt9704.page);
  return pages.slice(0, -1).map(({ items }, i) => {
    if (pages[i + 1]?.items.some((item) => item.type === "picture" && item.y < top + overPicture)) return 0;
    const next = pages[i + 1]?.items.find(isText)?.source;
    if (next !== undefined && blocks[next.block]?.type === "attachment") return 0;
    if (isCloseOfSeveral(blocks, pages[i + 1])) return 0;
    const feet = items.flatMap((item) => {
      if (item.type === "picture") return [item.y + item.height];
      if (item.type === "rule") return [item.from[1], item.to[1]];
      return item.type === "text" && item.source ? [item.baseline + 0.12 * item.line.size] : [];
    });
    return (top + height - Math.max(top, ...feet)) / height;
  });
}

const isText = (item: Page["items"][number]): item is TextItem =>
  item.type === "text" && item.source !== undefined;

/** The white above each heading that follows a table on its page, from the last rule to the top of the type, pt. */
export function gapsAboveHeadings({ blocks }: Document, pages: readonly Page[]): number[] {
  return pages.flatMap(({ items }) => {
    const texts = items.filter(isText);
    const levels = items.flatMap((item) => (item.type === "rule" ? [item.from[1], item.to[1]] : []));
    return texts.flatMap((item, i) => {
      const { block } = item.source as { block: number };
      const before = texts[i - 1]?.source?.block;
      if (blocks[block]?.type !== "heading" || before === undefined || blocks[before]?.type !== "table")
        return [];
      const type = item.baseline - 0.88 * item.line.size;
      return [type - Math.max(...levels.filter((y) => y < type))];
    });
  });
}

/** Pages that are left more than a third empty, gaps above headings that differ by more than 3 pt. */
export async function whiteFaults(report: Report, tableBreak: "auto" | "break" = "auto"): Promise<string[]> {
  const prepared = prepare(report, { tableBreak }, pdfOutput);
  const { pages } = await layOut(prepared);
  const feet = emptyFeet(prepared.document, pages).flatMap((part, i) =>
    part > largestBlank ? [`page ${i + 1}: ${part.toFixed(2)} is empty`] : [],
  );
  const gaps = gapsAboveHeadings(prepared.document, pages);
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  return most - least > 3 ? [...feet, `gaps from ${least.toFixed(1)} to ${most.toFixed(1)} pt`] : feet;
}
