import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { readDocx as readReport, renderDocx, TemplateError } from "../src/docx.ts";
import { docxParts, parseXml, readDocx, tableFaults } from "./readers/docx.ts";

const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationship = (id: string, type: string, target: string, mode = "") =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode}/>`;
const relationships = (...entries: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;

/** A Word file as an agency has it: Chinese style ids, a red header, text and a picture of its own. */
function agencyFile(changes: Record<string, string> = {}): Uint8Array {
  const types = ["header", "styles", "settings"].map(
    (name) =>
      `<Override PartName="/word/${name}${name === "header" ? "1" : ""}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}"/>${types.join("")}</Types>`,
    "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relationships(
      relationship("rId1", "styles", "styles.xml"),
      relationship("rId2", "header", "header1.xml"),
      relationship("rId3", "settings", "settings.xml"),
      relationship("rId4", "image", "media/secret.png"),
      relationship("rId5", "comments", "comments.xml"),
    ),
    "word/document.xml": `<w:document ${w} ${r}><w:body><w:p><w:r><w:t>去年的正文</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": `<w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="ReportBody"><w:name w:val="别的样式"/><w:basedOn w:val="a"/></w:style></w:styles>`,
    "word/settings.xml": `<w:settings ${w} ${r}><w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="420"/></w:settings>`,
    "word/_rels/settings.xml.rels": relationships(
      relationship("rId1", "attachedTemplate", "file:///C:/secret.dotx", ' TargetMode="External"'),
    ),
    "word/header1.xml": `<w:hdr ${w}><w:p><w:r><w:t>某市人民政府文件</w:t></w:r></w:p></w:hdr>`,
    "word/comments.xml": `<w:comments ${w}/>`,
    "word/media/secret.png": "secret",
    ...changes,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

test("styles, page and header are the template's; its text, picture and comments stay behind", async () => {
  const bytes = await renderDocx(liuhulan2024, { template: agencyFile() });
  const parts = docxParts(bytes);
  expect(Object.keys(parts).filter((path) => /media|comments|settings\.xml\.rels/.test(path))).toEqual([]);
  expect(parts["word/document.xml"]).not.toContain("去年的正文");
  expect(parts["word/document.xml"]).toContain('<w:headerReference w:type="default" r:id="rId2"/>');
  expect(parts["word/header1.xml"]).toContain("某市人民政府文件");
  expect(parts["word/settings.xml"]).not.toContain("attachedTemplate");
  expect(parts["word/_rels/document.xml.rels"]).not.toContain("secret");
  const blocks = readDocx(bytes);
  expect(blocks[0]).toMatchObject({ type: "paragraph", style: "a3" });
  expect(new Set(blocks.flatMap((b) => (b.type === "paragraph" ? [b.style] : [])))).toEqual(
    new Set(["a3", "1", "Nianbao-ReportBody", "Heading2", "ReportSigner", "ReportDate"]),
  );
  // Tables are as wide as the template's text area.
  for (const block of blocks)
    if (block.type === "table") {
      expect(block.table.grid.reduce((a, b) => a + b, 0)).toBe(11906 - 2 * 1800);
      expect(tableFaults(block.table)).toEqual([]);
    }
  for (const [path, text] of Object.entries(parts)) if (/xml|rels$/.test(path)) parseXml(text);
});

test("every style that the text names is there, every part has its type", async () => {
  const parts = docxParts(await renderDocx(liuhulan2024, { template: agencyFile() }));
  const known = new Set(
    [...(parts["word/styles.xml"] as string).matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id),
  );
  const named = [...(parts["word/document.xml"] as string).matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  const types = parts["[Content_Types].xml"] as string;
  for (const [, path] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(Object.keys(parts)).toContain(path);
});

test("the report comes back from it; the same bytes each time", async () => {
  const once = await renderDocx(liuhulan2024, { template: agencyFile() });
  expect(readReport(once)).toEqual(liuhulan2024);
  expect(Buffer.compare(once, await renderDocx(liuhulan2024, { template: agencyFile() }))).toBe(0);
});

test("our own output serves as a template, and nothing changes but what the template says", async () => {
  const own = await renderDocx(liuhulan2024);
  const again = docxParts(await renderDocx(liuhulan2024, { template: own }));
  expect(again["word/document.xml"]).toContain("docGrid");
  expect(readReport(await renderDocx(liuhulan2024, { template: own }))).toEqual(liuhulan2024);
  expect(again["word/footer1.xml"]).toContain("PAGE");
});

test.each([
  ["no zip", strToU8("一段文字"), /不是 Word 文件/],
  ["a file with a password", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), /密码/],
  ["another zip", zipSync({ "a.txt": strToU8("a") }), /没有 word\/document.xml/],
  [
    "macros",
    agencyFile({
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`,
    }),
    /含有宏/,
  ],
  ["XML that is none", agencyFile({ "word/styles.xml": "<w:styles" }), /word\/styles.xml 不是有效的 XML/],
])("refused: %s", async (_, template, message) => {
  const rendering = renderDocx(liuhulan2024, { template });
  await expect(rendering).rejects.toThrow(TemplateError);
  await expect(rendering).rejects.toThrow(message);
});

test("embedded fonts: the styles name them, the bytes are the same each time and give the font back", async () => {
  const bytes = await renderDocx(liuhulan2024, { embedFonts: true });
  expect(Buffer.compare(bytes, await renderDocx(liuhulan2024, { embedFonts: true }))).toBe(0);
  const files = unzipSync(bytes);
  const table = docxParts(bytes)["word/fontTable.xml"] as string;
  const [, name, key] =
    /<w:font w:name="([^"]+)"><w:embedRegular r:id="rId1" w:fontKey="\{([0-9A-F-]+)\}"/.exec(table) ?? [];
  expect(docxParts(bytes)["word/styles.xml"]).toContain(`w:eastAsia="${name}"`);
  const hidden = files["word/fonts/font1.odttf"] as Uint8Array;
  const mask = Buffer.from((key as string).replaceAll("-", ""), "hex").reverse();
  const head = hidden.slice(0, 32).map((byte, i) => byte ^ (mask[i % 16] as number));
  expect([...head.slice(0, 4)]).toEqual([0, 1, 0, 0]);
  expect(readReport(bytes)).toEqual(liuhulan2024);
});
