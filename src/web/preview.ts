import { check } from "../checks/check.ts";
import { composeDocument } from "../document/compose.ts";
import type { Document } from "../document/document.ts";
import { bundledFontSet } from "../fonts/font-set.ts";
import { editions } from "../form/editions.ts";
import type { Page, Source } from "../layout/page.ts";
import { layoutPages } from "../layout/pages.ts";
import type { Finding } from "../problem/finding.ts";
import type { Problem } from "../problem/problem.ts";
import { readDraft } from "../report/draft.ts";
import { addressOf, figuresOf, tablesOf } from "../report/figures.ts";
import { pathKeys, placeOf } from "../report/place.ts";
import type { Report } from "../report/report.ts";
import { writtenFigure } from "../report/written-figure.ts";
import { gbt9704 } from "../style/gbt9704.ts";
import { dataOf, type Entries } from "./entries.ts";
import { type LackingText, lackingIn } from "./lacking.ts";

/** What is to be done about a place: what stops the report, then what the rules say. */
export type PageRemark = Problem &
  Partial<Pick<Finding, "severity" | "range" | "others">> & { readonly stops?: true };

export interface Judged {
  readonly report: Report;
  readonly remarks: readonly PageRemark[];
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** Whether outputs can be made. */
  readonly isWhole: boolean;
}

const ranks = { error: 1, warning: 2, hint: 3 } as const;

/** Why a typed figure cannot be taken, in the words of the one reader of figures. */
function figureMessages(entries: Entries): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const [key, section] of tablesOf(editions[entries.edition]))
    for (const { keys, kind } of figuresOf(section)) {
      const address = addressOf(key, keys);
      const text = entries.figures[address] ?? "";
      const read = text === "" ? undefined : writtenFigure(text, kind);
      if (read !== undefined && "message" in read && entries.asGiven[address]?.text !== text)
        messages.set(address, read.message);
    }
  return messages;
}

/** Last year's report is open beside a report of another year: said while the year is typed, not when nothing fits. */
function otherYear(report: Report, previous: Report | undefined, isOpen: boolean): Finding[] {
  if (previous === undefined || isOpen || previous.year === report.year - 1) return [];
  const expected = String(previous.year + 1);
  const message = `打开的上年报告是 ${previous.year} 年的，这里填的是 ${report.year} 年，两年不相接，没有与上年对照；请核对年度，应为 ${expected} 的请改正，或换一份上年报告。`;
  const place = placeOf(editions[report.edition], ["year"]);
  return [
    {
      code: "PREVIOUS_YEAR",
      severity: "warning",
      path: "year",
      place,
      found: String(report.year),
      expected,
      message,
    },
  ];
}

/** The report as it stands, and everything that can be said of it. */
export function judged(entries: Entries, previous: Report | undefined): Judged {
  const { report, problems } = readDraft(dataOf(entries));
  const written = figureMessages(entries);
  const told = new Set(problems.map(({ path }) => path));
  const isOpen = told.has("agency") || told.has("year");
  const usable = previous?.year === report.year - 1 ? previous : undefined;
  const findings = check(report, usable && { previous: usable })
    // Of what is not filled in yet nothing else is said; nor of what is made of agency and year.
    .filter(
      ({ path }) =>
        !told.has(path) &&
        // A date that cannot be taken is told where it stands: nobody has left out the signature.
        ![...told].some((other) => other.startsWith(`${path}.`)) &&
        !(isOpen && /^(?:title|opening|period|agency|year|edition|signature|otherMatters)\b/u.test(path)),
    )
    .concat(otherYear(report, previous, told.has("year")))
    .sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  return {
    report,
    problems,
    findings,
    isWhole: problems.length === 0,
    remarks: [
      ...problems.map(
        (problem): PageRemark => ({
          ...problem,
          stops: true,
          message: written.get(problem.path) ?? problem.message,
        }),
      ),
      ...findings,
    ],
  };
}

export interface Preview {
  readonly document: Document;
  readonly pages: readonly Page[];
  /** Characters that no font of the page can draw. */
  readonly remarks: readonly PageRemark[];
  /** Glyphs whose outlines are not there, or not yet. */
  readonly lacking: readonly LackingText[];
}

/** The finished pages, doubtful cells shaded. */
export function previewOf({ report, remarks }: Judged): Preview {
  const edition = editions[report.edition];
  const doubted = new Set(
    remarks
      .filter(({ stops, severity }) => stops || severity === "error")
      .flatMap(({ path, others = [] }) => [path, ...others]),
  );
  const composed = composeDocument(report, edition);
  const document: Document = {
    ...composed,
    blocks: composed.blocks.map((block) =>
      block.type === "table"
        ? {
            ...block,
            grid: {
              ...block.grid,
              cells: block.grid.cells.map((cell) =>
                cell.address !== undefined && doubted.has(cell.address)
                  ? { ...cell, marked: "doubted" as const }
                  : cell,
              ),
            },
          }
        : block,
    ),
  };
  const missing = new Map<string, PageRemark>();
  const add = (path: string, character: string, message: string) =>
    missing.set(`${path} ${character}`, {
      code: "MISSING_GLYPH",
      path,
      place: placeOf(edition, pathKeys(path)),
      found: character,
      stops: true,
      message,
    });
  const pages = layoutPages(document, {
    style: gbt9704,
    fonts: bundledFontSet(),
    seal: false,
    tableBreak: "auto",
    missing: (path, { character }) =>
      add(path, character, `所有字体都没有“${character}”这个字，请改用别的字。`),
  });
  const lacking = lackingIn(pages);
  for (const { item, character } of lacking)
    add(
      document.blocks[item.source?.block ?? 0]?.path ?? "",
      character,
      `本页只带常用字，没有“${character}”；请向发本页的人要生僻字文件（nianbao page -o 生僻字.txt --characters rare），用“打开”读入后即可，填的内容不受影响。`,
    );
  return { document, pages, remarks: [...missing.values()], lacking };
}

/** The path of what a place of a page shows. */
export function pathOfSource(
  { blocks }: Document,
  { block: at, cell: place, part }: Source,
): string | undefined {
  const block = blocks[at];
  if (block === undefined) return undefined;
  if (block.type === "table" && place !== undefined)
    return block.grid.cells.find(({ row, column }) => row === place[0] && column === place[1])?.address;
  if (block.type === "signature") return `signature.${part === "on" ? "on" : "by"}`;
  return block.path;
}
