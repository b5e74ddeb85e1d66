import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { zipSync } from "fflate";
import { create } from "fontkit";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { prepare } from "../src/document/prepare.ts";
import { embeddedTrueType } from "../src/fonts/embedded-truetype.ts";
import type { Font } from "../src/fonts/font.ts";
import { readFont } from "../src/fonts/fontkit.ts";
import { fontFile } from "../src/fonts/truetype-file.ts";
import { ofdOutput } from "../src/formats/ofd/options.ts";
import { AnnualReport, check, figure, NianbaoError, parseReport } from "../src/index.ts";
import { kindOf } from "../src/intake/kind.ts";
import { readData } from "../src/intake/read.ts";
import { layOut } from "../src/layout/lay-out.ts";
import { readOfd, renderOfd } from "../src/ofd.ts";
import { renderPdf } from "../src/pdf.ts";
import { published } from "./corpus.ts";
import { hardReport } from "./hard-report.ts";
import { mutatedBytes } from "./mutated-bytes.ts";
import { reportData } from "./random-report.ts";
import { named, readOfdPages, textsOf } from "./readers/ofd.ts";
import { comparedToLayout } from "./readers/ofd-compare.ts";
import { ofdFaults } from "./readers/ofd-rules.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

const review = check(huaian2024);
const rare = AnnualReport.for({ agency: '某县&<某>"镇"人民政府', year: 2024 })
  .overview("本年度由䶮、𬭎、堃同志负责，C&A <公司>  两个空格。")
  .proactiveDisclosure({})
  .requests({})
  .reviewAndLitigation({})
  .problemsAndImprovements("“好”")
  .signed({ by: "某镇人民政府", on: "2025-01-15" })
  .build();
const cases = [
  ["liuhulan", liuhulan2024, {}],
  ["huaian with a seal", huaian2024, { seal: true }],
  ["2019, blank cells", published("shanghai-general-office-2019"), {}],
  ["review copy, shades", huaian2024, { review, style: { table: { bandShade: "#dce6f1" } } }],
  ["rare characters, signs of XML", rare, {}],
  ["hard", hardReport(), {}],
] as const;
const schemas = fileURLToPath(new URL("../../shared/ofd/", import.meta.url));
const hasSchemas = existsSync(join(schemas, "OFD.xsd")) && existsSync("/usr/bin/xmllint");

describe.each(cases)("%s", async (_, report, options) => {
  const bytes = await renderOfd(report, options);
  const file = readOfdPages(bytes);

  test("parts, order, kinds, numbers and references", () => expect(ofdFaults(file)).toEqual([]));

  test("characters, places, sizes, rules and shades are the layout's, glyphs lie in their boxes", async () => {
    const { characters, away, faults } = await comparedToLayout(file, report, options);
    expect(faults).toEqual([]);
    expect(characters).toBeGreaterThan(500);
    expect(away).toBeLessThan(0.001);
  });

  test("text is the PDF's", async () => {
    const pdf = await readPdf(await renderPdf(report, options));
    const foot = ((pdf.pages[0]?.height ?? 0) - 95) * (25.4 / 72);
    const text = textsOf(file)
      .flatMap(({ characters }) => characters)
      .filter(({ baseline, character }) => baseline < foot && !/\s/u.test(character))
      .map(({ character }) => character);
    expect(text.join("")).toBe(plainText(pdf));
  });

  test("the report comes back", () => expect(readOfd(bytes)).toEqual(report));

  test.skipIf(!hasSchemas)("the annex's schemas", () => expect(schemaFaults(file.parts)).toEqual([]));

  test("fonts: glyphs by character, outlines and widths of the source, all tables, the right sum", async () => {
    const { pages } = await layOut(prepare(report, options, ofdOutput));
    const objects = textsOf(file).flatMap(({ characters }) => characters);
    const wanted = pages
      .flatMap(({ items }) => items.flatMap((item) => (item.type === "text" ? item.line.characters : [])))
      .filter(({ character }) => !/^\s$/u.test(character));
    const fontOf = new Map<number, (typeof wanted)[number]["font"]>();
    objects
      .filter(({ character }) => !/^\s$/u.test(character))
      .forEach(({ font }, i) => {
        fontOf.set(font, wanted[i]?.font as (typeof wanted)[number]["font"]);
      });
    for (const [id, { bytes: ttf, font }] of file.fonts) {
      const source = fontOf.get(id);
      const view = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
      let sum = 0;
      for (let at = 0; at < ttf.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
      expect(sum).toBe(0xb1b0afba);
      const { tables } = (font as unknown as { directory: { tables: object } }).directory;
      expect(Object.keys(tables)).toEqual(
        ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"].toSorted(),
      );
      const whole = create(Buffer.from(source?.bytes ?? [])) as import("fontkit").Font;
      for (const character of new Set(
        objects.flatMap((here) => (here.font === id ? [here.character] : [])),
      )) {
        const codePoint = character.codePointAt(0) as number;
        const glyph = font.glyphForCodePoint(codePoint);
        expect(glyph.id, character).toBeGreaterThan(0);
        expect(glyph.path.toSVG()).toBe(whole.glyphForCodePoint(codePoint).path.toSVG());
        expect(glyph.advanceWidth / font.unitsPerEm).toBe(source?.glyph(codePoint)?.advance);
      }
    }
  });
});

/** What xmllint says of the parts, by the schemas of the standard's annex A. */
function schemaFaults(parts: Readonly<Record<string, Uint8Array>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-ofd-"));
  const faults: string[] = [];
  try {
    const byRoot = new Map<string, string[]>();
    Object.entries(parts).forEach(([path, bytes], i) => {
      if (!path.endsWith(".xml") || path.includes("/Tags/")) return;
      // The annex knows NameSpace only, the standard's own table and every file in use TypeID: ours has both.
      const text = new TextDecoder().decode(bytes).replace(/ TypeID="[^"]*"/, "");
      const root = /<ofd:(\w+)/.exec(text)?.[1] as string;
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, text);
      byRoot.set(root, [...(byRoot.get(root) ?? []), file]);
    });
    expect([...byRoot.keys()].toSorted()).toEqual(
      ["OFD", "Document", "Res", "Page", "CustomTags", "Attachments"].toSorted(),
    );
    for (const [root, files] of byRoot)
      try {
        execFileSync("xmllint", ["--noout", "--schema", join(schemas, `${root}.xsd`), ...files], {
          stdio: "pipe",
        });
      } catch (error) {
        faults.push(String((error as { stderr: unknown }).stderr));
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}

test("the rules find what is wrong", async () => {
  const bytes = await renderOfd(liuhulan2024);
  const { parts } = readOfdPages(bytes);
  const faultsWith = (path: string, change: (text: string) => string) => {
    const text = new TextDecoder().decode(parts[path]);
    expect(change(text)).not.toBe(text);
    return ofdFaults(readOfdPages(zipSync({ ...parts, [path]: new TextEncoder().encode(change(text)) })));
  };
  const page = "Doc_0/Pages/Page_0/Content.xml";
  const swapped = /(<ofd:Author>.*<\/ofd:Author>)(<ofd:Subject>.*<\/ofd:Subject>)/;
  expect(faultsWith("OFD.xml", (text) => text.replace(swapped, "$2$1"))).toHaveLength(1);
  expect(faultsWith(page, (text) => text.replace(/ ID="8"/, ' ID="9"'))).toContain("an ID stands twice");
  expect(faultsWith(page, (text) => text.replace(/ Font="1"/, ' Font="77"'))).toContain("no font 77");
  expect(faultsWith("Doc_0/Document.xml", (t) => t.replace(/<ofd:MaxUnitID>\d/, "$&9"))).not.toEqual([]);
  expect(faultsWith("Doc_0/Document.xml", (t) => t.replace(/PageID="\d+"/, 'PageID="9"'))).not.toEqual([]);
  expect(faultsWith("Doc_0/Tags/figures.xml", (t) => t.replace(/>\d+</, ">1<"))).toEqual(["no object 1"]);
  const moved = (text: string) => text.replace(/ X="0\.(\d)/, ' X="1.$1');
  const text = moved(new TextDecoder().decode(parts[page]));
  const file = readOfdPages(zipSync({ ...parts, [page]: new TextEncoder().encode(text) }));
  expect((await comparedToLayout(file, liuhulan2024)).faults.length).toBeGreaterThan(0);
});

test("random reports: whole, placed, read back", () =>
  fc.assert(
    fc.asyncProperty(reportData(), async (data) => {
      const report = parseReport(data);
      const bytes = await renderOfd(report);
      const file = readOfdPages(bytes);
      expect(ofdFaults(file)).toEqual([]);
      expect((await comparedToLayout(file, report)).faults).toEqual([]);
      expect(readOfd(bytes)).toEqual(report);
    }),
    { numRuns: 5 },
  ));

test("each figure on the page is tied to its address", async () => {
  const file = readOfdPages(await renderOfd(huaian2024));
  const objects = new Map(textsOf(file).map(({ id, characters }) => [id, characters]));
  const root = file.xml.get("Doc_0/Tags/figures.xml");
  const figures = Array.from(root?.childNodes ?? []) as unknown as (typeof root)[];
  expect(figures.length).toBe(200);
  for (const element of figures) {
    const address = element?.getAttribute("address") as string;
    const shown = named(element as NonNullable<typeof root>, "ObjectRef")
      .flatMap((reference) => objects.get(Number(reference.textContent)) ?? [])
      .map(({ character }) => character);
    expect(shown.join(""), address).toBe(String(figure(huaian2024, address as never)).replace("null", ""));
  }
});

test("outline, information, fonts' names", async () => {
  const bytes = await renderOfd(liuhulan2024);
  const file = readOfdPages(bytes);
  const pdf = await readPdf(await renderPdf(liuhulan2024));
  const titles = named(file.xml.get("Doc_0/Document.xml") as never, "OutlineElem");
  expect(titles.map((element) => element.getAttribute("Title"))).toEqual(
    pdf.outline.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]),
  );
  const root = file.xml.get("OFD.xml") as never;
  expect(named(root, "Title")[0]?.textContent).toBe(pdf.info.Title);
  expect(named(root, "Author")[0]?.textContent).toBe(liuhulan2024.agency);
  expect(named(root, "CreationDate")[0]?.textContent).toBe("2025-01-15");
  expect([...file.fonts.values()].map(({ family }) => family)).toEqual([
    "小标宋体",
    "仿宋",
    "宋体",
    "黑体",
    "楷体",
  ]);
});

test("sizes and sums stand in every local header, names are ASCII, the same bytes in another zone", async () => {
  const bytes = await renderOfd(liuhulan2024);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [at, entries] = [0, 0];
  for (; view.getUint32(at, true) === 0x04034b50; entries++) {
    expect(view.getUint16(at + 6, true)).toBe(0);
    expect(view.getUint32(at + 14, true)).toBeGreaterThan(0);
    at += 30 + view.getUint16(at + 26, true) + view.getUint32(at + 18, true);
  }
  expect(entries).toBe(Object.keys(readOfdPages(bytes).parts).length);
  const zone = process.env.TZ;
  try {
    process.env.TZ = "America/New_York";
    expect(Buffer.compare(await renderOfd(liuhulan2024), bytes)).toBe(0);
  } finally {
    process.env.TZ = zone;
    if (zone === undefined) delete process.env.TZ;
  }
});

test("a character beyond the BMP has a run and a glyph of its own", async () => {
  const texts = textsOf(readOfdPages(await renderOfd(rare)));
  const beyond = texts.filter(({ characters }) => characters.some(({ glyph }) => glyph !== undefined));
  expect(beyond.map(({ characters }) => characters.map(({ character }) => character).join(""))).toEqual(
    expect.arrayContaining(["𬭎"]),
  );
});

test("fonts with PostScript outlines are refused by name", async () => {
  const standard = (name: string) =>
    readFileSync(new URL(`../node_modules/pdfjs-dist/standard_fonts/${name}`, import.meta.url));
  const whole = readFont(standard("LiberationSans-Regular.ttf")) as Font;
  const digits = [..."0123456789"].map((digit) => digit.charCodeAt(0));
  const glyphs = new Map(digits.map((code) => [code, whole.glyphOf(code)?.id as number]));
  const liberation = readFont(
    embeddedTrueType(whole, "PostScript-Digits", glyphs)?.file as Uint8Array,
  ) as Font;
  const names = ["OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post"];
  const tables = Object.fromEntries(names.map((name) => [name, liberation.tableOf(name) as Uint8Array]));
  const cff = fontFile({ ...tables, "CFF ": new Uint8Array(standard("FoxitSerif.pfb")) });
  cff.set(new TextEncoder().encode("OTTO"));
  await expect(renderOfd(liuhulan2024, { fonts: { body: { file: cff } } })).rejects.toThrow(
    /“PostScript-Digits”是 PostScript 轮廓（CFF）.*TrueType/,
  );
});

describe("reading", () => {
  const reading = (bytes: Uint8Array) => () => readOfd(bytes);
  const text = (content: string) => new TextEncoder().encode(content);
  const ofd = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016">';

  test("known by its content, read by import", async () => {
    const bytes = await renderOfd(liuhulan2024);
    expect(kindOf(bytes)).toBe("ofd");
    expect((await readData(bytes)).data).toEqual(liuhulan2024);
  });

  test("after it was signed, and packed anew by another program; the data added last counts", async () => {
    const { parts } = readOfdPages(await renderOfd(liuhulan2024));
    const signed = { ...parts, "Doc_0/Signs/Signatures.xml": text("<x/>") };
    expect(readOfd(zipSync(signed))).toEqual(liuhulan2024);
    const list = new TextDecoder().decode(parts["Doc_0/Attachments.xml"]);
    const more = `<ofd:Attachment ID="A2" Name="x"><ofd:FileLoc>/Doc_0/x.json</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`;
    const corrected = { ...liuhulan2024, opening: ["改正。"] };
    const changed = {
      ...parts,
      "Doc_0/Attachments.xml": text(list.replace("</ofd:Attachments>", more)),
      "Doc_0/x.json": text(JSON.stringify(corrected)),
    };
    expect(readOfd(zipSync(changed)).opening).toEqual(["改正。"]);
  });

  test.each([
    ["no package", text("PK no"), "不是 OFD 文件，或已损坏"],
    ["empty", new Uint8Array(), "不是 OFD 文件，或已损坏"],
    ["another package", zipSync({ "word/document.xml": text("<w/>") }), "没有 OFD.xml"],
    ["encrypted", zipSync({ "Encryptions.xml": text("<x/>") }), "密码"],
    [
      "no document",
      zipSync({
        "OFD.xml": text(`${ofd}<ofd:DocBody><ofd:DocRoot>a/b.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`),
      }),
      "没有所指的“a/b.xml”",
    ],
    ["no XML", zipSync({ "OFD.xml": text("<ofd:OFD") }), "“OFD.xml”"],
    ["no data", zipSync({ "OFD.xml": text(`${ofd}</ofd:OFD>`) }), "没有报告数据"],
    ["a bomb", zipSync({ "OFD.xml": new Uint8Array(60_000_000) }), "过大"],
  ] as const)("%s", (_, bytes, message) => {
    expect(reading(bytes)).toThrow(NianbaoError);
    expect(reading(bytes)).toThrow(message);
  });

  test("damaged files give the report or an error that says what is wrong", async () => {
    for (const bytes of mutatedBytes(await renderOfd(liuhulan2024), 60, 25))
      try {
        expect(readOfd(bytes).agency).toBeTypeOf("string");
      } catch (error) {
        if (!(error instanceof NianbaoError)) throw error;
      }
  });
});
