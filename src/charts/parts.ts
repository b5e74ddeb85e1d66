import { refuseArgument } from "../problem/wanted.ts";
import { drawnLength } from "./bars.ts";
import type { Chart, ChartBasics, ChartFigure } from "./chart.ts";
import { partPaints } from "./paint.ts";
import {
  bar,
  chartWidth,
  colourKey,
  composedChart,
  lineStep,
  textAt,
  textSizes,
  wordsBelow,
} from "./sheet.ts";
import { mostWidth } from "./text-width.ts";

/** A whole and what it is made of. */
export interface Whole {
  readonly name: string;
  readonly total: ChartFigure;
  readonly parts: readonly { readonly name: string; readonly figure: ChartFigure }[];
}

export interface PartsInput extends ChartBasics {
  readonly subject: string;
  readonly unit: string;
  readonly wholes: readonly Whole[];
}

const [thick, between] = [16, 2];

/**
 * Wholes as bars on one scale, cut into their parts; every part's figure stands in words below its bar, beside its colour,
 * so that small ones can be read.
 */
export function partsChart(input: PartsInput): Chart {
  refuseArgument("partsChart", "input", input, {
    what: "一幅图的内容（PartsInput）",
    parts: { key: "text", title: "text", source: "text", wholes: "list" },
  });
  const { subject, unit, wholes, ...basics } = input;
  const names = [...new Set(wholes.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  const sum = ({ parts }: Whole) => parts.reduce((all, { figure }) => all + (figure.size ?? 0), 0);
  const table = {
    heads: [subject, ...names, `合计（${unit}）`],
    rows: wholes.map(({ name, parts, total }) => [
      name,
      ...names.map((part) => parts.find((one) => one.name === part)?.figure.text ?? ""),
      total.text,
    ]),
  };
  // Room for the gaps, and for parts so small that they are drawn larger than they are.
  const edge = 2 + 2 * between * Math.max(...wholes.map(({ parts }) => parts.length), 0);
  const largest = Math.max(...wholes.map(sum), 0);
  const paintOf = (name: string) => partPaints[names.indexOf(name) % partPaints.length] ?? "before";
  return composedChart(basics, table, (sheet) => {
    for (const whole of wholes) {
      const total = /\d$/u.test(whole.total.text) ? `${whole.total.text} ${unit}` : whole.total.text;
      const room = chartWidth - mostWidth(total, textSizes.body) - 10;
      const top = sheet.y;
      wordsBelow(sheet, whole.name, { bold: true }, room);
      textAt(sheet, total, [chartWidth - mostWidth(total, textSizes.body), top]);
      let x = 0;
      for (const { name, figure } of whole.parts) {
        const length = drawnLength(figure.size, largest, chartWidth - edge);
        bar(sheet, [x, sheet.y + 2, length, thick], paintOf(name));
        if (length > 0) x += length + between;
      }
      if (x === 0) bar(sheet, [0, sheet.y + 2, 1, thick], "rule");
      sheet.y += lineStep(textSizes.body);
      colourKey(
        sheet,
        whole.parts.map(({ name, figure }) => [paintOf(name), `${name} ${figure.text}`] as const),
      );
      sheet.y += 10;
    }
  });
}
