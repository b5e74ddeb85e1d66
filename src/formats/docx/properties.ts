import type { Document, DocumentInfo } from "../../document/document.ts";
import { type EditionKey, editions } from "../../form/editions.ts";
import { sectionsOf } from "../../form/form.ts";
import { escapedXml, xmlDeclaration } from "../../opc/xml.ts";

/** docProps/core.xml; its dates are the report's, never the clock's. */
export function coreProperties({ title, author, subject, keywords, date }: DocumentInfo): string {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return [
    xmlDeclaration,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapedXml(title)}</dc:title><dc:subject>${escapedXml(subject)}</dc:subject>`,
    `<dc:creator>${escapedXml(author)}</dc:creator><cp:keywords>${escapedXml(keywords.join(", "))}</cp:keywords>`,
    `<cp:lastModifiedBy>${escapedXml(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `${moment("created")}${moment("modified")}<dc:language>zh-CN</dc:language></cp:coreProperties>`,
  ].join("");
}

/** By how many lines of names 署名 was written, where several agencies sign: one name that was broken since is none more. */
export const signersProperty = "signers";

/** Which titles of sections were written in other words than the form's, one a line. */
export const titlesProperty = "sectionTitles";

/** The headings of sections that the form words otherwise. */
function ownTitlesIn({ info, blocks }: Pick<Document, "info" | "blocks">): string[] {
  const key = info.properties.edition ?? "";
  if (!Object.hasOwn(editions, key)) return [];
  const usual = new Map<string, string>(
    sectionsOf(editions[key as EditionKey]).map(([path, { title }]) => [path, title]),
  );
  return blocks.flatMap((block) =>
    block.type === "heading" && block.level === 1 && (usual.get(block.path) ?? block.text) !== block.text
      ? [block.text]
      : [],
  );
}

/** docProps/custom.xml: what the pages do not show, for whoever reads the report back. */
export function customProperties(document: Pick<Document, "info" | "blocks">): string {
  const { info, blocks } = document;
  const titles = ownTitlesIn(document);
  const signers = blocks.flatMap((block) => (block.type === "signature" ? (block.others ?? []) : [])).length;
  const all = {
    ...info.properties,
    ...(signers > 0 && { [signersProperty]: String(signers + 1) }),
    ...(titles.length > 0 && { [titlesProperty]: titles.join("\n") }),
  };
  const entries = Object.entries(all).map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${escapedXml(name)}"><vt:lpwstr>${escapedXml(value)}</vt:lpwstr></property>`,
  );
  return `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${entries.join("")}</Properties>`;
}
