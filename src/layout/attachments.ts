import type { AttachmentBlock, AttachmentListBlock } from "../document/document.ts";
import { fittedLine, naturalLine } from "./line.ts";
import { breakLines } from "./line-break.ts";
import { joined, type LineGroup, none, onGrid, type Setting, type UnplacedLine } from "./line-group.ts";
import { type Measured, measure, widthOf } from "./measure.ts";
import type { Source } from "./page.ts";
import { titleLines } from "./title.ts";

/**
 * 附件说明 (GB/T 9704—2012, 7.3.4): a line below the text, two characters in, numbers below one another, and a second
 * line below the first character of the name.
 */
export function attachmentListGroup(
  { items, path }: AttachmentListBlock,
  at: number,
  setting: Setting,
): LineGroup {
  const { grid, style, fonts, missing } = setting;
  const size = style.text.body;
  const measured = (text: string): Measured[] =>
    measure([{ role: "body", text }], { size, pitch: grid.characterPitch }, fonts, (m) => missing(path, m));
  const word = /^附件：/u;
  const begin = style.text.indent * grid.characterPitch;
  const numbersAt = begin + widthOf(measured(word.exec(items[0]?.mark ?? "")?.[0] ?? ""));
  const lines = items.flatMap(({ mark, text }, item): UnplacedLine[][] => {
    const prefix = measured(mark);
    const x = word.test(mark) ? begin : numbersAt;
    const nameAt = x + widthOf(prefix);
    const name = measured(text);
    const room = grid.width - nameAt;
    const source: Source = { block: at, item, part: "text" };
    const set = breakLines(name, () => room, size).map((broken): UnplacedLine[] => [
      { line: fittedLine(name, broken, room, size), x: nameAt, source },
    ]);
    const marked: UnplacedLine = { line: naturalLine(prefix, size), x, source: { ...source, part: "mark" } };
    return set.map((line, i) => (i === 0 ? [marked, ...line] : line));
  });
  return joined({ ...none, slots: 1 }, onGrid(lines, grid), grid);
}

/** The head of an attachment's first page (7.3.9): 附件 and its number at the top left, the title from the third line on. */
export function attachmentGroup(
  { label, title, path }: AttachmentBlock,
  at: number,
  setting: Setting,
): LineGroup {
  const { grid, style, fonts, missing } = setting;
  const { title: size, titlePitch, linesAfterTitle, body } = style.text;
  const inLabel = measure(
    [{ role: "heading1", text: label }],
    { size: body, pitch: grid.characterPitch },
    fonts,
    (m) => missing(path, m),
  );
  const first: UnplacedLine = {
    line: naturalLine(inLabel, body),
    x: 0,
    source: { block: at, part: "mark" },
    bookmark: { level: 1, text: `${label}　${title}` },
  };
  const measured = measure([{ role: "title", text: title }], { size, pitch: size }, fonts, (m) =>
    missing(`${path}.title`, m),
  );
  const set = titleLines(title, measured, grid.width, size);
  const titled: LineGroup = {
    type: "lines",
    lines: set.map((line, i) => ({
      line,
      x: (grid.width - line.width) / 2,
      top: i * titlePitch,
      source: { block: at, part: "text" },
    })),
    slots: Math.ceil((set.length * titlePitch) / grid.linePitch) + linesAfterTitle,
  };
  return joined({ ...onGrid([[first]], grid), slots: 2 }, titled, grid);
}
