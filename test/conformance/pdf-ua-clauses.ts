import { PDFBool, PDFDict, PDFName } from "pdf-lib";
import { plain } from "../readers/pdf-objects.ts";
import { elementsOf } from "../readers/pdf-structure.ts";
import { placedCells } from "../structure-expected.ts";
import { annotationFaults, pictureFaults } from "./annotations.ts";
import { type CheckedFile, type Clause, fault, xmpNamespaces, xmpValue } from "./clause.ts";
import { embedding, glyphsAndWidths, unicode } from "./fonts.ts";

const standardTypes = new Set(
  "Document Sect P H1 H2 H3 L LI Lbl LBody Table Caption TR TH TD Figure Link".split(" "),
);
/** What may stand in a list, and in what may stand there. */
const kinds: Readonly<Record<string, readonly string[]>> = { L: ["LI"], LI: ["Lbl", "LBody"] };
const keysUsed = ({ dictionaries }: CheckedFile, ...keys: string[]) =>
  keys.flatMap((key) =>
    fault(
      dictionaries.some((dict) => dict.has(PDFName.of(key))),
      `/${key} is used`,
    ),
  );

/** ISO 14289-1 (PDF/UA-1), clause by clause, as far as a program can tell; after the Matterhorn Protocol 1.1. */
export const pdfUaClauses: readonly Clause[] = [
  {
    clause: "7.1 (01-003, 01-004, 01-005)",
    holds: "画出的一切都有且只有一次标记：或属于结构，或是装饰（artifact），互不嵌套",
    faults: ({ tagged }) =>
      tagged.pages.flatMap(({ unmarked }, n) => unmarked.map((what) => `page ${n + 1}: ${what}`)),
  },
  {
    clause: "7.1 (01-006), ISO 32000-1, 14.7.4.4",
    holds: "每个标记属于一个结构元素，父树与之一致",
    faults: ({ tagged }) => [...tagged.faults],
  },
  {
    clause: "7.1 (01-007)",
    holds: "MarkInfo 写明 Marked，没有 Suspects",
    faults: ({ objects: { catalog, get, dict } }) => {
      const info = dict(catalog, "MarkInfo");
      return [
        ...fault(get(info, "Marked") !== PDFBool.True, "not marked"),
        ...fault(get(info, "Suspects") === PDFBool.True, "suspects"),
      ];
    },
  },
  {
    clause: "7.1 (02-001, 02-003, 02-004)",
    holds: "结构类型都是 PDF 1.7 的标准类型，或映射到标准类型；标准类型不另作映射",
    faults: ({ tagged: { root }, objects: { catalog, get, dict } }) => {
      const roles = get(dict(catalog, "StructTreeRoot"), "RoleMap");
      return [
        ...elementsOf(root).flatMap(({ type }) => fault(!standardTypes.has(type), `the type ${type}`)),
        ...(roles instanceof PDFDict ? roles.keys() : []).flatMap((name) =>
          fault(standardTypes.has(name.decodeText()), `${name} is mapped`),
        ),
      ];
    },
  },
  {
    clause: "5, 7.1 (06-001, 06-002, 06-003)",
    holds: "XMP 写明 PDF/UA-1 和标题",
    faults: (file) => [
      ...fault(xmpValue(file, xmpNamespaces.pdfuaid, "part") !== "1", "no pdfuaid:part"),
      ...fault(!xmpValue(file, xmpNamespaces.dc, "title"), "no dc:title"),
    ],
  },
  {
    clause: "7.1 (07-001, 07-002)",
    holds: "窗口显示标题而不是文件名",
    faults: ({ objects: { catalog, get, dict } }) =>
      fault(
        get(dict(catalog, "ViewerPreferences"), "DisplayDocTitle") !== PDFBool.True,
        "DisplayDocTitle is not set",
      ),
  },
  {
    clause: "7.2 (09-004, 09-005), 7.5 (15-003 to 15-005)",
    holds: "表中是行，题名在首尾，行中是格；合并后正好铺满；TH 都有 Scope；Headers 所指都是本表的 TH",
    faults: ({ tagged: { root } }) =>
      elementsOf(root).flatMap((table) => {
        if (table.type !== "Table") return [];
        const cells = placedCells(table);
        const width = Math.max(...cells.map(({ column, columns }) => column + columns));
        const area = cells.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
        const ids = new Set(cells.flatMap(({ cell }) => (cell.type === "TH" ? [cell.id] : [])));
        return [
          ...table.children.flatMap(({ type }, i) =>
            fault(
              type !== "TR" && !(type === "Caption" && (i === 0 || i === table.children.length - 1)),
              `${type} in a Table`,
            ),
          ),
          ...fault(
            area !== width * table.children.filter(({ type }) => type === "TR").length,
            "cells do not fill their table",
          ),
          ...cells.flatMap(({ text, cell: { type, table: own } }) => [
            ...fault(type !== "TH" && type !== "TD", `${type} in a row`),
            ...fault(
              type === "TH" && !["/Row", "/Column"].includes(String(own.Scope)),
              `“${text}” has no scope`,
            ),
            ...((own.Headers ?? []) as string[]).flatMap((id) =>
              fault(!ids.has(id), `no TH has the ID ${id}`),
            ),
          ]),
        ];
      }),
  },
  {
    clause: "7.21.7 (10-001)",
    holds: "每个字符代码都能对应到 Unicode",
    faults: unicode,
  },
  {
    clause: "7.2 (11-001 to 11-006)",
    holds: "写明语言：中文",
    faults: ({ objects: { catalog, get } }) => fault(plain(get(catalog, "Lang")) !== "zh-CN", "no language"),
  },
  {
    clause: "7.4.2 (14-002, 14-003, 14-006, 14-007)",
    holds: "标题从 H1 开始，不跳级，不混用 H",
    faults: ({ tagged: { root } }) => {
      const levels = elementsOf(root).flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type[1])] : []));
      return levels.flatMap((level, i) =>
        fault(level > (levels[i - 1] ?? 0) + 1, `H${level} after H${levels[i - 1] ?? 0}`),
      );
    },
  },
  {
    clause: "7.9 (19-003), ISO 32000-1, 14.7.2",
    holds: "ID 不重复，都在 ID 树中，按序排列",
    faults: ({ tagged: { root }, objects: { catalog, dict, array } }) => {
      const ids = elementsOf(root).flatMap(({ id }) => (id === undefined ? [] : [id]));
      const listed = array(dict(catalog, "StructTreeRoot", "IDTree"), "Names")
        .filter((_, i) => i % 2 === 0)
        .map((name) => String(plain(name)));
      return [
        ...fault(new Set(ids).size !== ids.length, "an ID stands twice"),
        ...fault(listed.join() !== ids.toSorted().join(), "the tree of IDs is another"),
      ];
    },
  },
  {
    clause: "7.11 (21-001)",
    holds: "附件有 F 和 UF",
    faults: ({ dictionaries, objects: { get } }) =>
      dictionaries
        .filter((dict) => plain(get(dict, "Type")) === "/Filespec")
        .flatMap((dict) => fault(!get(dict, "F") || !get(dict, "UF"), "a file without a name")),
  },
  {
    clause: "7.3 (13-004)",
    holds: "图片都有替代文字",
    faults: ({ dictionaries, objects: { get } }) =>
      dictionaries
        .filter((dict) => plain(get(dict, "S")) === "/Figure")
        .flatMap((dict) => fault(!plain(get(dict, "Alt")), "a Figure without Alt")),
  },
  {
    clause: "7.6 (16-001 to 16-003)",
    holds: "列表中是列表项，列表项中是序号和正文",
    faults: ({ tagged: { root } }) =>
      elementsOf(root).flatMap(({ type, children }) =>
        children.flatMap((child) =>
          fault(!(kinds[type]?.includes(child.type) ?? true), `${child.type} in ${type}`),
        ),
      ),
  },
  {
    clause: "7.16 (26-001), 7.15, 7.20 (20, 25, 30)",
    holds: "没有加密、XFA、可选内容、表单；XObject 只有图片",
    faults: (file) => [
      ...keysUsed(file, "Encrypt", "XFA", "OCProperties", "AcroForm"),
      ...pictureFaults(file),
    ],
  },
  {
    clause: "7.18 (28-002 to 28-012)",
    holds: "批注只有链接，有说明，属于结构树，按结构的次序",
    faults: annotationFaults,
  },
  {
    clause: "7.21.3, 7.21.4 (31-001 to 31-009)",
    holds: "字体全部嵌入，CMap 为 Identity，每个代码经 CIDToGIDMap 找到字形",
    faults: embedding,
  },
  {
    clause: "7.21.4.1, 7.21.5, 7.21.8 (31-011, 31-012, 31-030)",
    holds: "用到的代码都有字形，不用 .notdef，宽度与字体一致",
    faults: glyphsAndWidths,
  },
];
