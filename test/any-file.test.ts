// Every command takes every kind of file that an office has, by its content, and says how it was read.
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { renderDocx } from "../src/formats/docx/write.ts";
import { renderHtml } from "../src/formats/html/write.ts";
import { renderPdf } from "../src/formats/pdf/write.ts";
import { readHtml } from "../src/published/html.ts";
import type { Report } from "../src/report/report.ts";
import { published } from "./corpus.ts";
import { nianbao } from "./nianbao.ts";

const report = published("huaian-city-2024");

/** The report as other hands would keep it: without the marks and the data that tell it as ours. */
async function foreignFiles(of: Report): Promise<Record<"html" | "docx" | "pdf" | "txt", Uint8Array>> {
  const page = renderHtml(of);
  const { "docProps/custom.xml": _, ...parts } = unzipSync(await renderDocx(of));
  const lines = readHtml(strToU8(page)).blocks.map((block) =>
    block.kind === "row"
      ? `| ${block.cells.map((cell) => cell.replaceAll("\n", "")).join(" | ")} |`
      : block.text,
  );
  return {
    html: strToU8(page),
    docx: zipSync(parts),
    pdf: await renderPdf(of, { archive: "PDF/A-2a" }),
    txt: strToU8(lines.join("\n")),
  };
}

let files: Awaited<ReturnType<typeof foreignFiles>>;
let folder: string;
beforeAll(async () => {
  files = await foreignFiles(report);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-any-"));
});

/** Puts a file into the folder under any name; its content tells what it is. */
async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const page = (change: (html: string) => string = (html) => html) =>
  strToU8(change(new TextDecoder().decode(files.html)));
/** A page with one figure that cannot be read with certainty. */
const doubtful = () => page((html) => html.replace(">398758<", ">39875８件左右<").replace(">34<", ">3 4<"));
const json = async (path: string) => JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;

describe("import", () => {
  test.each([
    "html",
    "docx",
    "pdf",
    "txt",
  ] as const)("%s under a wrong ending: all data back", async (kind) => {
    const out = join(folder, "年报.json");
    const said = await nianbao(["import", await put("年报.dat", files[kind]), "-o", out]);
    expect([said.status, said.stdout]).toEqual([0, `${out}\n`]);
    const { requests, proactiveDisclosure, reviewAndLitigation, year, agency } = await json(out);
    expect({ requests, proactiveDisclosure, reviewAndLitigation, year, agency }).toEqual({
      requests: report.requests,
      proactiveDisclosure: report.proactiveDisclosure,
      reviewAndLitigation: report.reviewAndLitigation,
      year: report.year,
      agency: report.agency,
    });
  });

  test("what is asked: status 1, told with its place, left open; --accept takes the proposals", async () => {
    const file = await put("年报.html", doubtful());
    const out = join(folder, "年报.json");
    const asked = await nianbao(["import", file, "-o", out]);
    expect([asked.status, asked.stdout]).toEqual([1, `${out}\n`]);
    expect(asked.stderr).toMatch(/【待确认】表三.*自然人.*原文：3 4。/u);
    expect(asked.stderr).toContain("--accept");
    expect(await json(out)).toMatchObject({ requests: { carriedOver: { naturalPerson: null } } });
    expect((await nianbao(["render", out, "-o", folder, "-f", "html", "--force"])).status).toBe(0);
    const spoiled = await put(
      "件数.html",
      page((html) => html.replace(">447228<", ">约447228件<")),
    );
    const accepted = await nianbao(["import", spoiled, "-o", out, "--accept", "--force"]);
    expect([accepted.status, accepted.stderr]).toEqual([0, expect.stringContaining("已采用建议")]);
    expect(await json(out)).toMatchObject({ proactiveDisclosure: { licensing: 447228 } });
  });

  test("a file without tables: one sentence, and no rows to fill in", async () => {
    const said = await nianbao([
      "import",
      await put("无表.txt", "某县2024年政府信息公开工作年度报告\n一、总体情况"),
    ]);
    expect([said.status, said.stdout]).toEqual([2, ""]);
    expect(said.stderr).toMatch(/^.*无表\.txt：读不出一份完整的报告：没有找到年度报告的表格.*\n$/u);
  });

  test("--format json prints one object a file in the order given, whatever became of each", async () => {
    const good = await put("a.html", files.html);
    const asked = await put("b.html", doubtful());
    const none = await put("c.txt", "没有表格的一段文字。");
    const image = await put("d.docx", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const said = await nianbao([
      "import",
      good,
      asked,
      none,
      image,
      join(folder, "e.pdf"),
      "--format",
      "json",
    ]);
    expect([said.status, said.stderr]).toEqual([2, ""]);
    const answers = JSON.parse(said.stdout) as Record<string, unknown>[];
    expect(answers.map(({ file, kind, status }) => [file, kind, status])).toEqual([
      [good, "html", "sure"],
      [asked, "html", "asked"],
      [none, "text", "refused"],
      [image, "image", "refused"],
      [join(folder, "e.pdf"), "missing", "refused"],
    ]);
    for (const answer of answers)
      expect(Object.keys(answer)).toEqual(["file", "kind", "status", "report", "items"]);
    expect(answers[0]).toMatchObject({ report: { year: 2024 }, items: [] });
    expect(answers[1]?.items).toContainEqual(
      expect.objectContaining({
        path: "requests.carriedOver.naturalPerson",
        trust: "asked",
        found: "3 4",
        place: expect.stringContaining("自然人"),
        message: expect.stringContaining("空格"),
      }),
    );
    // Nothing is written unless -o says where.
    expect((await readdir(folder)).toSorted()).toEqual(["a.html", "b.html", "c.txt", "d.docx"]);
  });

  test("--review: a Word file beside the data, doubtful cells shaded", async () => {
    const out = join(folder, "新目录");
    const said = await nianbao(["import", await put("年报.html", doubtful()), "-o", out, "--review"]);
    expect(said.status).toBe(1);
    const written = said.stdout.trim().split("\n");
    expect(written.map((path) => path.slice(out.length + 1))).toEqual([
      "年报（待确认）.json",
      "年报（待确认）（核对稿）.docx",
    ]);
    const text = Buffer.from(
      unzipSync(await readFile(written[1] as string))["word/document.xml"] as Uint8Array,
    ).toString();
    expect(text).toContain("w:fill=");
    expect(text).toContain("待确认");
  });

  test("folders and patterns; a bad file stops no others, all are listed at the end; -o without ending is a folder", async () => {
    await mkdir(join(folder, "收到", "乡镇"), { recursive: true });
    await put("收到/a.html", files.html);
    await put("收到/b.txt", "没有表格的一段文字。");
    await put("收到/乡镇/c.docx", files.docx);
    await put("收到/旧.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const said = await nianbao(["import", "收到", "-o", "数据"], { cwd: folder });
    expect(said.status).toBe(2);
    expect(said.stdout.trim().split("\n")).toHaveLength(2);
    expect(said.stderr).toMatch(/共 4 个文件：读入 2 个，待确认 0 个，读不出 2 个。/u);
    expect(said.stderr).toMatch(/读不出：.*旧\.doc：.*另存为 \.docx/u);
    expect(await readdir(join(folder, "数据"))).toHaveLength(2);
    // Windows' shells hand over the star as it is typed.
    const star = await nianbao(["import", "收到/*.html", "收到\\**\\*.docx", "-o", "另"], { cwd: folder });
    expect([star.status, (await readdir(join(folder, "另"))).length]).toEqual([0, 2]);
    const none = await nianbao(["import", "收到/*.wps"], { cwd: folder });
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("没有")]);
  });

  const compound = (...names: string[]) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      ...names.map((name) => Buffer.from(name, "utf16le")),
    ]);
  test.each([
    ["年报.doc", compound("WordDocument"), /旧格式的 Word.*\.docx/u],
    ["年报.wps", compound("WordDocument"), /\.wps.*另存为 \.docx/u],
    ["年报.et", compound("Workbook"), /\.et.*另存为 \.xlsx/u],
    ["加密.docx", compound("EncryptedPackage"), /设有密码.*取消密码/u],
    ["年报.rar", Buffer.from("Rar!\x1a\x07\x01\x00"), /RAR 压缩包.*先解压/u],
    ["年报.zip", Buffer.from(zipSync({ "a.txt": strToU8("x") })), /压缩包.*先解压/u],
    ["扫描.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), /图片.*填报表/u],
    ["空.pdf", Buffer.alloc(0), /空文件/u],
    ["年报.rtf", Buffer.from("{\\rtf1 x}"), /RTF.*另存为 \.docx/u],
    ["别家.ofd", Buffer.from(zipSync({ "OFD.xml": strToU8("<ofd:OFD/>") })), /OFD/u],
  ])("%s: named for what it is, with what to do", async (name, bytes, message) => {
    const { status, stderr, stdout } = await nianbao(["import", await put(name, bytes)]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });
});

describe("other commands", () => {
  test.each(["html", "docx", "pdf", "txt"] as const)("check and render take a %s", async (kind) => {
    const file = await put(`年报.${kind}`, files[kind]);
    const checked = await nianbao(["check", file]);
    expect(checked.stdout).toContain("年报");
    expect(checked.status).toBe((await nianbao(["check", await put("同.html", files.html)])).status);
    const rendered = await nianbao(["render", file, "-o", folder, "-f", "json", "--force"]);
    expect(rendered.status).toBe(0);
    expect(await json(rendered.stdout.trim())).toMatchObject({ year: 2024, requests: report.requests });
  });

  test("batch takes a folder of all kinds; one that is asked stops no others", async () => {
    await mkdir(join(folder, "收到"));
    for (const kind of ["html", "docx", "pdf"] as const) await put(`收到/${kind}.${kind}`, files[kind]);
    await put("收到/问.html", doubtful());
    const said = await nianbao(["batch", join(folder, "收到"), "-o", join(folder, "出"), "-f", "json"]);
    expect([said.status, said.stdout]).toEqual([1, expect.stringContaining("已生成：3 份")]);
    expect(said.stderr).toMatch(/问\.html：.*处读不准/su);
  });

  test("a figure that is asked is an error of check, and no command uses it unasked", async () => {
    const file = await put("年报.html", doubtful());
    const checked = await nianbao(["check", file]);
    expect([checked.status, checked.stdout]).toEqual([1, expect.stringMatching(/错误 READ 表三.*自然人/u)]);
    const rendered = await nianbao(["render", file, "-o", folder]);
    expect([rendered.status, rendered.stdout]).toEqual([2, ""]);
    expect(rendered.stderr).toMatch(/有 \d+ 处读不准.*nianbao import/su);
  });

  test("of a broken sum in a PDF check asks whether the print or the reading is wrong, with page and row", async () => {
    const broken = structuredClone(report) as unknown as { requests: { received: { total: number } } };
    broken.requests.received.total += 1;
    const pdf = await renderPdf(broken as unknown as Report, { archive: "PDF/A-2a" });
    const { stdout } = await nianbao(["check", await put("年报.pdf", pdf)]);
    expect(stdout).toMatch(/第 \d+ 页文件里第 \d+ 张表第 \d+ 行.*读取有误，还是原文如此？/u);
  });

  test.each(["html", "docx", "pdf"] as const)("last year as %s: form and check take it", async (kind) => {
    const previous = await put(`上年.${kind}`, files[kind]);
    const form = join(folder, "填报表.xlsx");
    const made = await nianbao(["form", "-o", form, "--year", "2025", "--previous", previous]);
    expect([made.status, made.stdout]).toEqual([0, `${form}\n`]);
    const { xlsx } = { xlsx: unzipSync(await readFile(form)) };
    const text = Object.values(xlsx)
      .map((part) => Buffer.from(part).toString())
      .join("");
    // What is carried over to this year, out of last year's table three.
    expect(text).toContain(String(report.requests.carriedForward.total));
    const thisYear = {
      ...report,
      year: 2025,
      title: [],
      opening: [],
      signature: undefined,
      period: undefined,
    };
    const { title, opening, signature, period, ...data } = thisYear;
    const own = await put("今年.json", JSON.stringify(data));
    expect((await nianbao(["check", own, "--previous", previous])).stdout).toContain("上年");
  });

  test("last year in a file that is asked, or none: status 2, and why", async () => {
    const own = await put("今年.json", JSON.stringify(report));
    const asked = await nianbao(["check", own, "--previous", await put("上年.html", doubtful())]);
    expect([asked.status, asked.stderr]).toEqual([2, expect.stringMatching(/上年\.html.*处读不准/su)]);
  });
});
