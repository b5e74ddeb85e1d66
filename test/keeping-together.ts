import { composeDocument } from "../src/document/compose.ts";
import { editions } from "../src/form/editions.ts";
import type { Report } from "../src/report/report.ts";
import { linesOf, type PdfFile } from "./readers/pdf.ts";

/** What may not happen at the ends of pages, and does. Reads the pages' lines against what the report says. */
export function pageEndFaults(report: Report, { pages }: PdfFile): string[] {
  const lines = pages.flatMap((page, p) =>
    linesOf(page)
      .filter(({ size }) => size > 15.9 && size < 16.1)
      .map(({ text }) => ({ page: p, text: text.replace(/\s/gu, "") }))
      .filter(({ text }) => text !== ""),
  );
  let next = 0;
  const faults: string[] = [];
  /** Pages of the lines that make up a text. */
  const take = (text: string): number[] => {
    const wanted = text.replace(/\s/gu, "");
    let found = "";
    const on: number[] = [];
    while (found.length < wanted.length && next < lines.length) {
      const line = lines[next++] as (typeof lines)[number];
      found += line.text;
      on.push(line.page);
    }
    if (found !== wanted) faults.push(`“${wanted.slice(0, 20)}” stands as “${found.slice(0, 20)}”`);
    return on;
  };
  let heading: { text: string; page: number } | undefined;
  for (const block of composeDocument(report, editions[report.edition]).blocks) {
    if (block.type === "title" || block.type === "pageBreak") continue;
    if (block.type === "attachment") {
      take(block.label);
      heading = undefined;
      continue;
    }
    if (block.type === "table") {
      heading = undefined; // tables have a test of their own
      continue;
    }
    if (block.type === "signature") {
      const on = [block.by, ...(block.others ?? []), block.on].flatMap(take);
      if (new Set(on).size > 1) faults.push("name and date on two pages");
      continue;
    }
    if (block.type === "ownTable" || block.type === "picture") {
      heading = undefined;
      continue;
    }
    if (block.type === "items" || block.type === "attachmentList") {
      for (const { mark, text } of block.items) take(mark + text);
      heading = undefined;
      continue;
    }
    const text = block.type === "heading" ? block.text : block.lead + block.text;
    const on = take(text);
    if (heading !== undefined && on[0] !== heading.page)
      faults.push(`heading “${heading.text}” ends page ${heading.page + 1}`);
    heading = block.type === "heading" ? { text, page: on.at(-1) as number } : undefined;
    for (const page of new Set(on)) {
      const here = on.filter((other) => other === page).length;
      if (here === 1 && on.length > 1)
        faults.push(`one line of “${text.slice(0, 20)}” alone on page ${page + 1}`);
    }
  }
  return faults;
}
