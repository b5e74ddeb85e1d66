import type { TextMark } from "../../document/document.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";

/**
 * A text with the words that a review copy marks; what is remarked shows under the pointer. `start` is the text's place in
 * the block from which marks count.
 */
export function markedHtml(
  text: string,
  marks: readonly TextMark[] = [],
  remarks: readonly string[] = [],
  start = 0,
): string {
  const seen = marks.filter(
    ({ from, to, tone }) => tone !== undefined && from < start + text.length && to > start,
  );
  if (seen.length === 0) return escaped(text);
  const inside = seen.flatMap(({ from, to }) => [from - start, to - start]);
  const places = [...new Set([0, text.length, ...inside.filter((at) => at > 0 && at < text.length)])];
  places.sort((a, b) => a - b);
  return places
    .slice(0, -1)
    .map((from, i) => {
      const to = places[i + 1] as number;
      const over = seen.filter((mark) => mark.from - start <= from && mark.to - start >= to);
      const words = escaped(text.slice(from, to));
      if (over.length === 0) return words;
      const look = over.some(({ tone }) => tone === "doubted") ? "marked" : "evidence";
      const said = over.flatMap(({ notes }) => notes.map((n) => `${n + 1}. ${remarks[n]}`));
      return `<mark class="${look}" title="${escaped(said.join("\n"))}">${words}</mark>`;
    })
    .join("");
}
