import { Packer, type Document as WordDocument } from "docx";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { DocumentInfo } from "../../document/document.ts";
import { offGrid } from "./styles.ts";
import { escapedXml } from "./xml.ts";

/** The parts that docx writes with the clock's time, or not at all. */
export interface OwnParts {
  readonly info: DocumentInfo;
  readonly fontTable: string;
}

/** The first moment that a zip file can name, in local time as zip files do: same bytes in every zone. */
const zipTime = () => new Date(1980, 0, 1);

function coreProperties({ title, author, subject, keywords, date }: DocumentInfo): string {
  const created = `<dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapedXml(title)}</dc:title><dc:subject>${escapedXml(subject)}</dc:subject>`,
    `<dc:creator>${escapedXml(author)}</dc:creator><cp:keywords>${escapedXml(keywords.join(", "))}</cp:keywords>`,
    `<cp:lastModifiedBy>${escapedXml(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    created,
    created.replaceAll("dcterms:created", "dcterms:modified"),
    "<dc:language>zh-CN</dc:language></cp:coreProperties>",
  ].join("");
}

/** The file's bytes, the same every time: docx's own zip carries the clock's time. */
export async function packed(document: WordDocument, { info, fontTable }: OwnParts): Promise<Uint8Array> {
  const buffer = await Packer.toBuffer(document, undefined, [
    { path: "docProps/core.xml", data: coreProperties(info) },
    { path: "word/fontTable.xml", data: fontTable },
  ]);
  const parts = unzipSync(buffer);
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(parts)) if (!path.endsWith("/")) files[path] = bytes;
  files["word/styles.xml"] = strToU8(offGrid(strFromU8(parts["word/styles.xml"] as Uint8Array)));
  return zipSync(files, { level: 6, mtime: zipTime() });
}
