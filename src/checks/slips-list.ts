/** A slip of writing that is common in these reports: the wrong words, the right ones. */
export interface WritingSlip {
  /** Any of these words; looked up before anything else is tried. */
  readonly words: readonly string[];
  /** What to write instead; nothing: the word once (`的的`), a remark in brackets where it depends. */
  readonly right?: string;
  /** Where the words are right after all: what stands before them, and behind. */
  readonly unlessBefore?: RegExp;
  readonly unlessAfter?: RegExp;
  /** Looked for inside quotation marks too: 「“放官服”改革」. */
  readonly quoted?: true;
  /** Mending it changes no meaning, wherever it stands. */
  readonly certain?: true;
}

const doubled = [
  "进行",
  "加强",
  "不断",
  "进一步",
  "积极",
  "认真",
  "严格",
  "切实",
  "通过",
  "根据",
  "按照",
  "继续",
];
const doubledSubjects = [
  "我局",
  "我镇",
  "我县",
  "我市",
  "我区",
  "我乡",
  "我办",
  "本机关",
  "以及",
  "确保",
  "坚持",
  "提升",
  "提高",
];

/** 「在一步规范」 for 「进一步规范」; 「迈进一步」 is another thing. */
const stepWords = ["在一步", "近一步", "尽一步", "进一部"];
const stepVerbs = [..."规加完提推强优健深拓落明细压增做丰畅扩巩"];

/**
 * 错别字 and slips of this genre. Sources: published reports (镇府, 的的, 截止…日), 《现代汉语词典》 for words that are no
 * words (布署, 建全). Words that can be right in some sentence are left out, or say where they are right.
 */
export const writingSlips: readonly WritingSlip[] = [
  { words: ["镇府"], right: "政府", unlessAfter: /^(?:院|[大内])/u },
  { words: ["的的"], unlessBefore: /[目有]$/u, unlessAfter: /^[确士]/u, certain: true },
  { words: ["了了"], unlessAfter: /^[解结断然]/u, certain: true },
  { words: ["和和"], unlessBefore: /(?:共|总|祥|温|平)$/u, unlessAfter: /^[美睦气平谐]/u, certain: true },
  { words: ["是是"], unlessBefore: /[要不于]$/u, unlessAfter: /^非/u, certain: true },
  { words: ["被被", "或或", "把把"], unlessAfter: /^关/u, certain: true },
  { words: ["在在"], unlessBefore: /[存现实内潜旨所外]$/u, certain: true },
  { words: ["对对"], unlessBefore: /[应针面相核校绝反配]$/u, unlessAfter: /^[策象照比接]/u, certain: true },
  { words: [...doubled, ...doubledSubjects].map((word) => word + word), certain: true },
  { words: ["布署", "部暑"], right: "部署", certain: true },
  { words: ["贯切", "惯彻", "贯澈"], right: "贯彻", certain: true },
  {
    words: ["建全"],
    right: "健全",
    unlessBefore: /[构创共筹搭组基兴修新]$/u,
    unlessAfter: /^[方面市省县区国流过链程员球新覆天民域周要维科]/u,
    certain: true,
  },
  { words: ["提搞"], right: "提高", certain: true },
  { words: ["做为"], right: "作为", unlessBefore: /[去叫]$/u },
  { words: ["参于"], right: "参与", certain: true },
  { words: ["依申清", "依审请"], right: "依申请", unlessAfter: /^示/u, certain: true },
  { words: ["申情公开", "审请公开", "公开申情", "公开审请"], right: "（应为“申请”）", unlessBefore: /初$/u },
  { words: ["院务工开", "校务工开", "厂务工开", "村务工开", "党务工开"], right: "（应为“公开”）" },
  { words: ["%%", "％％"], right: "%", certain: true },
  { words: ["政政府"], right: "政府", unlessBefore: /[行廉市乡德仁勤施执参民议邮财家学军朝宪从问主]$/u },
  { words: ["信信息"], right: "信息", unlessBefore: /[微短诚失守征通来电互书亲自相回复]$/u },
  { words: ["申申请"], right: "申请", unlessBefore: /[重引]$/u },
  { words: ["依依申请", "依依法"], right: "（应只有一个“依”）" },
  { words: ["公公开"], right: "公开", unlessBefore: /[办对奉]$/u },
  { words: ["信息工开", "信息公升", "信息公天", "政务工开"], right: "（应为“公开”）" },
  { words: ["应公开近公开", "应公开进公开", "应公开净公开"], right: "应公开尽公开" },
  { words: ["应公开尽公"], right: "应公开尽公开", unlessAfter: /^开/u },
  { words: ["公开条列", "信息公开条里"], right: "（应为“条例”）", unlessAfter: /^[出举明]/u },
  { words: ["微信公共号", "微信公从号", "微信公重号"], right: "微信公众号" },
  { words: ["门户网战", "政府网战"], right: "（应为“网站”）" },
  { words: ["权利清单", "权利和责任清单"], right: "（应为“权力”）" },
  { words: ["以人民中心"], right: "以人民为中心", unlessAfter: /^医院/u },
  { words: ["中国特设社会主义"], right: "中国特色社会主义" },
  { words: ["按排"], right: "安排", unlessAfter: /^[名序列放查量水污号位]/u, certain: true },
  { words: ["松驰"], right: "松弛", certain: true },
  { words: ["渡过难关"], right: "度过难关" },
  { words: ["公开公开"], unlessBefore: /[应该当]$/u },
  { words: ["知情全"], right: "知情权", unlessAfter: /^[面体部程过]/u },
  { words: ["国务院办公室"], right: "国务院办公厅" },
  {
    words: ["反应群众", "反应诉求", "反应问题", "反应意见", "反应民意", "反应社情民意"],
    right: "（应为“反映”）",
    unlessBefore: /[应迅快速激时]$/u,
  },
  { words: ["我局局"], right: "我局", unlessAfter: /^[长属机领党班务内直]/u },
  { words: ["第第"], certain: true },
  { words: ["放官服", "放管福"], right: "放管服", quoted: true },
  { words: ["三审三教", "三审三较"], right: "三审三校", quoted: true },
  { words: ["受里申请", "受里渠道", "受理申情"], right: "（应为“受理申请”）" },
  { words: ["准却地", "准却性", "准却率"], right: "（应为“准确”）" },
  { words: ["规划化建设", "标准化规划化"], right: "（应为“规范化”）" },
  { words: ["监督监"], right: "监督权", unlessAfter: /^(?:[管察测控理视]|督)/u },
  {
    words: ["政政务", "行政政，", "行政政。"],
    right: "（多一个“政”）",
    unlessBefore: /[财行党市县区镇省院]$/u,
  },
  { words: ["受理渠"], right: "受理渠道", unlessAfter: /^道/u },
  { words: ["审查管"], right: "审查管理", unlessAfter: /^(?!，|。)/u },
  {
    words: ["公开工", "各项工", "解读工", "答复工", "审查工", "审核工", "保密工", "宣传工", "指导工"],
    right: "（应为“工作”）",
    unlessAfter: /^[作程具种序人会商业]/u,
  },
  {
    words: [
      "以申请公开办理",
      "以申请公开工作",
      "以申请公开渠道",
      "以申请公开答复",
      "以申请公开受理",
      "以申请公开制度",
    ],
    right: "（应为“依申请”）",
  },
  { words: ["信息公工作", "政务公工作", "信息开工作", "政务开工作"], right: "（应为“公开工作”）" },
  { words: ["公式栏", "公式公告", "通知公式"], right: "（应为“公示”）" },
  { words: ["以经"], right: "已经", unlessAfter: /^[济营贸商验过典费文书络纪销管办常]/u },
  { words: ["人此，", "人此。", "人此、"], right: "（应为“人次”）" },
  { words: ["规订"], right: "规定", unlessBefore: /[法常]$/u },
  { words: ["管里"], right: "管理", unlessBefore: /[监水吸血尿主]$/u, unlessAfter: /^[面的外边]/u },
  { words: ["宣传拦", "公开拦", "公示拦"], right: "（应为“栏”）", unlessAfter: /^[截阻住路]/u },
  { words: ["公开自录", "信息自录", "事项自录"], right: "（应为“目录”）", unlessAfter: /^[入取像制用]/u },
  { words: ["临督"], right: "监督", unlessBefore: /[面来]$/u },
  { words: ["信心公开"], right: "信息公开", unlessBefore: /(?:增强|坚定|提振|树立|充满|的|有)$/u },
  { words: ["公开办涵", "发办涵", "国办涵"], right: "（应为“函”）" },
  {
    words: ["安全专人"],
    right: "安排专人",
    unlessBefore: /(?:网络|信息|数据|生产|保密|系统|消防|明确|落实)$/u,
  },
  { words: ["既使遇", "既使是", "既使在", "既使没", "既使有", "既使出", "既使不"], right: "（应为“即使”）" },
  { words: stepWords.flatMap((step) => stepVerbs.map((verb) => step + verb)), right: "（应为“进一步”）" },
  { words: ["提前行政诉讼", "提前诉讼", "提前行政复议", "提前复议"], right: "（应为“提起”）" },
  { words: ["进一步一步", "进进一步"], right: "进一步", certain: true },
  {
    words: ["时效行", "针对行", "权威行", "规范行"],
    right: "（“行”应为“性”）",
    unlessAfter: /^[使政为动业文程走]/u,
  },
  { words: ["无障爱", "无障得", "无章碍", "无障艾"], right: "无障碍" },
  {
    words: ["公开渠", "申请渠", "拓宽渠", "信息渠", "发布渠", "获取渠", "沟通渠", "监督渠", "传播渠"],
    right: "（应为“渠道”）",
    unlessAfter: /^[道到系首水江]/u,
  },
  { words: ["参予权"], right: "参与权", certain: true },
  { words: ["参予监督", "参予决策", "公众参予", "群众参予", "积极参予"], right: "（应为“参与”）" },
  { words: ["预绝算", "预诀算"], right: "预决算", certain: true },
  { words: ["法制政府建设"], right: "法治政府建设" },
  { words: ["再接再励", "再接再历", "再接在厉"], right: "再接再厉", certain: true },
  { words: ["一如继往", "一如即往"], right: "一如既往", certain: true },
  { words: ["按步就班"], right: "按部就班", certain: true },
  { words: ["名符其实"], right: "名副其实", certain: true },
  { words: ["因地治宜", "因地置宜"], right: "因地制宜", certain: true },
  { words: ["循序渐近"], right: "循序渐进", certain: true },
  { words: ["坐谈会", "座淡会"], right: "座谈会", certain: true },
  {
    words: ["即使更新", "即使公开", "即使发布", "即使回应", "即使答复", "即使处理", "即使调整", "即使反馈"],
    right: "（应为“及时”）",
    unlessBefore: /(?:^|[，。；：])$/u,
    unlessAfter: /^(?:了|后|过|也|得|不|的|期)/u,
  },
  {
    words: [
      "组织权力义务",
      "公民权力义务",
      "法人权力义务",
      "群众权力义务",
      "公民权力和义务",
      "组织权力和义务",
    ],
    right: "（应为“权利”）",
  },
  { words: ["企事业单"], right: "企事业单位", unlessAfter: /^位/u },
];

/** Slips in how years and days are written. */
export const dateSlips: readonly {
  readonly needs: RegExp;
  readonly pattern: RegExp;
  readonly right: string;
}[] = [
  {
    needs: /截止/u,
    pattern:
      /(?<!报名|申报|申请|征集|受理|接收|投票|活动|日期|时间|招聘|提交|反馈)截止(?=(?:到)?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!止)|(?:到)?20\d\d年(?:底|末|\d)|(?:到)?\d{1,2}月(?:底|末|份)|(?:到)?(?:年底|年末|目前|今年|本年|当前|上年|去年))/gu,
    right: "截至",
  },
  { needs: /年年/u, pattern: /20\d\d年年(?!度|报|初|底|末|中|终|内|均|会|检)/gu, right: "（多一个“年”）" },
  {
    needs: /[〇零○0Oo].{0,2}年/u,
    pattern: /二[〇零○0Oo][〇零○0Oo一二三四五六七八九]{2}年/gu,
    right: "（年份用阿拉伯数字）",
  },
  {
    needs: /月\d/u,
    pattern: /(?<![\d月])(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])(?=止|[至到](?:20\d\d年)?\d{1,2}月)/gu,
    right: "（少一个“日”）",
  },
  {
    needs: /\d年/u,
    pattern: /(?<!\d)(?:\d{5,8}|20\d|2\d\d(?=年度))年(?=[，度底末初]|\d{1,2}月|我|全|以来|政府|本)/gu,
    right: "（年份应为四位数）",
  },
];
