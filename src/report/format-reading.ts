import type { FigureKind } from "../form/labels.ts";
import type { Problem } from "../problem/problem.ts";
import { ReportError } from "./error.ts";
import { parseReport } from "./parse.ts";
import type { Report } from "./report.ts";
import { writtenFigure } from "./written-figure.ts";

/** What a format's reader took out of a file. */
export interface FormatReading {
  /** Unchecked: what `parseReport` takes. */
  readonly data: unknown;
  /** Where each figure and text stood in the file, by address: `requests.received.naturalPerson` → 「表三 D6」. */
  readonly places?: ReadonlyMap<string, string>;
  /** What was dropped, guessed or taken for something else: told to whoever reads the file in. */
  readonly notes?: readonly Problem[];
}

/** The nearest place in the file to an address: its own, or that of what it belongs to. */
export function placeInFile(places: ReadonlyMap<string, string>, path: string): string | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return places.get("");
}

/** A problem or finding with its place in the file before the form's name for it: 「表三 D6（表三 第一项…）」. */
export function placedIn<P extends Problem>(places: ReadonlyMap<string, string> | undefined, problem: P): P {
  const place = places && placeInFile(places, problem.path);
  if (place === undefined || problem.place.startsWith(place)) return problem;
  return { ...problem, place: `${place}（${problem.place}）` };
}

const figureKinds: Readonly<Record<string, FigureKind>> = {
  COUNT: "count",
  CHANGE: "change",
  AMOUNT: "amount",
  SUM: "sum",
};

/** What is wrong with a figure as every file that is filled in says it: `null` and quotes are for programmers. */
function inClerksWords(problem: Problem): Problem {
  const kind = figureKinds[problem.code];
  if (kind === undefined || typeof problem.found !== "string") return problem;
  const read = writtenFigure(problem.found, kind);
  return read !== undefined && "message" in read ? { ...problem, message: read.message } : problem;
}

/** Checks what a reader took; problems name their place in the file. @throws {ReportError} */
export function reportOf({ data, places }: FormatReading): Report {
  try {
    return parseReport(data);
  } catch (error) {
    if (!(error instanceof ReportError) || places === undefined) throw error;
    throw new ReportError(
      error.problems.map((problem) => placedIn(places, inClerksWords(problem))),
      false,
    );
  }
}

/** What is to be told, as a problem that stops nothing. */
export const told = (path: string, place: string, message: string, found?: unknown): Problem => ({
  code: "TOLD",
  path,
  place,
  message,
  ...(found !== undefined && { found }),
});
