// Folders of reports for the command batch, and what it made of them.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { nianbao } from "./nianbao.ts";
import { correctReport } from "./random-report.ts";

export const batch = (...args: string[]) => nianbao(["batch", ...args]);
export const hash = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** The PDF and Word files of a folder. */
export const outputs = async (folder: string) =>
  (await readdir(folder)).filter((name) => /\.(?:pdf|docx)$/.test(name)).toSorted();

export async function sums(folder: string): Promise<Record<string, string>> {
  const names = await outputs(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, hash(await readFile(join(folder, name)))])),
  );
}

/** A fresh folder, with one inside for the reports. */
export async function freshFolder(): Promise<{ readonly folder: string; readonly input: string }> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-batch-"));
  const input = join(folder, "in");
  await mkdir(input);
  return { folder, input };
}

const random = fc.sample(correctReport(), { numRuns: 12, seed: 6 });

/** Writes so many reports into a folder. */
export async function writeReports(
  input: string,
  count: number,
  change: (data: Record<string, unknown>, i: number) => void = () => {},
) {
  for (let i = 0; i < count; i++) {
    const data = { ...(random[i % random.length] as object), agency: `某县第${i + 1}镇人民政府` };
    change(data, i);
    await writeFile(join(input, `${String(i).padStart(3, "0")}.json`), JSON.stringify(data));
  }
}
