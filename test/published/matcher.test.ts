import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderHtml } from "../../src/formats/html/write.ts";
import { readReport } from "../../src/intake/read.ts";
import type { FoundBlock, FoundSource } from "../../src/published/blocks.ts";
import { readHtml } from "../../src/published/html.ts";
import { readSource } from "../../src/published/read.ts";
import type { Reading } from "../../src/published/reading.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { wrong } from "./compare.ts";
import { chances, damaged, damages } from "./damage.ts";
import { otherHands } from "./other-hands.ts";

const reports = [
  "huaian-city-2024",
  "hongze-district-2023",
  "suqian-city-2024",
  "shanghai-general-office-2019",
].map(published);
const sourceOf = (report: Report): FoundSource => readHtml(new TextEncoder().encode(renderHtml(report)));

test.each(
  reports.map((report) => [report.title.join(""), report] as const),
)("%s: our own page, read as another's, is whole", (_, report) => {
  const reading = readSource(sourceOf(report), "html");
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.items.filter(({ trust }) => trust === "asked")).toEqual([]);
  expect(reading.report).toMatchObject({
    year: report.year,
    overview: report.overview,
    otherMatters: report.otherMatters,
  });
});

describe("damage: no wrong figure that is not asked", () => {
  // Two of each here; thousands in test/long/published.test.ts.
  const sources = reports.map(sourceOf);
  test.each(Object.keys(damages).map((kind, i) => [kind, i] as const))("%s", (kind, i) => {
    for (const seed of [2 * i, 2 * i + 1]) {
      const at = seed % reports.length;
      const source = damaged(sources[at] as FoundSource, [kind], chances(seed * 31 + 1));
      expect(wrong(readSource(source, "html"), reports[at] as Report, /emptied|split/u.test(kind))).toEqual(
        [],
      );
    }
  });
});

describe("the same report by other hands: nothing wrong, nothing asked", () => {
  test.each(Object.entries(otherHands))("%s", async (_, make) => {
    for (const report of [reports[0], reports[3]] as Report[]) {
      const reading = await readReport(make(report));
      expect(reading.refused).toBeUndefined();
      expect(wrong(reading, report)).toEqual([]);
      // Without totals, cells that were only parted by marks cannot be proven.
      if (report.edition === "2021" || reading.kind === "html")
        expect(reading.items.filter(({ trust }) => trust === "asked")).toEqual([]);
      for (const key of ["agency", "year", "title", "signature"] as const)
        expect((reading.report as Report)[key]).toEqual(report[key]);
      const words = (of: Report) =>
        JSON.stringify([of.overview, of.problemsAndImprovements, of.otherMatters]).replace(
          /[^\p{Script=Han}]/gu,
          "",
        );
      expect(words(reading.report as Report)).toBe(words(report));
    }
  });
});

describe("rows as they are met in print", () => {
  const report = published("huaian-city-2024");
  const source = sourceOf(report);
  const withRows = (change: (cells: readonly string[]) => readonly string[]): Reading =>
    readSource(
      {
        ...source,
        blocks: source.blocks.map(
          (block): FoundBlock => (block.kind === "row" ? { ...block, cells: change(block.cells) } : block),
        ),
      },
      "html",
    );
  const trustOf = (reading: Reading, path: string) =>
    reading.items.find((item) => item.path === path)?.trust ?? "sure";

  test("other names, traditional characters, hints and missing numbers are the same labels", () => {
    const reading = withRows((cells) =>
      cells.map((cell) =>
        cell
          .replace("行政规范性文件", "規範性文件")
          .replace("1.属于国家秘密", "屬於國家祕密")
          .replace("（一）予以公开", "予以公開（主动）"),
      ),
    );
    expect(wrong(reading, report)).toEqual([]);
    expect(reading.status).toBe("sure");
  });

  test("a figure with a note is told, another unit and a spoiled digit are asked", () => {
    const reading = withRows((cells) =>
      cells[0] === "行政许可"
        ? ["行政许可", "447,228件（含延续 16 件）"]
        : cells[0] === "行政事业性收费"
          ? ["行政事业性收费", "961716000元"]
          : cells[0] === "行政处罚"
            ? ["行政处罚", "398O758"]
            : cells,
    );
    expect(reading.report).toMatchObject({
      proactiveDisclosure: { licensing: 447228, fees: null, penalties: null },
    });
    expect(
      ["licensing", "fees", "penalties"].map((key) => trustOf(reading, `proactiveDisclosure.${key}`)),
    ).toEqual(["told", "asked", "asked"]);
    expect(reading.items.find(({ path }) => path.endsWith("fees"))?.taken).toBe("96171.6");
  });

  test("a row torn by a page end is one row; elsewhere it is asked", () => {
    const at = source.blocks.findIndex(
      (block) => block.kind === "row" && block.cells.some((cell) => cell.startsWith("3.要求提供公开出版物")),
    );
    const row = source.blocks[at] as Extract<FoundBlock, { kind: "row" }>;
    const upper = { ...row, cells: row.cells.map((cell) => cell.replace("出版物", "")) };
    const lower = { ...row, cells: row.cells.map((cell) => (cell.includes("出版物") ? "出版物" : "")) };
    const torn = (afterPageEnd: boolean) =>
      readSource(
        {
          ...source,
          blocks: source.blocks.toSpliced(at, 1, upper, {
            ...lower,
            ...(afterPageEnd && { afterPageEnd: true as const }),
          }),
        },
        "html",
      );
    expect(torn(true).status).toBe("sure");
    expect(wrong(torn(false), report)).toEqual([]);
  });

  test("rows of the trial form in a report of the later one are read and told", () => {
    const mixed = source.blocks.flatMap((block): FoundBlock[] => {
      if (block.kind !== "row") return [block];
      const last = block.cells.findLast((cell) => /\p{Script=Han}{2}/u.test(cell)) ?? "";
      if (/^[12]\.申请人/u.test(last)) return [];
      if (last === "3.其他") return [{ ...block, cells: ["（六）其他处理", ...block.cells.slice(-7)] }];
      return [block];
    });
    const reading = readSource({ ...source, blocks: mixed }, "html");
    expect(reading.status).toBe("told");
    expect((reading.report as Report).edition).toBe("2021");
    expect(trustOf(reading, "requests.outcomes.otherwiseProcessed.notCorrected.total")).toBe("told");
  });

  const swappedAt = (from: string, to: string): FoundBlock[] =>
    source.blocks.map((block): FoundBlock => {
      if (block.kind !== "row") return block;
      const other = { [from]: to, [to]: from };
      return { ...block, cells: block.cells.map((cell) => other[cell] ?? cell) };
    });
  test.each([
    [
      "requests.outcomes.unable.needsCreation.total",
      "2.没有现成信息需要另行制作",
      "3.补正后申请内容仍不明确",
    ],
    ["proactiveDisclosure.penalties", "行政处罚", "行政强制"],
    ["requests.received.total", "商业企业", "科研机构"],
    ["reviewAndLitigation.litigation.direct.upheld", "未经复议直接起诉", "复议后起诉"],
    ["proactiveDisclosure.regulations.issued", "本年制发件数", "本年废止件数"],
  ])("%s is asked where the labels of two neighbours are exchanged", (path, from, to) => {
    const reading = readSource({ ...source, blocks: swappedAt(from, to) }, "html");
    expect(reading.status).toBe("asked");
    expect(trustOf(reading, path)).toBe("asked");
  });

  test("blanks among figures are told each, those of a table left blank once", () => {
    const reading = withRows((cells) =>
      cells[0] === "行政许可"
        ? ["行政许可", ""]
        : cells.length >= 8 && cells.some((cell) => cell.includes("属于"))
          ? [...cells.slice(0, -7), ...cells.slice(-7).map((cell, i) => (i === 1 ? "" : cell))]
          : cells,
    );
    expect(trustOf(reading, "proactiveDisclosure.licensing")).toBe("told");
    const nil = withRows((cells) => cells.map((cell) => (/^\d+$/u.test(cell) ? "" : cell)));
    expect(nil.items.find(({ path }) => path === "requests")).toMatchObject({
      trust: "told",
      message: expect.stringContaining("175 格空白"),
    });
  });

  test("a report without a table is refused, and says so; its text is kept", () => {
    const reading = readSource(
      { ...source, blocks: source.blocks.filter(({ kind }) => kind === "paragraph") },
      "html",
    );
    expect([reading.status, reading.refused]).toEqual([
      "refused",
      expect.stringContaining("没有找到年度报告的表格"),
    ]);
    expect(reading.report).toMatchObject({ year: 2024 });
  });
});

// The developers' own material, where it lies beside the project.
const shared = new URL("../../../shared/published/", import.meta.url);
const has = (() => {
  try {
    readFileSync(new URL("SOURCES.md", shared));
    return true;
  } catch {
    return false;
  }
})();
test.skipIf(!has)("published pages: every figure as printed", async () => {
  for (const [file, name] of [
    ["html/hongze-district-2023.cms.html", "hongze-district-2023"],
    ["html/suqian-city-2024.layout-table.html", "suqian-city-2024"],
    ["raw/shanghai-general-office-2019.html", "shanghai-general-office-2019"],
    ["raw/huaian-city-2024.pdf", "huaian-city-2024"],
  ] as const) {
    const expected = JSON.parse(readFileSync(new URL(`expected/${name}.json`, shared), "utf8")) as Report;
    const reading = await readReport(readFileSync(new URL(file, shared)));
    expect(reading.items.filter(({ trust }) => trust === "asked")).toEqual([]);
    expect(wrong(reading, expected)).toEqual([]);
  }
});
