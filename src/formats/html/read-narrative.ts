import type { Problem } from "../../problem/problem.ts";
import type { NarrativeBlockInput } from "../../report/blocks.ts";
import { told } from "../../report/format-reading.ts";
import { textAddress } from "../../report/link-address.ts";
import { firstCharacters } from "../../report/text.ts";
import { attributeIn, type Element } from "./page-nodes.ts";
import { elementsIn, type InlineText, inlineText, otherPage } from "./read-inline.ts";
import { ownTableIn } from "./read-tables.ts";

type PageBlock = string | NarrativeBlockInput;
type MutableTable = Extract<NarrativeBlockInput, { kind: "table" }> & { note?: string };

/** The text of one section, and what of it could not be kept. */
export interface PageNarrative {
  readonly text: (PageBlock | { heading: string; paragraphs: PageBlock[] })[];
  readonly notes: Problem[];
}

/**
 * Reads the text of a section of a page that this package wrote.
 *
 * @param pictures - the data of the page's pictures, by what stands for it in the page
 * @throws {ReadError} if there is anything that such a page has not
 */
export function readPageNarrative(
  key: string,
  title: string,
  elements: readonly Element[],
  pictures: ReadonlyMap<string, string>,
): PageNarrative {
  const before: PageBlock[] = [];
  const subsections: { heading: string; paragraphs: PageBlock[] }[] = [];
  const notes: Problem[] = [];
  const open = () => subsections.at(-1)?.paragraphs ?? before;
  const lost = (href: string, near: string) => {
    const place = `“${title}”“${firstCharacters(near.trim(), 12)}”处`;
    notes.push(told(key, place, `链接没有读入，只读入了文字（${href}）。`));
  };
  const plain = (element: Element): string => {
    const { text, links } = inlineText(element);
    for (const { href } of links) lost(href, text);
    return text;
  };
  const paragraph = (lead: string, { text, links }: InlineText): void => {
    const kept = links.filter(({ href, from, to }) => {
      if (text.slice(from, to).trim() !== "" && textAddress(href) !== undefined) return true;
      lost(href, text.slice(from, to));
      return false;
    });
    if (kept.length === 0) {
      open().push(lead + text);
      return;
    }
    let at = 0;
    const stretches = kept.flatMap(({ from, to, href }) => {
      const parts = [text.slice(at, from), { text: text.slice(from, to), href }];
      at = to;
      return parts;
    });
    open().push({ kind: "paragraph", text: [lead, ...stretches, text.slice(at)] });
  };
  const figure = (element: Element): void => {
    const [image, below, ...others] = elementsIn(element);
    if (image?.tagName !== "img" || others.length > 0) otherPage("图片");
    if (below !== undefined && below.tagName !== "figcaption") otherPage("图片");
    const data = pictures.get(attributeIn(image as Element, "src")) ?? otherPage("图片");
    const width = Number(attributeIn(image as Element, "data-width"));
    open().push({
      kind: "figure",
      image: data,
      ...(width > 0 && { width }),
      alt: attributeIn(image as Element, "alt"),
      ...(below !== undefined && { caption: plain(below) }),
    });
  };
  const runIn = (element: Element): void => {
    const [head, text, ...others] = elementsIn(element);
    if (head?.tagName !== "h3" || (text !== undefined && text.tagName !== "p") || others.length > 0)
      otherPage("小标题");
    const lead = plain(head as Element);
    paragraph(lead, text === undefined ? { text: "", links: [] } : inlineText(text));
  };

  for (const element of elements) {
    const name = attributeIn(element, "class");
    switch (`${element.tagName}${name === "" ? "" : `.${name}`}`) {
      case "p":
        paragraph("", inlineText(element));
        break;
      case "div.run-in":
        runIn(element);
        break;
      case "h3":
        subsections.push({ heading: plain(element), paragraphs: [] });
        break;
      case "h4":
        open().push({ kind: "heading", level: 3, text: plain(element) });
        break;
      case "ol":
      case "ul": {
        const items = elementsIn(element).map((item) =>
          item.tagName === "li" ? plain(item) : otherPage("列表"),
        );
        open().push({ kind: "list", ordered: element.tagName === "ol", items });
        break;
      }
      case "div.own":
        open().push(ownTableIn(element, lost));
        break;
      case "p.note": {
        const last = open().at(-1);
        if (typeof last !== "object" || last.kind !== "table" || last.note !== undefined) otherPage("表注");
        (last as MutableTable).note = plain(element);
        break;
      }
      case "figure":
        figure(element);
        break;
      default:
        otherPage(`“${element.tagName}”`);
    }
  }
  return { text: [...before, ...subsections], notes };
}
