// Compiled by `npm run typecheck`: each `@ts-expect-error` must stand over an error.
import {
  AnnualReport,
  type FigureAddress,
  figure as figureIn,
  type Report,
  type ReportInput,
} from "gov-nianbao";
import { edition2021 } from "../src/form/edition-2021.ts";
import { type CommonAddress, type CommonGroup, figureAtAddress } from "../src/report/any-report.ts";
import type { FiguresOf, Partly } from "../src/report/report.ts";

// @ts-expect-error a report without a year
AnnualReport.for({ agency: "某镇人民政府" });

const start = AnnualReport.for({ agency: "某镇人民政府", year: 2024 });

// @ts-expect-error a misspelt row: Did you mean to write 'received'?
start.requests({ recieved: { naturalPerson: 1 } });

// @ts-expect-error a misspelt row deep in the tree
start.requests({ outcomes: { unable: { notheld: { naturalPerson: 1 } } } });

// @ts-expect-error an unknown applicant
start.requests({ received: { person: 1 } });

// @ts-expect-error a text is no count
start.requests({ received: { naturalPerson: "1" } });

// @ts-expect-error table four has no grand total of litigation
start.reviewAndLitigation({ litigation: { total: 1 } });

// @ts-expect-error nothing was given: build() asks for every section
start.build();

const almost = start.overview("…").proactiveDisclosure({}).requests({}).reviewAndLitigation({});

// @ts-expect-error section five is missing
almost.build();

const report = almost.problemsAndImprovements("…").build();

export const figure: number | null | "/" = report.requests.outcomes.unable.notHeld.naturalPerson;
export const fees: string | null = report.proactiveDisclosure.fees;
export const any: Report = report;

// @ts-expect-error a report is not to be changed
report.year = 2025;

// @ts-expect-error nor are its figures
report.requests.received.naturalPerson = 1;

export const input: ReportInput = {
  agency: "某镇人民政府",
  year: 2024,
  overview: ["…", { heading: "（一）主动公开", paragraphs: ["…"] }],
  proactiveDisclosure: { fees: 3.5, normativeDocuments: { issued: 2 } },
  requests: {},
  reviewAndLitigation: { litigation: { direct: { upheld: 1 } } },
  problemsAndImprovements: ["…"],
};

// One more row is one line of data: the type accepts its key.
const { rows } = edition2021.sections.requests;
const longer = {
  ...edition2021.sections.requests,
  rows: { ...rows, outcomes: { ...rows.outcomes, parts: { ...rows.outcomes.parts, added: "（八）新增" } } },
} as const;
export const added: Partly<FiguresOf<typeof longer>> = { outcomes: { added: { naturalPerson: 1 } } };
// @ts-expect-error but no other
export const wrong: Partly<FiguresOf<typeof longer>> = { outcomes: { addded: { naturalPerson: 1 } } };

export const address: FigureAddress = "requests.outcomes.unable.notHeld.naturalPerson";
// @ts-expect-error no such figure
export const nowhere: FigureAddress = "requests.outcomes.unable.naturalPerson";

export const held: number | null | "/" = figureIn(report, "requests.outcomes.unable.notHeld.naturalPerson");
export const taken: string | null = figureIn(report, "proactiveDisclosure.fees");
// @ts-expect-error no such figure
figureIn(report, "requests.recieved.total");
// @ts-expect-error a figure of another edition
figureIn(report, "proactiveDisclosure.procurement.amount");
declare const either: Report;
// @ts-expect-error not every edition has it
export const certain: number | null | "/" = figureIn(
  either,
  "requests.outcomes.otherwiseProcessed.other.total",
);
export const possible: number | null | "/" | undefined = figureIn(
  either,
  "requests.outcomes.otherwiseProcessed.other.total",
);

export const common: CommonAddress = "requests.outcomes.total.total";
export const group: CommonGroup = "requests.outcomes.notDisclosed";
// @ts-expect-error one edition has one row where the other has three
export const notCommon: CommonAddress = "requests.outcomes.otherwiseProcessed.feeNotPaid.total";
// @ts-expect-error a figure is no group
export const noGroup: CommonGroup = "requests.received.total";
figureAtAddress(either, {
  "2019": "requests.outcomes.otherwiseProcessed.total",
  "2021": "requests.outcomes.otherwiseProcessed.other.total",
});
// @ts-expect-error every edition must be named
figureAtAddress(either, { "2021": "requests.outcomes.otherwiseProcessed.other.total" });
// @ts-expect-error the edition of 2019 has no such row
figureAtAddress(either, {
  "2019": "requests.outcomes.otherwiseProcessed.feeNotPaid.total",
  "2021": "requests.outcomes.otherwiseProcessed.feeNotPaid.total",
});
