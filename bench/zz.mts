import { check } from "/work/wt/checks/dist/index.js";
import { huaian2024 } from "/work/wt/checks/examples/huaian-2024.ts";
import { liuhulan2024 } from "/work/wt/checks/examples/liuhulan-2024.ts";

const which = process.argv[2];
for (const [name, report] of Object.entries({ liuhulan2024, huaian2024 })) {
  for (let i = 0; i < 300; i++) check(report, { previous: report });
  const cpu0 = process.cpuUsage();
  const n = 400;
  const t: number[] = [];
  for (let i = 0; i < n; i++) {
    const s = performance.now();
    check(report, { previous: report });
    t.push(performance.now() - s);
  }
  const c = process.cpuUsage(cpu0);
  t.sort((a, b) => a - b);
  console.log(
    name,
    "cpu/check",
    ((c.user + c.system) / 1000 / n).toFixed(2),
    "median",
    t[n / 2]!.toFixed(2),
    "p5",
    t[n / 20]!.toFixed(2),
  );
}
