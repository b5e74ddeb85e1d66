import type { PdfPage } from "./pdf.ts";

/** A box between rules with the text in it, as a reader of the page sees it. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
  /** Least distance between the text and a rule, pt; Infinity for an empty box. */
  readonly clearance: number;
}

const close = (a: number, b: number) => Math.abs(a - b) < 0.3;
const unique = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b).filter((value, i, all) => i === 0 || !close(value, all[i - 1] as number));

/** The boxes of a page's tables: each must be closed on all four sides. Throws where a rule is missing. */
export function boxesOf({ rules, runs }: PdfPage): Box[] {
  const across = rules.filter(({ y1, y2 }) => close(y1, y2));
  const down = rules.filter(({ x1, x2 }) => close(x1, x2));
  const hasAcross = (y: number, from: number, to: number) =>
    across.some((rule) => close(rule.y1, y) && rule.x1 <= from + 0.3 && rule.x2 >= to - 0.3);
  const hasDown = (x: number, from: number, to: number) =>
    down.some((rule) => close(rule.x1, x) && rule.y1 <= from + 0.3 && rule.y2 >= to - 0.3);
  const ys = unique(across.map(({ y1 }) => y1));
  const xs = unique(down.map(({ x1 }) => x1));
  const boxes: Box[] = [];
  for (const left of xs)
    for (const top of ys) {
      // A box starts where a rule goes right and one goes down.
      const below = ys.find((y) => y > top);
      if (below === undefined || !hasDown(left, top, below)) continue;
      const right = xs.find((x) => x > left && hasDown(x, top, below));
      if (right === undefined || !hasAcross(top, left, right)) continue;
      const bottom = ys.find((y) => y > top && hasAcross(y, left, right));
      if (bottom === undefined) throw new Error(`the box at ${left}, ${top} has no foot`);
      if (!hasDown(left, top, bottom) || !hasDown(right, top, bottom))
        throw new Error(`the box at ${left}, ${top} is open at a side`);
      boxes.push({ left, right, top, bottom, ...content(runs, left, right, top, bottom) });
    }
  return boxes;
}

/** The right half of a stop's box is blank: in upright text it may stand close to a rule. So may a blank at a line's end. */
const blankEnd = (text: string, size: number) =>
  /[、，。：；]$/u.test(text) ? size / 2 : / $/u.test(text) ? size / 4 : 0;

function content(texts: PdfPage["runs"], left: number, right: number, top: number, bottom: number) {
  const inside = texts.filter(
    ({ x, width, baseline, text }) =>
      text.trim() !== "" &&
      baseline > top &&
      baseline < bottom &&
      x + width / 2 > left &&
      x + width / 2 < right,
  );
  const clearances = inside.map(({ text, x, width, baseline, size }) =>
    Math.min(
      x - left,
      right - x - (width - blankEnd(text, size)),
      baseline - 0.88 * size - top,
      bottom - baseline - 0.12 * size,
    ),
  );
  return {
    text: inside
      .map(({ text }) => text)
      .join("")
      .replace(/\s/gu, ""),
    clearance: Math.min(...clearances),
  };
}
