import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";

/** The year of the example where none is given: no clock is asked. */
export const exampleYear = 2025;

/** A made-up report as a department of a county would hand it in: every part filled, every sum right.
 * There is no county of that name, and no such postcode or telephone: nobody's report is shown. */
export const exampleReport = (year: number = exampleYear): Report =>
  parseReport({
    agency: "清溪县财政局",
    year,
    contact: {
      office: "清溪县财政局办公室",
      address: "清溪县人民路1号",
      postcode: "000000",
      phone: "0000-0000000",
    },
    overview: [
      `${year}年，清溪县财政局认真贯彻《中华人民共和国政府信息公开条例》，围绕群众关心的财政资金信息，依法依规做好政府信息公开工作。`,
      {
        heading: "（一）主动公开情况",
        paragraphs: [
          "通过县政府门户网站主动公开政府信息126条，公开部门预算、决算和财政专项资金分配结果；制发规范性文件1件，现行有效5件。",
        ],
      },
      {
        heading: "（二）依申请公开情况",
        paragraphs: [
          "收到政府信息公开申请4件，均为自然人提出，上年没有结转；予以公开2件，部分公开1件，因本机关不掌握相关政府信息无法提供1件，均在法定期限内办结，没有结转下年度继续办理的。因政府信息公开被申请行政复议1件，结果维持。",
        ],
      },
      {
        heading: "（三）政府信息管理情况",
        paragraphs: ["公开前逐件审查，对已公开的规范性文件清理一次，及时标注效力。"],
      },
      {
        heading: "（四）政府信息公开平台建设情况",
        paragraphs: ["在县政府门户网站设财政资金直达基层专栏，按月更新。"],
      },
      {
        heading: "（五）监督保障情况",
        paragraphs: ["明确一名负责同志分管、两名工作人员承办，组织业务培训2次。"],
      },
    ],
    proactiveDisclosure: {
      normativeDocuments: { issued: 1, inForce: 5 },
      penalties: 2,
      fees: "12.5",
    },
    requests: {
      received: { naturalPerson: 4 },
      outcomes: {
        disclosed: { naturalPerson: 2 },
        partiallyDisclosed: { naturalPerson: 1 },
        unable: { notHeld: { naturalPerson: 1 } },
      },
    },
    reviewAndLitigation: { reconsideration: { upheld: 1 } },
    problemsAndImprovements: [
      "主要问题是专业性较强的预决算信息解读不够，公开的表格群众不易看懂。",
      "下一步，随部门预决算公开配发图表和问答，请街道、社区的群众代表提意见，逐项改进。",
    ],
    signature: { by: "清溪县财政局", on: `${year + 1}-01-15` },
  }) as Report;
