import type { DocumentInfo } from "../../document/document.ts";
import type { Bookmark } from "../../layout/page.ts";
import { escapedXml } from "../../opc/xml.ts";
import type { Style } from "../../style/style.ts";
import { textArea } from "../../style/text-area.ts";
import { lengths, micrometres, millimetres, ofdPart, textElement } from "./xml.ts";

/** OFD.xml: what the file says of itself, and where its document is. */
export function rootPart(info: DocumentInfo, id: string, documentPath: string): string {
  const { title, author, subject, keywords, date, properties } = info;
  const data = Object.entries(properties).map(
    ([name, value]) => `<ofd:CustomData Name="${escapedXml(name)}">${escapedXml(value)}</ofd:CustomData>`,
  );
  const list = (name: string, entries: readonly string[]) =>
    entries.length === 0 ? "" : `<ofd:${name}>${entries.join("")}</ofd:${name}>`;
  const described = [
    textElement("DocID", id),
    textElement("Title", title),
    textElement("Author", author),
    textElement("Subject", subject),
    textElement("CreationDate", date),
    textElement("ModDate", date),
    textElement("DocUsage", "Normal"),
    list(
      "Keywords",
      keywords.map((keyword) => textElement("Keyword", keyword)),
    ),
    textElement("Creator", "gov-nianbao"),
    list("CustomDatas", data),
  ];
  return ofdPart(
    "OFD",
    ' Version="1.0" DocType="OFD"',
    `<ofd:DocBody><ofd:DocInfo>${described.join("")}</ofd:DocInfo>${textElement("DocRoot", documentPath)}</ofd:DocBody>`,
  );
}

/** An entry of the outline and where it leads. */
export interface OutlineEntry extends Bookmark {
  readonly page: number;
  /** pt from the top of the page. */
  readonly top: number;
}

interface OutlineTree {
  readonly entry: OutlineEntry;
  readonly below: OutlineTree[];
}

function outlineElement({ entry, below }: OutlineTree): string {
  const { text, level, page, top } = entry;
  const place = `PageID="${page}" Left="0" Top="${millimetres(micrometres(top))}" Zoom="0"`;
  const expanded = level === 1 ? "" : ' Expanded="false"';
  return `<ofd:OutlineElem Title="${escapedXml(text)}"${expanded}><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto><ofd:Dest Type="XYZ" ${place}/></ofd:Goto></ofd:Action></ofd:Actions>${below.map(outlineElement).join("")}</ofd:OutlineElem>`;
}

/** Entries of level 2 belong to that of level 1 before them. */
function outlines(entries: readonly OutlineEntry[]): string {
  const roots: OutlineTree[] = [];
  let section: OutlineTree | undefined;
  for (const entry of entries) {
    const tree: OutlineTree = { entry, below: [] };
    if (entry.level === 1) section = tree;
    (entry.level === 1 || section === undefined ? roots : section.below).push(tree);
  }
  return roots.length === 0 ? "" : `<ofd:Outlines>${roots.map(outlineElement).join("")}</ofd:Outlines>`;
}

export interface DocumentParts {
  readonly style: Style;
  /** The greatest number of an object. */
  readonly lastNumber: number;
  readonly resources: string;
  readonly pages: readonly { readonly id: number; readonly path: string }[];
  readonly entries: readonly OutlineEntry[];
  readonly customTags: string | undefined;
  readonly attachments: string | undefined;
}

/** Document.xml: the sheet, the pages, the outline, and where everything is; paths from its own folder. */
export function documentPart(parts: DocumentParts): string {
  const { style, lastNumber, resources, pages, entries, customTags, attachments } = parts;
  const { width, height } = style.page;
  const text = textArea(style.page);
  const box = (name: string, edges: readonly number[]) => textElement(name, lengths(edges.map(micrometres)));
  const area = `<ofd:PageArea>${box("PhysicalBox", [0, 0, width, height])}${box("ContentBox", [text.left, text.top, text.width, text.height])}</ofd:PageArea>`;
  const common = `<ofd:CommonData>${textElement("MaxUnitID", String(lastNumber))}${area}${textElement("PublicRes", resources)}</ofd:CommonData>`;
  const list = pages.map(({ id, path }) => `<ofd:Page ID="${id}" BaseLoc="${path}"/>`).join("");
  const optional = [
    customTags === undefined ? "" : textElement("CustomTags", customTags),
    attachments === undefined ? "" : textElement("Attachments", attachments),
  ];
  return ofdPart(
    "Document",
    "",
    `${common}<ofd:Pages>${list}</ofd:Pages>${outlines(entries)}${optional.join("")}`,
  );
}

/** Attachments.xml: the report's data; its size is told in kilobytes (clause 20). */
export function attachmentsPart(name: string, path: string, size: number, date: string): string {
  const title = name.replace(/\.[^.]*$/, "");
  return ofdPart(
    "Attachments",
    "",
    `<ofd:Attachment ID="A1" Name="${title}" Format="json" CreationDate="${date}T00:00:00" Size="${millimetres(size)}">${textElement("FileLoc", path)}</ofd:Attachment>`,
  );
}
