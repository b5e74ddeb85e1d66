import * as v from "valibot";
import { type Edition, type Section, sectionsOf } from "../form/form.ts";
import { problemsIn } from "../problem/exactly.ts";
import type { Problem } from "../problem/problem.ts";
import { withoutFault } from "./draft-parts.ts";
import { ReportError } from "./error.ts";
import { refuseFigures } from "./figure-limits.ts";
import { asReport, assembled, editionOfData, frozen, parseReportAs, refuseTooLong, tidied } from "./parse.ts";
import { placeOf } from "./place.ts";
import type { Report } from "./report.ts";
import { schemaOf } from "./schema.ts";

/** A report that is not finished yet, and what is missing or wrong in it. */
export interface DraftReading {
  /**
   * Whole in shape, deeply frozen. What is missing is empty: the agency `""`, the year `0`, a section without text `[]`;
   * a figure that cannot be taken is `null`. `check` takes it; writers do not while something demanded is missing.
   */
  readonly report: Report;
  /** What `parseReport` would refuse, each place once, with paths of the data; none for a report that is whole. */
  readonly problems: readonly Problem[];
}

/** The drafts that came through this door, with the places that are to be filled in or mended. */
const drafts = new WeakMap<object, readonly string[]>();

/** Mending takes a step outwards each time; what takes more steps is left out. */
const mostRounds = 100;

interface Taken {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** What stands there only so that the schema takes the data. */
  readonly emptied: ReadonlySet<string>;
}

/** Mends data until the schema takes it, and lists what was wrong. */
function takenBySchema(edition: Edition, given: unknown): Taken {
  const problems = new Map<string, Problem>();
  const emptied = new Set<string>();
  const attempts = new Map<string, number>();
  // A list has no names to be mended by.
  let data = Array.isArray(given) ? {} : given;
  for (let round = 0; ; round++) {
    const { success, output, issues = [] } = v.safeParse(schemaOf(edition), data, { abortPipeEarly: true });
    if (success) return { data: output, problems: [...problems.values()], emptied };
    for (const problem of problemsIn(issues, data, (path) => placeOf(edition, path))) {
      // What only comes of the mending is not told.
      const known = [...problems.keys()].some(
        (path) => path === problem.path || path.startsWith(`${problem.path}.`),
      );
      if (!known) problems.set(problem.path, problem);
    }
    for (const { path: items = [] } of issues) {
      const path = items.map(({ key }) => key as string | number);
      const attempt = attempts.get(path.join(".")) ?? 0;
      attempts.set(path.join("."), attempt + 1);
      const next = withoutFault(edition, data, round < mostRounds ? path : path.slice(0, 1), attempt);
      data = next.data;
      if (next.emptied !== undefined) emptied.add(next.emptied);
    }
  }
}

/** Whether a section that nobody filled in has a wording of the form, which names the year. */
const saysYear = (section: Section) => section.kind === "narrative" && section.ifEmpty !== undefined;

/** What a report says of itself while agency or year are missing: nothing that is wrong. */
function openBasics(
  edition: Edition,
  given: Readonly<Record<string, unknown>>,
  emptied: ReadonlySet<string>,
) {
  const isOpen = emptied.has("agency") || emptied.has("year");
  const { title, opening } = given;
  return {
    ...(emptied.has("agency") && { agency: "" }),
    ...(emptied.has("year") && {
      year: 0,
      ...(given.period === undefined && { period: { from: "", to: "" } }),
    }),
    ...(isOpen && title === undefined && { title: [edition.wording.subject] }),
    ...(isOpen && opening === undefined && { opening: [] }),
    ...Object.fromEntries(
      sectionsOf(edition)
        .filter(
          ([key, section]) =>
            emptied.has(key) || (saysYear(section) && given[key] === undefined && emptied.has("year")),
        )
        .map(([key]) => [key, []]),
    ),
  };
}

/**
 * Reads a report that is not finished yet: what is missing is left empty, what cannot be taken is left out, and both are
 * told. A wrong cell leaves the rest as it is.
 *
 * @param data - what `parseReport` takes, or less; anything at all is read.
 * @example
 * const { report, problems } = readDraft({ year: 2025, overview: ["（一）主动公开。…"] });
 * const findings = check(report);
 * if (problems.length === 0) await renderPdf(report);
 */
export function readDraft(data: unknown): DraftReading {
  const edition = editionOfData(data);
  const tidy = tidied(data, edition);
  const { data: taken, problems, emptied } = takenBySchema(edition, tidy);
  if (problems.length === 0)
    try {
      return { report: parseReportAs(edition, tidy) as Report, problems };
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
    }
  const given = taken as Readonly<Record<string, unknown>>;
  const report = { ...assembled(edition, given), ...openBasics(edition, given, emptied) };
  const limits = [refuseFigures, refuseTooLong].flatMap((refuse) => {
    try {
      refuse(edition, report as never);
      return [];
    } catch (error) {
      if (error instanceof ReportError) return error.problems;
      throw error;
    }
  });
  drafts.set(
    report,
    problems.map(({ path }) => path),
  );
  return { report: frozen(report) as unknown as Report, problems: [...problems, ...limits] };
}

/** Places of a draft where nothing stands that could be taken; none of a report that is whole. */
export const pendingIn = (report: object): readonly string[] => drafts.get(report) ?? [];

/** A draft as it is, for whoever looks at one; else what `asReport` gives. @throws {ReportError} */
export const asReportOrDraft = (given: unknown): Report =>
  typeof given === "object" && given !== null && drafts.has(given) ? (given as Report) : asReport(given);
