import type { PlacedLine } from "./section-parts.ts";
import { folded } from "./spelling.ts";

const agencyEnd =
  /(?:人民政府|政府办公室|政府|办公室|办事处|委员会|管委会|局|厅|委|办|院|处|中心|公司|总队|支队|大队|街道|镇|乡|县|市|区|旗|州|盟|省|会|所|站|部|队|署|行)$/u;
const yearly = /(20\d\d)年?度?/u;
const isTitle = (text: string): boolean =>
  text.length <= 70 &&
  !/[。；，]/u.test(text) &&
  /信息公开.{0,14}报告[^\p{Script=Han}]{0,12}$/u.test(text) &&
  !/^根据|指南|目录|^关于印发/u.test(text);

/** The title's lines, each broken by meaning. */
export interface TitleFound {
  readonly lines: readonly string[];
  /** The first of its lines among the blocks; nothing if it stands outside the text. */
  readonly from?: number;
  readonly to?: number;
}

/** 「某某局 2024年…」 is two lines, parted by the space. */
const parted = (text: string): string[] => {
  const [, agency, rest] = /^(\S.*?\S)\s+(20\d\d\s*年.*)$/u.exec(text.trim()) ?? [];
  return agency !== undefined && rest !== undefined && agencyEnd.test(agency)
    ? [agency, rest]
    : [text.trim()];
};

/** A title set over two or three lines, put together: the agency stays a line of its own, the rest is one. */
function titleLinesOf(texts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const text of texts.map((line) => line.trim())) {
    const last = lines.at(-1);
    const own =
      last === undefined ||
      (agencyEnd.test(last) && /^(?:20\d\d|关于|政府信息公开|信息公开)/u.test(folded(text)));
    if (own) lines.push(text);
    else lines[lines.length - 1] = last + text;
  }
  return lines.flatMap(parted);
}

/**
 * The report's title: of all lines that read like one, alone or with the lines beside them, that nearest before the
 * body; else what the file gives outside its text.
 */
export function titleIn(before: readonly PlacedLine[], outside: readonly string[]): TitleFound | undefined {
  for (let last = before.length - 1; last >= 0; last--) {
    for (const size of [1, 2, 3]) {
      const window = before.slice(Math.max(0, last - size + 1), last + 1);
      if (window.length < size || window.some(({ text }) => text.trim().length > 45 && size > 1)) continue;
      const reads = (lines: readonly PlacedLine[]) => isTitle(lines.map(({ text }) => folded(text)).join(""));
      if (!reads(window) || (size > 1 && (reads(window.slice(1)) || reads(window.slice(0, -1))))) continue;
      const first = last - size + 1;
      const above = before[first - 1];
      // The agency may stand above, on a line of its own.
      const start = folded((window[0] as PlacedLine).text);
      const hasAgency =
        above !== undefined &&
        /^(?:20\d\d|关于|政府信息公开|信息公开)/u.test(start) &&
        /^(?!20\d\d年)[\p{Script=Han}\d()]{3,40}$/u.test(folded(above.text)) &&
        agencyEnd.test(folded(above.text));
      const all = hasAgency && size < 3 ? [above, ...window] : window;
      return {
        lines: titleLinesOf(all.map(({ text }) => text)),
        from: (all[0] as PlacedLine).at,
        to: (window.at(-1) as PlacedLine).at,
      };
    }
  }
  const given = outside
    .map((text) => text.split(/[_|—-]/u)[0]?.trim() ?? "")
    .find((text) => isTitle(folded(text)));
  return given === undefined ? undefined : { lines: parted(given) };
}

/** What a title, an opening and a signature say of agency and year. */
export interface Named {
  readonly agency?: string;
  readonly year?: number;
}

/** Agency and year in a title. */
export function namedInTitle(lines: readonly string[]): Named {
  const text = folded(lines.join(""));
  const year = yearly.exec(text)?.[1];
  const [before = ""] = text.split(/(?:政府)?信息公开/u);
  const agency = before.replace(yearly, "").replace(/^关于|的$|[《》]/gu, "");
  return {
    ...(agency.length >= 2 && { agency }),
    ...(year !== undefined && { year: Number(year) }),
  };
}

/** 数据统计期限 in the opening or section one. ISO 8601. */
export function periodOf(text: string): { from: string; to: string } | undefined {
  const found =
    /(20\d\d)年?(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|[-—–~～]+)(?:(20\d\d)年?)?(?:同年)?(\d{1,2})月(\d{1,2})日/u.exec(
      folded(text),
    );
  if (found === null) return undefined;
  const [, y1, m1, d1, y2 = y1, m2, d2] = found;
  const iso = (y = "", m = "", d = "") => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  return { from: iso(y1, m1, d1), to: iso(y2, m2, d2) };
}

/** Who an opening says that it was made by. */
export function agencyNamedIn(text: string): string | undefined {
  const plain = folded(text);
  const pronoun = /^(?:本|我|该|各|县|区|市|镇|乡)?(?:机关|单位|局|镇|乡|委|办|县|市|区|厅|街道|政府|部门)$/u;
  const ways = [
    /由([\p{Script=Han}()]{4,30}?)(?:组织)?(?:根据|依据|依照|按照|负责|编制|结合|汇总)/u,
    /(?:公布|编制|发布)(?:了)?(\p{Script=Han}{4,30}?)20\d\d年/u,
    /20\d\d年度?(\p{Script=Han}{4,30}?)(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?报告/u,
  ];
  for (const way of ways) {
    const name = way.exec(plain)?.[1]?.replace(/\(.*\)/u, "");
    if (name !== undefined && agencyEnd.test(name) && !pronoun.test(name) && !/本|我|信息公开/u.test(name))
      return name;
  }
  return undefined;
}
