import { PDFBool, type PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from "pdf-lib";
import { plain, streamBytes } from "../readers/pdf-objects.ts";
import { annotationFaults, pictureFaults } from "./annotations.ts";
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

/** Operators that reports' pages are drawn with: all are of ISO 32000-1; `Do` paints a picture. */
const operators = new Set(
  "q Q cm w J j M d gs m l h re S f f* BT ET Tc Tf Tm Tj TJ g cs CS scn SCN BMC BDC EMC Do".split(" "),
);

/** ISO 19005-2 and -3, clause by clause. `part` and `conformance` are what the file claims. */
export const pdfAClauses = (part: 2 | 3, conformance: "A"): readonly Clause[] => [
  {
    clause: "6.1.2",
    holds: "文件头为 %PDF-1.7，其后的注释有四个大于 127 的字节",
    faults: ({ raw }) => fault(!/^%PDF-1\.7\n%[\x80-\xff]{4}\n/.test(raw), "another header"),
  },
  {
    clause: "6.1.3",
    holds: "ID 为两个相同的串，没有加密，%%EOF 之后没有内容",
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
    holds: "流写明长度，都在文件之内，只用 Flate 压缩，图片可用 DCT",
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
          ...fault(
            ![null, "/FlateDecode", "/DCTDecode"].includes(filter as string),
            `${ref} has the filter ${filter}`,
          ),
          ...["F", "FFilter", "FDecodeParms"].flatMap((key) =>
            fault(object.dict.has(PDFName.of(key)), `${ref} is outside`),
          ),
        ];
      }),
  },
  {
    clause: "6.1.13",
    holds: "串短于 32767 字节，名称短于 127 字节，整数不超过 32 位，q 嵌套不超过 28 层",
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
    holds: "只用 ISO 32000-1 的运算符；用到的字体、状态、色彩空间都在页面资源中",
    faults: ({ contents, objects: { document, dict } }) =>
      contents.flatMap((content, n) => {
        const bare = content
          .replace(/<[0-9a-f]*>/g, " ")
          .replace(/\[[^\]]*\]/g, " ")
          .replace(/<<[^>]*>>/g, " ");
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
    holds: "一个输出意图，附 RGB 特性文件；颜色为 DeviceRGB 和 DeviceGray",
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
    holds: "图形状态的不透明度都是 1；没有透明组、蒙版和混合模式",
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
    holds: "XObject 只有图像，不插值；没有表单、PostScript 和引用 XObject",
    faults: pictureFaults,
  },
  {
    clause: "6.2.11.2 to 6.2.11.4",
    holds: "字体全部嵌入，CMap 为 Identity，每个代码经 CIDToGIDMap 找到字形",
    faults: embedding,
  },
  {
    clause: "6.2.11.4.2",
    holds: "不写可能不全的 CIDSet",
    faults: (file) => forbidden(file, ["CIDSet", "CharSet"]),
  },
  {
    clause: "6.2.11.5, 6.2.11.8",
    holds: "用到的代码都有字形，不用 .notdef，宽度与字体一致",
    faults: glyphsAndWidths,
  },
  {
    clause: "6.2.11.7.2",
    holds: "每个代码都能对应到 Unicode，不对应 U+0000、U+FEFF、U+FFFE",
    faults: unicode,
  },
  {
    clause: "6.3 to 6.5",
    holds: "批注只有可打印的链接；没有表单、脚本和别的动作；书签只指向页面位置",
    faults: (file) => [
      ...forbidden(file, ["AcroForm", "AA", "OpenAction", "JavaScript", "JS", "XFA"]),
      ...annotationFaults(file),
    ],
  },
  {
    clause: "6.6.2",
    holds: "XMP 不压缩，格式良好，与文档信息一致",
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
    holds: "PDF/A 之外的属性（pdfuaid:part）有扩展说明",
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
    holds: "XMP 写明部分和级别",
    faults: (file) =>
      fault(
        xmpValue(file, xmpNamespaces.pdfaid, "part") !== String(part) ||
          xmpValue(file, xmpNamespaces.pdfaid, "conformance") !== conformance,
        "another level",
      ),
  },
  {
    clause: "6.7.2, 6.7.3",
    holds: "有标记和结构树，除装饰外的一切都属于结构（详见上面的 PDF/UA-1）",
    faults: ({ tagged, objects: { catalog, get, dict } }) => [
      ...fault(get(dict(catalog, "MarkInfo"), "Marked") !== PDFBool.True, "not marked"),
      ...tagged.faults,
      ...tagged.pages.flatMap(({ unmarked }) => unmarked),
    ],
  },
  {
    clause: "6.7.4",
    holds: "写明语言",
    faults: ({ objects: { catalog, get } }) => fault(plain(get(catalog, "Lang")) !== "zh-CN", "no language"),
  },
  {
    clause: "6.8",
    holds: part === 2 ? "没有附件" : "附件有名称、类型、日期和关系，属于文档（AF）",
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
    holds: "没有可选内容、替代显示和 Requirements",
    faults: (file) =>
      forbidden(file, ["OCProperties", "AlternatePresentations", "PresSteps", "Requirements"]),
  },
];
