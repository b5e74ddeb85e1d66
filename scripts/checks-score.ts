// Precision and recall of each rule over test/faults, held-out part apart: `npm run checks:score`.
import { scoreOf } from "../test/faults/score.ts";

const percent = (part: number, whole: number) =>
  whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;

for (const part of ["all", "developed", "heldOut"] as const) {
  const score = scoreOf(part);
  console.log(
    `${part}: faults ${score.found}/${score.faults} (${percent(score.found, score.faults)}), honest with a finding ${score.wronged}/${score.honest} (${percent(score.wronged, score.honest)}), with an error ${score.stopped}`,
  );
  if (part !== "all") continue;
  for (const { code, faults, found, false: wrong } of score.byRule)
    console.log(
      `  ${code.padEnd(18)} recall ${percent(found, faults).padStart(7)} (${found}/${faults})  precision ${percent(found, found + wrong).padStart(7)}`,
    );
  for (const line of [
    ...score.missed.map((one) => `  missed ${one}`),
    ...score.wrong.map((one) => `  false ${one}`),
  ])
    console.log(line);
}
