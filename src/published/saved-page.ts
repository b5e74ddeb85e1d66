import { latin1Text } from "#platform";
import { ReadError } from "../problem/read-error.ts";
import { fileLimits } from "./blocks.ts";

/** Parts looked at: the page comes first. */
const mostParts = 1000;

/** Whether bytes are a page that a browser saved as one file (.mht, .mhtml): a mail of several parts (RFC 2557). */
export function isSavedPage(bytes: Uint8Array): boolean {
  // Heads of a mail are ASCII, its parts may be anything.
  const head = latin1Text(bytes.subarray(0, 4000));
  return (
    /^\s*(?:From|MIME-Version|Subject|Date|Content-Type|Snapshot-Content-Location):/iu.test(head) &&
    /^content-type:\s*multipart\/related/imu.test(head)
  );
}

const codesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

function fromBase64(text: string): Uint8Array {
  const signs = text.replace(/[^A-Za-z\d+/]/gu, "");
  return codesOf(atob(signs.slice(0, signs.length - (signs.length % 4 === 1 ? 1 : 0))));
}

const fromQuotedPrintable = (text: string): Uint8Array =>
  codesOf(
    text
      .replace(/=[ \t]*\r?\n/gu, "")
      .replace(/=([\dA-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );

/** A head's value, lines that go on joined. */
const mailHead = (heads: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, "imu").exec(heads.replace(/\r?\n[ \t]+/gu, " "))?.[1]?.trim() ?? "";

/** The web page in a page that a browser saved as one file; pictures and styles beside it are left. @throws {ReadError} if it has none */
export function pageInSaved(bytes: Uint8Array): Uint8Array {
  if (bytes.length > fileLimits.bytes)
    throw new ReadError(
      `文件过大（超过 ${fileLimits.bytes / 1024 / 1024} MB），不像一份年度报告；请只保留报告本身。`,
    );
  const mail = latin1Text(bytes);
  const end = /\r?\n\r?\n/u.exec(mail)?.index ?? 0;
  const type = mailHead(mail.slice(0, end), "content-type");
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu
    .exec(type)
    ?.slice(1)
    .find((one) => one !== undefined);
  const parts = boundary === undefined ? [] : mail.split(`--${boundary}`, mostParts).slice(1);
  for (const part of parts) {
    const start = /\r?\n\r?\n/u.exec(part);
    if (start === null) continue;
    const heads = part.slice(0, start.index);
    if (!/^(?:text\/html|application\/xhtml\+xml)/iu.test(mailHead(heads, "content-type"))) continue;
    const content = part.slice(start.index + start[0].length);
    const coding = mailHead(heads, "content-transfer-encoding").toLowerCase();
    if (coding === "base64") return fromBase64(content);
    return coding === "quoted-printable" ? fromQuotedPrintable(content) : codesOf(content);
  }
  throw new ReadError("单个文件网页（.mht）里没有网页；请在浏览器里另存为“网页，仅 HTML”再读。");
}
