/**
 * Every code by which an error of this package can be known, with what it means and what to do. `about`: `data`, what
 * somebody filled in is wrong (exit status 1); `use`, the call, a file or the machine is (exit status 2).
 * docs/errors.md is made from this list.
 */
export const errorCodes = {
  REPORT_INVALID: { about: "data", meaning: "报告数据不能用；problems 逐条列出位置、现值和改法。" },
  WORKBOOK_INVALID: { about: "data", meaning: "填报表填写有误；problems 逐条列出工作表、单元格和改法。" },
  ROLL_INVALID: { about: "data", meaning: "名册不能用；problems 逐条列出行、列、现值和改法。" },
  ROLLUP_INVALID: {
    about: "data",
    meaning: "汇总做不成：调整有误，或对照的报告不合；problems 逐条列出位置和改法。",
  },
  FINDINGS: { about: "data", meaning: "核对发现错误，没有生成文件；请改正，或写明理由停用规则。" },
  OPTIONS_INVALID: { about: "use", meaning: "选项的名称或取值不对；problems 指出哪一项、现值和允许的值。" },
  FILE_UNREADABLE: { about: "use", meaning: "文件不存在、不可读，或不是所称的种类。" },
  FILE_UNWRITABLE: { about: "use", meaning: "文件写不了：目录不可写、磁盘已满，或已有不是本程序写的文件。" },
  READ_REFUSED: { about: "use", meaning: "这个文件读不出一份报告；说明指出原因和办法。" },
  FONT_UNUSABLE: { about: "use", meaning: "字体文件读不了、已损坏，或其许可不允许嵌入。" },
  TEMPLATE_UNUSABLE: { about: "use", meaning: "Word 模板读不了、含有宏，或不是 .docx、.dotx。" },
  PACKAGE_UNREADABLE: { about: "use", meaning: ".docx、.xlsx 的压缩包已损坏、有密码，或解开后过大。" },
  XML_INVALID: { about: "use", meaning: "文件里的 XML 残缺或带有文档类型定义。" },
  PLATFORM_LACKS: { about: "use", meaning: "运行环境没有这项功能，如浏览器里没有文件路径；请直接给出字节。" },
  FAULT: { about: "use", meaning: "程序本身出错；请把文件和这条说明报给本程序的作者。" },
  TIMED_OUT: { about: "use", meaning: "处理一份报告的时间过长，已放弃；其余的照常处理。" },
  USAGE: { about: "use", meaning: "命令的参数写得不对，用 --help 查看用法。" },
} as const satisfies Readonly<Record<string, { readonly about: "data" | "use"; readonly meaning: string }>>;

export type ErrorCode = keyof typeof errorCodes;

/** What can be wrong at one place of the data, of a workbook or of the options; rules of `check` have codes of their own. */
export const problemCodes = {
  MISSING: "必填的没有填。",
  UNKNOWN_KEY: "没有这个名称，多为写错。",
  UNKNOWN_RULE: "没有这条规则。",
  REASON_MISSING: "停用规则没有写理由。",
  NOT_A_REPORT: "给的不是报告。",
  NOT_TEXT: "应为文字。",
  NOT_A_NUMBER: "应为数。",
  NOT_A_COLOUR: "应为颜色 #rrggbb。",
  NOT_A_SWITCH: "应为 true 或 false。",
  NOT_AN_ADDRESS: "应为网址或路径。",
  NOT_BYTES: "应为文件的字节（Uint8Array）。",
  OUT_OF_BOUNDS: "超出允许的范围。",
  DOES_NOT_FIT: "几项合在一起，页面上放不下。",
  FONT_FILE: "应为字体文件。",
  FONT_NAME: "应为字体名。",
  UNUSED_OPTION: "所选的格式用不到这一项。",
  NOT_A_LIST: "应为数组。",
  NOT_AN_OBJECT: "应为对象。",
  NOT_A_CHOICE: "应为列出的几种之一。",
  EMPTY: "不能为空。",
  TOO_LONG: "过长。",
  FORBIDDEN_CHARACTER: "含有不能印出的字符。",
  MISSING_GLYPH: "所用字体都没有这个字。",
  COUNT: "应为件数：不小于 0 的整数、null 或“/”。",
  CHANGE: "应为增减数：整数。",
  AMOUNT: "应为金额（万元）。",
  SUM: "应为带单位的金额。",
  DATE: "应为日期 2025-01-15。",
  YEAR: "应为年份。",
  PERIOD: "起止日期颠倒。",
  PICTURE: "不是能用的图片。",
  LINK: "不是能用的网址。",
  TABLE_SHAPE: "文中表格的行列对不上。",
  PASTED_TABLE: "文字里粘贴了表格，行列对不上。",
  NOT_CARRIED: "这种格式放不下的内容。",
  EDITION: "没有这一版格式。",
  PREVIOUS_YEAR: "上年报告不是上一年的。",
  WORKBOOK: "填报表整个读不了。",
  TABLE_MISSING: "填报表里没有找到这张表。",
  TABLE_TWICE: "填报表里有两张同样的表，填的不一样。",
  TOLD: "读入时舍去、替换或有疑问的地方；不影响使用，请核对。",
  TEXT_MISSING: "填报表里没有找到正文。",
  LABEL_CHANGED: "填报表里的文字被改动，或增删了行列。",
  FIGURE: "填报表这一格不是能用的数。",
  BASICS: "填报表的基本情况有误。",
  ROLL_CELL: "名册的这一格填写有误。",
  ADJUSTMENT: "汇总的这条调整有误。",
  TEXT_ROW: "填报表正文的这一行有误。",
} as const;

export type ProblemCode = keyof typeof problemCodes;
