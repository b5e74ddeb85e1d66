import { figuresBelow } from "../report/any-report.ts";
import { countOf } from "../report/figures.ts";
import { type Context, type Found, figureOf, type Rule } from "./finding.ts";
import { mayMakeRegulations } from "./places.ts";

function regulations({ report, edition }: Context): Found[] {
  if (mayMakeRegulations(report.agency)) return [];
  return figuresBelow(edition, "proactiveDisclosure.regulations").flatMap(
    ({ section, keys, row, column }): Found[] => {
      const figure = figureOf(report, section, keys);
      if (countOf(figure) === 0) return [];
      const message = `“${row.at(-1)}·${column.at(-1)}”填了 ${figure}：规章由国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定，“${report.agency}”不能制定，这里应为 0；别的文件请填在下一行。`;
      return [{ path: [section, ...keys], found: String(figure), expected: "0", message }];
    },
  );
}

export const regulationRules: readonly Rule[] = [
  {
    code: "T2-REGULATIONS",
    title: "不能制定规章的机关，规章为 0",
    source: "立法法第九十一条、第九十三条；表二",
    severity: "warning",
    find: regulations,
  },
];
