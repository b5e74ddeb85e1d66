import { editions } from "../form/editions.ts";
import type { Report } from "../report/report.ts";
import { invisible } from "../report/text.ts";

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
/** Separators, wildcards and what is not seen. */
const unsafe = new RegExp(`[/\\\\:*?"<>|${invisible}]`, "gu");
const mostBytes = 200;

/** A name for a file that Linux, Windows and macOS take, never outside its folder; `ending` is kept. */
export function safeFileName(name: string, ending: string): string {
  const clean = name
    .normalize("NFC")
    .replace(unsafe, "")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  let kept = "";
  for (const character of clean) {
    if (Buffer.byteLength(kept + character + ending) > mostBytes) break;
    kept += character;
  }
  kept = kept.replace(/[.\s]+$/u, "");
  if (kept === "") return `未命名${ending}`;
  return devices.test(kept) ? `_${kept}${ending}` : kept + ending;
}

/** What stands in the name of a review copy, before its ending. */
export const reviewSuffix = "（核对稿）";

/** What a report's files are called: agency, year, and what it is. */
export const reportFileName = (
  { agency, year, edition }: Pick<Report, "agency" | "year" | "edition">,
  ending: string,
): string => safeFileName(`${agency}${year}年${editions[edition].wording.subject}`, ending);
