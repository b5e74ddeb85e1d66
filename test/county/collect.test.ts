import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { collect } from "../../src/county/collect/collect.ts";
import { rivalDifference } from "../../src/county/collect/differences.ts";
import type { ReadFile } from "../../src/county/collect/entry.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import type { Collected } from "../../src/county/collect/state.ts";
import { overviewJson } from "../../src/county/overview/json.ts";
import { remindersText } from "../../src/county/overview/reminder.ts";
import { overviewWorkbook } from "../../src/county/overview/workbook.ts";
import { writeRoll } from "../../src/county/roll/write.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import { writeWorkbook } from "../../src/formats/xlsx/write.ts";
import { parseReport } from "../../src/report/parse.ts";
import { nianbao } from "../nianbao.ts";
import { rowNamed } from "./county.ts";
import { jsonBytes, plainReport } from "./reports.ts";

/** A report of an agency, as plain data. */
const reportOf = (agency: string, year = 2024, carried?: number) =>
  plainReport(
    agency,
    year,
    carried === undefined
      ? {}
      : {
          requests: {
            received: { naturalPerson: 1 },
            carriedOver: { naturalPerson: carried },
            outcomes: { disclosed: { naturalPerson: 1 + carried } },
          },
        },
  );
const json = jsonBytes;
const named = (agency: string, year?: number) => json(reportOf(agency, year));

const units =
  "人民政府 财政局 民政局 水利局 审计局 林业局 司法局 教育局 统计局 卫生健康局 城关镇人民政府 河口镇人民政府".split(
    " ",
  );
const roll = {
  rows: [
    ...units.map((name) => rowNamed(`汾源县${name}`)),
    rowNamed("汾源县农业农村局", { predecessors: ["汾源县农业局"], due: "2025-01-26" }),
  ],
  notes: [],
};

/** File → its bytes, the state that it must have, and its agency. */
const cameIn: Readonly<Record<string, readonly [bytes: Uint8Array, state: string, agency?: string]>> = {
  "01县政府.json": [named("汾源县人民政府"), "收到", "汾源县人民政府"],
  "乡镇/城关镇.xlsx": [
    writeWorkbook({ report: parseReport(reportOf("汾源县城关镇人民政府")) }),
    "收到",
    "汾源县城关镇人民政府",
  ],
  "财政局.json": [named("财政局"), "收到", "汾源县财政局"],
  "财政局 - 副本.json": [named("财政局"), "重复"],
  "民政局/年报.json": [named("汾源县民政局"), "待定", "汾源县民政局"],
  "民政局/年报（最新）.json": [
    json({ ...reportOf("汾源县民政局"), overview: ["另一份。"] }),
    "待定",
    "汾源县民政局",
  ],
  "水利局.json": [named("汾源县审计局"), "待定"],
  "林业局2023.json": [named("汾源县林业局", 2023), "年份不对", "汾源县林业局"],
  "司法局.json": [new TextEncoder().encode('{"agency":'), "读不了", "汾源县司法局"],
  "教育局.doc": [
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    "读不了",
    "汾源县教育局",
  ],
  "统计局.rar": [new TextEncoder().encode("Rar!\u001a\u0007"), "读不了", "汾源县统计局"],
  "卫健委.json": [named("汾源县卫健委"), "待定"],
  "会议通知.txt": [new TextEncoder().encode("关于召开会议的通知：请于明天到会。"), "不是报告"],
  "人员.json": [json([{ 姓名: "张三" }]), "不是报告"],
  "名册.xlsx": [writeRoll(), "不是报告"],
  "别县.json": [named("文水县刘胡兰镇人民政府"), "待定"],
  "农业农村局.json": [json(reportOf("汾源县农业农村局", 2024, 2)), "收到", "汾源县农业农村局"],
  "空.docx": [new Uint8Array(), "读不了"],
};
const agencyStates: Readonly<Record<string, string>> = {
  人民政府: "收到",
  财政局: "收到",
  民政局: "待定",
  水利局: "待定",
  审计局: "待定",
  林业局: "交了不能用",
  司法局: "交了不能用",
  教育局: "交了不能用",
  统计局: "交了不能用",
  卫生健康局: "待定",
  城关镇人民政府: "收到",
  河口镇人民政府: "未交",
  农业农村局: "收到",
};
const last = { "农业局.json": json(reportOf("汾源县农业局", 2023)) };

const read: ReadFile[] = [];
beforeAll(async () => {
  for (const [file, [bytes]] of Object.entries(cameIn)) read.push({ file, facts: await readFacts(bytes) });
});

test("every file is in the state that it must have, every agency too, nothing is lost", () => {
  const { files, agencies } = collect({ roll, year: 2024, files: read });
  expect(Object.fromEntries(files.map(({ file, state, agency }) => [file, [state, agency]]))).toEqual(
    Object.fromEntries(Object.entries(cameIn).map(([file, [, state, agency]]) => [file, [state, agency]])),
  );
  expect(
    Object.fromEntries(agencies.map(({ row, state }) => [row.name.replace("汾源县", ""), state])),
  ).toEqual(agencyStates);
  for (const { state, reason } of files) if (state !== "收到") expect(reason).toMatch(/。/u);
});

test("a report of another year whose agency is not sure is asked about, and the agency is not told that nothing came", async () => {
  const file = "卫健委2023.json";
  const facts = await readFacts(named("汾源县卫健委", 2023));
  const run = (answers: ReadonlyMap<string, string>) =>
    collect({ roll, year: 2024, files: [{ file, facts }], answers });
  const stateOf = ({ agencies }: Collected) =>
    agencies.find(({ row }) => row.name === "汾源县卫生健康局")?.state;
  const asked = run(new Map());
  expect(asked.files).toMatchObject([
    {
      state: "待定",
      proposals: ["汾源县卫生健康局"],
      reason: expect.stringMatching(/^是 2023 年的报告.*请定/u),
    },
  ]);
  expect(stateOf(asked)).toBe("待定");
  expect(new TextDecoder().decode(remindersText(asked))).not.toContain("卫生健康局");
  const answered = run(new Map([[facts.sha256, "汾源县卫生健康局"]]));
  expect(answered.files).toMatchObject([{ state: "年份不对", agency: "汾源县卫生健康局" }]);
  expect(new TextDecoder().decode(remindersText(answered))).toContain("所交的文件不能用");
});

test("two reports of one agency are told apart: the day below each, figures, texts", () => {
  const { files } = collect({ roll, year: 2024, files: read });
  const [old, fresh] = files.filter(({ file }) => file.startsWith("民政局/"));
  expect(old?.reason).toMatch(
    /写“用这份”。\n两份都.*与“民政局\/年报（最新）\.json”不同的有 1 处：“一、总体情况”。$/u,
  );
  expect(fresh?.reason).toContain("与“民政局/年报.json”不同的有 1 处");
  expect(
    rivalDifference(
      parseReport({
        ...reportOf("汾源县民政局", 2024, 2),
        signature: { by: "汾源县民政局", on: "2025-01-12" },
      }),
      "旧.json",
      parseReport({
        ...reportOf("汾源县民政局", 2024, 1),
        signature: { by: "汾源县民政局", on: "2025-01-08" },
      }),
    ),
  ).toMatchInlineSnapshot(
    `"这份落款2025年1月12日，“旧.json”落款2025年1月8日。与“旧.json”不同的有 7 处：表三 第二项「上年结转政府信息公开申请数量」· 自然人：这份 2，那份 1；表三 第二项「上年结转政府信息公开申请数量」· 总计：这份 2，那份 1；表三 第（一）项「予以公开」· 自然人：这份 3，那份 2；表三 第（一）项「予以公开」· 总计：这份 3，那份 2；表中另有 2 格；“署名和成文日期”。"`,
  );
});

test("the order of the files does not matter, and the same files give the same bytes", () => {
  const one = collect({ roll, year: 2024, files: read });
  for (const files of [
    read.toReversed(),
    read.toSorted((a, b) => (a.file.length < b.file.length ? -1 : 1)),
  ]) {
    const other = collect({ roll, year: 2024, files });
    expect(Buffer.compare(overviewJson(other), overviewJson(one))).toBe(0);
    expect(Buffer.compare(overviewWorkbook(other), overviewWorkbook(one))).toBe(0);
  }
});

test("last year is found by name, a renamed agency's under its predecessor's", async () => {
  const previous = [];
  for (const [file, bytes] of Object.entries(last)) previous.push({ file, facts: await readFacts(bytes) });
  const { agencies } = collect({ roll, year: 2024, files: read, previous });
  const of = (name: string) => agencies.find(({ row }) => row.name === `汾源县${name}`);
  // Last year carried nothing forward, this year begins with two.
  expect(of("农业农村局")?.findings.map(({ code }) => code)).toContain("YEAR-CARRIED");
  expect(of("财政局")?.previousNote).toMatch(/没有找到 2023 年/u);
  const parted = {
    ...roll,
    rows: [...roll.rows, rowNamed("汾源县畜牧局", { predecessors: ["汾源县农业局"] })],
  };
  const again = collect({ roll: parted, year: 2024, files: read, previous });
  expect(again.agencies.find(({ row }) => row.name === "汾源县农业农村局")?.previousNote).toMatch(
    /几个单位承接/u,
  );
});

test("last year of merged agencies is the sum of all predecessors, or is said to lack one", async () => {
  const forward = (agency: string, left: number) =>
    plainReport(agency, 2023, {
      requests: { received: { naturalPerson: left }, carriedForward: { naturalPerson: left } },
    });
  const merged = (...predecessors: string[]) => ({
    rows: [rowNamed("汾源县农业农村局", { predecessors: predecessors.map((name) => `汾源县${name}`) })],
    notes: [],
  });
  const one = (agency: string, left: number) => ({
    file: `${agency}.json`,
    bytes: json(forward(`汾源县${agency}`, left)),
  });
  const facts = async (given: readonly { file: string; bytes: Uint8Array }[]) =>
    Promise.all(given.map(async ({ file, bytes }) => ({ file, facts: await readFacts(bytes) })));
  const previous = await facts([one("农业农村局", 3), one("乡村振兴局", 2)]);
  const files = await facts([
    { file: "农业农村局.json", bytes: json(reportOf("汾源县农业农村局", 2024, 5)) },
    { file: "a.txt", bytes: json(1) },
  ]);
  const of = (roll: ReturnType<typeof merged>, last = previous) =>
    collect({ roll, year: 2024, files, previous: last }).agencies[0];
  const both = of(merged("农业农村局", "乡村振兴局"));
  expect(both?.last?.requests.carriedForward.total).toBe(5);
  expect(both?.previousNote).toBe("上年数是合并前 2 个单位（汾源县农业农村局、汾源县乡村振兴局）的相加。");
  expect(both?.findings.map(({ code }) => code)).not.toContain("YEAR-CARRIED");
  const six = of(
    merged("农业农村局", "乡村振兴局"),
    await facts([one("农业农村局", 3), one("乡村振兴局", 3)]),
  );
  expect(six?.findings.map(({ code }) => code)).toContain("YEAR-CARRIED");
  // One of them is not there: the rest is not the whole.
  const lacking = of(merged("农业农村局", "乡村振兴局", "扶贫办"));
  expect([lacking?.last, lacking?.previousNote]).toEqual([
    undefined,
    expect.stringMatching(/没有找到“汾源县扶贫办”/u),
  ]);
  // One that is in the roll still.
  const roll = merged("农业农村局", "乡村振兴局");
  const parted = of({ ...roll, rows: [...roll.rows, rowNamed("汾源县乡村振兴局")] });
  expect([parted?.last, parted?.previousNote]).toEqual([undefined, expect.stringMatching(/要由人定/u)]);
});

test("the proposal accepted for a unit is the one that it may be; where several may be, it is said why none is", () => {
  const asked = collect({ roll, year: 2024, files: read }).files.filter(({ state }) => state === "待定");
  const taken = collect({
    roll,
    year: 2024,
    files: read,
    answers: new Map(asked.map(({ sha256 }) => [sha256 as string, "采用建议"])),
  }).files;
  const after = (file: string) => taken.find((one) => one.file === file);
  const lone = asked.filter(({ proposals }) => proposals?.length === 1);
  const others = asked.filter(
    ({ proposals, reason }) => (proposals?.length ?? 0) !== 1 && reason !== undefined,
  );
  expect(lone.length).toBeGreaterThan(0);
  expect(others.length).toBeGreaterThan(0);
  for (const { file, proposals } of lone) expect([file, after(file)?.agency]).toEqual([file, proposals?.[0]]);
  for (const { file, agency } of others)
    if (agency === undefined)
      expect(after(file)).toMatchObject({
        state: "待定",
        reason: expect.stringContaining("定不了，请写单位全称"),
      });
});

test("a report in two forms is one; an answer chooses between others", () => {
  const sumOf = (file: string) => read.find((one) => one.file === file)?.facts?.sha256 as string;
  const answers = new Map([
    [sumOf("民政局/年报（最新）.json"), "用这份"],
    [sumOf("水利局.json"), "审计局"],
    [sumOf("别县.json"), "不用"],
    [sumOf("卫健委.json"), "某某局"],
  ]);
  const { files, agencies } = collect({ roll, year: 2024, files: read, answers });
  const state = (file: string) => files.find((one) => one.file === file)?.state;
  expect([state("民政局/年报.json"), state("民政局/年报（最新）.json")]).toEqual(["重复", "收到"]);
  expect([state("水利局.json"), state("别县.json"), state("卫健委.json")]).toEqual([
    "收到",
    "不是报告",
    "待定",
  ]);
  expect(agencies.find(({ row }) => row.name === "汾源县水利局")?.state).toBe("未交");
  // An answer that says nothing leaves the question as it was.
  expect(agencies.find(({ row }) => row.name === "汾源县卫生健康局")?.state).toBe("待定");
  expect(files.find(({ file }) => file === "卫健委.json")?.proposals).toContain("汾源县卫生健康局");
});

test("nobody is reminded of the report of the government whose office collects, unless a day is set for it", () => {
  const texts = (rows: typeof roll.rows) => {
    const collected = collect({ roll: { rows, notes: [] }, year: 2024, files: [], today: "2025-01-20" });
    const { lines } = readRows(overviewWorkbook(collected), "报送情况");
    const own = lines.find((line) => line[1] === "汾源县人民政府");
    return { reminders: new TextDecoder().decode(remindersText(collected)), said: own?.[14] };
  };
  const government = rowNamed("汾源县人民政府");
  const office = rowNamed("汾源县财政局");
  const free = texts([government, office]);
  expect(free.reminders).not.toContain("汾源县人民政府：");
  expect(free.reminders).toContain("汾源县财政局：");
  expect(free.said).toContain("不催报");
  // A city's roll has several governments, and a day is an order to hand in.
  expect(texts([government, rowNamed("汾河县人民政府"), office]).reminders).toContain("汾源县人民政府：");
  const due = rowNamed("汾源县人民政府", { due: "2025-01-26" });
  expect(texts([due, office]).reminders).toContain("汾源县人民政府：");
});

test("a text under a Word file's name is something that came: its agency is told what to do", async () => {
  const words = new TextEncoder().encode("今天下午开会，请准时参加。");
  const state = async (file: string) => {
    const facts = await readFacts(words);
    const { files, agencies } = collect({ roll, year: 2024, files: [{ file, facts }] });
    return [
      files[0]?.state,
      agencies.find(({ row }) => row.name === "汾源县财政局")?.state,
      files[0]?.reason,
    ];
  };
  expect(await state("财政局.docx")).toEqual([
    "读不了",
    "交了不能用",
    expect.stringContaining("另存为 Word 文件"),
  ]);
  // A note beside the reports is none of them, and so is a file of nobody.
  expect((await state("财政局.txt")).slice(0, 2)).toEqual(["不是报告", "未交"]);
  expect((await state("通知.docx")).slice(0, 2)).toEqual(["不是报告", "未交"]);
});

test("what is wrong in data is said by places, and what was supplied is said", async () => {
  const received = { naturalPerson: -1 };
  const wrong = await readFacts(json({ ...reportOf("汾源县财政局"), requests: { received } }));
  expect(wrong.refused).toContain("自然人");
  expect(wrong.refused).not.toContain("requests.");
  const { otherMatters: _, ...silent } = { otherMatters: [], ...reportOf("汾源县财政局") };
  const reasonOf = async (data: object) => {
    const files = [{ file: "财政局.json", facts: await readFacts(json(data)) }];
    return collect({ roll, year: 2024, files }).files[0];
  };
  expect(await reasonOf(silent)).toMatchObject({ state: "收到", reason: expect.stringContaining("未收取") });
  const said = await reasonOf({ ...silent, otherMatters: ["本机关2024年度收取信息处理费20元。"] });
  expect(said?.reason).toBeUndefined();
});

test("nianbao collect: folders, links, what programs leave; answers of 待定 hold on the next run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "collect-"));
  const put = (file: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };
  for (const file of ["财政局.json", "水利局.json", "卫健委.json"])
    put(`收到/${file}`, cameIn[file]?.[0] as Uint8Array);
  put("收到/~$财政局.xlsx", new Uint8Array(9));
  symlinkSync("..", join(folder, "收到", "圈"));
  put("名册.xlsx", writeRoll(roll.rows));
  const run = () => nianbao(["collect", "收到", "--roll", "名册.xlsx", "--year", "2024"], { cwd: folder });
  const first = await run();
  expect(first.stdout).toContain(
    "文件 4 个：收到 1，重复 0，待定 2，年份不对 0，读不了 1，不是报告 0；略过临时文件、隐藏文件 1 个",
  );
  expect(first.status).toBe(1);
  expect(readdirSync(join(folder, "汇总", "数据"))).toEqual(["汾源县财政局.json"]);
  const overview = join(folder, "汇总", "汇总.xlsx");
  const before = readFileSync(overview);
  await run();
  expect(Buffer.compare(readFileSync(overview), before)).toBe(0);
  // As the officer would: typed into the yellow column.
  const { lines } = readRows(before, "待定");
  expect(lines[1]?.slice(-2)).toEqual(["回答", "校验码"]);
  const answered = collect({
    roll,
    year: 2024,
    files: read,
    answers: new Map([[lines.find((line) => line[0] === "水利局.json")?.[5] as string, "审计局"]]),
  });
  writeFileSync(overview, overviewWorkbook(answered));
  for (let i = 0; i < 2; i++) {
    await run();
    expect(readdirSync(join(folder, "汇总", "数据")).toSorted()).toEqual(
      ["汾源县审计局.json", "汾源县财政局.json"].toSorted(),
    );
    const { files } = JSON.parse(readFileSync(join(folder, "汇总", "汇总.json"), "utf8")) as {
      files: { file: string; answer?: string }[];
    };
    expect(files.find(({ file }) => file === "水利局.json")?.answer).toBe("审计局");
  }
  // A second version beside the first: what was taken stands until somebody decides.
  put("收到/财政局改.json", json({ ...reportOf("财政局"), overview: ["改过的。"] }));
  const asked = await run();
  expect(asked.stderr).toMatch(/汾源县财政局\.json”是上次收下的，这个单位待定：定下以前先留着。/u);
  expect(asked.stderr).not.toContain("请核对后删去");
});
