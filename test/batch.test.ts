import { execFile } from "node:child_process";
import { mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renderDocx } from "../src/docx.ts";
import { renderHtml } from "../src/html.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { batch, freshFolder, hash, sums, writeReports } from "./batch-folder.ts";
import { reportData } from "./random-report.ts";

// Worker threads run what was built: npm test builds first.
const { renderBatch } = (await import(
  new URL("../dist/batch/render-batch.js", import.meta.url).href
)) as typeof import("../src/batch/render-batch.ts");
let folder: string;
let input: string;
beforeEach(async () => {
  ({ folder, input } = await freshFolder());
});
const write = (count: number, change?: (data: Record<string, unknown>, i: number) => void) =>
  writeReports(input, count, change);

describe("renderBatch", () => {
  // Issue 16, (21): it once ended the process without result or error.
  test.each([
    0,
    -1,
    1.5,
    257,
    Number.NaN,
  ])("%d threads: refused by name before anything is read", async (jobs) => {
    let read = 0;
    const reports = (function* () {
      yield { read: ++read };
    })();
    const rendered = (async () => {
      for await (const _ of renderBatch(reports, { jobs, formats: ["html"] })) expect.unreachable();
    })();
    await expect(rendered).rejects.toMatchObject({ code: "OPTIONS_INVALID" });
    expect(read).toBe(0);
  });
  test.each([1, 2])("an error comes with its code and problems, with %d jobs", async (jobs) => {
    const { NianbaoError } = (await import(
      new URL("../dist/index.js", import.meta.url).href
    )) as typeof import("../src/index.ts");
    for await (const result of renderBatch([{ agency: "某镇" }], { jobs, formats: ["html"] })) {
      const { error } = result as Extract<typeof result, { error: unknown }>;
      expect(error).toBeInstanceOf(NianbaoError);
      expect([error.name, error.code]).toEqual(["ReportError", "REPORT_INVALID"]);
      expect(error.problems.map(({ code, path }) => [code, path])).toContainEqual(["MISSING", "year"]);
    }
  });

  const data = fc.sample(reportData(), { numRuns: 6, seed: 66 });
  const expected: string[] = [];
  beforeAll(async () => {
    for (const item of data) {
      const report = parseReport(item);
      expected.push(hash(await renderPdf(report)), hash(await renderDocx(report)), hash(renderHtml(report)));
    }
  });
  const collect = async (items: Iterable<unknown>, jobs: number) => {
    const results = [];
    for await (const result of renderBatch(items, { jobs })) results.push(result);
    return results;
  };
  const bytes = (results: Awaited<ReturnType<typeof collect>>) =>
    results.flatMap((result) =>
      "error" in result ? [result.error.message] : result.files.map((f) => hash(f.bytes)),
    );

  test.each([1, 2, 3])("gives the bytes of the renderers with %d jobs, in order", async (jobs) => {
    const results = await collect(data, jobs);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(bytes(results)).toEqual(expected);
  });

  test("the same bytes in another order", async () => {
    const backwards = bytes(await collect(data.toReversed(), 2));
    expect(backwards.toSorted()).toEqual(expected.toSorted());
  });

  test("a bad report is told and does not stop the others", async () => {
    const results = await collect([data[0], { agency: 1 }, data[1]], 2);
    expect(results.map((result) => "error" in result)).toEqual([false, true, false]);
    expect(results[1]).toMatchObject({ error: { name: "ReportError" } });
  });

  test("takes no more reports than it works on", async () => {
    let taken = 0;
    function* endless() {
      for (;;) {
        taken += 1;
        yield data[0];
      }
    }
    for await (const { index } of renderBatch(endless(), { jobs: 2, formats: ["docx"] }))
      if (index === 9) break;
    expect(taken).toBeLessThanOrEqual(10 + 4);
  });
});

describe("nianbao batch", () => {
  test("renders a folder, then skips what is up to date, then only what changed", async () => {
    await write(3);
    const out = join(folder, "out");
    const first = await batch(input, "-o", out);
    expect(first.status).toBe(0);
    expect(first.stdout).toContain("已生成：3 份");
    const before = await sums(out);
    expect(Object.keys(before)).toHaveLength(6);
    expect((await batch(input, "-o", out)).stdout).toContain("已生成：0 份，未变，跳过：3 份");
    await write(3, (data, i) => {
      if (i === 1) data.overview = ["改了一句话。"];
    });
    expect((await batch(input, "-o", out)).stdout).toContain("已生成：1 份，未变，跳过：2 份");
    const after = await sums(out);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toHaveLength(2);
    expect(JSON.parse(await readFile(join(out, "summary.json"), "utf8"))).toMatchObject({
      total: 3,
      rendered: 1,
    });
  });

  test("what is no file is named, and not waited for; a folder behind a link is read", async () => {
    await write(1);
    const out = join(folder, "out");
    const path = (name: string) => join(input, name);
    await mkdir(join(folder, "beyond"));
    await writeReports(join(folder, "beyond"), 1, (data) => {
      data.agency = "某县远处镇人民政府";
    });
    await symlink(join(folder, "beyond"), path("链接.json"));
    await symlink("没有", path("断.json"));
    await promisify(execFile)("mkfifo", [path("管道.json")]);
    await symlink("管道.json", path("到管道.json"));
    const { status, stdout, stderr } = await batch(input, "-o", out, "-f", "json");
    expect([status, stdout]).toEqual([1, expect.stringContaining("已生成：2 份")]);
    expect(stderr).toContain(`${path("断.json")}：是链接`);
    for (const name of ["管道.json", "到管道.json"]) expect(stderr).toContain(`${path(name)}：不是普通文件`);
    const { unreadable } = JSON.parse(await readFile(join(out, "summary.json"), "utf8"));
    expect(unreadable).toEqual(["到管道.json", "断.json", "管道.json"].map(path));
    // Named on its own it is refused as well.
    expect((await batch(path("管道.json"), "-o", out)).stderr).toContain("不是普通文件");
  });
});
