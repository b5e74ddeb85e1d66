import { sectionsOf } from "../form/form.ts";
import { countOf } from "../report/figures.ts";
import { allParagraphs, type Context, type Found, figureOf, paragraphsIn, type Rule } from "./finding.ts";

const feeName = "信息处理费";
const fees = (context: Context) =>
  paragraphsIn(context.report, "otherMatters").filter(({ text }) => text.includes(feeName));

function feeMissing(context: Context): Found[] {
  if (fees(context).length > 0) return [];
  const message = `第六部分没有说明收取${feeName}的情况，没有收取的也应写明。`;
  return [{ path: ["otherMatters"], message }];
}

/** 信息处理费 is a matter of 元; 万元 is table two's unit. */
function feeUnit(context: Context): Found[] {
  return fees(context).flatMap(({ path, text }): Found[] => {
    const [match] = new RegExp(`${feeName}[^。；]{0,12}?\\d[\\d.,]*\\s*万元`, "u").exec(text) ?? [];
    if (match === undefined) return [];
    return [
      {
        path,
        found: match,
        expected: "元",
        message: `“${match}”以万元为单位，${feeName}按件、按页收取，通常以元计，请核对单位。`,
      },
    ];
  });
}

/** Applications dropped for unpaid fees while section six says that no fee was asked. */
function feeUnpaid(context: Context): Found[] {
  const keys = ["outcomes", "otherwiseProcessed", "feeNotPaid", "total"];
  const unpaid = countOf(figureOf(context.report, "requests", keys));
  if (unpaid === 0) return [];
  return fees(context).flatMap(({ path, text }): Found[] => {
    const [match] = /(?:未|没有)(?:收取|产生)[^，。；]*|收取[^，。；]*?(?<!\d)0\s*元/u.exec(text) ?? [];
    if (match === undefined) return [];
    const message = `表三有 ${unpaid} 件因逾期未缴费不再处理，而文中“${match}”，请核对是否发出过收费通知。`;
    return [{ path, found: match, message }];
  });
}

/** 规章 are made by 设区的市 and above. */
function regulations({ report }: Context): Found[] {
  if (!/[县旗镇乡]|街道|(?<!自治)区人民政府/u.test(report.agency.replace(/自治县/u, "县"))) return [];
  const row = report.proactiveDisclosure.regulations;
  return Object.entries(row ?? {}).flatMap(([key, figure]): Found[] => {
    if (countOf(figure as number) === 0) return [];
    const message = `设区的市以下机关不能制定规章，这里应为 0；其他文件请填在下一行。`;
    return [
      { path: ["proactiveDisclosure", "regulations", key], found: String(figure), expected: "0", message },
    ];
  });
}

function aspects(context: Context): Found[] {
  const { aspects = [] } = context.edition.sections.overview;
  const text = paragraphsIn(context.report, "overview")
    .map(({ text }) => text)
    .join("");
  const missing = aspects.filter(({ mark }) => !text.includes(mark)).map(({ name }) => name);
  if (missing.length === 0) return [];
  return [
    {
      path: ["overview"],
      expected: missing.join("、"),
      message: `第一部分没有写到：${missing.join("、")}；五个方面不能遗漏。`,
    },
  ];
}

/** Template hints and blanks that were not filled in. */
const placeholder =
  /（文字描述|收取信息处理费情况在此处报告|(?<![A-Za-z])(?:X{2,}|x{2,}|×{2,}|＊{2,}|\*{2,})(?![A-Za-z])|_{2,}|＿{2,}|〔\s*〕|（\s*）|(?:待|请)(?:补充|填写)|此处填写|某某/u;

function placeholders(context: Context): Found[] {
  const title = context.report.title.map((text) => ({ path: ["title"], text }));
  return [...title, ...allParagraphs(context)].flatMap(({ path, text }): Found[] => {
    const [match] = placeholder.exec(text) ?? [];
    if (match === undefined) return [];
    return [{ path, found: match, message: `“${match}”是模板提示或没有填写的空白，请填写或删去。` }];
  });
}

/** 由……编制 and 署名 name the agency, or a part of its name. */
function otherAgency({ report }: Context): Found[] {
  const fits = (name: string) =>
    report.agency.includes(name) || name.includes(report.agency) || shareEnd(name, report.agency);
  const signed: Found[] =
    report.signature === undefined || fits(report.signature.by)
      ? []
      : [
          {
            path: ["signature", "by"],
            found: report.signature.by,
            expected: report.agency,
            message: `署名“${report.signature.by}”与机关名称“${report.agency}”不一致，请核对。`,
          },
        ];
  const made = report.opening.flatMap((text, i): Found[] => {
    const name = /由([\u4e00-\u9fff]{2,40}?)(?:办公室|办公厅)?(?:负责)?(?:组织)?(?:编制|根据)/u.exec(
      text,
    )?.[1];
    if (name === undefined || fits(name) || name.includes("本机关")) return [];
    const message = `引言写由“${name}”编制，与机关名称“${report.agency}”不一致，疑为沿用他处文稿，请核对。`;
    return [{ path: ["opening", i], found: name, expected: report.agency, message }];
  });
  const title = report.title.join("");
  const head = report.agency.replace(/(?:人民政府|办公室|办公厅|委员会|局)+$/u, "");
  const titled: Found[] = title.includes(head.slice(-3))
    ? []
    : [
        {
          path: ["title"],
          found: title,
          expected: report.agency,
          message: `标题中没有机关名称“${report.agency}”，疑为沿用他处文稿，请核对。`,
        },
      ];
  return [...signed, ...made, ...titled];
}

/** 刘胡兰镇人民政府 and 文水县刘胡兰镇人民政府: the shorter ends the longer. */
const shareEnd = (a: string, b: string) => a.endsWith(b) || b.endsWith(a);

function repeated(context: Context): Found[] {
  const seen = new Map<string, string>();
  return allParagraphs(context).flatMap(({ path, text }): Found[] => {
    if (text.length < 20) return [];
    const before = seen.get(text);
    seen.set(text, before ?? path.join("."));
    if (before === undefined) return [];
    return [
      { path, found: `${[...text].slice(0, 20).join("")}…`, message: "这一段与前文完全相同，请删去或改写。" },
    ];
  });
}

const pairs = new Map(
  ["（）", "《》", "“”", "‘’", "〔〕", "【】", "「」"].map((pair) => [pair[1] as string, pair[0] as string]),
);
const openings = new Set(pairs.values());

/** The first bracket or quotation mark without its partner. */
function unpaired(text: string): string | undefined {
  const open: string[] = [];
  for (const sign of text) {
    if (openings.has(sign)) open.push(sign);
    else if (pairs.has(sign) && open.pop() !== pairs.get(sign)) return sign;
  }
  return open.at(-1);
}

function brackets(context: Context): Found[] {
  return allParagraphs(context).flatMap(({ path, text }): Found[] => {
    const sign = unpaired(text);
    return sign === undefined
      ? []
      : [{ path, found: sign, message: `“${sign}”没有配对，请补上另一半或删去。` }];
  });
}

const chinese = "[\\u4e00-\\u9fff”’》）]";
const halfWidth = new RegExp(
  `${chinese}[,;:?!](?=\\s*${chinese.replace("”’》）", "“‘《（")})|${chinese}\\([^()]*\\)|[，、；：][，。、；：]|。。(?!。)|[Ａ-Ｚａ-ｚ０-９]`,
  "u",
);

function punctuation(context: Context): Found[] {
  return allParagraphs(context).flatMap(({ path, text }): Found[] => {
    const [match] = halfWidth.exec(text) ?? [];
    if (match === undefined) return [];
    return [
      {
        path,
        found: match,
        message: `“${match}”处标点或全角半角不规范，中文用全角标点，数字和字母用半角，请改正。`,
      },
    ];
  });
}

function emptySections({ report, edition }: Context): Found[] {
  return sectionsOf(edition).flatMap(([key, , holds]) => {
    if (holds !== "text") return [];
    return report[key].flatMap((block, i): Found[] => {
      if (typeof block === "string" || block.paragraphs.length > 0) return [];
      return [
        {
          path: [key, i, "heading"],
          found: block.heading,
          message: `小标题“${block.heading}”下没有文字，请补写或删去。`,
        },
      ];
    });
  });
}

/** What the text must say, and how. */
export const wordingRules: readonly Rule[] = [
  {
    code: "FEE-MISSING",
    title: "第六部分说明信息处理费",
    source: "格式第六部分提示",
    severity: "warning",
    find: feeMissing,
  },
  {
    code: "FEE-UNIT",
    title: "信息处理费以元计",
    source: "国办函〔2020〕109号",
    severity: "warning",
    find: feeUnit,
  },
  {
    code: "FEE-UNPAID",
    title: "逾期未缴费与收费说明相合",
    source: "表三第（六）项第2目、第六部分",
    severity: "hint",
    find: feeUnpaid,
  },
  {
    code: "T2-REGULATIONS",
    title: "设区的市以下机关规章为 0",
    source: "立法法；表二",
    severity: "warning",
    find: regulations,
  },
  {
    code: "TEXT-ASPECTS",
    title: "第一部分写到五个方面",
    source: "国办公开办函〔2021〕30号（一）",
    severity: "warning",
    find: aspects,
  },
  {
    code: "TEXT-PLACEHOLDER",
    title: "没有留下模板提示和空白",
    source: "核对",
    severity: "error",
    find: placeholders,
  },
  {
    code: "TEXT-AGENCY",
    title: "标题、引言、署名是本机关",
    source: "明确责任：不得雷同",
    severity: "warning",
    find: otherAgency,
  },
  {
    code: "TEXT-REPEATED",
    title: "没有重复的段落",
    source: "明确责任：不得雷同",
    severity: "warning",
    find: repeated,
  },
  {
    code: "TEXT-BRACKETS",
    title: "括号、引号、书名号成对",
    source: "GB/T 15834—2011 标点符号用法",
    severity: "warning",
    find: brackets,
  },
  {
    code: "TEXT-PUNCTUATION",
    title: "标点全角、数字半角",
    source: "GB/T 15834—2011、GB/T 15835—2011",
    severity: "hint",
    find: punctuation,
  },
  {
    code: "TEXT-EMPTY",
    title: "小标题下有文字",
    source: "格式第一、五、六部分",
    severity: "warning",
    find: emptySections,
  },
];
