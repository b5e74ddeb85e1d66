import { chartsHeading } from "../../charts/heading.ts";
import { chartFigure, chartRules } from "../../charts/page.ts";
import { chartsSaid, type ReportCharts, reportCharts } from "../../charts/report-charts.ts";
import {
  type Block,
  type Document,
  type DocumentInfo,
  type ParagraphBlock,
  reviewLabel,
  type SignatureBlock,
  type TitleBlock,
} from "../../document/document.ts";
import { toldLevels } from "../../document/heading-levels.ts";
import { nameParts } from "../../document/name-parts.ts";
import { prepare } from "../../document/prepare.ts";
import { type DocumentSection, sectioned } from "../../document/sections.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import type { Report } from "../../report/report.ts";
import type { Downloads } from "../../style/options.ts";
import type { Style } from "../../style/style.ts";
import { attachmentHeadHtml, attachmentId, attachmentListHtml, attachmentRules } from "./attachments.ts";
import { markedHtml } from "./marks.ts";
import { type HtmlOptions, htmlOutput } from "./options.ts";
import { itemsHtml, linkedText, ownTableHtml, pictureHtml } from "./own-blocks.ts";
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

function paragraphHtml({ lead, text, links, marks }: ParagraphBlock, remarks: readonly string[]): string {
  const head = markedHtml(lead, marks, remarks);
  const body =
    links === undefined || marks !== undefined
      ? markedHtml(text, marks, remarks, lead.length)
      : linkedText(text, links);
  if (lead === "") return `<p>${body}</p>`;
  return `<div class="run-in"><h3>${head}</h3>${text === "" ? "" : `<p>${body}</p>`}</div>`;
}

/** What the files are called that a reader may take away. */
const downloadNames = [
  ["pdf", "PDF 下载"],
  ["docx", "Word 下载"],
  ["ofd", "OFD 下载"],
] as const;

/** Links to the files of the report, where the site has them. */
function downloadsHtml(downloads: Downloads = {}): string {
  const links = downloadNames.flatMap(([kind, name]) => {
    const address = downloads[kind];
    return address === undefined ? [] : [`<a href="${escaped(address)}" download>${name}</a>`];
  });
  return links.length === 0 ? "" : `<nav class="downloads" aria-label="下载">${links.join("")}</nav>`;
}

interface WebSetting {
  readonly downloads: Downloads | undefined;
  readonly info: DocumentInfo;
  readonly style: Style;
  /** Of a review copy. */
  readonly remarks: readonly string[];
}

function titleHtml({ lines, marks }: TitleBlock, { remarks }: WebSetting): string {
  let start = 0;
  const spans = lines.map((line) => {
    const parts = nameParts(line).map((part) => {
      const html = markedHtml(part, marks, remarks, start);
      start += part.length;
      return html;
    });
    return `<span>${parts.join("<wbr>")}</span>`;
  });
  return `<h1>${spans.join("")}</h1>`;
}

function signatureHtml(
  { by, others = [], on, marks = [] }: SignatureBlock,
  { info, remarks }: WebSetting,
): string {
  const marked = (part: "by" | "on", text: string) =>
    markedHtml(
      text,
      marks.filter((mark) => mark.part === part),
      remarks,
    );
  return `<footer><p>${marked("by", by)}</p>${others.map((name) => `<p>${escaped(name)}</p>`).join("")}<p><time datetime="${escaped(info.date)}">${marked("on", on)}</time></p></footer>`;
}

/** @param level - that a heading is told at to who hears the page */
function block(block: Block, setting: WebSetting, level?: number): string {
  const { style, remarks } = setting;
  switch (block.type) {
    case "title":
      return titleHtml(block, setting) + downloadsHtml(setting.downloads);
    case "heading": {
      const tag = `h${block.level + 1}`;
      const told = (level ?? block.level) === block.level ? "" : ` aria-level="${(level as number) + 1}"`;
      return `<${tag}${told}>${markedHtml(block.text, block.marks, remarks)}</${tag}>`;
    }
    case "paragraph":
      return paragraphHtml(block, remarks);
    case "table":
      return tableHtml(block, style.table);
    case "items":
      return itemsHtml(block, remarks);
    case "ownTable":
      return ownTableHtml(block, remarks);
    case "picture":
      return pictureHtml(block, remarks);
    case "signature":
      return signatureHtml(block, setting);
    case "attachmentList":
      return attachmentListHtml(block);
    case "attachment":
      return attachmentHeadHtml(block, remarks);
    case "pageBreak":
      return "";
  }
}

function sectionHtml({ heading, blocks }: DocumentSection, setting: WebSetting): string {
  const levels = toldLevels([heading, ...blocks]);
  const inner = blocks.map((part) => block(part, setting, levels.get(part))).join("\n");
  if (heading.type === "attachment")
    return `<section class="attachment" aria-labelledby="${attachmentId(heading)}">${attachmentHeadHtml(heading, setting.remarks)}\n${inner}\n</section>`;
  const text = markedHtml(heading.text, heading.marks, setting.remarks);
  return `<section aria-labelledby="${heading.path}"><h2 id="${heading.path}">${text}</h2>\n${inner}\n</section>`;
}

/** Behind the article: readers of the report look no further. */
const chartsHtml = (
  made: ReportCharts,
): string => `<section class="charts" aria-labelledby="charts"><h2 id="charts">${chartsHeading}</h2>
${[...chartsSaid(made).map((text) => `<p>${escaped(text)}</p>`), ...made.charts.map(chartFigure)].join("\n")}
</section>
`;

/** A composed document as a page. */
function documentHtml(
  { info, blocks, review }: Document,
  style: Style,
  {
    downloads,
    charts,
  }: { readonly downloads: Downloads | undefined; readonly charts: ReportCharts | undefined },
): string {
  const setting: WebSetting = { info, style, downloads, remarks: review?.remarks ?? [] };
  const label = review === undefined ? "" : `<header class="review-label">${reviewLabel}</header>\n`;
  const tables = blocks.flatMap((part) => (part.type === "table" ? [part] : []));
  const properties = Object.entries(info.properties).map(
    ([name, value]) => ` data-${name}="${escaped(value)}"`,
  );
  const parts = sectioned(blocks).map((part) =>
    part.type === "section" ? sectionHtml(part, setting) : block(part, setting),
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
${head(info)}
<style>
${styleSheet(style)}
${tables.map(tableRules).join("\n")}${blocks.some(({ type }) => type === "attachment") ? `\n${attachmentRules}` : ""}${charts === undefined ? "" : `\n${chartRules}`}
</style>
</head>
<body>
${label}<main>
<article${properties.join("")}>
${parts.filter((part) => part !== "").join("\n")}
</article>
${charts === undefined ? "" : chartsHtml(charts)}</main>
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
  const prepared = prepare(report, options, htmlOutput);
  const { downloads, charts: wanted } = prepared.options;
  const charts = wanted && reportCharts(report, wanted.previous as Report | undefined);
  return documentHtml(prepared.document, prepared.style, { downloads, charts });
}
