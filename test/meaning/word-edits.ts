import type { Document, Element, Node } from "@xmldom/xmldom";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { sectionsOf } from "../../src/form/form.ts";
import {
  at,
  type Data,
  type Edit,
  type Outcome,
  one,
  type Pick,
  paragraphsIn,
  placeOfText,
  put,
} from "./edited.ts";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
const shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const spaces = `xmlns:w="${w}" xmlns:m="${office}/math" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:wps="${shape}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="${office}/relationships"`;

const otherTitle = "七、别的";

/** A Word file that is edited, and the data that it should say. */
export interface Word {
  readonly parts: Record<string, Uint8Array>;
  readonly document: Document;
  readonly data: Data;
  /** Figures whose text is in one cell only, by address; those that were edited are taken out. */
  readonly figures: Map<string, Element>;
  /** Paragraphs by their text; those that were edited are taken out. */
  readonly paragraphs: Map<string, Element>;
}

const all = (here: Document | Element, name: string): Element[] =>
  Array.from(here.getElementsByTagNameNS(w, name));
const textIn = (element: Element) =>
  all(element, "t")
    .map((t) => t.textContent ?? "")
    .join("");
const upTo = (element: Element, name: string): Element => {
  let here = element;
  while (here.localName !== name) here = here.parentNode as Element;
  return here;
};

/** A file as it is opened again and again: parsed once. */
function parsedOnce(bytes: Uint8Array, data: Data, addresses: readonly string[]) {
  const parts = unzipSync(bytes);
  const document = new DOMParser().parseFromString(
    strFromU8(parts["word/document.xml"] as Uint8Array),
    "text/xml",
  );
  const texts = all(document, "tc").map(textIn);
  const cells = addresses.flatMap((address) => {
    const text = String(at(data, address));
    const i = texts.indexOf(text);
    return i >= 0 && texts.lastIndexOf(text) === i ? [[address, i] as const] : [];
  });
  const wanted = new Set(paragraphsIn(data));
  const paragraphs = all(document, "p").flatMap((p, i) =>
    wanted.has(textIn(p)) ? [[textIn(p), i] as const] : [],
  );
  return { parts, document, cells, paragraphs };
}
const opened = new Map<Uint8Array, ReturnType<typeof parsedOnce>>();

export function openWord(bytes: Uint8Array, data: Data, addresses: readonly string[]): Word {
  const known = opened.get(bytes) ?? parsedOnce(bytes, data, addresses);
  opened.set(bytes, known);
  const document = known.document.cloneNode(true) as Document;
  const [cells, paragraphs] = [all(document, "tc"), all(document, "p")];
  return {
    parts: { ...known.parts },
    document,
    data,
    figures: new Map(known.cells.map(([address, i]) => [address, cells[i] as Element])),
    paragraphs: new Map(known.paragraphs.map(([text, i]) => [text, paragraphs[i] as Element])),
  };
}
/** Word reads no file whose comment is missing. */
const comments = "word/comments.xml";
const commented = (parts: Word["parts"]): Word["parts"] => {
  const added = (path: string, before: string, xml: string) => [
    path,
    strToU8(strFromU8(parts[path] as Uint8Array).replace(before, `${xml}${before}`)),
  ];
  return Object.fromEntries([
    added(
      "[Content_Types].xml",
      "</Types>",
      `<Override PartName="/${comments}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`,
    ),
    added(
      "word/_rels/document.xml.rels",
      "</Relationships>",
      `<Relationship Id="rIdComments" Type="${office}/relationships/comments" Target="comments.xml"/>`,
    ),
    [
      comments,
      strToU8(
        `<w:comments xmlns:w="${w}"><w:comment w:id="1" w:author="a"><w:p>${run("请核")}</w:p></w:comment></w:comments>`,
      ),
    ],
  ]);
};
export function closeWord({ parts, document }: Word): Uint8Array {
  const main = new XMLSerializer().serializeToString(document);
  const more = main.includes("<w:commentReference") ? commented(parts) : {};
  return zipSync({ ...parts, ...more, "word/document.xml": strToU8(main) }, { level: 0 });
}

function nodes({ document }: Word, xml: string): Node[] {
  const root = new DOMParser().parseFromString(`<x ${spaces}>${xml}</x>`, "text/xml")
    .documentElement as Element;
  return Array.from(root.childNodes).map((node) => document.importNode(node, true));
}
function replace(word: Word, element: Element, xml: string): void {
  for (const node of nodes(word, xml)) element.parentNode?.insertBefore(node, element);
  element.parentNode?.removeChild(element);
}
const insertBefore = (word: Word, element: Element, xml: string) => {
  for (const node of nodes(word, xml)) element.parentNode?.insertBefore(node, element);
};
const insertAfter = (word: Word, element: Element, xml: string) => {
  for (const node of nodes(word, xml)) element.parentNode?.insertBefore(node, element.nextSibling);
};
/** The runs of a paragraph replaced; its properties stay. */
function setRuns(word: Word, p: Element, xml: string): void {
  for (const node of Array.from(p.childNodes)) if ((node as Element).localName !== "pPr") p.removeChild(node);
  for (const node of nodes(word, xml)) p.appendChild(node);
}
/** An element put around another. */
function around(word: Word, element: Element, open: string, close: string): void {
  const [wrapper] = nodes(word, `${open}<w:x/>${close}`);
  const [place] = Array.from((wrapper as Element).getElementsByTagNameNS(w, "x"));
  element.parentNode?.insertBefore(wrapper as Node, element);
  place?.parentNode?.replaceChild(element, place);
}
/** A properties element's child, put first. */
function property(word: Word, element: Element, holder: string, xml: string): void {
  let properties = Array.from(element.childNodes).find((node) => (node as Element).localName === holder) as
    | Element
    | undefined;
  if (properties === undefined) {
    properties = nodes(word, `<w:${holder}/>`)[0] as Element;
    element.insertBefore(properties, element.firstChild);
  }
  for (const node of nodes(word, xml)) properties.insertBefore(node, properties.firstChild);
}
const escaped = (text: string) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const run = (text: string, look = "", t = "t") =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:${t} xml:space="preserve">${escaped(text)}</w:${t}></w:r>`;
const del = (text: string) => `<w:del>${run(text, "", "delText")}</w:del>`;
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const inline = (data: string) =>
  `<wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="a"/><a:graphic>${data}</a:graphic></wp:inline>`;
const textBox = (text: string) =>
  `<w:r><w:drawing>${inline(`<a:graphicData uri="${shape}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>`)}</w:drawing></w:r>`;
const picture = `<w:r><w:drawing>${inline('<a:graphicData><a:blip r:embed="rId9"/></a:graphicData>')}</w:drawing></w:r>`;
const fraction =
  "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
const sdt = (xml: string) =>
  `<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>${xml}</w:sdtContent></w:sdt>`;
const cut = (text: string, pick: Pick): [string, string] => {
  const i = 1 + pick(Math.max(1, text.length - 1));
  return [text.slice(0, i), text.slice(i)];
};

interface FigureEdit {
  readonly word: Word;
  readonly cell: Element;
  readonly p: Element;
  readonly old: string;
  readonly address: string;
  /** Says that the figure is another one now. */
  readonly set: (value: unknown) => void;
}
function takeFigure(word: Word, pick: Pick): FigureEdit | undefined {
  const open = [...word.figures].filter(([, cell]) => cell.parentNode !== null);
  if (open.length === 0) return undefined;
  const [address, cell] = one(pick, open);
  word.figures.delete(address);
  const old = String(at(word.data, address));
  return {
    word,
    cell,
    p: all(cell, "p")[0] as Element,
    old,
    address,
    set: (value) => put(word.data, address, value),
  };
}
/** Another figure of the same kind. */
const otherThan = (old: string, pick: Pick) =>
  old.includes(".") ? `${200 + pick(700)}.25` : String(20_000 + pick(9000));
const asData = (text: string) => (text.includes(".") ? text : Number(text));

/** Edits of a cell's runs: what stands in it, and what comes of it; `next` is a new figure. */
const cellRuns: Record<
  string,
  (old: string, next: string, pick: Pick) => readonly [string, Outcome, "old" | "next"]
> = {
  "split into runs": (old, _, pick) => [
    cut(old, pick)
      .map((part, i) => run(part, i ? "<w:b/>" : ""))
      .join(""),
    "right",
    "old",
  ],
  "replaced with tracked changes": (old, next) => [`${del(old)}<w:ins>${run(next)}</w:ins>`, "right", "next"],
  "inserted, then deleted in part": (old, next) => [
    `<w:ins>${run(next)}${del(old)}</w:ins>`,
    "right",
    "next",
  ],
  "moved out and in": (old, next) => [
    `<w:moveFrom>${run(old)}</w:moveFrom><w:moveTo>${run(next)}</w:moveTo>`,
    "right",
    "next",
  ],
  "in content controls": (old, _, pick) => [
    [...Array(1 + pick(4))].reduce((xml: string) => sdt(xml), run(old)),
    "right",
    "old",
  ],
  "in a tag": (old, _, pick) => {
    const tag = one(pick, ["smartTag", "customXml", "hyperlink", "bdo", "dir"]);
    return [`<w:${tag}>${run(old)}</w:${tag}>`, "right", "old"];
  },
  "beside a hidden one": (old, next) => [run(next, "<w:vanish/>") + run(old), "right", "old"],
  "full width": (old) => [
    run(old.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))),
    "right",
    "old",
  ],
  "with separators": (old) => [run(old.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ",")), "right", "old"],
  "with what nobody sees": (old, _, pick) => [
    run(cut(old, pick).join(one(pick, ["\u200B", "\uFEFF", "\u2060"]))),
    "right",
    "old",
  ],
  "with blanks around": (old, _, pick) => [
    run(one(pick, [` ${old}`, `${old}\u3000`, `\u00A0${old} `])),
    "right",
    "old",
  ],
  "a field's result": (old) => [field(" =SUM(LEFT) ", run(old)), "right", "old"],
  "a field in a field": (old) => [field(" IF ", field(" REF y ", run(old))), "right", "old"],
  "a simple field": (old) => [`<w:fldSimple w:instr="=1">${run(old)}</w:fldSimple>`, "right", "old"],
  "formatted with tracked changes": (old) => [
    run(old, "<w:b/><w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"),
    "right",
    "old",
  ],
  "one of alternatives": (old, next) => [
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>${old}</w:t></mc:Choice><mc:Fallback><w:t>${next}</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
    "right",
    "old",
  ],
  ruby: (old) => [
    `<w:r><w:ruby><w:rt>${run("1")}</w:rt><w:rubyBase>${run(old)}</w:rubyBase></w:ruby></w:r>`,
    "right",
    "old",
  ],
  "an equation": (old) => [`<m:oMath><m:r><m:t>${old}</m:t></m:r></m:oMath>`, "right", "old"],
  "with a note": (old) => [`${run(old)}<w:r><w:footnoteReference w:id="1"/></w:r>`, { told: "脚注" }, "old"],
  "a comment": (old) => [
    `<w:commentRangeStart w:id="1"/>${run(old)}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
    "right",
    "old",
  ],
  "with a picture": (old) => [run(old) + picture, { told: "图片" }, "old"],
  "a picture alone": () => [picture, "error", "old"],
  "struck beside": (old, next) => [run(old, "<w:strike/>") + run(next), "error", "old"],
  "struck twice beside": (old, next) => [run(next) + run(old, "<w:dstrike/>"), "error", "old"],
  "struck alone": (old) => [run(old, "<w:strike/>"), "error", "old"],
  "Shift+Enter and another": (old, next) => [`${run(old)}<w:r><w:br/></w:r>${run(next)}`, "error", "old"],
  "a blank inside": (old, _, pick) => [
    run(cut(old, pick).join(one(pick, [" ", "\u00A0", "\u3000", "\u2003"]))),
    "error",
    "old",
  ],
  "a tab inside": (old, _, pick) => [
    cut(old, pick)
      .map((part) => run(part))
      .join("<w:r><w:tab/></w:r>"),
    "error",
    "old",
  ],
  "a text box": (old, next) => [run(old) + textBox(next), "error", "old"],
  "a text box alone": (old) => [textBox(old), "error", "old"],
  "a raised digit": (old, _, pick) => [
    run(old) + run(String(pick(10)), '<w:vertAlign w:val="superscript"/>'),
    "error",
    "old",
  ],
  "a circled digit": (old) => [run(`${old}①`), "error", "old"],
  "a fraction": (old) => [run(old) + fraction, "error", "old"],
  "a sign that nobody knows": (old) => [
    `${run(old)}<w:r><w:sym w:font="Webdings" w:char="F031"/></w:r>`,
    "error",
    "old",
  ],
  "in words": (_, __, pick) => [
    run(one(pick, ["三十七", "约40", "37件", "3万", "N/A", "#REF!", "1 234"])),
    "error",
    "old",
  ],
  "too large": () => [run("1000000000001"), "error", "old"],
  "a field without an end": (old) => [
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run(old)}`,
    "error",
    "old",
  ],
};
const ofCell = (name: string, apply: (edit: FigureEdit, pick: Pick) => Outcome | undefined): Edit<Word> => ({
  name: `a figure: ${name}`,
  apply: (word, pick) => {
    const edit = takeFigure(word, pick);
    return edit && apply(edit, pick);
  },
});
const nextCell = (cell: Element): Element | undefined => {
  let here = cell.nextSibling as Element | null;
  while (here !== null && here.localName !== "tc") here = here.nextSibling as Element | null;
  return here ?? undefined;
};
/** A row as Word deletes it with tracked changes: the row, and every text and paragraph in it. */
function deleteRow(word: Word, row: Element): void {
  property(word, row, "trPr", "<w:del/>");
  for (const p of all(row, "p")) {
    const text = textIn(p);
    property(word, p, "pPr", "<w:rPr><w:del/></w:rPr>");
    if (text !== "") setRuns(word, p, del(text));
  }
}
const tidy = (word: Word) => {
  for (const [address, cell] of word.figures) if (!isIn(cell)) word.figures.delete(address);
};
const isIn = (element: Node): boolean => {
  let here: Node | null = element;
  while (here.parentNode !== null) here = here.parentNode;
  return here.nodeType === 9;
};

const figureEdits: Edit<Word>[] = [
  ...Object.entries(cellRuns).map(([name, make]) =>
    ofCell(name, ({ word, p, old, set }, pick) => {
      const next = otherThan(old, pick);
      const [xml, outcome, value] = make(old, next, pick);
      setRuns(word, p, xml);
      if (value === "next") set(asData(next));
      return outcome;
    }),
  ),
  ofCell("emptied with tracked changes", ({ word, p, old, set }) => {
    setRuns(word, p, del(old));
    set(null);
    return "right";
  }),
  ofCell("the paragraph in a content control", ({ word, p }, pick) => {
    for (let i = 0; i <= pick(3); i++) around(word, p, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
    return "right";
  }),
  ofCell("the cell in a wrapper", ({ word, cell }, pick) => {
    const [open, close] = one(pick, [
      ["<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"],
      ["<w:customXml>", "</w:customXml>"],
    ] as const);
    around(word, cell, open, close);
    return "right";
  }),
  ofCell("the row in a wrapper", ({ word, cell }) => {
    around(word, upTo(cell, "tr"), "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
    return "right";
  }),
  ofCell("in a table inside the cell", ({ word, p }, pick) => {
    for (let i = 0; i <= pick(2); i++) {
      around(
        word,
        i === 0 ? p : upTo(p, "tbl"),
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="400"/></w:tblGrid><w:tr><w:tc>',
        "</w:tc></w:tr></w:tbl>",
      );
      // Word ends every cell by a paragraph.
      insertAfter(word, upTo(p, "tbl"), "<w:p/>");
    }
    return "right";
  }),
  ofCell("beside another in a table inside the cell", ({ word, p, old }) => {
    replace(
      word,
      p,
      `<w:tbl><w:tr><w:tc><w:p>${run(old)}</w:p></w:tc><w:tc><w:p>${run("5")}</w:p></w:tc></w:tr></w:tbl><w:p/>`,
    );
    return "error";
  }),
  ofCell("empty lines around", ({ word, p }) => {
    insertBefore(word, p, "<w:p/>");
    insertAfter(word, p, `<w:p>${run(" ")}</w:p>`);
    return "right";
  }),
  ofCell("Enter and another", ({ word, p }) => {
    insertAfter(word, p, `<w:p>${run("5")}</w:p>`);
    return "error";
  }),
  ofCell("a number of a list before it", ({ word, p }) => {
    word.parts["word/numbering.xml"] = strToU8(
      `<w:numbering ${spaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    );
    property(word, p, "pPr", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    return "error";
  }),
  ofCell("a new cell for the deleted one", ({ word, cell, set, old }, pick) => {
    const next = otherThan(old, pick);
    property(word, cell, "tcPr", "<w:cellDel/>");
    insertBefore(word, cell, `<w:tc><w:tcPr><w:cellIns/></w:tcPr><w:p>${run(next)}</w:p></w:tc>`);
    set(asData(next));
    return "right";
  }),
  ofCell("merged with its neighbour", ({ word, cell }) => {
    const next = nextCell(cell);
    if (next === undefined) return "right";
    next.parentNode?.removeChild(next);
    property(word, cell, "tcPr", '<w:gridSpan w:val="2"/>');
    tidy(word);
    return "error";
  }),
  ofCell("merged with the one above", ({ word, cell, address }) => {
    const first = ["requests.received", "proactiveDisclosure", "reviewAndLitigation"].some((start) =>
      address.startsWith(start),
    );
    if (first) return "right";
    property(word, cell, "tcPr", "<w:vMerge/>");
    return "error";
  }),
  ofCell("the last of a row split in two", ({ word, cell, p, old }, pick) => {
    if (nextCell(cell) !== undefined) return "right";
    const [a, b] = cut(old, pick);
    setRuns(word, p, run(a));
    insertAfter(word, cell, `<w:tc><w:p>${run(b)}</w:p></w:tc>`);
    return "error";
  }),
  ofCell("a cell more in its row", ({ word, cell }, pick) => {
    const before = pick(2) === 0;
    (before ? insertBefore : insertAfter)(
      word,
      cell,
      `<w:tc><w:p>${pick(2) === 0 ? run("7") : ""}</w:p></w:tc>`,
    );
    return nextCell(cell) === undefined && !before ? undefined : "error";
  }),
  ofCell("its row deleted", ({ word, cell }, pick) => {
    const row = upTo(cell, "tr");
    if (pick(2) === 0) deleteRow(word, row);
    else property(word, row, "trPr", "<w:hidden/>");
    return "error";
  }),
  ofCell("its row inserted", ({ word, cell }) => {
    property(word, upTo(cell, "tr"), "trPr", "<w:ins/>");
    return "right";
  }),
  ofCell("its row deleted and written anew", ({ word, cell, p, old, set }, pick) => {
    const row = upTo(cell, "tr");
    // A row that goes on in the next cannot be doubled.
    if (all(row, "vMerge").length > 0) return "right";
    const next = otherThan(old, pick);
    const copy = row.cloneNode(true) as Element;
    deleteRow(word, copy);
    row.parentNode?.insertBefore(copy, row);
    setRuns(word, p, run(next));
    set(asData(next));
    return "right";
  }),
  ofCell("its row twice", ({ cell }) => {
    const row = upTo(cell, "tr");
    row.parentNode?.insertBefore(row.cloneNode(true), row);
    return "error";
  }),
];

const ofTable = (
  name: string,
  apply: (word: Word, table: Element, pick: Pick) => Outcome | undefined,
): Edit<Word> => ({
  name: `a table: ${name}`,
  apply: (word, pick) =>
    apply(
      word,
      one(
        pick,
        all(word.document, "tbl").filter((table) => table.parentNode?.nodeName === "w:body"),
      ),
      pick,
    ),
});
const tableEdits: Edit<Word>[] = [
  ofTable("in a content control", (word, table) => {
    around(word, table, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
    return "right";
  }),
  ofTable("a deleted copy beside it", (word, table, pick) => {
    const copy = table.cloneNode(true) as Element;
    for (const row of all(copy, "tr")) deleteRow(word, row);
    table.parentNode?.insertBefore(copy, pick(2) === 0 ? table : table.nextSibling);
    return "right";
  }),
  ofTable("twice", (_, table) => {
    table.parentNode?.insertBefore(table.cloneNode(true), table);
    return "error";
  }),
  ofTable("a line of text beside it", (word, table, pick) => {
    (pick(2) ? insertBefore : insertAfter)(word, table, `<w:p>${run("单位：件")}</w:p>`);
    return "error";
  }),
  ofTable("a hidden line beside it", (word, table, pick) => {
    (pick(2) ? insertBefore : insertAfter)(word, table, `<w:p>${run("单位：件", "<w:vanish/>")}</w:p>`);
    return "right";
  }),
  ofTable("a row more at its end", (word, table, pick) => {
    const rows = all(table, "tr");
    const empty = pick(2) === 0;
    insertAfter(
      word,
      rows.at(-1) as Element,
      `<w:tr><w:tc><w:p>${empty ? "" : run("备注：含下属单位")}</w:p></w:tc></w:tr>`,
    );
    return empty ? "right" : "error";
  }),
  ofTable("two rows exchanged", (word, table, pick) => {
    const rows = all(table, "tr").filter((row) => all(row, "vMerge").length === 0);
    if (rows.length < 2) return "right";
    const i = pick(rows.length - 1);
    const [a, b] = [rows[i] as Element, rows[i + 1] as Element];
    if (textIn(a).replace(/\d/g, "") === textIn(b).replace(/\d/g, "")) return "right";
    a.parentNode?.insertBefore(b, a);
    void word;
    return "error";
  }),
  ofTable("cut in two", (word, table, pick) => {
    const rows = all(table, "tr");
    const rest = rows.slice(1 + pick(rows.length - 1));
    const [second] = nodes(word, "<w:tbl/>");
    insertAfter(word, table, "<w:p/>");
    table.parentNode?.insertBefore(second as Node, (table.nextSibling as Node).nextSibling);
    for (const row of rest) second?.appendChild(row);
    return "error";
  }),
  ofTable("a label edited", (word, table, pick) => {
    const labels = all(table, "tc").filter(
      (cell) => /[\u4e00-\u9fff]{3}/u.test(textIn(cell)) && all(cell, "p").length === 1,
    );
    const cell = one(pick, labels);
    const text = textIn(cell);
    const [a, b] = cut(text, pick);
    const [xml, outcome] = one(pick, [
      [run(a) + run(b, "<w:b/>"), "right"],
      [`${run(a)}${del("旧")}<w:ins>${run(b)}</w:ins>`, "right"],
      [sdt(run(text)), "right"],
      [`${run(a)}<w:r><w:br/></w:r>${run(b)}`, "right"],
      [run(`${a}改${b}`), "error"],
      [run(text) + run("旧", "<w:strike/>"), "error"],
      [run(text) + textBox("注"), "error"],
    ] as const);
    setRuns(word, all(cell, "p")[0] as Element, xml);
    return outcome;
  }),
];

interface TextEdit {
  readonly word: Word;
  readonly p: Element;
  readonly text: string;
  /** Says that the paragraph is these blocks now. */
  readonly becomes: (...blocks: unknown[]) => void;
}
const ofText = (name: string, apply: (edit: TextEdit, pick: Pick) => Outcome | undefined): Edit<Word> => ({
  name: `a paragraph: ${name}`,
  apply: (word, pick) => {
    if (word.paragraphs.size === 0) return undefined;
    const [text, p] = one(pick, [...word.paragraphs]);
    word.paragraphs.delete(text);
    const becomes = (...blocks: unknown[]) => {
      const { list, i } = placeOfText(word.data, text);
      list.splice(i, 1, ...blocks);
    };
    return apply({ word, p, text, becomes }, pick);
  },
});
/** Edits of a paragraph's runs: what stands in it, its text then, and what comes of it. */
const lineRuns: Record<
  string,
  (text: string, a: string, b: string, pick: Pick) => readonly [string, string, Outcome]
> = {
  "split into runs": (text, a, b) => [run(a) + run(b, "<w:i/>"), text, "right"],
  "something inserted": (_, a, b) => [
    `${run(a)}<w:ins>${run("新增")}</w:ins>${run(b)}`,
    `${a}新增${b}`,
    "right",
  ],
  "something deleted": (text, a, b) => [run(a) + del("旧文") + run(b), text, "right"],
  "moved inside": (_, a, b) => [
    `<w:moveFrom>${run(a)}</w:moveFrom>${run(b)}<w:moveTo>${run(a)}</w:moveTo>`,
    b + a,
    "right",
  ],
  "in a wrapper": (text, _, __, pick) => {
    const tag = one(pick, ["smartTag", "customXml", "hyperlink", "ins", "moveTo"]);
    return [`<w:${tag}>${run(text)}</w:${tag}>`, text, "right"];
  },
  "in content controls": (text, a, b) => [sdt(run(a) + sdt(run(b))), text, "right"],
  "hidden words": (text, a, b) => [run(a) + run("内部批注", "<w:vanish/>") + run(b), text, "right"],
  "struck words": (_, a, b) => [run(a) + run("作废", "<w:strike/>") + run(b), "", "error"],
  "a field": (text, a, b) => [run(a) + field(" REF x ", run(b)), text, "right"],
  "a text box": (text) => [run(text) + textBox("框中话"), text, { told: "文字框“框中话”" }],
  "a picture": (text) => [picture + run(text), text, { told: "图片" }],
  "a note": (text) => [`${run(text)}<w:r><w:endnoteReference w:id="2"/></w:r>`, text, { told: "尾注" }],
  "a fraction": (text) => [run(text) + fraction, text, { told: "公式" }],
  "a raised digit": (_, a, b) => [
    run(`${a}m`) + run("2", '<w:vertAlign w:val="superscript"/>') + run(b),
    `${a}m²${b}`,
    "right",
  ],
  "a raised mark": (_, a, b) => [
    run(a) + run("[1]", '<w:vertAlign w:val="superscript"/>') + run(b),
    `${a}[1]${b}`,
    { told: "上标" },
  ],
  "a sign that nobody knows": (text, a, b) => [
    `${run(a)}<w:r><w:sym w:font="Webdings" w:char="F031"/></w:r>${run(b)}`,
    text,
    { told: "符号" },
  ],
  ruby: (text, a, b) => [
    `<w:r><w:ruby><w:rt>${run("pin")}</w:rt><w:rubyBase>${run(a)}</w:rubyBase></w:ruby></w:r>${run(b)}`,
    text,
    "right",
  ],
  "another file in it": (text) => [`${run(text)}<w:subDoc r:id="rId8"/>`, "", "error"],
  "a field without an end": (text, a, b) => [
    `${run(a)}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run(b)}`,
    text,
    "error",
  ],
  "what nobody sees": (text, a, b) => [run(`${a}\u200B\u00AD${b}`), text, "right"],
};
const textEdits: Edit<Word>[] = [
  ...Object.entries(lineRuns).map(([name, make]) =>
    ofText(name, ({ word, p, text, becomes }, pick) => {
      const [xml, then, outcome] = make(text, ...cut(text, pick), pick);
      setRuns(word, p, xml);
      if (outcome !== "error") becomes(then);
      return outcome;
    }),
  ),
  ofText("split by Enter", ({ word, p, text, becomes }, pick) => {
    const [a, b] = cut(text, pick);
    const copy = p.cloneNode(true) as Element;
    setRuns(word, p, run(a));
    p.parentNode?.insertBefore(copy, p.nextSibling);
    setRuns(word, copy, run(b));
    becomes(a, b);
    return "right";
  }),
  ofText("split by Shift+Enter", ({ word, p, text, becomes }, pick) => {
    const [a, b] = cut(text, pick);
    setRuns(word, p, `${run(a)}<w:r><w:br/></w:r>${run(b)}`);
    becomes(a, b);
    return "right";
  }),
  ofText("deleted with its mark", ({ word, p, text, becomes }) => {
    property(word, p, "pPr", "<w:rPr><w:del/></w:rPr>");
    setRuns(word, p, del(text));
    becomes();
    return "right";
  }),
  ofText("inserted with its mark", ({ word, p, text }) => {
    property(word, p, "pPr", "<w:rPr><w:ins/></w:rPr>");
    setRuns(word, p, `<w:ins>${run(text)}</w:ins>`);
    return "right";
  }),
  ofText("hidden with its mark", ({ word, p, text, becomes }) => {
    property(word, p, "pPr", "<w:rPr><w:vanish/></w:rPr>");
    setRuns(word, p, run(text, "<w:vanish/>"));
    becomes();
    return "right";
  }),
  ofText("moved behind another", ({ word, p, text, becomes }, pick) => {
    if (word.paragraphs.size === 0) return "right";
    const [other, anchor] = one(pick, [...word.paragraphs]);
    const tracked = pick(2) === 0;
    const moved = p.cloneNode(true) as Element;
    anchor.parentNode?.insertBefore(moved, anchor.nextSibling);
    if (tracked) {
      property(word, p, "pPr", "<w:rPr><w:moveFrom/></w:rPr>");
      setRuns(
        word,
        p,
        `<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom>${run(text)}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`,
      );
      property(word, moved, "pPr", "<w:rPr><w:moveTo/></w:rPr>");
      setRuns(word, moved, `<w:moveTo>${run(text)}</w:moveTo>`);
    } else p.parentNode?.removeChild(p);
    becomes();
    const { list, i } = placeOfText(word.data, other);
    list.splice(i + 1, 0, text);
    return "right";
  }),
  ofText("copied", ({ p, text, becomes }) => {
    p.parentNode?.insertBefore(p.cloneNode(true), p);
    becomes(text, text);
    return "right";
  }),
  ofText("in a block wrapper", ({ word, p }, pick) => {
    const [open, close] = one(pick, [
      ["<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"],
      ["<w:customXml>", "</w:customXml>"],
      [
        '<mc:AlternateContent><mc:Choice Requires="w14">',
        `</mc:Choice><mc:Fallback><w:p>${run("旧样子")}</w:p></mc:Fallback></mc:AlternateContent>`,
      ],
    ] as const);
    around(word, p, open, close);
    return "right";
  }),
  ofText("a table behind it", ({ word, p, text, becomes }) => {
    insertAfter(
      word,
      p,
      `<w:tbl><w:tr><w:tc><w:p>${run("项目")}</w:p></w:tc><w:tc><w:p>${run("5")}</w:p></w:tc></w:tr></w:tbl>`,
    );
    becomes(text, { kind: "table", rows: [["项目", "5"]], align: ["left", "left"] });
    return "right";
  }),
  ofText("another file behind it", ({ word, p }) => {
    insertAfter(word, p, '<w:altChunk r:id="rId8"/>');
    return "error";
  }),
  ofText("a bookmark and proof marks", ({ word, p, text }, pick) => {
    const [a, b] = cut(text, pick);
    setRuns(
      word,
      p,
      `<w:bookmarkStart w:id="3" w:name="b"/>${run(a)}<w:proofErr w:type="spellStart"/>${run(b)}<w:bookmarkEnd w:id="3"/>`,
    );
    return "right";
  }),
];

const styled = (word: Word, style: string) =>
  all(word.document, "p").filter(
    (p) => all(p, "pStyle")[0]?.getAttributeNS(w, "val") === style && textIn(p) !== "",
  );
const once = new WeakMap<Word, Set<string>>();
const ofOnce = (name: string, apply: (word: Word, pick: Pick) => Outcome | undefined): Edit<Word> => ({
  name,
  apply: (word, pick) => {
    const done = once.get(word) ?? new Set<string>();
    once.set(word, done);
    const about = name.split(":")[0] as string;
    if (done.has(about)) return undefined;
    done.add(about);
    return apply(word, pick);
  },
});
const lines = (word: Word) => {
  const found = all(word.document, "p").filter(
    (p) => textIn(p) !== "" && p.parentNode?.nodeName === "w:body",
  );
  return { by: found.at(-2) as Element, on: found.at(-1) as Element };
};
const otherEdits: Edit<Word>[] = [
  ofOnce("署名: broken by Enter", (word) => {
    const { by } = lines(word);
    const copy = by.cloneNode(true) as Element;
    by.parentNode?.insertBefore(copy, by.nextSibling);
    setRuns(word, by, run("某县"));
    setRuns(word, copy, run("某镇人民政府"));
    return "error";
  }),
  ofOnce("署名: the date in words", (word, pick) => {
    const [text, outcome] = one(pick, [
      ["二〇二六年二月三日", "right"],
      ["2026 年 2 月 3 日", "right"],
      ["2026年2月", "error"],
      ["另行通知", "error"],
    ] as const);
    setRuns(word, lines(word).on, run(text));
    if (outcome === "right") word.data.signature.on = "2026-02-03";
    return outcome;
  }),
  ofOnce("署名: a line behind the date", (word) => {
    insertAfter(word, lines(word).on, `<w:p>${run("联系人：张三")}</w:p>`);
    return "error";
  }),
  ofOnce("署名: with a picture of a seal", (word) => {
    setRuns(word, lines(word).by, run("某县某镇人民政府") + picture);
    return { told: "图片" };
  }),
  ofOnce("a title: edited", (word, pick) => {
    const title = one(pick, styled(word, "Heading1"));
    if (title === undefined) return undefined;
    const text = textIn(title);
    const [a, b] = cut(text, pick);
    const [xml, outcome] = one(pick, [
      [run(a) + run(b), "right"],
      [del("旧") + run(text), "right"],
      [sdt(run(text)), "right"],
      [run(`${a} ${b}`), "right"],
      [run(otherTitle), { told: otherTitle }],
      [`<w:del>${run(text, "", "delText")}</w:del>`, "error"],
    ] as const);
    // Where it stands says which section's it is.
    if (xml === run(otherTitle)) {
      const section = sectionsOf(edition2021).find(([, { title }]) => title === text);
      word.data.sectionTitles = { [section?.[0] as string]: otherTitle };
    }
    setRuns(word, title, xml);
    return outcome;
  }),
];

export const wordEdits: readonly Edit<Word>[] = [...figureEdits, ...tableEdits, ...textEdits, ...otherEdits];
