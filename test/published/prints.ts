// Our own outputs as other programs print and save them.
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderDocx } from "../../src/formats/docx/write.ts";
import { renderHtml } from "../../src/formats/html/write.ts";
import { readReport } from "../../src/intake/read.ts";
import type { Reading } from "../../src/published/reading.ts";
import type { Report } from "../../src/report/report.ts";
import { openBrowser } from "../office/browser.ts";
import { convertByOffice, fontConfiguration } from "../office/office.ts";
import { wrong } from "./compare.ts";

const files = async (
  reports: readonly Report[],
  write: (report: Report) => Promise<Uint8Array>,
  end: string,
) => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-prints-"));
  return Promise.all(
    reports.map(async (report, i) => {
      const path = join(folder, `${i}.${end}`);
      await writeFile(path, await write(report));
      return path;
    }),
  );
};

/** Each report as bytes of each kind, by its name. */
export async function prints(reports: readonly Report[]): Promise<Record<string, Uint8Array[]>> {
  const word = await files(reports, renderDocx, "docx");
  const pages = await files(reports, async (report) => new TextEncoder().encode(renderHtml(report)), "html");
  const all: Record<string, Uint8Array[]> = {};
  for (const [name, filter] of [
    ["LibreOffice PDF", "pdf"],
    ["LibreOffice DOCX", "docx"],
    ["LibreOffice HTML", "html"],
  ] as const)
    all[name] = await convertByOffice(word, filter);
  const browser = await openBrowser(await fontConfiguration(await mkdtemp(join(tmpdir(), "nianbao-fonts-"))));
  try {
    const page = await browser.newPage();
    const printed: Uint8Array[] = [];
    for (const path of pages) {
      await page.goto(`file://${path}`);
      printed.push(new Uint8Array(await page.pdf({ format: "A4" })));
    }
    all["Chromium PDF"] = printed;
  } finally {
    await browser.close();
  }
  all["saved page"] = await Promise.all(pages.map((path) => readFile(path)));
  return all;
}

/** All paragraphs of a report's running text, without blanks: programs leave their own between Chinese and figures. */
const paragraphs = (report: unknown): string[] => {
  const texts: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value === "string") texts.push(value.replace(/\s/gu, "").replaceAll("⸺", "——"));
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  const { title, opening, overview, problemsAndImprovements, otherMatters, signature } = report as Report;
  walk([title.join(""), opening, overview, problemsAndImprovements, otherMatters, signature]);
  return texts;
};

/** What did not come back of a report: figures that are wrong or asked, paragraphs, agency, year. */
export async function lost(bytes: Uint8Array, report: Report): Promise<string[]> {
  let reading: Reading;
  try {
    reading = await readReport(bytes);
  } catch (error) {
    return [`error: ${(error as Error).message}`];
  }
  if (reading.refused !== undefined) return [`refused: ${reading.refused}`];
  const asked = reading.items.filter(({ trust }) => trust === "asked");
  const read = { title: [], opening: [], ...(reading.report as object) } as unknown as Report;
  const [want, got] = [paragraphs(report), paragraphs(read)];
  const at = want.findIndex((text, i) => text !== got[i]);
  const sign = [...(want[at] ?? "")].findIndex((own, i) => own !== [...(got[at] ?? "")][i]);
  const part = (text: string | undefined) =>
    [...(text ?? "")].slice(Math.max(0, sign - 12), sign < 0 ? 24 : sign + 12).join("");
  return [
    ...wrong(reading, report),
    ...asked.map(({ path, message }) => `asked ${path}: ${message}`),
    ...(at < 0 && want.length === got.length
      ? []
      : [`text ${at} of ${want.length}/${got.length}: ${part(want[at])} → ${part(got[at])}`]),
    ...(["agency", "year"] as const).flatMap((key) =>
      read[key] === report[key] ? [] : [`${key}: ${report[key]} → ${read[key]}`],
    ),
  ];
}
