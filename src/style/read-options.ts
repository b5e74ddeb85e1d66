import * as v from "valibot";
import { exactly, problemsIn } from "../problem/exactly.ts";
import { OptionsError } from "../problem/options-error.ts";
import type { Problem } from "../problem/problem.ts";
import { said } from "../problem/said.ts";
import { archiveLevels, fullArchive } from "./archive.ts";
import type { OptionName, OutputOptions, ReadOptions, RenderOptions } from "./options.ts";
import { readStyle } from "./read-style.ts";
import { fontRoles, type Style } from "./style.ts";
import { tableBreaks } from "./table-break.ts";

const choice = <const L extends readonly (string | boolean)[]>(list: L) =>
  v.picklist(list as readonly string[], said("NOT_A_CHOICE", `应为 ${list.join("、")} 之一。`));

const onOff = v.boolean(said("NOT_A_SWITCH", "应为 true 或 false。"));
const bytes = v.instance(Uint8Array, said("NOT_BYTES", "应为文件的字节（Uint8Array），不是路径。"));

const sourceHint = said(
  "FONT_FILE",
  "应为字体文件的路径、{ path, face } 或字节（Uint8Array）；字体名写在 name 里。",
);
const source = v.union(
  [
    v.pipe(v.string(), v.minLength(1)),
    v.strictObject({ path: v.string(), face: v.string() }),
    v.instance(Uint8Array),
  ],
  sourceHint,
);

const fontChoice = v.optional(
  exactly({
    file: v.optional(source),
    name: v.optional(
      v.pipe(
        v.string(said("NOT_TEXT", "字体名应为文字。")),
        v.regex(/^[^\p{Cc}<>&"]{1,64}$/u, said("FONT_NAME", "应为字体名，如“方正仿宋_GBK”，最多 64 个字。")),
      ),
    ),
  }),
);

const fontChoices = exactly({
  ...Object.fromEntries(fontRoles.map((role) => [role, fontChoice])),
  fallback: v.optional(v.array(source, said("NOT_A_LIST", "应为若干字体文件（数组）。"))),
});

const fonts = v.lazy(
  (input): v.GenericSchema =>
    typeof input === "string"
      ? v.literal("windows", said("NOT_A_CHOICE", "应为 { body: { file, name }, … }，或“windows”。"))
      : fontChoices,
);

const note = v.looseObject(
  { code: v.string(), path: v.string(), message: v.string() },
  said("NOT_A_LIST", "应为 check 给出的问题。"),
);

/** No scheme but http and https: an address that a page takes is a link that anybody follows. */
const linkAddress = v.pipe(
  v.string(said("NOT_TEXT", "地址应为文字。")),
  v.check(
    (text) =>
      text !== "" &&
      text.length <= 2000 &&
      !/[\s\p{Cc}<>"\\]/u.test(text) &&
      !/^(?!https?:\/\/)[^/?#]*:/iu.test(text),
    said("NOT_AN_ADDRESS", "应为 http、https 的网址，或相对于网页的路径，不含空格。"),
  ),
);
const downloads = exactly({
  pdf: v.optional(linkAddress),
  docx: v.optional(linkAddress),
  ofd: v.optional(linkAddress),
});

const chartsChoice = exactly({
  previous: v.optional(v.looseObject({}, said("NOT_AN_OBJECT", "应为上年的报告。"))),
});

const optionSchemas: { readonly [N in OptionName]: v.GenericSchema } = {
  fonts,
  style: v.any(), // read by readStyle
  seal: onOff,
  tableBreak: choice(tableBreaks),
  archive: v.lazy((input) => (typeof input === "boolean" ? onOff : choice([true, false, ...archiveLevels]))),
  review: v.array(note, said("NOT_A_LIST", "应为 check 给出的问题（数组）；没有问题就给空数组。")),
  downloads,
  charts: v.lazy(
    (input): v.GenericSchema => (typeof input === "object" && input !== null ? chartsChoice : onOff),
  ),
  template: bytes,
  embedFonts: onOff,
};

const schema = exactly(
  Object.fromEntries(Object.entries(optionSchemas).map(([name, of]) => [name, v.optional(of)])),
);

const refuseOptions = (problems: readonly Problem[]): never => {
  throw new OptionsError(problems);
};

/** Whether an option says something to an output; `false` and `undefined` say nothing to any. */
function concerns({ uses, fonts: wanted }: OutputOptions, name: OptionName, options: RenderOptions): boolean {
  if (!uses.includes(name)) return false;
  const { fonts } = options;
  if (name !== "fonts" || fonts === undefined) return true;
  if (fonts === "windows") return wanted === "name";
  const named = Object.values(fonts).some((font) => font !== undefined && "name" in font);
  const filed = fonts.fallback !== undefined || fontRoles.some((role) => fonts[role]?.file !== undefined);
  return wanted === "file" ? filed : named || (filed && options.embedFonts === true);
}

const isAsked = (value: unknown) => value !== undefined && value !== false;

function unusedOption(name: OptionName, outputs: readonly OutputOptions[]): Problem {
  const titles = outputs.map(({ title }) => title).join("、");
  const able = [...new Set(outputs.flatMap(({ uses }) => uses))];
  const why = !able.includes(name)
    ? `请删去；可用：${able.join("、") || "（没有）"}。`
    : outputs.some(({ fonts }) => fonts === "file")
      ? `${titles} 要用字体文件，请写 { body: { file: 路径或字节 } }。`
      : "Word 只写字体名，请写 { body: { name: 字体名 } }，或用 embedFonts 把 file 嵌入。";
  return {
    code: "UNUSED_OPTION",
    path: name,
    place: name,
    expected: able.join("、"),
    message: `${titles}用不到这一项，${why}`,
  };
}

/**
 * Reads options like data, for the outputs that are asked for: an unknown name, a wrong kind, a value out of bounds, a
 * page on which the grid cannot stand, an option that none of the outputs can use.
 *
 * @throws {OptionsError} with every problem: the option, what was found, what is allowed
 */
export function readOptions(
  given: unknown,
  outputs: readonly OutputOptions[],
): { readonly options: ReadOptions; readonly style: Style } {
  const result = v.safeParse(schema, given ?? {}, { abortPipeEarly: true });
  if (!result.success) refuseOptions(problemsIn(result.issues, given, (path) => path.join(".") || "选项"));
  const options = result.output as RenderOptions;
  const unused = (Object.keys(options) as OptionName[]).filter(
    (name) => isAsked(options[name]) && !outputs.some((output) => concerns(output, name, options)),
  );
  if (unused.length > 0) refuseOptions(unused.map((name) => unusedOption(name, outputs)));
  const {
    archive,
    seal = false,
    tableBreak = "auto",
    embedFonts = false,
    charts = false,
    style,
    ...rest
  } = options;
  return {
    options: {
      ...rest,
      seal,
      tableBreak,
      embedFonts,
      charts: charts === true ? {} : charts === false ? undefined : charts,
      archive: archive === true ? fullArchive : archive === false ? undefined : archive,
    },
    style: readStyle(style, refuseOptions),
  };
}

/** Of the options for several outputs those that concern this one. */
export const optionsFor = (output: OutputOptions, options: RenderOptions): RenderOptions =>
  Object.fromEntries(
    Object.entries(options).filter(([name]) => concerns(output, name as OptionName, options)),
  );
