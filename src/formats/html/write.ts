import type { Block, Document, DocumentInfo, ParagraphBlock } from "../../document/document.ts";
import { nameParts } from "../../document/name-parts.ts";
import { prepare } from "../../document/prepare.ts";
import { type DocumentSection, sectioned } from "../../document/sections.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import type { Report } from "../../report/report.ts";
import type { Style } from "../../style/style.ts";
import { type HtmlOptions, htmlOutput } from "./options.ts";
import { styleSheet, tableRules } from "./style-sheet.ts";
import { tableHtml } from "./table.ts";

/** Tags for the page of an article (国办发〔2017〕47号 《政府网站发展指引》, 网页标签规范). */
function head({ title, author, subject, keywords }: DocumentInfo): string {
  const tags = {
    ArticleTitle: title,
    ContentSource: author,
    Keywords: keywords.join(","),
    Description: `${title}（${subject}）`,
  };
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    ...Object.entries(tags).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`),
  ].join("\n");
}

const paragraphHtml = ({ lead, text }: ParagraphBlock): string =>
  lead === ""
    ? `<p>${escaped(text)}</p>`
    : `<div class="run-in"><h3>${escaped(lead)}</h3>${text === "" ? "" : `<p>${escaped(text)}</p>`}</div>`;

function block(block: Block, { date }: DocumentInfo, style: Style): string {
  switch (block.type) {
    case "title":
      return `<h1>${block.lines.map((line) => `<span>${nameParts(line).map(escaped).join("<wbr>")}</span>`).join("")}</h1>`;
    case "heading":
      return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`;
    case "paragraph":
      return paragraphHtml(block);
    case "table":
      return tableHtml(block, style.table);
    case "signature":
      return `<footer><p>${escaped(block.by)}</p><p><time datetime="${escaped(date)}">${escaped(block.on)}</time></p></footer>`;
    case "pageBreak":
      return "";
  }
}

const sectionHtml = (
  { heading, blocks }: DocumentSection,
  info: DocumentInfo,
  style: Style,
): string => `<section \
aria-labelledby="${heading.path}"><h2 id="${heading.path}">${escaped(heading.text)}</h2>
${blocks.map((part) => block(part, info, style)).join("\n")}
</section>`;

/** A composed document as a page. */
function documentHtml({ info, blocks }: Document, style: Style): string {
  const tables = blocks.flatMap((part) => (part.type === "table" ? [part] : []));
  const properties = Object.entries(info.properties).map(
    ([name, value]) => ` data-${name}="${escaped(value)}"`,
  );
  const parts = sectioned(blocks).map((part) =>
    part.type === "section" ? sectionHtml(part, info, style) : block(part, info, style),
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
${head(info)}
<style>
${styleSheet(style)}
${tables.map(tableRules).join("\n")}
</style>
</head>
<body>
<main>
<article${properties.join("")}>
${parts.filter((part) => part !== "").join("\n")}
</article>
</main>
</body>
</html>
`;
}

/**
 * A report as one web page for the agency's site: no script and nothing from outside, real tables, readable on a
 * phone and by a screen reader. Each figure's cell names its address (`data-figure="requests.received.total"`), the
 * article the agency, year, edition and period. The same report gives the same text.
 *
 * @throws {ReportError} if the data is no report
 * @throws {OptionsError} if an option cannot be taken
 */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  const { document, style } = prepare(report, options, htmlOutput);
  return documentHtml(document, style);
}
