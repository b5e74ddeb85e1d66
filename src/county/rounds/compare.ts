import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import type { Finding } from "../../problem/finding.ts";
import { addressOf, tableSums, tablesOf } from "../../report/figures.ts";
import type { Issue } from "./ledger.ts";
import { changesBetween, paragraphsChanged, type Snapshot, type ValueChange } from "./snapshot.ts";

const issueOf = (finding: Finding, today: string): Issue => {
  const {
    code,
    severity,
    path,
    place,
    found,
    expected,
    message,
    others = [],
    evidence = [],
    waived,
  } = finding;
  return {
    code,
    severity,
    path,
    place,
    found,
    ...(expected !== undefined && { expected }),
    message,
    cells: [...new Set([path, ...others, ...evidence])],
    opened: today,
    ...(waived !== undefined && { closed: today, how: `不改：${waived}` }),
  };
};

/** Ways in which a finding is known again, the surest first: a value may change, a paragraph may move. */
const sameAs: readonly ((issue: Issue, finding: Finding) => boolean)[] = [
  (a, b) => a.code === b.code && a.path === b.path && a.found === b.found,
  (a, b) => a.code === b.code && a.path === b.path,
  (a, b) =>
    a.code === b.code &&
    a.found === b.found &&
    a.found !== "" &&
    a.path.split(".")[0] === b.path.split(".")[0],
];

/** Which finding of now is which issue of before. */
function pairedIssues(issues: readonly Issue[], findings: readonly Finding[]): Map<Issue, Finding> {
  const pairs = new Map<Issue, Finding>();
  const taken = new Set<Finding>();
  for (const isSame of sameAs)
    for (const issue of issues) {
      if (pairs.has(issue)) continue;
      const finding = findings.find((one) => !taken.has(one) && isSame(issue, one));
      if (finding === undefined) continue;
      pairs.set(issue, finding);
      taken.add(finding);
    }
  return pairs;
}

/** The issues after a run, and how many were settled, stay and are new. `gone`: how those went that are not found again. */
export function nextIssues(
  issues: readonly Issue[],
  findings: readonly Finding[],
  today: string,
  gone: string,
): { readonly issues: Issue[]; readonly fixed: number; readonly open: number; readonly fresh: number } {
  const underWay = issues.filter(({ closed }) => closed === undefined);
  // What was passed over with a reason, and is still, is not raised again.
  const passed = issues.filter(({ closed, how }) => closed !== undefined && how?.startsWith("不改："));
  const pairs = pairedIssues([...underWay, ...passed], findings);
  const known = new Set(pairs.values());
  let [fixed, open] = [0, 0];
  const next = issues.map((issue): Issue => {
    const finding = pairs.get(issue);
    if (finding === undefined) {
      if (issue.closed !== undefined) return issue;
      fixed += 1;
      return { ...issue, closed: today, how: gone };
    }
    const { closed, how: _, ...rest } = issue;
    const now = { ...rest, ...issueOf(finding, issue.opened) };
    if (finding.waived === undefined) {
      open += 1;
      return now;
    }
    return { ...now, closed: closed ?? today };
  });
  const fresh = findings.filter((finding) => !known.has(finding));
  return {
    issues: [...next, ...fresh.map((finding) => issueOf(finding, today))],
    fixed,
    open,
    fresh: fresh.filter(({ waived }) => waived === undefined).length,
  };
}

/** A total and its parts, as addresses. */
interface AddressedSum {
  readonly total: string;
  readonly parts: readonly string[];
}

const sumsIn = (edition: Edition): AddressedSum[] =>
  tablesOf(edition).flatMap(([key, section]) => {
    const { rows, columns } = tableSums(section);
    return [...rows, ...columns].map(({ total, parts }) => ({
      total: addressOf(key, total),
      parts: parts.map((part) => addressOf(key, part)),
    }));
  });

/**
 * Addresses that had to change when others did: totals of changed parts that add up now, in a chain too, and the parts
 * of a total that was asked about.
 */
function followers(after: Snapshot, changed: ReadonlySet<string>, asked: ReadonlySet<string>): Set<string> {
  const edition = editions[after.edition as keyof typeof editions];
  const figure = (address: string) => after.figures[address] ?? 0;
  return new Set(
    (edition === undefined ? [] : sumsIn(edition)).flatMap(({ total, parts }) => {
      const moved = parts.filter((part) => changed.has(part));
      const addsUp = parts.reduce((sum, part) => sum + Number(figure(part)), 0) === Number(figure(total));
      if (!changed.has(total) || moved.length === 0 || !addsUp) return [];
      return asked.has(total) ? moved : [total];
    }),
  );
}

/** What of a new version was changed though no issue asked about it, and what only followed from other changes. */
export function changesBeside(
  before: Snapshot,
  after: Snapshot,
  issues: readonly Issue[],
): { readonly unasked: ValueChange[]; readonly followed: ValueChange[] } {
  const cells = issues.flatMap(({ cells }) => cells);
  const asked = new Set(cells);
  const all = changesBetween(before, after);
  const changes = all.filter(({ path }) => {
    if (!(path in after.texts)) return !asked.has(path);
    const places = new Set(cells.filter((cell) => cell === path || cell.startsWith(`${path}.`)));
    const { gone, fresh } = paragraphsChanged(before, after, path);
    // Where a whole section was asked about, what is added to it is an answer.
    return Math.max(gone, cells.includes(path) ? 0 : fresh) > places.size;
  });
  const follow = followers(after, new Set(all.map(({ path }) => path)), asked);
  return {
    unasked: changes.filter(({ path }) => !follow.has(path)),
    followed: changes.filter(({ path }) => follow.has(path)),
  };
}
