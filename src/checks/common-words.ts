/**
 * Words of two characters that these reports are made of, each with the characters of one sound that may be typed in place of the
 * first (before the stroke) and of the second (behind it), where the two then are no word, and end and begin none that are common:
 * 「目录」 as 「目禄」. Chosen by ICU's dictionary of Chinese words and by the texts of published reports.
 */
const commonEntries = `
政府征争整| 政务征争整正证|伍 政策征争整证|册 信息新| 公开|楷 公示供共|识 公告共|稿 发展罚| 改革概盖|格 申请什|情 答复|幅符 回复挥|幅 处理础储|
登记|击稽绩辑己技济计际继 审核申什| 审查申什|差 审批申什|匹 归档规|党 复议符副负附|亿 诉讼苏宿|宋 维持危围|迟 纠正|征争整政证 败诉百|苏 条例跳| 规范归|
规章|张掌账障 规划归|话 制定执| 机制稽绩辑几济继|值址 机构击基稽积绩辑集急几济计际继|购 机关辑继|贯 部门|们 单位|维卫 领导零另| 企业七齐旗启|页
组织|职执值址止置质 监督坚键健建|独读 监管坚|关贯 检查监坚|插差 保障包报| 评议屏|医疑易亿义 评估屏| 责任则泽| 追究|纠 平台屏| 网站|粘展占 专栏转传|兰览
目录牧| 渠道|导 载体|题替 媒体每|题替 微博|播 账号张掌障| 公众功供共| 维护危围|胡互 优化|华画划话 完善|删 健全坚| 强化|话 提高|稿 推进|紧禁尽 推动|懂
贯彻关|车撤 坚持监键健|迟 围绕威微危维卫| 聚焦|脚缴 任务认|伍 焦点缴| 关切贯| 关注贯| 回应挥汇| 互动胡|东懂 宣传|串 解读截| 解答截| 咨询资自字|训
服务幅符府副覆复负富附|伍 惠民挥| 教育焦缴|域豫 医疗依遗移疑乙易亿益议|料 就业究纠九旧|页 住房逐| 环境|径 生态声升| 应急|稽绩辑己技济计际继 管理贯| 治理执|
财政|争证 预算逾豫| 资金咨|紧 收费受| 采购财|勾沟构够 招标找召| 项目详享| 建设监坚键|涉 投资透|咨 审计申什|击稽积绩极辑集己技季济记际继
统计|击稽积绩极辑集己技季济记际继 数据梳输署|距 数量梳输| 质量织执| 效率|律 成效承| 能力|理例立 意识医依遗移疑乙易亿益议| 素质苏诉|织值址 培训|询 业务页|伍
会议挥|亿 座谈左| 活动|懂 开展楷| 举办|版 召开|楷 问题稳|替 差距插查| 改进概|紧 措施|实识始示事适室视试 整改|概盖 解决街截| 计划稽绩辑济继|话 方案仿访|
意见医依遗乙亿| 建议监坚键|亿 提案替| 反馈范| 满意|亿 知情执| 参与|逾语域欲豫 表达标| 依法遗乙亿|罚 依规医遗乙易亿| 及时|识始示适室视 严格研沿|革 认真|针振
积极稽绩辑几济际继|击稽绩辑己技季济计际继 主动逐|懂 扎实|施识始示适室视试 持续迟|须 进步今禁| 范围|危维卫 时限失施十识始适试|险 期限七齐企启| 程序承|需须
流程刘六| 环节|街截 精神|申什 部署补布步|述 决策|册测 执行|兴型 情况清请| 概况改盖|框 总体综|提题替 报告|稿 编制|职执值址止置质 印发隐| 资料咨自|
材料财采| 视频失施十识始适试| 文字稳| 动态东懂| 舆情逾预豫|请 秘密|秘 隐私|思司四 涉密|秘 泄密协|秘 错误措|伍务 纠错究九|措 抽查|插差 巡查询|插差
督查独|插差 督促独读| 协调|掉跳 配合培| 沟通|统 联系链|息习 衔接|街截节解 指导织执| 示范失施十实识始事适室视试| 试点适| 基层击稽积绩极辑集急己技济计际继|
社区|渠 农村|存 振兴|型 扶贫幅符副覆复负附|频品 脱贫|频 救助纠| 处罚础储| 强制|织执值址置质 拆迁|千签嵌 补偿布步| 权益|亿 义务依遗移疑乙易亿意益议|伍
法律罚| 法规罚| 法治|址 透明|命 台阶泰态| 基础击机稽积绩极辑集急几己技季济计记际继|储 队伍|务 专职|支知织执值址指止志致置质治 兼职监坚键健|支织执值址止致置制质
专业转传|页 设备涉|倍 设施涉|识始示适室视 专区|渠去 热线|险 邮箱优右|相详想享像象降 努力|理例立 继续稽积绩极辑几济际|需须许序 拓宽它| 拓展它|粘占
丰富|幅符服府副覆负附 增加|价 减少监坚键健| 增长|张掌账障 同比|闭 占比|闭必 分别汾| 其中|终众 包括保报| 涉及|击基稽积绩极辑集己技季济计记际继 根据|距
按照|招找召 遵循|询训 始终施适|众 重视充终众| 实际失施十识始示适室视试|稽绩辑己济 充分|汾 发挥罚| 有效优邮右| 有力优邮| 有序优邮右| 稳步|补部 逐步|部
显著衔|者 负责符副覆复附|则泽 分工汾| 牵头嵌|投透 秘书|梳输署属术述束 主任逐| 局长|障 镇长|章张掌账障 书记梳输|绩辑己际 党委|维 班子|咨 会商挥|
研判严沿验|盘盼 把关|贯 审校申什|缴销效 风险丰| 隐患引|环换 防范方房仿访放| 技术击基机稽积绩极辑集急几己季济计记际继|署述 功能工供公共| 检索监坚键健建|缩
查询插差| 链接|街截节结 访问仿|闻稳 浏览|栏兰 点击|绩辑际 阅读|督 推送|宋讼 粉丝汾| 缴纳焦|哪 通知|址 邮寄优|击基机稽积绩极辑集急几己技季济计记际继
送达宋讼| 告知|织值址 补正|证 撤回彻|挥惠汇 终止众|织职执值址致置质 掌握张账障| 提供替| 制作执| 获取|渠 撤销彻|校效 废止|织职执值址致质 失效施十识始适|销
备案倍| 违法|发罚 廉洁联连链|街截结 纪律基稽积绩极辑几济际继|旅
`;

let knownEntries: readonly string[] | undefined;
function entries(): readonly string[] {
  knownEntries ??= commonEntries.trim().split(/\s+/u);
  return knownEntries;
}

/** The words themselves. */
export const commonWords = (): readonly string[] => entries().map((entry) => entry.slice(0, 2));

/** The entries by a character of their words. */
function entriesBy(place: 0 | 1): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of entries()) {
    const sign = entry[place] as string;
    const list = found.get(sign);
    if (list === undefined) found.set(sign, [entry]);
    else list.push(entry);
  }
  return found;
}

let knownByPlace: readonly [ReturnType<typeof entriesBy>, ReturnType<typeof entriesBy>] | undefined;

/** The common word that is meant by two characters as they are typed, if any is. */
export function commonMeant(a: string, b: string): string | undefined {
  knownByPlace ??= [entriesBy(0), entriesBy(1)];
  const [byFirst, bySecond] = knownByPlace;
  const entry =
    bySecond.get(b)?.find((one) => one.slice(2, one.indexOf("|")).includes(a)) ??
    byFirst.get(a)?.find((one) => one.slice(one.indexOf("|")).includes(b));
  return entry?.slice(0, 2);
}
