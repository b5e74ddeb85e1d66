import type { EditionKey } from "../form/editions.ts";
import { editions } from "../form/editions.ts";
import type { Edition, SectionKey, TableKey } from "../form/form.ts";
import { placeOf } from "../report/place.ts";
import { shortened, withoutForbidden } from "../report/text.ts";
import { agencyFrom } from "./agency.ts";
import { type FoundBlock, type FoundSource, rowPlace } from "./blocks.ts";
import type { ReadingItem } from "./reading.ts";
import { type PlacedLine, sectionParts } from "./section-parts.ts";
import { attachmentsAfter, endingOf } from "./signature.ts";
import { agencyNamedIn, namedInTitle, periodOf, titleIn } from "./title.ts";
import { unreadTables } from "./unread-tables.ts";

/** The text of a report as it was read: what is not known is left out, and asked. */
export interface TextReading {
  readonly data: Readonly<Record<string, unknown>>;
  /** What is proposed for what is asked. */
  readonly proposals: Readonly<Record<string, unknown>>;
  readonly items: readonly ReadingItem[];
}

const textsOf = (lines: readonly PlacedLine[]) =>
  lines.map(({ text }) => text.trim()).filter((text) => text !== "");
/** So much of what was found is quoted. */
const longestQuote = 80;
const isOpening = /根据.*条例|统计期限|编制|如对本|年度报告.*(?:下载|公布)|电子版/u;

/** Metadata tables and lines above a report name who published it. */
function publishersIn(blocks: readonly FoundBlock[]): string[] {
  const label = /^(?:信息)?(?:来源|发布机构|发布单位|公开主体|发文机关|责任部门|公开责任部门)[:：]?$/u;
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph")
      return (
        /(?:来源|发布机构|发布单位|公开主体|发文机关)[:：]\s*([\p{Script=Han}]{4,30})/u.exec(
          block.text,
        )?.[1] ?? []
      );
    return block.cells.flatMap((cell, i) => {
      const next = block.cells[i + 1]?.trim();
      return label.test(cell.replace(/\s/gu, "")) && next ? [next] : [];
    });
  });
}

/** Reads title, agency, year, opening, sections, 署名 and date, given where the tables stand. */
export function readTextParts(
  { blocks, titles, publishers }: FoundSource,
  spans: ReadonlyMap<TableKey, readonly [number, number]>,
  editionKey: EditionKey,
): TextReading {
  const edition = editions[editionKey] as Edition;
  const items: ReadingItem[] = [];
  const data: Record<string, unknown> = {};
  const proposals: Record<string, unknown> = {};
  const tell = (trust: "told" | "asked", path: string, found: string, message: string, taken?: unknown) =>
    items.push({
      path,
      place: placeOf(edition, path === "" ? [] : path.split(".")),
      trust,
      found: shortened(found, longestQuote),
      ...(taken !== undefined && { taken }),
      message,
    });
  const clean = (path: string, texts: readonly string[]) =>
    texts.flatMap((text) => {
      const kept = withoutForbidden(text).trim();
      if (kept !== text.trim())
        tell("told", path, text, "含有看不见或不能印出的字符，已去掉。", shortened(kept, longestQuote));
      return kept === "" ? [] : [kept];
    });

  const parts = sectionParts(blocks, spans, edition);
  const firstTable = Math.min(blocks.length, ...[...spans.values()].map(([from]) => from));
  const bodyFrom = parts.overviewTitle?.at ?? firstTable;
  const all = blocks.flatMap((block, at): PlacedLine[] =>
    block.kind === "paragraph" && block.text.trim() !== "" ? [{ at, text: block.text }] : [],
  );
  const before = all.filter(({ at }) => at < bodyFrom);
  const title = titleIn(before, titles);
  const titleEnd = title?.to ?? -1;
  const head = before.filter(({ at }) => at > titleEnd);
  const junk = title?.from === undefined ? [] : before.filter(({ at }) => at < (title.from as number));
  if (junk.length > 0)
    tell("told", "title", textsOf(junk).join(" "), `标题之前的 ${junk.length} 段（网页导航等）没有读入。`);

  // Opening and section one.
  let opening = head;
  let overview = [...(parts.lines.overview ?? [])];
  if (parts.overviewTitle === undefined) {
    const first = overview.filter(({ at }) => at > titleEnd);
    const body = [...head, ...first].toSorted((a, b) => a.at - b.at);
    const until = body.findIndex(({ text }) => !isOpening.test(text));
    opening = until < 0 ? body : body.slice(0, until);
    overview = until < 0 ? [] : body.slice(until);
    tell("told", "overview", "", "没有找到第一部分的标题，引言之后、第二部分之前的文字读入第一部分。");
  } else if (title?.from === undefined) {
    // Without a title nothing tells where a web page's own lines end but what an opening says.
    const from = head.findIndex(({ text }) => isOpening.test(text) && text.length > 20);
    opening = from < 0 ? [] : head.slice(from);
    const left = from < 0 ? head : head.slice(0, from);
    if (left.length > 0)
      tell("told", "opening", textsOf(left).join(" "), `正文之前的 ${left.length} 段没有读入。`);
  }
  const pageLine =
    /^(?:发布(?:日期|时间)|来源|浏览|点击|字号|字体|索引号|【|打印|访问量|日期[:：]|时间[:：]|作者|编辑|视力保护|分享)/u;
  const lines = opening.filter(({ text }) => pageLine.test(text.trim()) && text.length < 80);
  if (lines.length > 0) {
    opening = opening.filter((line) => !lines.includes(line));
    tell("told", "opening", textsOf(lines).join(" "), `标题之下的 ${lines.length} 行网页信息没有读入。`);
  }
  data.opening = clean("opening", textsOf(opening));

  const titled = Object.entries(parts.titles).map(
    ([key, printed]) => [key, clean(`sectionTitles.${key}`, [printed])[0]] as const,
  );
  if (titled.length > 0) data.sectionTitles = Object.fromEntries(titled);

  // The last section, 署名 and date.
  const otherLines = parts.lines.otherMatters ?? [];
  const hasOther = !parts.lost.includes("otherMatters");
  const lastLines = hasOther ? otherLines : (parts.lines.problemsAndImprovements ?? []);
  const attached = attachmentsAfter(lastLines);
  const ending = endingOf(lastLines.slice(0, lastLines.length - attached.length));
  const problems = hasOther ? (parts.lines.problemsAndImprovements ?? []) : ending.lines;
  const other = hasOther ? ending.lines : [];
  if (ending.dropped.length > 0)
    tell(
      "told",
      "otherMatters",
      textsOf(ending.dropped).join(" "),
      `正文之后的 ${ending.dropped.length} 段（网页页脚等）没有读入。`,
    );
  const [firstAttached] = attached;
  if (firstAttached !== undefined || ending.listed !== undefined) {
    const from = firstAttached?.at ?? blocks.length;
    const tables = new Set(
      blocks.slice(from).flatMap((block) => (block.kind === "row" ? [block.table] : [])),
    );
    const parts = [
      ...(ending.listed === undefined ? [] : ["附件说明"]),
      ...(attached.length === 0 ? [] : [`${attached.length} 段文字`]),
      ...(tables.size === 0 ? [] : [`${tables.size} 张表`]),
    ];
    tell(
      "told",
      "attachments",
      textsOf([...(ending.listed ?? []), ...attached]).join(" "),
      `正文之后有附件（${parts.join("、")}），没有读入；需要的请写入报告数据的 attachments。`,
    );
  }
  if (ending.signature !== undefined) data.signature = ending.signature;
  if (ending.dateOnly !== undefined)
    tell("told", "signature", ending.dateOnly.text, "只有成文日期，没有署名，没有读入。");

  const sections: [SectionKey, readonly PlacedLine[]][] = [
    ["overview", overview],
    ["problemsAndImprovements", problems],
    ["otherMatters", other],
  ];
  for (const [key, found] of sections) {
    const texts = clean(key, textsOf(found));
    const { title: name } = edition.sections[key];
    if (texts.length > 0) {
      data[key] = texts;
      if (parts.lost.includes(key) && key !== "overview")
        tell("told", key, "", `没有找到“${name}”的标题，按位置读入。`);
      continue;
    }
    proposals[key] = ["（原件没有这一部分的文字。）"];
    tell("asked", key, "", `没有找到“${name}”的文字，请补写。`, proposals[key]);
  }
  for (const key of parts.lost)
    if (!["overview", "problemsAndImprovements", "otherMatters"].includes(key) && spans.has(key as TableKey))
      tell("told", key, "", `没有找到“${edition.sections[key].title}”的标题，表格按内容认出。`);
  for (const { section, first, rows } of unreadTables(blocks, spans, sections))
    items.push({
      path: section,
      place: rowPlace(first),
      trust: "told",
      found: shortened(first.cells.join(" ").trim(), longestQuote),
      message: `正文里另有一张表（${rows} 行），没有读入；需要的请写入正文。`,
    });
  for (const [key, found] of sections) {
    const paragraphs = found.flatMap(({ at }) => {
      const block = blocks[at];
      return block?.kind === "paragraph" ? [block] : [];
    });
    const links = paragraphs.reduce((sum, block) => sum + (block.links ?? 0), 0);
    if (links > 0) tell("told", key, "", `文字已读入，其中 ${links} 处链接的网址没有读入。`);
    const pictures = paragraphs.reduce((sum, block) => sum + (block.pictures ?? 0), 0);
    if (pictures > 0) tell("told", key, "", `文字已读入，其间 ${pictures} 张图片没有读入。`);
  }
  for (const note of parts.notes)
    tell("told", note.section, note.text, "表格之外的文字，格式里没有它的位置，没有读入；需要的请写入正文。");

  // Title, year, period, agency.
  if (title === undefined) tell("told", "title", "", "正文里没有标题，按格式的标题生成。");
  else {
    data.title = clean("title", title.lines);
    if (title.from === undefined)
      tell("told", "title", title.lines.join(" "), "标题不在正文里，取自网页标题或文件属性。", title.lines);
  }
  const openingText = textsOf(opening).join("");
  const headText = `${openingText}${textsOf(overview).slice(0, 3).join("")}`;
  const named = namedInTitle(title?.lines ?? []);
  const period = periodOf(openingText) ?? periodOf(headText);
  const periodYear = period === undefined ? undefined : Number(period.from.slice(0, 4));
  if (named.year !== undefined && periodYear !== undefined && named.year !== periodYear) {
    proposals.year = named.year;
    tell(
      "asked",
      "year",
      `${named.year}、${periodYear}`,
      `标题是 ${named.year} 年，统计期限是 ${periodYear} 年，请核对。`,
      named.year,
    );
  } else if (named.year !== undefined) data.year = named.year;
  else if (periodYear !== undefined) {
    data.year = periodYear;
    tell("told", "year", "", "标题没有年份，取自统计期限。", periodYear);
  } else {
    const spoken = [...new Set([...headText.matchAll(/(20\d\d)\s*年/gu)].map(([, found]) => Number(found)))];
    const signed =
      ending.signature !== undefined
        ? Number(ending.signature.on.slice(0, 4)) - 1
        : spoken.length === 1
          ? spoken[0]
          : undefined;
    if (signed !== undefined) proposals.year = signed;
    tell("asked", "year", ending.signature?.on ?? "", "没有写明是哪一年的报告，请填写。", signed);
  }
  const year = (data.year ?? proposals.year) as number | undefined;
  if (period !== undefined && periodYear === year && period.from <= period.to) data.period = period;
  else if (period === undefined) tell("told", "period", "", "没有写明统计期限，按全年读入。");

  const by = agencyFrom({
    ...(named.agency !== undefined && { title: named.agency }),
    ...(agencyNamedIn(headText) !== undefined && { opening: agencyNamedIn(headText) as string }),
    ...(ending.signature !== undefined && { signature: ending.signature.by }),
    publishers: [...publishers, ...publishersIn(blocks.slice(0, bodyFrom))],
  });
  if (by.agency !== undefined) (by.trust === "asked" ? proposals : data).agency = by.agency;
  if (by.trust !== "sure")
    tell(by.trust, "agency", named.agency ?? ending.signature?.by ?? "", by.message ?? "", by.agency);
  return { data, proposals, items };
}
