/** What stands around a figure that is wrong. */
export interface Surroundings {
  /** Figures of the cells beside it, with how a clerk calls them: 「右边“商业企业”」. */
  readonly neighbours: readonly { readonly name: string; readonly value: number }[];
  /** Last year's figure of the same cell. */
  readonly lastYear?: number;
}

/** Two digits side by side that changed places: 63 and 36. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const first = [...a].findIndex((digit, i) => digit !== b[i]);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}

/** How a clerk came to write a wrong figure, and how seldom that would fit by chance: 1 hardly ever, less for small figures. */
export interface Slip {
  readonly words: string;
  readonly weight: number;
}

/** How a clerk came to write `wrong` for `right`, where that explains the difference exactly. */
export function slipName(
  wrong: number,
  right: number,
  { neighbours, lastYear }: Surroundings,
): Slip | undefined {
  if (swapped(String(wrong), String(right)))
    return { words: `“${right}”写成了“${wrong}”，两个数字颠倒`, weight: 1 };
  for (const [power, zeros] of [
    [10, "一"],
    [100, "两"],
    [1000, "三"],
  ] as const) {
    if (right !== 0 && wrong === right * power)
      return { words: `多写了${zeros}个“0”`, weight: right < 10 ? 0.9 : 1 };
    if (wrong !== 0 && right === wrong * power)
      return { words: `少写了${zeros}个“0”`, weight: wrong < 10 ? 0.9 : 1 };
  }
  if (wrong === 0) return undefined;
  const few = wrong < 10;
  if (lastYear === wrong)
    return { words: `与上年报告同一格的 ${lastYear} 相同，疑为沿用上年数`, weight: few ? 0.6 : 0.95 };
  const beside = neighbours.find(({ value }) => value === wrong);
  return beside && { words: `与${beside.name}的 ${wrong} 相同，疑为填串`, weight: few ? 0.3 : 0.5 };
}
