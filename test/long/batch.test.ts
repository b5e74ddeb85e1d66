// The command as built, with its threads: shards, what is stopped half way, last year, review copies.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { renderHtml } from "../../src/html.ts";
import type { Finding } from "../../src/problem/finding.ts";
import { parseReport } from "../../src/report/parse.ts";
import { batch, freshFolder, outputs, sums, writeReports } from "../batch-folder.ts";
import { builtCommand } from "../nianbao.ts";
import { docxParts, parseXml } from "../readers/docx.ts";
import { readPdf } from "../readers/pdf.ts";

let folder: string;
let input: string;
beforeEach(async () => {
  ({ folder, input } = await freshFolder());
});
const write = (count: number, change?: (data: Record<string, unknown>, i: number) => void) =>
  writeReports(input, count, change);

interface BatchSummary {
  readonly findings: readonly { readonly found: readonly Finding[] }[];
}

describe("nianbao batch", () => {
  test("one job and many, and shards of the list, give the same files", async () => {
    await write(5, (data, i) => {
      if (i > 2) data.agency = "同名镇人民政府";
    });
    const [one, two, shards] = ["one", "two", "shards"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await batch(input, "-o", one, "--jobs", "1");
    await batch(input, "-o", two, "--jobs", "2");
    await Promise.all(
      ["1/3", "2/3", "3/3"].map((shard) => batch(input, "-o", shards, "--shard", shard, "--jobs", "1")),
    );
    const expected = await sums(one);
    expect(Object.keys(expected)).toHaveLength(10);
    expect(Object.keys(expected).filter((name) => name.includes("（2）"))).toHaveLength(2);
    expect(await sums(two)).toEqual(expected);
    expect(await sums(shards)).toEqual(expected);
  });

  test("a bad file is told by name, the rest is made; no name leads outside the folder", async () => {
    await write(2, (data, i) => {
      if (i === 0) data.agency = "../../../某镇人民政府";
    });
    await writeFile(join(input, "wrong.json"), "{");
    const out = join(folder, "deep", "out");
    const { status, stdout, stderr } = await batch(input, "-o", out);
    expect(status).toBe(1);
    expect(stdout).toContain("未生成：1 份");
    expect(stderr).toContain("wrong.json");
    expect(await outputs(out)).toHaveLength(4);
    expect(await readdir(folder)).toEqual(["deep", "in"]);
    expect(await readdir(join(folder, "deep"))).toEqual(["out"]);
  });

  test("--check leaves out reports with errors", async () => {
    await write(2, (data, i) => {
      const requests = structuredClone(data.requests) as { received: Record<string, number> };
      if (i === 0) requests.received.total = 123456;
      data.requests = requests;
    });
    const { status, stderr } = await batch(input, "-o", join(folder, "out"), "--check", "-f", "docx");
    expect(status).toBe(1);
    expect(stderr).toContain("核对发现");
    expect(await outputs(join(folder, "out"))).toHaveLength(1);
    const summaryOf = async () =>
      (
        JSON.parse(await readFile(join(folder, "out", "summary.json"), "utf8")) as BatchSummary
      ).findings.flatMap(({ found }) => found);
    const errors = (await summaryOf()).filter(({ severity }) => severity === "error");
    expect(errors.map(({ place, message }) => [place, message])).not.toEqual([]);
    // Switched off with a reason the report is made, and the findings stay with it.
    const reasons = [...new Set(errors.map(({ code }) => code))].flatMap((code) => [
      "--waive",
      `${code}=原件如此`,
    ]);
    expect((await batch(input, "-o", join(folder, "out"), "-f", "docx", ...reasons)).status).toBe(0);
    expect(await outputs(join(folder, "out"))).toHaveLength(2);
    expect((await summaryOf()).filter(({ waived }) => waived === "原件如此").length).toBe(errors.length);
  });

  test.each([
    "SIGINT",
    "SIGKILL",
  ] as const)("stopped half way by %s: every file is whole, nothing is done twice after", async (signal) => {
    await write(18);
    const out = join(folder, "out");
    const child = spawn(process.execPath, [builtCommand, "batch", input, "-o", out, "--jobs", "2"]);
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && (!existsSync(out) || (await outputs(out)).length < 6))
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);
    await ended;
    const made = await outputs(out);
    expect(made.length).toBeGreaterThanOrEqual(6);
    expect(made.length).toBeLessThan(36);
    for (const name of made) {
      const bytes = new Uint8Array(await readFile(join(out, name)));
      if (name.endsWith(".pdf")) expect((await readPdf(bytes)).pages.length).toBeGreaterThan(0);
      else
        for (const [path, text] of Object.entries(docxParts(bytes)))
          if (path.endsWith(".xml")) parseXml(text);
    }
    expect((await readdir(out)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    // What was noted as done keeps its file: neither written again nor changed.
    const notes = (await readdir(join(out, ".nianbao"))).filter((name) => name.endsWith(".jsonl"));
    const lines = (await readFile(join(out, ".nianbao", notes[0] as string), "utf8")).trim().split("\n");
    const done = lines.map((line) => (JSON.parse(line) as { name: string }).name);
    const times = new Map<string, number>();
    for (const name of done) times.set(name, (await stat(join(out, `${name}.pdf`))).mtimeMs);
    const { stdout } = await batch(input, "-o", out, "--jobs", "2");
    expect(stdout).toContain(`已生成：${18 - done.length} 份，未变，跳过：${done.length} 份`);
    for (const [name, time] of times) expect((await stat(join(out, `${name}.pdf`))).mtimeMs).toBe(time);
    // Ctrl-C lets what is under way end: all that was made is noted.
    if (signal === "SIGINT") expect(made).toHaveLength(2 * done.length);
    expect(await outputs(out)).toHaveLength(36);
  }, 180_000);

  test("a folder without reports: status 2", async () => {
    const { status, stderr } = await batch(input, "-o", join(folder, "out"));
    expect([status, stderr]).toEqual([2, expect.stringContaining("没有报告文件")]);
  });

  test.each([
    [["--shard", "3/2"], /--shard/],
    [["--jobs", "0"], /--jobs/],
    [["-f", "odt"], /不认识的格式/],
  ])("wrong arguments %j: status 2, in Chinese", async (args, message) => {
    await write(1);
    const { status, stderr } = await batch(input, "-o", join(folder, "out"), ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

test("batch --previous and --review: last year's file by its agency's name, what has none is told, errors only marked", async () => {
  const last = join(folder, "上年");
  await mkdir(last);
  const plain = JSON.parse(await readFile("examples/liuhulan-2024.json", "utf8"));
  const report = (agency: string, year: number, carried: number, more: object = {}) =>
    JSON.stringify({
      agency,
      year,
      overview: plain.overview,
      problemsAndImprovements: plain.problemsAndImprovements,
      proactiveDisclosure: {},
      requests: {
        received: { naturalPerson: 3 },
        carriedOver: { naturalPerson: carried },
        outcomes: { disclosed: { naturalPerson: carried } },
        carriedForward: { naturalPerson: 3 },
      },
      reviewAndLitigation: {},
      ...more,
    });
  await writeFile(join(last, "甲.json"), report("某县财政局", 2023, 0));
  await writeFile(join(last, "丙.html"), renderHtml(parseReport(JSON.parse(report("某县水利局", 2023, 0)))));
  await writeFile(join(last, "坏.json"), "{");
  await writeFile(join(input, "财政局.json"), report("某县财政局", 2024, 5));
  await writeFile(join(input, "水利局.json"), report("某县水利局", 2024, 3));
  await writeFile(join(input, "民政局.json"), report("某县民政局", 2024, 3));
  const run = (...more: string[]) =>
    batch(input, "-o", join(folder, "out"), "-f", "docx", "--jobs", "2", "--previous", last, ...more);
  const first = await run();
  expect(first.stdout).toContain("报告：3 份，已生成：2 份，未变，跳过：0 份，未生成：1 份");
  expect(first.stderr).toMatch(/上年 坏\.json：/u);
  expect(first.stderr).toContain("没有找到“某县民政局” 2023 年的报告");
  const summary = JSON.parse(await readFile(join(folder, "out", "summary.json"), "utf8")) as BatchSummary;
  expect(summary.findings.flatMap(({ found }) => found.map(({ code }) => code))).toContain("YEAR-CARRIED");
  // Nothing has changed; a mended file of last year makes this year's report anew.
  expect((await run()).stdout).toContain("未变，跳过：2 份");
  await writeFile(join(last, "甲.json"), report("某县财政局", 2023, 0, { overview: ["另写。"] }));
  expect((await run("--force")).stdout).toContain("已生成：3 份");
  const copies = await run("--review");
  expect(copies.stdout).toContain("已生成：3 份");
  expect((await outputs(join(folder, "out"))).filter((name) => name.includes("核对稿"))).toHaveLength(3);
});
