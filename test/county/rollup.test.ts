import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import type { RollRow } from "../../src/county/roll/roll.ts";
import { writeRoll } from "../../src/county/roll/write.ts";
import { readAdjustments } from "../../src/county/rollup/adjustments.ts";
import { collectedList } from "../../src/county/rollup/read-members.ts";
import { rollUpReport } from "../../src/county/rollup/report.ts";
import type { RollUpInput, RollUpMember } from "../../src/county/rollup/result.ts";
import { rollUp } from "../../src/county/rollup/roll-up.ts";
import { rollUpWorkbook } from "../../src/county/rollup/sheets.ts";
import { readWorkbook } from "../../src/formats/xlsx/read.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report, ReportInput } from "../../src/report/report.ts";
import { nianbao } from "../nianbao.ts";
import { rowNamed } from "./county.ts";
import { asTenThousandths, bruteForce, numbersFrom, randomMembers } from "./random-county.ts";

const county = "汾源县";
const report = (agency: string, tables: Partial<ReportInput>, year = 2024): Report =>
  parseReport({
    agency: county + agency,
    year,
    overview: ["（一）主动公开。公开信息。"],
    proactiveDisclosure: {},
    requests: {},
    reviewAndLitigation: {},
    problemsAndImprovements: ["公开不够及时。"],
    ...tables,
  });
const member = (
  agency: string,
  tables?: Partial<ReportInput>,
  more: Partial<RollRow> = {},
): RollUpMember => ({
  row: rowNamed(county + agency, { counted: !agency.includes("税务"), ...more }),
  ...(tables && { report: report(agency, tables) }),
});
const sum = (members: readonly RollUpMember[], more: Partial<RollUpInput> = {}) =>
  rollUp({ year: 2024, members, ...more });
const totalOf = (result: ReturnType<typeof rollUp>, address: string) =>
  result.cells.find((cell) => cell.address === address);

describe("sums", () => {
  test("are those of brute force, to the last decimal, in both scopes", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const next = numbersFrom(seed * 7919);
      const members = randomMembers(2024, 1 + next(7), next);
      const scope = seed % 2 === 0 ? "区域" : "本级";
      const { cells } = sum(members, { scope });
      const { sums, columns } = bruteForce(members, scope);
      // One look for all cells: 200 of them a set.
      const wrong = cells.filter(
        ({ address, total, plain, columns: own }) =>
          plain !== total ||
          asTenThousandths(total) !== (sums.get(address) ?? 0) ||
          Object.entries(own).some(
            ([band, figure]) => asTenThousandths(figure) !== (columns.get(`${band} ${address}`) ?? 0),
          ),
      );
      expect(wrong, `seed ${seed}`).toEqual([]);
    }
  });

  test("amounts are added as they are written, not as floats", () => {
    const fees = ["2358.1", "0.2879", "0.1", "0.2"];
    const result = sum(fees.map((fees, i) => member(`第${i}局`, { proactiveDisclosure: { fees } })));
    expect(totalOf(result, "proactiveDisclosure.fees")?.total).toBe("2358.6879");
    expect(totalOf(result, "proactiveDisclosure.fees")?.parts.map(({ figure }) => figure)).toEqual(fees);
  });

  test("one cell more in a part moves its row, its column and their totals only", () => {
    const other = member("民政局", { requests: { received: { other: 4 }, carriedForward: { other: 4 } } });
    const before = sum([
      member("财政局", { requests: { outcomes: { disclosed: { naturalPerson: 3 } } } }),
      other,
    ]);
    const after = sum([
      member("财政局", { requests: { outcomes: { disclosed: { naturalPerson: 4 } } } }),
      other,
    ]);
    const moved = after.cells.filter(({ total }, i) => total !== before.cells[i]?.total);
    expect(moved.map(({ address }) => address)).toEqual([
      "requests.outcomes.disclosed.naturalPerson",
      "requests.outcomes.disclosed.total",
      "requests.outcomes.total.naturalPerson",
      "requests.outcomes.total.total",
    ]);
    expect(
      moved.every(
        ({ total }, i) =>
          Number(total) ===
          Number(before.cells.find(({ address }) => address === moved[i]?.address)?.total) + 1,
      ),
    ).toBe(true);
  });

  test("blanks and strokes are nil, and listed", () => {
    const result = sum([
      member("财政局", {
        reviewAndLitigation: { reconsideration: { upheld: null, corrected: "/", other: 2 } },
      }),
    ]);
    expect(totalOf(result, "reviewAndLitigation.reconsideration.total")?.total).toBe("2");
    expect(result.blanks.map(({ address, found }) => [address.split(".").at(-1), found])).toEqual([
      ["upheld", "空白"],
      ["corrected", "/"],
    ]);
  });

  test("while anyone is missing, it is no total; who does not count is named", () => {
    const result = sum([
      member("财政局", {}),
      member("民政局"),
      member("税务局", {}),
      member("档案局", {}, { counted: false }),
      member("城关镇人民政府", {}),
    ]);
    expect(result.title).toBe("已收合计（缺 1 个单位）");
    expect(result.missing).toEqual(["汾源县民政局"]);
    expect(result.leftOut.map(({ agency }) => agency)).toEqual(["汾源县税务局", "汾源县档案局"]);
    expect(sum([member("财政局", {}), member("城关镇人民政府")], { scope: "本级" }).title).toBe("总计");
    // A report of another year or form is not added in silence.
    const old = sum([{ row: rowNamed("汾源县财政局"), report: report("财政局", {}, 2023) }]);
    expect([old.title, old.leftOut[0]?.reason]).toEqual([
      "已收合计（缺 1 个单位）",
      "是 2023 年的报告，没有相加",
    ]);
  });

  test("a district's own departments are in its report already", () => {
    const result = sum([
      member("人民政府", {}, { kind: "县区" }),
      member("财政局", { requests: { received: { other: 5 } } }, { parent: "汾源县人民政府" }),
    ]);
    expect(totalOf(result, "requests.received.total")?.total).toBe("0");
    expect(result.leftOut[0]?.reason).toContain("已含在上级");
  });
});

describe("what a person is asked", () => {
  const suit = { reviewAndLitigation: { litigation: { afterReconsideration: { upheld: 1 } } } };
  const rulesOf = (result: ReturnType<typeof rollUp>) =>
    result.notes.map(({ kind, rule }) => `${kind} ${rule}`);

  test("a suit of the county's row and of a member's", () => {
    const result = sum([member("人民政府", suit), member("公安局", suit), member("财政局", {})]);
    expect(rulesOf(result)).toEqual(["asked CO-DEFENDANT"]);
    expect(result.notes[0]?.agencies).toEqual(["汾源县人民政府", "汾源县公安局"]);
    expect(rulesOf(sum([member("人民政府", suit), member("公安局", {})]))).toEqual([]);
    expect(rulesOf(sum([member("司法局", suit), member("公安局", suit)]))).toEqual([]);
  });

  test("规章 of a department is left out and told", () => {
    const made = { proactiveDisclosure: { regulations: { issued: 2, inForce: 2 } } };
    const result = sum([member("人民政府", made), member("公安局", made)]);
    expect(totalOf(result, "proactiveDisclosure.regulations.issued")?.total).toBe("2");
    expect(rulesOf(result)).toEqual(["told REGULATIONS", "told REGULATIONS"]);
  });

  test("an office whose figure is the sum of all others", () => {
    const licences = (licensing: number) => ({ proactiveDisclosure: { licensing } });
    const three = [member("水利局", licences(30)), member("交通运输局", licences(12))];
    expect(rulesOf(sum([member("行政审批服务管理局", licences(42)), ...three]))).toEqual([
      "hint APPROVAL-OFFICE",
    ]);
    expect(rulesOf(sum([member("行政审批服务管理局", licences(20)), ...three]))).toEqual([]);
    const fees = (fees: string) => ({ proactiveDisclosure: { fees } });
    expect(
      rulesOf(
        sum([member("财政局", fees("3.3")), member("水利局", fees("1.1")), member("民政局", fees("2.2"))]),
      ),
    ).toEqual(["hint FINANCE-OFFICE"]);
  });

  test("sums that an agency's own table does not keep", () => {
    const wrong = {
      requests: { received: { naturalPerson: 3, total: 4 }, carriedForward: { naturalPerson: 3, total: 4 } },
    };
    const result = sum([member("财政局", wrong), member("民政局", {})]);
    expect(
      result.notes.every(({ rule, agencies }) => rule === "SUMS" && agencies[0] === "汾源县财政局"),
    ).toBe(true);
    expect(result.notes).toHaveLength(2);
  });
});

describe("last year's 结转", () => {
  const over = (naturalPerson: number) => ({
    requests: { carriedOver: { naturalPerson }, outcomes: { disclosed: { naturalPerson } } },
  });
  const forward = (agency: string, naturalPerson: number) =>
    report(agency, { requests: { received: { naturalPerson }, carriedForward: { naturalPerson } } }, 2023);
  const steps = (result: ReturnType<typeof rollUp>) =>
    result.carried?.map(({ why, agency = "", figures }) => `${why}${agency} ${figures.total}`);

  test("is explained by name: joined, left, missing, taken over", () => {
    const result = sum(
      [
        member("财政局", over(5)),
        member("农业农村局", over(7), { predecessors: ["汾源县农业局", "汾源县扶贫办"] }),
        member("数据局", over(1)),
        member("民政局"),
        member("税务局", over(40)),
      ],
      {
        previous: [
          forward("财政局", 5),
          forward("农业局", 4),
          forward("扶贫办", 3),
          forward("粮食局", 2),
          forward("民政局", 6),
          forward("税务局", 40),
        ],
      },
    );
    expect(steps(result)).toEqual([
      "上年结转下年 20",
      "离开汾源县粮食局 -2",
      "未交汾源县民政局 -6",
      "加入汾源县数据局 1",
      "本年上年结转 13",
    ]);
    expect(result.notes.map(({ kind, agencies }) => `${kind} ${agencies[0]}`)).toEqual([
      "asked 汾源县数据局",
    ]);
  });

  test("what does not agree is asked", () => {
    const result = sum([member("财政局", over(5))], {
      previous: [forward("财政局", 4), report("民政局", {}, 2022)],
    });
    expect(steps(result)).toEqual(["上年结转下年 4", "两年不一致汾源县财政局 1", "本年上年结转 5"]);
    expect(result.notes.map(({ kind }) => kind)).toEqual(["told", "asked"]);
  });
});

describe("against the county's own report", () => {
  const received = (naturalPerson: number, licensing = 0) => ({
    proactiveDisclosure: { licensing },
    requests: { received: { naturalPerson }, outcomes: { disclosed: { naturalPerson } } },
  });
  const members = [
    member("人民政府", received(99)),
    member("财政局", received(3, 8)),
    member("民政局", received(5, 1)),
    member("水利局", received(7)),
    member("税务局", received(11)),
  ];
  const against = (naturalPerson: number, licensing: number) =>
    sum(members, { county: report("人民政府", received(naturalPerson, licensing)) }).against;

  test("the same figures, without the county's own row", () => {
    expect(against(15, 9)?.differences).toEqual([]);
  });

  test("the one agency whose figures are the difference", () => {
    expect(against(10, 8)).toMatchObject({ explained: { agency: "汾源县民政局", how: "没有计入" } });
    expect(against(22, 9)).toMatchObject({ explained: { agency: "汾源县水利局", how: "多计了一次" } });
    expect(against(26, 9)).toMatchObject({ explained: { agency: "汾源县税务局", how: "多计了一次" } });
    const [first] = against(10, 8)?.differences ?? [];
    expect(first).toMatchObject({ county: "8", sum: "9", difference: "1", agencies: ["汾源县民政局"] });
    expect(against(12, 9)).not.toHaveProperty("explained"); // 财政局 by requests, but not by licences
    expect(against(14, 9)?.differences.every(({ agencies }) => agencies.length === 0)).toBe(true);
  });

  test("a report of another year is refused", () => {
    expect(() => sum(members, { county: report("人民政府", {}, 2023) })).toThrow("2024");
  });
});

describe("sheet 调整", () => {
  const documents = { proactiveDisclosure: { normativeDocuments: { issued: 3, inForce: 3 } } };
  const members = [member("财政局", documents), member("民政局", documents)];

  test("changes a cell for a reason; the sum without it stays to be seen", () => {
    const place = totalOf(sum(members), "proactiveDisclosure.normativeDocuments.issued")?.place ?? "";
    const result = sum(members, {
      adjustments: [{ cell: place, change: "-1", reason: "两局联合发文", document: "汾财〔2024〕3号" }],
    });
    expect(totalOf(result, "proactiveDisclosure.normativeDocuments.issued")).toMatchObject({
      plain: "6",
      adjusted: "-1",
      total: "5",
    });
    const again = readAdjustments(rollUpWorkbook(result));
    expect(again).toEqual(result.adjustments);
  });

  test("totals follow their parts", () => {
    const cell = "requests.outcomes.unable.notHeld.naturalPerson";
    const result = sum(members, { adjustments: [{ cell, change: "+2", reason: "补报" }] });
    const moved = result.cells.filter(({ adjusted }) => adjusted !== undefined);
    expect(moved.map(({ address, adjusted }) => [address, adjusted])).toEqual([
      [cell, "+2"],
      ["requests.outcomes.unable.notHeld.total", "+2"],
      ["requests.outcomes.total.naturalPerson", "+2"],
      ["requests.outcomes.total.total", "+2"],
    ]);
    // What no longer balances is asked.
    expect(result.notes.map(({ rule }) => rule)).toEqual(["SUMS", "SUMS"]);
  });

  test("what cannot be followed is refused line by line", () => {
    const good = { cell: "proactiveDisclosure.licensing", change: "1", reason: "补报" };
    const wrong = [
      { ...good, cell: "表九 甲" },
      { ...good, cell: "requests.received.total" },
      { ...good, change: "1.5" },
      { ...good, change: "一" },
      { ...good, reason: " " },
      { ...good, agency: "汾源县林业局" },
    ];
    for (const [i, line] of wrong.entries())
      expect(() => sum(members, { adjustments: [good, line] }), String(i)).toThrow("“调整”第 2 条");
  });
});

test("the sum is a report to be written on, which no check lets through unwritten", () => {
  const members = randomMembers(2024, 12, numbersFrom(9));
  const result = sum(members);
  const made = rollUpReport(result, "汾源县人民政府");
  const findings = check(made);
  expect(
    findings.filter(
      ({ code, severity }) => /^T[34]-(?:ROW|COLUMN|TOTAL)/u.test(code) && severity === "error",
    ),
  ).toEqual([]);
  expect(findings.some(({ severity, path }) => severity === "error" && path.startsWith("overview"))).toBe(
    true,
  );
  expect(findings.some(({ severity, path }) => severity === "error" && path.startsWith("otherMatters"))).toBe(
    true,
  );
  expect(JSON.stringify(made.otherMatters)).not.toContain("未收取");
  expect(String(made.requests.received.total)).toBe(totalOf(result, "requests.received.total")?.total);
});

test("who charged for information is listed in its own words, and who did not say; nothing is supposed", () => {
  const said = (agency: string, ...otherMatters: string[]) => member(agency, { otherMatters });
  const { notes } = sum([
    said("财政局", "本机关2024年度收取政府信息公开信息处理费1200元。", "另外，举办了开放日。"),
    said("民政局", "我局未向任何申请人收取信息处理费。"),
    said("水利局", "发出收费通知的件数为0件，总金额0元。"),
    said("审计局", "除1件收取邮寄费20.5元外，未收取费用。"),
    said("林业局", "依申请公开3件，均免费提供，没有收取信息处理费。"),
    said("司法局", "无其他需要报告的事项。"),
    said("统计局", "按规定收取信息处理费。"),
    member("教育局", {}),
  ]);
  expect(notes.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual(Array(4).fill("hint FEES"));
  expect(notes.map(({ agencies }) => agencies.join())).toEqual(
    ["财政局", "审计局", "统计局", "司法局"].map((name) => county + name),
  );
  expect(notes[0]?.message).toContain("“本机关2024年度收取政府信息公开信息处理费1200元。”");
  expect(notes[0]?.message).not.toContain("开放日");
});

test("what collect asked of a figure and nobody answered is told beside the sum that takes it", () => {
  const asked = (agency: string, path: string, more: object = {}) => ({
    name: county + agency,
    kind: "部门",
    state: "收到",
    findings: [
      { code: "T2-JUMP", severity: "warning", path, place: "表二", message: "疑为填了元数。", ...more },
      { code: "TEXT-COPIED", severity: "warning", path: "overview", place: "一", message: "与上年相同。" },
    ],
  });
  const fees = "proactiveDisclosure.fees";
  const notesOf = (...agencies: ReturnType<typeof asked>[]) => {
    const collected = collectedList({ year: 2024, agencies });
    const members = (collected?.rows ?? []).map((row) => ({
      row,
      report: report(row.name.slice(county.length), { proactiveDisclosure: { fees: "3" } }),
      open: collected?.open.get(row.name) ?? [],
    }));
    return sum(members).notes.filter(({ rule }) => rule === "OPEN");
  };
  expect(notesOf(asked("人社局", fees))).toEqual([
    expect.objectContaining({ kind: "hint", agencies: ["汾源县人社局"], place: "表二" }),
  ]);
  expect(notesOf(asked("人社局", fees))[0]?.message).toContain("疑为填了元数");
  // A whole table; several agencies are one line.
  const both = notesOf(asked("人社局", "proactiveDisclosure"), asked("民政局", "proactiveDisclosure"));
  expect(both.map(({ agencies }) => agencies)).toEqual([["汾源县人社局", "汾源县民政局"]]);
  // Explained, only a hint, not of the tables.
  expect(
    notesOf(asked("人社局", fees, { waived: "属实" }), asked("民政局", fees, { severity: "hint" })),
  ).toEqual([]);
  expect(notesOf(asked("人社局", "overview"))).toEqual([]);
});

test("the same sum gives the same bytes, in any order of the roll that is the same roll", () => {
  const members = randomMembers(2024, 20, numbersFrom(3));
  expect(rollUpWorkbook(sum(members))).toEqual(rollUpWorkbook(sum(members)));
  const turned = sum(members.toReversed());
  expect(turned.cells.map(({ total }) => total)).toEqual(sum(members).cells.map(({ total }) => total));
});

test("collect, then rollup: files, sheets, a second run with an adjustment", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rollup-"));
  const rows = ["财政局", "民政局", "城关镇人民政府"].map((name) => rowNamed(county + name));
  writeFileSync(join(folder, "名册.xlsx"), writeRoll(rows));
  for (const name of ["财政局", "民政局"])
    writeFileSync(
      join(folder, `${name}.json`),
      JSON.stringify(report(name, { proactiveDisclosure: { fees: "0.1", licensing: 4 } })),
    );
  const options = { cwd: folder };
  await nianbao(["collect", ".", "--roll", "名册.xlsx", "--year", "2024", "-o", "汇总"], options);
  const first = await nianbao(["rollup", "汇总"], options);
  expect(first.stderr).toBe("");
  expect(first.stdout).toContain("已收合计（缺 1 个单位）：汾源县城关镇人民政府");
  expect(first.status).toBe(1);
  const path = join(folder, "汇总/汇总表.xlsx");
  const { lines } = readRows(readFileSync(path), "汇总表");
  const head = lines[1] ?? [];
  const fees = lines.find((line) => line.at(-1) === "proactiveDisclosure.fees") ?? [];
  expect(fees[head.indexOf("合计")]).toBe("0.2");
  expect(
    readRows(readFileSync(path), "明细").lines.filter((line) => line[3] === "proactiveDisclosure.fees"),
  ).toHaveLength(2);
  const form = readWorkbook(readFileSync(join(folder, "汇总/汇总填报表.xlsx")));
  expect(JSON.stringify(form)).toContain('"licensing":8');
  // An adjustment typed into the sheet is read by the next run.
  const adjusted = rollUp({
    year: 2024,
    members: rows.map((row) => ({ row })),
    adjustments: [],
  });
  writeFileSync(
    path,
    rollUpWorkbook({
      ...adjusted,
      adjustments: [{ cell: "proactiveDisclosure.licensing", change: "-1", reason: "重复" }],
    }),
  );
  // What stands under the names of copies is the clerk's own.
  for (const name of ["汇总表（上一次）.xlsx", "汇总（上一次）.xlsx"])
    writeFileSync(join(folder, "汇总", name), "own");
  const changed = readFileSync(path);
  expect((await nianbao(["rollup", "汇总"], options)).stderr).toContain("留作“汇总表（上一次2）.xlsx”");
  expect(readFileSync(join(folder, "汇总/汇总表（上一次2）.xlsx")).equals(changed)).toBe(true);
  const overview = join(folder, "汇总/汇总.xlsx");
  const saved = zipSync(unzipSync(readFileSync(overview)), { level: 1 });
  writeFileSync(overview, saved);
  for (const licensing of [5, 6]) {
    writeFileSync(
      join(folder, "民政局.json"),
      JSON.stringify(report("民政局", { proactiveDisclosure: { licensing } })),
    );
    const again = await nianbao(
      ["collect", ".", "--roll", "名册.xlsx", "--year", "2024", "-o", "汇总"],
      options,
    );
    expect(again.stderr.includes("留作“汇总（上一次2）.xlsx”")).toBe(licensing === 5);
  }
  expect(Buffer.compare(readFileSync(join(folder, "汇总/汇总（上一次2）.xlsx")), saved)).toBe(0);
  for (const name of ["汇总表（上一次）.xlsx", "汇总（上一次）.xlsx"])
    expect(readFileSync(join(folder, "汇总", name), "utf8")).toBe("own");
  // Answered again and again: one copy is kept, the last one.
  const resaved = zipSync(unzipSync(readFileSync(overview)), { level: 2 });
  writeFileSync(overview, resaved);
  const third = ["collect", ".", "--roll", "名册.xlsx", "--year", "2024", "-o", "汇总", "--force"];
  writeFileSync(join(folder, "民政局.json"), JSON.stringify(report("民政局", { overview: ["改过。"] })));
  expect((await nianbao(third, options)).stderr).toContain("留作“汇总（上一次2）.xlsx”");
  expect(readFileSync(join(folder, "汇总/汇总（上一次2）.xlsx")).equals(resaved)).toBe(true);
  expect(readdirSync(join(folder, "汇总")).filter((name) => name.startsWith("汇总（上一次"))).toHaveLength(2);
  const data = JSON.parse(readFileSync(join(folder, "汇总/汇总表.json"), "utf8"));
  expect(
    data.cells.find(({ address }: { address: string }) => address === "proactiveDisclosure.licensing"),
  ).toMatchObject({ plain: "8", adjusted: "-1", total: "7" });
  // Another folder has adjustments of its own: that these are not used is said.
  const beside = await nianbao(["rollup", "汇总", "-o", "另"], options);
  expect(beside.stderr).toContain("里的 1 条调整没有用");
  expect((await nianbao(["rollup", "."], options)).stderr).toContain("请先用 nianbao collect");
});

test("agencies whose files come out with one name: each is added with its own", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rollup-"));
  // 「*」 stands in no file's name.
  const names = [`${county}财政局`, `${county}财政局*`];
  mkdirSync(join(folder, "汇总/数据"), { recursive: true });
  writeFileSync(
    join(folder, "汇总/汇总.json"),
    JSON.stringify({ year: 2024, agencies: names.map((name) => ({ name, state: "收到", kind: "部门" })) }),
  );
  for (const [file, licensing] of [
    ["汾源县财政局", 4],
    ["汾源县财政局（2）", 3],
  ] as const)
    writeFileSync(
      join(folder, `汇总/数据/${file}.json`),
      JSON.stringify(report("财政局", { proactiveDisclosure: { licensing } })),
    );
  await nianbao(["rollup", "汇总"], { cwd: folder });
  const { cells } = JSON.parse(readFileSync(join(folder, "汇总/汇总表.json"), "utf8"));
  expect(
    cells.find(({ address }: { address: string }) => address === "proactiveDisclosure.licensing").total,
  ).toBe("7");
});
