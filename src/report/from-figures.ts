import type { EditionKey } from "../form/editions.ts";
import type { Edition, SectionKey, TableKey } from "../form/form.ts";
import type { Problem } from "../problem/problem.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { wordMeant } from "../problem/word-meant.ts";
import { ReportError } from "./error.ts";
import { addressOf, type Figure, figuresOf, type MutableTree, putAt, tablesOf } from "./figures.ts";
import { editionOfData, parseReport } from "./parse.ts";
import { placeOf } from "./place.ts";
import type { FigureAddress, Report, ReportInput } from "./report.ts";

/** Figures by their addresses: `{ "requests.received.naturalPerson": 3 }`. */
export type FiguresByAddress = { readonly [A in FigureAddress]?: Figure };

type OneOrMore<T> = { readonly [S in keyof T]: S extends SectionKey ? T[S] | string : T[S] };

/** What a report has besides its tables, as `parseReport` reads it; a section may be one string, its paragraphs its lines. */
export type ReportTexts = {
  readonly [K in EditionKey]: OneOrMore<Omit<ReportInput<K>, TableKey>>;
}[EditionKey];

/** Texts of sections as `parseReport` reads them: lists. */
const sectionsAsLists = (edition: Edition, texts: object): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string" && Object.hasOwn(edition.sections, key) ? [text] : text,
    ]),
  );

/** What may stand where an address is wrong: the keys below its longest beginning that is right. */
function allowedAt(known: readonly string[], address: string): string[] {
  const keys = address.split(".");
  for (let length = keys.length; length >= 0; length--) {
    const start = keys
      .slice(0, length)
      .map((key) => `${key}.`)
      .join("");
    const below = known.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
    if (below.length > 0) return [...new Set(below.map((rest) => start + rest.split(".")[0]))];
  }
  return [];
}

/** The address that was meant, key by key from the left, if that can be told of each. */
function addressMeant(known: readonly string[], address: string): string | undefined {
  let meant = "";
  for (const key of address.split(".")) {
    const below = known.filter((one) => one.startsWith(meant)).map((one) => one.slice(meant.length));
    const keys = [...new Set(below.map((rest) => rest.split(".")[0] ?? ""))];
    const right = keys.includes(key) ? key : wordMeant(key, keys);
    if (right === undefined) return undefined;
    meant += `${right}.`;
  }
  const whole = meant.slice(0, -1);
  return known.includes(whole) ? whole : undefined;
}

const quotedFigure = (figure: unknown): string => JSON.stringify(figure) ?? String(figure);

/** Pairs of address and figure, whatever plain JS hands over. */
function figurePairs(figures: unknown): [string, unknown][] {
  if (typeof figures !== "object" || figures === null) {
    const message = "应为一组数（对象），或由 [地址, 数] 组成的数组。";
    throw new ReportError([
      { code: "NOT_AN_OBJECT", path: "", place: "数字的地址", found: figures, message },
    ]);
  }
  const pairs = Symbol.iterator in figures ? [...(figures as Iterable<unknown>)] : Object.entries(figures);
  return pairs.map((pair) => (Array.isArray(pair) ? [String(pair[0]), pair[1]] : [String(pair), undefined]));
}

function strangeAddress(
  known: readonly string[],
  address: string,
  found: unknown,
  edition: Edition,
): Problem {
  const [table = ""] = address.split(".");
  const place = tablesOf(edition).some(([key]) => key === table) ? placeOf(edition, [table]) : "数字的地址";
  const meant = addressMeant(known, address);
  const near =
    meant === undefined
      ? `相近的：${allowedAt(known, address).slice(0, 12).join("、")}。`
      : `是否想用“${meant}”？`;
  const message = `没有“${address}”这个地址，对照表见 docs/figures.md；${near}`;
  return { code: "UNKNOWN_KEY", path: address, place, found, message };
}

/**
 * A report out of figures by their addresses, as rows of a database give them, and texts. Figures that are not given
 * are nil, totals that are not given are added up; a table of which no figure is given at all is a mistake.
 *
 * @param figures - An object, or pairs of address and figure: counts as numbers (件), amounts as text (万元), `null` for
 * an empty cell, `"/"` for a stroke. docs/figures.md lists all addresses with their lines of the form.
 * @param texts - Agency, year and the narratives, each a list of paragraphs or one string (a column of a database). The year says which form the report follows.
 * @returns the whole report, as `parseReport` gives it.
 * @throws {ReportError} with every problem: addresses that the form has not, one address twice, numbers as text.
 * @example
 * const rows = await db.all("select address, figure from figures where agency = ?", agency);
 * const report = reportFromFigures(rows.map(({ address, figure }) => [address, figure]), { agency, year: 2025, overview, problemsAndImprovements });
 */
export function reportFromFigures(
  figures: FiguresByAddress | Iterable<readonly [address: string, figure: unknown]>,
  texts: ReportTexts,
): Report {
  refuseArgument("reportFromFigures", "texts", texts, { what: " { agency, year, overview, … }" });
  const edition: Edition = editionOfData(texts);
  const tables = tablesOf(edition);
  const places = new Map(
    tables.flatMap(([table, section]) =>
      figuresOf(section).map(({ keys }) => [addressOf(table, keys), [table, ...keys]] as const),
    ),
  );
  const known = [...places.keys()];
  const problems: Problem[] = [];
  const filled: MutableTree<unknown> = {};
  const given = new Map<string, unknown>();
  for (const [address, figure] of figurePairs(figures)) {
    const keys = places.get(address);
    if (keys === undefined) problems.push(strangeAddress(known, address, figure, edition));
    else if (given.has(address)) {
      const message = `给了两次：${quotedFigure(given.get(address))} 和 ${quotedFigure(figure)}，请只给一次。`;
      problems.push({ code: "TWICE", path: address, place: placeOf(edition, keys), found: figure, message });
    } else putAt(filled, keys, figure);
    given.set(address, figure);
  }
  for (const [table] of tables) {
    const at = { path: table, place: placeOf(edition, [table]) };
    if (Object.hasOwn(texts, table)) {
      const message = "表里的数请都按地址给，不要同时给整张表。";
      problems.push({ ...at, code: "TWICE", found: (texts as Record<string, unknown>)[table], message });
    }
    if (filled[table] === undefined) {
      const message = "这张表一个数也没有给；确实都没有发生的，至少给出一个 0。";
      // Of a figure whose address is wrong that much is said already.
      if (![...given.keys()].some((address) => address.startsWith(`${table}.`)))
        problems.push({ ...at, code: "MISSING", found: undefined, message });
      filled[table] = {};
    }
  }
  try {
    const report = parseReport({ ...sectionsAsLists(edition, texts), ...filled });
    if (problems.length === 0) return report;
  } catch (error) {
    // What is wrong besides is told in one go.
    if (!(error instanceof ReportError)) throw error;
    problems.push(...error.problems);
  }
  throw new ReportError(problems);
}
