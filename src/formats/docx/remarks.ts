import type { TextMark } from "../../document/document.ts";
import { escapedXml, xmlDeclaration } from "../../opc/xml.ts";
import type { TableStyle } from "../../style/style.ts";
import { wordNamespace } from "./names.ts";
import { lineEndXml, type RunLook, runsXml } from "./text.ts";

const remarkStart = (n: number) => `<w:commentRangeStart w:id="${n}"/>`;
const remarkEnd = (n: number) =>
  `<w:commentRangeEnd w:id="${n}"/><w:r><w:commentReference w:id="${n}"/></w:r>`;

/** Runs with remarks on them. */
export const remarkedXml = (runs: string, notes: readonly number[]): string =>
  `${notes.map(remarkStart).join("")}${runs}${notes.map(remarkEnd).join("")}`;

/** A stretch of text in one look. */
export interface LookedText {
  readonly text: string;
  readonly look: RunLook;
  /** It ends a line that the layout breaks. */
  readonly breaks?: boolean;
}

/**
 * Text as runs, with marked words shaded and remarks around them: each part is cut where a mark starts or ends. Marks count
 * from the start of the first part.
 */
export function markedRunsXml(
  parts: readonly LookedText[],
  marks: readonly TextMark[],
  { markShade, evidenceShade }: TableStyle,
): string {
  const colours = { doubted: markShade, evidence: evidenceShade };
  if (marks.length === 0)
    return parts.map(({ text, look, breaks }) => runsXml(text, look) + (breaks ? lineEndXml : "")).join("");
  let xml = "";
  let at = 0;
  const notesAt = (edge: "from" | "to", place: number) =>
    marks.filter((mark) => mark[edge] === place).flatMap(({ notes }) => notes);
  const edges = new Set(marks.flatMap(({ from, to }) => [from, to]));
  for (const { text, look, breaks } of parts) {
    const cuts = [...edges].filter((edge) => edge > at && edge < at + text.length);
    const places = [at, ...cuts.toSorted((a, b) => a - b), at + text.length];
    places.slice(0, -1).forEach((from, i) => {
      const to = places[i + 1] as number;
      const tones = marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ tone }) => tone);
      const tone = tones.includes("doubted") ? "doubted" : tones.find((one) => one !== undefined);
      const shade = tone === undefined ? {} : { shade: colours[tone] };
      if (to > from) xml += notesAt("from", from).map(remarkStart).join("");
      xml += runsXml(text.slice(from - at, to - at), { ...look, ...shade });
      if (to > from) xml += notesAt("to", to).map(remarkEnd).join("");
    });
    if (breaks) xml += lineEndXml;
    at += text.length;
  }
  return xml;
}

/** word/comments.xml. Without dates: the file is the same on any day. */
export const commentsPart = (remarks: readonly string[]): string =>
  `${xmlDeclaration}<w:comments xmlns:w="${wordNamespace}">${remarks
    .map(
      (text, n) =>
        `<w:comment w:id="${n}" w:author="核对" w:initials="核"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">${escapedXml(`${n + 1}. ${text}`)}</w:t></w:r></w:p></w:comment>`,
    )
    .join("")}</w:comments>`;

/** A header that says one thing, right over the text. */
export const headerPart = (text: string, size: number): string =>
  `${xmlDeclaration}<w:hdr xmlns:w="${wordNamespace}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr><w:t>${escapedXml(text)}</w:t></w:r></w:p></w:hdr>`;
