import { editions } from "../src/form/editions.ts";
import { renderHtml } from "../src/html.ts";
import { type FigureTree, figureAt, figuresOf, tablesOf } from "../src/report/figures.ts";
import type { Report } from "../src/report/report.ts";
import { readHtml } from "./readers/html.ts";
import { treeFaults } from "./structure-expected.ts";

/** What a page is made of; nothing else may come out of a report's text. */
const tags = new Set(
  "html head meta title style body main article section header footer h1 h2 h3 span div p time table caption colgroup col thead tbody tr th td wbr h4 ol ul li a figure img figcaption".split(
    " ",
  ),
);
const attributes =
  /^(?:lang|charset|name|content|class|id|scope|rowspan|colspan|headers|role|tabindex|datetime|aria-labelledby|data-(?:figure|edition|agency|year|period))$/;
/** Of links and pictures only, and what they may be. */
const inBlocks: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:|mailto:)/,
  src: /^data:image\/(?:png|jpeg);base64,/,
  alt: /\S/,
  width: /^\d+$/,
  height: /^\d+$/,
  "data-width": /^\d+(?:\.\d)?$/,
  "aria-label": /^表格$/,
  "aria-level": /^3$/,
};

/** The figures of a report by their addresses, as they are printed. */
function figuresOfReport(report: Report): Map<string, string> {
  return new Map(
    tablesOf(editions[report.edition]).flatMap(([key, section]) =>
      figuresOf(section).map(({ keys }) => {
        const figure = figureAt(report[key] as FigureTree, keys);
        return [
          [key, ...keys].join("."),
          figure === undefined || figure === null ? "" : String(figure),
        ] as const;
      }),
    ),
  );
}

/** What is wrong with the page of a report, in words: its text, tables, figures, or what it is made of. */
export function htmlFaults(report: Report): string[] {
  const page = readHtml(renderHtml(report));
  const found = [...page.errors, ...treeFaults(report, page.root)];
  for (const { tag, attributes: given } of page.elements) {
    if (!tags.has(tag)) found.push(`an element ${tag}`);
    for (const [name, value] of Object.entries(given))
      if (!attributes.test(name) && inBlocks[name]?.test(value) !== true) found.push(`an attribute ${name}`);
  }
  const ids = page.elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  if (new Set(ids).size !== ids.length) found.push("an id stands twice");
  for (const {
    attributes: { "aria-labelledby": label },
  } of page.elements)
    if (label !== undefined && !ids.includes(label)) found.push(`no label ${label}`);
  if (page.title !== report.title.join("")) found.push(`the title ${page.title}`);
  if (/url\(|@import|http/i.test(page.style)) found.push("the style wants something from outside");
  if (JSON.stringify([...page.figures]) !== JSON.stringify([...figuresOfReport(report)]))
    found.push("other figures");
  return found;
}
