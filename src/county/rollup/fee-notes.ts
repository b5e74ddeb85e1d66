import { feesSaid } from "../../checks/fees.ts";
import { type EditionKey, editions } from "../../form/editions.ts";
import { placeOf } from "../../report/place.ts";
import { shortened } from "../../report/text.ts";
import type { CountedMember } from "./members.ts";
import type { RollUpNote } from "./result.ts";

const mostSentence = 200;

/** What the sum's section six has to say of fees: who charged, in its own words, and who did not say. Nothing is supposed. */
export function feeNotes(
  edition: EditionKey,
  all: readonly Pick<CountedMember, "row" | "report">[],
): RollUpNote[] {
  const place = placeOf(editions[edition], ["otherMatters"]);
  const silent: string[] = [];
  const notes = all.flatMap(({ row, report }): RollUpNote[] => {
    const said = feesSaid(report);
    if (said.kind === "silent") silent.push(row.name);
    if (said.kind !== "charged" && said.kind !== "unclear") return [];
    const what = said.kind === "charged" ? "写明收取了信息处理费" : "提到收费，看不出收取了没有";
    const words = shortened(said.sentences.join(""), mostSentence);
    return [
      {
        kind: "hint",
        rule: "FEES",
        place,
        agencies: [row.name],
        message: `${what}：“${words}”汇总的第六部分要写明。`,
      },
    ];
  });
  if (silent.length > 0)
    notes.push({
      kind: "hint",
      rule: "FEES",
      place,
      agencies: silent,
      message: `${silent.length} 个单位没有写明是否收取信息处理费，请问明后写汇总的第六部分。`,
    });
  return notes;
}
