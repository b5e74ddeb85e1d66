// Renders one very long report in a process of its own and says what it took.
import { parseReport } from "../../dist/index.js";
import { renderPdf } from "../../dist/pdf.js";

const sentence = "政府信息公开工作年度报告，依法主动公开；受理申请、答复意见。";
const texts = {
  paragraph: [sentence.repeat(7000).slice(0, 200_000)],
  latin: ["x".repeat(100_000)],
  narrative: Array.from({ length: 1900 }, () => sentence.repeat(17)),
};
const report = parseReport({
  agency: "某县某镇人民政府",
  year: 2024,
  overview: texts[process.argv[2]],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
});
const start = performance.now();
await renderPdf(report);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
