// What the machine does to an office: fonts cut off while copied, templates of other programs, folders nobody may open,
// readers that go, a stop by the system. Commands run as built: npm test builds first.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { replacedUnderway } from "../../src/cli/failure.ts";
import { readDocx, renderDocx } from "../../src/docx.ts";
import { loadFont, withFonts } from "../../src/fonts/load.ts";
import { readPdf } from "../../src/pdf.ts";
import { builtCommand, nianbao } from "../nianbao.ts";
import { least, leastReport, wordFile } from "./forms.ts";

const filled = {
  ...least,
  overview: ["主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展。"],
  requests: { received: { naturalPerson: 1 }, outcomes: { disclosed: { naturalPerson: 1 } } },
};
function folderOf(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-machine-"));
  mkdirSync(join(folder, "in"));
  for (let i = 0; i < count; i++)
    writeFileSync(join(folder, "in", `${i}.json`), JSON.stringify({ ...filled, agency: `第${i}镇人民政府` }));
  return folder;
}

const font = new Uint8Array(readFileSync(new URL("../../fonts/FandolFang-Regular.ttf", import.meta.url)));
const embedding = (() => {
  const view = new DataView(font.buffer, font.byteOffset);
  for (let at = 12; ; at += 16)
    if (strFromU8(font.subarray(at, at + 4)) === "OS/2") return view.getUint32(at + 8) + 8;
})();
const allowing = (fsType: number) => {
  const changed = font.slice();
  new DataView(changed.buffer).setUint16(embedding, fsType);
  return changed;
};
const openedFont = (file: Uint8Array) => withFonts(() => loadFont(file));

describe("a user's font", () => {
  test.each([4, 12, 1000, font.length >> 1])("cut off after %i bytes: said by name", async (length) => {
    await expect(openedFont(font.slice(0, length))).rejects.toMatchObject({
      code: "FONT_UNUSABLE",
      message: expect.stringContaining("已损坏"),
    });
  });
  test("in a batch it is said once, with its path, before anything is made", async () => {
    const cwd = folderOf(3);
    mkdirSync(join(cwd, "fonts"));
    writeFileSync(join(cwd, "fonts/仿宋.ttf"), font.subarray(0, 100_000));
    const said = await nianbao(["batch", "in", "-f", "pdf", "--fonts", "fonts"], { cwd });
    expect(said).toMatchObject({ status: 2, stdout: "" });
    expect(said.stderr.trim()).toBe(`字体文件“${join("fonts", "仿宋.ttf")}”已损坏，无法读取。`);
  });
  test("a style that names fonts, and Windows' names, in a batch", async () => {
    const cwd = folderOf(1);
    writeFileSync(join(cwd, "named.json"), JSON.stringify({ fonts: { body: { name: "仿宋" } } }));
    writeFileSync(join(cwd, "windows.json"), JSON.stringify({ fonts: "windows" }));
    for (const style of ["named.json", "windows.json"])
      expect(
        (await nianbao(["batch", "in", "-f", "docx", "--style", style, "-o", style[0] as string], { cwd }))
          .status,
      ).toBe(0);
  });
  test.each([
    [0x0002],
    [0x0100],
    [0x0200],
    [0x0108],
    [0x0204],
  ])("fsType %i: it may not be embedded", async (fsType) => {
    await expect(openedFont(allowing(fsType))).rejects.toMatchObject({
      code: "FONT_UNUSABLE",
      message: expect.stringContaining("许可不允许嵌入"),
    });
  });
  test.each([0x0000, 0x0004, 0x0008])("fsType %i: it may", async (fsType) => {
    expect((await openedFont(allowing(fsType))).font.unitsPerEm).toBeGreaterThan(0);
  });
});

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const template = (change: (main: string) => string, parts = unzipSync(wordFile)) =>
  zipSync({
    ...parts,
    "word/document.xml": strToU8(change(strFromU8(parts["word/document.xml"] as Uint8Array))),
  });
const emptied = (main: string) => main.replace(/<w:body>.*<\/w:body>/s, "<w:body><w:p/></w:body>");
const withPrefix = (main: string, prefix: string) =>
  emptied(main)
    .replaceAll("<w:", `<${prefix}`)
    .replaceAll("</w:", `</${prefix}`)
    .replaceAll(" w:", ` ${prefix}`)
    .replace("xmlns:w=", prefix === "" ? "xmlns=" : `xmlns:${prefix.slice(0, -1)}=`);

describe("a template", () => {
  test.each([
    ["without a section", template(emptied)],
    ["with another prefix", template((main) => withPrefix(main, "x:"))],
    [
      "with its section in the last paragraph",
      template((main) =>
        main.replace(
          /<w:body>.*(<w:sectPr.*<\/w:sectPr>)<\/w:body>/s,
          "<w:body><w:p><w:pPr>$1</w:pPr></w:p></w:body>",
        ),
      ),
    ],
  ])("%s: the report is whole, in a section of its own", async (_, bytes) => {
    const made = await renderDocx(leastReport, { template: bytes });
    const main = strFromU8(unzipSync(made)["word/document.xml"] as Uint8Array);
    expect(main.match(/<w:sectPr/g)).toHaveLength(1);
    expect(main).toMatch(/<w:pgSz /);
    expect(readDocx(made)).toEqual(leastReport);
  });
  test.each([
    [
      "in Strict Open XML",
      template((main) => main.replaceAll(word, "http://purl.oclc.org/ooxml/wordprocessingml/main")),
      "Strict Open XML",
    ],
    [
      "in which w means something else",
      template((main) => withPrefix(main, "x:").replace("<x:document", '<x:document xmlns:w="u:w"')),
      "前缀 w 另有所指",
    ],
    [
      "nested without end",
      template((main) =>
        main.replace("<w:body>", `<w:body>${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}`),
      ),
      "嵌套过深",
    ],
  ])("%s: refused by name", async (_, bytes, message) => {
    await expect(renderDocx(leastReport, { template: bytes })).rejects.toMatchObject({
      code: "TEMPLATE_UNUSABLE",
      message: expect.stringContaining(message),
    });
  });
});

test("a target that is no address: a template and a Word file are read all the same", async () => {
  const relations = "word/_rels/document.xml.rels";
  const parts = unzipSync(wordFile);
  const text = strFromU8(parts[relations] as Uint8Array);
  const changed = text.replace(/Target="styles\.xml"/, 'Target="http://[bad"');
  expect(changed).not.toBe(text);
  const broken = zipSync({ ...parts, [relations]: strToU8(changed) });
  expect(readDocx(broken)).toEqual(leastReport);
  expect(readDocx(await renderDocx(leastReport, { template: broken }))).toEqual(leastReport);
});

test.each([
  ["a module that is gone", { code: "ERR_MODULE_NOT_FOUND" }, true],
  [
    "a module of another version",
    { message: "The requested module './a.js' does not provide an export named 'b'" },
    true,
  ],
  [
    "a font that is gone",
    { code: "ENOENT", path: fileURLToPath(new URL("../../fonts/gone.ttf", import.meta.url)) },
    true,
  ],
  ["a file of the user's", { code: "ENOENT", path: join(tmpdir(), "a.json") }, false],
  ["any other fault", { code: "EACCES" }, false],
])("the package replaced under a running command, %s", (_, what, isReplaced) => {
  const said = replacedUnderway(Object.assign(new Error("x"), what));
  expect(said?.startsWith("程序自己的文件在运行中被删除或替换了") ?? false).toBe(isReplaced);
});

test("100 attachments of 19 MB are not unpacked all at once", () => {
  const packed = deflateSync(Buffer.alloc(19_000_000, 32));
  const stream = Buffer.concat([
    Buffer.from(`<</Type /EmbeddedFile /Length ${packed.length} /Filter /FlateDecode>>\nstream\n`),
    packed,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const objects = Array.from({ length: 100 }, (_, i) =>
    Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), stream]),
  );
  const before = process.memoryUsage().arrayBuffers;
  expect(() => readPdf(Buffer.concat([Buffer.from("%PDF-1.7\n"), ...objects]))).toThrow("附件解开后过大");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80_000_000);
});

/** A command in a process of its own, as nobody (root may open any folder), and what it said. */
function run(
  args: string[],
  cwd: string,
  act: (child: ReturnType<typeof spawn>) => void,
  command = builtCommand,
) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...process.env, XDG_STATE_HOME: join(cwd, ".state"), HOME: cwd },
    ...(process.getuid?.() === 0 && { uid: 65534, gid: 65534 }),
  });
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  act(child);
  return new Promise<{ status: number | null; signal: string | null; stderr: string }>((done) =>
    child.on("close", (status, signal) => done({ status, signal, stderr })),
  );
}

describe.skipIf(process.platform === "win32")("the system", () => {
  const open = (folder: string) => {
    chmodSync(folder, 0o777);
    return folder;
  };
  test("a folder that nobody may open, a link in a circle: named, the others are read", async () => {
    const cwd = open(folderOf(2));
    mkdirSync(join(cwd, "in/关着"));
    chmodSync(join(cwd, "in/关着"), 0);
    symlinkSync("..", join(cwd, "in/回"));
    symlinkSync("圈.json", join(cwd, "in/圈.json"));
    const all = await Promise.all(
      [
        ["batch", "in", "-f", "html", "--jobs", "1"],
        ["import", "in", "-o", "data"],
        ["check", "in", "--format", "json"],
      ].map((args) => run(args, cwd, () => {})),
    );
    for (const { stderr } of all.slice(0, 2)) {
      expect(stderr).toMatch(/关着.*读不了|读不到“.*关着”/);
      expect(stderr).not.toMatch(/程序出错|\n\s+at /);
    }
    expect(all.map(({ status }) => status)).toEqual([1, 2, 2]);
    expect(
      readFileSync(join(cwd, "data/第1镇人民政府2025年政府信息公开工作年度报告.json"), "utf8"),
    ).toContain("第1镇");
  }, 30_000);

  test("a reader that goes ends no batch; SIGTERM: 143, nothing half made", async () => {
    const cwd = open(folderOf(16));
    const gone = run(["batch", "in", "-f", "html", "--jobs", "1", "-o", "a"], cwd, (child) => {
      child.stdout?.destroy();
      child.stderr?.once("data", () => child.stderr?.destroy());
    });
    let asked = false;
    const stopped = run(["batch", "in", "-f", "pdf", "--jobs", "1", "-o", "b"], cwd, (child) => {
      const timer = setInterval(() => {
        try {
          if (!readFileSync(join(cwd, "b/.nianbao/begun-1-1.lines"), "utf8").includes("镇")) return;
        } catch {
          return;
        }
        clearInterval(timer);
        asked = child.kill("SIGTERM");
      }, 20);
    });
    expect((await gone).status).toBe(0);
    expect(await stopped).toMatchObject({ status: 143, signal: null });
    expect(asked).toBe(true);
    const { notReached, rendered } = JSON.parse(readFileSync(join(cwd, "b/summary.json"), "utf8"));
    expect(notReached + rendered).toBe(16);
    expect(notReached).toBeGreaterThan(0);
  }, 60_000);
});

test.each([
  ["gone", {}],
  ["half written", { "main.js": 'import{a}from"node:fs";impor' }],
  [
    "gone but for the first",
    { "main.js": readFileSync(join(builtCommand, "../../command/main.js"), "utf8") },
  ],
  [
    "cut off",
    {
      "main.js": readFileSync(join(builtCommand, "../../command/main.js"), "utf8"),
      "first.cjs": readFileSync(join(builtCommand, "../../command/first.cjs"), "utf8").slice(0, 100_000),
    },
  ],
])("the command's own files %s, as while it is installed anew: said in Chinese", (_, files) => {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-torn-"));
  mkdirSync(join(folder, "cli"));
  mkdirSync(join(folder, "command"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  copyFileSync(builtCommand, join(folder, "cli/bin.js"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "command", name), text);
  const { status, stderr } = spawnSync(process.execPath, [join(folder, "cli/bin.js"), "check", "x"], {
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^程序自己的文件不全（可能正在升级或重新安装）/u);
  expect(stderr.trim().split("\n").length).toBe(1);
});
