import { outputs } from "../formats/formats.ts";
import { isComplete } from "../intake/read.ts";
import { ReadError } from "../problem/read-error.ts";
import type { Reading } from "../published/reading.ts";
import type { Report } from "../report/report.ts";
import type { ReviewNote } from "../style/options.ts";

/** What the reading says, as notes of a review copy: its cells are shaded. */
const notesOf = ({ items }: Reading): ReviewNote[] =>
  items.map(({ path, place, trust, message }) => ({
    severity: trust === "asked" ? "warning" : "hint",
    code: trust === "asked" ? "待确认" : "说明",
    path,
    place,
    message,
  }));

/** The review copy of what was read, with its proposals, in Word: doubtful cells are shaded, an annex says why. */
export async function reviewOf(
  reading: Reading,
): Promise<{ readonly ending: string; readonly bytes: Uint8Array }[]> {
  if (!isComplete(reading.proposed))
    throw new ReadError("待确认的地方没有建议值（如机关名称、年份），做不了核对稿；请先在写出的文件里填好。");
  const report = reading.proposed as Report;
  const docx = outputs.filter(({ name }) => name === "docx");
  return Promise.all(
    docx.map(async ({ ending, write }) => ({
      ending,
      bytes: await (await write())(report, { review: notesOf(reading) }),
    })),
  );
}
