import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import type { Sheet } from "../../formats/xlsx/sheet.ts";
import { answerWords } from "../collect/entry.ts";
import type { AgencyState, Collected, FileState } from "../collect/state.ts";
import type { PublicationState } from "../publication/state.ts";

/** What each state of a file and of an agency means, and what to do. */
export const stateMeanings = {
  file: {
    收到: "读出了一份完整的报告，认准了单位。",
    重复: "与另一个文件内容相同，或由人定为不用。",
    待定: `要由人来定：在“待定”的黄色栏回答单位全称，或 ${Object.values(answerWords).join("、")}。`,
    年份不对: "是别的年份的报告，请单位重交。",
    读不了: "打不开，或读不出一份完整的报告；说明里有办法。",
    不是报告: "不是年度报告，没有用。",
  } satisfies Readonly<Record<FileState, string>>,
  agency: {
    收到: "有一份能用的报告。",
    待定: "文件到了，要由人来定。",
    交了不能用: "文件到了，都不能用，要单位重交。",
    未交: "没有一个文件是它的。",
  } satisfies Readonly<Record<AgencyState, string>>,
  publication: {
    一致: "公布的与报送的各数相同，句子相同（空白、全半角、分段不算；附件、文中的表格和图片不比较）。",
    不一致: "公布的与报送的有不同，逐处列出，请单位查明以哪一份为准。",
    没有报送稿: "公布了，但没有收到能用的报送稿，没有比较。",
    待定: "找到公布的文件，要由人来定：在“待定”的黄色栏回答。",
    不能用: "找到的文件是别的年份的，或读不了。",
    未公布: "给出的公布文件里没有它的。",
  } satisfies Readonly<Record<PublicationState, string>>,
} as const;

/** What the words of the workbook mean. */
export const explanationSheet = ({ year, today, published }: Collected): Sheet =>
  listSheet(
    "说明",
    `${year}年收齐情况${today === "" ? "" : `，${today} 生成`}；再运行一次即更新，回答和理由都保留`,
    [
      { head: "词", width: 18 },
      { head: "意思和办法", width: 90 },
    ],
    [
      ...Object.entries(stateMeanings.file).map(([word, meaning]) => [`文件：${word}`, meaning]),
      ...Object.entries(stateMeanings.agency).map(([word, meaning]) => [`单位：${word}`, meaning]),
      ...(published === undefined
        ? []
        : Object.entries(stateMeanings.publication).map(([word, meaning]) => [`公布：${word}`, meaning])),
      ["收到日期", "本程序头一次见到这个文件的日期；文件自己的日期不作数。"],
      ["期限", "按名册的“应报”算；乡镇、街道以通知为准，条例没有给它们定日期。"],
      ["错误、警告、提示", "错误必须改正；警告请核实；提示供参考。"],
      [
        "排名",
        "各单位按件数排，上年的数和名次在旁边（上年的报告要用 --previous 给出）；占比只在基数有 30 以上时排。",
      ],
      [
        "往返",
        "单位重报的，与上次收下的逐格比较：已改、未改、新问题，没有要求改而改了的，以及随之变动的合计。",
      ],
      ["销号", "提出过的每一处，何时提出，何时销号，怎样销的。"],
    ],
  );
