import { carriedFigures, type FillInOptions, fillInStart } from "../../document/fill-in.ts";
import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import { type FigureTree, tablesOf } from "../../report/figures.ts";
import type { Report } from "../../report/report.ts";
import { signersOf } from "../../report/signers.ts";
import { uncarriedBy } from "./carried.ts";
import { ownTablesSheet } from "./own-tables.ts";
import { workbookPackage } from "./package.ts";
import type { Sheet } from "./sheet.ts";
import { rowKinds, sheetNames } from "./sheets.ts";
import { tableSheet } from "./table-sheet.ts";
import { textSheet } from "./text-sheet.ts";

const notes = [
  "一、浅黄色的单元格供填写，其余的已锁定。",
  "二、数字填整数，没有发生的填 0；收费金额按万元填写，小数照填。",
  "三、灰色的总计自动相加。不平的数变红，旁边有一句说明，请核对各项。",
  "四、“基本情况和文字”中，每段文字占一行。“类别”不填即为正文；小标题选“小标题”。要写的各个方面已列作“备选小标题”，下面没有填文字的不读入，也可改写。小标题之后不属于它的段落选“另起正文”；一格放不下的，接着填下一行，选“续上段”。行不够时，在这一部分中间插入一行，填写文字即可。",
  "五、联系方式写入引言。标题、引言、统计期限和第六部分不填时，按机关名称和年度自动生成。",
  "六、表二、表三、表四不要增删行和列，只有“基本情况和文字”可以插入行。填好后保存为 .xlsx，交回汇总单位。",
];

const notesSheet = (edition: Edition, more: readonly string[]): Sheet => {
  const lines = [...notes, ...more];
  return {
    name: sheetNames.notes,
    widths: [84],
    frozen: 0,
    heights: new Map(lines.map((text, i) => [i + 1, Math.min(400, 20 * Math.ceil(text.length / 38))])),
    cells: [
      {
        row: 0,
        column: 0,
        look: "title",
        content: `${edition.wording.subject}填报表（${edition.notice}）`,
      },
      ...lines.map((content, i) => ({ row: i + 1, column: 0, look: "plain" as const, content })),
    ],
  };
};

/**
 * The form as an Excel workbook: notes, basics and text, and a sheet for each table laid out as the form has it.
 * Totals and checks are formulas. The same options give the same bytes. A report comes back from it as it was,
 * but that empty cells and strokes of the printed original come back as nil, and that pictures are only named
 * (`uncarriedBy`).
 *
 * @throws {OptionsError} if `previous` is not the report of the year before
 */
export function writeWorkbook(options: FillInOptions = {}): Uint8Array {
  const { edition, report, previous, agency, year } = fillInStart(options);
  const signed = report?.signature;
  const before = previous?.edition === edition.key ? previous : undefined;
  const sheets = tablesOf(edition).map(([key, section]) => {
    const figures = report?.[key] as FigureTree | undefined;
    const start = key === "requests" && before !== undefined ? carriedFigures(edition, before) : undefined;
    return tableSheet(section, key, {
      figures: figures ?? start,
      isFresh: figures === undefined && start !== undefined,
      before: before?.[key] as FigureTree | undefined,
      beforeYear: before?.year,
    });
  });
  const values = {
    agency,
    year: year ?? "",
    edition: edition.key,
    ...(report && { title: report.title.join("\n"), from: report.period.from, to: report.period.to }),
    ...Object.fromEntries(
      Object.entries(report?.sectionTitles ?? {}).map(([key, printed]) => [`sectionTitles.${key}`, printed]),
    ),
    ...(signed && { by: signersOf(signed).join("\n"), on: signed.on }),
  };
  const otherEdition =
    previous !== undefined && before === undefined
      ? [
          `上年报告用的是另一版格式（${editions[previous.edition].notice}），表不相同：没有列在旁边，结转数也没有带入，请自行填写。`,
        ]
      : [];
  const ownTables = report && ownTablesSheet(edition, report);
  const more = [
    ...otherEdition,
    ...(report === undefined ? [] : blockNotes(report, ownTables !== undefined)),
  ];
  return workbookPackage([
    notesSheet(
      edition,
      more.map((text, i) => `${"七八九"[i]}、${text}`),
    ),
    textSheet(edition, values, report),
    ...sheets,
    ...(ownTables === undefined ? [] : [ownTables]),
  ]);
}

/** What the notes say of a report whose texts have tables or pictures. */
function blockNotes(report: Report, hasTables: boolean): string[] {
  const pictures = uncarriedBy(report).map(({ place, found }) => `${place}“${found}”`);
  return [
    ...(hasTables
      ? [
          `正文里“类别”为“${rowKinds.table}”的一行，是“${sheetNames.ownTables}”工作表里的一张表，可在那里修改：第一列写明各行是表头还是表身，中间可以插入行；删去正文里的这一行，这张表就不读入。`,
        ]
      : []),
    ...(pictures.length > 0
      ? [`填报表放不下图片，只写了名称，读回的报告里没有，请另行插入：${pictures.join("，")}。`]
      : []),
  ];
}
