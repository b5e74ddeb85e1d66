import { agencyRules } from "./agency.ts";
import { copyRules } from "./copied.ts";
import { disclosureRules } from "./disclosure.ts";
import { feeRules } from "./fees.ts";
import type { Rule } from "./finding.ts";
import { growthRules } from "./growth.ts";
import { mentionRules } from "./mentions.ts";
import { narrativeRules } from "./narrative.ts";
import { orderRules } from "./order.ts";
import { partRules } from "./parts.ts";
import { placeholderRules } from "./placeholders.ts";
import { punctuationRules } from "./punctuation.ts";
import { regulationRules } from "./regulations.ts";
import { sectionRules } from "./sections.ts";
import { shareRules } from "./shares.ts";
import { slipRules } from "./slips.ts";
import { sumRules } from "./sums.ts";
import { titleRules } from "./titles.ts";
import { yearRules } from "./years.ts";

/** Every rule, in the order in which findings are told. docs/rules.md is made from this list. */
export const rules: readonly Rule[] = [
  ...sumRules,
  ...yearRules,
  ...disclosureRules,
  ...regulationRules,
  ...narrativeRules,
  ...partRules,
  ...shareRules,
  ...growthRules,
  ...feeRules,
  ...sectionRules,
  ...titleRules,
  ...agencyRules,
  ...copyRules,
  ...placeholderRules,
  ...slipRules,
  ...mentionRules,
  ...punctuationRules,
  ...orderRules,
];
