import type { Agency } from "./second-base.ts";

/** A fault that last year's report shows, or a report as a whole: paths and values set in this year's data and in last year's. */
export interface WholeFault {
  readonly name: string;
  readonly code: string;
  readonly path: string;
  readonly base: Agency | "suqian" | "shanghai" | "huaian";
  readonly now?: Readonly<Record<string, unknown>>;
  readonly last?: Readonly<Record<string, unknown>>;
}

const plans =
  "一是健全制度，把公开要求嵌入办文办会全过程；二是强化培训，组织业务骨干轮训；三是加强检查，按月通报更新情况；四是拓展渠道，推动公开向基层延伸，让更多居民方便地获取信息。";
const long = [
  "围绕优化营商环境、稳定和扩大就业、义务教育、医疗卫生、养老服务等群众关注的领域，及时发布政策信息，做到应公开尽公开。",
  "建立政策文件与解读材料同步起草、同步审批、同步发布的工作机制，采取图表图解、音频视频等方式解读政策要点。",
  "加强政务新媒体规范管理，严格落实内容审核制度，关停更新不及时、互动回应差的账号。",
];

export const secondWholes: readonly WholeFault[] = [
  {
    name: "text copied, paragraphs in another order",
    code: "TEXT-COPIED",
    path: "overview",
    base: "office",
    now: {
      overview: [
        ...long,
        "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。",
      ],
    },
    last: { overview: [...long].reverse() },
  },
  {
    name: "text copied, figures and year changed",
    code: "TEXT-COPIED",
    path: "overview",
    base: "street",
    now: { "overview.5.paragraphs": [...long, "2024年全年发布信息356条，召开会议3次，培训85人次。"] },
    last: { "overview.5.paragraphs": [...long, "2023年全年发布信息287条，召开会议2次，培训60人次。"] },
  },
  {
    name: "plans copied",
    code: "TEXT-COPIED",
    path: "problemsAndImprovements",
    base: "xiang",
    now: { problemsAndImprovements: ["信息更新还不够及时。2025年，我乡将从以下方面改进：", plans] },
    last: { problemsAndImprovements: ["信息更新还不够及时。2024年，我乡将从以下方面改进：", plans] },
  },
  {
    name: "a paragraph twice but for a word",
    code: "TEXT-REPEATED",
    path: "overview.5.paragraphs.2",
    base: "office",
    now: {
      "overview.5.paragraphs": [
        long[0],
        "组织考核评议，未发生责任追究情形。",
        `${long[0]?.replace("及时发布", "第一时间发布")}`,
      ],
    },
  },
  {
    name: "a paragraph of section one again in section five",
    code: "TEXT-REPEATED",
    path: "problemsAndImprovements.1",
    base: "bureau",
    now: {
      "overview.5.paragraphs": [long[2]],
      problemsAndImprovements: ["解读形式单一，2025年将加以改进。", long[2]],
    },
  },
  {
    name: "a sentence twice in a paragraph",
    code: "TEXT-REPEATED",
    path: "overview.5.paragraphs.0",
    base: "bureau",
    now: {
      "overview.5.paragraphs": [
        "严格落实信息发布三级审核制度，确保内容准确。定期检查栏目更新。严格落实信息发布三级审核制度，确保内容准确。",
      ],
    },
  },
  {
    name: "growth against last year's table",
    code: "TEXT-GROWTH",
    path: "overview.2.paragraphs.0",
    base: "bureau",
    now: {
      requests: { received: { naturalPerson: 32 }, outcomes: { disclosed: { naturalPerson: 32 } } },
      "overview.2.paragraphs": ["收到政府信息公开申请32件，同比增长25%。"],
    },
    last: { requests: { received: { naturalPerson: 24 }, outcomes: { disclosed: { naturalPerson: 24 } } } },
  },
  {
    name: "less than last year's table, in words",
    code: "TEXT-GROWTH",
    path: "overview.2.paragraphs.0",
    base: "bureau",
    now: {
      requests: { received: { naturalPerson: 32 }, outcomes: { disclosed: { naturalPerson: 32 } } },
      "overview.2.paragraphs": ["收到政府信息公开申请32件，较上年减少8件。"],
    },
    last: { requests: { received: { naturalPerson: 24 }, outcomes: { disclosed: { naturalPerson: 24 } } } },
  },
  {
    name: "last year's figure is not last year's",
    code: "TEXT-GROWTH",
    path: "overview.2.paragraphs.0",
    base: "bureau",
    now: {
      requests: { received: { naturalPerson: 32 }, outcomes: { disclosed: { naturalPerson: 32 } } },
      "overview.2.paragraphs": ["收到政府信息公开申请32件，比上年的26件增加6件。"],
    },
    last: { requests: { received: { naturalPerson: 24 }, outcomes: { disclosed: { naturalPerson: 24 } } } },
  },
  {
    name: "a thousandfold number of licences",
    code: "T2-JUMP",
    path: "proactiveDisclosure.licensing",
    base: "bureau",
    now: { "proactiveDisclosure.licensing": 120000 },
    last: { "proactiveDisclosure.licensing": 120 },
  },
  {
    name: "a hundredth of last year's penalties",
    code: "T2-JUMP",
    path: "proactiveDisclosure.penalties",
    base: "bureau",
    now: { "proactiveDisclosure.penalties": 8 },
    last: { "proactiveDisclosure.penalties": 862 },
  },
  {
    name: "fees in yuan",
    code: "T2-",
    path: "proactiveDisclosure.fees",
    base: "bureau",
    now: { "proactiveDisclosure.fees": "3125000" },
    last: { "proactiveDisclosure.fees": "298.7" },
  },
  {
    name: "stock of documents",
    code: "YEAR-STOCK",
    path: "proactiveDisclosure.normativeDocuments.inForce",
    base: "street",
    now: { "proactiveDisclosure.normativeDocuments": { issued: 3, repealed: 1, inForce: 15 } },
    last: { "proactiveDisclosure.normativeDocuments": { issued: 2, repealed: 0, inForce: 12 } },
  },
  {
    name: "carried over by companies",
    code: "YEAR-CARRIED",
    path: "requests.carriedOver.commercialEnterprise",
    base: "office",
    now: {
      requests: {
        carriedOver: { commercialEnterprise: 1 },
        outcomes: { disclosed: { commercialEnterprise: 1 } },
      },
    },
    last: {
      requests: { received: { commercialEnterprise: 2 }, carriedForward: { commercialEnterprise: 2 } },
    },
  },
  {
    name: "2019: last year's number of items",
    code: "T2-2019",
    path: "proactiveDisclosure.penalties.previousYear",
    base: "shanghai",
    now: { "proactiveDisclosure.penalties.previousYear": 17 },
    last: {
      year: 2018,
      "proactiveDisclosure.penalties.previousYear": 10,
      "proactiveDisclosure.penalties.change": 2,
    },
  },
  {
    name: "2019: published less than made public this year",
    code: "T2-2019",
    path: "proactiveDisclosure.regulations.publishedInAll",
    base: "shanghai",
    now: {
      "proactiveDisclosure.regulations.published": 9,
      "proactiveDisclosure.regulations.publishedInAll": 4,
    },
  },
  {
    name: "more repealed and in force than can be",
    code: "T2-STOCK",
    path: "proactiveDisclosure.normativeDocuments.inForce",
    base: "bureau",
    now: { "proactiveDisclosure.normativeDocuments": { issued: 12, repealed: 3, inForce: 5 } },
  },
  {
    name: "rules of a bureau",
    code: "T2-REGULATIONS",
    path: "proactiveDisclosure.regulations.inForce",
    base: "bureau",
    now: { "proactiveDisclosure.regulations.inForce": 3 },
  },
  {
    name: "signed before the year's end",
    code: "YEAR-DATE",
    path: "signature.on",
    base: "street",
    now: { signature: { by: "夫子庙街道办事处", on: "2024-01-20" } },
  },
  {
    name: "signed by another agency",
    code: "TEXT-AGENCY",
    path: "signature.by",
    base: "bureau",
    now: { signature: { by: "沭阳县教育局", on: "2025-01-20" } },
  },
  {
    name: "title of another year",
    code: "YEAR-TITLE",
    path: "title",
    base: "office",
    now: { title: ["泰州市人民政府办公室", "2025年政府信息公开工作年度报告"] },
  },
  {
    name: "title of another agency",
    code: "TEXT-AGENCY",
    path: "title",
    base: "office",
    now: { title: ["扬州市人民政府办公室", "2024年政府信息公开工作年度报告"] },
  },
  {
    name: "an aspect is missing",
    code: "TEXT-ASPECTS",
    path: "overview",
    base: "bureau",
    now: {
      overview: ["2024年，我局主动公开信息59条，规范依申请公开，管好网站专栏，接受社会监督，强化保障。"],
    },
  },
  {
    name: "nothing of responsibilities in a government's report",
    code: "TEXT-DUTIES",
    path: "overview",
    base: "xiang",
    now: { "overview.5.paragraphs": ["由乡党政办统一审核把关。"] },
  },
  {
    name: "a heading without text",
    code: "TEXT-EMPTY",
    path: "overview.3.heading",
    base: "street",
    now: { "overview.3.paragraphs": [] },
  },
  {
    name: "table four: a part and its total",
    code: "T4-TOTAL",
    path: "reviewAndLitigation.litigation.afterReconsideration.total",
    base: "huaian",
    now: { "reviewAndLitigation.litigation.afterReconsideration.total": 7 },
  },
];
