import { expect, test } from "vitest";
import { type DocxOptions, renderDocx } from "../src/docx.ts";
import { published } from "./corpus.ts";
import { hardReport } from "./hard-report.ts";
import { docxParts } from "./readers/docx.ts";

const parts = async (options?: DocxOptions) => docxParts(await renderDocx(hardReport(), options));

test("hanzi beyond GB 2312 are set in 仿宋, others in their style's font", async () => {
  const body = (await parts())["word/document.xml"] as string;
  const rare = [...body.matchAll(/<w:rFonts w:eastAsia="仿宋"\/><\/w:rPr><w:t[^>]*>([^<]*)</g)].map(
    ([, text]) => text,
  );
  expect([...new Set(rare)].toSorted()).toEqual(["䶮", "喆", "堃", "昇", "𬭎"].toSorted());
});

test("no run repeats what its style says: only hints, rare characters, leads and what is set smaller differ", async () => {
  const body = (await parts())["word/document.xml"] as string;
  const looks = new Set([...body.matchAll(/<w:rPr>(.*?)<\/w:rPr>/g)].map(([, look]) => look));
  for (const look of looks)
    expect(look).toMatch(
      /^(?:<w:rStyle w:val="ReportLead"\/>)?(?:<w:rFonts w:(?:hint="eastAsia"|eastAsia="(?:仿宋|楷体)")\/>)?(?:<w:sz w:val="(\d+)"\/><w:szCs w:val="\1"\/>)?$/,
    );
});

test("plain Windows names on request", async () => {
  const { "word/styles.xml": styles, "word/document.xml": body } = await parts({
    fonts: "windows",
  });
  expect(styles).not.toContain("_GB2312");
  expect(styles).toContain('w:eastAsia="仿宋"');
  expect(body).not.toContain('w:eastAsia="仿宋"');
});

test("alternates stand in the font table, what the pages do not show in the properties", async () => {
  const file = await parts();
  expect(file["word/fontTable.xml"]).toContain(
    '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,华文仿宋,方正仿宋_GBK"/></w:font>',
  );
  expect(file["docProps/custom.xml"]).toMatch(/name="edition"[^>]*>.*?2021.*name="period"/s);
});

test("a heading of two lines breaks where the PDF breaks it, not before its last character", async () => {
  const { "word/document.xml": body } = docxParts(
    await renderDocx(published("shanghai-general-office-2019")),
  );
  const heading = /<w:p>(?:(?!<\/w:p>).)*四、因政府信息公开工作.*?<\/w:p>/u.exec(body as string)?.[0];
  expect(heading).toMatch(/<w:ind w:right="\d+"\/>/);
});
