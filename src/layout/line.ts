import type { LoadedFont } from "../fonts/load.ts";
import type { BrokenLine } from "./line-break.ts";
import { largestGap } from "./line-break.ts";
import type { Measured } from "./measure.ts";

/** A character with its place on the line, pt from the line's left end. */
export interface PlacedCharacter {
  readonly character: string;
  readonly font: LoadedFont;
  readonly id: number;
  readonly x: number;
}

/** Where the baseline stands in the em box of a Chinese character, from its top: one place for all fonts. */
export const baselineOfEm = 0.88;

/** A line of set text. */
export interface Line {
  readonly characters: readonly PlacedCharacter[];
  readonly width: number;
  readonly size: number;
}

/** Sets characters one after the other. `change` is what the width of each becomes more, or less; on its left if it says so. */
function place(
  text: readonly Measured[],
  size: number,
  change: (character: Measured, i: number) => number = () => 0,
): Line {
  let x = 0;
  let end = 0; // of the last character that is seen
  const characters = text.map((here, i) => {
    const more = change(here, i);
    const left = more < 0 && here.shrinkLeft ? more : 0;
    const placed = { character: here.character, font: here.font, id: here.id, x: x - here.shift + left };
    x += here.width + more;
    if (here.kind !== "space") end = x - here.trailing;
    return placed;
  });
  return { characters, width: end, size };
}

/** A line at its own width. */
export const naturalLine = (text: readonly Measured[], size: number): Line => place(text, size);

/** How many characters a line has without the blanks at its end. */
function visibleLength(text: readonly Measured[]): number {
  let length = text.length;
  while (length > 0 && (text[length - 1] as Measured).kind === "space") length -= 1;
  return length;
}

/** A line of a paragraph, fitted to `width`: blanks of punctuation taken away, or all gaps grown alike. */
export function fittedLine(
  text: readonly Measured[],
  { start, end, last }: BrokenLine,
  width: number,
  size: number,
): Line {
  const characters = text.slice(start, end);
  const final = visibleLength(characters) - 1;
  const tail = characters[final];
  if (tail === undefined) return place(characters, size);
  let natural = 0;
  let gaps = 0;
  for (let i = 0; i < final; i++) {
    const here = characters[i] as Measured;
    natural += here.width;
    if (here.grows) gaps += 1;
  }
  const slack = width - (natural + tail.width - tail.trailing);
  if (slack < -1e-6) return shrunk(characters, final, -slack, size);
  if (last || gaps === 0 || slack / gaps > largestGap * size) return place(characters, size);
  const grow = slack / gaps;
  return place(characters, size, (here, i) => (here.grows && i < final ? grow : 0));
}

/** Takes `excess` first from the punctuation at the line's end, the rest from all others alike. */
function shrunk(characters: readonly Measured[], final: number, excess: number, size: number): Line {
  const tail = characters[final] as Measured;
  const ofTail = tail.shrink - tail.trailing;
  const fromTail = tail.shrinkLeft ? 0 : Math.min(ofTail, excess);
  let others = tail.shrinkLeft ? ofTail : 0;
  for (let i = 0; i < final; i++) others += (characters[i] as Measured).shrink;
  const share = others === 0 ? 0 : (excess - fromTail) / others;
  return place(characters, size, (here, i) => {
    if (i > final) return 0;
    return -(i < final ? here.shrink * share : here.shrinkLeft ? ofTail * share : fromTail);
  });
}
