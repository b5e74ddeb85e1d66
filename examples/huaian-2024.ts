import { AnnualReport } from "gov-nianbao";

/** 淮安市: a prefecture's report with real figures. Totals are left out: they are computed. */
export const huaian2024 = AnnualReport.for({ agency: "淮安市人民政府", year: 2024 })
  .opening(
    "本报告由淮安市人民政府办公室根据《中华人民共和国政府信息公开条例》（国令第711号）（以下简称《条例》）规定编制。报告所列统计期限自2024年1月1日至2024年12月31日。如对本报告有疑问，请与淮安市人民政府办公室联系（地址：淮安市翔宇南道1号，邮编：223001，电话：0517-83605210，电子邮箱：hazwgkc@163.com）。",
  )
  .overview(
    "2024年，我市坚持以习近平新时代中国特色社会主义思想为指导，认真学习宣传贯彻党的二十大和二十届二中、三中全会精神，按照党中央国务院、省委省政府决策部署和市委工作要求，严格落实《中华人民共和国政府信息公开条例》各项规定，圆满完成了各项任务。",
    "（一）主动公开情况。2024年，市政府网站主动公开各类政府信息5500余条，全年新增公开市政府规章1件、市政府及市政府办政策性文件11件，通过文字、图片等形式制作政策解读21个，制作《淮安市人民政府公报》6期。紧紧围绕保障民生、深化改革、科技创新等工作主线，组织召开了“春节前后服务企业用工和促进返乡人员就业创业专项活动”“建设‘四最’一流营商环境高质量推进产业发展”“加快建设长三角北部重要产业科技创新高地的若干政策”等新闻发布会12场，努力传递政府声音、宣传政策法规、回应舆论关切。",
    "（二）依申请公开情况。定期对政府信息公开申请集中的领域和热点问题进行研判，探索从源头上解决实际问题。着力强化与申请人的直接沟通，准确了解申请人诉求，提高答复的及时性和针对性。2024年，全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），均在法定期限内予以答复。政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；政府信息公开行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。",
    "（三）政府信息管理情况。在政府网站、政务新媒体、政府公报等公开平台发布信息时，坚持“先审查、后公开”“一事一审”工作原则，规范审查程序，建立健全重要事项公开保密审查协调机制，落实政府信息公开属性源头认定机制，加强政府信息源头管理工作。对政务公开平台已公开信息进行梳理，优化主动公开目录，着力为群众提供看得懂、找得到、用得上的政府信息公开服务。系统性排查全市各地各部门政务服务网办事指南、表格样表、在线申请等与群众密切相关服务事项，并不断修改完善，积极构建权威、便捷、高效的一体化互联网政务服务平台。",
    "（四）政府信息公开平台建设情况。进一步优化政务公开专栏设置，省市联动制作“全力巩固和增强经济回升向好态势”“推动大规模设备更新和消费品以旧换新”等专题专栏。在日常读网巡查的基础上，定期对政府信息公开栏目进行检查，将栏目不更新、政策解读不通俗易懂、互动咨询不回应等问题列入重点检查范围。深入开展防治政务新媒体“指尖上的形式主义”工作，聚焦解决政务新媒体开而少用、更新不及时、不互动不回应、表述不规范等新老问题。截至目前，全市在运维政务新媒体共计95个，在省办2024年四个季度政务新媒体检查抽查中，合格率均为100%。",
    "（五）政府信息公开监督保障情况。根据省政务公开年度和季度监测指标，全年组织4次政府信息公开栏目全覆盖检查，并出具各县区、各部门政务公开评估分报告。在日常巡查的基础上，按季度开展政务新媒体专项检查，针对突出问题和日常共性问题，及时督促整改。针对具体问题，创新开展调研式培训、过堂式培训，不断提高全市政务公开工作人员的工作能力和水平。",
  )
  .proactiveDisclosure({
    regulations: { issued: 1, repealed: 0, inForce: 11 },
    normativeDocuments: { issued: 8, repealed: 26, inForce: 66 },
    licensing: 447228,
    penalties: 3985758,
    compulsion: 88283,
    fees: "96171.6",
  })
  .requests({
    received: { naturalPerson: 3001, commercialEnterprise: 53, legalServiceOrganization: 61, other: 4 },
    carriedOver: { naturalPerson: 34 },
    outcomes: {
      disclosed: { naturalPerson: 1288, commercialEnterprise: 21, legalServiceOrganization: 50, other: 3 },
      partiallyDisclosed: { naturalPerson: 447, commercialEnterprise: 7 },
      notDisclosed: {
        stateSecret: { naturalPerson: 2 },
        forbiddenByLaw: { naturalPerson: 30, commercialEnterprise: 1 },
        threeSecuritiesOneStability: { naturalPerson: 5 },
        thirdPartyRights: { naturalPerson: 6 },
        internalAffairs: { naturalPerson: 7, commercialEnterprise: 1 },
        processInformation: { naturalPerson: 12 },
        enforcementFile: { naturalPerson: 9 },
        administrativeQuery: { naturalPerson: 105 },
      },
      unable: {
        notHeld: { naturalPerson: 746, commercialEnterprise: 12, legalServiceOrganization: 10, other: 1 },
        needsCreation: { naturalPerson: 11 },
        stillUnclear: { naturalPerson: 1 },
      },
      notProcessed: {
        petition: { naturalPerson: 56, commercialEnterprise: 6 },
        repeated: { naturalPerson: 25 },
        confirmation: { naturalPerson: 1 },
      },
      otherwiseProcessed: {
        notCorrected: { naturalPerson: 67, commercialEnterprise: 3, legalServiceOrganization: 1 },
        feeNotPaid: { naturalPerson: 6 },
        other: { naturalPerson: 108, commercialEnterprise: 2 },
      },
    },
    carriedForward: { naturalPerson: 103 },
  })
  .reviewAndLitigation({
    reconsideration: { upheld: 72, corrected: 64, other: 178, pending: 37 },
    litigation: {
      direct: { upheld: 13, corrected: 4, other: 8, pending: 1 },
      afterReconsideration: { upheld: 12, corrected: 1, other: 1, pending: 6 },
    },
  })
  .problemsAndImprovements(
    "对照上级新要求和公众新期待，还有一些需要加强和改进的地方。主要表现在：一是政策解读质量仍需提升，个别单位政策解读内容简单、形式单一；二是政务公开队伍建设还需进一步加强，个别单位存在人员配备不足、兼职多、流动性过快的问题。",
    "针对存在问题，下一步，我市将着力加强政策解读质效，重点提升解读的针对性和通俗化，探索建立政社合作、多元参与的政策宣传解读模式，开发更多可读、可视、可感的政策解读产品，积极回应企业和群众的实际需求；建立健全“传帮带”机制，对新上岗人员开展“面对面、手把手”指导，定期组织业务培训，全面提升政务公开工作队伍水平，同时加强先进典型宣传和正面激励，增强队伍凝聚力。",
  )
  .otherMatters(
    "2024年，市政府严格落实《政府信息公开信息处理费管理办法》，全年收取政府信息公开信息处理费3940元。",
  )
  .build();
