/**
 * The words that names of offices are made of, each with what stands for it in a short form: 林业和草原 is 林草. A word of
 * which nothing has to be left (事务, 管理) has an empty short form too.
 */
const officeWords: readonly (readonly [word: string, ...short: string[]])[] = [
  ["发展", "发"],
  ["改革", "改"],
  ["教育", "教"],
  ["科学技术", "科"],
  ["科技", "科"],
  ["体育", "体"],
  ["工业", "工"],
  ["商务", "商"],
  ["经济", "经"],
  ["信息化", "信"],
  ["信息", "信"],
  ["民族", "民"],
  ["宗教", "宗"],
  ["文化", "文"],
  ["旅游", "旅"],
  ["广播电视", "广", "广电"],
  ["广电", "广", "广电"],
  ["文物", "物", "文物"],
  ["卫生", "卫"],
  ["健康", "健"],
  ["住房", "住"],
  ["城乡建设", "建"],
  ["建设", "建"],
  ["城市管理", "城管"],
  ["人力资源", "人"],
  ["社会保障", "社"],
  ["自然资源", "自", "资"],
  ["规划", "规"],
  ["林业", "林"],
  ["草原", "草"],
  ["园林", "园", "园林"],
  ["绿化", "绿", ""],
  ["农业", "农"],
  ["农村", "农", ""],
  ["农牧", "农", "农牧"],
  ["畜牧", "牧", "畜牧"],
  ["水利", "水", "水利"],
  ["水务", "水", "水务"],
  ["交通运输", "交", "交通"],
  ["交通", "交"],
  ["国有资产", "国资"],
  ["金融", "金", "金融"],
  ["粮食", "粮"],
  ["物资储备", "储"],
  ["储备", "储"],
  ["行政审批", "审批", "行政审批"],
  ["政务服务", "政务", "政"],
  ["大数据", "数", "大数据"],
  ["数据", "数", "数据"],
  ["市场监督", "市监", "市场监"],
  ["退役军人", "退役军人"],
  ["应急", "应急"],
  ["生态环境", "生环", "生态环境"],
  ["投资促进", "投促"],
  ["招商", "招商"],
  ["对外", "外"],
  ["外事", "外"],
  ["侨务", "侨"],
  ["能源", "能", "能源"],
  ["乡村振兴", "乡振", "乡村振兴"],
  ["医疗保障", "医保"],
  ["综合执法", "综合执法"],
  ["民政", "民政"],
  ["海洋", "海"],
  ["渔业", "渔"],
  ["国防动员", "国动"],
  ["事务", ""],
  ["管理", "", "管"],
  ["监督", "", "监"],
  ["服务", ""],
  ["事业", ""],
  ["工作", ""],
];

/** The words of a stem in their order; nothing where a part of it is none of them. */
function officeWordsIn(stem: string): (readonly string[])[] | undefined {
  const found: (readonly string[])[] = [];
  for (let rest = stem; rest !== ""; ) {
    if (/^[和与、]/u.test(rest)) {
      rest = rest.slice(1);
      continue;
    }
    const word = officeWords.find(([full]) => rest.startsWith(full));
    if (word === undefined) return undefined;
    found.push(word);
    rest = rest.slice(word[0]?.length);
  }
  return found;
}

/** A name has no more short forms than anybody would look up. */
const mostForms = 40;

/** Short forms of a stem of several words: each word by what stands for it; of three, the last two may change places. */
export function initialsOf(stem: string): string[] {
  const found = officeWordsIn(stem);
  if (found === undefined || found.length < 2) return [];
  const forms = (order: readonly (readonly string[])[]) =>
    [
      order.map(([, ...shorts]) => shorts),
      // 文体旅游: some words stay whole, and none is left out.
      order.map(([word = "", ...shorts]) => [...shorts.filter((short) => short !== ""), word]),
    ].flatMap((choices) =>
      choices.reduce<string[]>(
        (all, some) => all.flatMap((begun) => some.map((one) => begun + one)).slice(0, mostForms),
        [""],
      ),
    );
  const [first, second, third, ...others] = found;
  const swapped = first && second && third && others.length === 0 ? forms([first, third, second]) : [];
  return [...new Set([...forms(found), ...swapped])].filter(
    (form) => form.length >= 2 && form.length < stem.length,
  );
}
