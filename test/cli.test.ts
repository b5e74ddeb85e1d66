import { copyFile, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { safeFileName } from "../src/files/file-name.ts";
import { builtCommand, nianbao as runHere, started as runStarted } from "./nianbao.ts";
import { fontNames } from "./readers/pdf-objects.ts";

const example = fileURLToPath(new URL("../examples/liuhulan-2024.json", import.meta.url));
const base = "文水县刘胡兰镇人民政府2024年政府信息公开工作年度报告";

const nianbao = (...args: string[]) => runHere(args);
const started = (...args: string[]) => runStarted(args);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-"));
});

async function reportFile(change: (data: Record<string, unknown>) => void): Promise<string> {
  const data = JSON.parse(await readFile(example, "utf8")) as Record<string, unknown>;
  change(data);
  const path = join(folder, "report.json");
  await writeFile(path, JSON.stringify(data));
  return path;
}

describe("render", () => {
  test("writes all files and prints their paths", async () => {
    const { status, stdout } = await started("render", example, "-o", join(folder, "new", "out"));
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toEqual(
      [".pdf", ".docx", ".html"].map((end) => join(folder, "new", "out", base + end)),
    );
    expect(await readdir(join(folder, "new", "out"))).toHaveLength(3);
  });

  test("--style changes margins, sizes and fonts; what is wrong in it is told by name", async () => {
    const style = join(folder, "style.json");
    await writeFile(
      style,
      JSON.stringify({ page: { left: 60 }, text: { body: 15 }, fonts: { body: { name: "方正仿宋_GBK" } } }),
    );
    await nianbao("render", example, "-o", folder, "-f", "docx", "--style", style);
    const parts = unzipSync(await readFile(join(folder, `${base}.docx`)));
    const styles = strFromU8(parts["word/styles.xml"] as Uint8Array);
    expect(styles).toContain('w:eastAsia="方正仿宋_GBK"');
    expect(styles).toContain('<w:sz w:val="30"/>');
    expect(strFromU8(parts["word/document.xml"] as Uint8Array)).toMatch(/<w:pgMar [^>]*w:left="1200"/);
    await writeFile(style, JSON.stringify({ page: { left: "28mm", lines: 0 } }));
    const { status, stderr } = await nianbao("render", example, "-o", folder, "--style", style);
    expect(status).toBe(2);
    expect(stderr).toContain("style.page.left：订口应为");
    expect(stderr).toContain("style.page.lines：每面行数应为");
  });

  test("-f chooses", async () => {
    await nianbao("render", example, "-o", folder, "-f", "docx");
    expect(await readdir(folder)).toEqual([`${base}.docx`]);
  });

  test("wrong data: status 1, every problem in Chinese, the older good file stays", async () => {
    await writeFile(join(folder, `${base}.pdf`), "older");
    const file = await reportFile((data) => {
      data.requests = { received: { naturalPerson: -1 } };
      data.extra = 1;
    });
    const { status, stderr } = await nianbao("render", file, "-o", folder);
    expect(status).toBe(1);
    expect(stderr).toContain("2 处问题");
    expect(stderr).toContain("表三 第一项「本年新收政府信息公开申请数量」· 自然人");
    expect(await readFile(join(folder, `${base}.pdf`), "utf8")).toBe("older");
    expect((await readdir(folder)).toSorted()).toEqual(["report.json", `${base}.pdf`]);
  });

  test("a character that no font has: status 1, its code point and place, no file", async () => {
    const file = await reportFile((data) => {
      data.overview = ["好\u{2CEAE}字"];
    });
    const { status, stderr } = await nianbao("render", file, "-o", folder);
    expect([status, stderr]).toEqual([1, expect.stringContaining("U+2CEAE")]);
    expect(stderr).toContain("一、总体情况 第1段");
    expect(await readdir(folder)).toEqual(["report.json"]);
  });

  test.each([
    [["render"], "缺少报告文件"],
    [["render", "no-such.json"], "读不到“no-such.json”"],
    [["render", join(builtCommand, "年报.json")], "读不到"],
    [["check", join(builtCommand, "年报.json")], "读不到"],
    [["render", builtCommand], "读不出一份完整的报告"],
    [["render", example, "-f", "odt"], "不认识的格式“odt”"],
    [["render", example, "--colour"], "没有 --colour 这个选项"],
    [["render", example, "--table", "x"], "--table 应为"],
    [["render", example, "--archive", "4"], "--archive 应为 1b、2a、3a 之一"],
    [["render", "--archive", example], "缺少报告文件"],
    [["import", builtCommand.replace(".js", ".pdf")], "读不到"],
    [["render", example, "--fonts", "no-such-dir"], "读不到字体目录"],
    [["rendr", example], "没有“rendr”这个命令"],
    [["render", example, "-o"], "选项 -o, --output <目录> 缺少值"],
    [[], "请给出命令"],
  ])("%j: status 2", async (args, message) => {
    const { status, stderr } = await nianbao(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("help and version are taken as commands too", async () => {
    const [asked, usual] = [await nianbao("help", "roll"), await nianbao("roll", "--help")];
    expect(asked).toEqual(usual);
    expect(asked.status).toBe(0);
    expect(await nianbao("help")).toEqual(await nianbao("--help"));
    expect(await nianbao("version")).toEqual(await nianbao("--version"));
  });

  test("--archive keeps the data, which import takes out again; --archive 2a does not", async () => {
    await nianbao("render", example, "-o", folder, "-f", "pdf", "--archive");
    const [pdf, back] = [join(folder, `${base}.pdf`), join(folder, "back.json")];
    expect((await nianbao("import", pdf, "-o", back)).status).toBe(0);
    expect((await nianbao("check", back)).stdout).toEqual(
      (await nianbao("check", example)).stdout.replace(example, back),
    );
    await nianbao("batch", example, "-o", folder, "-f", "pdf", "--archive", "2a");
    expect(await readFile(pdf, "latin1")).toContain("<pdfaid:part>2<");
    // Without the data its pages are read.
    const pages = join(folder, "pages.json");
    expect(await nianbao("import", pdf, "-o", pages)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("待确认 0 处"),
    });
    const { requests } = JSON.parse(await readFile(back, "utf8"));
    expect(JSON.parse(await readFile(pages, "utf8")).requests).toEqual(requests);
  });

  test("--fonts finds the agency's fonts by their names", async () => {
    const fonts = join(folder, "fonts");
    await mkdir(fonts);
    for (const name of ["simfang.ttf", "方正小标宋简体.TTF", "unknown.ttf"])
      await copyFile(new URL("../fonts/NianbaoKai-Regular.ttf", import.meta.url), join(fonts, name));
    expect((await nianbao("render", example, "-o", folder, "-f", "pdf", "--fonts", fonts)).status).toBe(0);
    const names = await fontNames(await readFile(join(folder, `${base}.pdf`)));
    expect(names).not.toContain("FandolFang-Regular");
    expect(names).not.toContain("NotoSerifSC-Bold");
    expect(names).toContain("NotoSansSC-Medium");
  });

  test("a folder that is a file: status 2, nothing written", async () => {
    await writeFile(join(folder, "out"), "");
    const { status, stderr } = await nianbao("render", example, "-o", join(folder, "out"));
    expect([status, stderr]).toEqual([2, expect.stringContaining("写不了")]);
  });
});

describe("check", () => {
  const wrong = () =>
    reportFile((data) => {
      data.requests = { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 2 } } };
    });

  test("lists findings by section; status 0 without errors, 1 with", async () => {
    const good = await nianbao("check", example);
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining("警告 YEAR-PLAN")]);
    const bad = await nianbao("check", await wrong());
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain(
      "三、收到和处理政府信息公开申请情况\n  错误 T3-BALANCE 表三 第四项「结转下年度继续办理」· 自然人：",
    );
  });

  test("a table pasted into the text of a file is a table, a single tab is told as a blank", async () => {
    const path = await reportFile((data) => {
      data.overview = ["公开\t58条。", "各渠道：\n渠道\t条数\n网站\t40"];
    });
    const back = join(folder, "back.json");
    const { stderr, stdout } = await nianbao("import", path, "-o", back);
    expect(`${stdout}${stderr}`).toContain("U+0009（已改为空格）");
    expect(JSON.parse(await readFile(back, "utf8")).overview).toEqual([
      "公开 58条。",
      "各渠道：",
      expect.objectContaining({
        kind: "table",
        rows: [
          ["渠道", "条数"],
          ["网站", "40"],
        ],
      }),
    ]);
  });

  test("unreadable: status 2; data that is no report: status 1", async () => {
    expect((await nianbao("check", "no-such.json")).status).toBe(2);
    const file = await reportFile((data) => {
      data.year = "2024";
    });
    const { status, stdout } = await nianbao("check", file);
    expect([status, stdout]).toEqual([1, expect.stringContaining("错误 DATA 报告年度：应为年份")]);
  });

  test("json and sarif can be read by programs", async () => {
    const file = await wrong();
    const json = JSON.parse((await nianbao("check", file, "--format", "json")).stdout);
    expect(json[0].findings[0]).toMatchObject({
      code: "T3-BALANCE",
      path: "requests.carriedForward.naturalPerson",
      found: "第三项加第四项之和 2",
      expected: "第一项加第二项之和 3",
    });
    const sarif = JSON.parse((await nianbao("check", file, example, "--format", "sarif")).stdout);
    expect(sarif).toMatchObject({ version: "2.1.0", runs: [{ tool: { driver: { name: "gov-nianbao" } } }] });
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: "T3-BALANCE", level: "error" });
  });

  test("--previous compares two years, --waive switches a rule off with a reason", async () => {
    const previous = await reportFile((data) => {
      data.year = 2022;
    });
    const { status, stdout } = await nianbao("check", example, "--previous", previous);
    expect([status, stdout]).toEqual([1, expect.stringContaining("YEAR-PREVIOUS")]);
    const waived = await nianbao(
      "check",
      example,
      "--previous",
      previous,
      "--waive",
      "YEAR-PREVIOUS=机构改革",
    );
    expect([waived.status, waived.stdout]).toEqual([0, expect.stringContaining("（已停用：机构改革）")]);
    expect((await nianbao("check", example, "--waive", "YEAR-PREVIOUS")).status).toBe(2);
  });

  test("render refuses errors, --force and --review do not", async () => {
    const file = await wrong();
    expect(await nianbao("render", file, "-o", folder)).toMatchObject({ status: 1, stdout: "" });
    expect((await nianbao("render", file, "-o", folder, "-f", "docx", "--force")).status).toBe(0);
    const review = await nianbao("render", file, "-o", folder, "--review");
    expect(review.stdout).toContain("（核对稿）.pdf");
  });
});

describe("import", () => {
  test("a rendered Word file comes back as the report file that it was made from", async () => {
    await nianbao("render", example, "-o", folder, "-f", "docx");
    const out = join(folder, "back.json");
    const { status, stdout } = await nianbao("import", join(folder, `${base}.docx`), "-o", out);
    expect([status, stdout.trim()]).toEqual([0, out]);
    const again = await nianbao("render", out, "-o", join(folder, "again"), "-f", "docx");
    expect(again.status).toBe(0);
    const first = await readFile(join(folder, `${base}.docx`));
    expect(first.equals(await readFile(join(folder, "again", `${base}.docx`)))).toBe(true);
  });

  test("what is no report: status 2", async () => {
    const { status, stderr } = await nianbao("import", "LICENSE");
    expect([status, stderr]).toEqual([2, expect.stringContaining("没有找到年度报告的表格")]);
  });
});

describe("file names", () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', "abcdefghij.pdf"],
    ["../../etc/passwd", "etcpasswd.pdf"],
    ["con", "_con.pdf"],
    ["NUL.x", "_NUL.x.pdf"],
    ["...", "未命名.pdf"],
    ["e\u0301", "\u00e9.pdf"],
    ["名\u202Efdp", "名fdp.pdf"],
    ["某镇. ", "某镇.pdf"],
  ])("%j → %s", (name, safe) => expect(safeFileName(name, ".pdf")).toBe(safe));

  test("never longer than 200 bytes, never half a character", () => {
    const name = safeFileName("𬭎".repeat(200), ".docx");
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});

describe("form and import", () => {
  test("a form with last year beside, filled from a report, comes back as its data; render and check take it", async () => {
    const path = join(folder, "填报表.xlsx");
    const before = join(folder, "上年.json");
    const { title, period, opening, signature, ...rest } = JSON.parse(await readFile(example, "utf8"));
    await writeFile(before, JSON.stringify({ ...rest, year: 2023 }));
    const made = await nianbao("form", "-o", path, "--report", example, "--previous", before);
    expect(made).toMatchObject({ status: 0, stdout: `${path}\n` });
    const json = join(folder, "报告.json");
    expect((await nianbao("import", path, "-o", json)).status).toBe(0);
    const { edition, ...data } = JSON.parse(await readFile(json, "utf8"));
    expect(edition).toBe("2021");
    expect(data).toMatchObject({ agency: "文水县刘胡兰镇人民政府", year: 2024 });
    const checked = (await nianbao("check", path)).stdout;
    expect(checked).toContain("基本情况和文字 C31（五、存在的主要问题及改进情况第2段）");
    expect(checked.replace(/ \S+ [A-Z]+\d+（(.*?)）：/gu, " $1：")).toEqual(
      (await nianbao("check", example)).stdout.replace(example, path),
    );
    expect((await nianbao("render", path, "-o", folder, "-f", "docx")).status).toBe(0);
    expect((await nianbao("batch", path, "-o", join(folder, "out"), "-f", "docx")).stdout).toContain(
      "已生成：1 份",
    );
  });

  test("last year's report of another agency is told: its figures are carried over", async () => {
    const { agency, ...rest } = JSON.parse(await readFile(example, "utf8"));
    for (const args of [
      ["form", "-o", join(folder, "别家.xlsx")],
      ["page", "-o", join(folder, "别家.html")],
    ]) {
      const told = await nianbao(...args, "--agency", "某县水利局", "--year", "2025", "--previous", example);
      expect(told.status).toBe(0);
      expect(told.stderr).toContain(`上年报告属于“${agency}”，这次填的是“某县水利局”`);
      const own = await nianbao(
        ...args,
        "--agency",
        agency,
        "--year",
        "2025",
        "--previous",
        example,
        "--force",
      );
      expect(own).toMatchObject({ status: 0, stderr: "" });
    }
    expect(rest.year).toBe(2024);
  });

  test("many forms go to a folder under the agencies' names; a bad one stops no others", async () => {
    const [good, bad] = [join(folder, "a.xlsx"), join(folder, "b.xlsx")];
    await nianbao("form", "-o", good, "--report", example);
    await nianbao("form", "-o", bad, "--year", "2025");
    const out = join(folder, "out");
    const twin = join(folder, "c.xlsx");
    await copyFile(good, twin);
    const { status, stdout, stderr } = await nianbao("import", good, bad, twin, "-o", out);
    expect(status).toBe(1);
    expect(stdout.trim().split("\n")).toEqual(
      [`${base}.json`, `${base}（2）.json`].map((name) => join(out, name)),
    );
    expect(stderr).toContain("没有填行政机关名称");
  });

  test.each([
    [["--year", "25"], /--year/],
    [["--edition", "2020"], /--edition/],
    [["--year", "2026", "--previous", example], /上年报告应为2025年的/],
  ])("wrong arguments %j", async (args, message) => {
    const { status, stderr } = await nianbao("form", "-o", join(folder, "x.xlsx"), ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("a file of another ending is refused before anything is written", async () => {
    const { status, stderr } = await nianbao("form", "-o", join(folder, "表.pdf"), "--year", "2025");
    expect(status).toBe(2);
    expect(stderr).toMatch(/-o 的文件名应以 \.xlsx 或 \.docx 结尾/u);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a wrongly filled form is status 1, with sheet and cell", async () => {
    const path = join(folder, "x.xlsx");
    await nianbao("form", "-o", path, "--year", "2025");
    const { status, stderr } = await nianbao("check", path);
    expect(status).toBe(1);
    // What the clerk left blank besides is told in the same go.
    expect(stderr).toContain("填报表有 3 处问题");
    expect(stderr).toMatch(/到那时再查。\n填报表有/u);
  });
});
