import { basicNames } from "../form/basics.ts";
import { type BandSection, type CrossSection, type Edition, type Section, sectionsOf } from "../form/form.ts";
import { isBare, type Labels, labelOf, partsOf } from "../form/labels.ts";
import { type FigurePlace, figuresOf } from "./figures.ts";

/** The keys of a dotted path, those of lists as numbers. */
export const pathKeys = (path: string): (string | number)[] =>
  path.split(".").map((key) => (/^\d+$/u.test(key) ? Number(key) : key));

/** 统计期限起 for `period.from`, a field of 联系方式 by its label, 引言 for `opening.0`. */
function basicPlace({ wording }: Edition, path: readonly (string | number)[]): string {
  const [first, second] = path.map(String);
  const named = (names: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(names, name) ? names[name] : undefined;
  const field = first === "contact" ? named(wording.contactLabels, String(second)) : undefined;
  if (field !== undefined) return `${basicNames.contact} ${field}`;
  return named(basicNames, `${first}.${second}`) ?? named(basicNames, String(first)) ?? String(first);
}

/** The number of a line of the form, as it is quoted: 第一项, 第（一）项, 第1目; empty where the label has none. */
export function lineNumber(label: string): string {
  const [, clause] = /^（(.+?)）/.exec(label) ?? [];
  if (clause !== undefined) return `第（${clause}）项`;
  const [, item] = /^(\d+)\./.exec(label) ?? [];
  if (item !== undefined) return `第${item}目`;
  const [, head] = /^([一二三四五六七八九十]+)、/.exec(label) ?? [];
  return head === undefined ? "" : `第${head}项`;
}

/** The sides of a table's balance as the form's corner puts them: 第一项加第二项, 第三项加第四项. */
export function balanceNames(
  section: Section,
): { readonly left: string; readonly right: string } | undefined {
  if (section.kind !== "cross" || section.balance === undefined || section.rows === undefined)
    return undefined;
  const { rows } = section;
  const side = (keys: readonly string[]) =>
    keys.map((key) => lineNumber(labelOf(rows[key.split(".")[0] as string] ?? ""))).join("加");
  return { left: side(section.balance.left), right: side(section.balance.right) };
}

/** 第（三）项第2目「其他法律行政法规禁止公开」 from the labels on the way to a row. */
function rowName(labels: readonly string[]): string {
  const numbered = labels.map((label) => {
    const number = lineNumber(label);
    if (number === "") return { number, name: label };
    const name = label.replace(/^（.+?）|^\d+\.|^[一二三四五六七八九十]+、/, "");
    // A remark in brackets is no part of a clause's name.
    return { number, name: label.startsWith("（") ? name.replace(/（.*$/su, "") : name };
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

/** The labels on the way that keys lead, as far as they lead; keys of bare groups are not said. */
function labelsAlong(labels: Labels, keys: readonly string[]): { labels: string[]; left: readonly string[] } {
  const [key, ...left] = keys;
  if (key === undefined) return { labels: [], left: [] };
  for (const [name, node] of Object.entries(labels)) {
    const parts = partsOf(node);
    if (name === key && !isBare(node)) {
      const further = parts === undefined ? { labels: [], left } : labelsAlong(parts, left);
      return { labels: [labelOf(node), ...further.labels], left: further.left };
    }
    const inside = isBare(node) && parts !== undefined ? labelsAlong(parts, keys) : undefined;
    if (inside !== undefined && inside.labels.length > 0)
      return { labels: [labelOf(node), ...inside.labels], left: inside.left };
  }
  return { labels: [], left: keys };
}

/** A row or a group of a table: 表三 第（三）项「不予公开」; the table where the keys lead nowhere. */
function linePlace(section: BandSection | CrossSection, keys: readonly string[]): string {
  const trees =
    section.kind === "bands" ? section.bands.map(({ rows }) => rows) : [section.rows ?? section.columns];
  const ways = trees.map((tree) => labelsAlong(tree, keys).labels);
  const labels = ways.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (labels.length === 0) return section.table;
  return `${section.table} ${section.kind === "cross" && section.rows === undefined ? labels.join("·") : rowName(labels)}`;
}

/** How a clerk finds a path of the report: a cell of a table, a paragraph of a section, a field. */
export function placeOf(edition: Edition, path: readonly (string | number)[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return "报告";
  if (first === "attachments") return attachmentPlace(rest);
  if (first === "sectionTitles") return titlePlace(edition, rest);
  const section = sectionsOf(edition).find(([key]) => key === first)?.[1];
  if (section === undefined) return basicPlace(edition, path);
  if (section.kind !== "narrative") {
    const address = rest.join(".");
    const place = figuresOf(section).find(({ keys }) => keys.join(".") === address);
    return place ? figurePlaceName(section, place) : linePlace(section, rest.map(String));
  }
  return textPlace(section.title, rest);
}

/** 章节标题“一、总体情况”. */
function titlePlace(edition: Edition, [key]: readonly (string | number)[]): string {
  const section = sectionsOf(edition).find(([name]) => name === key)?.[1];
  return section === undefined ? basicNames.sectionTitles : `${basicNames.sectionTitles}“${section.title}”`;
}

/** 附件2 第3段; the title where it is said. */
function attachmentPlace([at, part, ...rest]: readonly (string | number)[]): string {
  if (at === undefined) return basicNames.attachments;
  const name = `${basicNames.attachments}${Number(at) + 1}`;
  return part === "title" ? `${name} 标题` : textPlace(name, rest);
}

/** 一、总体情况 第3段, 第3部分第2段 under the heading that begins it, and what of a block. */
function textPlace(name: string, [block, ...below]: readonly (string | number)[]): string {
  if (block === undefined) return name;
  const here = `${name} 第${Number(block) + 1}`;
  const [, paragraph, ...inside] = below;
  return below[0] === "paragraphs" && typeof paragraph === "number"
    ? `${here}部分第${paragraph + 1}段${insideName(inside)}`
    : `${here}段${insideName(below)}`;
}

const partNames: Readonly<Record<string, string>> = {
  caption: "的题名",
  note: "的表注",
  image: "的图片",
  alt: "的替代文字",
};

/** What of a block: 表格第2行第3格, 第4项. */
export function insideName([key, first, second]: readonly (string | number)[]): string {
  if (key === "rows" && typeof first === "number")
    return typeof second === "number" ? `表格第${first + 1}行第${second + 1}格` : `表格第${first + 1}行`;
  if (key === "items" && typeof first === "number") return `第${first + 1}项`;
  return partNames[String(key)] ?? "";
}
