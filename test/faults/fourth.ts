import type { Collection } from "./collection.ts";
import type { Figures } from "./honest-figures.ts";
import { honestText, textFault } from "./second.ts";
import type { TextFault } from "./second-faults.ts";
import type { HonestText } from "./second-honest.ts";

const some: Figures = {
  received: 28,
  carried: 1,
  disclosed: 14,
  partial: 5,
  denied: 3,
  unable: 6,
  forward: 1,
};
const cases: Figures = { review: [4, 0, 1, 0], direct: [1, 0, 0, 2], after: [0, 0, 0, 0] };
const work: Figures = { documents: [2, 5, 33], licensing: 77, penalties: 19, fees: "4.2" };
const faults: readonly TextFault[] = [
  [
    "TEXT-REQUESTS",
    "82件",
    "bureau",
    "requests",
    "全年公民、法人和其他组织向我局申请公开政府信息82件。",
    some,
  ],
  ["TEXT-REQUESTS", "2件", "bureau", "requests", "上年度转结的政府信息公开申请2件已全部办结。", some],
  ["TEXT-REQUESTS", "27件", "office", "requests", "我办年内答复政府信息公开申请27件。", some],
  [
    "TEXT-OUTCOMES",
    "41件",
    "office",
    "requests",
    "政府信息公开申请办理中，予以公开类41件，部分公开类5件。",
    some,
  ],
  [
    "TEXT-OUTCOMES",
    "9件",
    "street",
    "requests",
    "政府信息公开申请因没有现成信息、不掌握等原因无法提供的共9件。",
    some,
  ],
  ["TEXT-", "", "xiang", "requests", "本乡年度内依申请公开工作为零。", some],
  ["TEXT-", "", "street", "requests", "群众没有就政府信息公开提出申请。", some],
  ["TEXT-REVIEW", "3件", "bureau", "overview", "全年涉政府信息公开行政复议3件，均已审结。", cases],
  ["TEXT-REVIEW", "5件", "office", "overview", "因依申请公开引发行政诉讼5件。", cases],
  ["TEXT-", "", "office", "overview", "未收到因依申请公开答复引发的行政复议申请。", cases],
  ["TEXT-DOCUMENTS", "12件", "bureau", "overview", "当年印发行政规范性文件12件。", work],
  ["TEXT-DOCUMENTS", "15件", "bureau", "overview", "废止行政规范性文件15件。", work],
  ["TEXT-DECISIONS", "707件", "bureau", "overview", "全年办结行政许可事项707件。", work],
  ["TEXT-PARTS", "90条", "xiang", "overview", "公开信息90条，其中县政府网站40条、公示栏32条、微信群28条。"],
  ["TEXT-GROWTH", "30%", "office", "overview", "公开文件由去年的40件增加到50件，同比增长30%。"],
  ["TEXT-", "", "bureau", "overview", "全年累计公开各类信息  条。"],
  ["TEXT-SLIP", "政府新息", "bureau", "overview", "加强政府新息公开工作。"],
  ["TEXT-SLIP", "行政诉送", "bureau", "overview", "依法做好行政诉送应对工作。"],
  ["TEXT-SLIP", "", "street", "overview", "公众对政府工作的知情全得到保障。"],
  ["TEXT-DATE", "", "office", "overview", "4月31日召开会议。"],
  ["YEAR-", "", "street", "overview", "2022年度街道共公开信息180条。"],
  ["YEAR-PLAN", "", "bureau", "problems", "公开面不够宽。2024年，我局计划从三个方面加强。"],
  ["TEXT-", "", "xiang", "overview", "巴音布鲁克镇积极推进政务公开标准化建设。"],
  ["FEE-", "", "bureau", "fees", "没有其他需要报告的情况。"],
  ["TEXT-", "", "bureau", "opening", "本报告由沭阳县财政局编制。"],
];
const honest: readonly HonestText[] = [
  [
    "bureau",
    "requests",
    "全年公民、法人和其他组织向我局申请公开政府信息28件，涉及项目审批19件、价格9件。",
    some,
  ],
  ["bureau", "requests", "答复政府信息公开申请28件，其中电子邮件答复20件、书面答复8件。", some],
  ["office", "requests", "依申请公开受理窗口接待群众36人次，现场答复咨询21件。", some],
  ["office", "requests", "政府信息公开申请中，3件不予公开：1件涉及国家秘密，2件属于内部事务信息。", some],
  [
    "street",
    "requests",
    "2024年申请量居前三位的是征收补偿、老旧小区改造和物业，分别为11件、8件和5件。",
    some,
  ],
  ["province", "requests", "指导市县妥善办理疑难申请112件，编发依申请公开案例选编3期。", some],
  ["bureau", "overview", "行政复议维持率、行政诉讼胜诉率保持在较高水平。", cases],
  ["bureau", "overview", "全年未发生因信息公开被责令改正的情形。", cases],
  ["bureau", "overview", "行政许可77件、行政处罚19件均按时公示。", work],
  ["bureau", "overview", "清理废止行政规范性文件5件，公布目录。", work],
  ["office", "overview", "全年公开政府常务会议议题86个，其中民生类41个。"],
  ["office", "overview", "制作短视频36条，单条最高播放量120万次，总播放量860万次。"],
  ["office", "overview", "政策问答知识库收录问答2600条，新增800条，访问12万次。"],
  ["street", "overview", "开展“政府开放日”4次，参加居民160人，收集意见32条，答复32条。"],
  ["street", "overview", "12345工单满意率由92%提升至96%。"],
  ["xiang", "overview", "在4个村设立政务公开查阅点，年内查阅620人次，同比增加一成。"],
  ["xiang", "overview", "各村每月10日前公开上月财务收支，公开率100%。"],
  ["province", "overview", "全省政务新媒体总数由上年的4200个压减到3650个，下降13.1%。"],
  ["province", "overview", "省级预算单位126家全部公开部门预算，其中111家公开绩效目标，占88.1%。"],
  ["bureau", "problems", "公开内容深度不够、解读较少，2025年将着力改进，争取公开质量再上台阶。"],
  ["office", "fees", "收取信息处理费0元，减免0元。"],
  ["bureau", "opening", "本报告由沭阳县发展和改革局办公室编制，数据截止日期为2024年12月31日。"],
];

/** A last small collection, written after all mending. */
export const fourth: Collection = { faults: faults.map(textFault), honest: honest.map(honestText) };
