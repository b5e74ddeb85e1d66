// Errors of every sort that are planted in made-up counties, and whether they are told, and nobody else.
import { evidenceIn, ownTablesOf } from "../../src/county/oddities/cells.ts";
import { withOddities } from "../../src/county/oddities/oddities.ts";
import type { OddityAgency } from "../../src/county/oddities/oddity.ts";
import {
  agenciesOf,
  type MovingAgency,
  movingCounty,
  reportFrom,
  type WrittenYear,
} from "./moving-county.ts";

export const nothing = (agencies: readonly OddityAgency[]) => agencies.map(() => []);
export const told = (agencies: readonly OddityAgency[]) =>
  withOddities(agencies, nothing(agencies)).map((list) => list.map(({ code }) => code));

const column = (year: WrittenYear) => year.applicants.naturalPerson;
const tellingOf = (year: WrittenYear) =>
  ownTablesOf(reportFrom("甲局", 2025, year)).reduce((sum, table) => sum + evidenceIn(table), 0);

/** What is planted: where it can be, and what it does; which agencies must be told, with which rule. */
interface Plant {
  readonly code: string;
  readonly fits: (one: MovingAgency, other: MovingAgency) => boolean;
  readonly plant: (one: MovingAgency, other: MovingAgency) => void;
  readonly both?: true;
}

export const plants: Readonly<Record<string, Plant>> = {
  "fees in 元": {
    code: "COUNTY-FEES",
    fits: ({ now }) => Number(now.fees) > 0,
    plant: ({ now }) => {
      now.fees = String(Math.round(Number(now.fees) * 10_000));
    },
  },
  "two digits too many": {
    code: "COUNTY-JUMP",
    fits: ({ now, last }) => now.licensing > last.licensing / 5 && last.licensing > 2,
    plant: ({ now }) => {
      now.licensing *= 100;
    },
  },
  "a figure cut to its head": {
    code: "COUNTY-JUMP",
    fits: ({ last }) => last.penalties >= 100,
    plant: ({ now, last }) => {
      now.penalties = Math.max(1, Math.floor(last.penalties / 25));
    },
  },
  "last year's tables": {
    code: "COUNTY-LAST-YEAR",
    fits: ({ last }) => tellingOf(last) >= 3,
    plant: (one) => {
      one.now = structuredClone(one.last);
    },
  },
  "another's tables of this year": {
    code: "COUNTY-SAME",
    fits: (_, other) => tellingOf(other.now) >= 5,
    plant: (one, other) => {
      one.now = structuredClone(other.now);
    },
    both: true,
  },
  "another's tables of last year": {
    code: "COUNTY-SAME",
    fits: (_, other) => tellingOf(other.last) >= 5,
    plant: (one, other) => {
      one.now = structuredClone(other.last);
    },
  },
  "all nil": {
    code: "COUNTY-NIL",
    fits: ({ last }) => new Set([last.licensing, last.penalties, column(last).received, 0]).size > 3,
    plant: (one) => {
      const none = { received: 0, carriedOver: 0, carriedForward: 0, outcomes: [0, 0, 0, 0] };
      one.now = {
        documents: { issued: 0, repealed: 0, inForce: 0 },
        licensing: 0,
        penalties: 0,
        compulsion: 0,
        fees: "0",
        applicants: { naturalPerson: none, commercialEnterprise: none },
        review: { upheld: 0, corrected: 0, other: 0 },
      };
    },
  },
  "tables swapped between two": {
    code: "COUNTY-SWAPPED",
    // What began alike is no other's: 上年结转 says nothing there.
    fits: (one, other) =>
      (["naturalPerson", "commercialEnterprise"] as const).some(
        (key) => one.last.applicants[key].carriedForward !== other.last.applicants[key].carriedForward,
      ) && tellingOf(one.now) + tellingOf(other.now) >= 3,
    plant: (one, other) => {
      [one.now, other.now] = [other.now, one.now];
    },
    both: true,
  },
};

/** Plants so many errors of a sort, and gives what was not told and what was told without need. */
export function afterPlanting({ code, ...how }: Plant, count: number, perCounty: number) {
  const missed: string[] = [];
  const wrong: string[] = [];
  for (let seed = 1, planted = 0; planted < count; seed++) {
    const county = movingCounty(seed, perCounty);
    // The rest of the county must not be told.
    const touched = new Map<string, boolean>();
    for (let i = 0; i + 1 < county.length && touched.size < 12; i += 2) {
      const [one, other] = [county[i], county[i + 1]] as [MovingAgency, MovingAgency];
      if (!how.fits(one, other)) continue;
      how.plant(one, other);
      touched.set(one.name, true);
      touched.set(other.name, how.both ?? false);
      planted += 1;
    }
    const agencies = agenciesOf(county);
    for (const [i, codes] of told(agencies).entries()) {
      const { name } = agencies[i]?.row ?? { name: "" };
      if (touched.get(name) === true && !codes.includes(code)) missed.push(`${seed} ${name} ${codes}`);
      if (touched.get(name) !== true && codes.length > 0) wrong.push(`${seed} ${name} ${codes}`);
    }
  }
  return { missed, wrong };
}
