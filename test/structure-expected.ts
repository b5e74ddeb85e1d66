import { composeDocument } from "../src/document/compose.ts";
import type { Document, TableBlock } from "../src/document/document.ts";
import { editions } from "../src/form/editions.ts";
import { type Edition, type SectionKey, sectionsOf } from "../src/form/form.ts";
import { labelOf, leavesOf } from "../src/form/labels.ts";
import type { Report } from "../src/report/report.ts";
import type { StructureNode, TaggedPdf } from "./readers/pdf-structure.ts";

export const documentOf = (report: Report): Document => composeDocument(report, editions[report.edition]);

/** Leaves of the tree that a document should have, in order: type and text; cells of tables one by one. */
export function expectedLeaves({ blocks }: Document): [type: string, text: string][] {
  let above = 1; // the last level before the third
  return blocks.flatMap((block): [string, string][] => {
    switch (block.type) {
      case "title":
        return [["P", block.lines.join("")]];
      case "heading":
        if (block.level < 3) above = block.level;
        return [[`H${Math.min(block.level, above + 1)}`, block.text]];
      case "paragraph":
        if (block.lead !== "") above = 2;
        return [
          ["H2", block.lead],
          ["P", block.text],
        ].filter(([, text]) => text !== "") as [string, string][];
      case "table":
        return block.grid.cells
          .toSorted((a, b) => a.row - b.row || a.column - b.column)
          .map(({ role, text }) => [role === "figure" || role === "corner" ? "TD" : "TH", text]);
      case "attachment":
        above = 1;
        return [
          ["P", block.label],
          ["H1", block.title],
        ];
      case "attachmentList":
      case "items":
        return block.items.flatMap(({ mark, text }): [string, string][] => [
          ["Lbl", mark],
          ["LBody", text],
        ]);
      case "ownTable":
        return [
          ["Caption", block.caption ?? ""],
          ...block.grid.cells
            .toSorted((a, b) => a.row - b.row || a.column - b.column)
            .map(({ role, text }): [string, string] => [role === "head" && text !== "" ? "TH" : "TD", text]),
          ["P", block.note ?? ""],
        ].filter(([type, text]) => type?.startsWith("T") || text !== "") as [string, string][];
      case "picture":
        return [["Figure", ""], ...(block.caption === undefined ? [] : [["Caption", block.caption]])] as [
          string,
          string,
        ][];
      case "signature":
        return [
          ["P", block.by],
          ...(block.others ?? []).map((name): [string, string] => ["P", name]),
          ["P", block.on],
        ];
      default:
        return [];
    }
  });
}

/** Leaves of a tree as it was read. */
export function leavesOfTree(node: StructureNode): [type: string, text: string][] {
  return node.children.length === 0 ? [[node.type, node.text]] : node.children.flatMap(leavesOfTree);
}

const tablesOf = (node: StructureNode): StructureNode[] =>
  node.type === "Table" ? [node] : node.children.flatMap(tablesOf);

const number = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);

/** A table of the tree set out on its grid: where each cell stands by the spans that it tells. Throws on overlaps. */
export function placedCells(table: StructureNode) {
  const taken = new Set<string>();
  const rowsOf = table.children.filter(({ type }) => type !== "Caption");
  return rowsOf.flatMap((row, r) =>
    row.children.map((cell) => {
      const [rows, columns] = [number(cell.table.RowSpan, 1), number(cell.table.ColSpan, 1)];
      let c = 0;
      while (taken.has(`${r} ${c}`)) c++;
      for (let y = r; y < r + rows; y++)
        for (let x = c; x < c + columns; x++) {
          if (taken.has(`${y} ${x}`)) throw new Error(`two cells at row ${y}, column ${x}`);
          taken.add(`${y} ${x}`);
        }
      return { row: r, column: c, rows, columns, text: cell.text, cell };
    }),
  );
}

/** The labels over and beside each figure of a table, as the form's trees of labels have them. */
function labelsOfFigures(edition: Edition, key: SectionKey): string[][] {
  const section = sectionsOf(edition).find(([name]) => name === key)?.[1];
  if (section?.kind === "cross")
    return leavesOf(section.rows ?? {}).length === 0
      ? leavesOf(section.columns).map(({ labels }) => [...labels])
      : leavesOf(section.rows ?? {}).flatMap((row) =>
          leavesOf(section.columns).map((column) => [...column.labels, ...row.labels]),
        );
  if (section?.kind !== "bands") throw new Error(`${key} is no table`);
  return section.bands.flatMap((band) => {
    const { columns } = band;
    const heads =
      typeof columns !== "string" && "labels" in columns
        ? leavesOf(columns.labels).map(({ labels }) => labels.at(-1) as string)
        : [labelOf(columns)];
    return leavesOf(band.rows).flatMap((row) =>
      heads.map((head) => [band.title, head, row.labels.at(-1) as string]),
    );
  });
}

/** What is wrong with the tree of a report, as it was read; nothing if all is right. */
export function treeFaults(report: Report, root: StructureNode): string[] {
  const found: string[] = [];
  const document = documentOf(report);
  const expected = expectedLeaves(document);
  const leaves = leavesOfTree(root);
  expected.forEach((leaf, i) => {
    const read = leaves[i];
    if (read?.join() !== leaf.join())
      found.push(`leaf ${i}: ${read?.join(" ")} instead of ${leaf.join(" ")}`);
  });
  if (leaves.length !== expected.length) found.push(`${leaves.length} leaves instead of ${expected.length}`);
  const grids = document.blocks.flatMap((block) => (block.type === "table" ? [block] : []));
  const all = tablesOf(root);
  const kinds = document.blocks.filter(({ type }) => type === "table" || type === "ownTable");
  if (all.length !== kinds.length) found.push(`${all.length} tables instead of ${kinds.length}`);
  const tables = all.filter((_, i) => kinds[i]?.type === "table");
  if (tables.length !== grids.length) found.push(`${tables.length} tables`);
  grids.forEach((block, t) => {
    found.push(...tableFaults(editions[report.edition], block, tables[t] as StructureNode));
  });
  return found;
}

/** Cells where the form has them, with its spans; scopes of heads; the heads of each figure. */
function tableFaults(edition: Edition, { grid, path }: TableBlock, table: StructureNode): string[] {
  const found: string[] = [];
  const cells = placedCells(table);
  const byId = new Map(cells.flatMap(({ cell: { id, text } }) => (id ? [[id, text] as const] : [])));
  const wanted = grid.cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const scopes = {
    stub: "/Row",
    head: "/Column",
    band: "/Column",
    figure: undefined,
    corner: undefined,
    text: undefined,
  };
  wanted.forEach((want, i) => {
    const { cell, ...place } = cells[i] ?? {};
    const { row, column, rows, columns, text } = want;
    const asked = { row, column, rows, columns, text };
    if (JSON.stringify(place) !== JSON.stringify(asked))
      found.push(`${path}: cell ${JSON.stringify(place)} instead of ${JSON.stringify(asked)}`);
    if (cell?.table.Scope !== scopes[want.role])
      found.push(`${path}: “${text}” has the scope ${cell?.table.Scope}`);
  });
  const figures = wanted.flatMap(({ role }, i) => (role === "figure" ? [cells[i]?.cell] : []));
  labelsOfFigures(edition, path).forEach((labels, i) => {
    const heads = ((figures[i]?.table.Headers ?? []) as string[]).map((id) => byId.get(id));
    if (heads.join("|") !== labels.join("|"))
      found.push(`${path}: figure ${i} has the heads ${heads.join("|")} instead of ${labels.join("|")}`);
  });
  return found;
}

/** What is wrong with a tagged PDF of a report, in words; nothing if all is right. */
export function structureFaults(report: Report, { root, pages, faults }: TaggedPdf): string[] {
  const found = [...faults, ...treeFaults(report, root)];
  pages.forEach((page, n) => {
    for (const what of page.unmarked) found.push(`page ${n + 1}: unmarked ${what}`);
    if (page.artifacts.at(-1) !== `— ${n + 1} —`) found.push(`page ${n + 1}: no number`);
  });
  // What is drawn comes in the order of the tree.
  const drawn = pages.flatMap(({ marks }) => [...marks.values()]).join("");
  const said = leavesOfTree(root).map(([, text]) => text);
  if (drawn !== said.join("")) found.push("pages are drawn in another order");
  return found;
}
