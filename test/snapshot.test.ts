import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { renderDocx } from "../src/docx.ts";
import { renderPdf } from "../src/pdf.ts";
import { docxParts, readDocx } from "./readers/docx.ts";
import { linesOf, type PdfPage, readPdf } from "./readers/pdf.ts";

const examples = { liuhulan: liuhulan2024, huaian: huaian2024 };

/** A page as a reader sees it: each line with its left end, baseline and size, to the point. */
const pageText = (lines: ReturnType<typeof linesOf>) =>
  lines
    .map(
      ({ text, x, baseline, size }) =>
        `${Math.round(x)},${Math.round(baseline)} ${Math.round(size * 10) / 10} ${text}`,
    )
    .join("\n");

/** The rules of a page: where columns and rows stand, and a sum over every rule, so that no change goes unseen. */
function ruleText({ rules }: PdfPage): string {
  if (rules.length === 0) return "";
  const at = (values: number[]) =>
    [...new Set(values.map((v) => Math.round(v)))].toSorted((a, b) => a - b).join(" ");
  const all = rules
    .map(({ x1, y1, x2, y2, width }) => [x1, y1, x2, y2, width].map((n) => n.toFixed(1)).join(" "))
    .toSorted();
  const sum = createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 12);
  return `\n[${rules.length} rules, ${sum}; columns ${at(rules.filter((r) => r.x1 === r.x2).map((r) => r.x1))}; rows ${at(rules.filter((r) => r.y1 === r.y2).map((r) => r.y1))}]`;
}

test.each(Object.entries(examples))("pages of %s", async (name, report) => {
  const { pages, info, outline } = await readPdf(await renderPdf(report));
  const { Title, Author, Subject, Keywords, CreationDate, Language } = info;
  const bookmarks = outline.flatMap(({ title, items }) => [title, ...items.map((item) => `  ${item.title}`)]);
  await expect(
    [
      JSON.stringify({ Title, Author, Subject, Keywords, CreationDate, Language }),
      bookmarks.join("\n"),
      ...pages.map((page, i) => `—— 第${i + 1}页 ——\n${pageText(linesOf(page))}${ruleText(page)}`),
    ].join("\n\n"),
  ).toMatchFileSnapshot(`./__snapshots__/${name}.pdf.txt`);
});

test.each(Object.entries(examples))("blocks of %s in Word", async (name, report) => {
  const bytes = await renderDocx(report);
  const lines = readDocx(bytes).flatMap((block) => {
    if (block.type === "paragraph") return [`[${block.style}] ${block.text}`];
    const rows = block.table.rows.map(({ head, cells }) =>
      cells
        .map(
          ({ columns, merge, text }) =>
            `${merge === "continue" ? "↑" : text}${columns > 1 ? `×${columns}` : ""}${merge === "restart" ? "↓" : ""}`,
        )
        .join(" | ")
        .replace(/^/, head ? "* " : "  "),
    );
    return [`[table ${block.table.grid.join(" ")}]`, ...rows];
  });
  const parts = docxParts(bytes);
  const section = /<w:sectPr>.*<\/w:sectPr>/s.exec(parts["word/document.xml"] as string)?.[0];
  await expect(
    [...lines, section, parts["docProps/core.xml"], parts["word/fontTable.xml"]]
      .join("\n")
      .replaceAll("><", ">\n<"),
  ).toMatchFileSnapshot(`./__snapshots__/${name}.docx.txt`);
});
