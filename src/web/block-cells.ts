/** The cells of a block as Excel, WPS and LibreOffice put it on the clipboard: tabs, line ends, quotes around cells with either. */
export function cellsOfBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const end = text.replace(/(?:\r\n|\r|\n)$/u, "");
  let at = 0;
  while (at <= end.length) {
    const row = rows[rows.length - 1] as string[];
    let cell: string;
    const quoted = end[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\r|\n|$)/u.exec(end.slice(at)) : null;
    if (quoted !== null) {
      cell = (quoted[1] as string).replace(/""/gu, '"');
      at += quoted[0].length;
    } else {
      const length = end.slice(at).search(/[\t\r\n]/u);
      cell = length < 0 ? end.slice(at) : end.slice(at, at + length);
      at += cell.length;
    }
    row.push(cell.trim());
    if (at >= end.length) break;
    if (end[at] === "\t") at += 1;
    else {
      at += end.startsWith("\r\n", at) ? 2 : 1;
      rows.push([]);
    }
  }
  return rows;
}
