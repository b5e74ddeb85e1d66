import { renderDocx } from "../../src/docx.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { addressOf, figuresOf, tablesOf } from "../../src/report/figures.ts";
import { writeWorkbook } from "../../src/xlsx.ts";
import { baseReport, type Edit, faultOf, numbers, type Outcome, one, plain } from "./edited.ts";
import { closeBook, excelEdits, openBook } from "./excel-edits.ts";
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

async function campaign<C>(
  edits: readonly Edit<C>[],
  open: () => C,
  close: (context: C) => Uint8Array,
  dataOf: (context: C) => unknown,
  count: number,
  seed: number,
  alone: boolean,
): Promise<Campaign> {
  const faults: string[] = [];
  const wanted: Record<string, number> = { right: 0, error: 0, told: 0 };
  for (let i = 0; i < count; i++) {
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
    const kind = outcomes.includes("error")
      ? "error"
      : outcomes.some((outcome) => typeof outcome === "object")
        ? "told"
        : "right";
    wanted[kind] = (wanted[kind] as number) + 1;
    const fault = await faultOf(close(context), dataOf(context), outcomes);
    if (fault !== undefined) faults.push(`${i} ${names.join(" + ")}: ${fault}`);
  }
  return { faults, wanted };
}

const report = baseReport();
let word: Uint8Array | undefined;

/** Edited Word files; the first ones are each edit alone, if so asked. */
export async function wordCampaign(count: number, seed: number, alone: boolean): Promise<Campaign> {
  word ??= await renderDocx(report);
  const bytes = word;
  return campaign(
    wordEdits,
    () => openWord(bytes, plain(report), addresses),
    closeWord,
    ({ data }) => data,
    count,
    seed,
    alone,
  );
}

let book: Uint8Array | undefined;

/** Edited workbooks; the first ones are each edit alone, if so asked. */
export async function excelCampaign(count: number, seed: number, alone: boolean): Promise<Campaign> {
  book ??= writeWorkbook({ report });
  const bytes = book;
  return campaign(
    excelEdits,
    () => openBook(bytes, plain(report), addresses),
    closeBook,
    ({ data }) => data,
    count,
    seed,
    alone,
  );
}
