import { editions } from "../form/editions.ts";

/** A word of this genre written with one character wrong, left out, or twice. */
export interface NearMiss {
  readonly wrong: string;
  readonly right: string;
  /** Where the two characters that give it away stand in `wrong`. */
  readonly at: number;
}

/** Labels of the form that are one word: 行政复议, 无法提供. */
const labels = [
  ...new Set(
    Object.values(editions).flatMap(({ sections }) =>
      [...JSON.stringify(sections).matchAll(/"(?:（.）|\d\.)?(?:属于)?([\u4e00-\u9fff]{4,10})"/gu)].map(
        ([, label]) => label as string,
      ),
    ),
  ),
];

/** Fixed words of these reports, from the regulations and published reports. */
const fixed =
  `政府信息公开 政府信息公开条例 信息公开条例 中华人民共和国 依申请公开 主动公开 信息公开申请 信息公开指南
信息公开目录 信息处理费 国务院办公厅 依法依规 政策解读 微信公众号 政务新媒体 政务公开 政务服务 门户网站 监督保障
责任追究 社会评议 工作考核 保密审查 法定时限 统计期限 人民群众 群众诉求 社会关切 公开为常态 不公开为例外 贯彻落实
组织领导 业务培训 法律法规 人大代表 政协委员 新闻发布会 便民服务 公共企事业单位 习近平新时代中国特色社会主义思想
以人民为中心 高质量发展 优化营商环境 三审三校 先审后发 专人负责 健全完善 及时回应 及时公开 及时更新 及时发布
存在的主要问题`.split(/\s+/u);

/** Characters that are typed for each other: of one sound, or of one shape. */
const confused: Readonly<Record<string, string>> = {
  政: "正证征整",
  府: "付附腐俯",
  信: "新心讯",
  息: "系西习昔惜",
  公: "工功供共攻",
  开: "凯升并",
  条: "调跳",
  例: "列利历力立厉",
  规: "归轨",
  范: "犯泛",
  性: "姓行信",
  文: "闻纹",
  件: "见建健",
  依: "以一",
  申: "审生伸",
  请: "情清青求",
  主: "住注",
  动: "懂洞",
  予: "于与预",
  处: "外出",
  理: "里力利",
  提: "题体",
  供: "共公",
  复: "负副付服覆",
  议: "义意仪",
  诉: "述述速",
  讼: "颂诵送",
  许: "需须",
  可: "科克",
  罚: "法伐",
  强: "墙",
  制: "治致质",
  解: "结",
  读: "度独毒",
  策: "册测",
  众: "重从中",
  号: "好",
  媒: "煤",
  体: "题提",
  务: "物误无雾",
  户: "护",
  站: "战占",
  监: "鉴见坚",
  督: "都毒",
  保: "报宝",
  障: "章帐",
  责: "则",
  任: "认人仁",
  追: "最",
  究: "纠久救",
  评: "平凭",
  考: "靠",
  核: "合何",
  密: "蜜秘",
  审: "申省",
  查: "察茶",
  法: "发",
  时: "实是事",
  限: "线现",
  统: "通",
  计: "记",
  期: "其",
  群: "裙君",
  求: "球",
  切: "且",
  权: "全",
  参: "叁",
  与: "于",
  常: "长尝",
  态: "太泰",
  外: "处",
  贯: "惯灌",
  彻: "切撤",
  落: "洛",
  实: "时事是",
  组: "祖",
  织: "知职",
  领: "令",
  导: "道倒",
  训: "讯",
  培: "陪",
  便: "变边",
  民: "名明",
  及: "即既",
  回: "会",
  应: "因映",
  更: "跟",
  发: "法",
  布: "步部",
  质: "制致",
  量: "亮",
  营: "盈",
  商: "伤",
  校: "效较",
  负: "付",
  健: "建",
  全: "权",
  目: "木",
  录: "绿路",
  指: "只",
  南: "男",
  度: "渡",
  报: "抱",
  告: "高",
};

/** What is right though it looks like a miss: another word of the language. */
const rightWords =
  /^(?:[以一]申请公开|不与公开|边民服务|即时(?:回应|公开|更新|发布)|财?政信息公开|政府信息开|信息公开[请例]|行政规范文件|行政事业收费|公共事业单位|公共企业单位|公企事业单位|以民为中心|以人为中心|以人民为心|不公开例外|存在主要问题|优营商环境)$/u;

const plainMisses = (): NearMiss[] => {
  const terms = [...labels, ...fixed];
  const isTerm = new Set(terms);
  const misses = new Map<string, NearMiss>();
  const add = (wrong: string, right: string, at: number) => {
    if (isTerm.has(wrong) || rightWords.test(wrong) || terms.some((term) => term.includes(wrong))) return;
    misses.set(wrong, { wrong, right, at });
  };
  for (const right of terms) {
    const signs = [...right];
    const put = (i: number, length: number, instead: string) =>
      signs.toSpliced(i, length, ...instead).join("");
    signs.forEach((sign, i) => {
      if (signs.length >= 4)
        for (const wrong of confused[sign] ?? []) add(put(i, 1, wrong), right, Math.min(i, signs.length - 2));
      const inner = i > 0 && i < signs.length - 1;
      if (inner && signs.length >= 4) add(put(i, 0, sign), right, i);
      // Short words without a character are often other words.
      if (inner && signs.length >= 6 && fixed.includes(right)) add(put(i, 1, ""), right, i - 1);
    });
  }
  return [...misses.values()];
};

const keyAt = (text: string, i: number) => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);

let knownMisses: ReadonlyMap<number, readonly NearMiss[]> | undefined;
/** The misses by the two characters that give them away: a text is gone through once. */
function missesByPair(): ReadonlyMap<number, readonly NearMiss[]> {
  if (knownMisses) return knownMisses;
  const pairs = new Map<number, NearMiss[]>();
  for (const miss of plainMisses()) {
    const key = keyAt(miss.wrong, miss.at);
    pairs.set(key, [...(pairs.get(key) ?? []), miss]);
  }
  knownMisses = pairs;
  return pairs;
}

/** The words of a text that are nearly words of this genre, with their places; the longest where several fit. */
export function nearMissesIn(text: string): { readonly from: number; readonly miss: NearMiss }[] {
  const pairs = missesByPair();
  const found: { readonly from: number; readonly miss: NearMiss }[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    const candidates = pairs.get(keyAt(text, i));
    if (candidates === undefined) continue;
    const fitting = candidates
      .filter(({ wrong, at }) => i >= at && text.startsWith(wrong, i - at))
      .toSorted((a, b) => b.wrong.length - a.wrong.length);
    const [miss] = fitting;
    const from = i - (miss?.at ?? 0);
    if (miss && !found.some((one) => one.from <= from && from < one.from + one.miss.wrong.length))
      found.push({ from, miss });
  }
  return found;
}
