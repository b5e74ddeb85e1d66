import { type Line, naturalLine } from "./line.ts";
import { type Measured, widthOf } from "./measure.ts";

/** After these a name may part: 省, 市, 县, 区, 镇 and the like. */
const parts = "省市县区州盟旗镇乡年";
/** Words that stay whole. */
const words = [
  "人民政府",
  "办公室",
  "办公厅",
  "委员会",
  "管理局",
  "开发区",
  "自治区",
  "自治州",
  "自治县",
  "政府信息",
  "公开工作",
  "年度报告",
];

/** Where a title may part, and how unwelcome it is. */
function costs(text: string, measured: readonly Measured[]): number[] {
  const characters = Array.from(text);
  const inside = new Set<number>();
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      for (let i = 0; i < word.length - 1; i++) inside.add(Array.from(text.slice(0, at)).length + i);
  return characters.map((character, i) => {
    const rule = measured[i]?.cost ?? 0;
    return rule + (inside.has(i) ? 6 : 0) + (parts.includes(character) && !inside.has(i) ? 0 : 4);
  });
}

/** A line of the title that is too wide, in as few lines as fit, of even length, parted by meaning. */
export function titleLines(text: string, measured: readonly Measured[], width: number, size: number): Line[] {
  const total = widthOf(measured);
  if (total <= width || measured.length !== Array.from(text).length) return [naturalLine(measured, size)];
  const cost = costs(text, measured);
  const count = Math.ceil(total / width);
  const lines: Line[] = [];
  let start = 0;
  for (let left = count; left > 1; left--) {
    const target = widthOf(measured.slice(start)) / left;
    let best = start + 1;
    let least = Number.POSITIVE_INFINITY;
    let here = 0;
    for (let i = start; i < measured.length - 1; i++) {
      here += (measured[i] as Measured).width;
      if (here > width) break;
      const uneven = ((here - target) / size / 2) ** 2;
      // What is left must still fit on the lines that are left.
      const overfull = widthOf(measured.slice(i + 1)) > width * (left - 1) ? 1000 : 0;
      const unwelcome = uneven + (cost[i] as number) * 2 + overfull;
      if (unwelcome >= least) continue;
      least = unwelcome;
      best = i + 1;
    }
    lines.push(naturalLine(measured.slice(start, best), size));
    start = best;
  }
  return [
    ...lines,
    ...titleLines(Array.from(text).slice(start).join(""), measured.slice(start), width, size),
  ];
}
