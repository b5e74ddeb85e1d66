import type { Edition } from "./form.ts";
import type { Labels } from "./labels.ts";

const results = {
  upheld: "结果维持",
  corrected: "结果纠正",
  other: "其他结果",
  pending: "尚未审结",
  total: { label: "总计", total: true },
} as const satisfies Labels;

/** 《中华人民共和国政府信息公开工作年度报告格式》, 国办公开办函〔2021〕30号, in force for reports from 2021 on. */
export const edition2021 = {
  key: "2021",
  notice: "国办公开办函〔2021〕30号",
  years: { from: 2021 },
  wording: {
    title: ["{agency}", "{year}年政府信息公开工作年度报告"],
    subject: "政府信息公开工作年度报告",
    opening:
      "本报告根据《中华人民共和国政府信息公开条例》（国令第711号）和国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知（{notice}）要求，由{agency}编制。全文包括{sections}六个部分。本报告所列数据的统计期限自{from}起至{to}止。",
    download: "本报告的电子版可在“{website}”下载。",
    contact: "如对本报告有疑问，请与{office}联系（{details}）。",
    contactLabels: { address: "地址", postcode: "邮编", phone: "电话", fax: "传真", email: "电子邮箱" },
    noFee: "本机关{year}年度未收取政府信息公开信息处理费。",
  },
  sections: {
    overview: {
      kind: "narrative",
      title: "一、总体情况",
      aspects: [
        { name: "主动公开", mark: "主动公开" },
        { name: "依申请公开", mark: "依申请公开" },
        { name: "政府信息管理", mark: "信息管理" },
        { name: "政府信息公开平台建设", mark: "平台" },
        { name: "监督保障", mark: "监督保障" },
      ],
    },
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
            labels: { issued: "本年制发件数", repealed: "本年废止件数", inForce: "现行有效件数" },
          },
          rows: { regulations: "规章", normativeDocuments: "行政规范性文件" },
        },
        {
          title: "第二十条第（五）项",
          head: "信息内容",
          columns: "本年处理决定数量",
          rows: { licensing: "行政许可" },
        },
        {
          title: "第二十条第（六）项",
          head: "信息内容",
          columns: "本年处理决定数量",
          rows: { penalties: "行政处罚", compulsion: "行政强制" },
        },
        {
          title: "第二十条第（八）项",
          head: "信息内容",
          columns: "本年收费金额（单位：万元）",
          rows: { fees: { label: "行政事业性收费", kind: "amount" } },
        },
      ],
    },
    requests: {
      kind: "cross",
      title: "三、收到和处理政府信息公开申请情况",
      table: "表三",
      code: "T3",
      widths: [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
      corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
      columns: {
        applicants: {
          label: "申请人情况",
          bare: true,
          parts: {
            naturalPerson: "自然人",
            organizations: {
              label: "法人或其他组织",
              bare: true,
              parts: {
                commercialEnterprise: "商业企业",
                researchInstitution: "科研机构",
                socialWelfareOrganization: "社会公益组织",
                legalServiceOrganization: "法律服务机构",
                other: "其他",
              },
            },
            total: { label: "总计", total: true },
          },
        },
      },
      rows: {
        received: "一、本年新收政府信息公开申请数量",
        carriedOver: "二、上年结转政府信息公开申请数量",
        outcomes: {
          label: "三、本年度办理结果",
          vertical: true,
          parts: {
            disclosed: "（一）予以公开",
            partiallyDisclosed: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            notDisclosed: {
              label: "（三）不予公开",
              parts: {
                stateSecret: "1.属于国家秘密",
                forbiddenByLaw: "2.其他法律行政法规禁止公开",
                threeSecuritiesOneStability: "3.危及“三安全一稳定”",
                thirdPartyRights: "4.保护第三方合法权益",
                internalAffairs: "5.属于三类内部事务信息",
                processInformation: "6.属于四类过程性信息",
                enforcementFile: "7.属于行政执法案卷",
                administrativeQuery: "8.属于行政查询事项",
              },
            },
            unable: {
              label: "（四）无法提供",
              parts: {
                notHeld: "1.本机关不掌握相关政府信息",
                needsCreation: "2.没有现成信息需要另行制作",
                stillUnclear: "3.补正后申请内容仍不明确",
              },
            },
            notProcessed: {
              label: "（五）不予处理",
              parts: {
                petition: "1.信访举报投诉类申请",
                repeated: "2.重复申请",
                publication: "3.要求提供公开出版物",
                unreasonablyFrequent: "4.无正当理由大量反复申请",
                confirmation: "5.要求行政机关确认或重新出具已获取信息",
              },
            },
            otherwiseProcessed: {
              label: "（六）其他处理",
              parts: {
                notCorrected: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                feeNotPaid: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                other: "3.其他",
              },
            },
            total: { label: "（七）总计", total: true },
          },
        },
        carriedForward: "四、结转下年度继续办理",
      },
      balance: { left: ["received", "carriedOver"], right: ["outcomes.total", "carriedForward"] },
    },
    reviewAndLitigation: {
      kind: "cross",
      title: "四、政府信息公开行政复议、行政诉讼情况",
      table: "表四",
      code: "T4",
      widths: [650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 649, 649],
      rowHeight: 672,
      columns: {
        reconsideration: { label: "行政复议", parts: results },
        litigation: {
          label: "行政诉讼",
          parts: {
            direct: { label: "未经复议直接起诉", parts: results },
            afterReconsideration: { label: "复议后起诉", parts: results },
          },
        },
      },
    },
    problemsAndImprovements: { kind: "narrative", title: "五、存在的主要问题及改进情况" },
    otherMatters: { kind: "narrative", title: "六、其他需要报告的事项", ifEmpty: "noFee" },
  },
} as const satisfies Edition;
