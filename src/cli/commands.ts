import { type CAC, type Command, cac } from "cac";
import type { BatchArguments } from "./batch.ts";
import type { ChartArguments } from "./chart.ts";
import type { CheckArguments } from "./check.ts";
import type { CollectArguments } from "./collect.ts";
import type { CompareArguments } from "./compare.ts";
import type { EnqueueArguments } from "./enqueue.ts";
import { helpRow, inChinese, usageOf } from "./help.ts";
import type { ImportArguments } from "./import.ts";
import { lookOptions } from "./look.ts";
import type { NoticeArguments } from "./notice.ts";
import type { PageArguments } from "./page.ts";
import type { RenderArguments } from "./render.ts";
import type { RollArguments } from "./roll.ts";
import type { RollUpArguments } from "./rollup.ts";
import type { ServeArguments } from "./serve.ts";
import type { WorkArguments } from "./work.ts";
import type { WorkbookArguments } from "./workbook.ts";

const withLook = (command: Command, options = lookOptions): Command =>
  options.reduce((all, [flags, help, settings]) => all.option(flags, help, settings), command);

/**
 * The commands and their options, in the order in which they are needed: by whoever fills in, whoever collects, a server.
 * Each gives its exit status, or nothing where it is 0; what it says goes to the printers.
 */
export function commands(
  version: string,
  print: (line: string) => void,
  printError: (line: string) => void,
): CAC {
  const cli = cac("nianbao");
  cli
    .command(
      "page",
      "生成填报页：一个网页文件，双击用浏览器打开，填写、核对、看版面，取 PDF 和 Word，不用安装，不联网",
    )
    .option("-o, --output <file>", "存放的文件：.html；用 --list 时是目录", { default: "填报.html" })
    .option("--agency <name>", "行政机关名称")
    .option("--year <year>", "报告年度")
    .option("--edition <key>", "格式版本：2021、2019（默认：现行的）")
    .option("--previous <file>", "上年报告：列在旁边，结转数带入")
    .option("--report <file>", "填入已有的报告数据")
    .option(
      "--characters <which>",
      "带多少汉字：common 常用的（约 3 MB），all 全部（约 17 MB），rare 其余的字，另成一个 .txt，由填报页打开",
      {
        default: "common",
      },
    )
    .option("--list <file>", "名册（.xlsx、.csv、.json）：每个机关一份")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao page -o 填报.html --agency 清溪县柳河镇人民政府 --year 2025")
    .example("nianbao page -o 填报.html --year 2025 --previous 上年报告.json")
    .action(async (options: PageArguments) =>
      (await import("./page.ts")).writePage(options, print, printError),
    );

  cli
    .command("form", "生成填报表（Excel，或带填写框的 Word）")
    .option("-o, --output <file>", "存放的文件：.xlsx 或 .docx", { default: "填报表.xlsx" })
    .option("--year <year>", "报告年度")
    .option("--agency <name>", "行政机关名称")
    .option("--edition <key>", "格式版本：2021、2019（默认：现行的）")
    .option("--previous <file>", "上年报告：列在各表旁边，结转数带入")
    .option("--report <file>", "填入已有的报告数据")
    .option("--example", "填好的示例，供照着填")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao form -o 填报表.xlsx --year 2025 --previous 上年报告.json")
    .action(async (options: WorkbookArguments) =>
      (await import("./workbook.ts")).writeEmptyWorkbook(options, print, printError),
    );

  cli
    .command("check <...files>", "核对报告数据，列出问题")
    .option("--previous <file>", "上年报告，用于核对两年衔接")
    .option("--format <name>", "清单格式：text、json、sarif", { default: "text" })
    .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
    .option("--fix", "改正确定无疑的写法（全半角、多出的字、数字里的逗号、空格），另存为新文件")
    .example("nianbao check 报告.json --previous 上年报告.json")
    .action(async (files: string[], options: CheckArguments) =>
      (await import("./check.ts")).checkFiles(files.map(String), options, print, printError),
    );

  withLook(
    cli
      .command("render <file>", "由报告数据生成公文格式的文件")
      .option("-o, --output <dir>", "存放目录（默认：当前目录）"),
  )
    .option("--force", "有错误也照样生成；覆盖不是本程序写的文件")
    .option("--review", "生成核对稿：每页标明，有问题的字、格加底色，附核对意见表")
    .option("--previous <file>", "上年报告，用于核对两年衔接")
    .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
    .example("nianbao render 报告.json -o 输出 -f pdf,docx")
    .action(async (file: string, options: RenderArguments) =>
      (await import("./render.ts")).render(String(file), options, print, printError),
    );

  cli
    .command(
      "import <...files>",
      "从任何一种年度报告读出报告数据，存为 JSON：Word 文件、PDF、网页、填报表、OFD、文字；文件、目录或 *.docx 之类都可",
    )
    .option("-o, --output <path>", "存放的文件（有后缀）或目录（默认：当前目录，以机关和年份命名）")
    .option("--force", "覆盖不是本程序写的文件")
    .option("--accept", "待确认的地方采用建议值")
    .option("--review", "另存核对稿（Word）：拿不准的格加底色，附说明")
    .option("--format <name>", "读法的清单：text、json（json 印在屏幕上，写了 -o 才另存报告数据）", {
      default: "text",
    })
    .example("nianbao import 年报.docx -o 年报.json")
    .example("nianbao import 收到的表/*.xlsx -o 报告数据")
    .action(async (files: string[], options: ImportArguments) =>
      (await import("./import.ts")).importReports(files.map(String), options, print, printError),
    );

  cli
    .command("chart <file>", "图解：由报告的各表画图，可附上年的对照，供网站、公众号发布")
    .option("-o, --output <file>", "存放的文件：.svg、.png、.html", { default: "图解.html" })
    .option("--previous <file>", "上年报告：上年的数画在旁边")
    .option("--renamed", "单位改过名：上年报告的名称不同也用")
    .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
    .option("--force", "有错误也照样画；覆盖不是本程序写的文件")
    .example("nianbao chart 年报2024.docx --previous 年报2023.pdf -o 图解.png")
    .action(async (file: string, options: ChartArguments) =>
      (await import("./chart.ts")).chartFile(String(file), options, print, printError),
    );

  withLook(
    cli
      .command("batch <...files>", "成批生成：目录或文件中的每份报告")
      .option("-o, --output <dir>", "存放目录（默认：输出）"),
  )
    .option("--jobs <n>", "同时处理的份数（默认：处理器个数）")
    .option("--force", "有错误也照样生成；覆盖不是本程序写的文件")
    .option("--check", "先核对，有错误的不生成；每一处写入 summary.json")
    .option("--review", "先核对，生成核对稿：有问题的字、格加底色，附核对意见表")
    .option("--previous <dir>", "上年报告的目录（各种文件），按单位名称对应，核对两年衔接")
    .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用（同时核对）")
    .option("--shard <i/n>", "只处理第几份/共几份，供多台机器分担，如 2/5")
    .example("nianbao batch 各单位报告 -o 输出 -f pdf,docx --check")
    .action(async (files: string[], options: BatchArguments) =>
      (await import("./batch.ts")).batch(files.map(String), options, version, print, printError),
    );

  cli
    .command("roll", "生成名册：空白的（带示例），或按上年报告列出单位")
    .option("-o, --output <file>", "存放的文件：.xlsx", { default: "名册.xlsx" })
    .option("--from <dir>", "上年报告的目录或文件，可多次使用")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao roll -o 名册.xlsx --from 上年报告")
    .action(async (options: RollArguments) =>
      (await import("./roll.ts")).writeRollFile(options, print, printError),
    );

  cli
    .command("collect <folder>", "收齐各单位的报告：对照名册，列出收到的、未交的、要定的和核对出的问题")
    .option("--roll <file>", "名册：.xlsx、.csv、.json")
    .option("--year <year>", "收哪一年的报告")
    .option("--previous <dir>", "上年报告的目录，用于核对两年衔接")
    .option("--published <dir>", "各单位网站上公布的报告（网页、PDF、Word），与报送的比较，列出没有公布的")
    .option("-o, --output <dir>", "存放目录", { default: "汇总" })
    .option("--date <date>", "收件日期，如 2026-01-26（默认：今天）")
    .option("--waive <code=reason>", "停用一条规则并写明理由，可多次使用")
    .option("--jobs <n>", "同时处理的份数（默认：处理器个数）")
    .option(
      "--redis [address]",
      "文件由任务队列的各台 work 读，见 docs/queue.md（不写地址的：环境变量 REDIS_URL）",
    )
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao collect 收到 --roll 名册.xlsx --year 2025 --previous 上年 -o 汇总")
    .action(async (folder: string, options: CollectArguments) =>
      (await import("./collect.ts")).collectFolder(folder, options, version, print, printError),
    );

  cli
    .command("rollup <folder>", "汇总各表：把 collect 收到的各单位的数逐格相加，列出组成、缺的单位和要核对的")
    .option("--scope <scope>", "范围：本级（本级政府及其部门）、区域（另加乡镇街道、县区）", {
      default: "区域",
    })
    .option("--roll <file>", "名册，有改动时用（默认：collect 时的）")
    .option("--county <file>", "本级政府自己的报告，逐格对照")
    .option("--previous <dir>", "上年报告的目录，或上年 collect 的存放目录，用于说明上年结转")
    .option("-o, --output <dir>", "存放目录（默认：同一目录）")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao rollup 汇总 --county 县报告.docx --previous 上年")
    .action(async (folder: string, options: RollUpArguments) =>
      (await import("./rollup.ts")).rollUpFolder(String(folder), options, print, printError),
    );

  cli
    .command("notice <folder>", "通报：把 collect 收齐、核对的情况写成公文（Word 可再改），按问题或按单位列")
    .option("-o, --output <file>", "存放的文件：.docx、.pdf", { default: "通报.docx" })
    .option("--by <order>", "怎样列：问题（按哪一类问题）、单位（逐个单位）", { default: "问题" })
    .option("--sign <name>", "署名的发文机关（默认：不写，由人填）")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao notice 汇总 -o 通报.docx")
    .action(async (folder: string, options: NoticeArguments) =>
      (await import("./notice.ts")).writeNotice(String(folder), options, print, printError),
    );

  cli
    .command("compare <...files>", "几年对照：同一单位两年以上的报告，逐格列出增减，逐句列出改动")
    .option("-o, --output <file>", "存放的文件：.xlsx、.html、.docx、.pdf", { default: "对照.xlsx" })
    .option("--renamed", "单位改过名：名称不同也对照")
    .option("--force", "覆盖不是本程序写的文件")
    .example("nianbao compare 年报2023.pdf 年报2024.docx -o 对照.xlsx")
    .action(async (files: string[], options: CompareArguments) =>
      (await import("./compare.ts")).compareFiles(files.map(String), options, print, printError),
    );

  withLook(
    cli
      .command("serve", "HTTP 服务，供 Java 等程序调用：核对、生成、读入；要另装三个包，见 docs/service.md")
      .option("--host <address>", "监听的地址", { default: "127.0.0.1" })
      .option("--port <n>", "端口", { default: "3000" })
      .option("--jobs <n>", "同时处理的份数（默认：处理器个数）")
      .option("--timeout <seconds>", "一份最多处理多少秒", { default: "30" })
      .option("--import-timeout <seconds>", "读一个文件最多多少秒", { default: "10" })
      .option("--queue <n>", "最多等候的份数，再多的请稍后再试（默认：每线程 100）")
      .option("--token-file <file>", "令牌所在的文件（默认：环境变量 NIANBAO_TOKEN）"),
    // The format is each request's own.
    lookOptions.filter(([flags]) => !flags.includes("--format")),
  )
    .example("nianbao serve --port 3000 --jobs 4")
    .action(async (options: ServeArguments) =>
      (await import("./serve.ts")).serve(options, print, printError),
    );

  const ofFiles = ([flags]: (typeof lookOptions)[number]) => /--(?:fonts|template)/u.test(flags);
  withLook(
    cli
      .command(
        "enqueue <...files>",
        "任务队列：把报告放进 Redis，由各台机器的 work 生成；要另装两个包，见 docs/queue.md",
      )
      .option("--redis <address>", "Redis 的地址（默认：环境变量 REDIS_URL）")
      .option("--store <dir>", "存放目录，各台机器共用；已生成的不再做")
      .option("--batch <name>", "批次的名称，做完后的汇总以它命名")
      .option("--check", "先核对，有错误的不生成"),
    // Fonts and template are files of the machine that renders.
    lookOptions.filter((option) => !ofFiles(option)),
  )
    .example("nianbao enqueue 报告 --redis redis://10.0.0.5 --store /mnt/输出 --batch 某县2025")
    .action(async (files: string[], options: EnqueueArguments) =>
      (await import("./enqueue.ts")).enqueue(files.map(String), options, print, printError),
    );

  withLook(
    cli
      .command("work", "任务队列：取出报告生成文件，直到叫停；可在多台机器上各开一个")
      .option("--redis <address>", "Redis 的地址（默认：环境变量 REDIS_URL）")
      .option("--store <dir>", "存放目录，各台机器共用")
      .option("--threads <n>", "同时处理的份数（默认：处理器个数）")
      .option("--timeout <seconds>", "一份最多处理多少秒", { default: "30" })
      .option("--lock <seconds>", "多少秒没有音讯就把它手上的交给别人", { default: "30" })
      .option("--health <file>", "一切正常时每 5 秒写一次的文件，供容器检查"),
    lookOptions.filter(ofFiles),
  )
    .example("nianbao work --redis redis://10.0.0.5 --store /mnt/输出 --threads 4")
    .action(async (options: WorkArguments) => (await import("./work.ts")).work(options, print, printError));

  for (const command of cli.commands) command.usage(usageOf(command));
  cli.help((sections) =>
    sections.map(({ title, body }) => ({
      ...(title && { title: inChinese(title) }),
      // The same line for each command says it once.
      body: title?.startsWith("For more info")
        ? "  $ nianbao 命令 --help"
        : inChinese(body).split("\n").map(helpRow).join("\n"),
    })),
  );
  cli.version(version);
  return cli;
}
