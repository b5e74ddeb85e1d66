/** cac's own words, in Chinese. */
const wordsOfCac: readonly [RegExp, string][] = [
  [/^Usage$/u, "用法"],
  [/^Commands$/u, "命令"],
  [/^Options$/u, "选项"],
  [/^Examples$/u, "示例"],
  [/^For more info.*/u, "某一命令的详细用法"],
  [/Display this message/u, "显示用法"],
  [/Display version number/u, "显示版本"],
  // What is on unless it is switched off says nothing.
  [/ \(default: true\)/gu, ""],
  [/ ?\(default: (.+?)\)/gu, "（默认：$1）"],
];

/** What stands for a value, in Chinese. */
const valueWords: Readonly<Record<string, string>> = {
  "...files": "文件...",
  address: "地址",
  agency: "机关",
  batch: "批次",
  "code=reason": "规则=理由",
  command: "命令",
  date: "日期",
  dir: "目录",
  edition: "版本",
  file: "文件",
  folder: "目录",
  "i/n": "几/几",
  key: "版本",
  level: "级别",
  list: "清单",
  mode: "方式",
  n: "数",
  name: "名称",
  options: "选项",
  order: "方式",
  path: "路径",
  scope: "范围",
  seconds: "秒",
  which: "哪些",
  year: "年",
};

/** How a command is typed: cac leaves out that there are options. */
export const usageOf = ({ rawName }: { readonly rawName: string }): string => `${rawName} [options]`;

/** A section of the help, in Chinese; columns are as wide as before for what follows them. */
export function inChinese(text: string): string {
  const said = wordsOfCac.reduce((all, [word, chinese]) => all.replace(word, chinese), text);
  return said.replace(/([<[])([\w.=/]+)([>\]])( {0,40})/gu, (whole, open, word, close, blanks: string) => {
    const chinese = valueWords[word as string];
    if (chinese === undefined) return whole;
    const wider = terminalWidth(chinese) - (word as string).length;
    const room = blanks.length > 1 ? " ".repeat(Math.max(2, blanks.length - wider)) : blanks;
    return `${open}${chinese}${close}${room}`;
  });
}

/** How wide a terminal is at least. */
const terminalColumns = 80;

const terminalWidth = (text: string) => [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);

/** A row of the help in lines of a terminal: what a word means goes on under its beginning. */
export function helpRow(line: string): string {
  const { head = "", meaning = "" } =
    /^(?<head> +\S.*? {2,})(?<meaning>\S.*)$/u.exec(line.trimEnd())?.groups ?? {};
  const room = terminalColumns - terminalWidth(head);
  if (head === "" || room < 20) return line.trimEnd();
  const lines: string[][] = [[]];
  // Latin words, what is to be copied, measures, and signs that may not begin a line stay with what is before them.
  for (const piece of meaning.match(/(?:\{[^，。]*\}|\d+ MB|[\w.:/=-]+|.)[，。、；：）」”]*/gsu) ?? []) {
    const last = lines.at(-1) as string[];
    if (terminalWidth(last.join("")) + terminalWidth(piece) <= room) last.push(piece);
    else lines.push([piece.trimStart()]);
  }
  const [before, last] = [lines.at(-2), lines.at(-1) as string[]];
  // One sign on a line of its own looks like a slip.
  while (before !== undefined && before.length > 4 && terminalWidth(last.join("")) < 8)
    last.unshift(before.pop() as string);
  return head + lines.map((pieces) => pieces.join("")).join(`\n${" ".repeat(terminalWidth(head))}`);
}

/** What to do first, for whoever typed nothing: one line for each of the three. */
export const firstSteps: readonly string[] = [
  "填报：nianbao page -o 填报.html 写出填报页，双击打开就填；用 Excel 的用 form。",
  "汇总：先 nianbao roll -o 名册.xlsx 写名册，再照 nianbao collect --help 收。",
  "已有报告：nianbao check 年报.docx 核对；nianbao render 年报.docx -o 输出 排版。",
];
