import { strFromU8 } from "fflate";
import { attributeNamed, childrenOf, type XmlElement } from "../../../opc/elements.ts";
import { parseXml } from "../../../opc/parse-xml.ts";
import { type PackageFault, packageParts } from "../../../opc/read.ts";
import { serializedXml } from "../../../opc/serialize-xml.ts";
import { relationshipsOf, targetOf } from "../../../opc/target.ts";
import { officeRelationship, relationshipsXml, xmlDeclaration } from "../../../opc/xml.ts";
import { type ErrorDetails, NianbaoError } from "../../../problem/problem.ts";

/** A template cannot be used; the message says why, in Chinese. */
export class TemplateError extends NianbaoError {
  override readonly name = "TemplateError";

  constructor(message: string, details?: ErrorDetails) {
    super("TEMPLATE_UNUSABLE", message, details);
  }
}

export const mainPart = "word/document.xml";
const mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** What a main part may bring along: the rest (pictures, comments, charts of the template's own text) stays behind. */
const kept = /\/(?:styles|theme|fontTable|settings|webSettings|numbering|header|footer|footnotes|endnotes)$/;

const templateFaults: Record<PackageFault, string> = {
  damaged: "模板不是 Word 文件（.docx、.dotx），或文件已损坏。",
  tooLarge: "Word 模板解开后过大，请换一个模板。",
  encrypted: "模板设有密码，或是旧格式（.doc、.dot）；请另存为不设密码的 .docx 再用。",
};

export const templateParts = (template: Uint8Array): Map<string, Uint8Array> =>
  packageParts(template, (error) => new TemplateError(templateFaults[error.fault], { cause: error }));

export function parsed(parts: ReadonlyMap<string, Uint8Array>, path: string): XmlElement {
  const bytes = parts.get(path);
  if (bytes === undefined) throw new TemplateError(`模板里没有 ${path}，不是 Word 文件（.docx、.dotx）。`);
  return parseXml(
    strFromU8(bytes),
    (why) => new TemplateError(`模板的 ${path} 不是有效的 XML：${why.message}。`, { cause: why }),
  );
}

export const serialized = (element: XmlElement): string => xmlDeclaration + serializedXml(element);

/** An element without those of its children that are elements and not to be kept. */
export const withOnly = (element: XmlElement, isKept: (child: XmlElement) => boolean): XmlElement => ({
  ...element,
  children: element.children.filter((child) => typeof child === "string" || isKept(child)),
});

/** A main part's relationships without those that lead to the template's own text, and the parts they need. */
export function keepNeeded(parts: ReadonlyMap<string, Uint8Array>): {
  relationships: XmlElement;
  paths: Set<string>;
} {
  const relationships = withOnly(
    parsed(parts, relationshipsOf(mainPart)),
    (entry) => entry.localName !== "Relationship" || kept.test(attributeNamed(entry, "Type") ?? ""),
  );
  const paths = new Set<string>();
  const follow = (path: string, entries: XmlElement) => {
    for (const entry of childrenOf(entries, "Relationship")) {
      if (attributeNamed(entry, "TargetMode") === "External") continue;
      const target = targetOf(path, attributeNamed(entry, "Target") ?? "");
      if (target === undefined || !parts.has(target) || paths.has(target)) continue;
      paths.add(target);
      const further = relationshipsOf(target);
      if (!parts.has(further)) continue;
      paths.add(further);
      follow(target, parsed(parts, further));
    }
  };
  follow(mainPart, relationships);
  // The template's own template lies on the machine where it was made.
  for (const path of paths) if (path.endsWith("settings.xml.rels")) paths.delete(path);
  return { relationships, paths };
}

/** The package's list of types, with ours for the parts that are written anew, without parts that stayed behind. */
export function writeContentTypes(root: XmlElement, paths: ReadonlySet<string>): string {
  const own = new Map([
    [mainPart, mainType],
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ["docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"],
  ]);
  const main = childrenOf(root, "Override").find(
    (entry) => attributeNamed(entry, "PartName") === `/${mainPart}`,
  );
  if (/macroEnabled/i.test(attributeNamed(main, "ContentType") ?? ""))
    throw new TemplateError("模板含有宏（.docm、.dotm），请另存为 .docx 或 .dotx 再用。");
  const others = withOnly(root, (entry) => {
    const path = (attributeNamed(entry, "PartName") ?? "").slice(1);
    return entry.localName !== "Override" || (!own.has(path) && paths.has(path));
  });
  const entries = [...own].map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return serialized(others).replace(/<\/(\w+:)?Types>\s*$/, `${entries.join("")}$&`);
}

export const packageRelationships = (): string =>
  relationshipsXml([
    [`${officeRelationship}/officeDocument`, mainPart],
    [
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      "docProps/core.xml",
    ],
    [`${officeRelationship}/custom-properties`, "docProps/custom.xml"],
  ]);
