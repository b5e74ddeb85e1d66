import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type NoticeOrder, noticeDocument, noticeOrders } from "../county/notice/notice.ts";
import { type NoticeSource, noticeSource } from "../county/notice/source.ts";
import { renderNotice } from "../county/receipt/render.ts";
import { writeOwn } from "../files/own-files.ts";
import { byEnding } from "./by-ending.ts";
import { collectedJson } from "./collected-folder.ts";
import { Failure } from "./failure.ts";

/** Options of `nianbao notice` as they come from the command line. */
export interface NoticeArguments {
  readonly output: string;
  readonly by?: string;
  readonly sign?: string;
  readonly force?: boolean;
}

const noticeFormats: Readonly<Record<string, "docx" | "pdf">> = { ".docx": "docx", ".pdf": "pdf" };

/** What `collect` wrote into a folder. */
function overviewIn(folder: string): NoticeSource {
  const path = join(folder, collectedJson);
  const again = "请先用 nianbao collect 收齐各单位的报告，再写通报。";
  if (!existsSync(path))
    throw new Failure("USAGE", `“${folder}”里没有 collect 写的 ${collectedJson}；${again}`);
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Failure("USAGE", `“${path}”读不了，或已损坏；${again}`, { cause: error });
  }
  const source = noticeSource(data);
  if (source === undefined)
    throw new Failure("USAGE", `“${path}”不是本版本的 collect 写的，或被改过；${again}`);
  return source;
}

/** `nianbao notice`: writes the notice on what `collect` found, and prints its path. */
export async function writeNotice(
  folder: string,
  { output, by = "问题", sign, force = false }: NoticeArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const { path, write: format } = byEnding(output, noticeFormats);
  if (!Object.hasOwn(noticeOrders, by))
    throw new Failure("USAGE", `--by 应为 ${Object.keys(noticeOrders).join("、")} 之一，现为“${by}”。`);
  const source = overviewIn(folder);
  const document = noticeDocument(source, {
    by: by as NoticeOrder,
    ...(sign !== undefined && { signedBy: String(sign) }),
  });
  writeOwn([{ path, bytes: await renderNotice(document, format) }], { force });
  print(path);
  if (source.agencies.some(({ due, receivedOn }) => due && receivedOn && receivedOn > due))
    warn("迟报按 collect 头一次见到文件的日期算，发出前请与收件记录核对。");
  if (sign === undefined) warn("没有写署名和日期：请在 Word 里填，或用 --sign 写明发文机关。");
}
