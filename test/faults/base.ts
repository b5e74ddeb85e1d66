import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import type { Figures } from "./honest-figures.ts";

const sections = {
  main: "2024年，我镇认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政务公开工作。",
  disclosure: "本年度通过政府门户网站及时公开各类信息，内容涉及财政、民政、应急等领域。",
  requests: "畅通申请渠道，规范登记、审核、办理、归档各环节。",
  management: "严格落实公开属性源头认定机制，动态更新公开目录。",
  platform: "加强网站专栏和公众号日常维护，优化栏目设置。",
  control: "明确专人负责，工作考核结果良好，社会评议满意度较高，未发生责任追究情形。",
};

/** Data of a clean report of a town, after which no rule has anything to say. */
export const cleanData = () => ({
  agency: "文水县刘胡兰镇人民政府",
  year: 2024,
  opening: [
    "本报告根据《中华人民共和国政府信息公开条例》（国令第711号）要求编制。数据统计期限为2024年1月1日至12月31日。",
  ],
  overview: [
    sections.main,
    { heading: "（一）主动公开情况", paragraphs: [sections.disclosure] },
    { heading: "（二）依申请公开情况", paragraphs: [sections.requests] },
    { heading: "（三）政府信息管理情况", paragraphs: [sections.management] },
    { heading: "（四）政府信息公开平台建设情况", paragraphs: [sections.platform] },
    { heading: "（五）监督保障情况", paragraphs: [sections.control] },
  ] as (string | { heading: string; paragraphs: string[] })[],
  proactiveDisclosure: {} as object,
  requests: {} as object,
  reviewAndLitigation: {} as object,
  problemsAndImprovements: [
    "虽然取得了一定的成绩，但信息公开的时效性有待进一步提高。2025年，我镇将继续完善工作机制，加强培训。",
  ],
  otherMatters: ["本机关2024年度未收取政府信息公开信息处理费。"],
  signature: { by: "刘胡兰镇人民政府", on: "2025-01-15" },
});

const row = (natural: number, companies = 0) => ({ naturalPerson: natural, commercialEnterprise: companies });
const results = (
  [upheld, corrected, other, pending]: readonly [number, number, number, number] = [0, 0, 0, 0],
) => ({
  upheld,
  corrected,
  other,
  pending,
});

/** Tables that hold the figures of a sentence and keep every sum. */
export function tablesWith(figures: Figures): object {
  const n = (key: keyof Figures) => (figures[key] as number | undefined) ?? 0;
  const companies = n("companies");
  const done = ["disclosed", "partial", "denied", "unable", "notProcessed", "other"].reduce(
    (all, key) => all + n(key as keyof Figures),
    0,
  );
  const open = n("received") + n("carried") - done - n("forward");
  if (open !== 0) throw new Error(`figures do not balance: ${open}`);
  const [issued, repealed, inForce] = figures.documents ?? [0, 0, 0];
  return {
    proactiveDisclosure: {
      normativeDocuments: { issued, repealed, inForce },
      licensing: n("licensing"),
      penalties: n("penalties"),
      compulsion: n("compulsion"),
      fees: figures.fees ?? "0",
    },
    requests: {
      received: row(n("received") - companies, companies),
      carriedOver: row(n("carried")),
      outcomes: {
        disclosed: row(n("disclosed") - companies, companies),
        partiallyDisclosed: row(n("partial")),
        notDisclosed: { internalAffairs: row(n("denied")) },
        unable: { notHeld: row(n("unable")) },
        notProcessed: { repeated: row(n("notProcessed")) },
        otherwiseProcessed: { other: row(n("other")) },
      },
      carriedForward: row(n("forward")),
    },
    reviewAndLitigation: {
      reconsideration: results(figures.review),
      litigation: { direct: results(figures.direct), afterReconsideration: results(figures.after) },
    },
  };
}

/** A published sentence as the town would say it of itself: a report that says 我局 of a town is at fault. */
const asTown = (text: string) => text.replace(/[我本](?:局|委|街道)/gu, "我镇");

/** The clean report with a sentence at the end of section one, or under （二）依申请公开. */
export function withSentence(text: string, figures: Figures = {}, under: "end" | "requests" = "end"): Report {
  const data = cleanData();
  const at = data.overview[under === "requests" ? 2 : 5] as { paragraphs: string[] };
  at.paragraphs.push(asTown(text));
  return parseReport({ ...data, ...tablesWith(figures) });
}

export const withText = (
  section: "problemsAndImprovements" | "otherMatters" | "opening",
  text: string,
): Report => {
  const data = cleanData();
  return parseReport({
    ...data,
    [section]: section === "opening" ? [...data.opening, asTown(text)] : [asTown(text)],
  });
};
