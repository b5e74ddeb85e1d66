import { expect, test } from "vitest";
import { editions } from "../form/editions.ts";
import { figure, figureAtAddress, figuresBelow } from "./any-report.ts";
import { addressOf, figuresOf, tablesOf } from "./figures.ts";
import { parseReport } from "./parse.ts";
import type { FigureAddress } from "./report.ts";

const report = parseReport({
  edition: "2021",
  agency: "某镇人民政府",
  year: 2024,
  overview: ["…"],
  proactiveDisclosure: { fees: 3.5 },
  requests: { received: { naturalPerson: 4, other: 1 } },
  reviewAndLitigation: {},
  problemsAndImprovements: ["…"],
});

test("a figure is found by its address, and every address of an edition leads to one", () => {
  expect(figure(report, "requests.received.total")).toBe(5);
  expect(figure(report, "proactiveDisclosure.fees")).toBe("3.5");
  expect(figure(report, "proactiveDisclosure.procurement.amount" as FigureAddress)).toBeUndefined();
  expect(figure(report, "requests.received" as FigureAddress)).toBeUndefined();
  for (const [key, section] of tablesOf(editions["2021"]))
    for (const { keys } of figuresOf(section))
      expect(figure(report, addressOf(key, keys) as FigureAddress)).toBeDefined();
});

test("an address by edition: the one of the report's, nothing for null", () => {
  const unpaid = {
    "2019": null,
    "2021": "requests.outcomes.otherwiseProcessed.feeNotPaid.total",
  } as const;
  expect(figureAtAddress(report, unpaid)).toBe(0);
  expect(figureAtAddress({ ...report, edition: "2019" }, unpaid)).toBeUndefined();
  expect(figuresBelow(editions["2019"], { "2019": null, "2021": "requests.received" })).toEqual([]);
});

test("the figures of a row, with their keys below it", () => {
  const figures = figuresBelow(editions["2021"], "requests.received");
  expect(figures).toHaveLength(7);
  expect(figures[1]).toMatchObject({
    section: "requests",
    address: "requests.received.commercialEnterprise",
    below: ["commercialEnterprise"],
  });
});
