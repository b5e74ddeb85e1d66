// Counties of made-up agencies with two years each: figures that keep the form's sums and follow last year's, and move by
// up to a factor from year to year.
import type { OddityAgency } from "../../src/county/oddities/oddity.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { type Figure, type MutableTree, putAt } from "../../src/report/figures.ts";
import type { Report } from "../../src/report/report.ts";
import { completeFigures } from "../../src/report/totals.ts";
import { rowNamed } from "./county.ts";
import { numbersFrom } from "./random-county.ts";

/** The figures that an agency writes, before sums. */
export interface WrittenYear {
  documents: { issued: number; repealed: number; inForce: number };
  licensing: number;
  penalties: number;
  compulsion: number;
  /** 万元, with four decimals at most. */
  fees: string;
  applicants: Record<"naturalPerson" | "commercialEnterprise", ColumnYear>;
  review: { upheld: number; corrected: number; other: number };
}

interface ColumnYear {
  received: number;
  carriedOver: number;
  carriedForward: number;
  outcomes: number[];
}

const outcomeKeys = [
  ["disclosed"],
  ["partiallyDisclosed"],
  ["unable", "notHeld"],
  ["notProcessed", "petition"],
] as const;

/** A report of what was written. */
export function reportFrom(agency: string, year: number, written: WrittenYear): Report {
  const requests: MutableTree<Figure> = {};
  for (const [column, one] of Object.entries(written.applicants)) {
    for (const row of ["received", "carriedOver", "carriedForward"] as const)
      putAt(requests, [row, column], one[row]);
    for (const [i, keys] of outcomeKeys.entries())
      putAt(requests, ["outcomes", ...keys, column], one.outcomes[i] as Figure);
  }
  const { proactiveDisclosure, requests: three, reviewAndLitigation } = edition2021.sections;
  const { documents, licensing, penalties, compulsion, fees, review } = written;
  return {
    edition: "2021",
    agency,
    year,
    title: [agency],
    opening: [],
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    overview: ["本年度主动公开、依申请公开情况如下。"],
    problemsAndImprovements: ["公开的内容还不够全面。"],
    otherMatters: ["没有收取信息处理费。"],
    proactiveDisclosure: completeFigures(proactiveDisclosure, {
      normativeDocuments: documents,
      licensing,
      penalties,
      compulsion,
      fees,
    } as never),
    requests: completeFigures(three, requests),
    reviewAndLitigation: completeFigures(reviewAndLitigation, { reconsideration: review } as never),
  } as unknown as Report;
}

const decimal = (tenThousandths: number): string => {
  const digits = String(Math.round(tenThousandths)).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/u, "") || "0";
};

/** An agency with what it wrote in both years. */
export interface MovingAgency {
  readonly name: string;
  readonly kind: "部门" | "乡镇";
  readonly last: WrittenYear;
  now: WrittenYear;
}

/** A county in which no figure is more than `most` times last year's, or less than that part of it. */
export function movingCounty(seed: number, count: number, most = 6): MovingAgency[] {
  const next = numbersFrom(seed * 7919 + 17);
  for (let i = 0; i < 20; i++) next(2);
  const size = () => Math.floor(10 ** (next(4000) / 1000)) - 1;
  const moved = (before: number) => {
    const factor = most ** ((next(2001) - 1000) / 1000);
    const to = Math.round(before * factor);
    return Math.min(Math.max(to, Math.ceil(before / most)), before * most);
  };
  return Array.from({ length: count }, (_, i): MovingAgency => {
    const kind = next(3) === 0 ? "乡镇" : "部门";
    const column = (): ColumnYear => {
      const outcomes = outcomeKeys.map(() => (next(2) === 0 ? 0 : Math.min(size(), 500)));
      const carriedForward = next(3) === 0 ? next(20) : 0;
      const all = outcomes.reduce((a, b) => a + b, carriedForward);
      const carriedOver = next(3) === 0 ? next(Math.min(all, 20) + 1) : 0;
      return { received: all - carriedOver, carriedOver, carriedForward, outcomes };
    };
    const last: WrittenYear = {
      documents: { issued: next(5), repealed: 0, inForce: 5 + next(60) },
      licensing: next(3) === 0 ? 0 : size(),
      penalties: next(3) === 0 ? 0 : size(),
      compulsion: next(3) === 0 ? 0 : Math.floor(size() / 10),
      fees: next(2) === 0 ? "0" : decimal(1 + size() * 37 + next(10_000)),
      applicants: { naturalPerson: column(), commercialEnterprise: column() },
      review: { upheld: next(6), corrected: next(3), other: next(3) },
    };
    const follow = (before: ColumnYear): ColumnYear => {
      for (;;) {
        const outcomes = before.outcomes.map(moved);
        const carriedForward = moved(before.carriedForward);
        const carriedOver = before.carriedForward;
        const received = outcomes.reduce((a, b) => a + b, carriedForward) - carriedOver;
        const fits = received <= before.received * most && received * most >= before.received;
        if (fits) return { received, carriedOver, carriedForward, outcomes };
        // What came in follows from the rest: where that would move too far, as many came as last year.
        if (next(20) === 0) {
          const left = before.received + carriedOver;
          return { received: before.received, carriedOver, carriedForward: 0, outcomes: [left, 0, 0, 0] };
        }
      }
    };
    const issued = next(5);
    const repealed = next(3);
    const fees = Number(last.fees);
    const now: WrittenYear = {
      documents: { issued, repealed, inForce: last.documents.inForce + issued - repealed },
      licensing: moved(last.licensing),
      penalties: moved(last.penalties),
      compulsion: moved(last.compulsion),
      fees: fees === 0 ? "0" : decimal(Math.max(1, Math.round(moved(Math.round(fees * 10_000))))),
      applicants: {
        naturalPerson: follow(last.applicants.naturalPerson),
        commercialEnterprise: follow(last.applicants.commercialEnterprise),
      },
      review: {
        upheld: moved(last.review.upheld),
        corrected: moved(last.review.corrected),
        other: moved(last.review.other),
      },
    };
    return { name: `第${i + 1}${kind === "乡镇" ? "镇人民政府" : "局"}`, kind, last, now };
  });
}

/** The county as the rules take it. */
export const agenciesOf = (county: readonly MovingAgency[]): OddityAgency[] =>
  county.map(({ name, kind, last, now }) => ({
    row: rowNamed(name, { kind }),
    report: reportFrom(name, 2025, now),
    last: reportFrom(name, 2024, last),
  }));
