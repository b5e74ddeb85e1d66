/** A fault that only last year's report, or another report as a whole, shows: what is changed in data of a report. */
export interface YearFault {
  readonly code: string;
  readonly path: string;
  /** Paths and values set in this year's data, and in last year's. */
  readonly now?: Readonly<Record<string, unknown>>;
  readonly last?: Readonly<Record<string, unknown>>;
  readonly base: "town" | "suqian" | "shanghai";
}

const copied =
  "2024年，我镇围绕乡村振兴、防汛抗旱、环境整治等重点工作主动公开信息，完善公开目录，规范办事指南，推动公开向村居延伸，组织村务公开检查，及时回应群众关切，推动公开工作提质增效。";

export const yearFaults: readonly YearFault[] = [
  {
    code: "YEAR-CARRIED",
    path: "requests.carriedOver.naturalPerson",
    base: "town",
    last: { "requests.received.naturalPerson": 2, "requests.carriedForward.naturalPerson": 2 },
  },
  {
    code: "YEAR-CARRIED",
    path: "requests.carriedOver.total",
    base: "suqian",
    last: { "requests.carriedForward.total": 112 },
  },
  {
    code: "YEAR-STOCK",
    path: "proactiveDisclosure.normativeDocuments.inForce",
    base: "town",
    now: { "proactiveDisclosure.normativeDocuments.inForce": 12 },
    last: { "proactiveDisclosure.normativeDocuments.inForce": 10 },
  },
  {
    code: "YEAR-STOCK",
    path: "proactiveDisclosure.normativeDocuments.inForce",
    base: "suqian",
    now: { "proactiveDisclosure.normativeDocuments.inForce": 402 },
  },
  {
    code: "YEAR-STOCK",
    path: "proactiveDisclosure.regulations.inForce",
    base: "suqian",
    now: { "proactiveDisclosure.regulations.inForce": 21 },
  },
  {
    code: "YEAR-PREVIOUS",
    path: "year",
    base: "town",
    last: { year: 2022, title: "2022年刘胡兰镇政府信息公开工作年度报告" },
  },
  { code: "YEAR-AGENCY", path: "agency", base: "town", last: { agency: "文水县下曲镇人民政府" } },
  { code: "YEAR-EDITION", path: "edition", base: "town", now: { edition: "2019", proactiveDisclosure: {} } },
  {
    code: "YEAR-TITLE",
    path: "title",
    base: "town",
    now: { title: ["文水县刘胡兰镇人民政府", "2023年政府信息公开工作年度报告"] },
  },
  {
    code: "YEAR-TITLE",
    path: "title",
    base: "town",
    now: { title: ["文水县刘胡兰镇人民政府", "政府信息公开工作年度报告"] },
  },
  {
    code: "YEAR-PERIOD",
    path: "period.from",
    base: "town",
    now: { period: { from: "2023-01-01", to: "2024-12-31" } },
  },
  {
    code: "YEAR-DATE",
    path: "signature.on",
    base: "town",
    now: { signature: { by: "刘胡兰镇人民政府", on: "2024-12-30" } },
  },
  {
    code: "YEAR-DATE",
    path: "signature.on",
    base: "town",
    now: { agency: "文水县民政局", signature: { by: "文水县民政局", on: "2025-02-02" } },
  },
  {
    code: "T2-STOCK",
    path: "proactiveDisclosure.normativeDocuments.inForce",
    base: "town",
    now: { "proactiveDisclosure.normativeDocuments": { issued: 5, repealed: 1, inForce: 3 } },
  },
  {
    code: "T2-STOCK",
    path: "proactiveDisclosure.regulations.inForce",
    base: "suqian",
    now: { "proactiveDisclosure.regulations": { issued: 30, repealed: 0, inForce: 12 } },
  },
  {
    code: "T2-2019",
    path: "proactiveDisclosure.normativeDocuments.publishedInAll",
    base: "shanghai",
    now: {
      "proactiveDisclosure.normativeDocuments.publishedInAll": 1,
      "proactiveDisclosure.normativeDocuments.published": 20,
    },
  },
  {
    code: "T2-2019",
    path: "proactiveDisclosure.licensing.previousYear",
    base: "shanghai",
    now: { "proactiveDisclosure.licensing.previousYear": 9 },
    last: {
      year: 2018,
      "proactiveDisclosure.licensing.previousYear": 5,
      "proactiveDisclosure.licensing.change": 1,
    },
  },
  {
    code: "T2-JUMP",
    path: "proactiveDisclosure.fees",
    base: "town",
    now: { "proactiveDisclosure.fees": "863500" },
    last: { "proactiveDisclosure.fees": "80.12" },
  },
  {
    code: "T2-JUMP",
    path: "proactiveDisclosure.licensing",
    base: "town",
    now: { "proactiveDisclosure.licensing": 64280 },
    last: { "proactiveDisclosure.licensing": 640 },
  },
  {
    code: "T2-JUMP",
    path: "proactiveDisclosure.fees",
    base: "suqian",
    now: { "proactiveDisclosure.fees": "592372449" },
  },
  {
    code: "T2-FEES",
    path: "proactiveDisclosure.fees",
    base: "town",
    now: { "proactiveDisclosure.fees": "8635000" },
  },
  {
    code: "T2-REGULATIONS",
    path: "proactiveDisclosure.regulations.inForce",
    base: "town",
    now: { "proactiveDisclosure.regulations.inForce": 6 },
  },
  {
    code: "TEXT-GROWTH",
    path: "overview.2",
    base: "suqian",
    now: { "overview.2": "（二）依申请公开方面。全市全年共收办政府信息公开申请案件3646件，同比增长1.05%。" },
  },
  {
    code: "TEXT-GROWTH",
    path: "overview.2",
    base: "suqian",
    now: { "overview.2": "（二）依申请公开方面。全市全年共收办政府信息公开申请案件3646件，同比增长10.8%。" },
  },
  {
    code: "TEXT-COPIED",
    path: "overview",
    base: "town",
    now: {
      overview: [
        copied,
        "（二）依申请公开情况。畅通渠道，规范办理每一件申请，全年平稳有序。（三）政府信息管理情况。更新目录5次。（四）平台建设情况。维护网站栏目。（五）监督保障情况。开展考核、评议，未发生责任追究。",
      ],
    },
    last: {
      overview: [
        copied.replace("2024", "2023"),
        "（二）依申请公开情况。畅通渠道，规范办理每一件申请，全年平稳有序。（三）政府信息管理情况。更新目录3次。（四）平台建设情况。维护网站栏目。（五）监督保障情况。开展考核、评议，未发生责任追究。",
      ],
    },
  },
  {
    code: "TEXT-COPIED",
    path: "problemsAndImprovements",
    base: "town",
    now: {
      problemsAndImprovements: [
        "一是公开的内容还不够全面，部分领域公开不够深入；二是公开的时效性有待进一步提高，个别信息发布存在延迟。2025年，我镇将继续完善工作机制，加强培训，提高水平。",
      ],
    },
    last: {
      problemsAndImprovements: [
        "一是公开的内容还不够全面，部分领域公开不够深入；二是公开的时效性有待进一步提高，个别信息发布存在延迟。2024年，我镇将继续完善工作机制，加强培训，提高水平。",
      ],
    },
  },
  {
    code: "TEXT-REPEATED",
    path: "overview.5.paragraphs.1",
    base: "town",
    now: {
      "overview.5.paragraphs": [
        "明确专人负责，工作考核结果良好，社会评议满意度较高，未发生责任追究情形，全年运行平稳有序。",
        "明确专人负责，工作考核结果良好，社会评议满意度较好，未发生责任追究情形，全年运行平稳有序。",
      ],
    },
  },
  {
    code: "TEXT-REPEATED",
    path: "problemsAndImprovements.1",
    base: "town",
    now: {
      problemsAndImprovements: [
        "公开的时效性有待进一步提高，个别信息发布存在延迟。",
        "公开的时效性有待进一步提高，个别信息发布存在延迟。",
      ],
    },
  },
  {
    code: "TEXT-ASPECTS",
    path: "overview",
    base: "town",
    now: {
      overview: [
        "（一）主动公开情况。公开及时。",
        "（二）依申请公开情况。规范办理。",
        "（三）政府信息管理情况。目录更新。",
        "（四）政府信息公开平台建设情况。网站维护。",
      ],
    },
  },
  {
    code: "TEXT-ASPECTS",
    path: "overview",
    base: "town",
    now: { overview: ["2024年，我镇主动公开各类信息，规范办理依申请公开，加强政府信息管理。"] },
  },
  {
    code: "TEXT-DUTIES",
    path: "overview",
    base: "town",
    now: { "overview.5.paragraphs": ["明确专人负责。"] },
  },
  { code: "TEXT-EMPTY", path: "overview.5.heading", base: "town", now: { "overview.5.paragraphs": [] } },
  {
    code: "TEXT-AGENCY",
    path: "signature.by",
    base: "town",
    now: { signature: { by: "下曲镇人民政府", on: "2025-01-15" } },
  },
  {
    code: "TEXT-AGENCY",
    path: "title",
    base: "town",
    now: { title: ["文水县下曲镇人民政府", "2024年政府信息公开工作年度报告"] },
  },
  { code: "SIGNATURE-MISSING", path: "signature", base: "town", now: { signature: undefined } },
  {
    code: "FEE-UNPAID",
    path: "otherMatters.0",
    base: "town",
    now: {
      requests: {
        received: { naturalPerson: 1 },
        outcomes: { otherwiseProcessed: { feeNotPaid: { naturalPerson: 1 } } },
      },
    },
  },
  {
    code: "BLANK-CELL",
    path: "proactiveDisclosure.licensing",
    base: "town",
    now: { "proactiveDisclosure.licensing": null },
  },
  {
    code: "BLANK-CELL",
    path: "reviewAndLitigation.reconsideration.upheld",
    base: "town",
    now: { "reviewAndLitigation.reconsideration.upheld": "/" },
  },
  {
    code: "T3-TOTAL",
    path: "requests.received.total",
    base: "town",
    now: {
      requests: { received: { naturalPerson: 3, total: 4 }, outcomes: { disclosed: { naturalPerson: 3 } } },
    },
  },
  {
    code: "T3-TOTAL",
    path: "requests.received.total",
    base: "town",
    now: {
      requests: {
        received: { naturalPerson: 3, total: null },
        outcomes: { disclosed: { naturalPerson: 3 } },
      },
    },
  },
  {
    code: "T3-OUTCOMES",
    path: "requests.outcomes.total.other",
    base: "town",
    now: {
      requests: {
        received: { naturalPerson: 3 },
        outcomes: { disclosed: { naturalPerson: 3 }, total: { naturalPerson: 3, other: 1 } },
      },
    },
  },
  {
    code: "T3-BALANCE",
    path: "requests.carriedForward.naturalPerson",
    base: "town",
    now: {
      requests: {
        received: { naturalPerson: 3 },
        outcomes: { disclosed: { naturalPerson: 3 } },
        carriedForward: { naturalPerson: 1 },
      },
    },
  },
  {
    code: "T4-TOTAL",
    path: "reviewAndLitigation.reconsideration.total",
    base: "suqian",
    now: { "reviewAndLitigation.reconsideration.total": 1 },
  },
  {
    code: "T4-TOTAL",
    path: "reviewAndLitigation.litigation.direct.total",
    base: "suqian",
    now: { "reviewAndLitigation.litigation.direct.total": 1 },
  },
];
