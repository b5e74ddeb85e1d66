// Rows of a database → PDF. Each figure has an address (docs/figures.md); what is not given is nil, totals are added up.
import { figure, ReportError, reportFromFigures } from "gov-nianbao";
import { renderPdf } from "gov-nianbao/pdf";
import { save } from "./save.ts";

// What `select address, figure from figures where agency = ? and year = ?` gives.
const rows = [
  { address: "proactiveDisclosure.normativeDocuments.issued", figure: 2 },
  { address: "proactiveDisclosure.normativeDocuments.inForce", figure: 11 },
  { address: "requests.received.naturalPerson", figure: 3 },
  { address: "requests.outcomes.disclosed.naturalPerson", figure: 2 },
  { address: "requests.outcomes.unable.notHeld.naturalPerson", figure: 1 },
  { address: "reviewAndLitigation.reconsideration.upheld", figure: 0 },
];

try {
  const report = reportFromFigures(
    rows.map(({ address, figure }) => [address, figure]),
    {
      agency: "某县某镇人民政府",
      year: 2025,
      overview: [
        "（一）主动公开情况。本年度通过政府门户网站公开信息19条。",
        "（二）依申请公开情况。全年收到申请3件，均已办结。",
      ],
      problemsAndImprovements: ["公开的及时性有待提高，下一步将按月检查。"],
      signature: { by: "某县某镇人民政府", on: "2026-01-15" },
    },
  );
  console.log(`收到申请 ${figure(report, "requests.received.total")} 件`);
  await save("库表生成.pdf", await renderPdf(report));
} catch (error) {
  // Each problem names its place for people and its path for the program: show them beside the fields.
  if (!(error instanceof ReportError)) throw error;
  for (const { place, message } of error.problems) console.error(`${place}：${message}`);
  process.exitCode = 1;
}
