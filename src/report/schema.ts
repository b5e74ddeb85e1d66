import * as v from "valibot";
import { type Edition, type Section, sectionsOf } from "../form/form.ts";
import type { FigureKind } from "../form/labels.ts";
import { exactly } from "../problem/exactly.ts";
import { said } from "../problem/said.ts";
import { mostAttachments } from "./attachment-labels.ts";
import { isDay, isReportYear, reportYearsText } from "./date.ts";
import { figuresOf, type MutableTree, putAt, type TableSection } from "./figures.ts";
import { asUnion, byType, type Choose, isWritten, narrativeSchema } from "./narrative-schema.ts";
import { mostSigners } from "./signers.ts";
import { textLimits } from "./text.ts";
import { manyParagraphs, name, paragraphSchema, text } from "./text-schema.ts";

const date = v.pipe(
  v.string(said("DATE", "应为日期，写作“2025-01-15”。")),
  v.check(isDay, said("DATE", "不是有效日期，应写作“2025-01-15”，月、日各两位。")),
);

const stroke = v.literal("/");
const countHint = said("COUNT", "应为不小于 0 的整数（件），原表空白的写 null，原表画斜线的写“/”。");
const amountHint = said(
  "AMOUNT",
  "应为不小于 0 的金额（万元），小数最多六位；带小数的宜写作文字，如“72701.2578”。",
);
const amountPattern = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const wholeNumber = (least: number, hint: string) =>
  v.pipe(v.number(hint), v.safeInteger(hint), v.minValue(least, hint));
const changeHint = said("CHANGE", "应为整数，减少的写负数。");
const sumHint = said("SUM", "应为带单位的金额，如“160.5964万元”“251000元”。");

/** No office has more: sums of such counts are still exact, and every reader takes them. */
const mostCount = 1_000_000_000_000;
const withinReason = (code: "COUNT" | "CHANGE") =>
  v.check<number | "/" | null, string>(
    (value) => typeof value !== "number" || Math.abs(value) <= mostCount,
    said(code, `数字过大，不能超过 ${mostCount}，请核对。`),
  );

/** Columns of databases give numbers as text: said as such, since 「3」 looks right to whoever reads the message. */
const numberHint = (code: "COUNT" | "CHANGE", hint: string) => (issue: { readonly input: unknown }) => {
  const { input } = issue;
  const digits = code === "COUNT" ? /^\s*\d{1,15}\s*$/u : /^\s*-?\d{1,15}\s*$/u;
  if (typeof input !== "string" || !digits.test(input)) return hint;
  const kind = code === "COUNT" ? "不小于 0 的整数" : "整数";
  return said(
    code,
    `写成了文字“${input}”；应为${kind}：${Number(input)}，不加引号，程序里请先转换（Number）。`,
  );
};

const figureSchemas: Record<FigureKind, v.GenericSchema> = {
  count: v.pipe(
    v.union([wholeNumber(0, countHint), v.null(), stroke], numberHint("COUNT", countHint)),
    withinReason("COUNT"),
  ),
  change: v.pipe(
    v.union(
      [wholeNumber(Number.MIN_SAFE_INTEGER, changeHint), v.null(), stroke],
      numberHint("CHANGE", changeHint),
    ),
    withinReason("CHANGE"),
  ),
  amount: v.union(
    [
      v.pipe(v.string(), v.regex(amountPattern, amountHint)),
      v.pipe(
        v.number(),
        v.minValue(0, amountHint),
        v.check((n) => amountPattern.test(String(n + 0)), amountHint),
      ),
      v.null(),
    ],
    amountHint,
  ),
  sum: v.union(
    [v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?(?:元|万元|亿元)?$/, sumHint)), v.null()],
    sumHint,
  ),
};

type SchemaTree = MutableTree<v.GenericSchema>;

/** The figures of a table; at every level what is nil may be left out. */
function figuresSchema(section: TableSection): v.GenericSchema {
  const tree: SchemaTree = {};
  for (const { keys, kind } of figuresOf(section)) putAt(tree, keys, figureSchemas[kind]);
  const close = (node: SchemaTree): v.GenericSchema =>
    exactly(
      Object.fromEntries(
        Object.entries(node).map(([key, child]) => [
          key,
          v.optional(
            "kind" in child && child.kind === "schema"
              ? (child as v.GenericSchema)
              : close(child as SchemaTree),
          ),
        ]),
      ),
    );
  return close(tree);
}

const contact = exactly({
  office: name(textLimits.name),
  website: v.optional(text(textLimits.name)),
  address: v.optional(text(textLimits.name)),
  postcode: v.optional(text(textLimits.name)),
  phone: v.optional(text(textLimits.name)),
  fax: v.optional(text(textLimits.name)),
  email: v.optional(text(textLimits.name)),
});

function sectionSchema(section: Section, choose: Choose): v.GenericSchema {
  if (section.kind !== "narrative") return figuresSchema(section);
  if (section.ifEmpty !== undefined) return v.optional(narrativeSchema(choose));
  return v.pipe(narrativeSchema(choose), v.check(isWritten, said("EMPTY", "不能为空，请填写文字。")));
}

const year = v.pipe(
  v.number(({ input }) =>
    typeof input === "string" && /^\s*\d{4}\s*$/u.test(input)
      ? said("YEAR", `应为年份 ${Number(input)}，不加引号；现在写成了文字。`)
      : said("YEAR", "应为年份，如 2024。"),
  ),
  v.check(isReportYear, said("YEAR", `应为 ${reportYearsText} 之间的年份。`)),
);

const period = v.pipe(
  exactly({ from: date, to: date }),
  v.check(({ from, to }) => from <= to, said("PERIOD", "起始日期应不晚于截止日期。")),
);

const titleSchema = v.pipe(
  v.array(name(textLimits.titleLine), said("NOT_A_LIST", "应为标题各行（数组）。")),
  v.minLength(1, said("EMPTY", "标题不能为空。")),
);

const signers = v.pipe(
  v.array(name(textLimits.name), said("NOT_A_LIST", "应为各署名机关（数组）。")),
  v.minLength(1, said("EMPTY", "至少应有一个署名机关。")),
  v.maxLength(mostSigners, said("TOO_LONG", `署名机关过多，最多 ${mostSigners} 个。`)),
);

const attachments = (choose: Choose) =>
  v.pipe(
    v.array(
      exactly({
        title: name(textLimits.titleLine),
        body: v.pipe(
          narrativeSchema(choose),
          v.check(isWritten, said("EMPTY", "附件不能为空，请填写内容。")),
        ),
      }),
      said("NOT_A_LIST", "应为各个附件（数组），每个是 { title, body }。"),
    ),
    v.maxLength(mostAttachments, said("TOO_LONG", `附件过多，最多 ${mostAttachments} 个。`)),
  );

/** What a report of this edition may hold, before defaults and totals are filled in. */
export function reportSchema(edition: Edition, choose: Choose = byType) {
  const sections = Object.fromEntries(
    sectionsOf(edition).map(([key, section]) => [key, sectionSchema(section, choose)]),
  );
  const titles = Object.fromEntries(
    sectionsOf(edition).map(([key]) => [key, v.optional(name(textLimits.titleLine))]),
  );
  return exactly({
    edition: v.optional(v.literal(edition.key, said("EDITION", `应为“${edition.key}”。`))),
    agency: name(textLimits.name),
    year,
    title: v.optional(choose.between(name(textLimits.titleLine), titleSchema)),
    period: v.optional(period),
    opening: v.optional(choose.between(paragraphSchema, manyParagraphs)),
    sectionTitles: v.optional(exactly(titles)),
    contact: v.optional(contact),
    ...sections,
    signature: v.optional(
      exactly({ by: choose.between(name(textLimits.name), signers), with: v.optional(signers), on: date }),
    ),
    attachments: v.optional(attachments(choose)),
  });
}

/** The same as `reportSchema`, made for conversion to JSON Schema. */
export const describableSchema = (edition: Edition) => reportSchema(edition, asUnion);

const reportSchemas = new WeakMap<Edition, ReturnType<typeof reportSchema>>();

/** The schema of an edition, made once. Public types come by `parse.ts`, so that it stands here: valibot's need the DOM's. */
export function schemaOf(edition: Edition): ReturnType<typeof reportSchema> {
  const known = reportSchemas.get(edition) ?? reportSchema(edition);
  reportSchemas.set(edition, known);
  return known;
}
