/** A kind of defect as a notice parts them: its rules by the beginnings of their codes. */
export interface DefectKind {
  readonly key: string;
  readonly title: string;
  /** What is asked of whom it concerns. */
  readonly asked: string;
  readonly codes: readonly string[];
}

/** Figures that do not agree come first. A rule belongs to the first kind that names it; the last takes the others. */
export const defectKinds: readonly DefectKind[] = [
  {
    key: "sums",
    title: "表内数据对不上",
    asked: "应逐格核对原始台账后改正",
    codes: ["T3-", "T4-", "BLANK-CELL"],
  },
  {
    key: "years",
    title: "与上年报告对不上",
    asked: "应与上年报告核对后改正，上年报告有误的作出说明",
    codes: ["YEAR-CARRIED", "YEAR-STOCK", "YEAR-PREVIOUS", "YEAR-AGENCY", "T2-2019"],
  },
  {
    key: "text",
    title: "文字与表格数据不一致",
    asked: "应核对后改为一致",
    codes: [
      "TEXT-REQUESTS",
      "TEXT-OUTCOMES",
      "TEXT-NONE",
      "TEXT-REVIEW",
      "TEXT-NO-REVIEW",
      "TEXT-UPHELD",
      "TEXT-DOCUMENTS",
      "TEXT-DECISIONS",
      "TEXT-NO-DECISIONS",
      "TEXT-CHARGES",
      "TEXT-PARTS",
      "TEXT-SHARE",
      "TEXT-GROWTH",
      "FEE-UNPAID",
      "FEE-SUM",
    ],
  },
  {
    key: "unusual",
    title: "数据与往年、与其他单位相比较为少见",
    asked: "请核实，确无错误的说明情况",
    codes: ["COUNTY-", "T2-"],
  },
  {
    key: "old",
    title: "年份、单位名称有误或文字与上年相近",
    asked: "请核对后改正",
    codes: ["YEAR-", "TEXT-AGENCY", "TEXT-OTHER-AGENCY", "TEXT-COPIED"],
  },
  {
    key: "other",
    title: "内容不全、格式和文字",
    asked: "请对照核对回执补充、改正",
    codes: [""],
  },
];

/** The kind that a rule belongs to. */
export const defectKindOf = (code: string): DefectKind =>
  defectKinds.find(({ codes }) => codes.some((begin) => code.startsWith(begin))) as DefectKind;
