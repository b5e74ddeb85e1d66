import { latin1Text } from "#platform";
import { type PackageError, packageParts } from "../opc/read.ts";
import { ReadError } from "../problem/read-error.ts";
import { isSavedPage } from "../published/saved-page.ts";

/** Kinds of files that can be read, by their content. */
export type FileKind = "json" | "xlsx" | "docx" | "pdf" | "html" | "text" | "ofd";

const starts = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
const startsText = (bytes: Uint8Array, text: string) =>
  starts(bytes, ...[...text].map((sign) => sign.charCodeAt(0)));

const asDocx = "请用 Word 或 WPS 打开，另存为 .docx 再读";

/** Files that no reader knows, by how they begin: what they are, and what to do. */
const refusedKinds: readonly { readonly is: (bytes: Uint8Array) => boolean; readonly why: string }[] = [
  {
    is: (bytes) => startsText(bytes, "Rar!"),
    why: "是 RAR 压缩包（.rar）；请先解压，再逐个读入。",
  },
  {
    is: (bytes) => starts(bytes, 0x37, 0x7a, 0xbc, 0xaf),
    why: "是 7z 压缩包（.7z）；请先解压，再逐个读入。",
  },
  { is: (bytes) => starts(bytes, 0x1f, 0x8b), why: "是 gzip 压缩文件（.gz）；请先解压，再逐个读入。" },
  {
    is: (bytes) =>
      starts(bytes, 0x89, 0x50, 0x4e, 0x47) ||
      starts(bytes, 0xff, 0xd8, 0xff) ||
      startsText(bytes, "GIF8") ||
      (startsText(bytes, "RIFF") && latin1Text(bytes.subarray(8, 12)) === "WEBP") ||
      startsText(bytes, "II*\0") ||
      startsText(bytes, "MM\0*") ||
      (startsText(bytes, "BM") && bytes.length > 26 && bytes[14] === 40) ||
      latin1Text(bytes.subarray(4, 12)) === "ftypheic",
    why: "是图片，没有文字；请用原来的 Word 文件、网页或带文字的 PDF，或照图片填写填报表（nianbao form）。",
  },
  { is: (bytes) => startsText(bytes, "{\\rtf"), why: `是 RTF 文件（.rtf）；${asDocx}。` },
  {
    is: (bytes) =>
      /mso-application|w:wordDocument|pkg:package/u.test(latin1Text(bytes.subarray(0, 4000))) &&
      startsText(bytes, "<?xml"),
    why: `是 Word 的 XML 文件（.xml）；${asDocx}。`,
  },
];

/** A compound file: the names of its streams, which stand in it as UTF-16, tell what it is. */
function compoundKind(bytes: Uint8Array): never {
  const text = latin1Text(bytes);
  const has = (name: string) => text.includes([...name].join("\0"));
  const what = has("EncryptedPackage")
    ? "设有密码的 Office 文件；请打开后取消密码，另存为 .docx 或 .xlsx 再读"
    : has("WordDocument")
      ? `旧格式的 Word 或 WPS 文字文件（.doc、.wps）；${asDocx}`
      : has("Workbook") || has("Book")
        ? "旧格式的 Excel 或 WPS 表格文件（.xls、.et）；请打开后另存为 .xlsx 再读"
        : has("PowerPoint Document")
          ? `演示文稿（.ppt、.dps），不是年度报告；请用 Word 文件、网页或 PDF`
          : `旧格式的 Office 或 WPS 文件（.doc、.wps、.xls、.et），或设有密码；请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx 再读`;
  throw new ReadError(`是${what}。`);
}

/** Packages: which, their main part tells. */
function packageKind(bytes: Uint8Array): FileKind {
  const names: string[] = [];
  const broken = (error: PackageError) =>
    new ReadError(`${error.message}请重新保存或重新下载。`, { cause: error });
  packageParts(bytes, broken, (name) => {
    names.push(name);
    return false;
  });
  const has = (start: string) => names.some((name) => name.toLowerCase().startsWith(start));
  if (has("word/")) return "docx";
  if (has("xl/")) return "xlsx";
  if (has("ofd.xml")) return "ofd";
  if (has("ppt/")) throw new ReadError("是演示文稿（.pptx），不是年度报告；请用 Word 文件、网页或 PDF。");
  if (has("content.xml") && has("mimetype"))
    throw new ReadError(`是 OpenDocument 文件（.odt、.ods）；${asDocx}。`);
  // Strict and odd packages name their main part otherwise: the relationships tell.
  if (has("_rels/.rels") && has("document")) return "docx";
  throw new ReadError("是压缩包，但不是 Word 文件（.docx）或填报表（.xlsx）；请先解压，再逐个读入。");
}

/** A short name for the kind of file, also of one that is refused: `pdf`, `doc`, `image`. */
export function kindName(bytes: Uint8Array): string {
  try {
    return kindOf(bytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return /（\.(\w+)/u.exec(error.message)?.[1] ?? (/图片/u.test(error.message) ? "image" : "unknown");
  }
}

/** Text is data of ours, a web page, or neither. */
function textKind(bytes: Uint8Array): FileKind {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, 65_536);
  const text = (
    wide
      ? new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(head)
      : latin1Text(head)
          .replaceAll("\0", "")
          .replace(/^\u00EF\u00BB\u00BF/u, "")
  ).trimStart();
  // Data in another encoding is named by its reader.
  if (/^[[{]/u.test(text)) return "json";
  if (/^<(?:!doctype|\?xml|html|!--|[a-z][\w:-]*[\s/>])/iu.test(text)) return "html";
  if (/<(?:html|body|table|td|p|div|span)[\s>]/iu.test(text)) return "html";
  const zeros = wide ? 0 : bytes.subarray(0, 4096).filter((byte) => byte === 0).length;
  if (zeros > 0)
    throw new ReadError(
      "不是本程序能读的文件：应为 Word 文件（.docx）、PDF、网页、填报表（.xlsx）、报告数据（.json）或文字。",
    );
  return "text";
}

/** What kind of file bytes are, by their content and never by a name. @throws {ReadError} if no reader knows them: what they are, and what to do */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new ReadError("是空文件；请重新保存或重新下载。");
  if (startsText(bytes, "PK")) return packageKind(bytes);
  if (latin1Text(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes);
  const why = refusedKinds.find(({ is }) => is(bytes))?.why;
  if (why !== undefined) throw new ReadError(why);
  // A mail's head would be text.
  return isSavedPage(bytes) ? "html" : textKind(bytes);
}
