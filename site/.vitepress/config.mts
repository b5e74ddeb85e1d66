import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const pages = fileURLToPath(new URL("../pages/", import.meta.url));
const titleOf = (path: string) => /^# (.*)$/mu.exec(readFileSync(pages + path, "utf8"))?.[1] ?? path;
const listed = (paths: readonly string[]) =>
  paths.map((path) => ({ text: titleOf(path), link: `/${path.replace(/\.md$/u, "")}` }));
const inFolder = (folder: string) =>
  readdirSync(pages + folder)
    .filter((name) => name.endsWith(".md") && name !== "modules.md")
    .map((name) => `${folder}/${name}`);

export default defineConfig({
  srcDir: "pages",
  outDir: "dist",
  lang: "zh-CN",
  title: "gov-nianbao",
  description: "政府信息公开工作年度报告：填数据，出公文",
  base: process.env.SITE_BASE ?? "/",
  cleanUrls: false,
  // The clerk's page is a file of its own, not a page of the site.
  ignoreDeadLinks: [/填报\.html$/u, /^\/(?:NOTICE|LICENSE|examples\/)/u],
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
      { text: "填报", link: "/fill-in" },
      { text: "汇总", link: "/collect" },
      { text: "编程", link: "/program" },
      { text: "试用填报页", link: "/填报.html", target: "_blank" },
    ],
    sidebar: [
      { text: "三种用法", items: listed(["fill-in.md", "collect.md", "program.md", "examples.md"]) },
      { text: "查阅", items: listed(["layout.md", "speed.md", ...inFolder("docs")]) },
      { text: "接口", collapsed: true, items: listed(inFolder("api")) },
      { text: "项目", items: listed(["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]) },
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
