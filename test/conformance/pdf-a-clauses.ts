import { PDFBool, type PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from "pdf-lib";
import { plain, streamBytes } from "../readers/pdf-objects.ts";
import { type CheckedFile, type Clause, fault, xmpNamespaces, xmpValue } from "./clause.ts";
import { embedding, glyphsAndWidths, unicode } from "./fonts.ts";

const infoOf = ({ objects: { document, resolve } }: CheckedFile): Record<string, string> => {
  const info = resolve(document.context.trailerInfo.Info) as PDFDict;
  return Object.fromEntries(
    info.entries().map(([key, value]) => [key.decodeText(), String(plain(resolve(value)))]),
  );
};
const dateOf = (date: string | undefined) =>
  date?.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
const forbidden = (file: CheckedFile, keys: readonly string[]) =>
  keys.flatMap((key) =>
    fault(
      file.dictionaries.some((dict) => dict.has(PDFName.of(key))),
      `/${key} is used`,
    ),
  );

/** Operators that reports' pages are drawn with: all are of ISO 32000-1, none paints a picture. */
const operators = new Set(
  "q Q cm w J j M d gs m l h re S f f* BT ET Tf Tm TJ g cs CS scn SCN BMC BDC EMC".split(" "),
);

/** ISO 19005-2 and -3, clause by clause. `part` and `conformance` are what the file claims. */
export const pdfAClauses = (part: 2 | 3, conformance: "A"): readonly Clause[] => [
  {
    clause: "6.1.2",
    holds: "The header is %PDF-1.7, then a comment of four bytes above 127",
    faults: ({ raw }) => fault(!/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(raw), "another header"),
  },
  {
    clause: "6.1.3",
    holds: "An ID of two equal strings, no encryption, nothing after %%EOF",
    faults: ({ raw, objects: { document } }) => {
      const { ID, Encrypt } = document.context.trailerInfo;
      const ids = plain(ID) as string[];
      return [
        ...fault(ids?.length !== 2 || ids[0] !== ids[1] || ids[0]?.length === 0, "no ID"),
        ...fault(Encrypt !== undefined, "encrypted"),
        ...fault(!/%%EOF\n?$/.test(raw), "bytes after the end"),
      ];
    },
  },
  {
    clause: "6.1.6, 6.1.7",
    holds: "Streams tell their length, lie in the file, and are compressed by Flate alone",
    faults: ({ objects: { all, get } }) =>
      all().flatMap(([ref, object]) => {
        if (!(object instanceof PDFRawStream)) return [];
        const filter = plain(get(object.dict, "Filter"));
        return [
          ...fault(!(get(object.dict, "Length") instanceof PDFNumber), `${ref} has no length`),
          ...fault(
            (get(object.dict, "Length") as PDFNumber).asNumber() !== object.contents.length,
            `${ref} has another length`,
          ),
          ...fault(filter !== null && filter !== "/FlateDecode", `${ref} has the filter ${filter}`),
          ...["F", "FFilter", "FDecodeParms"].flatMap((key) =>
            fault(object.dict.has(PDFName.of(key)), `${ref} is outside`),
          ),
        ];
      }),
  },
  {
    clause: "6.1.13",
    holds:
      "Strings under 32,767 bytes, names under 127, whole numbers of 32 bits, q nested less than 28 deep",
    faults: ({ contents, dictionaries }) => [
      ...dictionaries.flatMap((dict) =>
        dict
          .entries()
          .flatMap(([key, value]) => [
            ...fault(key.decodeText().length > 127, "a long name"),
            ...fault(
              (value instanceof PDFString || value instanceof PDFHexString) && value.asBytes().length > 32767,
              "a long string",
            ),
            ...fault(
              value instanceof PDFNumber && Math.abs(value.asNumber()) > 2 ** 31 - 1,
              "a large number",
            ),
          ]),
      ),
      ...contents.flatMap((content) => {
        let depth = 0;
        let deepest = 0;
        for (const [operator] of content.matchAll(/(?<![^\s])[qQ](?![^\s])/g)) {
          depth += operator === "q" ? 1 : -1;
          deepest = Math.max(deepest, depth);
        }
        return fault(depth !== 0 || deepest > 28, `q and Q: ${depth} left open, ${deepest} deep`);
      }),
    ],
  },
  {
    clause: "6.2.2",
    holds:
      "Only operators of ISO 32000-1; every font, state and colour space used is in the page's resources",
    faults: ({ contents, objects: { document, dict } }) =>
      contents.flatMap((content, n) => {
        const bare = content
          .replace(/<[0-9a-f]*>/g, "")
          .replace(/\[[^\]]*\]/g, "")
          .replace(/<<[^>]*>>/g, "");
        const used = [...bare.matchAll(/(?<![^\s])[A-Za-z]+\*?(?![^\s])/g)].map(([operator]) => operator);
        const page = document.getPages()[n] as { node: PDFDict };
        const resources = dict(page.node, "Resources");
        const asked = (pattern: RegExp, kind: string) =>
          [...content.matchAll(pattern)].flatMap(([, name]) => {
            if (/^(?:Device(?:RGB|Gray)|Pattern)$/.test(name as string)) return [];
            return fault(
              !resources.has(PDFName.of(kind)) || !dict(resources, kind).has(PDFName.of(name as string)),
              `${kind} ${name}`,
            );
          });
        return [
          ...[...new Set(used)].flatMap((operator) =>
            fault(!operators.has(operator), `operator ${operator}`),
          ),
          ...asked(/\/(\w+) [\d.]+ Tf/g, "Font"),
          ...asked(/\/(\w+) gs/g, "ExtGState"),
          ...asked(/\/(\w+) (?:cs|CS)\b/g, "ColorSpace"),
        ];
      }),
  },
  {
    clause: "6.2.3, 6.2.4",
    holds: "One output intent with an RGB profile (ICC 2); colours are DeviceRGB and DeviceGray",
    faults: ({ contents, objects: { catalog, array, get } }) => {
      const intents = array(catalog, "OutputIntents") as PDFDict[];
      const [intent] = intents as [PDFDict];
      const profile = get(intent, "DestOutputProfile") as PDFRawStream;
      const icc = Buffer.from(streamBytes(profile));
      return [
        ...fault(intents.length !== 1 || plain(get(intent, "S")) !== "/GTS_PDFA1", "other intents"),
        ...fault(plain(get(profile.dict, "N")) !== 3, "not three colours"),
        ...fault(
          icc.readUInt32BE(0) !== icc.length || icc.toString("latin1", 12, 20) !== "mntrRGB ",
          "another profile",
        ),
        ...fault((icc[8] as number) > 4, "a newer profile"),
        ...contents.flatMap((content) => fault(/DeviceCMYK|(?<![^\s])[kK](?![^\s])/.test(content), "CMYK")),
      ];
    },
  },
  {
    clause: "6.2.5, 6.2.10",
    holds: "States set opacity 1 and nothing else; no group, mask or blend mode",
    faults: (file) => [
      ...forbidden(file, ["TR", "TR2", "HTP", "SMask", "BM", "Group"]),
      ...file.dictionaries
        .filter((dict) => plain(file.objects.get(dict, "Type")) === "/ExtGState")
        .flatMap((dict) =>
          ["ca", "CA"].flatMap((key) =>
            fault(![null, 1].includes(plain(file.objects.get(dict, key)) as null), `${key} is not 1`),
          ),
        ),
    ],
  },
  {
    clause: "6.2.6 to 6.2.9",
    holds: "No image, form, PostScript or reference XObject",
    faults: ({ dictionaries, objects: { get } }) =>
      dictionaries.flatMap((dict) => fault(plain(get(dict, "Type")) === "/XObject", "an XObject")),
  },
  {
    clause: "6.2.11.2 to 6.2.11.4",
    holds: "All fonts embedded, with Identity CMap and CIDToGIDMap",
    faults: embedding,
  },
  {
    clause: "6.2.11.4.2",
    holds: "No CIDSet that could be incomplete",
    faults: (file) => forbidden(file, ["CIDSet", "CharSet"]),
  },
  {
    clause: "6.2.11.5, 6.2.11.8",
    holds: "Every code used has a glyph, never .notdef, and the font's own width",
    faults: glyphsAndWidths,
  },
  {
    clause: "6.2.11.7.2",
    holds: "Every code maps to Unicode, none to U+0000, U+FEFF or U+FFFE",
    faults: unicode,
  },
  {
    clause: "6.3 to 6.5",
    holds: "No annotations, forms, actions or scripts; bookmarks lead to places",
    faults: (file) => forbidden(file, ["Annots", "AcroForm", "AA", "OpenAction", "JavaScript", "JS", "XFA"]),
  },
  {
    clause: "6.6.2",
    holds: "XMP is there as plain text, is well-formed, and agrees with the information dictionary",
    faults: (file) => {
      const info = infoOf(file);
      const metadata = file.objects.get(file.objects.catalog, "Metadata") as PDFRawStream;
      const { dc, xmp, pdf } = xmpNamespaces;
      const pairs = [
        [info.Title, xmpValue(file, dc, "title")],
        [info.Author, xmpValue(file, dc, "creator")],
        [info.Subject, xmpValue(file, dc, "description")],
        [info.Keywords, xmpValue(file, pdf, "Keywords")],
        [info.Producer, xmpValue(file, pdf, "Producer")],
        [info.Creator, xmpValue(file, xmp, "CreatorTool")],
        [dateOf(info.CreationDate), xmpValue(file, xmp, "CreateDate")],
        [dateOf(info.ModDate), xmpValue(file, xmp, "ModifyDate")],
      ];
      return [
        ...fault(metadata.dict.has(PDFName.of("Filter")), "compressed"),
        ...pairs.flatMap(([a, b]) => fault(a === undefined || a !== b, `“${a}” and “${b}”`)),
      ];
    },
  },
  {
    clause: "6.6.2.3",
    holds: "Properties that PDF/A does not know are explained: pdfuaid:part",
    faults: (file) => {
      const explained = (name: string) =>
        [...file.xmp.getElementsByTagNameNS("http://www.aiim.org/pdfa/ns/schema#", name)].map(
          ({ textContent }) => textContent,
        );
      return [
        ...fault(explained("namespaceURI").join() !== xmpNamespaces.pdfuaid, "pdfuaid is not explained"),
        ...fault(explained("prefix").join() !== "pdfuaid", "another prefix"),
      ];
    },
  },
  {
    clause: "6.6.4",
    holds: "XMP names part and conformance",
    faults: (file) =>
      fault(
        xmpValue(file, xmpNamespaces.pdfaid, "part") !== String(part) ||
          xmpValue(file, xmpNamespaces.pdfaid, "conformance") !== conformance,
        "another level",
      ),
  },
  {
    clause: "6.7.2, 6.7.3",
    holds:
      "Marked, with a structure tree to which everything but artifacts belongs (PDF/UA-1 above says how)",
    faults: ({ tagged, objects: { catalog, get, dict } }) => [
      ...fault(get(dict(catalog, "MarkInfo"), "Marked") !== PDFBool.True, "not marked"),
      ...tagged.faults,
      ...tagged.pages.flatMap(({ unmarked }) => unmarked),
    ],
  },
  {
    clause: "6.7.4",
    holds: "The language is told",
    faults: ({ objects: { catalog, get } }) => fault(plain(get(catalog, "Lang")) !== "zh-CN", "no language"),
  },
  {
    clause: "6.8",
    holds:
      part === 2
        ? "No embedded files"
        : "The embedded file has names, a media type, a date and its relation, and belongs to the document (AF)",
    faults: (file) => {
      const { dictionaries, objects } = file;
      if (part === 2) return forbidden(file, ["EmbeddedFiles", "AF", "EF"]);
      const specifications = dictionaries.filter((dict) => plain(objects.get(dict, "Type")) === "/Filespec");
      const listed = objects.array(objects.catalog, "AF");
      return [
        ...fault(specifications.length !== 1 || listed[0] !== specifications[0], "not in AF"),
        ...specifications.flatMap((dict) => {
          const embedded = objects.dict(dict, "EF", "F");
          return [
            ...fault(!["F", "UF"].every((key) => plain(objects.get(dict, key)) === "report.json"), "no name"),
            ...fault(plain(objects.get(dict, "AFRelationship")) !== "/Source", "no relation"),
            ...fault(
              !/^\/application(?:\/|#2F)json$/.test(String(plain(objects.get(embedded, "Subtype")))),
              "no media type",
            ),
            ...fault(!objects.dict(embedded, "Params").has(PDFName.of("ModDate")), "no date"),
          ];
        }),
      ];
    },
  },
  {
    clause: "6.9 to 6.11",
    holds: "No optional content, alternate presentations or requirements",
    faults: (file) =>
      forbidden(file, ["OCProperties", "AlternatePresentations", "PresSteps", "Requirements"]),
  },
];
