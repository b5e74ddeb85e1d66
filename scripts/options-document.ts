import { outputs } from "../src/formats/formats.ts";
import { styleBounds, tableSizeBounds } from "../src/style/bounds.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";

/** What each option does, in a clerk's words. */
const meanings = {
  fonts:
    '字体，按角色：`{ body: { file, name } }`；`file` 是路径、`{ path, face }` 或字节，用于 PDF 和嵌入，`name` 是 Word 里写的字体名；`fallback` 是若干字体文件，备罕见字；`"windows"` 用 Windows 都有的字体名',
  style: "边距、字号、间距，见下表",
  seal: "署名处留出加盖印章的位置",
  tableBreak: "表三跨页：`auto`、`keep`、`break`",
  archive: "存档：`true`（PDF/A-3a，附报告数据）、`PDF/A-1b`、`PDF/A-2a`、`PDF/A-3a`",
  review: "`check` 给出的问题：生成核对稿",
  downloads:
    "网页标题下的下载链接：`{ pdf, docx, ofd }`，值是网址（http、https）或相对于网页的路径；不写就没有链接",
  charts:
    "图解：由三张表画的图，附在报告之后，PDF、Word、OFD 里是图片，网页里图旁有表；`{ previous: 上年报告 }` 画上年的对照",
  template: "本单位的 Word 模板（字节）：样式、页面、页眉页脚取自它",
  embedFonts: "把 `fonts` 的字体文件（没有就是自带的）嵌入 Word 文件",
} as const;

const rounded = (n: number) => String(Math.round(n * 100) / 100);

/** docs/options.md: every option, which outputs use it, and every number of the style with its bounds. */
export function optionsDocument(): string {
  const options = Object.entries(meanings).map(([name, meaning]) => {
    const users = outputs.filter(({ output }) => (output.uses as readonly string[]).includes(name));
    return `| \`${name}\` | ${users.map(({ title }) => title).join("、")} | ${meaning} |`;
  });
  const numbers = Object.entries(styleBounds).flatMap(([group, names]) =>
    Object.entries(names).map(([name, { title, least, most, unit }]) => {
      const standard = (gbt9704[group as keyof typeof gbt9704] as unknown as Record<string, number>)[
        name
      ] as number;
      return `| \`${group}.${name}\` | ${title} | ${rounded(standard)} | ${least} 至 ${most} | ${unit} |`;
    }),
  );
  const sizes = Object.entries(gbt9704.table.size).map(
    ([key, size]) =>
      `| \`table.size.${key}\` | ${tableSizeBounds.title} | ${size} | ${tableSizeBounds.least} 至 ${tableSizeBounds.most} | ${tableSizeBounds.unit} |`,
  );
  return [
    "# 选项",
    "",
    "由 `npm run docs` 根据 `src/style/` 生成。各种输出、成批生成和命令行用同一套选项；名称、类别、取值不对，或所选的",
    "输出都用不到，就抛出 `OptionsError`，指出是哪一项、现值和允许的值。写 `undefined` 等于不写。",
    "",
    "| 选项 | 用得到的输出 | 意义 |",
    "| --- | --- | --- |",
    ...options,
    "",
    "## 版式（style）",
    "",
    '命令行用 `--style 文件.json`，内容即下表各组，另可有 `fonts`：`{ "page": { "left": 79 }, "text": { "body": 15 }, "fonts": { "body": { "name": "方正仿宋_GBK" } } }`。',
    "没有写的每行字数、每面行数随字号和边距而定；几项合在一起排不下的也会指出。颜色 `table.bandShade`、`table.markShade`（核对稿中疑为填错的格）、`table.evidenceShade`（核对稿中作为依据的合计格） 写作 `#c6d9f1`。",
    "",
    "| 名称 | 意义 | 标准值 | 允许 | 单位 |",
    "| --- | --- | --- | --- | --- |",
    ...numbers,
    ...sizes,
    "",
  ].join("\n");
}
