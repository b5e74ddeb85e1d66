import type { CrossSection, TableKey } from "../form/form.ts";
import { addressOf, countOf, type FigurePlace, figuresOf } from "../report/figures.ts";
import { reviewClaims } from "./claims-review.ts";
import { type Change, copiedColumn, type Explanation, explain } from "./culprit.ts";
import {
  type Equation,
  type EquationTable,
  equationsOf,
  gapsIn,
  sidesOf,
  valuesIn,
  withoutCells,
} from "./equations.ts";
import { type Slip, slipName } from "./figure-slip.ts";
import { type Context, type Found, figureOf, isPending } from "./finding.ts";
import { clauseOf, figureName, shownFigure, sideWords, sumWords } from "./sum-words.ts";
import {
  claimsOff,
  type Evidence,
  quotedClaims,
  type Ranked,
  type Table,
  textOnWay,
  textWords,
} from "./ways.ts";

/** What the sums of a table say, with the rule that says it. */
export interface Diagnosis extends Found {
  readonly code: string;
}

/** The cells beside one, with how a clerk calls them. */
function neighboursOf(table: EquationTable, cell: number, values: readonly number[]) {
  const here = table.places[cell] as FigurePlace;
  const width = table.places.filter(({ row }) => row.join() === here.row.join()).length;
  return [
    ["左边", cell - 1, true],
    ["右边", cell + 1, true],
    ["上边", cell - width, false],
    ["下边", cell + width, false],
  ].flatMap(([side, at, along]) => {
    const place = table.places[at as number];
    if (place === undefined || (along && place.row.join() !== here.row.join())) return [];
    return [{ name: `${side}“${figureName(place)}”`, value: values[at as number] as number }];
  });
}

/** Why the figure of a change may have been written, where that explains it exactly. */
function slipOf(
  { context: { previous }, key, table, values }: Table,
  { cell, by }: Change,
): Slip | undefined {
  const value = values[cell] as number;
  const { keys } = table.places[cell] as FigurePlace;
  const last = previous && figureOf(previous, key, keys);
  return slipName(value, value - by, {
    neighbours: neighboursOf(table, cell, values),
    ...(typeof last === "number" && { lastYear: last }),
  });
}

/** What section one says of a cell of table four, whose sums alone never tell which cell is wrong. */
function saidOf({ context, key, table }: Table, cell: number): readonly number[] {
  if (key !== "reviewAndLitigation") return [];
  const address = addressOf(key, (table.places[cell] as FigurePlace).keys);
  return reviewClaims(context).flatMap((claim) => (claim.cell === address ? [claim.said] : []));
}

/** Two cells side by side of which one holds the other's figure: 「填错了列」. */
function movedFigure({ table, values }: Table, way: readonly Change[]): string | undefined {
  const [a, b] = way;
  if (way.length !== 2 || a === undefined || b === undefined || a.by !== -b.by) return undefined;
  const [full, empty] = a.by > 0 ? [a, b] : [b, a];
  if (values[full.cell] !== full.by || values[empty.cell] !== 0) return undefined;
  const [from, to] = [table.places[full.cell], table.places[empty.cell]] as [FigurePlace, FigurePlace];
  return `${full.by} 应填在“${figureName(to)}”，误填在“${figureName(from)}”`;
}

/** Whether nothing is written in a cell: it counts for nil, and is where a figure may lack. */
const isUnwritten = ({ context, key, table }: Table, cell: number): boolean =>
  figureOf(context.report, key, (table.places[cell] as FigurePlace).keys) === null;

const isTotal = ({ keys }: FigurePlace) => keys.at(-1) === "total";

/** The rule that a wrong cell of a table falls under: what kind of cell it is. */
function codeOf({ key, table, context }: Table, cell: number): string {
  if (key === "reviewAndLitigation") return "T4-TOTAL";
  const place = table.places[cell] as FigurePlace;
  const columnTotals = table.equations.filter(({ kind }) => kind === "column").flatMap(({ right }) => right);
  if (columnTotals.includes(cell)) return "T3-OUTCOMES";
  return isTotal(place) || context.edition.sections[key].kind !== "cross" ? "T3-TOTAL" : "T3-CELL";
}

const everywhere = ["", "", "两处都", "三处都"];

/** One wrong cell, told by every sum that it breaks. */
function oneCell(
  here: Table,
  change: Change,
  mends: readonly number[],
  certain: boolean,
  text = "",
): Diagnosis {
  const { table, values, key, context } = here;
  const { cell, by } = change;
  const place = table.places[cell] as FigurePlace;
  const value = values[cell] as number;
  const broken = mends.filter((e) => table.touching[cell]?.some(([touched]) => touched === e));
  const oneRow = place.row.length === 0;
  const sums = broken.map((e) => sumWords(table, table.equations[e] as Equation, values, oneRow)).join("；");
  const said = saidOf(here, cell).includes(value - by) ? `第一部分写的也是 ${value - by}` : undefined;
  const slip = [said, slipOf(here, change)?.words].filter((words) => words !== undefined).join("；");
  const off = broken.length > 1 ? `本行、本列${everywhere[broken.length] ?? "都"}差 ${Math.abs(by)}：` : "";
  const head = `${certain ? "" : "多半是"}“${figureName(place)}”${by > 0 ? "多" : "少"} ${Math.abs(by)}，现为${isUnwritten(here, cell) ? "空白" : ` ${value}`}，应为 ${value - by}`;
  return {
    code: codeOf(here, cell),
    path: [key, ...place.keys],
    found: shownFigure(figureOf(context.report, key, place.keys)),
    expected: String(value - by),
    message: `${head}。${off}${sums}。${text}${slip === "" ? "" : `${slip}。`}${certain ? "请改正这一格。" : "请核对。"}`,
    evidence: broken.flatMap((e) =>
      (table.equations[e]?.right ?? []).map((i) => addressOf(key, (table.places[i] as FigurePlace).keys)),
    ),
    ...(certain && { culprit: true as const }),
  };
}

/** Whether a cell is a total that agrees with its parts: in the forms it follows them by itself, and is locked. */
const isAgreedTotal = ({ table, values }: Table, cell: number): boolean =>
  table.equations.some((equation) => {
    const { left, right } = sidesOf(equation, values);
    return equation.kind !== "balance" && equation.right[0] === cell && left === right;
  });

/** What a sum stands at: the row or the column of its total. A balance names its column itself. */
function nameOfSum({ equations, places }: EquationTable, e: number): string {
  const { kind, column, right } = equations[e] as Equation;
  return kind === "balance" ? "" : `“${column ?? figureName(places[right[0] as number] as FigurePlace)}”`;
}

/** Several cells that explain the sums together. */
function severalCells(
  here: Table,
  way: readonly Change[],
  mends: readonly number[],
  certain: boolean,
  text = "",
): Diagnosis {
  const { table, values, key } = here;
  const first = way.find(({ cell }) => !isTotal(table.places[cell] as FigurePlace)) ?? (way[0] as Change);
  const others = way.filter((change) => change !== first);
  const told = oneCell(here, first, mends, certain);
  const said = ({ cell, by }: Change, becomes: string) => {
    const value = values[cell] as number;
    const now = isUnwritten(here, cell) ? "空白" : `${value} `;
    return `“${figureName(table.places[cell] as FigurePlace)}”${now}${becomes} ${value - by}`;
  };
  const changes = [first, ...others];
  const follows = changes.filter(({ cell }) => isAgreedTotal(here, cell));
  const typed = changes.filter((change) => !follows.includes(change));
  const after = follows.map((change) => said(change, "随之变为"));
  const all = [...typed.map((change) => said(change, "改为")), ...after];
  const sums = mends
    .map((e) => `${nameOfSum(table, e)}${sumWords(table, table.equations[e] as Equation, values, false)}`)
    .join("；");
  // The cells of a guess are named, but what is broken for certain is the balance.
  const isBalance = mends.every((e) => table.equations[e]?.kind === "balance");
  const how = movedFigure(here, way) ?? slipOf(here, first)?.words;
  const say = certain ? `要全部理顺，须改 ${typed.length} 格` : `最少改 ${typed.length} 格可以全部理顺，例如`;
  return {
    ...told,
    ...(!certain && isBalance && { code: "T3-BALANCE" }),
    message: `${sums}。${text}${say}：${all.join("、")}。${how === undefined ? "" : `${how}。`}请核对${certain ? "这几格" : "本行本列各数"}。`,
    others: others.map(({ cell }) => addressOf(key, (table.places[cell] as FigurePlace).keys)),
  };
}

/** What the text weighs against a slip that would explain the same figure. */
const byText = 2;

/** Blank cells beyond these are how a table writes nil. */
const fewBlanks = 3;

/** How likely a figure was left out: a blank cell in a table that writes its nils, or a total of nil under parts that are not. */
function leftOutWeight(here: Table, cell: number): number {
  const { key, table, values } = here;
  const total = isTotal(table.places[cell] as FigurePlace);
  if (!total && isUnwritten(here, cell))
    return table.places.filter((_, other) => isUnwritten(here, other)).length <= fewBlanks ? 0.8 : 0;
  return key === "reviewAndLitigation" && total && values[cell] === 0 ? 0.5 : 0;
}

/** How well a way explains itself: each change that the text or a known slip accounts for; the text may speak against it. */
function likely(here: Table, way: readonly Change[], { gained, lost }: Evidence): number {
  if (movedFigure(here, way) !== undefined) return way.length + 1;
  return way.reduce(
    (sum, change) => {
      const value = here.values[change.cell] as number;
      const said = saidOf(here, change.cell);
      const text = said.includes(value - change.by) ? byText : said.includes(value) ? -byText : 0;
      return sum + text + (slipOf(here, change)?.weight ?? leftOutWeight(here, change.cell));
    },
    byText * (gained.length - lost.length),
  );
}

/** A claim that disagrees with the table by just what a balance is off: the cell that it names comes first. */
function toldByClaim(here: Table, mends: readonly number[]): Diagnosis | undefined {
  const e = mends.find((mended) => here.table.equations[mended]?.kind === "balance");
  if (e === undefined) return undefined;
  const { left, right } = sidesOf(here.table.equations[e] as Equation, here.values);
  const off = claimsOff(here, left - right);
  const [first] = off;
  if (first === undefined) return undefined;
  const sum = brokenSum(here, e);
  return {
    ...sum,
    message: `${withoutEnd(sum)}。文中${quotedClaims([first])}，${first.what}为 ${first.figures[0]}，也差 ${Math.abs(left - right)}，多半错在这里，请先核对。`,
  };
}

/** The finding for an explanation: its only way, the likeliest, or the sum itself where nothing tells. */
function toldBy(here: Table, { ways, mends }: Explanation): Diagnosis {
  const tell = (way: readonly Change[], certain: boolean, text = "") =>
    way.length === 1
      ? oneCell(here, way[0] as Change, mends, certain, text)
      : severalCells(here, way, mends, certain, text);
  const [only] = ways;
  if (ways.length === 1 && only) return tell(only, true);
  const ranked = ways
    .map((way): Ranked => {
      const evidence = textOnWay(here, way);
      return { way, rank: likely(here, way, evidence), evidence };
    })
    .toSorted((a, b) => b.rank - a.rank);
  const [best, second] = ranked as [Ranked, Ranked];
  const byClaim = best.evidence.gained.length > 0 ? undefined : toldByClaim(here, mends);
  if (byClaim !== undefined) return byClaim;
  const { gained, kept } = textWords(ranked);
  const [e] = mends as [number];
  const sum = brokenSum(here, e);
  if (kept !== "" && best.rank <= 0) return otherSide(here, sum, e, ranked, kept);
  if (best.rank > second.rank) return tell(best.way, false, gained);
  const guess = tell(best.way, false, gained);
  const alike = ranked.filter(({ rank, way }) => rank === best.rank && way.length === 1);
  if (best.way.length === 1)
    return alike.length <= 3
      ? oneOfSeveral(
          here,
          sum,
          alike.map(({ way }) => way[0] as Change),
        )
      : sum;
  return {
    ...sum,
    message: guess.message,
    others: best.way.map(({ cell }) => addressOf(here.key, (here.table.places[cell] as FigurePlace).keys)),
  };
}

/** A broken sum with the two or three cells of which one is wrong, as likely as each other. */
function oneOfSeveral(here: Table, sum: Diagnosis, changes: readonly Change[]): Diagnosis {
  const { key, table, values } = here;
  const told = changes.map((change) => {
    const value = values[change.cell] as number;
    const why = slipOf(here, change)?.words;
    return `“${figureName(table.places[change.cell] as FigurePlace)}”现为 ${value}，应为 ${value - change.by}${why === undefined ? "" : `（${why}）`}`;
  });
  return {
    ...sum,
    message: `${withoutEnd(sum)}。多半是其中一格错：${told.join("；或")}。请核对这${changes.length === 2 ? "两" : "三"}格。`,
    others: changes.map(({ cell }) => addressOf(key, (table.places[cell] as FigurePlace).keys)),
  };
}

/** Where the text speaks against some ways alone: what it confirms is one side of the balance, so the other is looked at. */
function otherSide(
  here: Table,
  sum: Diagnosis,
  e: number,
  ranked: readonly Ranked[],
  kept: string,
): Diagnosis {
  const { left, right } = here.table.equations[e] as Equation;
  const against = ranked.filter(({ evidence }) => evidence.lost.length > 0).flatMap(({ way }) => way);
  const sides = [left, right].filter((side) => !against.some(({ cell }) => side.includes(cell)));
  const [side] = sides;
  const at = side?.find((cell) => !isAgreedTotal(here, cell)) ?? side?.[0];
  const where =
    sides.length === 1 && side
      ? `第${side.map((cell) => clauseOf(here.table.places[cell]?.row ?? [], 0)).join("、")}项各格`
      : "各格";
  return {
    ...sum,
    ...(sides.length === 1 &&
      at !== undefined && { path: [here.key, ...(here.table.places[at] as FigurePlace).keys] }),
    message: `${withoutEnd(sum)}。${kept}请先核对${where}。`,
  };
}

const withoutEnd = ({ message }: Diagnosis) => message.replace(/，请核对各数。$/u, "");

/** A broken sum by itself. */
function brokenSum(here: Table, e: number): Diagnosis {
  const { context, key, table, values } = here;
  const equation = table.equations[e] as Equation;
  const { left, right } = sidesOf(equation, values);
  // A balance is told at a cell that a clerk can type in, where there is one.
  const at = equation.right.find((cell) => !isAgreedTotal(here, cell)) ?? (equation.right[0] as number);
  const total = table.places[equation.kind === "balance" ? at : (equation.right[0] as number)] as FigurePlace;
  const code =
    key === "reviewAndLitigation"
      ? "T4-TOTAL"
      : { row: "T3-TOTAL", column: "T3-OUTCOMES", balance: "T3-BALANCE" }[equation.kind];
  const balance = equation.kind === "balance";
  return {
    code,
    path: [key, ...total.keys],
    // Of a balance neither is the cell's own: a notice would have an agency write a column's sum into it.
    found: balance
      ? `${sideWords(table, equation.right)} ${right}`
      : shownFigure(figureOf(context.report, key, total.keys)),
    expected: balance ? `${sideWords(table, equation.left)} ${left}` : String(left),
    message: `${balance ? "" : `“${figureName(total)}”处：`}${sumWords(table, equation, values, total.row.length === 0)}，差 ${Math.abs(left - right)}，请核对各数。`,
    evidence: [addressOf(key, total.keys)],
  };
}

/** What is wrong in a table by its own sums: the cells, where they can be told, and the sums, where not. */
export function diagnosisOf(context: Context, key: TableKey, section: CrossSection): Diagnosis[] {
  const whole = equationsOf(section);
  const values = valuesIn(context, key, whole);
  const pending =
    context.pending.length === 0
      ? []
      : whole.places.flatMap(({ keys }, cell) => (isPending(context, addressOf(key, keys)) ? [cell] : []));
  const table = withoutCells(whole, values, pending);
  const gaps = gapsIn(table, values);
  if (gaps.every((gap) => gap === 0)) return [];
  const here: Table = { context, key, table, values };
  const copied = copiedColumn(table, gaps, values);
  if (copied !== undefined) {
    const [first, ...rest] = copied.changes as [Change, ...Change[]];
    const place = table.places[first.cell] as FigurePlace;
    const told = oneCell(
      here,
      first,
      gaps.flatMap((gap, e) => (gap === 0 ? [] : [e])),
      false,
    );
    const [name, source] = [place, table.places[copied.of] as FigurePlace].map(({ column }) => column.at(-1));
    return [
      {
        ...told,
        message: `“${name}”一列与“${source}”一列各格完全相同，${copied.changes.length} 行因此不平，疑为整列复制；“${name}”一列按各行总计应改 ${copied.changes.length} 格，请核对这两列。`,
        others: rest.map(({ cell }) => addressOf(key, (table.places[cell] as FigurePlace).keys)),
      },
    ];
  }
  const { explanations, unexplained } = explain(table, gaps, values);
  // The balance of totals that all agree with their parts is off because the others are: there is nothing to type.
  const own = unexplained.filter((e) => {
    const { kind, left, right } = table.equations[e] as Equation;
    return kind !== "balance" || ![...left, ...right].every((cell) => isAgreedTotal(here, cell));
  });
  const sums = own.length > 0 ? own : unexplained;
  return [...explanations.map((one) => toldBy(here, one)), ...sums.map((e) => brokenSum(here, e))];
}

/** Whether any figure of a table is more than nil. */
export const hasFigures = ({ report, edition }: Context, key: TableKey): boolean =>
  figuresOf(edition.sections[key]).some(({ keys }) => countOf(figureOf(report, key, keys)) > 0);
