import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { type PdfOptions, renderPdf } from "../src/pdf.ts";
import { checkedFile, faultsOf } from "./conformance/clause.ts";
import { pdfAClauses } from "./conformance/pdf-a-clauses.ts";
import { pdfUaClauses } from "./conformance/pdf-ua-clauses.ts";

const render = (options: PdfOptions = {}) => renderPdf(liuhulan2024, options);
const clausesOfPart = (part: 2 | 3) => [...pdfUaClauses, ...pdfAClauses(part, "A")];

test("the township's report holds PDF/UA-1", async () => {
  expect(faultsOf(await checkedFile(await render()), pdfUaClauses)).toEqual([]);
});

test.each([2, 3] as const)("the township's report holds PDF/A-%ia and PDF/UA-1", async (part) => {
  const file = await checkedFile(await render({ archive: `PDF/A-${part}a` }));
  expect(faultsOf(file, clausesOfPart(part))).toEqual([]);
});

test("a file claims what it was asked for, and nothing else", async () => {
  const claims = async (options: PdfOptions) => {
    const xmp = Buffer.from(await render(options)).toString("latin1");
    return [...xmp.matchAll(/<pdf(?:ua|a)id:(\w+)>(\w+)</g)].map(([, name, value]) => `${name} ${value}`);
  };
  expect(await claims({})).toEqual(["part 1"]);
  expect(await claims({ archive: false })).toEqual(["part 1"]);
  expect(await claims({ archive: "PDF/A-1b" })).toEqual(["part 1", "conformance B"]);
  expect(await claims({ archive: "PDF/A-2a" })).toEqual(["part 2", "conformance A", "part 1"]);
  expect(await claims({ archive: true })).toEqual(["part 3", "conformance A", "part 1"]);
});

test("another level is refused", async () => {
  await expect(render({ archive: "PDF/A-4" as never })).rejects.toThrow(
    'archive：应为 true、false、PDF/A-1b、PDF/A-2a、PDF/A-3a 之一。现为 "PDF/A-4"',
  );
});
