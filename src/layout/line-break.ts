import { partsWords } from "./character.ts";
import type { Measured } from "./measure.ts";

/** A line: the characters from `start` up to `end`, and whether it is the last of its paragraph. */
export interface BrokenLine {
  readonly start: number;
  readonly end: number;
  readonly last: boolean;
}

/**
 * Gaps that grow beyond this part of an em are holes: such a line is left ragged. Above a tenth, readers take them for
 * blanks when the text is copied or searched.
 */
export const largestGap = 0.1;
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
  const held = heldTogether(text, Math.min(lineWidth(0), lineWidth(1)));
  let start = 0;
  while (start < text.length) {
    const width = lineWidth(lines.length);
    const end = bestEnd({ text, held, start, width, size, ragged });
    lines.push({ start, end, last: end === text.length });
    start = end;
  }
  return lines;
}

/**
 * After which characters a line may not end: inside words, numbers, telephone numbers and addresses, with the signs
 * that join them, unless they are longer than a line. A list typed with commas but without blanks parts after these.
 */
function heldTogether(text: readonly Measured[], width: number): Uint8Array {
  const held = new Uint8Array(text.length);
  let start = 0;
  let taken = 0;
  for (let i = 0; i < text.length; i++) {
    const here = text[i] as Measured;
    const joins = here.kind === "middle" && i > start && text[i + 1]?.kind === "latin";
    if (here.kind === "latin" || joins) taken += here.width;
    else {
      start = i + 1;
      taken = 0;
      continue;
    }
    const next = text[i + 1];
    const ends = next === undefined || (next.kind !== "latin" && next.kind !== "middle");
    const stays = next?.kind === "middle" && text[i + 2]?.kind === "latin";
    if (partsWords(here.character) || (!stays && (ends || next?.kind === "middle"))) {
      if (taken <= width) held.fill(1, start, i);
      start = i + 1;
      taken = 0;
    }
  }
  return held;
}

/** What finding the end of one line needs to know. */
interface LineSearch {
  readonly text: readonly Measured[];
  readonly held: Uint8Array;
  readonly start: number;
  readonly width: number;
  readonly size: number;
  readonly ragged: boolean;
}

/** Ends of up to this cost are welcome enough where none of the weighed ones is possible. */
const welcome = 4;

function bestEnd({ text, held, start, width, size, ragged }: LineSearch): number {
  let natural = 0;
  let shrink = 0;
  let gaps = 0; // that can grow before the last visible character
  let blanks = 0; // widths of the blanks at the end, and what they could give: nobody sees it there
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  let allowed = -1; // the last end that no rule forbids
  let inside = -1; // inside what should be whole
  let fallback = start + 1; // something always stands on a line
  let early = -1; // the last welcome end before the weighed ones
  let visibleGaps = 0;
  for (let i = start; i < text.length; i++) {
    const here = text[i] as Measured;
    const blank = here.kind === "space";
    natural += here.width;
    if (blank) blanks += here.width;
    else {
      for (let b = i - 1; b >= start && (text[b] as Measured).kind === "space"; b--)
        shrink += (text[b] as Measured).shrink;
      blanks = 0;
      visibleGaps = gaps;
      shrink += here.shrink;
    }
    const trailing = blank ? blanks : here.trailing;
    const givable = shrink - (blank ? 0 : here.trailing);
    const slack = width - (natural - trailing);
    if (slack < -(ragged ? 0 : givable) - 1e-6) break;
    const atEnd = i === text.length - 1;
    if (slack >= -1e-6 || !ragged) {
      fallback = i + 1;
      if (here.cost < Number.POSITIVE_INFINITY) inside = i + 1;
      if (inside === i + 1 && held[i] === 0) allowed = i + 1;
    }
    if (atEnd && slack >= -1e-6) return text.length;
    const ill = ragged
      ? slack / size
      : badness({ slack, shrink: givable, gaps: visibleGaps }, size, here.kind === "stop");
    const cost = held[i] === 0 ? here.cost : Number.POSITIVE_INFINITY;
    if (slack <= nearEnd * size) {
      const left = text.length - i - 1;
      const lonely = !ragged && left > 0 && left < shortestEnd ? lonelyEnd : 0;
      const all = (atEnd ? 0 : cost) + ill + lonely;
      if (all <= bestCost && all < Number.POSITIVE_INFINITY) {
        best = i + 1;
        bestCost = all;
      }
    } else if (cost <= welcome) early = i + 1;
    if (here.grows) gaps += 1;
  }
  return [best, early, allowed, inside].find((end) => end > start) ?? fallback;
}
