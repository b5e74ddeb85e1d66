import type { Block, ParagraphBlock } from "../../document/document.ts";
import { shortened } from "../../report/text.ts";
import { listBlock } from "../list-block.ts";
import { type DefectKind, defectKindOf, defectKinds } from "./kinds.ts";
import type { NoticeAgency, NoticeFinding } from "./source.ts";

const ordinals = [..."一二三四五六七八九"];

/** 一, 十二, 二十: up to 99, as headings count. */
export function chineseOrdinal(n: number): string {
  const [ten, one] = [Math.floor(n / 10), n % 10];
  const tens = ten === 0 ? "" : `${ten === 1 ? "" : ordinals[ten - 1]}十`;
  return n > 99 ? String(n) : `${tens}${one === 0 ? "" : ordinals[one - 1]}`;
}

export const noticeParagraph = (path: string, text: string, lead = ""): ParagraphBlock => ({
  type: "paragraph",
  path,
  lead,
  text,
});

/** What a notice tells: what must be mended and what has to be verified; hints are the receipt's, as is what was passed over. */
export const toldIn = ({ findings }: NoticeAgency): NoticeFinding[] =>
  findings.filter(({ severity, waived }) => severity !== "hint" && waived === undefined);

/** A finding with whose it is. */
interface OwnFinding {
  readonly agency: NoticeAgency;
  readonly finding: NoticeFinding;
}

const numbersOf = (all: readonly OwnFinding[]): string => {
  const errors = all.filter(({ finding }) => finding.severity === "error").length;
  const others = all.length - errors;
  const parts = [
    ...(errors > 0 ? [`应当改正的 ${errors} 处`] : []),
    ...(others > 0 ? [`需要核实的 ${others} 处`] : []),
  ];
  return parts.join("，");
};

/** Findings of figures are listed one by one up to so many; the receipts have them all. */
const mostInNotice = 60;
const mostCellWords = 30;
const mostWrongWords = 150;

const findingsTable = (path: string, all: readonly OwnFinding[], withAgency: boolean): Block =>
  listBlock(
    path,
    "",
    [
      { head: "序号", width: 6, centred: true },
      ...(withAgency ? [{ head: "单位", width: 22 }] : []),
      { head: "位置", width: withAgency ? 34 : 24 },
      { head: "报送的", width: withAgency ? 15 : 14 },
      { head: "核对应为", width: withAgency ? 13 : 12 },
      // Under an agency's name no heading says what kind of thing is wrong.
      ...(withAgency ? [] : [{ head: "问题和改法", width: 38 }]),
      { head: "要求", width: 10, centred: true },
    ],
    all
      .slice(0, mostInNotice)
      .map(({ agency, finding: { place, found, expected = "", message = "", severity } }, i) => [
        String(i + 1),
        ...(withAgency ? [agency.name] : []),
        place,
        found === "" ? "—" : shortened(found, mostCellWords),
        expected === "" ? "—" : shortened(expected, mostCellWords),
        ...(withAgency ? [] : [shortened(message, mostWrongWords)]),
        severity === "error" ? "改正" : "核实",
      ]),
  );

const beyond = (all: readonly unknown[]): string =>
  all.length > mostInNotice ? `下表列出前 ${mostInNotice} 处，其余见各单位的核对回执。` : "";

const countsByAgency = (all: readonly OwnFinding[]): string => {
  const counts = new Map<string, number>();
  for (const { agency } of all) counts.set(agency.name, (counts.get(agency.name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name}（${count} 处）`).join("、");
};

/** Kinds whose findings are of words, and stand on the receipts: they are counted. */
const onlyCounted: ReadonlySet<DefectKind["key"]> = new Set(["other"]);

/** What the checks found, kind by kind. */
export function blocksByKind(agencies: readonly NoticeAgency[]): Block[] {
  const all = agencies.flatMap((agency) =>
    toldIn(agency).map((finding): OwnFinding => ({ agency, finding })),
  );
  let number = 0;
  return defectKinds.flatMap((kind): Block[] => {
    const own = all.filter(({ finding }) => defectKindOf(finding.code) === kind);
    if (own.length === 0) return [];
    number += 1;
    const path = `checked.${kind.key}`;
    const units = new Set(own.map(({ agency }) => agency)).size;
    const heading: Block = {
      type: "heading",
      path,
      level: 2,
      text: `（${chineseOrdinal(number)}）${kind.title}`,
    };
    const said = `涉及 ${units} 个单位，${numbersOf(own)}，${kind.asked}。`;
    return onlyCounted.has(kind.key)
      ? [heading, noticeParagraph(`${path}.text`, `${said}${countsByAgency(own)}。逐处见核对回执。`)]
      : [
          heading,
          noticeParagraph(`${path}.text`, `${said}${beyond(own)}`),
          findingsTable(`${path}.table`, own, true),
        ];
  });
}

/** The same agency by agency. */
export function blocksByAgency(agencies: readonly NoticeAgency[]): Block[] {
  let number = 0;
  return agencies.flatMap((agency, i): Block[] => {
    const own = toldIn(agency).map((finding): OwnFinding => ({ agency, finding }));
    if (own.length === 0) return [];
    number += 1;
    const path = `checked.${i}`;
    const listed = own.filter(({ finding }) => !onlyCounted.has(defectKindOf(finding.code).key));
    const rest = own.length - listed.length;
    const words = rest === 0 ? "" : `其中内容、格式和文字 ${rest} 处见核对回执。`;
    return [
      { type: "heading", path, level: 2, text: `（${chineseOrdinal(number)}）${agency.name}` },
      noticeParagraph(`${path}.text`, `${numbersOf(own)}。${words}${beyond(listed)}`),
      ...(listed.length === 0 ? [] : [findingsTable(`${path}.table`, listed, false)]),
    ];
  });
}
