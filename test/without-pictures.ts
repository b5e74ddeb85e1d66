import { editions } from "../src/form/editions.ts";
import { sectionsOf } from "../src/form/form.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Narrative, Report } from "../src/report/report.ts";

type Piece = Narrative[number];
const isPicture = (piece: Piece) => typeof piece === "object" && "kind" in piece && piece.kind === "figure";

const withoutIn = (text: Narrative): Narrative =>
  text
    .filter((piece) => !isPicture(piece))
    .map((piece) =>
      typeof piece === "object" && "paragraphs" in piece
        ? { ...piece, paragraphs: piece.paragraphs.filter((inner) => !isPicture(inner)) }
        : piece,
    );

/** A report as it comes back from its workbook: without pictures; nothing where a text has nothing else. */
export function withoutPictures(report: Report): Report | undefined {
  const texts = sectionsOf(editions[report.edition]).flatMap(([key, , holds]) =>
    holds === "text" ? [[key, withoutIn(report[key as "overview"])] as const] : [],
  );
  const attachments = report.attachments?.map(({ title, body }) => ({ title, body: withoutIn(body) }));
  const all = [...texts.map(([, text]) => text), ...(attachments ?? []).map(({ body }) => body)];
  if (all.some((text) => text.length === 0)) return undefined;
  return parseReport({ ...report, ...Object.fromEntries(texts), ...(attachments && { attachments }) });
}
