// The site: README's sections as guides, docs/, the examples, an API reference from the docstrings, the page to try.
// Nothing is written twice: what stands here comes from the files that the package holds. `npm run site`.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = `${root}site/`;
const pages = `${site}pages/`;
const read = (path) => readFileSync(root + path, "utf8");
const run = (command, args, cwd = site) => execFileSync(command, args, { cwd, stdio: "inherit" });

/** Sections of README by their headings, each a page. */
const guides = {
  填报的人: "fill-in",
  汇总的人: "collect",
  编程的人: "program",
  版式: "layout",
  速度: "speed",
};
/** Files beside README that are pages too. */
const papers = ["ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG"];

/** Links between the files, as they lead between the pages. */
const linked = (text) =>
  text
    .replace(/\]\(#([^)]+)\)/gu, (whole, anchor) => {
      const guide = guides[decodeURIComponent(anchor)];
      return guide === undefined ? whole : `](/${guide})`;
    })
    .replace(/\]\((?:\.\.\/)?README\.en\.md[^)]*\)/gu, "](/english)")
    .replace(/\]\((?:\.\.\/)?README\.md[^)]*\)/gu, "](/)")
    .replace(/\]\(examples\/uses\/?\)/gu, "](/examples)")
    .replace(/\]\((?:\.\.\/)?(examples\/[^)]+|NOTICE|LICENSE)\)/gu, "](/$1){target=_blank}");

rmSync(pages, { recursive: true, force: true });
mkdirSync(`${pages}public`, { recursive: true });
const put = (path, text) => writeFileSync(pages + path, text);

const [beginning, ...sections] = read("README.md").split(/^## /mu);
for (const section of sections) {
  const name = guides[section.slice(0, section.indexOf("\n"))];
  if (name !== undefined) put(`${name}.md`, linked(`# ${section}`));
}
put("index.md", linked(beginning));
put("english.md", linked(read("README.en.md")));
cpSync(`${root}docs`, `${pages}docs`, { recursive: true });
for (const name of readdirSync(`${pages}docs`))
  if (name.endsWith(".md")) put(`docs/${name}`, linked(readFileSync(`${pages}docs/${name}`, "utf8")));
for (const name of papers) put(`${name}.md`, linked(read(`${name}.md`)));
mkdirSync(`${pages}fonts`);
put("fonts/README.md", linked(read("fonts/README.md")));
cpSync(`${root}fonts/licenses`, `${pages}public/fonts/licenses`, { recursive: true });
for (const name of ["NOTICE", "LICENSE"]) cpSync(root + name, `${pages}public/${name}`);
mkdirSync(`${pages}public/examples`);
cpSync(`${root}examples/web-form.html`, `${pages}public/examples/web-form.html`);

const uses = readdirSync(`${root}examples/uses`).filter((name) => name !== "save.ts");
const example = (name) => `## ${name}\n\n\`\`\`ts\n${read(`examples/uses/${name}`)}\`\`\`\n`;
put(
  "examples.md",
  `# 例子\n\n每个例子都能运行：\`npx tsx examples/uses/${uses[0]}\`。\n\n${uses.map(example).join("\n")}`,
);

// The page to try: as a clerk gets it.
run(process.execPath, [`${root}dist/cli/bin.js`, "page", "-o", `${pages}public/填报.html`, "--force"]);
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
// A door by the name that it is imported by.
for (const name of readdirSync(`${pages}api`)) {
  const text = readFileSync(`${pages}api/${name}`, "utf8");
  const door = (_, file) => `# gov-nianbao${file === "index" ? "" : `/${file}`}\n`;
  put(`api/${name}`, text.replace(/^# (.*)\n/u, door));
}
run(process.execPath, [`${site}node_modules/vitepress/bin/vitepress.js`, "build", site]);
