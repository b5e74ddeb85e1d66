import { check } from "../../src/checks/check.ts";
import { rules } from "../../src/checks/rules.ts";
import type { Finding } from "../../src/problem/finding.ts";
import { type Collection, type Fault, first, isHeldOut } from "./collection.ts";

const bare = (text: string) => text.replace(/\s/gu, "");

/** Whether a finding is the one that a fault must give, at its place. */
const isWanted = ({ code, path, words }: Fault, finding: Finding): boolean =>
  finding.code.startsWith(code) &&
  (path === undefined || finding.path === path) &&
  (words === undefined ||
    bare(finding.found).includes(bare(words)) ||
    bare(finding.message).includes(bare(words)));

export interface RuleScore {
  readonly code: string;
  readonly faults: number;
  readonly found: number;
  /** Findings of the rule where nothing was wrong: on honest texts. */
  readonly false: number;
}

export interface Score {
  readonly faults: number;
  readonly found: number;
  readonly honest: number;
  /** Honest texts with a finding, and with one of severity error. */
  readonly wronged: number;
  readonly stopped: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly byRule: readonly RuleScore[];
}

const findingsOf = ({ report, previous }: Pick<Fault, "report" | "previous">) =>
  check(report, previous ? { previous } : {});

/** The score of the rules over the collection, or over the part of it that was held out. */
function scored(part: "all" | "developed" | "heldOut", { faults, honest }: Collection): Score {
  const takes = (_: unknown, i: number) => part === "all" || isHeldOut(i) === (part === "heldOut");
  const [bad, good] = [faults.filter(takes), honest.filter(takes)];
  const results = bad.map((fault) => ({ fault, hit: findingsOf(fault).find((one) => isWanted(fault, one)) }));
  const wrong = good.flatMap((text) => findingsOf(text).map((finding) => ({ text, finding })));
  const codes = rules.map(({ code }) => code);
  const codeOf = ({ fault, hit }: (typeof results)[number]) =>
    hit?.code ?? codes.find((code) => code.startsWith(fault.code)) ?? "";
  return {
    faults: bad.length,
    found: results.filter(({ hit }) => hit).length,
    honest: good.length,
    wronged: new Set(wrong.map(({ text }) => text)).size,
    stopped: new Set(wrong.filter(({ finding }) => finding.severity === "error").map(({ text }) => text))
      .size,
    missed: results
      .filter(({ hit }) => !hit)
      .map(({ fault }) => `${fault.code} ${fault.path ?? fault.words}: ${fault.name}`),
    wrong: wrong.map(
      ({ text, finding }) => `${finding.severity} ${finding.code} ${finding.message} ← ${text.name}`,
    ),
    byRule: codes.map((code) => ({
      code,
      faults: results.filter((result) => codeOf(result) === code).length,
      found: results.filter((result) => result.hit && codeOf(result) === code).length,
      false: wrong.filter(({ finding }) => finding.code === code).length,
    })),
  };
}

const known = new Map<Collection, Partial<Record<Parameters<typeof scored>[0], Score>>>();

/** The score of a collection, worked out once. */
export function scoreOf(part: Parameters<typeof scored>[0] = "all", collection: Collection = first): Score {
  const own = known.get(collection) ?? {};
  known.set(collection, own);
  own[part] ??= scored(part, collection);
  return own[part];
}
