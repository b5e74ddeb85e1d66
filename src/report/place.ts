import { basicNames } from "../form/basics.ts";
import { type Edition, type Section, sectionsOf } from "../form/form.ts";
import { type FigurePlace, figuresOf } from "./figures.ts";

/** 统计期限起 for `period.from`, a field of 联系方式 by its label, 引言 for `opening.0`. */
function basicPlace({ wording }: Edition, path: readonly (string | number)[]): string {
  const [first, second] = path.map(String);
  const names: Readonly<Record<string, string>> = { ...contactNames(wording.contactLabels), ...basicNames };
  const known = new Map(Object.entries(names));
  return known.get(`${first}.${second}`) ?? known.get(String(first)) ?? String(first);
}

const contactNames = (labels: Edition["wording"]["contactLabels"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels).map(([field, label]) => [`contact.${field}`, `${basicNames.contact} ${label}`]),
  );

/** 第（三）项第2目「其他法律行政法规禁止公开」 from the labels on the way to a row. */
function rowName(labels: readonly string[]): string {
  const numbered = labels.map((label) => {
    const clause = /^（(.+?)）([^（]*)/.exec(label);
    if (clause) return { number: `第（${clause[1]}）项`, name: clause[2] ?? "" };
    const item = /^(\d+)\.(.*)$/.exec(label);
    if (item) return { number: `第${item[1]}目`, name: item[2] ?? "" };
    const head = /^([一二三四五六七八九十]+)、(.*)$/.exec(label);
    if (head) return { number: `第${head[1]}项`, name: head[2] ?? "" };
    return { number: "", name: label };
  });
  const last = numbered.at(-1);
  if (last === undefined) return "";
  if (last.number === "") return `「${labels.join("·")}」`;
  // 三、本年度办理结果 is understood: its clauses have numbers of their own.
  const way = numbered.length > 1 ? numbered.slice(1) : numbered;
  return `${way.map((part) => part.number).join("")}「${last.name}」`;
}

/** How a clerk finds the cell: 表三 第（四）项第1目「…」· 自然人. */
export function figurePlaceName(section: Section, place: FigurePlace): string {
  const table = section.kind === "narrative" ? "" : section.table;
  const row = rowName(place.row);
  const column = row === "" ? place.column.join("·") : (place.column.at(-1) ?? "");
  return row === "" ? `${table} ${column}` : `${table} ${row}· ${column}`;
}

/** How a clerk finds a path of the report: a cell of a table, a paragraph of a section, a field. */
export function placeOf(edition: Edition, path: readonly (string | number)[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "报告";
  const section = sectionsOf(edition).find(([key]) => key === first)?.[1];
  if (section === undefined) return basicPlace(edition, path);
  if (section.kind !== "narrative") {
    const address = rest.join(".");
    const place = figuresOf(section).find(({ keys }) => keys.join(".") === address);
    return place ? figurePlaceName(section, place) : section.table;
  }
  const [block, , paragraph] = rest;
  if (block === undefined) return section.title;
  const inner = typeof paragraph === "number" ? `之第${paragraph + 1}段` : "";
  return `${section.title} 第${Number(block) + 1}段${inner}`;
}
