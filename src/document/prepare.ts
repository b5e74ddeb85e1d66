import { editions } from "../form/editions.ts";
import type { Edition } from "../form/form.ts";
import { wantedEdition } from "../form/form.ts";
import { refuseArgument, type Wanted } from "../problem/wanted.ts";
import { asReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import type { OutputOptions, ReadOptions } from "../style/options.ts";
import { readOptions } from "../style/read-options.ts";
import type { Style } from "../style/style.ts";
import { composeDocument } from "./compose.ts";
import type { Document } from "./document.ts";
import { wantedDocument } from "./document.ts";
import { reviewCopy } from "./review.ts";

/** All that an output starts from. */
export interface Prepared {
  /** The report itself, where the document is one's. */
  readonly report?: Report;
  readonly edition: Edition;
  /** What the report says; with notes of a review, if they were asked for. */
  readonly document: Document;
  readonly options: ReadOptions;
  readonly style: Style;
}

/**
 * What every output does first: takes the report through its door, if it did not come through it, reads the options
 * like data, composes the document.
 *
 * @throws {ReportError} if what is given is no report
 * @throws {OptionsError} if the options cannot be taken
 */
export const prepare = (given: unknown, wanted: unknown, output: OutputOptions): Prepared =>
  prepareLater(given, wanted, output)();

/**
 * The same in two steps: report and options are read at once, since whoever gave them may change them; the document is
 * composed when the output's turn has come.
 */
export function prepareLater(given: unknown, wanted: unknown, output: OutputOptions): () => Prepared {
  refuseArgument("prepare", "output", output, wantedOutput);
  const read = readOptions(wanted, [output]);
  const report = asReport(given);
  const edition = editions[report.edition];
  return () => ({ report, ...withNotes(composedOnce(report, edition), edition, read) });
}

/** The report that was composed last, and what came of it: PDF and Word of one report follow one another. */
let latest: { readonly report: Report; readonly document: Document } | undefined;

function composedOnce(report: Report, edition: Edition): Document {
  if (latest?.report !== report) latest = { report, document: composeDocument(report, edition) };
  return latest.document;
}

/** The same for documents that somebody composed: a part of a report, a notice. @throws {OptionsError} at once */
export function prepareDocuments(
  edition: Edition,
  wanted: unknown,
  output: OutputOptions,
): (document: Document) => Prepared {
  refuseArgument("prepareDocument", "edition", edition, wantedEdition);
  refuseArgument("prepareDocument", "output", output, wantedOutput);
  const read = readOptions(wanted, [output]);
  return (document) => {
    refuseArgument("prepareDocument", "document", document, wantedDocument);
    return withNotes(document, edition, read);
  };
}

/** The same for one. @throws {OptionsError} */
export const prepareDocument = (
  document: Document,
  edition: Edition,
  wanted: unknown,
  output: OutputOptions,
): Prepared => {
  refuseArgument("prepareDocument", "document", document, wantedDocument);
  return prepareDocuments(edition, wanted, output)(document);
};

/** What an output is described by. */
const wantedOutput: Wanted = {
  what: "一种输出的说明（OutputOptions）",
  parts: { title: "text", uses: "list" },
};

function withNotes(
  composed: Document,
  edition: Edition,
  { options, style }: ReturnType<typeof readOptions>,
): Prepared {
  const document = options.review === undefined ? composed : reviewCopy(composed, options.review);
  return { edition, document, options, style };
}
