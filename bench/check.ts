// How long a check of one report takes, warm: `npm run bench`. Reports and check come through one door, as a user's do:
// by another copy of the library both would be parsed again each time.
import { check } from "gov-nianbao";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";

for (const [name, report] of Object.entries({ liuhulan2024, huaian2024 })) {
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now();
    check(report, { previous: report });
    return performance.now() - start;
  });
  const warm = times.slice(100).toSorted((a, b) => a - b);
  console.log(
    `check ${name}: median ${(warm[100] as number).toFixed(2)} ms, 95 % ${(warm[190] as number).toFixed(2)} ms`,
  );
}
