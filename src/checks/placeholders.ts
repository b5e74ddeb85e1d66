import type { Severity } from "../problem/finding.ts";
import { type Context, type Found, onceFor, type Rule, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import type { Piece } from "./text.ts";

const countedIn = "(?:余?条(?![例款目理])|件|次|个|篇|期|场|份|起|项|人次|元|万元|%|年|月|日)";

/** What stands for a name that is to be filled in: “具体政策名称”. */
const nameMeant = "具体[\\u4e00-\\u9fff]{0,8}(?:名称|标题|文号|数字|日期|网址|金额)";

/** What a template leaves behind; by certainty, for only the certain stops a file. */
const blankPatterns: readonly {
  /** Any match has one of these signs: a text without them is not even searched. */
  readonly signs?: string;
  /** What has to stand there for the pattern to be tried. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly what: string;
  /** Means nothing in a table, whose heads name units without figures: 「培训（次）」, 「占比%」. */
  readonly inSentences?: true;
}[] = [
  {
    signs: "述此在",
    needs: /文字描述|此处|信息处理费情况在/u,
    pattern:
      /（?文字描述[^（）]{0,30}）?|收取信息处理费情况在此处报告|此处(?:填写|报告|插入|应?写明?|说明|描述|填)[^，。；）]{0,12}/gu,
    severity: "error",
    what: "是模板的提示，请删去，换成正文",
  },
  {
    signs: "（",
    needs: /^（/u,
    pattern:
      /^（(?:包括|主要包括|含|应包括|内容包括)[^（）]{4,80}(?:方面|情况|内容|等)(?:的)?(?:内容|情况)?）$/gu,
    severity: "warning",
    what: "是模板的提示，请删去，换成正文",
  },
  {
    signs: "（",
    needs: /（[^（）]{0,8}\d{2,4}字/u,
    pattern: /（(?:字数)?(?:不少于|不得少于|不低于|不超过|控制在|限|约)\d{2,4}字(?:以内|左右|以上)?）/gu,
    severity: "warning",
    what: "是写给填报人的提示，请删去",
  },
  {
    signs: "“《",
    needs: /[“《]具体/u,
    pattern: new RegExp(`[“《]${nameMeant}[”》]`, "gu"),
    severity: "warning",
    what: "是模板留下的空格，请换成实际的内容",
  },
  {
    signs: "表",
    needs: /表格形式/u,
    pattern: /该部分以表格形式报告[。，]?(?:表格如下)?[：:]?/gu,
    severity: "warning",
    what: "是格式里的提示，表格另有其处，请删去",
  },
  {
    signs: "Xx×Ｘ＊*",
    needs: /[Xx×Ｘ＊*]{2}/u,
    pattern: new RegExp(
      `(?<![A-Za-z\\d@.*×])(?:X{2,}|x{2,}|×{2,}|Ｘ{2,}|＊{2,}|\\*{2,})(?=\\s*${countedIn})`,
      "gu",
    ),
    severity: "error",
    what: "是没有填写的数，请填写或删去",
  },
  {
    signs: "Xx×Ｘ＊*",
    needs: /[Xx×Ｘ＊*]{2}/u,
    pattern:
      /(?<![A-Za-z\d@.*×])(?:X{2,}|x{2,}|×{2,}|Ｘ{2,}|＊{2,}|\*{2,})(?:[-—－](?:X{2,}|x{2,}|×{2,}))*(?![A-Za-z\d@.*])/gu,
    severity: "error",
    what: "是没有填写的空白，请填写或删去",
  },
  {
    signs: "XＸ×",
    needs: /[XＸ×](?:件|条|份|篇)/u,
    pattern: /(?<=申请|信息|收到|受理|答复|办结|公开|发布|共|计)[XＸ×](?=件|条|份|篇)/gu,
    severity: "error",
    what: "是没有填写的数，请填写或删去",
  },
  {
    signs: "Xx×Ｘ＊*",
    needs: /20[\dXx×Ｘ＊*]?[Xx×Ｘ＊*]/u,
    pattern: /(?<![\dA-Za-z])20(?:[Xx×Ｘ＊*]{2}|\d[Xx×Ｘ＊*])\s*年/gu,
    severity: "error",
    what: "是没有填写的年份，请填写",
  },
  {
    signs: "○△",
    needs: /[○△]{2}/u,
    pattern: /(?<!二)(?:○{2,}|△{2,})(?![年镇乡局县市区街])/gu,
    severity: "error",
    what: "是没有填写的空白，请填写或删去",
  },
  {
    signs: "：:",
    needs: /(?:电话|传真|邮编|邮政编码|地址|邮箱|网址|联系人)[：:]\s*[，；。、,;）)]/u,
    pattern: /(?:联系)?(?:电话|传真|邮编|邮政编码|地址|邮箱|网址|联系人)[：:](?=\s*[，；。、,;）)])/gu,
    severity: "warning",
    what: "后面没有写，请填写",
  },
  {
    signs: "_＿〔□",
    needs: /[_＿〔□]/u,
    pattern: /_{2,}|＿{2,}|〔\s*〕|□{2,}/gu,
    severity: "error",
    what: "是没有填写的空白，请填写或删去",
  },
  {
    signs: "{}«»#Nud",
    needs: /[{}«»#]|NaN|undefined|null/u,
    pattern:
      /\{\{[^{}]{0,40}\}\}|\$\{[^{}]{0,40}\}|«[^«»]{1,30}»|#(?:REF|N\/A|VALUE|DIV\/0|NAME\?|NUM|NULL)!?|(?<![A-Za-z])(?:NaN|undefined|null)(?![A-Za-z])/gu,
    severity: "error",
    what: "是软件没有换成内容的代码，请换成正文",
  },
  {
    signs: "[【［",
    needs: /[[【［].{0,10}[\]】］]/u,
    pattern:
      /[[【［][^[\]【】［］\d]{0,8}(?:名称|数字|数量|日期|年份|姓名|电话|内容|金额|单位|机关|地址)[\]】］]/gu,
    severity: "warning",
    what: "是模板留下的空格，请填写",
  },
  {
    signs: "（(【[［“《",
    needs: /[（(【[［“《]\s*[）)】\]］”》]/u,
    pattern: /（\s*）|“\s*”|《\s*》|\(\s*\)|【\s*】|\[\s*\]|［\s*］/gu,
    severity: "warning",
    what: "里面没有文字，请填写或删去",
  },
  {
    signs: "充写善实核报认待",
    needs: /待补|待填|补充|填写|完善|核实|核对|填报|确认|待定/u,
    pattern:
      /[（【［[〔(](?:[^（）()【】，。；]{0,6}(?<!有|尚|亟|仍))(?:待|请|需|此处)(?:各单位|各部门|科室|办公室|[^（）]{0,4}(?:[科股处局主]长|主任|同志|老师))?(?:再|抓紧|尽快)?(?:补充?|填写?|完善|核实|核对|填报|确认|定)[^）】］\]〕)]{0,6}[）】］\]〕)]|^(?:待|请)(?:补充|填写|完善)[。…]*$|[：，]\s*(?:待|请)(?:补充|填写)(?=[。；，]|$)/gu,
    severity: "warning",
    what: "是没有写完的提示，请填写或删去",
  },
  {
    signs: "写充报",
    needs: /填写|补充|填报/u,
    pattern:
      /(?:由各(?:单位|部门|地)[^，。；]{0,6})?(?:根据|结合|按照?)(?:本单位|本部门|本地)?实际(?:情况)?(?:自行)?(?:填写|补充|填报)(?=[。；）]|$)/gu,
    severity: "warning",
    what: "是写给填报人的提示，请换成正文",
  },
  {
    signs: "（(",
    needs: /[（(](?:具体|填写|插入|注明|写明|[\u4e00-\u9fff]{2,6}[）)])/u,
    pattern:
      /[（(](?:(?:具体|填写|插入|注明|写明)(?:的)?(?:网址|网站|链接|地址|名称|单位|部门|机关|姓名|人员|时间|日期|地点|数字|数量|数据|金额|电话|文号|内容|情况|事项|原因|标题|栏目)(?:名称|地址|号码|情况)?)[）)]|(?<=^|[由与向在于到经请，。；：])[（(](?:(?:单位|机关|部门|地区|网站|栏目|文件|会议|活动)(?:全称|名称)?|(?:链接|网站|办公)地址|网址|联系人|姓名|日期|时间|地点|年份)[）)]/gu,
    severity: "warning",
    what: "是模板留下的空格，请填写",
  },
  {
    signs: "（(【[［",
    needs: /[（(【[［](?:如有|如无|二选一|任选|可选|选填|必填|此处|插入|示例)/u,
    pattern:
      /[（(【[［](?:二选一|任选其一|如[有无](?:的)?(?:，?[^（）()【】]{0,8})?|可选|选填|必填|示例|(?:此处)?插入[^（）()【】[\]［］]{0,10})[）)】\]］]/gu,
    severity: "warning",
    what: "是模板的提示，请删去",
  },
  {
    signs: "段",
    needs: /[此本]段/u,
    pattern: /[此本]段(?:文字|内容)?(?:可|应|请|需)?(?:删除|删去|保留|略|修改|待改)/gu,
    severity: "warning",
    what: "是写给填报人的提示，请删去",
  },
  {
    signs: "填审制",
    needs: /(?:填表|填报|审核|制表)(?:人|单位|日期|时间)[：:]/u,
    pattern: /(?:填表|填报|审核|制表)(?:人|单位|日期|时间)[：:]/gu,
    severity: "warning",
    what: "是报表上的栏目，疑为粘贴时带入，请删去",
    inSentences: true,
  },
  {
    needs: /20\s{2,}年/u,
    pattern: /(?<![\d近约余达])20\s{2,}年/gu,
    severity: "warning",
    what: "是没有填写的年份，请填写",
  },
  {
    signs: "示仅",
    needs: /^示例[：:]|仅供参考/u,
    pattern: /^示例[：:]|(?:以上|上述)[^，。；]{0,8}仅供参考/gu,
    severity: "warning",
    what: "是模板的提示，请删去",
  },
  {
    signs: "….",
    needs: /…|\.{3}/u,
    pattern: /(?<=[：:])\s*(?:…{1,2}|\.{3,6})\s*(?=[。；]|$)/gu,
    severity: "warning",
    what: "处没有写完，请补写",
  },
  {
    signs: "XNＸＮxn○〇Ｏ×□△＊*…?？.",
    needs: /[XNＸＮxn○〇Ｏ×□△＊*…?？]|\.{3}/u,
    pattern: new RegExp(
      `(?<=[\\u4e00-\\u9fff：约共])\\s*(?:[XNＸＮxn○〇Ｏ×□△＊*]|[?？]{1,6}|…{1,2}|\\.{3,})\\s*(?=${countedIn}(?![A-Za-z]))`,
      "gu",
    ),
    severity: "warning",
    what: "处应有数字，请填写",
  },
  {
    signs: "条篇",
    needs: /(?:条|篇|条次)(?:[，。；、（]|$)/u,
    pattern:
      /(?:公开|发布|公布|更新|推送)(?:各类|政府|政务|信息|文件|稿件|了|共计?|累计)*\s*(?:条|篇|条次)(?=[，。；、（]|$)/gu,
    severity: "warning",
    what: "漏了数字，请填写",
    inSentences: true,
  },
  {
    needs:
      /会\s*(?:次|期)(?:[，。；、]|$)|(?:会议|培训|活动|检查|座谈|督查|宣传|调研|研讨|演练|抽查)\s*(?:次|场|期)(?:[，。；、]|$)|(?:(?:信息|文件|文章|稿件|图解|解读|建议|提案|留言|工单|动态|公告)\s*(?:条|件|篇|份|则|个)|热线\s*条)(?:[，。；、]|$)/u,
    pattern:
      /会\s*(?:次|期)(?=[，。；、]|$)|(?:会议|培训|活动|检查|座谈|督查|宣传|调研|研讨|演练|抽查)\s*(?:次|场|期)(?=[，。；、]|$)|(?:(?:信息|文件|文章|稿件|图解|解读|建议|提案|留言|工单|动态|公告)\s*(?:条|件|篇|份|则|个)|热线\s*条)(?=[，。；、]|$)/gu,
    severity: "warning",
    what: "漏了数字，请填写",
    inSentences: true,
  },
  {
    signs: "件",
    needs: /件(?:[，。；（]|$)/u,
    pattern:
      /(?:共|收到|受理|新收|办结|答复|结转)(?:了|政府|信息|公开|依|申请|到|计|办理)*(?:\s+|(?<=申请|共|共计|共(?:收到|受理|办理|答复|办结)依申请公开))件(?=[，。；（]|$)/gu,
    severity: "warning",
    what: "漏了数字，请填写",
    inSentences: true,
  },
  {
    needs: /[\u4e00-\u9fff](?: {2,}|\u3000+)(?:年|条|件|篇|次|期|场|份|元|万元|人次|个百分点)/u,
    pattern:
      /(?<=[\u4e00-\u9fff])(?: {2,}|\u3000+)(?:年度?|条|件|篇|次|期|场|份|元|万元|人次|个百分点)(?=[\u4e00-\u9fff，。；、（）]|$)/gu,
    severity: "warning",
    what: "前面留了空格没有填，请填写",
    inSentences: true,
  },
  {
    signs: "月",
    needs: /年\s*月/u,
    pattern: /20\d{0,2}\s*年\s*月\s*日|年\s+月\s*日|年\s*月\s+日/gu,
    severity: "warning",
    what: "漏了月日，请填写",
  },
  {
    signs: "%",
    needs: /[\u4e00-\u9fff]\s*%/u,
    pattern: /(?:增长|下降|增加|减少|上升|提高|占比?|率|达到?)(?:了|为|是|至|到|约)*\s*%/gu,
    severity: "warning",
    what: "漏了数字，请填写",
    inSentences: true,
  },
  {
    signs: "某×XＸ○〇",
    needs: /某某|[×XＸ○〇](?:镇|乡|局|县|市|区|街)/u,
    pattern:
      /(?<![张李王赵])某某(?:镇|乡|局|县|市|区|街道|单位|机关|委|办)?|(?:[×XＸ○]+|〇{2,})(?:镇|乡|局|县|市|区|街道)(?:人民政府)?/gu,
    severity: "warning",
    what: "应写明名称，请填写",
  },
];

/** Addresses of the net and of mailboxes hold any sign: `xx0358@163.com`. */
const addresses = /https?[：:]\/\/[\w./?=&%#~：:-]*|www\.[\w./-]*|[\w.+*-]{1,64}@[\w.-]{1,64}/gu;
/** Names of programmes: 「1+X」新闻发布会, N 个. Quoted they are no blanks. */
const quoted = /“[^“”]*”|‘[^‘’]*’/gu;

const isBlankName = new RegExp(`^.(?:[XNxn×○*]{1,2}|${nameMeant}).$`, "u");

type BlankPattern = (typeof blankPatterns)[number];
const needsOfLines = blankPatterns.map(({ needs }) => new RegExp(needs.source, "mu"));
/** In which of the texts that were looked at a sign stood last. */
const lastSeen = new Uint32Array(0x10000);
let textsSeen = 0;

/** The patterns that a text of several lines may hold at all: most reports hold next to none. */
function mayStandIn(lines: string): BlankPattern[] {
  textsSeen += 1;
  for (let i = 0; i < lines.length; i++) lastSeen[lines.charCodeAt(i)] = textsSeen;
  return blankPatterns.filter(
    ({ signs }, i) =>
      (signs === undefined || [...signs].some((sign) => lastSeen[sign.charCodeAt(0)] === textsSeen)) &&
      (needsOfLines[i] as RegExp).test(lines),
  );
}

/** A text with signs in one width and addresses covered. */
const plainly = (text: string): string =>
  /[％;:()@/]|www/u.test(text)
    ? text
        .replace(addresses, (match) => "\uE000".repeat(match.length))
        .replace(/[％;:]/gu, (sign) => ({ "％": "%", ";": "；", ":": "：" })[sign] as string)
        .replace(/\((?=\s*\))/gu, "（")
        .replace(/(?<=（\s*)\)/gu, "）")
    : text;

function placeholdersIn(piece: Piece, text: string, patterns: readonly BlankPattern[]): Found[] {
  const wanted = patterns.filter(
    ({ needs, inSentences }) => !(inSentences && piece.role !== undefined) && needs.test(text),
  );
  if (wanted.length === 0) return [];
  const bare = text.replace(quoted, (match) =>
    isBlankName.test(match) ? match : "\uE000".repeat(match.length),
  );
  const found: (Found & { readonly range: readonly [number, number] })[] = [];
  for (const { pattern, severity, what } of wanted) {
    for (const match of matchesIn(severity === "error" ? text : bare, pattern)) {
      const lead = match[0].length - match[0].trimStart().length;
      const [from, to] = [match.index + lead, match.index + match[0].length];
      if (found.some(({ range }) => range[0] < to && from < range[1])) continue;
      const words = piece.text.slice(from, to);
      const context = piece.text.slice(Math.max(from - 8, 0), to + 4);
      const short = words.length < 3 ? `“${context}”中的“${words}”` : `“${words}”`;
      found.push({
        path: piece.path,
        found: words,
        range: [from, to],
        severity,
        message: `${short}${what}。`,
      });
    }
  }
  return found;
}

const allPlaceholders = onceFor((context): readonly Found[] => {
  const pieces = writtenIn(context);
  const texts = pieces.map(({ text }) => plainly(text));
  const patterns = mayStandIn(texts.join("\n"));
  return patterns.length === 0
    ? []
    : pieces.flatMap((piece, i) => placeholdersIn(piece, texts[i] as string, patterns));
});
const placeholders = (context: Context, certain: boolean): Found[] =>
  allPlaceholders(context)
    .filter(({ severity }) => (severity === "error") === certain)
    .map(({ severity: _, ...found }) => found);

export const placeholderRules: readonly Rule[] = [
  {
    code: "TEXT-PLACEHOLDER",
    title: "没有留下模板的提示和“XX”",
    source: "国办公开办函〔2021〕30号附件中的提示语",
    severity: "error",
    find: (context) => placeholders(context, true),
  },
  {
    code: "TEXT-BLANK",
    title: "没有漏填的数字、名称和日期",
    source: "国办公开办函〔2021〕30号（四）：准确、全面",
    severity: "warning",
    find: (context) => placeholders(context, false),
  },
];
