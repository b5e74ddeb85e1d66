import type { ValueChange } from "../rounds/snapshot.ts";

/** How what an agency published stands against what it handed in. */
export const publicationStates = ["一致", "不一致", "没有报送稿", "待定", "不能用", "未公布"] as const;
export type PublicationState = (typeof publicationStates)[number];

/** What an agency published. */
export interface Publication {
  readonly state: PublicationState;
  /** Paths below the folder of what was published. */
  readonly files: readonly string[];
  /** Where both differ: `before` as handed in, `after` as published; figures in the order of the form, then texts. */
  readonly differences: readonly ValueChange[];
}
