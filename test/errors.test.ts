import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { waivedRules } from "../src/cli/check.ts";
import { compareYears } from "../src/county/comparison/comparison.ts";
import { rollUp } from "../src/county/rollup/roll-up.ts";
import { readRoll } from "../src/county.ts";
import { renderDocx } from "../src/docx.ts";
import { readBytes } from "../src/files/read-report.ts";
import { check, errorCodes, NianbaoError, parseReport } from "../src/index.ts";
import { readReport } from "../src/intake/read.ts";
import { parseXml } from "../src/opc/parse-xml.ts";
import { packageParts } from "../src/opc/read.ts";
import { renderPdf } from "../src/pdf.ts";
import { readWorkbook } from "../src/xlsx.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));
const documented = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");

const report = parseReport({
  agency: "某镇人民政府",
  year: 2024,
  overview: ["…"],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["…"],
});
const noFont = new Uint8Array([1, 2, 3, 4]);

/** What a user does to meet each error of the package. */
const ways: Readonly<Record<string, () => unknown>> = {
  ReportError: () => parseReport({}),
  OptionsError: () => check(report, { waived: { NONE: "理由" } }),
  ReadError: () => readReport(new TextEncoder().encode("{")),
  FileError: () => readBytes("/nowhere/report.json"),
  FontError: () => renderPdf(report, { fonts: { body: { file: noFont } } }),
  TemplateError: () => renderDocx(report, { template: noFont }),
  WorkbookError: () => readWorkbook(zipSync({ "xl/other.xml": new Uint8Array() })),
  RollError: () => readRoll(new TextEncoder().encode("姓名,年龄")),
  RollUpError: () =>
    rollUp({ year: 2024, members: [], adjustments: [{ cell: "表九", change: "1", reason: "理由" }] }),
  ComparisonError: () => compareYears([]),
  Failure: () => waivedRules("T3-BALANCE"),
  PackageError: () => packageParts(noFont, (error) => error),
  XmlError: () => parseXml("<a>", (why) => why),
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
// A Fault never leaves the package: whoever meets it says it to the user, with the place.
const classes = files.flatMap((file) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/class (\w+) extends (?:\w*Error)\b/g)].map(
    ([, name]) => name as string,
  ),
);

test("every class of error is tried", () => {
  const own = classes.filter((name) => name !== "NianbaoError" && !name.endsWith("Fault"));
  expect(own.toSorted()).toEqual(Object.keys(ways).toSorted());
});

test.each(Object.entries(ways))("%s is a NianbaoError with a code of docs/errors.md", async (name, way) => {
  const error = await (async () => way())().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NianbaoError);
  const { code, message, problems, name: called } = error as NianbaoError;
  expect(called).toBe(name);
  expect(documented).toContain(`| ${code} |`);
  expect(message).toMatch(/[\u4e00-\u9fff]/);
  for (const problem of problems) {
    expect(problem.message).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.code).toMatch(/^[A-Z0-9_-]+$/);
    expect(documented).toContain(`| ${problem.code} |`);
  }
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, code, message });
});

test("every code is used, and every code that is used is documented", () => {
  const texts = files
    .filter((file) => !file.endsWith(".test.ts") && file !== join("problem", "codes.ts"))
    .map((file) => readFileSync(join(src, file), "utf8"))
    .join("\n");
  const unused = Object.keys(errorCodes).filter((code) => !texts.includes(`"${code}"`));
  // Said by the browser's side of the platform.
  expect(unused.filter((code) => code !== "PLATFORM_LACKS" || existsSync(join(src, "platform")))).toEqual([]);
  for (const [, code] of texts.matchAll(/\bsaid\(\s*"([A-Z_]+)"/g))
    expect(documented).toContain(`| ${code} |`);
  for (const code of Object.keys(errorCodes)) expect(documented).toContain(`| ${code} |`);
});
