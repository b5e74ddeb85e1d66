import { sectionGrid } from "../src/document/section-grid.ts";
import { editions } from "../src/form/editions.ts";
import type { Edition } from "../src/form/form.ts";
import { cellName, tableStartRow } from "../src/formats/xlsx/sheets.ts";
import { addressOf, figuresOf, tablesOf } from "../src/report/figures.ts";

const kinds = { count: "件", change: "件，可为负", amount: "万元", sum: "金额带单位" } as const;

function editionPart(edition: Edition): string[] {
  return tablesOf(edition).flatMap(([key, section]) => {
    const places = new Map(sectionGrid(section, key).cells.map((cell) => [cell.address, cell]));
    const rows = figuresOf(section).map(({ keys, row, column, kind }) => {
      const address = addressOf(key, keys);
      const cell = places.get(address);
      if (cell === undefined) throw new RangeError(`no cell for ${address}`);
      const at = cellName(tableStartRow + cell.row, cell.column);
      return `| \`${address}\` | ${row.join(" › ")} | ${column.join(" › ")} | ${at} | ${kinds[kind]} |`;
    });
    return [
      `### ${section.table}　${section.title}`,
      "",
      "| 地址 | 行 | 列 | 填报表单元格 | 单位 |",
      "| --- | --- | --- | --- | --- |",
      ...rows,
      "",
    ];
  });
}

/** docs/figures.md: which address is which cell of the form, from the editions. */
export const figuresDocument = (): string =>
  [
    "# 数字的地址",
    "",
    "由 `npm run docs` 根据 `src/form/` 中的格式生成。每个数字有一个地址：报告数据（JSON）中的位置，也是",
    "`figure(report, 地址)` 的参数、问题清单中的 `path`。“填报表单元格”是 `nianbao form` 生成的表中的位置，",
    "工作表以表名命名。",
    "",
    ...Object.values(editions).flatMap((edition) => [
      `## ${edition.key}：${edition.notice}`,
      "",
      ...editionPart(edition),
    ]),
  ].join("\n");
