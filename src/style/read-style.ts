import * as v from "valibot";
import { exactly, problemsIn } from "../problem/exactly.ts";
import type { Problem } from "../problem/problem.ts";
import { said } from "../problem/said.ts";
import { type Bounds, styleBounds, tableSizeBounds } from "./bounds.ts";
import { gbt9704 } from "./gbt9704.ts";
import { labelAligns, type Style, type StyleChanges } from "./style.ts";
import { textArea } from "./text-area.ts";

/** Characters may stand closer than their size by so much: 28 of 16 pt on 442.2 pt do, by 1.3 %. */
const closest = 0.98;
/** Least distance of lines whose number is not given, of the size of type. */
const openPitch = 1.3;

const boundedNumber = ({ title, least, most, unit, whole }: Bounds) => {
  const kind = whole ? "整数" : "数";
  const hint = `${title}应为 ${least} 至 ${most} 之间的${kind}，单位为${unit === "pt" ? "磅（pt）" : unit}，不写单位。`;
  return v.optional(
    v.pipe(
      v.number(said("NOT_A_NUMBER", hint)),
      v.check((n) => n >= least && n <= most && (!whole || Number.isInteger(n)), said("OUT_OF_BOUNDS", hint)),
    ),
  );
};

const boundedNumbers = (group: Readonly<Record<string, Bounds>>): Record<string, v.GenericSchema> =>
  Object.fromEntries(Object.entries(group).map(([name, bounds]) => [name, boundedNumber(bounds)]));

const color = v.optional(
  v.pipe(
    v.string(said("NOT_A_COLOUR", "应为颜色，写作“#c6d9f1”。")),
    v.regex(/^#[0-9a-f]{6}$/iu, said("NOT_A_COLOUR", "应为颜色，写作“#c6d9f1”。")),
  ),
);

/** Values that are no numbers within bounds, by group. */
const others: { readonly [G in keyof Style]?: Record<string, v.GenericSchema> } = {
  table: {
    size: v.optional(
      exactly(
        Object.fromEntries(
          Object.keys(gbt9704.table.size).map((key) => [key, boundedNumber(tableSizeBounds)]),
        ),
      ),
    ),
    labelAlign: v.optional(
      v.picklist(labelAligns, said("NOT_A_CHOICE", `应为 ${labelAligns.join("、")} 之一。`)),
    ),
    shade: v.optional(v.boolean(said("NOT_A_SWITCH", "应为 true 或 false。"))),
    bandShade: color,
    markShade: color,
  },
};

/** What changes to a style may say. */
export const styleSchema = exactly(
  Object.fromEntries(
    Object.entries(styleBounds).map(([group, bounds]) => [
      group,
      v.optional(exactly({ ...boundedNumbers(bounds), ...others[group as keyof Style] })),
    ]),
  ),
);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Values of one object over those of another, level by level; `undefined` changes nothing. */
function over<T>(base: T, changes: unknown): T {
  if (!isObject(base) || !isObject(changes)) return (changes === undefined ? base : changes) as T;
  const keys = new Set([...Object.keys(base), ...Object.keys(changes)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, over((base as Record<string, unknown>)[key], changes[key])]),
  ) as T;
}

/** Lines and characters a page, where they are not given, follow the size of type and the room that there is. */
function followed(style: Style, changes: StyleChanges): Style {
  const { page, text } = style;
  const { width, height } = textArea(page);
  const characters = changes.page?.characters ?? Math.max(1, Math.floor(width / (closest * text.body)));
  const room = Math.max(1, Math.floor((height - text.body) / (openPitch * text.body)) + 1);
  const lines = changes.page?.lines ?? Math.min(page.lines, room);
  return { ...style, page: { ...page, characters, lines } };
}

/** What does not fit together on the page, though each value by itself would do. */
function misfits(style: Style): Omit<Problem, "place">[] {
  const { page, text, table, pageNumber } = style;
  const { width, height, characterPitch } = textArea(page);
  const linePitch = (height - text.body) / (page.lines - 1);
  const problem = (path: string, found: unknown, message: string) => ({
    code: "DOES_NOT_FIT",
    path,
    found,
    message,
  });
  const wide = styleBounds.page.characters.least * closest * text.body;
  const tall = styleBounds.page.lines.least * text.body;
  if (width < wide)
    return [
      problem(
        "page",
        page.width,
        `左右边距之间只剩 ${width.toFixed(1)} pt，${text.body} pt 的字每行排不下 ${styleBounds.page.characters.least} 个，请减小边距或字号。`,
      ),
    ];
  if (height < tall)
    return [
      problem(
        "page",
        page.height,
        `天头地脚之间只剩 ${height.toFixed(1)} pt，排不下三行，请减小边距或字号。`,
      ),
    ];
  const found: Omit<Problem, "place">[] = [];
  if (characterPitch < closest * text.body)
    found.push(
      problem(
        "page.characters",
        page.characters,
        `每行 ${page.characters} 个 ${text.body} pt 的字会重叠，最多 ${Math.floor(width / (closest * text.body))} 个；不写则随字号而定。`,
      ),
    );
  if (linePitch < text.body)
    found.push(
      problem(
        "page.lines",
        page.lines,
        `每面 ${page.lines} 行 ${text.body} pt 的字会重叠，最多 ${Math.floor((height - text.body) / text.body) + 1} 行；不写则随字号而定。`,
      ),
    );
  if (text.titlePitch < text.title)
    found.push(
      problem("text.titlePitch", text.titlePitch, `标题行距小于标题字号 ${text.title} pt，各行会重叠。`),
    );
  if (width < 4 * text.title)
    found.push(problem("text.title", text.title, "标题每行排不下四个字，请减小标题字号或边距。"));
  if (text.indent > page.characters / 2)
    found.push(problem("text.indent", text.indent, "段首缩进超过半行，请减小。"));
  const least = Math.min(...Object.values(table.size));
  if (table.smallest > least)
    found.push(problem("table.smallest", table.smallest, `表中最小字号大于表的字号 ${least} pt。`));
  if (width < 250)
    found.push(problem("page.width", page.width, "左右边距之间不足 250 pt，排不下十列的表三。"));
  if (pageNumber.below + pageNumber.size > page.bottom)
    found.push(
      problem("pageNumber.below", pageNumber.below, `地脚只有 ${page.bottom.toFixed(1)} pt，容不下页码。`),
    );
  const signed = Math.max(style.signature.right + style.signature.dateIndent, style.signature.sealRight) + 11;
  if (signed > page.characters)
    found.push(
      problem(
        "signature",
        style.signature.right,
        "一行容不下成文日期和它右边的空格，请减小右空或增加每行字数。",
      ),
    );
  return found;
}

/**
 * The standard's style with changes: read like data, since programs and files give them.
 *
 * @param changes - by group (`{ page: { left: 79 }, text: { body: 15 } }`), lengths in pt
 * @param refuse - gets every problem, and throws
 */
export function readStyle(changes: unknown, refuse: (problems: readonly Problem[]) => never): Style {
  if (changes === undefined) return gbt9704;
  const result = v.safeParse(styleSchema, changes, { abortPipeEarly: true });
  const named = (problem: Omit<Problem, "place">): Problem => {
    const path = problem.path === "" ? "style" : `style.${problem.path}`;
    return { ...problem, path, place: path };
  };
  if (!result.success) return refuse(problemsIn(result.issues, changes, () => "").map(named));
  const style = followed(over(gbt9704, result.output), result.output as StyleChanges);
  const problems = misfits(style).map(named);
  return problems.length > 0 ? refuse(problems) : style;
}
