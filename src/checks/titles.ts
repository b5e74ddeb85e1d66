import { basicNames } from "../form/basics.ts";
import { currentEdition } from "../form/editions.ts";
import { sectionsOf } from "../form/form.ts";
import type { Context, Found, Rule } from "./finding.ts";

/** Whether the report is after the form in force: older ones are printed as they were. */
const isNew = ({ edition }: Context): boolean => edition.key === currentEdition;

/** Titles of sections in other words than the form's. */
function otherTitles(context: Context): Found[] {
  if (!isNew(context)) return [];
  const { report, edition } = context;
  return sectionsOf(edition).flatMap(([key, { title }]): Found[] => {
    const printed = report.sectionTitles?.[key];
    if (printed === undefined) return [];
    const message = `这一部分的标题写作“${printed}”，格式的标题是“${title}”，请改用格式的标题。`;
    return [
      { path: ["sectionTitles", key], found: printed, expected: title, range: [0, printed.length], message },
    ];
  });
}

/** A title that does not call the report what the law calls it. */
function unusualTitle(context: Context): Found[] {
  const { report, edition } = context;
  const title = report.title.join("");
  const { subject } = edition.wording;
  if (!isNew(context) || report.agency === "" || title.replace(/\s/gu, "").includes(subject)) return [];
  const message = `标题“${title}”没有写作“${subject}”，请核对。`;
  return [{ path: ["title"], found: title, expected: subject, message }];
}

/** No opening: nothing says then of which period the figures are. */
function withoutOpening(context: Context): Found[] {
  const { report } = context;
  if (!isNew(context) || report.opening.length > 0 || report.agency === "" || report.year === 0) return [];
  const message = `没有${basicNames.opening}，编制依据和统计期限没有写明；不是有意不写的，请补写。`;
  return [{ path: ["opening"], message }];
}

export const titleRules: readonly Rule[] = [
  {
    code: "TITLE-SECTION",
    title: "各部分用格式的标题",
    source: "国办公开办函〔2021〕30号附件",
    severity: "warning",
    find: otherTitles,
  },
  {
    code: "TITLE-NAME",
    title: "标题写作“政府信息公开工作年度报告”",
    source: "政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    severity: "hint",
    find: unusualTitle,
  },
  {
    code: "TITLE-OPENING",
    title: "有引言，写明编制依据和统计期限",
    source: "已公布报告的通例；格式没有规定",
    severity: "hint",
    find: withoutOpening,
  },
];
