import type { Cell } from "../document/grid.ts";
import type { FontSet } from "../fonts/font-set.ts";
import { clauseNumber } from "../report/text.ts";
import type { FontRole, TableStyle } from "../style/style.ts";
import { type Line, naturalLine } from "./line.ts";
import { breakLines } from "./line-break.ts";
import { type Measured, type MissingCharacter, measure, widthOf } from "./measure.ts";

/** The lines of a cell and how high they stand together, pt. */
export interface CellText {
  readonly lines: readonly Line[];
  readonly pitch: number;
  readonly height: number;
}

/** What setting a cell needs to know. */
export interface CellSetting {
  readonly size: number;
  readonly style: TableStyle;
  readonly fonts: FontSet;
  readonly missing: (character: MissingCharacter) => void;
}

const role: FontRole = "table";

const stacked = (lines: readonly Line[], size: number, { pitch }: TableStyle): CellText => ({
  lines,
  pitch: size * pitch,
  height: lines.length === 0 ? 0 : size + (lines.length - 1) * size * pitch,
});

function measured(text: string, size: number, { fonts, missing }: CellSetting): Measured[] {
  return measure([{ role, text }], { size, pitch: size }, fonts, missing);
}

/** One character under the other; a number and its sign, as in 「三、」, stay side by side. */
function upright(text: string, setting: CellSetting): CellText {
  const units = /^[一二三四五六七八九十]+、/u.exec(text)?.[0] ?? "";
  const parts = [...(units === "" ? [] : [units]), ...text.slice(units.length)];
  const lines = parts.map((part) => naturalLine(measured(part, setting.size, setting), setting.size));
  return stacked(lines, setting.size, setting.style);
}

/** As few lines as fit, then as even as they can be. */
function wrapped(text: readonly Measured[], width: number, setting: CellSetting): CellText {
  const { size, style } = setting;
  const fill = (limit: number) => breakLines(text, () => limit, size, true);
  const full = fill(width);
  const share = widthOf(text) / full.length;
  const even = [0, 0.25, 0.5, 1, 1.5].map((slack) => Math.min(width, share + slack * size)).map(fill);
  const broken = even.find((lines) => lines.length === full.length) ?? full;
  return stacked(
    broken.map(({ start, end }) => naturalLine(text.slice(start, end), size)),
    size,
    style,
  );
}

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

/** The text of a cell, `width` and `height` of which are free; an upright stub lies down where it is too high. */
export function setCell(cell: Cell, width: number, height: number, setting: CellSetting): CellText {
  if (cell.text === "") return { lines: [], pitch: 0, height: 0 };
  if (cell.role === "figure") return figureCell(cell.text, width, setting);
  if (cell.vertical) {
    const text = upright(cell.text, setting);
    if (text.height <= height || cell.role === "head") return text;
  }
  const text = measured(cell.text, setting.size, setting);
  // 「（三）不予公开」 parts after its number rather than elsewhere, if that is enough.
  const number = clauseNumber.exec(cell.text)?.[0].length ?? 0;
  const name = text.slice(number);
  if (number > 0 && widthOf(text) > width && widthOf(name) <= width) {
    const lines = [text.slice(0, number), name].map((line) => naturalLine(line, setting.size));
    return stacked(lines, setting.size, setting.style);
  }
  return wrapped(text, width, setting);
}
