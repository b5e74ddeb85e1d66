import type { Chart, Mark } from "../../src/charts/chart.ts";
import { bundledFont } from "../../src/fonts/load.ts";

/** A text's box as a real font sets it: its advances, from its ascenders to its descenders. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const font = bundledFont("heading1");

function advance(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += font.glyph(sign.codePointAt(0) as number)?.advance ?? 1;
  return width * size;
}

export function textBoxes(marks: readonly Mark[]): TextBox[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== "text") return [];
    const { x, y, size, text, anchor } = mark;
    const width = advance(text, size);
    const left = anchor === "middle" ? x - width / 2 : x;
    return [{ text, left, right: left + width, top: y - 0.86 * size, bottom: y + 0.2 * size }];
  });
}

interface Ground {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Ground, b: Ground): boolean =>
  a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;

/** Whatever of a chart lies over something else or outside the picture, in words. */
export function troublesIn(chart: Chart): string[] {
  const texts = textBoxes(chart.marks);
  const bars = chart.marks.flatMap((mark) =>
    mark.kind === "bar"
      ? [{ left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height }]
      : [],
  );
  const outside = [...texts, ...bars].filter(
    (box) =>
      !(
        box.left >= -0.01 &&
        box.right <= chart.width + 0.01 &&
        box.top >= 0 &&
        box.bottom <= chart.height + 1
      ),
  );
  // Boxes are compared with those that begin near them only: a chart has hundreds.
  const sorted = texts.toSorted((a, b) => a.top - b.top);
  const pairs = sorted.flatMap((a, i) => {
    const found: string[] = [];
    for (const b of sorted.slice(i + 1)) {
      if (b.top >= a.bottom) break;
      if (overlap(a, b)) found.push(`“${a.text}” over “${b.text}”`);
    }
    return found;
  });
  const onBars = texts.flatMap((text) =>
    bars.filter((one) => overlap(text, one)).map(() => `“${text.text}” on a bar`),
  );
  return [
    ...outside.map((box) => `outside: ${"text" in box ? box.text : JSON.stringify(box)}`),
    ...pairs,
    ...onBars,
  ];
}
