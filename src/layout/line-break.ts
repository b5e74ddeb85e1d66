import type { Measured } from "./measure.ts";

/** A line: the characters from `start` up to `end`, and whether it is the last of its paragraph. */
export interface BrokenLine {
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
}

/** Gaps that grow beyond this part of an em are holes: such a line is left ragged. */
export const largestGap = 0.15;
/** A line into which one more character is squeezed, by all that its blanks can give. */
const squeezedCost = 20;
/** A gap that is as unwelcome as a break of cost 1. */
const looseGap = 0.08;
/** How unwelcome a line is that is left ragged, by what is missing at its end. */
const raggedCost = { least: 4, perCharacter: 2 };

/** What a line would need to come out at `width`: less than 0 to be taken away, more to be added. */
interface Fit {
  readonly slack: number;
  readonly shrink: number;
  readonly gaps: number;
}

/**
 * How ill a line fits. Blanks are taken from punctuation to keep a stop on its line, as Word hangs it; a line of
 * more than its 28 characters is worse than a spread one.
 */
function badness({ slack, shrink, gaps }: Fit, size: number, stop: boolean): number {
  if (slack >= -1e-6 && slack < 1e-6) return 0;
  if (slack < 0) return (stop ? 0.1 : squeezedCost) * (slack / shrink) ** 2;
  const gap = gaps === 0 ? Number.POSITIVE_INFINITY : slack / gaps / size;
  return gap <= largestGap
    ? (gap / looseGap) ** 2
    : raggedCost.least + (raggedCost.perCharacter * slack) / size;
}

/** A last line of fewer characters looks lonely, and what a break before it costs. */
const shortestEnd = 3;
const lonelyEnd = 1.5;

/** Only lines that end within so many characters of the full width are weighed. */
const nearEnd = 8;

/**
 * Breaks text into lines, each as well as can be, in time linear to the text. `widthOf(n)` is the
 * width of line `n`. With `ragged`, lines are only filled, not fitted.
 */
export function breakLines(
  text: readonly Measured[],
  lineWidth: (line: number) => number,
  size: number,
  ragged = false,
): BrokenLine[] {
  const lines: BrokenLine[] = [];
  let start = 0;
  while (start < text.length) {
    const width = lineWidth(lines.length);
    const end = bestEnd(text, start, width, size, ragged);
    lines.push({ start, end, last: end === text.length });
    start = end;
  }
  return lines;
}

function bestEnd(
  text: readonly Measured[],
  start: number,
  width: number,
  size: number,
  ragged: boolean,
): number {
  let natural = 0;
  let shrink = 0;
  let gaps = 0;
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  let fallback = start + 1; // something always stands on a line
  let early = -1; // the last welcome end before the weighed ones
  for (let i = start; i < text.length; i++) {
    const here = text[i] as Measured;
    const trailing = here.kind === "space" ? here.width : 0;
    natural += here.width;
    shrink += here.shrink;
    const slack = width - (natural - trailing);
    if (slack < -(ragged ? 0 : shrink) - 1e-6) break;
    const atEnd = i === text.length - 1;
    if (slack >= -1e-6 || !ragged) fallback = i + 1;
    if (atEnd && slack >= -1e-6) return text.length;
    const ill = ragged ? slack / size : badness({ slack, shrink, gaps }, size, here.kind === "stop");
    if (slack <= nearEnd * size) {
      const left = text.length - i - 1;
      const lonely = !ragged && left > 0 && left < shortestEnd ? lonelyEnd : 0;
      const cost = (atEnd ? 0 : here.cost) + ill + lonely;
      if (cost <= bestCost && cost < Number.POSITIVE_INFINITY) {
        best = i + 1;
        bestCost = cost;
      }
    } else if (here.cost === 0) early = i + 1;
    if (here.grows) gaps += 1;
  }
  if (best > 0) return best;
  return early > 0 ? early : fallback;
}
