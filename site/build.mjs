// The site: README, docs/ (guides and tables), the examples, an API reference from the docstrings, the page to try.
// Nothing is written twice: what stands here comes from the files that the package holds. `npm run site`.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = `${root}site/`;
/** `--pages DIR`: the pages alone, without what npm must bring (the API reference, the built site). */
const only = process.argv[2] === "--pages" ? process.argv[3] : undefined;
const pages = only === undefined ? `${site}pages/` : `${only}/`;
const read = (path) => readFileSync(root + path, "utf8");
const run = (command, args, cwd = site) => execFileSync(command, args, { cwd, stdio: "inherit" });

/** Where the site stands on its server: `SITE_BASE=/nianbao/ npm run site`. */
const base = process.env.SITE_BASE ?? "/";
/** Files beside README that are pages too. */
const papers = ["ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG"];

/** Lines of one Chinese sentence as one: a browser makes a space of the line's end. Code stays as it is. */
const joined = (text) =>
  text
    .split(/(^```.*?^```)/msu)
    .map((part, i) =>
      i % 2
        ? part
        : part.replace(/([\u3000-\u9fff\uff00-\uffef“”])\n(?=[\u3000-\u9fff\uff00-\uffef“”])/gu, "$1"),
    )
    .join("");

/** Links between the files, as they lead between the pages. */
const linked = (text) =>
  joined(text)
    // A number and its sign stay on one line.
    .replace(/(\d) %/gu, "$1\u00a0%")
    .replace(/\]\((?:\.\.\/)?README\.en\.md[^)]*\)/gu, "](/english)")
    .replace(/\]\((?:\.\.\/)?README\.md[^)]*\)/gu, "](/)")
    .replace(/\]\((?:\.\.\/)?examples\/uses\/?\)/gu, "](/examples)")
    .replace(/\]\((?:\.\.\/)?examples\/uses\/([\w-]+)\.ts\)/gu, "](/examples#$1-ts)")
    // Files that are no pages open beside the site; the site's own links get its base by themselves.
    .replace(/\]\((?:\.\.\/)?(examples\/[^)]+|NOTICE|LICENSE)\)/gu, `](${base}$1){target=_blank}`);

rmSync(pages, { recursive: true, force: true });
mkdirSync(`${pages}public`, { recursive: true });
const put = (path, text) => writeFileSync(pages + path, text);

put("index.md", linked(read("README.md")));
put("english.md", linked(read("README.en.md")));
cpSync(`${root}docs`, `${pages}docs`, { recursive: true });
for (const name of readdirSync(`${pages}docs`))
  if (name.endsWith(".md")) put(`docs/${name}`, linked(readFileSync(`${pages}docs/${name}`, "utf8")));
for (const name of papers) put(`${name}.md`, linked(read(`${name}.md`)));
mkdirSync(`${pages}fonts`);
put("fonts/README.md", linked(read("fonts/README.md")));
cpSync(`${root}fonts/licenses`, `${pages}public/fonts/licenses`, { recursive: true });
for (const name of ["NOTICE", "LICENSE"]) cpSync(root + name, `${pages}public/${name}`);
// The form in a page, as it stands in the package: with what it asks its server for.
for (const path of [
  "examples/web-form.html",
  "examples/liuhulan-2024.json",
  "dist/web.js",
  "dist/browser",
  "dist/web/fonts",
])
  cpSync(root + path, `${pages}public/${path}`, { recursive: true });
for (const name of readdirSync(`${root}fonts`).filter((one) => one.endsWith(".ttf")))
  cpSync(`${root}fonts/${name}`, `${pages}public/fonts/${name}`);

const uses = readdirSync(`${root}examples/uses`).filter((name) => name !== "save.ts");
const example = (name) => `## ${name}\n\n\`\`\`ts\n${read(`examples/uses/${name}`)}\`\`\`\n`;
put(
  "examples.md",
  `# 例子\n\n每种用法一个例子，都能运行：\`npx tsx examples/uses/${uses[0]}\`。放进网页的例子是 [examples/web-form.html](${base}examples/web-form.html){target=_blank}。\n\n${uses.map(example).join("\n")}`,
);

// The page to try: as a clerk gets it.
run(process.execPath, [`${root}dist/cli/bin.js`, "page", "-o", `${pages}public/填报.html`, "--force"]);

/** The API reference: a page a door, by the name that it is imported by. */
function writeReference() {
  const doors = Object.keys(JSON.parse(read("package.json")).exports)
    // What a bundler names is no door for people.
    .filter((door) => !door.slice(2).includes("/"))
    .map((door) => `${root}src/${door === "." ? "index" : door.slice(2)}.ts`)
    .filter((path) => existsSync(path));
  run(process.execPath, [
    `${site}node_modules/typedoc/bin/typedoc`,
    ...["--options", `${site}typedoc.json`],
    ...doors.flatMap((path) => ["--entryPoints", path]),
  ]);
  for (const name of readdirSync(`${pages}api`)) {
    const text = readFileSync(`${pages}api/${name}`, "utf8");
    const door = (_, file) => `# gov-nianbao${file === "index" ? "" : `/${file}`}\n`;
    // The plugin numbers some names of which there is one heading only.
    const headings = [...text.matchAll(/^#+ (.*)$/gmu)].map(([, one]) =>
      one.toLowerCase().replace(/[^\w-]/gu, ""),
    );
    const anchor = (whole, one, n) =>
      headings.filter((heading) => heading === one).length > Number(n) ? whole : `](#${one})`;
    put(`api/${name}`, text.replace(/^# (.*)\n/u, door).replace(/\]\(#([\w-]+)-(\d+)\)/gu, anchor));
  }
}

if (only === undefined) {
  writeReference();
  run(process.execPath, [`${site}node_modules/vitepress/bin/vitepress.js`, "build", site]);
}
