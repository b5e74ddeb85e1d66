import { parse } from "parse5";
import { chartsHeading, chartsUnread } from "../../charts/heading.ts";
import { type EditionKey, editions } from "../../form/editions.ts";
import { type Edition, type SectionKey, sectionsOf, type TableKey } from "../../form/form.ts";
import type { Problem } from "../../problem/problem.ts";
import { chineseDate } from "../../report/date.ts";
import { type FormatReading, told } from "../../report/format-reading.ts";
import { isTitleOfOther, ownTitles } from "../../report/section-titles.ts";
import { compact, readBasics } from "../../report/seen-basics.ts";
import { refuseDeep, refuseLong } from "./page-limits.ts";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "./page-nodes.ts";
import { attachmentsOnPage } from "./read-attachments.ts";
import { elementsIn, inlineText, otherPage } from "./read-inline.ts";
import { readPageNarrative } from "./read-narrative.ts";
import { figuresIn } from "./read-tables.ts";

/** Data of pictures in a page of ours: they are long, and the parser need not see them. */
const imageData = /data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+/gu;

function articlesIn(root: HtmlNode): Element[] {
  const found: Element[] = [];
  const stack: HtmlNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && node.tagName === "article" && attributeIn(node, "data-edition") !== "")
      found.push(node);
    else stack.push(...nodesIn(node));
  }
  return found;
}

/** A page of a report that was not yet approved is no report. */
const isReviewCopy = (page: string) => page.includes('<header class="review-label">');

/** 署名 and 成文日期. */
function signatureIn(footer: Element): { by: string[]; on: string } {
  const names = elementsIn(footer);
  const date = names.pop();
  const [time] = date === undefined ? [] : elementsIn(date);
  if (names.length === 0 || time?.tagName !== "time") otherPage("署名、成文日期");
  const on = attributeIn(time as Element, "datetime");
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(on) || compact(inlineText(time as Element).text) !== chineseDate(on))
    otherPage("署名、成文日期");
  return {
    by: names.map((name) => (name.tagName === "p" ? inlineText(name).text : otherPage("署名、成文日期"))),
    on,
  };
}

/**
 * The data in a web page of ours, unchecked: tables by place, label and address, texts by their elements. Texts may have
 * been changed; whatever else such a page has not makes it a page by other hands.
 *
 * @throws {ReadError} if the page is none, or is no longer as this package wrote it
 */
export function readHtmlData(bytes: Uint8Array): FormatReading {
  const pictures = new Map<string, string>();
  const page = new TextDecoder().decode(bytes).replace(imageData, (data) => {
    const name = `picture:${pictures.size}`;
    pictures.set(name, data);
    return name;
  });
  refuseLong(page);
  const root = parse(page);
  refuseDeep(root);
  const [article, another] = articlesIn(root);
  if (article === undefined || another !== undefined || isReviewCopy(page)) return otherPage("正文");
  const named = attributeIn(article, "data-edition");
  if (!Object.hasOwn(editions, named)) return otherPage("正文");
  const edition = editions[named as EditionKey] as Edition;
  const parts = elementsIn(article).filter(({ tagName }) => tagName !== "nav");
  const notes: Problem[] = page.includes('<section class="charts"')
    ? [told("", `“${chartsHeading}”`, chartsUnread)]
    : [];

  const heading = parts.shift();
  if (heading?.tagName !== "h1") return otherPage("标题");
  const title = elementsIn(heading).map((line) => inlineText(line).text);
  const opening: string[] = [];
  while (parts[0]?.tagName === "p") {
    const { text, links } = inlineText(parts.shift() as Element);
    opening.push(text);
    for (const { href } of links)
      notes.push(told("opening", "引言", `链接没有读入，只读入了文字（${href}）。`));
  }
  const titles: Partial<Record<SectionKey, string>> = {};
  const sections = sectionsOf(edition).map(([key, section]) => {
    const part = parts.shift();
    const [name, ...inside] = part?.tagName === "section" ? elementsIn(part) : [];
    if (name?.tagName !== "h2") return otherPage(`“${section.title}”`);
    const printed = inlineText(name).text;
    // Without a title, or with another section's, it is not the section that stands there.
    if (compact(printed) === "" || isTitleOfOther(edition, key, printed))
      return otherPage(`“${section.title}”`);
    titles[key] = printed;
    if (section.kind === "narrative") {
      const read = readPageNarrative(key, section.title, inside, pictures);
      notes.push(...read.notes);
      return [key, read.text] as const;
    }
    const [box, more] = inside;
    if (box === undefined || more !== undefined) return otherPage(section.table);
    return [key, figuresIn(box, section, key as TableKey)] as const;
  });
  const list =
    parts[0] !== undefined && attributeIn(parts[0], "class") === "attachments" ? parts.shift() : undefined;
  const footer = parts[0]?.tagName === "footer" ? parts.shift() : undefined;
  const attachments = attachmentsOnPage(parts.splice(0), list, pictures);
  notes.push(...attachments.notes);
  const known = new Map(
    ["agency", "year", "edition", "period"].flatMap((name) => {
      const value = attributeIn(article, `data-${name}`);
      return value === "" ? [] : [[name, value] as const];
    }),
  );
  const { notes: basicNotes, ...basics } = readBasics(title, opening, known, edition);
  const data = {
    edition: edition.key,
    ...basics,
    title,
    opening,
    ...(ownTitles(edition, titles) && { sectionTitles: ownTitles(edition, titles) }),
    ...Object.fromEntries(sections),
    ...(footer !== undefined && { signature: signatureIn(footer) }),
    ...(attachments.read.length > 0 && { attachments: attachments.read }),
  };
  return { data, notes: [...basicNotes, ...notes] };
}
