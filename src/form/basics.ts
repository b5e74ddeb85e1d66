/** How a clerk knows what stands outside the sections, by its place in the report; the one list for messages, workbook and documents. */
export const basicNames = {
  edition: "格式版本",
  agency: "行政机关名称",
  year: "报告年度",
  title: "报告标题",
  period: "统计期限",
  "period.from": "统计期限起",
  "period.to": "统计期限止",
  opening: "引言",
  sectionTitles: "章节标题",
  contact: "联系方式",
  "contact.office": "联系机构",
  "contact.website": "网站",
  signature: "署名和成文日期",
  "signature.by": "署名",
  "signature.on": "成文日期",
  attachments: "附件",
} as const;

export type BasicPath = keyof typeof basicNames;

/** Stands as the only text of 引言 in a workbook or a field where a report has none: nothing at all means the usual one. */
export const noOpening = "（不写引言）";
