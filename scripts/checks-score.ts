// Precision and recall of each rule over test/faults, collection by collection: `npm run checks:score`.
import { collections, everything } from "../test/faults/collections.ts";
import { scoreOf } from "../test/faults/score.ts";

const percent = (part: number, whole: number) =>
  whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;

const line = (name: string, score: ReturnType<typeof scoreOf>) =>
  `${name}: faults ${score.found}/${score.faults} (${percent(score.found, score.faults)}), honest with a finding ${score.wronged}/${score.honest} (${percent(score.wronged, score.honest)}), with an error ${score.stopped}`;

for (const [name, { collection, unseen }] of Object.entries(collections))
  console.log(`${line(name, scoreOf("all", collection))}; unseen: ${unseen}`);
const score = scoreOf("all", everything);
console.log(line("all", score));
for (const { code, faults, found, false: wrong } of score.byRule)
  console.log(
    `  ${code.padEnd(18)} recall ${percent(found, faults).padStart(7)} (${found}/${faults})  precision ${percent(found, found + wrong).padStart(7)}`,
  );
for (const told of [
  ...score.missed.map((one) => `  missed ${one}`),
  ...score.wrong.map((one) => `  false ${one}`),
])
  console.log(told);
