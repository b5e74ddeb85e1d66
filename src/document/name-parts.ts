/** After these a name may part: 省, 市, 县, 区, 镇 and the like. */
const parts = "省市县区州盟旗镇乡年局厅委办";
/** Before these too. */
const joints = "与和及暨";
/** Words that stay whole; a name may part after them. */
const words = [
  "人民政府",
  "办公室",
  "办公厅",
  "委员会",
  "办事处",
  "管理局",
  "监督管理",
  "管理委员会",
  "开发区",
  "示范区",
  "新区",
  "自治区",
  "自治州",
  "自治县",
  "自治旗",
  "街道",
  "族自治",
  "政务公开",
  "政务服务",
  "信息管理",
  "信息公开",
  "大数据",
  "发展和改革",
  "人力资源和社会保障",
  "住房和城乡建设",
  "自然资源",
  "市场监督",
  "生态环境",
  "文化和旅游",
  "农业农村",
  "卫生健康",
  "应急管理",
  "工业和信息化",
  "政府信息",
  "公开工作",
  "年度报告",
];

/**
 * How unwelcome it is to part a name after each of its characters: 0 after whole words and before 与, 和, 及, little
 * after 省, 市, 县, most inside a word.
 */
export function partingCosts(characters: readonly string[]): number[] {
  const text = characters.join("");
  const inside = new Set<number>();
  const after = new Set<number>();
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const start = Array.from(text.slice(0, at)).length;
      for (let i = 0; i < word.length - 1; i++) inside.add(start + i);
      after.add(start + word.length - 1);
    }
  return characters.map((character, i) => {
    if (inside.has(i)) return 40;
    if (after.has(i) || joints.includes(characters[i + 1] ?? "—")) return 0;
    return parts.includes(character) ? 1 : 8;
  });
}

/** A title or a name in parts between which a line may end. */
export function nameParts(text: string): string[] {
  const characters = Array.from(text);
  const costs = partingCosts(characters);
  const found = [""];
  characters.forEach((character, i) => {
    found.push(`${found.pop()}${character}`);
    const next = characters[i + 1];
    if (next !== undefined && (costs[i] as number) <= 1 && !/[）〕」”]/u.test(next)) found.push("");
  });
  return found;
}

/** Words of the form's labels that are no pairs of characters. */
const longWords = ["自然人", "申请人", "复议后", "法人或", "规范性"];

/** A label of the form in parts between which a line may end: words of two characters, but for some. */
export function labelParts(text: string): string[] {
  const found: string[] = [];
  // By whole characters: a rare one is two units.
  for (const part of text.split(/(（[^）]*）|[^\p{Script=Han}]+)/u)) {
    if (part === "" || !/^\p{Script=Han}+$/u.test(part)) {
      if (part !== "") found.push(part);
      continue;
    }
    for (let rest = Array.from(part); rest.length > 0; ) {
      const word = rest.join("");
      const length = longWords.some((known) => word.startsWith(known)) || rest.length === 3 ? 3 : 2;
      found.push(rest.slice(0, length).join(""));
      rest = rest.slice(length);
    }
  }
  return found;
}
