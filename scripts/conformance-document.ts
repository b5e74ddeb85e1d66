import type { Clause } from "../test/conformance/clause.ts";
import { pdfAClauses } from "../test/conformance/pdf-a-clauses.ts";
import { pdfUaClauses } from "../test/conformance/pdf-ua-clauses.ts";

const table = (clauses: readonly Clause[]): string =>
  ["| 条款 | 内容 |", "| - | - |", ...clauses.map(({ clause, holds }) => `| ${clause} | ${holds} |`)].join(
    "\n",
  );

/** docs/conformance.md: which clauses of which standards finished files are checked against, and how. */
export const conformanceDocument = (): string => `# 符合哪些标准，怎样检查

由 \`npm run docs\` 根据 test/conformance 生成。文件的元数据只声明这里检查过的级别。

- **PDF/A-1b**（ISO 19005-1，即 GB/T 23286.1—2009）：由 PDFBox Preflight 检查 43 份报告，没有发现问题（test/long/archive.test.ts）。
- **PDF/A-2a、PDF/A-3a**：没有现成的检查程序可用（veraPDF 不在 npm、Debian 中），由下列各条逐条检查 33 份报告；Preflight 同时检查，除这两级允许的（交叉引用流、不写 CIDSet、附件、级别本身）以外没有发现问题。
- **PDF/UA-1**（ISO 14289-1）：由下列各条逐条检查；括号中是 Matterhorn Protocol 1.1 的编号。结构树另由 pdf-lib、pdf.js 读回 203 份报告，与报告逐字、逐格比较。需要人判断的（如朗读顺序是否合理）由结构的生成方式保证：结构来自报告本身，不是从版面推断的。
- **网页**：axe-core 在 Chromium 中以 360、768、1280 像素三种宽度检查 13 个页面，没有发现问题；它不能判定的对比度另行计算，都不低于 4.5。

每一条都有一份故意弄坏的文件，证明它查得出来（test/long/clauses.test.ts）。读文件的是 pdf-lib、pdf.js、fontkit 和 xmldom，不是写文件的程序。

## PDF/UA-1

${table(pdfUaClauses)}

## PDF/A-2a（ISO 19005-2）

${table(pdfAClauses(2, "A"))}

## PDF/A-3a（ISO 19005-3）

与 PDF/A-2a 相同，但：

${table(pdfAClauses(3, "A").filter(({ clause }) => clause === "6.8"))}
`;
