import { strFromU8 } from "fflate";
import { attributeNamed, attributeOf, childOf, childrenOf, type XmlElement } from "../../../opc/elements.ts";
import { parseXml } from "../../../opc/parse-xml.ts";
import { serializedXml } from "../../../opc/serialize-xml.ts";
import { relationshipsOf } from "../../../opc/target.ts";
import { type CompressedPart, compressed } from "../../../opc/write.ts";
import type { FontRole, PageStyle, Style } from "../../../style/style.ts";
import { toTwip } from "../../../style/units.ts";
import { wordNamespace } from "../names.ts";
import type { WordFont } from "./fonts.ts";
import { reportParts, type Skeleton } from "./parts.ts";
import { styleXml, wordStyles } from "./styles.ts";
import {
  keepNeeded,
  mainPart,
  packageRelationships,
  parsed,
  serialized,
  TemplateError,
  templateParts,
  withOnly,
  writeContentTypes,
} from "./template-parts.ts";

const attribute = (element: XmlElement | undefined, name: string): string => attributeOf(element, name) ?? "";

/** The page of the last section, in pt. */
function pageOf(section: XmlElement | undefined, page: PageStyle): PageStyle {
  const points = (element: XmlElement | undefined, name: string, otherwise: number) => {
    const value = attribute(element, name);
    return /^-?\d+$/.test(value) ? Math.abs(Number(value)) / 20 : otherwise;
  };
  const [size, margins] = [childOf(section, "pgSz"), childOf(section, "pgMar")];
  return {
    ...page,
    width: points(size, "w", page.width),
    height: points(size, "h", page.height),
    top: points(margins, "top", page.top),
    right: points(margins, "right", page.right),
    bottom: points(margins, "bottom", page.bottom),
    left: points(margins, "left", page.left) + points(margins, "gutter", 0),
  };
}

/** Our styles' ids in the template's words, and its styles with those that it lacks. */
function mergeStyles(
  root: XmlElement,
  style: Style,
  fonts: Readonly<Record<FontRole, WordFont>>,
): { ids: ReadonlyMap<string, string>; styles: XmlElement } {
  const there = childrenOf(root, "style");
  const nameOf = (element: XmlElement) => attribute(childOf(element, "name"), "val").toLowerCase();
  const byName = new Map(there.map((element) => [nameOf(element), attribute(element, "styleId")]));
  const taken = new Set(there.map((element) => attribute(element, "styleId")));
  const normal = there.find(
    (element) =>
      attribute(element, "type") === "paragraph" && ["1", "true"].includes(attribute(element, "default")),
  );
  const ids = new Map<string, string>();
  const own = wordStyles(style, fonts);
  for (const { id, name } of own) {
    const known = byName.get(name.toLowerCase());
    ids.set(id, known ?? (taken.has(id) ? `Nianbao-${id}` : id));
  }
  const added = own.flatMap((named): XmlElement[] => {
    if (byName.has(named.name.toLowerCase())) return [];
    const next = named.next && ids.get(named.next);
    const xml = styleXml(
      { ...named, id: ids.get(named.id) as string, ...(next && { next }) },
      attribute(normal, "styleId") || "Normal",
    ).replace("<w:style ", `<w:style xmlns:w="${root.namespace}" `);
    return [parseXml(xml, (why) => why)];
  });
  return { ids, styles: { ...root, children: [...root.children, ...added] } };
}

const reportPlace: XmlElement = {
  name: "nianbao-report",
  localName: "nianbao-report",
  namespace: undefined,
  attributes: [],
  children: [],
};

/** Settings that tie a file to others, or lock it. */
const ties = ["attachedTemplate", "mailMerge", "documentProtection"];

function withoutTies(settings: string, parts: ReadonlyMap<string, Uint8Array>): string {
  if (!ties.some((name) => settings.includes(name))) return settings;
  return serialized(
    withOnly(parsed(parts, "word/settings.xml"), ({ localName }) => !ties.includes(localName)),
  );
}

/** The report is written in Word's usual namespace with its usual prefix, which a template may not have named. */
function withNamespace(document: XmlElement): XmlElement {
  if (/purl\.oclc\.org\/ooxml/.test(document.namespace ?? ""))
    throw new TemplateError(
      "模板是“Strict Open XML”格式，请在 Word 中另存为普通的“Word 文档（.docx）”再用。",
    );
  if (document.namespace !== wordNamespace)
    throw new TemplateError("模板的正文不是 Word 的格式，请在 Word 中另存为 .docx 再用。");
  const there = attributeNamed(document, "xmlns:w");
  if (there === wordNamespace) return document;
  if (there !== undefined)
    throw new TemplateError("模板里前缀 w 另有所指，请在 Word 中打开，另存为 .docx 再用。");
  const own = { name: "xmlns:w", localName: "w", value: wordNamespace };
  return { ...document, attributes: [...document.attributes, own] };
}

/** A section with a page of the standard's. */
const sectionXml = ({ width, height, top, right, bottom, left }: PageStyle) =>
  `<w:sectPr><w:pgSz w:w="${toTwip(width)}" w:h="${toTwip(height)}"/><w:pgMar w:top="${toTwip(top)}" w:right="${toTwip(right)}" w:bottom="${toTwip(bottom)}" w:left="${toTwip(left)}" w:header="${toTwip(top / 2)}" w:footer="${toTwip(bottom / 2)}" w:gutter="0"/></w:sectPr>`;

/**
 * The skeleton of an agency's own Word file: its styles, page setup, headers and footers. Its text, pictures
 * and comments stay behind.
 *
 * @throws {TemplateError} if it is no Word file, or holds macros.
 */
export function templateSkeleton(
  template: Uint8Array,
  style: Style,
  fonts: Readonly<Record<FontRole, WordFont>>,
): Skeleton {
  const parts = templateParts(template);
  const given = parsed(parts, mainPart);
  const body = childOf(given, "body");
  if (body === undefined) throw new TemplateError("模板没有正文部分，不是 Word 文件（.docx、.dotx）。");
  const document = withNamespace(given);
  const { relationships, paths } = keepNeeded(parts);
  const { ids, styles } = mergeStyles(parsed(parts, "word/styles.xml"), style, fonts);
  const types = writeContentTypes(parsed(parts, "[Content_Types].xml"), paths);
  const section = childrenOf(body, "sectPr").at(-1);
  // Where the report goes; a body without a section of its own gets ours.
  const emptied = { ...body, children: section === undefined ? [reportPlace] : [reportPlace, section] };
  const whole = {
    ...document,
    children: document.children.map((child) => (child === body ? emptied : child)),
  };
  const [head = "", tail = ""] = serialized(whole).split(serializedXml(reportPlace));

  const written = new Map<string, CompressedPart>();
  const put = (path: string, content: string | Uint8Array) => written.set(path, compressed(content));
  put("[Content_Types].xml", types);
  put("_rels/.rels", packageRelationships());
  put(relationshipsOf(mainPart), serialized(relationships));
  for (const path of paths)
    if (!(reportParts as readonly string[]).includes(path)) put(path, parts.get(path) as Uint8Array);
  put("word/styles.xml", serialized(styles));
  const settings = parts.get("word/settings.xml");
  if (settings !== undefined) put("word/settings.xml", withoutTies(strFromU8(settings), parts));
  return {
    parts: written,
    head,
    tail: section === undefined ? sectionXml(style.page) + tail : tail,
    page: pageOf(section, style.page),
    idOf: (id) => ids.get(id) ?? id,
  };
}
