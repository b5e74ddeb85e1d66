import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { editions } from "../src/form/editions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|test-d|d)\.ts$/.test(file))
  .map((file) => `src/${file.replaceAll("\\", "/")}`);
const text = (file: string) => readFileSync(join(root, file), "utf8");
const codeRead = new Map<string, string>();
/** A file's text without its comments. */
function code(file: string): string {
  const known = codeRead.get(file) ?? text(file).replace(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*$/gm, "");
  codeRead.set(file, known);
  return known;
}

/** The floors of ARCHITECTURE.md: a file imports from lower floors and from its own room. */
const floors: Record<string, number> = {
  form: 0,
  // Below all: whatever is refused is refused in its words.
  problem: -1,
  platform: 0,
  packing: 0,
  likeness: 0,
  style: 1,
  opc: 1,
  report: 1,
  document: 2,
  checks: 2,
  fonts: 2,
  layout: 3,
  charts: 3,
  formats: 4,
  published: 5,
  intake: 6,
  county: 7,
  files: 7,
  batch: 8,
  web: 8,
  service: 9,
  queue: 9,
  cli: 10,
};
/** Doors: one file each, names only. */
const doors = sources.filter((file) => /^src\/[^/]+\.ts$/.test(file));
const roomOf = (file: string) =>
  file
    .split("/")
    .slice(1, file.startsWith("src/formats/") ? 3 : 2)
    .join("/");
const floorOf = (file: string) =>
  doors.includes(file) ? 10 : (floors[file.split("/")[1] as string] as number);

const imports = (file: string): { to: string; typeOnly: boolean }[] =>
  [...text(file).matchAll(/(?:^(import|export)( type)?[^;"]*?from |import\()"(\.[^"]+)"/gm)].map(
    ([, , type, path]) => ({
      to: relative(root, join(root, dirname(file), path as string)).replaceAll("\\", "/"),
      typeOnly: type !== undefined,
    }),
  );

test("every file has a floor", () =>
  expect(sources.filter((file) => floorOf(file) === undefined)).toEqual([]));

test("imports go to lower floors or stay in their room", () => {
  const up = sources.flatMap((file) =>
    imports(file)
      .filter(({ to }) => {
        // The list of formats and what runs over it stand over the rooms.
        const list = /^src\/formats\/[^/]+\.ts$/.test(file) && to.startsWith("src/formats/");
        return !list && roomOf(to) !== roomOf(file) && floorOf(to) >= floorOf(file);
      })
      .map(({ to }) => `${file} → ${to}`),
  );
  expect(up).toEqual([]);
});

test("only what shows pages imports the layout: PDF, OFD, the page in the browser, and Word for its breaks", () => {
  const users = sources.filter(
    (file) => !file.startsWith("src/layout/") && imports(file).some(({ to }) => to.startsWith("src/layout/")),
  );
  expect(users.filter((file) => !/^src\/formats\/(?:pdf|ofd|docx)\/|^src\/web\//.test(file))).toEqual([]);
});

test("only files, batch, cli, service, queue and the platform name Node", () => {
  const may =
    /^src\/(?:files|batch|cli|service|queue)\/|^src\/platform\/(?:node|file-in-parts|rejections)\.ts$/;
  const names = /"node:|\bBuffer\b|\bprocess\.|\bcreateRequire\b|\b__(?:dir|file)name\b/;
  expect(sources.filter((file) => !may.test(file) && names.test(code(file)))).toEqual([]);
  // One platform for all: it is chosen by package.json, never named.
  expect(
    sources.filter(
      (file) =>
        !file.startsWith("src/platform/") && imports(file).some(({ to }) => to.startsWith("src/platform/")),
    ),
  ).toEqual([]);
});

test("no import goes round in a circle", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (way.includes(file) || done.has(file)) return;
    for (const { to } of imports(file)) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

test("files are short, folders are named after what is in them", () => {
  const lengths = sources.map((file) => text(file).split("\n").length).toSorted((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(400);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(120);
  expect(
    sources.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|managers?)(?:\/|\.)/.test(file)),
  ).toEqual([]);
});

// A name that means two things sends the reader to the wrong file, and a search finds both; names passed on by a door
// or a list are the same thing and stand in one place. Private names count too: they are read in one go with the rest.
test("no name at the top level of a file stands in another with another meaning", () => {
  const files = new Map<string, Set<string>>();
  for (const file of sources)
    for (const [, name] of text(file).matchAll(
      /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/gm,
    ))
      files.set(name as string, (files.get(name as string) ?? new Set()).add(file));
  expect(files.size).toBeGreaterThan(500);
  // The platform seam has the same names twice on purpose: one of the two files is there at a time.
  const twice = [...files].filter(
    ([, here]) => [...here].filter((file) => !file.startsWith("src/platform/")).length > 1,
  );
  expect(twice.map(([name, here]) => `${name}: ${[...here].join(", ")}`)).toEqual([]);
});

test("a form is the national form, an Excel file is a workbook", () => {
  const wrong = sources.flatMap((file) =>
    [
      ...code(file).matchAll(/\b(?:[a-z]+Form|\w*Form(?:Error|Options|Problem|Check|Sheet|Arguments))\b/g),
    ].map(([name]) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
  expect(sources.filter((file) => /(?:^|\/)form(?:-[^/]*)?\.ts$/.test(file))).toEqual(["src/form/form.ts"]);
});

test("only the platform, the disk, batch, the command, the service and the queue name Node", () => {
  const free = /^src\/(?:platform|files|batch|cli|service|queue)\//;
  const users = sources
    .filter((file) => !free.test(file))
    .filter((file) => /(?:from |import\()"node:|\bBuffer\b|\bprocess\./.test(code(file)))
    .toSorted();
  expect(users).toEqual([]);
});

/**
 * Rules whose patterns read running text: what clerks write (规范性文件, 行政复议, 自然人) happens to be what the form prints,
 * beside many words that it does not, and stays what clerks write when a later form prints something else. The
 * filled example is such running text.
 */
const readsProse = /^src\/(?:checks\/(?:claims-|narrative|sections|segments|slips-list)|cli\/example-report)/;

test("a label of the form stands in its edition and nowhere else", () => {
  const labels = Object.values(editions).flatMap((edition) => [
    ...JSON.stringify(edition.sections, (key, value) => (key === "aspects" ? undefined : value)).matchAll(
      /"([^"]*[\u4e00-\u9fff][^"]*)"/g,
    ),
  ]);
  const words = new Set(
    labels.map(([, label]) => (label as string).replace(/^(?:[一二三四五六]、|（.）|\d\.)/, "")),
  );
  const long = [...words].filter((word) => word.length >= 4);
  expect(long.length).toBeGreaterThan(40);
  const twice = sources
    .filter((file) => !file.startsWith("src/form/edition-") && !readsProse.test(file))
    .flatMap((file) => long.filter((word) => code(file).includes(word)).map((word) => `${file}: ${word}`));
  expect(twice).toEqual([]);
});

test.each(doors)("%s only passes names on", (door) => {
  expect(
    code(door)
      .replace(/export (?:type )?\{[^}]*\} from "[^"]+";/g, "")
      .trim(),
  ).toBe("");
});

test("heavy libraries stay in their rooms", () => {
  const rooms: Record<string, RegExp> = {
    pdfmake: /^src\/formats\/pdf\//,
    docx: /^src\/formats\/docx\//,
    fontkit: /^src\/fonts\//,
    parse5: /^src\/(?:published|formats\/html)\//,
    "pdfjs-dist": /^src\/published\//,
  };
  const strays = sources.flatMap((file) =>
    Object.entries(rooms)
      .filter(([name, room]) => new RegExp(`from "${name}(?:/|")`).test(text(file)) && !room.test(file))
      .map(([name]) => `${file}: ${name}`),
  );
  expect(strays).toEqual([]);
});

test("the core door loads neither pdfmake nor docx nor fontkit", () => {
  const dist = join(root, "dist/index.js");
  const script = `await import(${JSON.stringify(dist)}); const { createRequire } = await import("node:module");
    console.log(JSON.stringify(Object.keys(createRequire(${JSON.stringify(dist)}).cache)))`;
  const cjs = JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  ) as string[];
  expect(cjs.filter((path) => /node_modules\/(?:pdfmake|pdfkit|fontkit|docx)\//.test(path))).toEqual([]);
  // ES modules: what the door reaches, followed through the built files.
  const reached = new Set<string>();
  const follow = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export)(?: [^;"]*? from)? "([^"]+)"/gm,
    ))
      if ((path as string).startsWith(".")) follow(join(dirname(file), path as string));
      else reached.add(path as string);
  };
  follow(dist);
  const packages = [...reached].filter((name) => !name.startsWith("/") && !name.startsWith("node:"));
  expect(packages.toSorted()).toEqual([
    "#libraries/date-fns-isValid.js",
    "#libraries/date-fns-lightFormat.js",
    "#libraries/date-fns-parseISO.js",
    "#platform", // pictures are unpacked when a report is read
    "valibot",
  ]);
});

test("gov-nianbao/docx loads neither pdfmake nor fontkit", () => {
  const dist = join(root, "dist/docx.js");
  const script = `await import(${JSON.stringify(dist)});
    const { createRequire } = await import("node:module");
    console.log(JSON.stringify(Object.keys(createRequire(${JSON.stringify(dist)}).cache)))`;
  const loaded = JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  ) as string[];
  expect(loaded.filter((path) => /node_modules\/(?:pdfmake|pdfkit|fontkit)\//.test(path))).toEqual([]);
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    // Only what is loaded at once: a dynamic import waits until it is needed.
    for (const [, path] of text(file).matchAll(/^(?:import|export)(?! type)[^;"]*?from "(\.[^"]+)"/gm))
      visit(relative(root, join(root, dirname(file), path as string)).replaceAll("\\", "/"));
  };
  visit("src/docx.ts");
  expect([...reached].filter((file) => /^src\/(?:fonts|layout|formats\/pdf)\//.test(file))).toEqual([]);
});
