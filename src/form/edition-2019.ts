import { edition2021 } from "./edition-2021.ts";
import type { Edition } from "./form.ts";
import { picked } from "./labels.ts";

// Where the editions agree, the later one's labels are quoted, each by its name: a row that the later edition is given
// does not come into this one.
const { requests, reviewAndLitigation, otherMatters } = edition2021.sections;
const { applicants } = requests.columns;
const { organizations } = applicants.parts;
const { outcomes } = requests.rows;
const { notDisclosed, unable, notProcessed } = outcomes.parts;
const { reconsideration, litigation } = reviewAndLitigation.columns;
const outcomesOfReview = picked(reconsideration.parts, "upheld", "corrected", "other", "pending", "total");

const items = {
  labels: {
    previousYear: "上一年项目数量",
    change: { label: "本年增/减", kind: "change" },
    decisions: "处理决定数量",
  },
} as const;

/** The trial form (试行), 国办公开办函〔2019〕60号, for reports of 2019 and 2020 and for archives. */
export const edition2019 = {
  key: "2019",
  notice: "国办公开办函〔2019〕60号",
  years: { from: 2019, to: 2020 },
  wording: {
    ...edition2021.wording,
    opening:
      "本报告根据《中华人民共和国政府信息公开条例》（国令第711号）和国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知（{notice}）要求，由{agency}编制。全文包括{sections}六个部分。本报告所列数据的统计期限自{from}起至{to}止。",
  },
  sections: {
    overview: { kind: "narrative", title: "一、总体情况" },
    proactiveDisclosure: {
      kind: "bands",
      title: "二、主动公开政府信息情况",
      table: "表二",
      code: "T2",
      widths: [2435, 2435, 2435, 2435],
      rowHeight: 340,
      bands: [
        {
          title: "第二十条第（一）项",
          head: "信息内容",
          columns: {
            labels: { made: "本年新制作数量", published: "本年新公开数量", publishedInAll: "对外公开总数量" },
          },
          rows: { regulations: "规章", normativeDocuments: "规范性文件" },
        },
        {
          title: "第二十条第（五）项",
          head: "信息内容",
          columns: items,
          rows: { licensing: "行政许可", otherServices: "其他对外管理服务事项" },
        },
        {
          title: "第二十条第（六）项",
          head: "信息内容",
          columns: items,
          rows: { penalties: "行政处罚", compulsion: "行政强制" },
        },
        {
          title: "第二十条第（八）项",
          head: "信息内容",
          columns: {
            labels: { previousYear: "上一年项目数量", change: { label: "本年增/减", kind: "change" } },
          },
          rows: { fees: "行政事业性收费" },
        },
        {
          title: "第二十条第（九）项",
          head: "信息内容",
          columns: { labels: { items: "采购项目数量", amount: { label: "采购总金额", kind: "sum" } } },
          rows: { procurement: "政府集中采购" },
        },
      ],
    },
    requests: {
      kind: "cross",
      title: requests.title,
      table: requests.table,
      code: requests.code,
      widths: [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
      corner: requests.corner,
      columns: {
        applicants: {
          label: applicants.label,
          bare: true,
          parts: {
            naturalPerson: applicants.parts.naturalPerson,
            organizations: {
              label: organizations.label,
              bare: true,
              parts: picked(
                organizations.parts,
                "commercialEnterprise",
                "researchInstitution",
                "socialWelfareOrganization",
                "legalServiceOrganization",
                "other",
              ),
            },
            total: applicants.parts.total,
          },
        },
      },
      rows: {
        received: requests.rows.received,
        carriedOver: requests.rows.carriedOver,
        outcomes: {
          label: outcomes.label,
          vertical: true,
          parts: {
            disclosed: outcomes.parts.disclosed,
            partiallyDisclosed: outcomes.parts.partiallyDisclosed,
            notDisclosed: {
              label: notDisclosed.label,
              parts: picked(
                notDisclosed.parts,
                "stateSecret",
                "forbiddenByLaw",
                "threeSecuritiesOneStability",
                "thirdPartyRights",
                "internalAffairs",
                "processInformation",
                "enforcementFile",
                "administrativeQuery",
              ),
            },
            unable: {
              label: unable.label,
              parts: picked(unable.parts, "notHeld", "needsCreation", "stillUnclear"),
            },
            notProcessed: {
              label: notProcessed.label,
              parts: picked(
                notProcessed.parts,
                "petition",
                "repeated",
                "publication",
                "unreasonablyFrequent",
                "confirmation",
              ),
            },
            // One row, where the later edition has three.
            otherwiseProcessed: "（六）其他处理",
            total: outcomes.parts.total,
          },
        },
        carriedForward: requests.rows.carriedForward,
      },
      balance: { left: ["received", "carriedOver"], right: ["outcomes.total", "carriedForward"] },
    },
    reviewAndLitigation: {
      kind: "cross",
      title: "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
      table: reviewAndLitigation.table,
      code: reviewAndLitigation.code,
      widths: [650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 649, 649],
      rowHeight: 672,
      columns: {
        reconsideration: { label: reconsideration.label, parts: outcomesOfReview },
        litigation: {
          label: litigation.label,
          parts: {
            direct: { label: litigation.parts.direct.label, parts: outcomesOfReview },
            afterReconsideration: {
              label: litigation.parts.afterReconsideration.label,
              parts: outcomesOfReview,
            },
          },
        },
      },
    },
    problemsAndImprovements: { kind: "narrative", title: "五、政府信息公开工作存在的主要问题及改进情况" },
    otherMatters: { kind: "narrative", title: otherMatters.title, ifEmpty: "noFee" },
  },
} as const satisfies Edition;
