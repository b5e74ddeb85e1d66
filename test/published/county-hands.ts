// A report as offices write it, made from its data alone: what is set in tables, and the ways in which hands differ.
import { type EditionKey, editions } from "../../src/form/editions.ts";
import type { Edition, TableKey } from "../../src/form/form.ts";
import {
  type FigurePlace,
  type FigureTree,
  figureAt,
  figuresOf,
  type TableSection,
} from "../../src/report/figures.ts";
import type { Report } from "../../src/report/report.ts";

/** A cell of a table: its text and what it spans. */
export interface Cell {
  readonly text: string;
  readonly down?: number;
  readonly across?: number;
  /** Whether the text is a figure. */
  readonly figure?: true;
}
export type Rows = readonly (readonly Cell[])[];
/** What stands in a file, in order. */
export type Block =
  | { readonly text: string; readonly is: "title" | "heading" | "paragraph" | "signature" }
  | { readonly rows: Rows; readonly of: TableKey; readonly is: "table" };

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more });

const shown = (report: Report, table: TableKey, place: FigurePlace): Cell => {
  const value = figureAt((report as unknown as Record<string, FigureTree>)[table], place.keys);
  return cell(value === null || value === undefined ? "" : String(value), { figure: true });
};

/** Rows of 表二: bands of heads and rows. */
function bandRows(report: Report, section: TableSection): Rows {
  if (section.kind !== "bands") return [];
  const byRow = new Map<string, FigurePlace[]>();
  for (const place of figuresOf(section)) {
    const key = place.row.join("/");
    byRow.set(key, [...(byRow.get(key) ?? []), place]);
  }
  const rows = [...byRow];
  let at = 0;
  return section.bands.flatMap((band) => {
    const names = Object.values(band.rows).map((row) => (typeof row === "string" ? row : row.label));
    const own = rows.slice(at, at + names.length);
    at += names.length;
    const columns = own[0]?.[1].map(({ column }) => column.at(-1) ?? "") ?? [];
    const across = 3 / columns.length;
    const span = Number.isInteger(across) && across > 1 ? { across } : {};
    return [
      [cell(band.title, { across: 4 })],
      [cell(band.head), ...columns.map((name) => cell(name, span))],
      ...own.map(([label, places]) => [
        cell(label),
        ...places.map((place) => ({ ...shown(report, "proactiveDisclosure", place), ...span })),
      ]),
    ];
  });
}

const applicantHeads = (stubs: number): Rows => [
  [
    cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", { across: stubs, down: 3 }),
    cell("申请人情况", { across: 7 }),
  ],
  [cell("自然人", { down: 2 }), cell("法人或其他组织", { across: 5 }), cell("总计", { down: 2 })],
  ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].map((name) => cell(name)),
];

/** Rows of 表三: groups span their rows. */
function requestRows(report: Report, section: TableSection): Rows {
  const byRow = new Map<string, FigurePlace[]>();
  for (const place of figuresOf(section)) {
    const key = place.row.join("\u0001");
    byRow.set(key, [...(byRow.get(key) ?? []), place]);
  }
  const paths = [...byRow.keys()].map((key) => key.split("\u0001"));
  const under = (start: readonly string[]) =>
    paths.filter((path) => start.every((name, i) => path[i] === name)).length;
  const seen = new Set<string>();
  return [
    ...applicantHeads(3),
    ...[...byRow.values()].map((places, i) => {
      const path = paths[i] as string[];
      const stubs = path.flatMap((name, depth): Cell[] => {
        const start = path.slice(0, depth + 1);
        const key = start.join("/");
        if (seen.has(key)) return [];
        seen.add(key);
        const last = depth === path.length - 1;
        return [cell(name, { ...(last ? { across: 3 - depth } : { down: under(start) }) })];
      });
      return [...stubs, ...places.map((place) => shown(report, "requests", place))];
    }),
  ];
}

function reviewRows(report: Report, section: TableSection): Rows {
  const five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  return [
    [cell("行政复议", { across: 5 }), cell("行政诉讼", { across: 10 })],
    [
      ...five.map((name) => cell(name, { down: 2 })),
      cell("未经复议直接起诉", { across: 5 }),
      cell("复议后起诉", { across: 5 }),
    ],
    [...five, ...five].map((name) => cell(name)),
    figuresOf(section).map((place) => shown(report, "reviewAndLitigation", place)),
  ];
}

const linesOf = (narrative: Report["overview"]): Block[] =>
  narrative.flatMap((entry): Block[] => {
    if (typeof entry === "string") return [{ is: "paragraph", text: entry }];
    if ("heading" in entry)
      return [{ is: "paragraph", text: entry.heading }, ...linesOf(entry.paragraphs as Report["overview"])];
    return [];
  });

/** A report with nothing but paragraphs in its sections, in order. */
export function blocksOfReport(report: Report): Block[] {
  const { sections } = editions[report.edition as EditionKey] as Edition;
  const heading = (text: string): Block => ({ is: "heading", text });
  const table = (of: TableKey, rows: Rows): Block => ({ is: "table", of, rows });
  const on = report.signature?.on.split("-").map(Number) ?? [];
  return [
    ...report.title.map((text): Block => ({ is: "title", text })),
    ...report.opening.map((text): Block => ({ is: "paragraph", text })),
    heading(sections.overview.title),
    ...linesOf(report.overview),
    heading(sections.proactiveDisclosure.title),
    table("proactiveDisclosure", bandRows(report, sections.proactiveDisclosure)),
    heading(sections.requests.title),
    table("requests", requestRows(report, sections.requests)),
    heading(sections.reviewAndLitigation.title),
    table("reviewAndLitigation", reviewRows(report, sections.reviewAndLitigation)),
    heading(sections.problemsAndImprovements.title),
    ...linesOf(report.problemsAndImprovements),
    heading(sections.otherMatters.title),
    ...linesOf(report.otherMatters),
    ...(report.signature === undefined
      ? []
      : ([
          { is: "signature", text: report.signature.by },
          { is: "signature", text: `${on[0]}年${on[1]}月${on[2]}日` },
        ] satisfies Block[])),
  ];
}

type Change = (blocks: readonly Block[]) => Block[];
const onTables =
  (change: (rows: Rows, of: TableKey) => Rows): Change =>
  (blocks) =>
    blocks.map((block) => (block.is === "table" ? { ...block, rows: change(block.rows, block.of) } : block));
const onCells = (change: (cell: Cell, of: TableKey) => Cell): Change =>
  onTables((rows, of) => rows.map((row) => row.map((one) => change(one, of))));
const onText =
  (change: (text: string, is: Block["is"]) => string): Change =>
  (blocks) =>
    blocks.map((block) => (block.is === "table" ? block : { ...block, text: change(block.text, block.is) }));
const headsEnd = (rows: Rows) => rows.findIndex((row) => row.some(({ figure }) => figure));
/** What was found wrong in columns: a cell put before or behind the figures of each row. */
const beside = (of: TableKey, head: string, body: (n: number) => string, at: "start" | "end"): Change =>
  onTables((rows, key) => {
    if (key !== of) return rows;
    const from = headsEnd(rows);
    return rows.map((row, i) => {
      const own = i === 0 ? [cell(head, { down: from })] : i < from ? [] : [cell(body(i - from + 1))];
      return at === "start" ? [...own, ...row] : [...row, ...own];
    });
  });

const yearOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.is === "title" ? (/20\d\d/u.exec(block.text) ?? []) : []))[0];

interface Otherwise {
  readonly change: Change;
  /** What may be asked. */
  readonly asked?: readonly string[];
  /** What nil figures become. */
  readonly nil?: "/";
  /** The agency that is named. */
  readonly agency?: string;
}

/** What hands do otherwise, each by its name. */
export const changes: Readonly<Record<string, Otherwise>> = {
  "nothing otherwise": { change: (blocks) => [...blocks] },
  "a column of numbers before 表三": { change: beside("requests", "序号", (n) => String(n), "start") },
  "a blank column 备注 behind 表三": { change: beside("requests", "备注", () => "", "end") },
  "words in a column 备注 behind 表三": {
    change: beside("requests", "备注", (n) => (n === 3 ? "含上年结转" : ""), "end"),
  },
  "表二 as four tables": {
    change: (blocks) =>
      blocks.flatMap((block): Block[] => {
        if (block.is !== "table" || block.of !== "proactiveDisclosure") return [block];
        const starts = block.rows.flatMap((row, i) => (/^第二十条/u.test(row[0]?.text ?? "") ? [i] : []));
        return starts.map((from, i) => ({ ...block, rows: block.rows.slice(from, starts[i + 1]) }));
      }),
  },
  "表四 as three tables": {
    change: (blocks) =>
      blocks.flatMap((block): Block[] => {
        if (block.is !== "table" || block.of !== "reviewAndLitigation") return [block];
        const [, , heads = [], figures = []] = block.rows;
        const five = heads.slice(0, 5);
        return [
          ["行政复议", figures.slice(0, 5)] as const,
          ["行政诉讼：未经复议直接起诉", figures.slice(5, 10)] as const,
          ["行政诉讼：复议后起诉", figures.slice(10)] as const,
        ].map(([title, own]) => ({ ...block, rows: [[cell(title, { across: 5 })], five, own] }));
      }),
  },
  "groups written into each row": {
    change: onTables((rows, of) => {
      if (of !== "requests") return rows;
      let group: readonly string[] = [];
      return rows.map((row, i) => {
        if (i < headsEnd(rows)) return row;
        const stubs = row.filter(({ figure }) => !figure);
        const figures = row.filter(({ figure }) => figure);
        const depth = stubs.at(-1)?.across ?? 1;
        const path = [...group.slice(0, 3 - depth - (stubs.length - 1)), ...stubs.map(({ text }) => text)];
        group = path.slice(0, -1).length > 0 || stubs.length > 1 ? path.slice(0, -1) : [];
        return [cell(path.at(-1) ?? "", { across: 3 }), ...figures];
      });
    }),
  },
  "figures with units, thousands and full width": {
    change: onCells((one, of) => {
      if (!one.figure || of !== "requests" || !/^\d+$/u.test(one.text)) return one;
      const n = Number(one.text);
      if (n >= 1000) return { ...one, text: n.toLocaleString("en-US") };
      return {
        ...one,
        text:
          n % 2 === 0
            ? `${n}件`
            : one.text.replace(/\d/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      };
    }),
  },
  "nil as a stroke": {
    change: onCells((one) => (one.figure && one.text === "0" ? { ...one, text: "—" } : one)),
    nil: "/",
  },
  "the money column says 元": {
    change: onCells((one) => ({ ...one, text: one.text.replace(/万元/u, "元") })),
    asked: ["proactiveDisclosure.fees"],
  },
  "captions, notes and footnotes about the tables": {
    change: (blocks) =>
      blocks.flatMap((block): Block[] =>
        block.is !== "table"
          ? [block]
          : [
              { is: "paragraph", text: `表${block.of.length} 统计表（单位：件）` },
              block,
              { is: "paragraph", text: "注：1.本表数据截至12月31日；2.空白处为0。" },
            ],
      ),
  },
  "labels with footnote marks and bold numbers": {
    change: onCells((one) => (one.figure || one.text.length < 3 ? one : { ...one, text: `${one.text}①` })),
  },
  "an extra row in 表二 and 表三": {
    change: onTables((rows, of) => {
      if (of === "reviewAndLitigation") return rows;
      const last = rows.at(-1) ?? [];
      const extra = last.map((one) =>
        one.figure ? { ...one, text: "3" } : { ...one, text: "其他主动公开文件数量" },
      );
      return of === "requests" ? [...rows.slice(0, -1), extra, last] : [...rows, extra];
    }),
  },
  "the title in other words": {
    change: (blocks) => {
      const year = yearOf(blocks);
      const title = `关于某某县财政局${year}年度政府信息公开工作情况的报告`;
      return [{ is: "title", text: title }, ...blocks.filter(({ is }) => is !== "title")];
    },
    agency: "某某县财政局",
    asked: ["agency"],
  },
  "sections in other words, wrongly numbered": {
    change: onText((text, is) =>
      is !== "heading"
        ? text
        : text
            .replace("一、总体情况", "一、2024年政府信息公开工作总体情况")
            .replace("二、主动公开政府信息情况", "（二）行政机关主动公开政府信息的情况")
            .replace("三、收到和处理", "三. 行政机关收到和处理")
            .replace(
              "四、政府信息公开行政复议、行政诉讼",
              "五、因政府信息公开工作被申请行政复议、提起行政诉讼",
            )
            .replace("五、存在的主要问题及改进情况", "六、政府信息公开工作存在的主要问题及改进措施")
            .replace("六、其他需要报告的事项", "七、其它需要报告的事项"),
    ),
  },
  "headings without numbers": { change: onText((text, is) => (is === "heading" ? text.slice(2) : text)) },
  "no opening": {
    change: (blocks) => {
      const at = blocks.findIndex(({ is }) => is === "heading");
      return blocks.filter((block, i) => i >= at || block.is === "title");
    },
  },
  "the sections' titles are rows of one table": {
    change: (blocks) => {
      const from = blocks.findIndex((block) => block.is === "heading" && block.text.startsWith("二、"));
      const to = blocks.findLastIndex(({ is }) => is === "table");
      const rows = blocks
        .slice(from, to + 1)
        .flatMap((block): Rows => (block.is === "table" ? block.rows : [[cell(block.text, { across: 10 })]]));
      return [...blocks.slice(0, from), { is: "table", of: "requests", rows }, ...blocks.slice(to + 1)];
    },
  },
};
