import { renderDocx } from "../../src/docx.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { addressOf, figuresOf, tablesOf } from "../../src/report/figures.ts";
import { writeWorkbook } from "../../src/xlsx.ts";
import { baseReport, type Data, type Edit, faultOf, numbers, type Outcome, one, plain } from "./edited.ts";
import { type Book, closeBook, excelEdits, openBook, tablePaths } from "./excel-edits.ts";
import { calculate } from "./excel-sums.ts";
import { closeWord, openWord, wordEdits } from "./word-edits.ts";

const addresses = tablesOf(edition2021).flatMap(([table, section]) =>
  figuresOf(section).map(({ keys }) => addressOf(table, keys)),
);

/** The faults of some edited files: which edits, and what came of them. */
export interface Campaign {
  readonly faults: readonly string[];
  /** How often each kind of outcome was wanted. */
  readonly wanted: Readonly<Record<string, number>>;
}

/** A file that was edited, and what should become of it. */
export interface EditedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly data: Data;
  readonly outcomes: readonly Outcome[];
}

function* editedFiles<C>(
  edits: readonly Edit<C>[],
  open: () => C,
  close: (context: C) => Uint8Array,
  dataOf: (context: C) => Data,
  seed: number,
  alone: boolean,
): Generator<EditedFile> {
  for (let i = 0; ; i++) {
    const pick = numbers(Math.imul(seed + i, 2654435761));
    const context = open();
    const chosen =
      alone && i < edits.length
        ? [edits[i] as Edit<C>]
        : Array.from({ length: pick(2) === 0 ? 1 : 1 + pick(3) }, () => one(pick, edits));
    const outcomes: Outcome[] = [];
    const names: string[] = [];
    for (const edit of chosen) {
      const outcome = edit.apply(context, pick);
      if (outcome === undefined) continue;
      outcomes.push(outcome);
      names.push(edit.name);
    }
    yield { name: `${i} ${names.join(" + ")}`, bytes: close(context), data: dataOf(context), outcomes };
  }
}

async function campaign(files: Iterable<EditedFile>, count: number): Promise<Campaign> {
  const faults: string[] = [];
  const wanted: Record<string, number> = { right: 0, error: 0, told: 0 };
  let left = count;
  for (const { name, bytes, data, outcomes } of files) {
    const kind = outcomes.includes("error")
      ? "error"
      : outcomes.some((outcome) => typeof outcome === "object")
        ? "told"
        : "right";
    wanted[kind] = (wanted[kind] as number) + 1;
    const fault = await faultOf(bytes, data, outcomes);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
    left -= 1;
    if (left <= 0) break;
  }
  return { faults, wanted };
}

const report = baseReport();
let word: Uint8Array | undefined;

/** Edited Word files without end; the first ones are each edit alone, if so asked. */
export async function editedWords(seed: number, alone: boolean): Promise<Iterable<EditedFile>> {
  word ??= await renderDocx(report);
  const bytes = word;
  const open = () => openWord(bytes, plain(report), addresses);
  return editedFiles(wordEdits, open, closeWord, ({ data }) => data, seed, alone);
}
export const wordCampaign = async (count: number, seed: number, alone: boolean): Promise<Campaign> =>
  campaign(await editedWords(seed, alone), count);

let book: Uint8Array | undefined;

/** Edited workbooks; the first ones are each edit alone, if so asked. */
export async function excelCampaign(count: number, seed: number, alone: boolean): Promise<Campaign> {
  book ??= writeWorkbook({ report });
  const bytes = book;
  const before = plain(report);
  const open = () => openBook(bytes, plain(report), addresses);
  const dataOf = ({ parts, data }: Book) => {
    for (const path of tablePaths) calculate(parts[path] ?? "", data, before);
    return data;
  };
  return campaign(editedFiles(excelEdits, open, closeBook, dataOf, seed, alone), count);
}
