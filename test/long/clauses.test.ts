// The checkers of PDF/UA-1 and PDF/A are tried themselves: a file that breaks a clause is found by that clause.
import {
  type PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from "pdf-lib";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { renderPdf } from "../../src/pdf.ts";
import { checkedFile, faultsOf } from "../conformance/clause.ts";
import { pdfAClauses } from "../conformance/pdf-a-clauses.ts";
import { pdfUaClauses } from "../conformance/pdf-ua-clauses.ts";

const clauses = [...pdfUaClauses, ...pdfAClauses(3, "A")];

describe("every clause finds what breaks it", async () => {
  const whole = await renderPdf(liuhulan2024, { archive: true });
  type Change = (document: PDFDocument) => void;
  const name = (text: string) => PDFName.of(text);
  const at = (document: PDFDocument, ...keys: string[]) =>
    keys.reduce((here, key) => here.lookup(name(key)) as PDFDict, document.catalog as PDFDict);
  const objects = (document: PDFDocument, test: (dict: PDFDict) => boolean): PDFDict[] =>
    document.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
      .filter((object): object is PDFDict => object instanceof PDFDict && test(object));
  const first = (document: PDFDocument, key: string, value: string): PDFDict =>
    objects(document, (dict) => dict.get(name(key)) === name(value))[0] as PDFDict;
  /** A stream's content changed; the metadata is no compressed one. */
  const rewritten = (document: PDFDocument, stream: PDFRawStream, change: (text: string) => string) => {
    const [ref] = document.context.enumerateIndirectObjects().find(([, object]) => object === stream) as [
      PDFRef,
      PDFObject,
    ];
    const text = Buffer.from(stream.contents).toString("latin1");
    document.context.assign(ref, PDFRawStream.of(stream.dict, Buffer.from(change(text), "latin1")));
  };
  const metadata =
    (change: (text: string) => string): Change =>
    (document) =>
      rewritten(document, document.catalog.lookup(name("Metadata")) as PDFRawStream, change);
  const page =
    (content: string): Change =>
    (document) => {
      const node = document.getPages()[0]?.node as PDFDict;
      const stream = document.context.register(document.context.flateStream(content));
      const old = node.get(name("Contents")) as PDFObject;
      node.set(name("Contents"), document.context.obj([old, stream]));
    };

  const changes: [clause: string, change: Change][] = [
    ["7.1 (01-003", page("BT /F1 16 Tf <0001> Tj ET")],
    ["7.1 (01-003", page("0 0 m 9 9 l S")],
    ["7.1 (01-003", page("/Artifact BMC /Span <</MCID 900>> BDC EMC EMC")],
    ["7.1 (01-006)", page("/Span <</MCID 900>> BDC EMC")],
    ["7.1 (01-007)", (d) => at(d, "MarkInfo").set(name("Suspects"), PDFBool.True)],
    ["7.1 (02-001", (d) => at(d, "StructTreeRoot").delete(name("RoleMap"))],
    ["7.1 (02-001", (d) => first(d, "S", "TH").set(name("S"), name("Head"))],
    ["5, 7.1 (06-001", metadata((text) => text.replace("<pdfuaid:part>1<", "<pdfuaid:part>2<"))],
    ["7.1 (07-001", (d) => at(d, "ViewerPreferences").delete(name("DisplayDocTitle"))],
    ["7.2 (09-004", (d) => first(d, "S", "TR").set(name("S"), name("P"))],
    ["7.2 (09-004", (d) => (first(d, "S", "TH").lookup(name("A")) as PDFDict).delete(name("Scope"))],
    [
      "7.2 (09-004",
      (d) => (first(d, "S", "TH").lookup(name("A")) as PDFDict).set(name("ColSpan"), PDFNumber.of(3)),
    ],
    ["7.2 (09-004", (d) => first(d, "S", "TH").set(name("ID"), PDFHexString.fromText("other"))],
    ["7.21.7", (d) => first(d, "Subtype", "Type0").delete(name("ToUnicode"))],
    ["7.2 (11-001", (d) => d.catalog.delete(name("Lang"))],
    ["7.4.2", (d) => first(d, "S", "H1").set(name("S"), name("H2"))],
    ["7.9", (d) => at(d, "StructTreeRoot").set(name("IDTree"), d.context.obj({ Names: [] }))],
    ["7.11", (d) => first(d, "Type", "Filespec").delete(name("UF"))],
    ["7.16", (d) => d.catalog.set(name("AcroForm"), d.context.obj({}))],
    ["7.18", (d) => d.getPages()[0]?.node.set(name("Annots"), d.context.obj([{ Subtype: "Text" }]))],
    ["7.3", (d) => first(d, "S", "TD").set(name("S"), name("Figure"))],
    ["7.6", (d) => first(d, "S", "TR").set(name("S"), name("L"))],
    ["7.21.3", (d) => first(d, "Type", "FontDescriptor").delete(name("FontFile2"))],
    ["7.21.3", (d) => first(d, "Subtype", "CIDFontType2").delete(name("CIDToGIDMap"))],
    [
      "7.21.4.1",
      (d) =>
        ((first(d, "Subtype", "CIDFontType2").lookup(name("W")) as PDFArray).lookup(1) as PDFArray).set(
          1,
          PDFNumber.of(1),
        ),
    ],
    [
      "6.1.3",
      (d) => {
        d.context.trailerInfo.ID = undefined as never;
      },
    ],
    ["6.1.6", (d) => first(d, "Subtype", "XML").set(name("F"), name("x"))],
    ["6.1.13", page("q q")],
    ["6.2.2", page("/Artifact BMC /Other sh EMC")],
    ["6.2.2", page("/Artifact BMC /Missing gs EMC")],
    [
      "6.2.3",
      (d) => {
        const intents = at(d, "OutputIntents") as unknown as PDFArray;
        intents.push(intents.get(0));
      },
    ],
    ["6.2.3", page("/Artifact BMC 1 0 0 0 k EMC")],
    ["6.2.5", (d) => d.context.register(d.context.obj({ Type: "ExtGState", ca: 0.5 }))],
    ["6.2.6", (d) => first(d, "Type", "Metadata").set(name("Type"), name("XObject"))],
    ["6.2.11.4.2", (d) => first(d, "Type", "FontDescriptor").set(name("CIDSet"), PDFNumber.of(0))],
    ["6.3", (d) => d.catalog.set(name("OpenAction"), d.context.obj({}))],
    ["6.6.2:", metadata((text) => text.replace("<dc:format>", "<dc:title>x</dc:title><dc:format>"))],
    ["6.6.2.3", metadata((text) => text.replace("<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other"))],
    ["6.6.4", metadata((text) => text.replace("<pdfaid:part>3", "<pdfaid:part>2"))],
    ["6.7.2", (d) => at(d, "MarkInfo").delete(name("Marked"))],
    ["6.7.4", (d) => d.catalog.delete(name("Lang"))],
    ["6.8", (d) => d.catalog.delete(name("AF"))],
    ["6.8", (d) => first(d, "Type", "EmbeddedFile").delete(name("Subtype"))],
    ["6.9", (d) => d.catalog.set(name("Requirements"), d.context.obj([]))],
  ];

  test.each(changes.map((change, i) => [i, ...change] as const))("%i: %s", async (_, clause, change) => {
    const document = await PDFDocument.load(whole, { updateMetadata: false });
    change(document);
    const file = await checkedFile(await document.save({ useObjectStreams: false }));
    const found = faultsOf(file, clauses);
    expect(found.filter((message) => message.startsWith(clause))).not.toEqual([]);
  });

  test("bytes after the end, and another header", async () => {
    const late = await checkedFile(Buffer.concat([whole, Buffer.from("% more")]));
    expect(faultsOf(late, clauses).join()).toContain("6.1.3: bytes after the end");
    const older = await checkedFile(
      Buffer.from(Buffer.from(whole).toString("latin1").replace("%PDF-1.7", "%PDF-1.6"), "latin1"),
    );
    expect(faultsOf(older, clauses)).toEqual(["6.1.2: another header"]);
  });
});
