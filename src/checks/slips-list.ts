/** A slip of writing that is common in these reports: the wrong words, the right ones. */
export interface WritingSlip {
  readonly pattern: RegExp;
  /** What to write instead; `$1` is the first group. */
  readonly right: string;
  /** The slip is certain wherever it stands, and mending it changes no meaning. */
  readonly certain?: true;
}

/**
 * 错别字 and slips of this genre. Sources: published reports (镇府, 的的, 截止…日, 三审三校), 《现代汉语词典》 for words that
 * are no words (布署, 建全), GB/T 15835—2011 for years and dates. Words that can be right in some sentence are left out.
 */
export const writingSlips: readonly WritingSlip[] = [
  { pattern: /镇府(?!院|[大内])/gu, right: "政府" },
  { pattern: /的的(?!确)(?<!目的的|有的的)/gu, right: "的", certain: true },
  { pattern: /(?<!为)了了(?![解结断])/gu, right: "了", certain: true },
  { pattern: /和和(?![美睦气平谐])(?<!共和和|总和和|祥和和|温和和)/gu, right: "和", certain: true },
  { pattern: /(?<!要|不)是是(?!非)/gu, right: "是", certain: true },
  { pattern: /将将|把把(?!关)|被被|或或/gu, right: "", certain: true },
  { pattern: /(?<![存现实内潜旨所外])在在/gu, right: "在", certain: true },
  { pattern: /(?<![应针面相核校绝反配])对对(?!策|象|照|比|接)/gu, right: "对", certain: true },
  {
    pattern:
      /(进行|加强|不断|进一步|积极|及时|认真|严格|切实|通过|根据|按照|继续|我局|我镇|我县|我市|我区|我乡|我办|我委|本机关|完善|做好|提升|提高|以及|确保|坚持)\1/gu,
    right: "$1",
    certain: true,
  },
  { pattern: /20\d\d年年(?!度|报|初|底|末|中|终|内|均|会|检)/gu, right: "（多一个“年”）" },
  { pattern: /截止(?=(?:到)?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!止)|20\d\d年(?:底|末|\d))/gu, right: "截至" },
  {
    pattern: /二[〇零○][〇零○一二三四五六七八九]{2}年/gu,
    right: "（年份用阿拉伯数字）",
  },
  {
    pattern: /(?<!\d)(?:\d{5,}|20\d|2\d\d(?=年度))年(?=[，度底末初]|\d{1,2}月|我|全|以来|政府|本)/gu,
    right: "（年份应为四位数）",
  },
  { pattern: /布署|部暑/gu, right: "部署", certain: true },
  { pattern: /贯切|惯彻|贯澈/gu, right: "贯彻", certain: true },
  {
    pattern: /(?<![构创共筹搭组基兴修新])建全(?![方面市省县区国流过链程员球新覆天民域周要维科])/gu,
    right: "健全",
    certain: true,
  },
  { pattern: /提搞/gu, right: "提高", certain: true },
  { pattern: /做为(?=一|重|主|政|工|首|推|第)/gu, right: "作为" },
  { pattern: /参于/gu, right: "参与", certain: true },
  { pattern: /责任追纠/gu, right: "责任追究", certain: true },
  { pattern: /监督保章|监都保障/gu, right: "监督保障", certain: true },
  { pattern: /行政复义|行政负议|行政服议/gu, right: "行政复议", certain: true },
  { pattern: /行政诉颂|行政诉迅|行政述讼/gu, right: "行政诉讼", certain: true },
  { pattern: /依申清|依审请/gu, right: "依申请", certain: true },
  { pattern: /申情公开|审请公开|公开申情|公开审请/gu, right: "（应为“申请”）" },
  { pattern: /政府信自|政府信息息(?![息相])/gu, right: "政府信息", certain: true },
  { pattern: /信息工开|信息公升|信息公并|信息公天|政务工开/gu, right: "（应为“公开”）" },
  { pattern: /规范行文件|规范姓文件|规范性文见/gu, right: "规范性文件", certain: true },
  { pattern: /公开为长态|以公开为常太/gu, right: "公开为常态" },
  { pattern: /不公开为列外|不公开为例处/gu, right: "不公开为例外" },
  { pattern: /应公开(?:近|进|净)公开|应公开尽公(?!开)/gu, right: "应公开尽公开" },
  { pattern: /三审三效|三申三校|三审三较/gu, right: "三审三校" },
  { pattern: /公开条列|信息公开条里/gu, right: "（应为“条例”）" },
  { pattern: /微信公(?:共|从|重)号/gu, right: "微信公众号" },
  { pattern: /门户网战|政府网战/gu, right: "（应为“网站”）" },
  { pattern: /权利清单|权利和责任清单/gu, right: "权力清单" },
  { pattern: /以人民中心(?!医院)/gu, right: "以人民为中心" },
  { pattern: /二十大大(?=精神)|中全会精神精神/gu, right: "（多一个字）" },
  { pattern: /既时(?:公开|更新|发布|回应|答复)/gu, right: "（应为“及时”）" },
  { pattern: /按排(?![名序列放查])/gu, right: "安排", certain: true },
  { pattern: /松驰/gu, right: "松弛", certain: true },
  { pattern: /渡过难关/gu, right: "度过难关" },
  { pattern: /中国特设社会主义/gu, right: "中国特色社会主义" },
  { pattern: /渠到(?=公开|发布|，|。|、)/gu, right: "渠道" },
  { pattern: /受理渠(?!道)/gu, right: "受理渠道" },
  { pattern: /信息公开公平台/gu, right: "（多一个字）" },
  { pattern: /审查管(?=，|。)/gu, right: "审查管理" },
  { pattern: /企事业单(?=信息公开)/gu, right: "企事业单位" },
];
