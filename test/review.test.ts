import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { prepare } from "../src/document/prepare.ts";
import { renderDocx } from "../src/docx.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { renderHtml } from "../src/html.ts";
import { layOut } from "../src/layout/lay-out.ts";
import type { PageItem, TextItem } from "../src/layout/page.ts";
import { renderPdf } from "../src/pdf.ts";
import type { Finding } from "../src/problem/finding.ts";
import { parseReport } from "../src/report/parse.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";
import { docxParts, readDocx } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

/** How often a colour is set for filling in the streams of a PDF. */
function fillsIn(pdf: Uint8Array, colour: string): number {
  const bytes = Buffer.from(pdf);
  const shares = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  let count = 0;
  for (let at = bytes.indexOf("stream\n"); at !== -1; at = bytes.indexOf("stream\n", at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === "end") continue;
    let content: string;
    try {
      content = inflateSync(bytes.subarray(at + 7, bytes.indexOf("\nendstream", at))).toString("latin1");
    } catch {
      continue; // a font or a profile
    }
    for (const [, ...set] of content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg)\b/gu))
      if (set.every((share, i) => Math.abs(Number(share) - (shares[i] as number)) < 0.001)) count++;
  }
  return count;
}

const report = parseReport({
  ...JSON.parse(JSON.stringify(liuhulan2024)),
  requests: { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 2 } } },
});
const findings = check(report);
const errors = findings.filter(({ severity }) => severity === "error");

test("the PDF's annex lists every finding", async () => {
  const text = plainText(await readPdf(await renderPdf(report, { review: findings })));
  expect(text).toContain("附：数据核对意见");
  for (const { message } of findings) expect(text).toContain(message.replace(/\s/gu, ""));
});

test("the Word file's annex lists every finding, and the cells in question are shaded", async () => {
  const bytes = await renderDocx(report, { review: findings });
  const text = readDocx(bytes)
    .map((block) =>
      block.type === "paragraph"
        ? block.text
        : block.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join("\n"),
    )
    .join("\n");
  for (const { message } of findings) expect(text).toContain(message);
  const xml = docxParts(bytes)["word/document.xml"];
  const doubted = new Set(errors.flatMap(({ path, others = [] }) => [path, ...others]));
  const fill = gbt9704.table.markShade.slice(1);
  const cell = `w:fill="${fill}"/><w:vAlign`;
  expect(xml?.match(new RegExp(cell, "giu"))).toHaveLength(doubted.size);
});

test("one wrong cell is shaded dark and the two sums that cross in it lightly, in PDF, Word and HTML", async () => {
  const data = JSON.parse(JSON.stringify(report));
  data.requests.received = { naturalPerson: 3 };
  data.requests.outcomes = { disclosed: { naturalPerson: 3 } };
  const correct = JSON.parse(JSON.stringify(parseReport(data)));
  correct.requests.outcomes.disclosed.naturalPerson = 4;
  const correctReport = parseReport(data);
  const wrong = parseReport(correct);
  const review = check(wrong).filter(({ severity }) => severity === "error");
  const cell = "requests.outcomes.disclosed.naturalPerson";
  const sums = ["requests.outcomes.disclosed.total", "requests.outcomes.total.naturalPerson"];
  expect(review).toMatchObject([{ path: cell, culprit: true }]);
  expect(review[0]?.evidence?.toSorted()).toEqual(sums);
  const html = renderHtml(wrong, { review });
  const classOf = (address: string) =>
    new RegExp(`<td[^>]*data-figure="${address}"[^>]*>`, "u").exec(html)?.[0];
  expect(classOf(cell)).toContain("marked");
  for (const sum of sums) expect(classOf(sum)).toContain("evidence");
  const { markShade, evidenceShade } = gbt9704.table;
  const xml = docxParts(await renderDocx(wrong, { review }))["word/document.xml"];
  expect(xml?.match(new RegExp(`w:fill="${markShade.slice(1)}"`, "giu"))).toHaveLength(1);
  expect(xml?.match(new RegExp(`w:fill="${evidenceShade.slice(1)}"`, "giu"))).toHaveLength(2);
  // pdfkit sets colours as shares of one with few decimals; each shade is set before its rectangle is filled.
  const pdf = await renderPdf(wrong, { review });
  const plain = await renderPdf(correctReport, { review: [] });
  expect(fillsIn(pdf, markShade) - fillsIn(plain, markShade)).toBe(1);
  expect(fillsIn(pdf, evidenceShade) - fillsIn(plain, evidenceShade)).toBe(2);
});

describe("words in question", () => {
  const rare = "\u{2CC5F}"; // in the package's fonts, two UTF-16 units
  const data = JSON.parse(JSON.stringify(liuhulan2024));
  data.requests.received.other = 1;
  data.problemsAndImprovements.push(
    `${"一二三四五六七八九十".repeat(2)}一二三四五六七八九${rare}。收到申请XX件，，下一步继续努力。`,
  );
  const faulty = parseReport(data);
  const review = check(faulty);
  const { markShade } = gbt9704.table;
  const last = data.problemsAndImprovements.at(-1) as string;
  const ranges = review.filter(({ path, range }) => range && path.startsWith("problemsAndImprovements."));

  test("are found with their range for this test to mean something", () => {
    expect(
      ranges.filter(({ path }) => path.endsWith(String(data.problemsAndImprovements.length - 1))),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ found: "XX" }),
        expect.objectContaining({ found: "，，" }),
      ]),
    );
  });

  test("are marked in the sentence in HTML, with what is remarked; nothing else of the sentence is", () => {
    const html = renderHtml(faulty, { review });
    const paragraph = html.split("\n").find((line) => line.includes(`八九${rare}`)) as string;
    const marks = [...paragraph.matchAll(/<mark class="marked" title="([^"]*)">([^<]*)<\/mark>/gu)];
    expect(marks.map(([, , words]) => words)).toEqual(["XX", "，，"]);
    for (const [, title] of marks) expect(title).toMatch(/^\d+\. 〔.{2}〕/u);
    expect(paragraph.replace(/<[^>]*>/gu, "")).toBe(last);
    // What is about a whole section stands lightly on its heading.
    expect(html).toMatch(/<h2 id="overview"><mark class="evidence"[^>]*>一、/u);
  });

  test("are real remarks at their places in Word, and the file has 核对稿 on every page", async () => {
    const parts = docxParts(await renderDocx(faulty, { review }));
    const xml = parts["word/document.xml"] as string;
    const remarks = [...(parts["word/reviewComments.xml"] as string).matchAll(/<w:comment w:id="(\d+)"/gu)];
    expect(remarks).toHaveLength(review.length);
    for (const [, id] of remarks)
      for (const name of ["RangeStart", "RangeEnd", "Reference"])
        expect(xml.match(new RegExp(`<w:comment${name} w:id="${id}"/>`, "gu")), `${name} ${id}`).toHaveLength(
          1,
        );
    review.forEach(({ found, range }, n) => {
      if (range === undefined) return;
      const about = xml
        .split(`<w:commentRangeStart w:id="${n}"/>`)[1]
        ?.split(`<w:commentRangeEnd w:id="${n}"/>`)[0];
      expect([...(about ?? "").matchAll(/<w:t [^>]*>([^<]*)/gu)].map(([, text]) => text).join("")).toBe(
        found,
      );
      expect(about).toContain(`w:fill="${markShade.slice(1)}"`);
    });
    expect(xml.match(/<w:headerReference [^>]*w:type="(?:default|even|first)"/gu)).toHaveLength(3);
    expect(parts["word/reviewHeader.xml"]).toContain("核对稿");
    expect(docxParts(await renderDocx(faulty))["word/reviewHeader.xml"]).toBeUndefined();
  });

  test("stand on their shade in PDF, 核对稿 on every page; nothing moves for it but the annex", async () => {
    const { pages } = await layOut(prepare(faulty, { review }, pdfOutput));
    const { pages: plain } = await layOut(prepare(faulty, {}, pdfOutput));
    const textsOf = (items: readonly PageItem[]) =>
      items.flatMap((item) => (item.type === "text" ? [item] : []));
    const said = ({ line }: TextItem) => line.characters.map(({ character }) => character).join("");
    for (const { items } of pages) expect(textsOf(items).map(said)).toContain("核对稿");
    plain.forEach(({ items }, i) => {
      const marked = textsOf(pages[i]?.items ?? []).filter((item) => said(item) !== "核对稿");
      expect(marked).toEqual(textsOf(items));
    });
    // The characters over each dark shade outside tables, in order.
    const shaded = pages.flatMap(({ items }) =>
      items.flatMap((shade) => {
        if (shade.type !== "shade" || shade.color !== markShade) return [];
        return textsOf(items)
          .filter(({ source }) => source !== undefined && source.cell === undefined)
          .filter(({ baseline }) => baseline > shade.y && baseline < shade.y + shade.height)
          .map(({ line, x }) =>
            line.characters
              .filter((c) => x + c.x > shade.x - 0.01 && x + c.x < shade.x + shade.width - 0.01)
              .map(({ character }) => character)
              .join(""),
          );
      }),
    );
    for (const { found } of ranges) expect(shaded.join("")).toContain(found);
    expect(shaded.join("")).toHaveLength(
      review.flatMap(({ range }) => (range ? [range[1] - range[0]] : [])).reduce((a, b) => a + b, 0),
    );
  });

  test("a title and a signature are marked in their line; a range that is none marks the whole lightly", () => {
    const note = { severity: "error", code: "X", place: "标题", message: "有误。" } as const;
    const notes = [
      { ...note, path: "title", found: "2024年", range: [0, 5] },
      { ...note, path: "signature.on" },
      { ...note, path: "opening.0", range: [3, 99_999] },
      { ...note, path: "nowhere.at.all" },
    ] as const;
    const html = renderHtml(faulty, { review: notes });
    expect(html).toMatch(/<h1>.*<mark class="marked"[^>]*>2024年<\/mark>/u);
    expect(html).toMatch(/<footer>.*<time[^>]*><mark class="evidence"/u);
    expect(html).toMatch(/<p><mark class="evidence"[^>]*>[^<]*<\/mark><\/p>/u);
    expect(html.match(/附：数据核对意见/gu)).toHaveLength(1);
  });

  test("half a character in a note is left out; a note cut through one by hand too", async () => {
    const half = { ...review[0], message: `“${rare.slice(0, 1)}”有误。` } as Finding;
    const text = plainText(await readPdf(await renderPdf(faulty, { review: [half] })));
    expect(text).toContain("“”有误。");
    expect(JSON.stringify(check(faulty))).not.toMatch(/\\ud[89a-f]|\p{Cs}/u);
  });
});

test("every blank cell is shaded, not the first alone", async () => {
  const blank = JSON.parse(JSON.stringify(liuhulan2024));
  const emptied = (tree: Record<string, unknown>): number =>
    Object.entries(tree).reduce((count, [key, value]) => {
      if (typeof value === "object" && value !== null)
        return count + emptied(value as Record<string, unknown>);
      tree[key] = null;
      return count + 1;
    }, 0);
  const count = emptied(blank.requests);
  const parsed = parseReport(blank);
  const html = renderHtml(parsed, { review: check(parsed) });
  expect(html.match(/<td class="figure marked"/gu)).toHaveLength(count);
});

test("the annex lists place, words, what to do, room for an answer, and the code last; many notes are several tables", async () => {
  const many = Array.from({ length: 70 }, (_, i) => ({ ...(findings[i % findings.length] as Finding) }));
  const html = renderHtml(report, { review: many });
  const rows = [...html.matchAll(/<tr>(<t[hd][^>]* id="review-.*?)<\/tr>/gu)].map(([, row]) =>
    [...(row as string).matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gu)].map(([, text]) =>
      (text as string).replaceAll("<wbr>", ""),
    ),
  );
  expect(rows[0]).toEqual(["序号", "位置", "原文", "问题和改法", "答复、签名", "代码"]);
  const body = rows.filter(([number]) => /^\d+$/u.test(number as string));
  expect(body.map(([number]) => Number(number))).toEqual(many.map((_, i) => i + 1));
  expect(body[0]?.slice(4)).toEqual(["", findings[0]?.code]);
  const text = plainText(await readPdf(await renderPdf(report, { review: many })));
  expect(text).toContain("核对人：");
});

test("without findings given nothing is added", async () => {
  expect(plainText(await readPdf(await renderPdf(report)))).not.toContain("核对意见");
});
