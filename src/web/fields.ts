import { type Edition, sectionsOf } from "../form/form.ts";
import { visitNarrative } from "../report/narrative.ts";
import { pathKeys } from "../report/place.ts";
import type { Narrative, Report } from "../report/report.ts";
import { trimmed } from "../report/text.ts";

/** The id of the field for an address of the entries. */
export const fieldId = (address: string): string => `field-${address}`;

/** The field that a path of the report is filled in by; and where in it, for a line of a text. */
export interface FieldPlace {
  readonly address: string;
  /** A stretch of the field's text. */
  readonly from?: number;
  readonly to?: number;
}

/** Where each line that is not empty starts and ends in a text. */
function lineSpans(text: string): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const inside = trimmed(line);
    const from = at + line.indexOf(inside);
    if (inside !== "") lines.push({ from, to: from + inside.length });
    at += line.length + 1;
  }
  return lines;
}

/** Paths of the parts of a text in the order of its lines. */
function partPaths(key: string, text: Narrative): string[] {
  const paths: string[] = [];
  visitNarrative(text, [key], ({ path }) => paths.push(path.join(".")));
  return paths;
}

/** The field for a path, of a finding or of what was clicked on a page. */
export function fieldOfPath(
  edition: Edition,
  report: Report,
  texts: Readonly<Record<string, string>>,
  path: string,
  range?: readonly [number, number],
): FieldPlace {
  const keys = pathKeys(path);
  const [top = ""] = keys.map(String);
  const section = sectionsOf(edition).find(([key]) => key === top);
  if (section?.[2] === "table") {
    const figures = path.split(".").length > 1 ? path : "";
    return { address: figures === "" ? top : figures };
  }
  if (section !== undefined) {
    const paths = partPaths(top, report[section[0]] as Narrative);
    let at = paths.indexOf(path);
    if (at < 0)
      at = paths.findIndex(
        (part) => path !== top && (path.startsWith(`${part}.`) || part.startsWith(`${path}.`)),
      );
    const line = lineSpans(texts[top] ?? "")[at];
    if (line === undefined) return { address: top };
    return range === undefined
      ? { address: top, from: line.from, to: line.to }
      : { address: top, from: line.from + range[0], to: line.from + range[1] };
  }
  if (top === "title" || top === "opening" || top === "agency" || top === "year") return { address: top };
  if (path === "signature" || path === "period")
    return { address: path === "period" ? "period.from" : "signature.by" };
  return { address: path };
}

/** The path of the line of a text in which a place stands, for the way back to the page. */
export function pathOfLine(report: Report, key: string, text: string, at: number): string {
  const lines = lineSpans(text);
  const here = lines.findIndex(({ to }) => at <= to);
  const paths = partPaths(key, (report as unknown as Record<string, Narrative>)[key] ?? []);
  return paths[here < 0 ? paths.length - 1 : here] ?? key;
}
