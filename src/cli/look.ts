import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { FileError } from "../files/file-error.ts";
import { defaultOutputs, outputNames } from "../formats/formats.ts";
import { type ArchiveLevel, archiveLevels } from "../style/archive.ts";
import type { FontChoices } from "../style/fonts.ts";
import type { RenderOptions } from "../style/options.ts";
import { fontRoles, type StyleChanges } from "../style/style.ts";
import { tableBreaks } from "../style/table-break.ts";
import { Failure } from "./failure.ts";
import { findFonts } from "./find-fonts.ts";

/** Options of the look of reports as they come from the command line. */
export interface LookArguments {
  readonly fonts?: string;
  readonly style?: string;
  readonly template?: string;
  readonly embedFonts?: boolean;
  readonly seal?: boolean;
  readonly shade?: boolean;
  readonly table?: string;
  readonly archive?: boolean | string;
  readonly charts?: boolean;
}

/** The options of every command that makes files, each with what the help says of it. */
export const lookOptions: readonly (readonly [
  flags: string,
  help: string,
  settings?: { default: string },
])[] = [
  ["-f, --format <list>", `格式，逗号分隔：${outputNames.join(",")}（默认：${defaultOutputs.join(",")}）`],
  ["--fonts <dir>", "本单位字体所在目录（小标宋、仿宋、黑体、楷体、宋体）"],
  ["--style <file>", '版式文件（JSON）：边距、字号、字体等，如 { "page": { "left": 79 } }，长度单位为磅'],
  ["--template <file>", "Word 的样式、页面、页眉页脚取自本单位的模板（.docx、.dotx）"],
  ["--embed-fonts", "把字体嵌入 Word 文件（用 --fonts 指明的，否则用自带的）"],
  ["--archive [level]", "存档用的 PDF（PDF/A）：1b、2a 或 3a（默认：3a，附报告数据）"],
  ["--charts", "报告后附图解：由三张表画的图（给了 --previous 的，连同上年的数）"],
  ["--seal", "署名处留出加盖印章的位置"],
  ["--no-shade", "表二“第二十条”各行不加底色"],
  ["--table <mode>", "表三跨页：auto 自动、keep 不跨页、break 允许跨页", { default: "auto" }],
];

function chosenTableBreak(value: string): (typeof tableBreaks)[number] {
  const found = tableBreaks.find((known) => known === value);
  if (found !== undefined) return found;
  throw new Failure("USAGE", `--table 应为 ${tableBreaks.join("、")} 之一，现为“${value}”。`);
}

/** `--archive`, `--archive 2a` or `--archive PDF/A-2a`. */
function chosenArchive(value: boolean | string): boolean | ArchiveLevel {
  if (typeof value === "boolean") return value;
  const found = archiveLevels.find((level) => [level, level.replace("PDF/A-", "")].includes(value));
  if (found !== undefined) return found;
  throw new Failure("USAGE", `--archive 应为 1b、2a、3a 之一，或不写（3a），现为“${value}”。`);
}

async function readFor(what: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError("FILE_UNREADABLE", `读不到${what}“${path}”，请核对路径。`, { cause: error });
  }
}

/** A style file: the groups of the style, and `fonts`; font files lie beside it. What it says is checked with the options. */
async function readStyleFile(path: string): Promise<{ style: StyleChanges; fonts?: FontChoices }> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await readFor("版式文件", path)));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError("FILE_UNREADABLE", `版式文件“${path}”不是有效的 JSON（UTF-8）。`, { cause: error });
  }
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw new FileError(
      "FILE_UNREADABLE",
      `版式文件“${path}”应为一组数据（对象），如 { "page": { "left": 79 } }。`,
    );
  const { fonts, ...style } = data as StyleChanges & { fonts?: FontChoices };
  const beside = (choice: unknown): unknown => {
    const file = (choice as { file?: unknown } | undefined)?.file;
    return typeof file === "string" ? { ...(choice as object), file: resolve(dirname(path), file) } : choice;
  };
  if (typeof fonts !== "object" || fonts === null) return { style, ...(fonts !== undefined && { fonts }) };
  return {
    style,
    fonts: Object.fromEntries(Object.entries(fonts).map(([role, choice]) => [role, beside(choice)])),
  };
}

/** Names of the style file with the files that were found in a folder. */
function joinedFonts(named: FontChoices = {}, found: FontChoices = {}): FontChoices {
  const roles = fontRoles.filter((role) => named[role] !== undefined || found[role] !== undefined);
  return { ...named, ...Object.fromEntries(roles.map((role) => [role, { ...found[role], ...named[role] }])) };
}

/** How the arguments want reports to look. */
export async function chosenOptions(given: LookArguments): Promise<RenderOptions> {
  const found = given.fonts === undefined ? undefined : await findFonts(given.fonts);
  const { style = {}, fonts: named } = given.style === undefined ? {} : await readStyleFile(given.style);
  const look = given.shade === false ? { ...style, table: { ...style.table, shade: false } } : style;
  return {
    ...(given.table !== undefined && given.table !== "auto" && { tableBreak: chosenTableBreak(given.table) }),
    ...(given.seal && { seal: true }),
    ...(given.charts && { charts: true }),
    ...(given.archive !== undefined && { archive: chosenArchive(given.archive) }),
    ...(Object.keys(look).length > 0 && { style: look }),
    ...((found || named) && {
      fonts: typeof named === "string" ? named : joinedFonts(named, found),
    }),
    ...(given.embedFonts && { embedFonts: true }),
    ...(given.template !== undefined && { template: await readFor("模板", given.template) }),
  };
}
