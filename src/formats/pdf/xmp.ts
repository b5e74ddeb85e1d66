import { escapedXml } from "../../opc/xml.ts";
import type { ArchiveRules } from "./archive.ts";
import type { PdfDocumentInfo } from "./pdfmake.ts";

/** What a file says that it conforms to. */
export interface Claims {
  readonly archive?: ArchiveRules;
  /** PDF/UA-1 (ISO 14289-1). */
  readonly universalAccess: boolean;
}

const namespaces = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
} as const;

const description = (prefix: keyof typeof namespaces, content: string): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${namespaces[prefix]}">${content}</rdf:Description>`;

const element = (name: string, text: string): string => `<${name}>${escapedXml(text)}</${name}>`;

const inDefaultLanguage = (name: string, text: string): string =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapedXml(text)}</rdf:li></rdf:Alt></${name}>`;

/** PDF/A knows no PDF/UA: its one property must be explained (ISO 19005-1, 6.7.8; 19005-2, 6.6.2.3.3). */
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>${namespaces.pdfuaid}</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** A document's metadata as XMP (ISO 16684-1), with the same values as its information dictionary. */
export function xmpPacket(info: PdfDocumentInfo, { archive, universalAccess }: Claims): string {
  const date = info.CreationDate.toISOString().replace(/\.\d+Z$/, "Z");
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${[
  description(
    "dc",
    element("dc:format", "application/pdf") +
      inDefaultLanguage("dc:title", info.Title) +
      `<dc:creator><rdf:Seq>${element("rdf:li", info.Author)}</rdf:Seq></dc:creator>` +
      inDefaultLanguage("dc:description", info.Subject),
  ),
  description(
    "xmp",
    element("xmp:CreatorTool", info.Creator) +
      element("xmp:CreateDate", date) +
      element("xmp:ModifyDate", date),
  ),
  description("pdf", element("pdf:Producer", info.Producer) + element("pdf:Keywords", info.Keywords)),
  ...(archive
    ? [
        description(
          "pdfaid",
          element("pdfaid:part", String(archive.part)) + element("pdfaid:conformance", archive.conformance),
        ),
      ]
    : []),
  ...(universalAccess ? [description("pdfuaid", element("pdfuaid:part", "1"))] : []),
  ...(archive && universalAccess ? [extension] : []),
].join("\n")}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
