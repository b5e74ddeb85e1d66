// Compiled by `npm run typecheck`: each `@ts-expect-error` must stand over an error.
import { AnnualReport, type FigureAddress, type Report, type ReportInput } from "gov-nianbao";
import { edition2021 } from "../src/form/edition-2021.ts";
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
