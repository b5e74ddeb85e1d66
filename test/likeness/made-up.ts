// Made-up reports of some 3,000 characters as honest offices write them: phrases that all share, text by kind of agency,
// and text of their own out of the same official words. And copies of every sort.

import type { BatchText } from "../../src/likeness/batch.ts";
import { numbersFrom } from "../county/random-county.ts";

const list = (text: string) => text.split(" ");
const actions = list(
  "建立健全 修订完善 梳理公布 集中清理 规范办理 组织开展 持续推进 重点公开 及时更新 全面排查 定期通报 牵头制定 协调解决 优化调整 严格执行 逐项落实 深入推动 主动回应 统一管理 分类整理 督促检查 广泛征求 认真答复 探索实行 加快建设 妥善处置 联合举办 分批编制 动态维护 跟踪问效 细化分解 明确划分 压实强化 开通启用 改版升级 撤并归集 抽查评估 专题研究 分级培训 公示接受",
);
const objects = list(
  "权责清单 办事指南 财政预算 决算信息 惠农补贴 低保名单 征地补偿 招标公告 采购合同 环境监测 食品抽检 药品安全 学校招生 就业见习 养老机构 住房保障 危房改造 公租房源 医保目录 疫苗接种 林地管护 河道治理 水库调度 防汛预案 应急演练 安全隐患 执法案卷 处罚决定 行政裁量 审批流程 电子证照 服务热线 信访事项 提案建议 会议纪要 文件底稿 解读材料 新闻通稿 微信推文 栏目设置 网站检测 错别字库 保密审查 三审记录 档案移交 目录编制 申请登记 答复文书 补正通知 复议案件 诉讼材料 考核指标 评议问卷 培训课件 督查台账 整改清单 公开专区 查阅窗口 村务公开 社区网格 乡村振兴 产业园区 招商项目 人才引进 科技奖补 专利申报 质量标准 计量检定 统计调查 普查数据 土地供应 规划方案 地名标志 交通管制 公交线路 道路养护 桥梁检测 客运票价 农机补贴 种子检验 动物防疫 渔业资源 旅游景点 文物保护 图书借阅 体育场馆 演出审批 退役安置 优抚对象 残疾康复 慈善捐赠 殡葬价格 婚姻登记 社会组织 法律援助 公证事项 人民调解",
);
const manners = list(
  "按季度 按月份 会同有关科室 对照上级要求 依托门户网站 通过政务新媒体 利用便民大厅 结合实际需要 围绕中心任务 针对薄弱环节 面向社会公众 根据职责分工 在规定时限内 采取图解形式 邀请群众代表 聘请第三方机构 借助大数据平台 以座谈会方式 经集体讨论后 由办公室牵头 经主要领导审签 在醒目位置 以清单方式 通过电话回访 结合年度考核 由专人负责 按标准目录 分领域分层级 对重点岗位 以案说法",
);
const ends = list(
  "群众满意度明显提高 办理时间大为缩短 公开内容更加全面 责任链条逐步清晰 基层反映较好 工作质量稳步提升 社会关切得到回应 制度体系基本形成 数据差错显著减少 查询使用更为便利 答复更加规范 监督渠道更加畅通 栏目更新更加及时 业务能力有所增强 部门协同更加顺畅",
);

type Next = (below: number) => number;
const pick = (words: readonly string[], next: Next) => words[next(words.length)] as string;

function madeSentence(next: Next): string {
  const clauses = Array.from(
    { length: 1 + next(3) },
    () =>
      `${pick(manners, next)}${pick(actions, next)}${pick(objects, next)}${next(2) === 0 ? `和${pick(objects, next)}` : ""}`,
  );
  return `${clauses.join("，")}${next(3) === 0 ? `，${pick(ends, next)}` : ""}${next(3) === 0 ? `，全年共${next(900)}条` : ""}`;
}

const sentencesFrom = (seed: number, count: number) => {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, () => madeSentence(next));
};

const shared = sentencesFrom(77, 40);
const byKind = Array.from({ length: 8 }, (_, kind) => sentencesFrom(1_000 + kind, 60));

const chosen = (from: readonly string[], count: number, next: Next) =>
  Array.from({ length: count }, () => pick(from, next));

/** The sentences of an honest report: of some 3,000 characters a tenth everybody's, a tenth its kind's, the rest its own. */
export function honestSentences(seed: number): string[] {
  const next = numbersFrom(seed * 2_654_435 + 99);
  for (let i = 0; i < 10; i++) next(10);
  const own = Array.from({ length: 76 }, () => madeSentence(next));
  return [...chosen(shared, 10, next), ...chosen(byKind[seed % byKind.length] as string[], 10, next), ...own];
}

export const textOf = (name: string, sentences: readonly string[]): BatchText => ({
  name,
  paragraphs: [sentences.map((sentence) => `${sentence}。`).join("")],
});

/** Sentences with one of so many words put for another, other figures and names. */
export function reworded(sentences: readonly string[], oneIn: number, seed: number): string[] {
  const next = numbersFrom(seed * 31 + oneIn + 7);
  const other = [...actions, ...objects].map((word) => word.slice(0, 2));
  return sentences.map((sentence) => {
    let text = "";
    for (let i = 0; i < sentence.length; i += 2)
      text += next(oneIn) === 0 ? pick(other, next) : sentence.slice(i, i + 2);
    return text.replace(/\d+/gu, () => String(next(900)));
  });
}

export const shuffled = (sentences: readonly string[], seed: number): string[] => {
  const next = numbersFrom(seed + 3);
  return sentences
    .map((sentence) => ({ sentence, at: next(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
};

/** Sorts of copies: of an original's sentences, with honest ones of the copier's own. */
export const copies: Readonly<
  Record<string, (from: readonly string[], own: readonly string[], seed: number) => string[]>
> = {
  whole: (from) => [...from],
  reordered: (from, _, seed) => shuffled(from, seed),
  "1 in 20": (from, _, seed) => reworded(from, 20, seed),
  "1 in 10": (from, _, seed) => reworded(from, 10, seed),
  "1 in 5": (from, _, seed) => reworded(from, 5, seed),
  "1 in 4": (from, _, seed) => reworded(from, 4, seed),
  "1 in 4, reordered": (from, _, seed) => shuffled(reworded(from, 4, seed), seed),
  half: (from, own) => [...from.slice(0, from.length / 2), ...own.slice(own.length / 2)],
  "half, 1 in 10": (from, own, seed) => [
    ...reworded(from.slice(0, from.length / 2), 10, seed),
    ...own.slice(own.length / 2),
  ],
};

/** A batch: honest reports, and for each sort so many copies of honest ones. */
export function madeUpBatch(honest: number, ofEach: number) {
  const sentences = Array.from({ length: honest }, (_, i) => honestSentences(i + 1));
  const texts = sentences.map((own, i) => textOf(`单位${String(i).padStart(4, "0")}`, own));
  const planted: { sort: string; original: string; copy: string }[] = [];
  let at = 0;
  for (const [sort, copy] of Object.entries(copies))
    for (let i = 0; i < ofEach; i++) {
      const original = at % honest;
      const name = `抄写${sort}${i}`;
      texts.push(textOf(name, copy(sentences[original] as string[], honestSentences(100_000 + at), at)));
      planted.push({ sort, original: texts[original]?.name ?? "", copy: name });
      at += 1;
    }
  return { texts, planted };
}
