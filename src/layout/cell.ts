import { alignOf } from "../document/cell-look.ts";
import { type Cell, wholeOf } from "../document/grid.ts";
import type { FontSet } from "../fonts/font-set.ts";
import { clauseNumber } from "../report/text.ts";
import type { FontRole, TableStyle } from "../style/style.ts";
import { type Line, naturalLine } from "./line.ts";
import { type BrokenLine, breakLines } from "./line-break.ts";
import { type Measured, type MissingCharacter, measure, widthOf } from "./measure.ts";

/** A line in its cell: how far below the top of the text, and of upright text how far right of the cell's middle, pt. */
export interface CellLine {
  readonly line: Line;
  readonly top: number;
  readonly offset?: number;
}

/** The lines of a cell and how high they stand together, pt. */
export interface CellText {
  readonly lines: readonly CellLine[];
  readonly height: number;
}

/** What setting a cell needs to know. */
export interface CellSetting {
  readonly size: number;
  readonly style: TableStyle;
  readonly fonts: FontSet;
  readonly missing: (character: MissingCharacter) => void;
  /** Texts of cells of whole tables that were set already: pieces of a table have the same. */
  readonly known?: Map<Cell, CellText>;
}

const roleOf = ({ role }: Cell): FontRole => (role === "corner" ? "heading2" : "table");

const stacked = (lines: readonly Line[], size: number, { pitch }: TableStyle): CellText => ({
  lines: lines.map((line, i) => ({ line, top: i * size * pitch })),
  height: lines.length === 0 ? 0 : size + (lines.length - 1) * size * pitch,
});

function measured(
  text: string,
  size: number,
  { fonts, missing }: CellSetting,
  role: FontRole = "table",
): Measured[] {
  return measure([{ role, text }], { size, pitch: size }, fonts, missing);
}

/** In upright text a stop takes half a place, and stands at its upper right. */
const stopPlace = { height: 0.5, right: 0.55, up: 0.68 } as const;
/** How close upright characters may stand in a low piece of a table, of their size. */
const closestUpright = 1.05;

/** Upright text in columns from right to left, each character below the other. */
function inColumns(text: string, columns: number, pitch: number, setting: CellSetting): CellText {
  const { size, style } = setting;
  const characters = Array.from(text);
  const isStop = (character: string | undefined) =>
    character !== undefined && "、，。：；".includes(character);
  const share = Math.ceil(characters.filter((c) => !isStop(c)).length / columns);
  const lines: CellLine[] = [];
  let [column, inColumn, top, height] = [0, 0, 0, 0];
  characters.forEach((character) => {
    const stop = isStop(character);
    if (!stop && inColumn === share) [column, inColumn, top] = [column + 1, 0, 0];
    const line = naturalLine(measured(character, size, setting), size);
    const offset = ((columns - 1) / 2 - column) * size * style.pitch;
    if (stop) {
      lines.push({ line, top: top - stopPlace.up * size, offset: offset + stopPlace.right * size });
      top += stopPlace.height * size;
    } else {
      lines.push({ line, top, offset });
      height = Math.max(height, top + size);
      top += size * pitch;
      inColumn += 1;
    }
  });
  return { lines, height };
}

/** One character under the other; in a low piece of a table closer, then in several columns, so far as there is room. */
function upright(text: string, width: number, height: number, setting: CellSetting): CellText {
  const { size, style } = setting;
  const most = Math.max(1, Math.floor((width / size + style.pitch - 1) / style.pitch));
  const closest = Math.min(style.pitch, closestUpright);
  let lowest = inColumns(text, 1, style.pitch, setting);
  for (let columns = 1; columns <= most; columns++)
    for (const pitch of [style.pitch, closest]) {
      const tried = inColumns(text, columns, pitch, setting);
      if (tried.height <= height + 0.01) return tried;
      if (tried.height < lowest.height) lowest = tried;
    }
  return lowest;
}

/** Text that stands left fills its lines, unless it is so short, or its last line, that this looks odd. */
const shortText = 8;
const shortEnd = 3;

/** As few lines as fit, then as even as they can be, or with `filled` each as long as it can be. */
function wrapped(text: readonly Measured[], width: number, setting: CellSetting, filled = false): CellText {
  const { size } = setting;
  const fill = (limit: number) => breakLines(text, () => limit, size, true);
  const full = fill(width);
  const end = full.at(-1);
  if (filled && text.length > shortText && end !== undefined && end.end - end.start >= shortEnd)
    return stackedLines(full, text, setting);
  const share = widthOf(text) / full.length;
  const even = [0, 0.25, 0.5, 1, 1.5].map((slack) => Math.min(width, share + slack * size)).map(fill);
  const broken = even.find((lines) => lines.length === full.length) ?? full;
  return stackedLines(broken, text, setting);
}

const stackedLines = (
  lines: readonly BrokenLine[],
  text: readonly Measured[],
  { size, style }: CellSetting,
) =>
  stacked(
    lines.map(({ start, end }) => naturalLine(text.slice(start, end), size)),
    size,
    style,
  );

/** A figure on one line, smaller where its cell is narrow; broken only where the smallest size is too wide. */
function figureCell(text: string, width: number, setting: CellSetting): CellText {
  const at = measured(text, setting.size, setting);
  const natural = widthOf(at);
  const size = Math.max(setting.style.smallest, Math.min(setting.size, (setting.size * width) / natural));
  if (size === setting.size) return wrapped(at, width, setting);
  // Cut down, not rounded, so that the figure keeps within its cell.
  const smaller = { ...setting, size: Math.floor(size * 100) / 100 };
  return wrapped(measured(text, smaller.size, smaller), width, smaller);
}

/** The text of a cell, `width` and `height` of which are free. */
export function setCell(cell: Cell, width: number, height: number, setting: CellSetting): CellText {
  if (cell.text === "") return { lines: [], height: 0 };
  if (cell.vertical)
    return cell.role === "head"
      ? inColumns(cell.text, 1, setting.style.pitch, setting)
      : upright(cell.text, width, height, setting);
  const whole = wholeOf(cell);
  const known = setting.known?.get(whole);
  if (known !== undefined) return known;
  const text = flatOnce(cell, width, setting);
  setting.known?.set(whole, text);
  return text;
}

/** Texts of cells that were set with these fonts before: the form's labels and small figures are the same in every report. */
const textsBefore = new WeakMap<FontSet, Map<string, CellText>>();
const mostTexts = 5000;

function flatOnce(cell: Cell, width: number, setting: CellSetting): CellText {
  const { size, style, fonts, missing } = setting;
  const known = textsBefore.get(fonts) ?? new Map<string, CellText>();
  textsBefore.set(fonts, known);
  const key = `${cell.role} ${alignOf(cell, style)} ${size} ${style.pitch} ${style.smallest} ${width} ${cell.text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let whole = true;
  const text = flat(cell, width, {
    ...setting,
    missing: (character) => {
      whole = false;
      missing(character);
    },
  });
  // What lacks a character is set again, so that whoever asks is told.
  if (whole) {
    if (known.size >= mostTexts) known.clear();
    known.set(key, text);
  }
  return text;
}

/** A head of so few characters is one word, and stays on a line where type of this part of its size is enough. */
const shortHead = 3;
const leastHead = 0.85;

function flat(cell: Cell, width: number, setting: CellSetting): CellText {
  if (cell.role === "figure") return figureCell(cell.text, width, setting);
  const text = measured(cell.text, setting.size, setting, roleOf(cell));
  if (cell.role === "head" && text.length <= shortHead && widthOf(text) > width) {
    const size = Math.floor(((setting.size * width) / widthOf(text)) * 100) / 100;
    if (size >= leastHead * setting.size)
      return stacked([naturalLine(measured(cell.text, size, setting), size)], size, setting.style);
  }
  // 「（三）不予公开」 parts after its number, its name evenly, if that takes few lines.
  const number = clauseNumber.exec(cell.text)?.[0].length ?? 0;
  const name = text.slice(number);
  if (number > 0 && widthOf(text) > width && name.length <= shortText) {
    const { lines } = wrapped(name, width, setting);
    const all = [naturalLine(text.slice(0, number), setting.size), ...lines.map(({ line }) => line)];
    return stacked(all, setting.size, setting.style);
  }
  return wrapped(text, width, setting, alignOf(cell, setting.style) === "left");
}
