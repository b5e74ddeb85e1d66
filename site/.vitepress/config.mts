import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const pages = fileURLToPath(new URL("../pages/", import.meta.url));
const titleOf = (path: string) => /^# (.*)$/mu.exec(readFileSync(pages + path, "utf8"))?.[1] ?? path;
const listed = (paths: readonly string[]) =>
  paths.map((path) => ({ text: titleOf(path), link: `/${path.replace(/\.md$/u, "")}` }));
const docs = (...names: readonly string[]) => listed(names.map((name) => `docs/${name}.md`));
const inFolder = (folder: string) =>
  readdirSync(pages + folder)
    .filter((name) => name.endsWith(".md") && name !== "modules.md")
    .map((name) => `${folder}/${name}`);

/** Chinese may break after any character: without a width a column beside a long address is one character wide. */
const tableStyle = `
.vp-doc th, .vp-doc td { padding: 8px 10px }
.vp-doc th { white-space: nowrap }
.vp-doc td { min-width: 5em }
.vp-doc td:first-child { min-width: 9em }
.vp-doc td code { overflow-wrap: anywhere }
`;

export default defineConfig({
  srcDir: "pages",
  outDir: "dist",
  lang: "zh-CN",
  title: "gov-nianbao",
  description: "政府信息公开工作年度报告：填数据，出公文",
  base: process.env.SITE_BASE ?? "/",
  cleanUrls: false,
  // No picture of its own, so that no browser asks for one.
  head: [
    ["link", { rel: "icon", href: "data:," }],
    ["style", {}, tableStyle],
  ],
  // The clerk's page is a file of its own, not a page of the site.
  ignoreDeadLinks: [/填报\.html$/u],
  markdown: {
    // Types in docstrings are no elements, 「{{…}}」 in code is no expression.
    html: false,
    config: (md) => {
      md.renderer.rules.code_inline = (tokens, i) =>
        `<code v-pre>${md.utils.escapeHtml(tokens[i]?.content ?? "")}</code>`;
    },
  },
  themeConfig: {
    outline: { level: [2, 3], label: "本页" },
    docFooter: { prev: "上一页", next: "下一页" },
    darkModeSwitchLabel: "深色",
    sidebarMenuLabel: "目录",
    returnToTopLabel: "回到顶部",
    nav: [
      { text: "填报", link: "/docs/fill-in" },
      { text: "汇总", link: "/docs/collect" },
      { text: "编程", link: "/docs/program" },
      { text: "试用填报页", link: "/填报.html", target: "_blank" },
      { text: "English", link: "/english" },
    ],
    sidebar: [
      { text: "三种用法", items: docs("fill-in", "collect", "program") },
      { text: "填报和读入", items: docs("read", "formats", "rules", "commands") },
      {
        text: "放进系统",
        items: [
          ...listed(["examples.md"]),
          ...docs(
            "embed",
            "install",
            "service",
            "queue",
            "deploy",
            "figures",
            "options",
            "errors",
            "upgrade",
          ),
        ],
      },
      { text: "接口", collapsed: true, items: listed(inFolder("api")) },
      {
        text: "依据和项目",
        collapsed: true,
        items: [
          ...docs("gbt9704", "conformance", "ofd", "speed"),
          ...listed(["CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md", "CHANGELOG.md"]),
        ],
      },
    ],
    search: {
      provider: "local",
      options: {
        translations: {
          button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
          modal: {
            noResultsText: "没有找到",
            resetButtonTitle: "清除",
            footer: { selectText: "打开", navigateText: "上下移动", closeText: "关闭" },
          },
        },
        miniSearch: {
          searchOptions: {
            // Guides before the reference, which names everything.
            boostDocument: (id: string) => (id.includes("/api/") || id.includes("CHANGELOG") ? 0.05 : 1),
          },
          options: {
            // Chinese has no blanks between words: pairs of characters, and single ones.
            tokenize: (text: string) =>
              text
                .toLowerCase()
                .split(/[^\p{L}\p{N}_.-]+/u)
                .flatMap((word) => {
                  const parts = word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
                  return parts.flatMap((part) => {
                    if (!/\p{Script=Han}/u.test(part) || part.length === 1) return [part];
                    return Array.from({ length: part.length - 1 }, (_, i) => part.slice(i, i + 2));
                  });
                }),
          },
        },
      },
    },
  },
});
