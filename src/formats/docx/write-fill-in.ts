import { type FillInOptions, fillInStart } from "../../document/fill-in.ts";
import { fillInDocument } from "../../document/fill-in-document.ts";
import { prepareDocument } from "../../document/prepare.ts";
import { controlsOf } from "./controls.ts";
import { docxOutput } from "./options.ts";
import { writeDocx } from "./write.ts";

/**
 * The form as a Word file to fill in: content controls for the names, the text and every figure, tables empty but for last
 * year's 结转. `readDocx` reads it back as a report: what was not filled in is nil or made by itself. The same options give
 * the same bytes.
 *
 * @throws {OptionsError} if `previous` is not the report of the year before
 * @example
 * await writeFile("填报表.docx", await writeFillInDocx({ agency: "某县某局", year: 2025 }));
 */
export function writeFillInDocx(options: FillInOptions = {}): Promise<Uint8Array> {
  const start = fillInStart(options);
  const prepared = prepareDocument(fillInDocument(start), start.edition, {}, docxOutput);
  return writeDocx(prepared, { controls: controlsOf(start) });
}
