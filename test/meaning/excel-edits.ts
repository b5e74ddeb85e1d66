import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
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
  totals,
} from "./edited.ts";

/** A workbook that is edited, and the data that it should say. */
export interface Book {
  readonly parts: Record<string, string>;
  readonly data: Data;
  /** Figures whose number stands in one cell only; those that were edited are taken out. */
  readonly figures: Map<string, { readonly path: string; readonly cell: string }>;
  /** Paragraphs by their text: the cell; those that were edited are taken out. */
  readonly paragraphs: Map<string, string>;
  /** How many looks were added. */
  looks: number;
  /** What was edited as a whole: once only. */
  readonly done: Set<string>;
}

const textPath = "xl/worksheets/sheet2.xml";
export const tablePaths = [
  "xl/worksheets/sheet3.xml",
  "xl/worksheets/sheet4.xml",
  "xl/worksheets/sheet5.xml",
];
const sheetNamesOf: Record<string, string> = { [textPath]: "基本情况和文字" };
tablePaths.forEach((path, i) => {
  sheetNamesOf[path] = `表${"二三四"[i]}`;
});

function parsedOnce(bytes: Uint8Array, data: Data, addresses: readonly string[]) {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
  );
  const found = new Map<string, { path: string; cell: string }[]>();
  for (const path of tablePaths)
    for (const [, cell, value] of (parts[path] as string).matchAll(
      /<c r="([A-Z]+\d+)"[^>]*>(?:<f>[^<]*<\/f>)?(?:<v>|<is><t[^>]*>)([\d.]+)</g,
    ))
      found.set(value as string, [...(found.get(value as string) ?? []), { path, cell: cell as string }]);
  const figures = addresses.flatMap((address) => {
    const places = found.get(String(at(data, address))) ?? [];
    return places.length === 1 ? [[address, places[0] as { path: string; cell: string }] as const] : [];
  });
  const wanted = new Set(paragraphsIn(data));
  const paragraphs = [
    ...(parts[textPath] as string).matchAll(/<c r="(C\d+)"[^>]*><is><t[^>]*>([^<]*)</g),
  ].flatMap(([, cell, text]) =>
    wanted.has(text as string) ? [[text as string, cell as string] as const] : [],
  );
  return { parts, figures, paragraphs };
}
const opened = new Map<Uint8Array, ReturnType<typeof parsedOnce>>();
export function openBook(bytes: Uint8Array, data: Data, addresses: readonly string[]): Book {
  const known = opened.get(bytes) ?? parsedOnce(bytes, data, addresses);
  opened.set(bytes, known);
  return {
    parts: { ...known.parts },
    data,
    figures: new Map(known.figures),
    paragraphs: new Map(known.paragraphs),
    looks: 0,
    done: new Set(),
  };
}
export const closeBook = ({ parts }: Book): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    level: 0,
  });

const escaped = (text: string) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
function change({ parts }: Book, path: string, edit: (part: string) => string): void {
  const before = parts[path] as string;
  const after = edit(before);
  if (after === before) throw new Error(`nothing changed in ${path}`);
  parts[path] = after;
}
/** A cell replaced: its look, its type, and what stands in it. */
function setCell(book: Book, path: string, cell: string, type: string, xml: string, look?: number): void {
  change(book, path, (part) =>
    part.replace(
      new RegExp(`<c r="${cell}" s="(\\d+)"[^>]*?(?:/>|>.*?</c>)`, "s"),
      (_, old: string) => `<c r="${cell}" s="${look ?? old}"${type}>${xml}</c>`,
    ),
  );
}
const inline = (text: string) =>
  [' t="inlineStr"', `<is><t xml:space="preserve">${escaped(text)}</t></is>`] as const;
const rich = (...runs: readonly (readonly [string, string])[]) =>
  [
    ' t="inlineStr"',
    `<is>${runs.map(([look, text]) => `<r>${look && `<rPr>${look}</rPr>`}<t xml:space="preserve">${escaped(text)}</t></r>`).join("")}</is>`,
  ] as const;
/** A text in the list of shared ones. */
function shared(book: Book, text: string): readonly [string, string] {
  const path = "xl/strings9.xml";
  const before =
    book.parts[path] ?? '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>';
  const i = before.split("<si>").length - 1;
  if (i === 0)
    change(book, "xl/_rels/workbook.xml.rels", (part) =>
      part.replace(
        "</Relationships>",
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="strings9.xml"/></Relationships>',
      ),
    );
  book.parts[path] = before.replace("</sst>", `<si><t xml:space="preserve">${escaped(text)}</t></si></sst>`);
  return [' t="s"', `<v>${i}</v>`];
}
/** A look of cells with a number format or a font of its own: its place. */
function look(book: Book, code: string, font = ""): number {
  const styles = book.parts["xl/styles.xml"] as string;
  const place = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1]) + book.looks;
  const fonts = (styles.split("<fonts")[1] as string).split("</fonts>")[0]?.split("<font>").length as number;
  change(book, "xl/styles.xml", (part) => {
    const format = `<numFmt numFmtId="${200 + place}" formatCode="${escaped(code).replaceAll('"', "&quot;")}"/>`;
    const withFormats = part.includes("<numFmts")
      ? part.replace("</numFmts>", `${format}</numFmts>`)
      : part.replace(/(<styleSheet[^>]*>)/, `$1<numFmts>${format}</numFmts>`);
    return withFormats
      .replace("</fonts>", `<font>${font}<sz val="10"/></font></fonts>`)
      .replace(
        "</cellXfs>",
        `<xf numFmtId="${200 + place}" fontId="${fonts - 1}" fillId="0" borderId="0" xfId="0"/></cellXfs>`,
      );
  });
  book.looks += 1;
  return place;
}
export const columnOf = (cell: string) =>
  [...cell.replace(/\d/g, "")].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
const lettersOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1);
export const rowOf = (cell: string) => Number(cell.replace(/\D/g, ""));
/** A sheet's cells and merged cells at other places: rows and columns from 1, or nothing for a cell that goes. */
function movedCells(part: string, to: (row: number, column: number) => readonly [number, number]): string {
  const place = (cell: string) => {
    const [row, column] = to(rowOf(cell), columnOf(cell));
    return `${lettersOf(column)}${row}`;
  };
  return part
    .replace(/<row r="(\d+)"/g, (_, row: string) => `<row r="${to(Number(row), 1)[0]}"`)
    .replace(/<c r="([A-Z]+\d+)"/g, (_, cell: string) => `<c r="${place(cell)}"`)
    .replace(/<f>SUM[^<]*/g, (formula) => formula.replace(/[A-Z]+\d+/g, place))
    .replace(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g, (_, a: string, b: string) => {
      const [from, until] = [to(rowOf(a), columnOf(a)), to(rowOf(b), columnOf(b))];
      const [top, bottom] = [Math.min(from[0], until[0]), Math.max(from[0], until[0])];
      const [left, right] = [Math.min(from[1], until[1]), Math.max(from[1], until[1])];
      return `<mergeCell ref="${lettersOf(left)}${top}:${lettersOf(right)}${bottom}"`;
    });
}
/** A cell more on a sheet, in a row of its own at the end. */
const addCell = (book: Book, path: string, cell: string, xml: string) =>
  change(book, path, (part) =>
    part.replace("</sheetData>", `<row r="${rowOf(cell)}"><c r="${cell}"${xml}</c></row></sheetData>`),
  );
const textXml = (text: string) => ` t="inlineStr"><is><t>${text}</t></is>`;
const merge = (book: Book, path: string, ref: string) =>
  change(book, path, (part) => part.replace(/<mergeCells[^>]*>/, `$&<mergeCell ref="${ref}"/>`));

/** A sheet more: a copy of another, before or behind it. */
function addSheet(
  book: Book,
  name: string,
  xml: string,
  { like, state, before }: { like: string; state: string; before: boolean },
): void {
  const id = 90 + Object.keys(book.parts).length;
  book.parts[`xl/worksheets/more${id}.xml`] = xml;
  change(book, "xl/workbook.xml", (part) =>
    part.replace(new RegExp(`<sheet name="${like}"[^>]*/>`), (entry) => {
      const more = `<sheet name="${name}" sheetId="${id}" state="${state}" r:id="rId${id}"/>`;
      return before ? more + entry : entry + more;
    }),
  );
  change(book, "xl/_rels/workbook.xml.rels", (part) =>
    part.replace(
      "</Relationships>",
      `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/more${id}.xml"/></Relationships>`,
    ),
  );
}

interface FigureEdit {
  readonly book: Book;
  readonly path: string;
  readonly cell: string;
  readonly old: string;
  readonly address: string;
  readonly set: (value: unknown) => void;
}
const ofCell = (name: string, apply: (edit: FigureEdit, pick: Pick) => Outcome | undefined): Edit<Book> => ({
  name: `a figure: ${name}`,
  apply: (book, pick) => {
    const open = [...book.figures].filter(([, { path }]) => !book.done.has(path));
    if (open.length === 0) return undefined;
    const [address, { path, cell }] = one(pick, open);
    book.figures.delete(address);
    const old = String(at(book.data, address));
    return apply({ book, path, cell, old, address, set: (value) => put(book.data, address, value) }, pick);
  },
});
const cut = (text: string, pick: Pick): [string, string] => {
  const i = 1 + pick(Math.max(1, text.length - 1));
  return [text.slice(0, i), text.slice(i)];
};

type CellXml = readonly [type: string, xml: string];
/** What stands in a cell of a figure, and what comes of it. */
const contents: Record<string, (old: string, pick: Pick) => readonly [CellXml, Outcome]> = {
  "a number as text": (old) => [inline(old), "right"],
  "full width": (old) => [
    inline(old.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))),
    "right",
  ],
  "with separators": (old) => [inline(old.replace(/^(\d+)(\d{3})$/, "$1,$2")), "right"],
  "with blanks around": (old, pick) => [
    inline(one(pick, [` ${old}`, `${old}\u3000`, `\u00A0${old}`, `${old}\n`])),
    "right",
  ],
  "with what nobody sees": (old, pick) => [inline(cut(old, pick).join("\u200B")), "right"],
  "in runs": (old, pick) => [rich(...cut(old, pick).map((part) => ["<b/>", part] as const)), "right"],
  "a formula": (old) => [["", `<f>${old}+0</f><v>${old}</v>`], "right"],
  "a formula that gives text": (old) => [[' t="str"', `<f>TEXT(1,0)</f><v>${old}</v>`], "right"],
  "a formula of several cells": (old) => [["", `<f t="array" ref="A1">X</f><v>${old}</v>`], "right"],
  "in Excel's long form": (old) => [["", `<v>${old.includes(".") ? old : `${old}.0`}</v>`], "right"],
  "a formula without a result": (old) => [["", `<f>${old}+5</f>`], "error"],
  "an error": (_, pick) => [
    [' t="e"', `<v>${one(pick, ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A"])}</v>`],
    "error",
  ],
  "a switch": () => [[' t="b"', "<v>1</v>"], "error"],
  "a date": () => [[' t="d"', "<v>2025-01-01</v>"], "error"],
  "Alt+Enter and another": (old) => [inline(`${old}\n5`), "error"],
  "a blank inside": (old, pick) => [
    inline(cut(old, pick).join(one(pick, [" ", "\u3000", "\u00A0"]))),
    "error",
  ],
  "struck in part": (old) => [rich(["<strike/>", "9"], ["", old]), "error"],
  "struck alone": (old) => [rich(["<strike/>", old]), "error"],
  "a raised digit": (old) => [rich(["", old], ['<vertAlign val="superscript"/>', "1"]), "error"],
  "a circled digit": (old) => [inline(`${old}②`), "error"],
  "in words": (_, pick) => [
    inline(one(pick, ["三十七", "约40", "3万", "待定", "37/5", "=3+4", "1.2.3"])),
    "error",
  ],
  "too large": () => [["", "<v>1000000000001</v>"], "error"],
};
/** Number formats, and what comes of them for a number above nil. */
const codes: readonly (readonly [string, Outcome])[] = [
  ["#,##0.00", "right"],
  ["0.0##", "right"],
  ['0.00"件"', "right"],
  ["#,##0.00;[Red]-#,##0.00", "right"],
  ["#,##0.00_);(#,##0.00)", "right"],
  ["[$-804]General", "right"],
  ['[=0]"";General', "error"],
  ["0.00%", "error"],
  ["0,", "error"],
  ["# ?/?", "error"],
  [";;;", "error"],
  ['"1"0.00', "error"],
  ["\\10.00", "error"],
  ['0.00"0"', "error"],
  ["yyyy-mm-dd", "error"],
  ["[h]:mm", "error"],
  ["0.00E+00", "error"],
  ["0!.0,", "error"],
  ["@", "right"],
];

const figureEdits: Edit<Book>[] = [
  ...Object.entries(contents).map(([name, make]) =>
    ofCell(name, ({ book, path, cell, old }, pick) => {
      const [[type, xml], outcome] = make(old, pick);
      setCell(book, path, cell, type, xml);
      return outcome;
    }),
  ),
  ...codes.map(([code, outcome]) =>
    ofCell(`the format ${code}`, ({ book, path, cell, old }) => {
      setCell(book, path, cell, "", `<v>${old}</v>`, look(book, code));
      return outcome;
    }),
  ),
  ofCell("another number", ({ book, path, cell, old, set }, pick) => {
    const next = old.includes(".") ? `${pick(900)}.75` : String(pick(90_000));
    setCell(book, path, cell, "", `<v>${next}</v>`);
    set(old.includes(".") ? next : Number(next));
    return "right";
  }),
  ofCell("shared text", ({ book, path, cell, old }) => {
    setCell(book, path, cell, ...shared(book, old));
    return "right";
  }),
  ofCell("a font that strikes out", ({ book, path, cell, old }) => {
    setCell(book, path, cell, "", `<v>${old}</v>`, look(book, "0.00", "<strike/>"));
    return "error";
  }),
  // In a sum it is ours, as openpyxl keeps it: the sum of its parts.
  ofCell("a shared formula without a result", ({ book, path, cell, address }) => {
    setCell(book, path, cell, "", '<f t="shared" si="0"/>');
    return totals.includes(address) ? "right" : "error";
  }),
  ofCell("rounded by its format", ({ book, path, cell }) => {
    setCell(book, path, cell, "", "<v>36.6</v>", look(book, "0"));
    return "error";
  }),
  ofCell("nil in words", ({ book, path, cell, old, set }, pick) => {
    setCell(book, path, cell, ...inline(one(pick, ["/", "无", "—", "零", "-"])));
    set(old.includes(".") ? "0" : 0);
    return "right";
  }),
  ofCell("its row hidden", ({ book, path, cell }, pick) => {
    const how = one(pick, ['hidden="1"', 'ht="0" customHeight="1"', 'hidden="true" collapsed="1"']);
    change(book, path, (part) =>
      part.replace(new RegExp(`<row r="${rowOf(cell)}"[^>]*>`), `<row r="${rowOf(cell)}" ${how}>`),
    );
    return "error";
  }),
  ofCell("its column hidden", ({ book, path, cell }, pick) => {
    const column = columnOf(cell);
    const how = one(pick, ['hidden="1"', 'width="0"']);
    change(book, path, (part) =>
      part.replace(
        new RegExp(`<col min="${column}" max="${column}"[^>]*/>`),
        `<col min="${column}" max="${column}" ${how}/>`,
      ),
    );
    return "error";
  }),
  ofCell("merged with its neighbour", ({ book, path, cell }, pick) => {
    const [row, column] = [rowOf(cell), columnOf(cell)];
    merge(
      book,
      path,
      pick(2) === 0 ? `${cell}:${lettersOf(column + 1)}${row}` : `${cell}:${lettersOf(column)}${row + 1}`,
    );
    return "error";
  }),
  ofCell("under a merged cell", ({ book, path, cell }) => {
    merge(book, path, `${lettersOf(columnOf(cell) - 1)}${rowOf(cell)}:${cell}`);
    return "error";
  }),
];

const whole = (
  name: string,
  apply: (book: Book, path: string, pick: Pick) => Outcome | undefined,
): Edit<Book> => ({
  name: `a table: ${name}`,
  apply: (book, pick) => {
    const open = tablePaths.filter((path) => !book.done.has(path));
    const path = one(pick, open);
    if (path === undefined) return undefined;
    const outcome = apply(book, path, pick);
    book.done.add(path);
    return outcome;
  },
});
/** A figure of a sheet that was not edited yet, with another value. */
function otherFigure(book: Book, path: string, part: string): string {
  const place = [...book.figures.values()].find((figure) => figure.path === path);
  if (place === undefined) throw new Error("no figure");
  return part
    .replace(
      new RegExp(`(<c r="${place.cell}"[^>]*>)(?:<f>[^<]*</f>)?(?:<v>[^<]*</v>|<is>.*?</is>)`),
      "$1<v>5</v>",
    )
    .replace(new RegExp(`(<c r="${place.cell}"[^>]*) t="inlineStr"`), "$1");
}
const lastRow = (part: string) =>
  Math.max(...[...part.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row)));
/** The cells of a sheet at other places, as rows to be put at its end. */
const copied = (part: string, down: number, right: number) =>
  (movedCells(part, (row, column) => [row + down, column + right]).split("<sheetData>")[1] as string).split(
    "</sheetData>",
  )[0] as string;

const tableEdits: Edit<Book>[] = [
  whole("moved down and right", (book, path, pick) => {
    const [down, right] = [pick(6), pick(4)];
    if (down + right === 0) return "right";
    change(book, path, (part) => movedCells(part, (row, column) => [row + down, column + right]));
    return "right";
  }),
  whole("a row put in", (book, path, pick) => {
    const from = 4 + pick(path === tablePaths[2] ? 2 : 6);
    change(book, path, (part) => movedCells(part, (row, column) => [row >= from ? row + 1 : row, column]));
    return "error";
  }),
  whole("a column put in", (book, path, pick) => {
    const from = 2 + pick(3);
    change(book, path, (part) =>
      movedCells(part, (row, column) => [row, column >= from ? column + 1 : column]),
    );
    return "error";
  }),
  whole("a row taken out", (book, path, pick) => {
    const out = 4 + pick(path === tablePaths[2] ? 2 : 5);
    change(book, path, (part) =>
      movedCells(part.replace(new RegExp(`<row r="${out}"[^>]*>.*?</row>`), ""), (row, column) => [
        row > out ? row - 1 : row,
        column,
      ]),
    );
    return "error";
  }),
  whole("a label edited", (book, path, pick) => {
    const labels = [
      ...(book.parts[path] as string).matchAll(
        /<c r="([A-Z]+\d+)"[^>]*><is><t[^>]*>([^<]*[\u4e00-\u9fff]{3}[^<]*)</g,
      ),
    ].filter(([, cell]) => rowOf(cell as string) >= 3 && rowOf(cell as string) < 8);
    const [, cell, text] = one(pick, labels) as unknown as [string, string, string];
    const [a, b] = cut(text, pick);
    const [content, outcome] = one(pick, [
      [inline(`${a} ${b}`), "right"],
      [inline(`${a}\n${b}`), "right"],
      [rich(["<b/>", a], ["", b]), "right"],
      [inline(`  ${text}`), "right"],
      [inline(`${a}改${b}`), "error"],
      [inline(""), "error"],
    ] as const);
    setCell(book, path, cell, content[0], content[1]);
    return outcome;
  }),
  whole("a copy of the sheet", (book, path, pick) => {
    const like = sheetNamesOf[path] as string;
    const same = pick(3) === 0;
    const part = book.parts[path] as string;
    const state = one(pick, ["visible", "visible", "hidden", "veryHidden"]);
    addSheet(book, `${like} (2)`, same ? part : otherFigure(book, path, part), {
      like,
      state,
      before: pick(2) === 0,
    });
    if (same) return "right";
    return state === "visible" ? "error" : { told: `${like} (2)` };
  }),
  whole("a copy on the sheet", (book, path, pick) => {
    const part = book.parts[path] as string;
    const same = pick(3) === 0;
    const other = same ? part : otherFigure(book, path, part);
    const [down, right] = one(pick, [
      [lastRow(part) + 3, 0],
      [0, 20],
    ] as const);
    // Formulas would be told apart by nothing: the copy holds values.
    const cells = copied(other, down, right).replace(/<f>[^<]*<\/f>/g, "");
    change(book, path, (text) => text.replace("</sheetData>", `${cells}</sheetData>`));
    return same ? "right" : "error";
  }),
  whole("hidden", (book, path) => {
    const name = sheetNamesOf[path] as string;
    change(book, "xl/workbook.xml", (part) =>
      part.replace(`<sheet name="${name}"`, `<sheet name="${name}" state="hidden"`),
    );
    return { told: name };
  }),
  whole("called otherwise", (book, path) => {
    const name = sheetNamesOf[path] as string;
    change(book, "xl/workbook.xml", (part) =>
      part.replace(`<sheet name="${name}"`, `<sheet name="x${name}y"`),
    );
    return "right";
  }),
  whole("something below it", (book, path, pick) => {
    const row = lastRow(book.parts[path] as string) + 1 + pick(4);
    addCell(book, path, `B${row}`, textXml("备注：含下属单位"));
    return { told: `B${row}` };
  }),
  whole("something beside it", (book, path, pick) => {
    const cell = `AF${30 + pick(30)}`;
    addCell(book, path, cell, textXml("另有5件"));
    return { told: cell };
  }),
  whole("a text box over it", (book, path) => {
    book.parts["xl/drawings/drawing1.xml"] =
      '<xdr:wsDr xmlns:xdr="u:x" xmlns:a="u:a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>此数待核</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>';
    void path;
    return { told: "文字框“此数待核”" };
  }),
  whole("a comment", (book) => {
    book.parts["xl/comments1.xml"] =
      '<comments><commentList><comment ref="D6"><text><r><t>请核对</t></r></text></comment></commentList></comments>';
    return { told: "批注“请核对”" };
  }),
];

interface TextEdit {
  readonly book: Book;
  readonly cell: string;
  readonly text: string;
  readonly becomes: (...texts: string[]) => void;
}
const ofText = (name: string, apply: (edit: TextEdit, pick: Pick) => Outcome | undefined): Edit<Book> => ({
  name: `a paragraph: ${name}`,
  apply: (book, pick) => {
    if (book.paragraphs.size === 0 || book.done.has(textPath)) return undefined;
    const [text, cell] = one(pick, [...book.paragraphs]);
    book.paragraphs.delete(text);
    const becomes = (...texts: string[]) => {
      const { list, i } = placeOfText(book.data, text);
      list.splice(i, 1, ...texts);
    };
    return apply({ book, cell, text, becomes }, pick);
  },
});
const lines: Record<
  string,
  (text: string, a: string, b: string) => readonly [CellXml, readonly string[], Outcome]
> = {
  "in runs": (text, a, b) => [rich(["<b/>", a], ["", b]), [text], "right"],
  "Alt+Enter": (_, a, b) => [inline(`${a}\n${b}`), [a, b], "right"],
  "blank lines": (text) => [inline(`\n  ${text}\n\n`), [text], "right"],
  "a formula that gives text": (text) => [[' t="str"', `<f>A1</f><v>${text}</v>`], [text], "right"],
  "with what nobody sees": (text, a, b) => [inline(`${a}\u200B${b}`), [text], "right"],
  "a raised digit": (_, a, b) => [
    rich(["", `${a}m`], ['<vertAlign val="superscript"/>', "2"], ["", b]),
    [`${a}m²${b}`],
    "right",
  ],
  "a reading aid": (text) => [
    [' t="inlineStr"', `<is><t>${text}</t><rPh sb="0" eb="1"><t>pin</t></rPh></is>`],
    [text],
    "right",
  ],
  "struck in part": (text, a, b) => [rich(["<strike/>", a], ["", b]), [text], "error"],
  "became a formula": (text) => [[' t="e"', "<f>-x</f><v>#NAME?</v>"], [text], "error"],
  "became a formula without a result": (text) => [["", "<f>-x</f>"], [text], "error"],
  emptied: () => [inline(""), [], "right"],
};
const textEdits: Edit<Book>[] = [
  ...Object.entries(lines).map(([name, make]) =>
    ofText(name, ({ book, cell, text, becomes }, pick) => {
      const [[type, xml], texts, outcome] = make(text, ...cut(text, pick));
      setCell(book, textPath, cell, type, xml);
      if (outcome !== "error") becomes(...texts);
      return outcome;
    }),
  ),
  ofText("shared text", ({ book, cell, text }) => {
    setCell(book, textPath, cell, ...shared(book, text));
    return "right";
  }),
  ofText("its row hidden", ({ book, cell }) => {
    change(book, textPath, (part) =>
      part.replace(new RegExp(`<row r="${rowOf(cell)}"[^>]*>`), `<row r="${rowOf(cell)}" hidden="1">`),
    );
    return "error";
  }),
  ofText("something beside it", ({ book, cell }) => {
    const beside = `${one(() => 0, ["E"])}${rowOf(cell)}`;
    addCell(book, textPath, beside, textXml("请领导审阅"));
    return { told: beside };
  }),
  ofText("of a kind that there is not", ({ book, cell }) => {
    setCell(book, textPath, `B${rowOf(cell)}`, ...inline("标题"));
    return "error";
  }),
  ofText("of a part that there is not", ({ book, cell }) => {
    setCell(book, textPath, `A${rowOf(cell)}`, ...inline("七、别的"));
    return "error";
  }),
  ofText("under another text", ({ book, cell }) => {
    merge(book, textPath, `B${rowOf(cell)}:${cell}`);
    return "error";
  }),
  ofText("its part left blank", ({ book, cell, text }) => {
    // A row whose part is blank belongs to the part above it.
    const { i } = placeOfText(book.data, text);
    if (i === 0) return "right";
    setCell(book, textPath, `A${rowOf(cell)}`, "", "");
    return "right";
  }),
];

const basicCell = (book: Book, label: string) =>
  `B${new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${label}<`).exec(book.parts[textPath] as string)?.[1]}`;
const basic = (
  name: string,
  label: string,
  apply: (book: Book, cell: string, pick: Pick) => Outcome,
): Edit<Book> => ({
  name: `${label}: ${name}`,
  apply: (book, pick) => {
    if (book.done.has(label) || book.done.has(textPath)) return undefined;
    book.done.add(label);
    return apply(book, basicCell(book, label), pick);
  },
});
const basicEdits: Edit<Book>[] = [
  basic("as a number of days", "成文日期", (book, cell) => {
    setCell(book, textPath, cell, "", "<v>46060</v>", look(book, "yyyy-mm-dd"));
    book.data.signature.on = "2026-02-07";
    return "right";
  }),
  basic("counted from 1904", "成文日期", (book, cell) => {
    setCell(book, textPath, cell, "", "<v>44598</v>", look(book, "yyyy年m月d日"));
    change(book, "xl/workbook.xml", (part) =>
      part.replace("<bookViews>", '<workbookPr date1904="1"/><bookViews>'),
    );
    book.data.signature.on = "2026-02-07";
    return "right";
  }),
  basic("in words", "成文日期", (book, cell, pick) => {
    setCell(
      book,
      textPath,
      cell,
      ...inline(
        one(pick, ["2026年2月7日", "2026/2/7", "2026.2.7", "２０２６年２月７日", "2026 年 2 月 7 日"]),
      ),
    );
    book.data.signature.on = "2026-02-07";
    return "right";
  }),
  basic("no date", "成文日期", (book, cell, pick) => {
    setCell(book, textPath, cell, ...inline(one(pick, ["2026年2月", "待定", ""])));
    return "error";
  }),
  basic("an error", "署名", (book, cell) => {
    setCell(book, textPath, cell, ' t="e"', "<v>#NAME?</v>");
    return "error";
  }),
  basic("as a number", "报告年度", (book, cell) => {
    setCell(book, textPath, cell, "", "<v>2025</v>");
    return "right";
  }),
  basic("no year", "报告年度", (book, cell, pick) => {
    setCell(book, textPath, cell, ...inline(one(pick, ["二十五", "2025-2026", "25", ""])));
    return "error";
  }),
  basic("struck out", "行政机关名称", (book, cell) => {
    setCell(book, textPath, cell, ...rich(["<strike/>", "某县"], ["", "某县某镇人民政府"]));
    return "error";
  }),
  basic("in the next column", "报告标题", (book, cell) => {
    setCell(book, textPath, cell, "", "");
    addCell(book, textPath, `E${rowOf(cell)}`, textXml("另一个标题"));
    book.data.title = ["某县某镇人民政府", "2025年政府信息公开工作年度报告"];
    return { told: `E${rowOf(cell)}` };
  }),
];
const bookEdits: Edit<Book>[] = [
  {
    name: "a sheet of other things",
    apply: (book, pick) => {
      if (book.done.has("more")) return undefined;
      book.done.add("more");
      const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>底稿</t></is></c></row></sheetData></worksheet>`;
      addSheet(book, "底稿", xml, { like: "表三", state: "visible", before: pick(2) === 0 });
      return { told: "底稿" };
    },
  },
  {
    name: "the notes taken out",
    apply: (book) => {
      if (book.done.has("notes")) return undefined;
      book.done.add("notes");
      change(book, "xl/workbook.xml", (part) => part.replace(/<sheet name="填报说明"[^>]*\/>/, ""));
      return "right";
    },
  },
  {
    name: "the sheet of the text moved",
    apply: (book, pick) => {
      if (book.done.has(textPath) || book.done.size > 0 || book.paragraphs.size < 5) return undefined;
      book.done.add(textPath);
      const [down, right] = [pick(5), 1 + pick(3)];
      change(book, textPath, (part) => movedCells(part, (row, column) => [row + down, column + right]));
      return "right";
    },
  },
];

export const excelEdits: readonly Edit<Book>[] = [
  ...figureEdits,
  ...tableEdits,
  ...textEdits,
  ...basicEdits,
  ...bookEdits,
];
