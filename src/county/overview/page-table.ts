/** A row: what it is about, and its cells in the order of the heads; an empty one is left out on a phone. */
export interface PageRow {
  readonly name: string;
  readonly cells: readonly { readonly html: string; readonly look?: string }[];
}

/**
 * A table, row by row; its cells say what they are, since on a phone there are no heads. Columns in which nothing stands
 * are left out.
 */
export function* pageTableRows(heads: readonly string[], rows: readonly PageRow[]): Iterable<string> {
  if (rows.length === 0) return;
  const [first = "", ...others] = heads;
  const used = others.flatMap((head, i) => (rows.some(({ cells }) => cells[i]?.html) ? [{ head, i }] : []));
  const head = [first, ...used.map(({ head }) => head)]
    .map((text) => `<th scope="col">${text}</th>`)
    .join("");
  yield `<table><thead><tr>${head}</tr></thead>\n<tbody>\n`;
  for (const { name, cells } of rows) {
    const row = used.map(({ head, i }) => {
      const { html = "", look } = cells[i] ?? {};
      if (html === "") return '<td class="none"></td>';
      return `<td data-head="${head}"${look === undefined ? "" : ` class="${look}"`}>${html}</td>`;
    });
    yield `<tr><th scope="row">${name}</th>${row.join("")}</tr>\n`;
  }
  yield "</tbody></table>";
}

/** The same as one text. */
export const pageTable = (heads: readonly string[], rows: readonly PageRow[]): string =>
  [...pageTableRows(heads, rows)].join("");
