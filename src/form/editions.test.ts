import { expect, test } from "vitest";
import { edition2019 } from "./edition-2019.ts";
import { edition2021 } from "./edition-2021.ts";
import { currentEdition, editionOfYear, editions } from "./editions.ts";
import type { Edition } from "./form.ts";
import { leavesOf } from "./labels.ts";
import { withFittingWidths } from "./widths.ts";

test.each([
  [2018, currentEdition],
  [2019, "2019"],
  [2020, "2019"],
  [2021, "2021"],
  [2024, "2021"],
  [undefined, currentEdition],
  ["2019", currentEdition],
])("a report of %s follows the form of %s", (year, key) => expect(editionOfYear(year)).toBe(key));

/** The form with one more column in table three, as an office might publish it. */
const wider = {
  ...edition2021,
  sections: {
    ...edition2021.sections,
    requests: {
      ...edition2021.sections.requests,
      columns: { ...edition2021.sections.requests.columns, abroad: "境外申请人" },
    },
  },
} as const satisfies Edition;

test("widths that do not fit the columns are an error that names the table", () => {
  expect(() => withFittingWidths({ "2027": wider })).toThrow(
    /edition 2027, 表三: 10 widths for 11 columns of “三、收到和处理政府信息公开申请情况”/,
  );
  const fitting = { ...wider.sections.requests, widths: [...wider.sections.requests.widths, 685] };
  const edition = { ...wider, sections: { ...wider.sections, requests: fitting } };
  expect(withFittingWidths({ "2027": edition })["2027"]).toBe(edition);
});

test("table two and table four are measured too", () => {
  const { proactiveDisclosure, reviewAndLitigation } = edition2021.sections;
  const two = { ...proactiveDisclosure, widths: proactiveDisclosure.widths.slice(1) };
  const four = { ...reviewAndLitigation, widths: [...reviewAndLitigation.widths, 1] };
  const withSection = (change: object): Edition =>
    ({ ...edition2021, sections: { ...edition2021.sections, ...change } }) as Edition;
  expect(() => withFittingWidths({ a: withSection({ proactiveDisclosure: two }) })).toThrow(
    /表二: 3 widths for 4/,
  );
  expect(() => withFittingWidths({ a: withSection({ reviewAndLitigation: four }) })).toThrow(
    /表四: 16 widths for 15/,
  );
  expect(() => withFittingWidths(editions)).not.toThrow();
});

test("every line of the form of 2019 is named in its own file: it takes no row that the later form is given", async () => {
  const { readFileSync } = await import("node:fs");
  const source = readFileSync(new URL("./edition-2019.ts", import.meta.url), "utf8");
  const { requests, reviewAndLitigation } = edition2019.sections;
  const keys = [requests.rows, requests.columns, reviewAndLitigation.columns].flatMap((labels) =>
    leavesOf(labels).flatMap((leaf) => leaf.keys),
  );
  for (const key of keys) expect(source).toMatch(new RegExp(`\\b${key}\\b`));
  expect(source).not.toMatch(
    /\.\.\.(?:requests|reviewAndLitigation|outcomes|notDisclosed|unable|notProcessed)\b/,
  );
});
