// What README and docs tell a user to type, typed as it stands: commands by a shell, code by Node, links followed.
import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { renderDocx } from "../../src/formats/docx/write.ts";
import { renderHtml } from "../../src/formats/html/write.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { writeWorkbook } from "../../src/formats/xlsx/write.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { builtCommand } from "../nianbao.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const documents = [
  "README.md",
  "README.en.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

interface CodeBlock {
  readonly file: string;
  readonly language: string;
  readonly code: string;
}

const blocks: CodeBlock[] = documents.flatMap((file) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^```(\w+)\n(.*?)^```/gmsu)].map(
    ([, language = "", code = ""]) => ({ file, language, code }),
  ),
);

/** What is not typed here, and what tries it instead. */
const triedElsewhere: readonly (readonly [RegExp, string])[] = [
  [/^npm (?:ci|install|run|i) /u, "test/long/install.test.ts installs the package"],
  [/npx tsx examples\//u, "below: every example runs"],
  [/nianbao serve /u, "test/service.test.ts starts it"],
  [
    /nianbao (?:work|enqueue) |nianbao collect .* --redis |gov-nianbao\/queue/u,
    "test/long/queue.test.ts, on a Redis",
  ],
  [/^(?:apt-get|docker|podman|kubectl|(?:sh )?scripts\/image)|deploy\//u, "test/long/deploy.test.ts"],
  [/"gov-nianbao\/(?:web|browser)"/u, "test/long/mount.test.ts and browser-door.test.ts, in a browser"],
  [/providePackageFiles|import\.meta\.url/u, "test/long/install.test.ts, in bundles"],
];
const isTriedElsewhere = (line: string) => triedElsewhere.some(([pattern]) => pattern.test(line));

const bare = (line: string) => line.replace(/ *#.*$/u, "").replace(/^npx (?:gov-)?nianbao/u, "nianbao");

let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-readme-"));
  const put = (name: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  const ofYear = (year: number, agency = liuhulan2024.agency): Report => {
    const proactiveDisclosure = { normativeDocuments: { issued: 1, inForce: 1 } };
    const text = JSON.stringify({ ...liuhulan2024, agency, proactiveDisclosure }).replaceAll(
      "2025",
      `${year + 1}`,
    );
    return parseReport(JSON.parse(text.replaceAll("2024", `${year}`)));
  };
  const [last, now] = [ofYear(2024), ofYear(2025)];
  put("报告.json", JSON.stringify(now));
  put("上年报告.json", JSON.stringify(last));
  for (const name of [
    "上年报告.docx",
    "上年.docx",
    "年报2024.docx",
    "上年报告/刘胡兰镇.docx",
    "上年/刘胡兰镇.docx",
  ])
    put(name, await renderDocx(last));
  for (const name of ["县报告.docx", "收到/刘胡兰镇.docx", "文件夹/年报.docx", "年报.docx"])
    put(name, await renderDocx(now));
  put("上年.pdf", await renderPdf(last));
  put("年报2023.pdf", await renderPdf(ofYear(2023)));
  put("年报.pdf", await renderPdf(now, { archive: true }));
  put("网页目录/年报.html", renderHtml(now));
  put("收到的表/刘胡兰镇.xlsx", writeWorkbook({ report: now }));
  put("各单位报告/刘胡兰镇.json", JSON.stringify(now));
  put("各单位报告/南庄镇.xlsx", writeWorkbook({ report: ofYear(2025, "文水县南庄镇人民政府") }));
  put("名册.csv", "序号,单位全称,类别,计入汇总\n1,文水县刘胡兰镇人民政府,乡镇,是\n");
  // The command under the two names that a user types.
  const command = `exec "${process.execPath}" "${builtCommand}" "$@"\n`;
  put("bin/nianbao", `#!/bin/sh\n${command}`);
  put("bin/npx", `#!/bin/sh\n[ "$1" = gov-nianbao ] || [ "$1" = nianbao ] || exit 9\nshift\n${command}`);
  for (const name of ["nianbao", "npx"]) chmodSync(join(folder, "bin", name), 0o755);
  env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}` };
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 0: done; 1: the report has faults, or something is asked. 2 and more: the line cannot be typed as it stands. */
test("every command of README and docs does what it says, in the order of the page", async () => {
  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ file, code }) => code.split("\n").map((line) => ({ file, line: line.trim() })))
    .filter(({ line }) => line !== "" && !line.startsWith("#") && !isTriedElsewhere(line))
    // A line that stands in several documents, under either name of the command, is typed once.
    .filter(({ line }, i, all) => all.findIndex((other) => bare(other.line) === bare(line)) === i);
  const typed: string[] = [];
  for (const { file, line } of lines) {
    const done = await run("sh", ["-c", line], { cwd: folder, env }).then(
      ({ stderr }) => ({ code: 0, stderr }),
      (error) => error as { code: number; stderr: string },
    );
    expect([0, 1], `${file}: ${line}\n${done.stderr}`).toContain(done.code);
    expect(done.stderr, line).not.toMatch(/\n\s+at |未知|undefined|\[object/u);
    typed.push(line);
  }
  expect(typed.length).toBeGreaterThan(12);
  const made = [
    "填报.html",
    "填报页",
    "填报表.xlsx",
    "示例.xlsx",
    "报告数据",
    "输出目录",
    "名册.xlsx",
    "汇总/汇总.xlsx",
    "汇总/汇总表.xlsx",
    "对照.xlsx",
    "输出/summary.json",
  ];
  for (const name of made) expect(existsSync(join(folder, name)), name).toBe(true);
});

/** Runs code as if it had been started in the folder with these arguments. */
async function inFolder(run: () => Promise<unknown>, args: readonly string[] = []): Promise<void> {
  const [cwd, argv] = [process.cwd(), process.argv];
  try {
    process.chdir(folder);
    process.argv = [process.execPath, "example", ...args];
    await run();
  } finally {
    process.chdir(cwd);
    process.argv = argv;
  }
}

/** What a block takes for granted, by the names that it does not declare. */
const granted: Readonly<Record<string, string>> = {
  report: `const report = parsed("报告.json");`,
  previous: `const previous = parsed("上年报告.json");`,
  reports: `const reports = [parsed("报告.json"), parsed("上年报告.json")];`,
  data: `const data = JSON.parse(read("报告.json", "utf8"));`,
  signal: `const { signal } = new AbortController();`,
};

test("every piece of code of README and docs compiles and runs", async () => {
  const code = blocks.filter(
    ({ language, code }) => /^(?:ts|js)$/u.test(language) && !isTriedElsewhere(code),
  );
  expect(code.length).toBeGreaterThan(4);
  mkdirSync(join(root, "out"), { recursive: true });
  const pieces = mkdtempSync(join(root, "out", "readme-"));
  try {
    for (const [i, block] of code.entries()) {
      const wanted = Object.entries(granted).filter(([name]) => {
        const isDeclared = new RegExp(`(?:const|let) (?:\\{[^}]*\\b)?${name}\\b`, "u").test(block.code);
        return new RegExp(`(?<![.\\w"])${name}\\b(?!:)`, "u").test(block.code) && !isDeclared;
      });
      const before = [
        `import { readFileSync as read } from "node:fs"; import { parseReport as parsedReport } from "gov-nianbao";`,
        `const parsed = (name: string) => parsedReport(JSON.parse(read(name, "utf8")));`,
        ...wanted.map(([, line]) => line),
      ];
      const file = join(pieces, `piece-${i}.ts`);
      writeFileSync(file, `${before.join("\n")}\n${block.code}\nvoid [parsed];\n`);
      const said = vi.spyOn(console, "log").mockImplementation(() => {});
      await inFolder(() => import(file)).catch((error) =>
        expect.fail(`${block.file}:\n${block.code}\n${(error as Error).stack}`),
      );
      // What the README shows first is a report of which the checks have nothing to say.
      if (block.file.startsWith("README")) expect(said.mock.calls, block.file).toEqual([]);
      said.mockRestore();
    }
    const compile = [
      "--noEmit",
      "--ignoreConfig",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--types",
      "node",
    ];
    const files = readdirSync(pieces).map((name) => join(pieces, name));
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    await run(process.execPath, [tsc, ...compile, ...files], { cwd: root }).catch((error) =>
      expect.fail((error as { stdout: string }).stdout),
    );
  } finally {
    rmSync(pieces, { recursive: true, force: true });
  }
});

test("every example runs", async () => {
  const uses = readdirSync(join(root, "examples/uses")).filter((name) => name !== "save.ts");
  expect(uses.length).toBeGreaterThan(10);
  const out = join(folder, "examples");
  const files = () => (existsSync(out) ? readdirSync(out, { recursive: true, withFileTypes: true }) : []);
  for (const name of uses) {
    const before = files().length;
    await inFolder(() => import(join(root, "examples/uses", name)), [out]);
    expect(files().length, name).toBeGreaterThan(before);
  }
  const paths = files().flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  for (const path of paths) expect(readFileSync(path).length, path).toBeGreaterThan(500);
});

test("every link of README and docs leads somewhere that the package holds", () => {
  const held = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: string[] }).files;
  const always = [
    "README.md",
    "README.en.md",
    "LICENSE",
    "package.json",
    "CHANGELOG.md",
    "NOTICE",
    "ARCHITECTURE.md",
  ];
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .trim()
      .replace(/\s/gu, "-");
  for (const file of documents) {
    const text = readFileSync(join(root, file), "utf8").replace(/^```.*?^```/gmsu, "");
    for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
      if (/^https?:/u.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const there = path === "" ? join(root, file) : resolve(root, dirname(file), path);
      expect(existsSync(there), `${file}: ${target}`).toBe(true);
      const below = there.slice(root.length);
      const isHeld =
        always.includes(below) || held.some((one) => below === one || below.startsWith(`${one}/`));
      if (!below.startsWith("examples"))
        expect(isHeld, `${file}: ${target} is not in the package`).toBe(true);
      if (anchor === undefined) continue;
      const headings = [...readFileSync(there, "utf8").matchAll(/^#+ (.*)$/gmu)].map(([, one = ""]) =>
        slug(one),
      );
      expect(headings, `${file}: ${target}`).toContain(decodeURIComponent(anchor));
    }
  }
});
