// Draws the example reports' Word files by LibreOffice beside our PDFs: what differs, page by page, and pictures.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { wordPages } from "../test/office/word-pages.ts";

const out = "out/compare";
mkdirSync(out, { recursive: true });
for (const [name, report] of Object.entries({ liuhulan2024, huaian2024 })) {
  const { pdf, office, pages } = await wordPages(report);
  writeFileSync(`${out}/${name}.pdf`, pdf);
  writeFileSync(`${out}/${name}-word.pdf`, office);
  for (const file of [name, `${name}-word`])
    execFileSync("pdftoppm", ["-r", "75", "-png", `${out}/${file}.pdf`, `${out}/${file}`]);
  console.log(`${name}: pictures in ${out}/`);
  console.table(
    pages.map(({ page, alike, onlyLeft, shift, columns, rows }) => ({
      page,
      "lines alike": alike,
      "broken otherwise": onlyLeft.length,
      "shift, pt": shift.toFixed(1),
      "columns, pt": columns.toFixed(1),
      "row heights, pt": rows.toFixed(1),
    })),
  );
}
