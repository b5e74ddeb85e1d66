import * as v from "valibot";
import { exactly } from "../problem/exactly.ts";
import { said } from "../problem/said.ts";
import { blockLimits, tableAligns } from "./blocks.ts";
import { textAddress } from "./link-address.ts";
import { bytesOfBase64, pictureFrom } from "./picture.ts";
import { placedTable } from "./table-places.ts";
import { paragraphsOf, textLimits } from "./text.ts";
import { name, paragraphSchema, text } from "./text-schema.ts";

/** How a choice is made between kinds of values: by what was given, or as a union, which a JSON Schema can say. */
export interface Choose {
  /** Text or something else. */
  readonly between: (text: v.GenericSchema, other: v.GenericSchema) => v.GenericSchema;
  /** One of several objects, by their `kind`; `otherwise` has none. */
  readonly ofKind: (
    kinds: Readonly<Record<string, v.GenericSchema>>,
    otherwise?: v.GenericSchema,
  ) => v.GenericSchema;
  /** A picture: its own schema, or just text. */
  readonly image: v.GenericSchema;
}

const isData = (input: unknown): input is object => typeof input === "object" && input !== null;

const imageHint = said("PICTURE", "应为图片的字节（Uint8Array），或其 base64 文字；不能是路径或网址。");
const mostBase64 = Math.ceil(blockLimits.figureBytes * 1.4);

/** Bytes of a picture that can be printed. */
const image = v.pipe(
  v.union([v.string(), v.instance(Uint8Array)], imageHint),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const fault = (why: string) => addIssue({ message: said("PICTURE", `${why}。`) });
    if (value.length > mostBase64) fault(`图片过大，最多 ${blockLimits.figureBytes} 字节，请缩小后再插入`);
    else {
      const bytes = typeof value === "string" ? bytesOfBase64(value) : value;
      const picture = bytes === undefined ? "不是 base64，也不能是路径或网址" : pictureFrom(bytes);
      if (typeof picture === "string") fault(picture);
    }
  }),
);

/** Tries only what fits the input, so that its own messages are seen. */
export const byType: Choose = {
  between: (text, other) => v.lazy((input) => (isData(input) ? other : text)),
  ofKind: (kinds, otherwise) => {
    const names = Object.keys(kinds);
    const hint = said("NOT_A_CHOICE", `没有这一种，可用：${names.join("、")}。`);
    const unknown = v.looseObject({ kind: v.picklist(names, hint) });
    return v.lazy((input) => {
      const kind = isData(input) && "kind" in input ? input.kind : undefined;
      if (kind === undefined && otherwise !== undefined) return otherwise;
      return typeof kind === "string" && Object.hasOwn(kinds, kind)
        ? (kinds[kind] as v.GenericSchema)
        : unknown;
    });
  },
  image,
};

export const asUnion: Choose = {
  between: (text, other) => v.union([text, other]),
  ofKind: (kinds, otherwise) => v.union([...Object.values(kinds), ...(otherwise ? [otherwise] : [])]),
  image: v.pipe(v.string(), v.base64()),
};

const href = v.pipe(
  v.string(said("NOT_TEXT", "应为文字。")),
  v.maxLength(blockLimits.href, said("TOO_LONG", `网址过长，最多 ${blockLimits.href} 个字符。`)),
  v.check(
    (address) => textAddress(address) !== undefined,
    said("LINK", "应为完整的网址，以 http://、https:// 或 mailto: 开头，不含空格、用户名和密码。"),
  ),
);

const blockKind = <const K extends string>(kind: K) => v.literal(kind);
const positive = (most: number, hint: string) =>
  v.pipe(v.number(hint), v.integer(hint), v.minValue(1, hint), v.maxValue(most, hint));

const stretchesSchema = (choose: Choose) =>
  v.pipe(
    v.array(
      choose.between(text(textLimits.paragraph), exactly({ text: name(textLimits.paragraph), href })),
      said("NOT_A_LIST", "应为文字，或由文字和 { text, href } 组成的数组。"),
    ),
    v.maxLength(1000, said("TOO_LONG", "一段里最多 1000 处链接。")),
  );

const itemsSchema = v.pipe(
  v.array(name(textLimits.paragraph), said("NOT_A_LIST", "应为各项文字（数组）。")),
  v.minLength(1, said("EMPTY", "至少应有一项。")),
  v.maxLength(blockLimits.listItems, said("TOO_LONG", `最多 ${blockLimits.listItems} 项。`)),
);

const spanHint = said("TABLE_SHAPE", "应为跨几行、几列：1 以上的整数。");

function tableSchema(choose: Choose): v.GenericSchema {
  const cell = choose.between(
    text(blockLimits.cellText),
    exactly({
      text: text(blockLimits.cellText),
      rows: v.optional(positive(blockLimits.tableRows, spanHint)),
      columns: v.optional(positive(blockLimits.tableColumns, spanHint)),
    }),
  );
  const row = v.pipe(
    v.array(cell, said("NOT_A_LIST", "应为一行的各格（数组）。")),
    v.maxLength(blockLimits.tableColumns, said("TOO_LONG", `最多 ${blockLimits.tableColumns} 列。`)),
  );
  const rows = v.pipe(
    v.array(row, said("NOT_A_LIST", "应为表格各行（数组），每行是各格文字的数组。")),
    v.minLength(1, said("EMPTY", "表格至少应有一行。")),
    v.maxLength(blockLimits.tableRows, said("TOO_LONG", `最多 ${blockLimits.tableRows} 行。`)),
  );
  const headHint = said("TABLE_SHAPE", `应为表头的行数：0 至 ${blockLimits.headRows}，少于全表行数。`);
  const table = exactly({
    kind: blockKind("table"),
    caption: v.optional(name(blockLimits.caption)),
    rows,
    headRows: v.optional(
      v.pipe(
        v.number(headHint),
        v.integer(headHint),
        v.minValue(0, headHint),
        v.maxValue(blockLimits.headRows, headHint),
      ),
    ),
    align: v.optional(
      v.array(v.picklist(tableAligns, said("NOT_A_CHOICE", `应为 ${tableAligns.join("、")} 之一。`))),
    ),
    note: v.optional(name(blockLimits.note)),
  });
  type Given = Parameters<typeof placedTable>[0] & { readonly align?: readonly string[] };
  return v.pipe(
    table,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const given = dataset.value as Given;
      const fault = (why: string) => addIssue({ message: said("TABLE_SHAPE", `${why}。`) });
      const { headRows = Math.min(1, given.rows.length - 1) } = given;
      if (headRows >= given.rows.length) return fault("表头以下没有行");
      const placed = placedTable({ ...given, headRows });
      if (typeof placed === "string") return fault(placed);
      if (placed.columns === 0) return fault("表格没有单元格");
      if (given.align !== undefined && given.align.length !== placed.columns)
        fault(`align 有 ${given.align.length} 列，表格有 ${placed.columns} 列`);
    }),
  );
}

const { figureWidth } = blockLimits;
const widthHint = said(
  "OUT_OF_BOUNDS",
  `应为图片印出的宽度（毫米）：${figureWidth.least} 至 ${figureWidth.most}。`,
);

const blockSchemas = (choose: Choose, levels: v.GenericSchema): Record<string, v.GenericSchema> => ({
  paragraph: exactly({
    kind: blockKind("paragraph"),
    text: choose.between(paragraphSchema, stretchesSchema(choose)),
  }),
  heading: exactly({ kind: blockKind("heading"), level: levels, text: name(textLimits.heading) }),
  list: exactly({
    kind: blockKind("list"),
    ordered: v.optional(v.boolean(said("NOT_A_SWITCH", "应为 true 或 false。"))),
    items: itemsSchema,
  }),
  table: tableSchema(choose),
  figure: exactly({
    kind: blockKind("figure"),
    image: choose.image,
    width: v.optional(
      v.pipe(
        v.number(widthHint),
        v.minValue(figureWidth.least, widthHint),
        v.maxValue(figureWidth.most, widthHint),
      ),
    ),
    caption: v.optional(name(blockLimits.caption)),
    alt: name(blockLimits.note),
  }),
});

/** The text of a section: paragraphs, blocks, and subsections with theirs. */
export function narrativeSchema(choose: Choose): v.GenericSchema<unknown[]> {
  const hint = said("NOT_A_CHOICE", "标题应为第 2 级（一）或第 3 级 1.。");
  const inside = said("NOT_A_CHOICE", "小标题之下只能有第 3 级标题。");
  const blocks = blockSchemas(choose, v.picklist([2, 3], hint));
  const blocksInside = blockSchemas(choose, v.literal(3, inside));
  const most = v.maxLength<unknown[], number, string>(
    textLimits.paragraphs,
    said("TOO_LONG", `段落过多，最多 ${textLimits.paragraphs} 段。`),
  );
  const subsection = exactly({
    heading: name(textLimits.heading),
    paragraphs: v.optional(
      v.pipe(
        v.array(
          choose.between(paragraphSchema, choose.ofKind(blocksInside)),
          said("NOT_A_LIST", "应为若干段文字（数组）。"),
        ),
        most,
      ),
    ),
  });
  return v.pipe(
    v.array(
      choose.between(paragraphSchema, choose.ofKind(blocks, subsection)),
      said("NOT_A_LIST", "应为若干段文字（数组），每段是文字，或是 { heading, paragraphs }。"),
    ),
    most,
  );
}

export const isWritten = (blocks: unknown[]): boolean =>
  blocks.some((block) => typeof block !== "string" || paragraphsOf(block).length > 0);
