import { refuseArgument, type Wanted } from "../problem/wanted.ts";
import type { Paint } from "./paint.ts";

/** What is drawn, in the picture's units from its upper left corner; text stands on its baseline. */
export type Mark =
  | {
      readonly kind: "bar";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly paint: Paint;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly anchor: "start" | "middle";
      readonly bold: boolean;
      readonly paint: Paint;
    };

/** A figure of a chart: how long it is drawn, and how it is written. */
export interface ChartFigure {
  /** Nothing where no bar can be drawn: `text` then says why, in its place. */
  readonly size: number | undefined;
  readonly text: string;
}

/** The same figures as a table. */
export interface ChartTable {
  readonly heads: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** A chart: what it shows, as a picture, as a table and as a sentence for who hears it. Plain data. */
export interface Chart {
  /** Its name on a page, `results`. */
  readonly key: string;
  readonly title: string;
  /** Where the figures come from. */
  readonly source: string;
  /** What has to be known of the figures. */
  readonly notes: readonly string[];
  readonly table: ChartTable;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** What is asked of a chart that is to be drawn. */
export const wantedChart: Wanted = {
  what: "图（Chart）",
  parts: { key: "text", title: "text", source: "text", notes: "list", table: "object", marks: "list" },
};

/** What every chart is given. */
export interface ChartBasics {
  readonly key: string;
  readonly title: string;
  readonly source: string;
  readonly notes?: readonly string[];
}

/** All that a chart shows, in words: what a screen reader says of the picture. */
export function describedChart(chart: Chart): string {
  refuseArgument("describedChart", "chart", chart, wantedChart);
  const { table, notes, source } = chart;
  const [, ...heads] = table.heads;
  const rows = table.rows.map(([name = "", ...cells]) => {
    const said = cells.flatMap((cell, i) => (cell === "" ? [] : [`${heads[i] ?? ""} ${cell}`.trim()]));
    return `${name}：${said.join("，")}`;
  });
  return [...rows, ...notes, source].map((part) => part.replace(/[。；]$/u, "")).join("；");
}
