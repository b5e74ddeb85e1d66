import type { Rule } from "./finding.ts";
import { narrativeRules } from "./narrative.ts";
import { sumRules } from "./sums.ts";
import { wordingRules } from "./wording.ts";
import { yearRules } from "./years.ts";

/** Every rule, in the order in which findings are told. docs/rules.md is made from this list. */
export const rules: readonly Rule[] = [...sumRules, ...yearRules, ...narrativeRules, ...wordingRules];
