import type { JSX } from "preact";
import { memo } from "preact/compat";
import { type Cell, cellsByRow, type Grid } from "../document/grid.ts";
import { headersOf, scopeOf } from "../document/headers.ts";
import { labelPieces, uprightPieces } from "../document/label-breaks.ts";
import { sectionGrid } from "../document/section-grid.ts";
import type { TableKey } from "../form/form.ts";
import { type FigureTree, figureAt, keysOf, type TableSection } from "../report/figures.ts";
import { cellsOfClipboard } from "./clipboard.ts";
import { isComposed } from "./composing.ts";
import { isSumCell } from "./entries.ts";
import { fieldNear } from "./field-near.ts";
import { fieldId } from "./fields.ts";
import { figureRows } from "./paste.ts";

export interface FormTableProps {
  readonly name: TableKey;
  readonly section: TableSection;
  readonly typed: Readonly<Record<string, string>>;
  /** The report's figures, totals added up. */
  readonly figures: FigureTree;
  readonly before: FigureTree | undefined;
  /** Places that something is figureShown of, and how grave it is. */
  readonly marks: ReadonlyMap<string, string>;
  readonly onType: (address: string, text: string, isComposing?: boolean) => void;
  readonly onPaste: (grid: Grid, address: string, cells: readonly (readonly string[])[]) => void;
  readonly onFocus: (address: string) => void;
}

const figureShown = (figure: unknown) =>
  figure === undefined ? "" : figure === null ? "空白" : String(figure);

/** Arrows and Enter go from field to field, where the caret has nowhere to go in its own. */
function moveFocus(grid: Grid, address: string, event: JSX.TargetedKeyboardEvent<HTMLInputElement>): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { selectionStart: from, selectionEnd: to, value } = event.currentTarget;
  const whole = from === 0 && to === value.length;
  const step: readonly [number, number] | undefined =
    event.key === "Enter"
      ? [event.shiftKey ? -1 : 1, 0]
      : event.shiftKey
        ? undefined
        : event.key === "ArrowDown"
          ? [1, 0]
          : event.key === "ArrowUp"
            ? [-1, 0]
            : event.key === "ArrowLeft" && (whole || to === 0)
              ? [0, -1]
              : event.key === "ArrowRight" && (whole || from === value.length)
                ? [0, 1]
                : undefined;
  if (step === undefined) return;
  const rows = figureRows(grid);
  const row = rows.findIndex((cells) => cells.some((cell) => cell.address === address));
  const column = (rows[row] ?? []).findIndex((cell) => cell.address === address);
  const next = rows[row + step[0]];
  const cell = next?.[Math.min(column + step[1], step[0] === 0 ? column + step[1] : next.length - 1)];
  if (cell?.address === undefined) return;
  event.preventDefault();
  const field = fieldNear(event.currentTarget, cell.address);
  field?.focus();
  field?.select();
}

function FormTableRows({
  name,
  section,
  typed,
  figures,
  before,
  marks,
  onType,
  onPaste,
  onFocus,
}: FormTableProps) {
  const grid = sectionGrid(section, name);
  const heads = headersOf(grid);
  const sum = grid.widths.reduce((all, width) => all + width, 0);
  const figureCell = (cell: Cell, address: string) => {
    const keys = keysOf(address);
    const total = isSumCell(section, keys);
    const shown = figureShown(figureAt(figures, keys));
    const last = before === undefined ? undefined : figureAt(before, keys);
    const mark = marks.get(address);
    const label = (heads.get(cell) ?? []).map(({ text }) => text).join(" ");
    return (
      <td
        rowSpan={cell.rows}
        colSpan={cell.columns}
        class={`figure${total ? " total" : ""}${last === undefined ? "" : " has-before"}${mark ? ` is-${mark}` : ""}`}
      >
        <input
          id={fieldId(address)}
          aria-label={`${label}${total ? "（自动合计）" : ""}`}
          aria-invalid={mark === "error"}
          title={total ? "自动合计；要填与合计不同的数，直接改写" : undefined}
          inputMode="decimal"
          autocomplete="off"
          value={typed[address] ?? ""}
          placeholder={shown}
          onInput={(event) => onType(address, event.currentTarget.value, isComposed(event))}
          onKeyDown={(event) => moveFocus(grid, address, event)}
          onFocus={() => onFocus(address)}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (!/[\t\r\n]/u.test(text.replace(/[\r\n]+$/u, ""))) return;
            event.preventDefault();
            onPaste(grid, address, cellsOfClipboard(text, event.clipboardData?.getData("text/html") ?? ""));
          }}
        />
        {last === undefined ? null : (
          <span class="before" title="上年">
            {figureShown(last)}
          </span>
        )}
      </td>
    );
  };
  return (
    <div class="table-frame">
      <table class={`form-table ${section.code}`} aria-label={section.table}>
        <colgroup>
          {grid.widths.map((width) => (
            <col style={{ width: `${(100 * width) / sum}%` }} />
          ))}
        </colgroup>
        <tbody>
          {cellsByRow(grid).map((cells) => (
            <tr>
              {cells.map((cell) => {
                if (cell.address !== undefined) return figureCell(cell, cell.address);
                const scope = scopeOf(cell);
                const pieces = labelPieces(cell);
                const props = {
                  rowSpan: cell.rows,
                  colSpan: cell.columns,
                  class: `${cell.role}${pieces ? " parted" : ""}${cell.vertical ? " upright" : ""}${cell.align === "left" ? " left" : ""}`,
                };
                const group = scope === "row" ? cell.rows > 1 : cell.columns > 1;
                return scope === undefined ? (
                  <td {...props}>{cell.text}</td>
                ) : (
                  <th
                    {...props}
                    scope={
                      group ? (scope === "row" ? "rowgroup" : "colgroup") : scope === "row" ? "row" : "col"
                    }
                  >
                    {cell.vertical ? (
                      <span>
                        {uprightPieces(cell.text).map((piece, i) =>
                          i % 2 === 1 ? <span>{piece}</span> : piece,
                        )}
                      </span>
                    ) : (
                      (pieces?.map((piece) => [<wbr />, piece]) ?? cell.text)
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export const FormTable = memo(FormTableRows);
