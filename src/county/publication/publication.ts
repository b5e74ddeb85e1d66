import { editions } from "../../form/editions.ts";
import { type Edition, textKeysOf } from "../../form/form.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import type { ReadFile } from "../collect/entry.ts";
import { type Matched, type MatchInput, matchFiles } from "../collect/match-files.ts";
import type { CollectedFile } from "../collect/state.ts";
import { changesBetween, snapshotOf, type ValueChange } from "../rounds/snapshot.ts";
import { plainSentence, sentencesByText } from "../sentences.ts";
import type { Publication } from "./state.ts";

/** What was published, agency by agency in the order of the roll, and what became of every file. */
export interface Publications {
  readonly files: readonly CollectedFile[];
  readonly agencies: readonly Publication[];
}

/** No more of a sentence is shown. */
const mostCharacters = 60;
const cut = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}……` : text);

/** What of `first` does not stand in `second`, each sentence as often as it is more. */
function onlyIn(first: readonly string[], second: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const sentence of second) {
    const key = plainSentence(sentence);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return first.filter((sentence) => {
    const key = plainSentence(sentence);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

/** Texts that differ by more than blanks: of each the sentences that stand in one only, the first of them shown. */
function textDifferences(handedIn: Report, published: Report): ValueChange[] {
  const edition: Edition = editions[handedIn.edition];
  const [before, after] = [sentencesByText(handedIn, edition), sentencesByText(published, edition)];
  const keys = ["opening", ...textKeysOf(edition)];
  return keys.flatMap((path): ValueChange[] => {
    const [old = [], now = []] = [before.get(path), after.get(path)];
    const [gone, fresh] = [onlyIn(old, now), onlyIn(now, old)];
    if (gone.length + fresh.length === 0) return [];
    const said = (list: readonly string[]) =>
      list.length === 0
        ? "（没有）"
        : `“${cut(list[0] as string)}”${list.length > 1 ? `等 ${list.length} 句` : ""}`;
    return [{ path, place: placeOf(edition, [path]), before: said(gone), after: said(fresh) }];
  });
}

/** Where a published report differs from the one handed in: figures cell by cell, dates, then sentences. */
export function differencesBetween(handedIn: Report, published: Report): ValueChange[] {
  if (handedIn.edition !== published.edition)
    return [{ path: "edition", place: "格式", before: handedIn.edition, after: published.edition }];
  const edition: Edition = editions[handedIn.edition];
  const bare = (report: Report) => ({ ...snapshotOf(report), texts: {} });
  const figures = changesBetween(bare(handedIn), bare(published));
  const [before, after] = [handedIn.signature?.on, published.signature?.on];
  const date: ValueChange[] =
    before === undefined || after === undefined || before === after
      ? []
      : [{ path: "signature.on", place: placeOf(edition, ["signature", "on"]), before, after }];
  return [...figures, ...date, ...textDifferences(handedIn, published)];
}

/**
 * What was published laid beside what was handed in: the same names, the same answers, the same care. A published file
 * of which nobody knows whose it is, or two different ones of one agency, are asked.
 *
 * @param published - files that came from the agencies' websites
 */
export function matchPublications(
  { agencies }: Matched,
  input: Pick<MatchInput, "roll" | "year" | "answers">,
  published: readonly ReadFile[],
): Publications {
  const { roll, year, answers } = input;
  const found = matchFiles({ roll, year, files: published, ...(answers && { answers }) });
  return {
    files: found.files,
    agencies: found.agencies.map(({ state, files, report }, i): Publication => {
      const handedIn = agencies[i]?.report;
      if (report === undefined) {
        const states = { 收到: "待定", 待定: "待定", 交了不能用: "不能用", 未交: "未公布" } as const;
        return { state: states[state], files, differences: [] };
      }
      if (handedIn === undefined) return { state: "没有报送稿", files, differences: [] };
      const differences = differencesBetween(handedIn, report);
      return { state: differences.length === 0 ? "一致" : "不一致", files, differences };
    }),
  };
}
