import { figureAtAddress, figuresBelow } from "../report/any-report.ts";
import { countOf, figureAt } from "../report/figures.ts";
import { type Context, type Found, figureOf, type Rule } from "./finding.ts";
import { standingOf } from "./places.ts";

const documentRows = ["regulations", "normativeDocuments"] as const;

/** The figures of table two below some keys. */
const placesBelow = ({ edition }: Context, ...keys: readonly string[]) =>
  figuresBelow(edition, "proactiveDisclosure").filter((place) =>
    keys.every((key, i) => place.keys[i] === key),
  );
/** How the form calls a row of table two, and a column of it. */
const rowLabel = (context: Context, row: string): string => placesBelow(context, row)[0]?.row.at(-1) ?? row;
const columnLabel = (context: Context, row: string, column: string): string =>
  placesBelow(context, row, column)[0]?.column.at(-1) ?? column;

/** The three figures of a row of the edition in force; nothing in the older form. */
function documentRow({ edition }: Context, report: Context["report"], row: (typeof documentRows)[number]) {
  const at = (column: "issued" | "repealed" | "inForce") =>
    figureAtAddress(report, { "2019": null, "2021": `proactiveDisclosure.${row}.${column}` });
  const [issued, repealed, inForce] = [at("issued"), at("repealed"), at("inForce")];
  if (edition.key !== report.edition || typeof inForce !== "number") return undefined;
  return { issued: countOf(issued), repealed: countOf(repealed), inForce };
}

/** 现行有效 against last year's with this year's changes. */
function stock(context: Context): Found[] {
  const { report, previous } = context;
  if (previous === undefined || previous.year !== report.year - 1) return [];
  return documentRows.flatMap((row): Found[] => {
    const [now, last] = [documentRow(context, report, row), documentRow(context, previous, row)];
    if (now === undefined || last === undefined) return [];
    const expected = last.inForce + now.issued - now.repealed;
    if (now.inForce === expected) return [];
    const message = `“${rowLabel(context, row)}·${columnLabel(context, row, "inForce")}”为 ${now.inForce}，按上年 ${last.inForce} 加制发 ${now.issued} 减废止 ${now.repealed} 应为 ${expected}，请核对；因清理、修订等不一致的，请在文中说明。`;
    const path = ["proactiveDisclosure", row, "inForce"];
    return [{ path, found: String(now.inForce), expected: String(expected), message }];
  });
}

/** What was made this year is in force, or was repealed. */
function madeAndKept(context: Context): Found[] {
  return documentRows.flatMap((row): Found[] => {
    const now = documentRow(context, context.report, row);
    if (now === undefined || now.inForce + now.repealed >= now.issued) return [];
    const message = `“${rowLabel(context, row)}”本年制发 ${now.issued} 件，现行有效 ${now.inForce} 件，废止 ${now.repealed} 件。本年制发的，年末或者现行有效，或者已经废止，两个数相加不应少于制发的件数，请核对这一行。`;
    const path = ["proactiveDisclosure", row, "inForce"];
    return [{ path, found: String(now.inForce), expected: `不少于 ${now.issued - now.repealed}`, message }];
  });
}

/** The form of 2019: what it prints as last year's number, and what is made public in all. */
function editionOf2019(context: Context): Found[] {
  const { report, edition, previous } = context;
  if (edition.key !== "2019") return [];
  const items = ["licensing", "otherServices", "penalties", "compulsion", "fees"] as const;
  const lastYear =
    previous?.edition !== "2019" || previous.year !== report.year - 1
      ? []
      : items.flatMap((item): Found[] => {
          const at = (of: typeof report, column: "previousYear" | "change") =>
            countOf(figureAtAddress(of, { "2019": `proactiveDisclosure.${item}.${column}`, "2021": null }));
          const expected = at(previous, "previousYear") + at(previous, "change");
          const now = at(report, "previousYear");
          if (now === expected) return [];
          const message = `“${columnLabel(context, item, "previousYear")}”为 ${now}，按上年报告（上一年 ${at(previous, "previousYear")}，增减 ${at(previous, "change")}）应为 ${expected}，请核对。`;
          return [
            {
              path: ["proactiveDisclosure", item, "previousYear"],
              found: String(now),
              expected: String(expected),
              message,
            },
          ];
        });
  const inAll = documentRows.flatMap((row): Found[] => {
    const at = (column: "published" | "publishedInAll") =>
      countOf(figureAtAddress(report, { "2019": `proactiveDisclosure.${row}.${column}`, "2021": null }));
    if (at("publishedInAll") >= at("published")) return [];
    const message = `“${columnLabel(context, row, "publishedInAll")}”${at("publishedInAll")} 少于“${columnLabel(context, row, "published")}”${at("published")}，请核对这一行。`;
    return [
      {
        path: ["proactiveDisclosure", row, "publishedInAll"],
        found: String(at("publishedInAll")),
        expected: `不少于 ${at("published")}`,
        message,
      },
    ];
  });
  return [...lastYear, ...inAll];
}

/** From which ratio on a figure is another order of magnitude, and from which size on it counts. */
const jump = 50;
const size = 100;

/** Figures of table two and of new requests that are of another order than last year's. */
function jumps({ report, previous, edition }: Context): Found[] {
  if (previous === undefined || previous.year !== report.year - 1 || previous.edition !== report.edition)
    return [];
  const places = [
    ...figuresBelow(edition, "proactiveDisclosure"),
    ...figuresBelow(edition, "requests.received"),
  ];
  return places.flatMap(({ section, keys, row, column, kind }): Found[] => {
    if (kind === "sum" || kind === "change") return [];
    const [now, last] = [figureOf(report, section, keys), figureAt(previous[section], keys)].map(Number) as [
      number,
      number,
    ];
    if (!(now > 0 && last > 0) || Math.max(now, last) < size) return [];
    const ratio = Math.max(now / last, last / now);
    if (ratio < jump) return [];
    const name = `${(row.at(-1) ?? "").replace(/^[一二三四]、/u, "")}·${column.at(-1)}`;
    const asYuan = kind === "amount" && now / last > 2000;
    const message = asYuan
      ? `“${name}”为 ${now}，上年为 ${last}，相差约 ${Math.round(ratio)} 倍：表二以万元为单位，疑为填了元数，${now} 元应填 ${now / 10_000}，请核对。`
      : `“${name}”为 ${now}，上年为 ${last}，相差约 ${Math.round(ratio)} 倍，请核对有没有多写、少写位数或填错行。`;
    return [
      {
        path: [section, ...keys],
        found: String(now),
        ...(asYuan && { expected: String(now / 10_000) }),
        message,
        severity: asYuan ? "warning" : "hint",
      },
    ];
  });
}

/** What no county, town or department takes in a year, in 万元: 100 亿元. */
const tooMuch = 1_000_000;

/** 元 for 万元, where there is no last year to tell. */
function feesInYuan(context: Context): Found[] {
  const { report, previous } = context;
  const figure = figureAtAddress(report, { "2019": null, "2021": "proactiveDisclosure.fees" });
  const fees = Number(figure ?? 0);
  const before =
    previous && Number(figureAtAddress(previous, { "2019": null, "2021": "proactiveDisclosure.fees" }) ?? 0);
  const { level, rest } = standingOf(report.agency);
  const small = level === "below" || (level !== "state" && !/^人民政府/u.test(rest));
  if (!small || fees < tooMuch || (before !== undefined && before > 0)) return [];
  const message = `“${rowLabel(context, "fees")}”为 ${figure} 万元，合 ${(fees / 10_000).toFixed(2)} 亿元，疑为填了元数：${figure} 元应填 ${fees / 10_000}，请核对单位。`;
  return [
    {
      path: ["proactiveDisclosure", "fees"],
      found: String(figure),
      expected: String(fees / 10_000),
      message,
    },
  ];
}

/** Table two by itself and against last year's. */
export const disclosureRules: readonly Rule[] = [
  {
    code: "YEAR-STOCK",
    title: "现行有效等于上年现行有效加制发减废止",
    source: "表二，条例第二十条第一项",
    severity: "warning",
    find: stock,
  },
  {
    code: "T2-STOCK",
    title: "现行有效与本年废止之和，不少于本年制发",
    source: "表二，条例第二十条第一项",
    severity: "warning",
    find: madeAndKept,
  },
  {
    code: "T2-2019",
    title: "2019 年格式：上一年的项目数与上年报告、公开的总数与新公开的数相合",
    source: "国办公开办函〔2019〕60号表二",
    severity: "warning",
    find: editionOf2019,
  },
  {
    code: "T2-JUMP",
    title: "与上年相比没有数量级的变化",
    source: "表二、表三第一项，上年报告",
    severity: "warning",
    find: jumps,
  },
  {
    code: "T2-FEES",
    title: "表二的收费以万元为单位",
    source: "表二，条例第二十条第八项",
    severity: "warning",
    find: feesInYuan,
  },
];
