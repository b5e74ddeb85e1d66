import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { renderPdf } from "../src/renderers/pdf/index.ts";
import { checkedFile, faultsOf } from "./conformance/clause.ts";
import { pdfAClauses } from "./conformance/pdf-a-clauses.ts";
import { pdfUaClauses } from "./conformance/pdf-ua-clauses.ts";

test("the township's report holds PDF/UA-1", async () => {
  expect(faultsOf(await checkedFile(await renderPdf(liuhulan2024)), pdfUaClauses)).toEqual([]);
});

test.each([2, 3] as const)("the township's report holds PDF/A-%ia and PDF/UA-1", async (part) => {
  const file = await checkedFile(await renderPdf(liuhulan2024, { archive: `PDF/A-${part}a` }));
  expect(faultsOf(file, [...pdfUaClauses, ...pdfAClauses(part, "A")])).toEqual([]);
});
