import type { Roll, RollKind, RollRow } from "../roll/roll.ts";
import { kindByName, rollKinds } from "../roll/roll.ts";
import { openFindings } from "./open-findings.ts";
import type { OpenFinding } from "./result.ts";

/** What 汇总.json says of its agencies: the year, and who counts. */
export interface CollectedList {
  readonly year: number;
  readonly rows: readonly RollRow[];
  /** Every agency of 汇总.json, in its order: by it files have their names. */
  readonly names: readonly string[];
  /** The agencies whose report was taken. */
  readonly received: ReadonlySet<string>;
  /** What was asked of each and is still open. */
  readonly open: ReadonlyMap<string, readonly OpenFinding[]>;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/**
 * The agencies of 汇总.json as `collect` writes it; nothing for other data.
 *
 * @param roll - 名册, where it says more than 汇总.json, or something else by now
 */
export function collectedList(data: unknown, roll?: Pick<Roll, "rows">): CollectedList | undefined {
  const { year, agencies } = (data ?? {}) as { readonly year?: unknown; readonly agencies?: unknown };
  if (typeof year !== "number" || !Array.isArray(agencies)) return undefined;
  const received = new Set<string>();
  const open = new Map<string, readonly OpenFinding[]>();
  const rows = agencies.flatMap((agency): RollRow[] => {
    const { name, kind, state, counted, parent, aliases, predecessors, findings } = (agency ?? {}) as Record<
      string,
      unknown
    >;
    if (typeof name !== "string") return [];
    if (state === "收到") received.add(name);
    open.set(name, openFindings(findings));
    const known = rollKinds.includes(kind as RollKind) ? (kind as RollKind) : kindByName(name);
    return [
      {
        number: "",
        name,
        kind: known,
        counted: typeof counted === "boolean" ? counted : known !== "垂管",
        aliases: texts(aliases),
        predecessors: texts(predecessors),
        ...(typeof parent === "string" && { parent }),
      },
    ];
  });
  return { year, rows: roll?.rows ?? rows, names: rows.map(({ name }) => name), received, open };
}
