import { readFileSync } from "node:fs";
import type { EditionKey } from "../src/form/editions.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";

/** A published report as test/corpus keeps it: rows of figures in the order of the form. */
interface Published {
  readonly source_title?: string;
  readonly agency: string;
  readonly year: number;
  readonly table2?: Record<string, unknown> & { regulations: number[]; normativeDocuments: number[] };
  readonly table2_2019?: Record<string, (number | string)[]>;
  readonly table3: Record<string, (number | null)[]>;
  readonly table4: (number | null)[];
  readonly narrative: Record<"preface" | "s1" | "s5" | "s6", string[]>;
}

const columns = [
  "naturalPerson",
  "commercialEnterprise",
  "researchInstitution",
  "socialWelfareOrganization",
  "legalServiceOrganization",
  "other",
  "total",
];
const results = ["upheld", "corrected", "other", "pending", "total"];
const named = (names: readonly string[], values: readonly unknown[] = []) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]]));
const rowKeys = {
  notDisclosed: [
    "stateSecret",
    "forbiddenByLaw",
    "threeSecuritiesOneStability",
    "thirdPartyRights",
    "internalAffairs",
    "processInformation",
    "enforcementFile",
    "administrativeQuery",
  ],
  unable: ["notHeld", "needsCreation", "stillUnclear"],
  notProcessed: ["petition", "repeated", "publication", "unreasonablyFrequent", "confirmation"],
  otherwiseProcessed: ["notCorrected", "feeNotPaid", "other"],
};
const prefixes = {
  notDisclosed: "denied",
  unable: "unable",
  notProcessed: "notProcessed",
  otherwiseProcessed: "other",
};

function requestsOf(table: Published["table3"], edition: EditionKey) {
  const row = (key: string) => named(columns, table[key]);
  const group = (key: keyof typeof rowKeys) =>
    Object.fromEntries(rowKeys[key].map((name, i) => [name, row(`${prefixes[key]}${i + 1}`)]));
  // A report of 2023 that printed the one row of the older form: its nil figures stand for the three.
  const other = edition === "2019" ? row("other") : group("otherwiseProcessed");
  return {
    received: row("new"),
    carriedOver: row("carriedOver"),
    outcomes: {
      disclosed: row("granted"),
      partiallyDisclosed: row("partial"),
      notDisclosed: group("notDisclosed"),
      unable: group("unable"),
      notProcessed: group("notProcessed"),
      otherwiseProcessed: other,
      total: row("total"),
    },
    carriedForward: row("carryNext"),
  };
}

function disclosureOf({ table2, table2_2019: old }: Published) {
  if (old) {
    const made = ["made", "published", "publishedInAll"];
    const items = ["previousYear", "change", "decisions"];
    return {
      regulations: named(made, old.regulations),
      normativeDocuments: named(made, old.normativeDocuments),
      licensing: named(items, old.licensing),
      otherServices: named(items, old.otherManagementServices),
      penalties: named(items, old.punishment),
      compulsion: named(items, old.coercion),
      fees: named(["previousYear", "change"], old.fees),
      procurement: named(["items", "amount"], old.procurement),
    };
  }
  const names = ["issued", "repealed", "inForce"];
  return {
    regulations: named(names, table2?.regulations),
    normativeDocuments: named(names, table2?.normativeDocuments),
    licensing: table2?.licensing,
    penalties: table2?.punishment,
    compulsion: table2?.coercion,
    fees: table2?.fees,
  };
}

/** A published report of test/corpus, figure by figure as it was printed. */
export function published(name: string): Report {
  const data = JSON.parse(
    readFileSync(new URL(`./corpus/${name}.json`, import.meta.url), "utf8"),
  ) as Published;
  const edition: EditionKey = data.table2_2019 ? "2019" : "2021";
  const { preface, s1, s5, s6 } = data.narrative;
  return parseReport({
    edition,
    agency: data.agency,
    year: data.year,
    ...(data.source_title && { title: data.source_title }),
    ...(preface.length > 0 && { opening: preface }),
    overview: s1,
    proactiveDisclosure: disclosureOf(data),
    requests: requestsOf(data.table3, edition),
    reviewAndLitigation: {
      reconsideration: named(results, data.table4.slice(0, 5)),
      litigation: {
        direct: named(results, data.table4.slice(5, 10)),
        afterReconsideration: named(results, data.table4.slice(10, 15)),
      },
    },
    problemsAndImprovements: s5,
    otherMatters: s6,
  });
}

/** Sentences of section one with the figures that they speak of. */
export interface Statement {
  readonly agency: string;
  readonly year: number;
  readonly text: string;
  readonly numbers: Record<string, number> & { review?: number[]; direct?: number[]; postReview?: number[] };
}

export const statements = (): Statement[] =>
  JSON.parse(
    readFileSync(new URL("./corpus/partial-statements.json", import.meta.url), "utf8"),
  ) as Statement[];
