import { carriedFigures } from "../document/fill-in.ts";
import { type EditionKey, editions } from "../form/editions.ts";
import { addressOf, figureAt, figuresOf } from "../report/figures.ts";
import type { Report } from "../report/report.ts";
import type { PageContent } from "./content.ts";
import { type Entries, emptyEntries, entriesFrom, type FieldKind, withEntry } from "./entries.ts";
import { beginsStep, type History, paused, redoneStep, stepped, undoneStep } from "./history.ts";
import type { Judged } from "./preview.ts";

export const stateOf = (
  data: Record<string, unknown>,
  { isWhole, problems, findings }: Judged,
): PageContent => ({
  data,
  isWhole,
  problems,
  findings,
});

export interface AppOptions {
  readonly edition: EditionKey;
  readonly report?: Report | undefined;
  readonly previous?: Report | undefined;
  readonly agency?: string | undefined;
  readonly year?: number | undefined;
  /** Whether what is not saved is kept in the browser, with a warning on leaving. */
  readonly keepsDrafts: boolean;
  /** Whether the form is a part of somebody's page, which has its own main part. */
  readonly isPart?: boolean;
  readonly onChange?: ((state: PageContent) => void) | undefined;
  readonly onSave?: ((state: PageContent) => void | Promise<void>) | undefined;
  /** Called whenever the form has changed, and once before anything was typed. */
  readonly onState?: ((state: PageContent) => void) | undefined;
}

export type Act =
  | {
      readonly type: "enter";
      readonly kind: FieldKind;
      readonly address: string;
      readonly text: string;
      readonly isComposing?: boolean | undefined;
    }
  | { readonly type: "pause" }
  | { readonly type: "set"; readonly entries: Entries }
  | { readonly type: "fill"; readonly figures: Readonly<Record<string, string>> }
  | { readonly type: "undo" }
  | { readonly type: "redo" };

export function acted(history: History<Entries>, act: Act): History<Entries> {
  switch (act.type) {
    case "enter": {
      const before = history.now[act.kind][act.address] ?? "";
      const from = beginsStep(before, act.text, act.isComposing) ? paused(history) : history;
      return stepped(from, withEntry(history.now, act.kind, act.address, act.text), act.address);
    }
    case "pause":
      return paused(history);
    case "set":
      return stepped(history, act.entries);
    case "fill":
      return stepped(history, { ...history.now, figures: { ...history.now.figures, ...act.figures } });
    case "undo":
      return undoneStep(history);
    case "redo":
      return redoneStep(history);
  }
}

/** Last year's 结转, for the cells in which nothing was typed. */
export function carriedTexts(entries: Entries, previous: Report): Record<string, string> {
  const edition = editions[entries.edition];
  const tree = previous.edition === entries.edition ? carriedFigures(edition, previous) : undefined;
  if (tree === undefined) return {};
  const texts: Record<string, string> = {};
  for (const { keys } of figuresOf(edition.sections.requests)) {
    const figure = figureAt(tree, keys);
    const address = addressOf("requests", keys);
    if (
      figure !== undefined &&
      figure !== null &&
      keys[keys.length - 1] !== "total" &&
      (entries.figures[address] ?? "") === ""
    )
      texts[address] = String(figure);
  }
  return texts;
}

export function startOf({ edition, report, previous, agency, year }: AppOptions): Entries {
  if (report !== undefined) return entriesFrom(report as never);
  const wanted = year ?? (previous && previous.year + 1);
  const empty = emptyEntries(edition, {
    agency: agency ?? previous?.agency ?? "",
    year: wanted === undefined ? "" : String(wanted),
  });
  return previous === undefined ? empty : { ...empty, figures: carriedTexts(empty, previous) };
}

/** The texts of last year's report by section. */
export const lastTextsOf = (previous: Report | undefined) =>
  previous === undefined ? {} : entriesFrom(previous as never).texts;
