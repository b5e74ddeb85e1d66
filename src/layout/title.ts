import { type Line, naturalLine } from "./line.ts";
import { type Measured, widthOf } from "./measure.ts";

/** After these a name may part: 省, 市, 县, 区, 镇 and the like. */
const parts = "省市县区州盟旗镇乡年局厅委办";
/** Before these too. */
const joints = "与和及暨";
/** Words that stay whole; a name may part after them. */
const words = [
  "人民政府",
  "办公室",
  "办公厅",
  "委员会",
  "办事处",
  "管理局",
  "监督管理",
  "管理委员会",
  "开发区",
  "示范区",
  "新区",
  "自治区",
  "自治州",
  "自治县",
  "自治旗",
  "街道",
  "族自治",
  "政务公开",
  "政务服务",
  "信息管理",
  "信息公开",
  "大数据",
  "发展和改革",
  "人力资源和社会保障",
  "住房和城乡建设",
  "自然资源",
  "市场监督",
  "生态环境",
  "文化和旅游",
  "农业农村",
  "卫生健康",
  "应急管理",
  "工业和信息化",
  "政府信息",
  "公开工作",
  "年度报告",
];

/** Where a title may part, and how unwelcome it is: least after 省, 市, 县 and whole words, most inside a word. */
function costs(characters: readonly string[], measured: readonly Measured[]): number[] {
  const text = characters.join("");
  const inside = new Set<number>();
  const after = new Set<number>();
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const start = Array.from(text.slice(0, at)).length;
      for (let i = 0; i < word.length - 1; i++) inside.add(start + i);
      after.add(start + word.length - 1);
    }
  return characters.map((character, i) => {
    const rule = measured[i]?.cost ?? 0;
    if (inside.has(i)) return rule + 40;
    if (after.has(i) || joints.includes(characters[i + 1] ?? "—")) return rule;
    return rule + (parts.includes(character) ? 1 : 8);
  });
}

/**
 * A line of the title that is too wide, in as few lines as fit, of even length, parted between words. Where it starts
 * with the agency's name and goes on, it parts after the name.
 */
export function titleLines(
  text: string,
  measured: readonly Measured[],
  width: number,
  size: number,
  agency?: string,
): Line[] {
  const characters = Array.from(text);
  if (measured.length !== characters.length) return [naturalLine(measured, size)];
  if (agency !== undefined && agency !== "" && text.startsWith(agency) && text !== agency) {
    const length = Array.from(agency).length;
    return [
      ...titleLines(agency, measured.slice(0, length), width, size),
      ...titleLines(text.slice(agency.length), measured.slice(length), width, size),
    ];
  }
  const total = widthOf(measured);
  if (total <= width) return [naturalLine(measured, size)];
  return evenLines(measured, costs(characters, measured), width, size);
}

/** The best way to part a text into so many lines: by its cost, and where the last of them starts. */
interface Parting {
  readonly cost: number;
  readonly start: number;
}

function evenLines(
  measured: readonly Measured[],
  cost: readonly number[],
  width: number,
  size: number,
): Line[] {
  const edges = [0];
  for (const { width: here } of measured) edges.push((edges.at(-1) as number) + here);
  const end = measured.length;
  const total = edges[end] as number;
  for (let count = Math.ceil(total / width); count <= end; count++) {
    const share = total / count;
    // best[k][i]: the first i characters in k lines.
    const best: (Parting | undefined)[][] = [[{ cost: 0, start: 0 }]];
    for (let k = 1; k <= count; k++) {
      const row: (Parting | undefined)[] = [];
      for (let i = k; i <= end; i++)
        for (let start = i - 1; start >= k - 1; start--) {
          const line = (edges[i] as number) - (edges[start] as number);
          if (line > width + 1e-6) break;
          const before = best[k - 1]?.[start];
          if (before === undefined) continue;
          const uneven = ((line - share) / size / 2) ** 2;
          const all = before.cost + uneven + (i < end ? (cost[i - 1] as number) : 0);
          if (all < (row[i]?.cost ?? Number.POSITIVE_INFINITY)) row[i] = { cost: all, start };
        }
      best.push(row);
    }
    if (best[count]?.[end] === undefined) continue;
    const lines: Line[] = [];
    for (let k = count, i = end; k > 0; k--) {
      const { start } = best[k]?.[i] as Parting;
      lines.unshift(naturalLine(measured.slice(start, i), size));
      i = start;
    }
    return lines;
  }
  return [naturalLine(measured, size)];
}
