import type { FormatName } from "../formats/formats.ts";
import { type PackageError, packageParts } from "../opc/read.ts";
import { ReadError } from "../problem/read-error.ts";

const starts = (bytes: Uint8Array, text: string) =>
  bytes.length >= text.length && [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0));

/** Office files and OFD are packages: which, their main part tells. */
function packageKind(bytes: Uint8Array): FormatName {
  let kind: FormatName | undefined;
  const refused = (error: PackageError) =>
    new ReadError(`${error.message}请重新保存或重新下载。`, { cause: error });
  packageParts(bytes, refused, (name) => {
    if (name.startsWith("word/")) kind ??= "docx";
    if (name.startsWith("xl/")) kind ??= "xlsx";
    if (/^\/?OFD\.xml$/.test(name)) kind ??= "ofd";
    return false;
  });
  if (kind !== undefined) return kind;
  throw new ReadError("是压缩包，但不是 Word 文件（.docx）、填报表（.xlsx）或 OFD；请先解压，再逐个读入。");
}

/** What kind of file bytes are, by their content and never by a name. @throws {ReadError} if no reader knows them */
export function kindOf(bytes: Uint8Array): FormatName {
  if (starts(bytes, "PK")) return packageKind(bytes);
  if (starts(bytes, "%PDF-")) return "pdf";
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw new ReadError(
      "是旧格式的 Word 或 Excel 文件（.doc、.xls），或设有密码；请另存为不设密码的 .docx 或 .xlsx。",
    );
  return "json";
}
