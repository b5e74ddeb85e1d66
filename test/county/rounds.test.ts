import { expect, test } from "vitest";
import { type CollectInput, collect } from "../../src/county/collect/collect.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import type { Collected } from "../../src/county/collect/state.ts";
import { readAnswers, readWaivers } from "../../src/county/overview/answers.ts";
import { overviewPage } from "../../src/county/overview/page.ts";
import { remindersText, termText } from "../../src/county/overview/reminder.ts";
import { overviewWorkbook } from "../../src/county/overview/workbook.ts";
import { receiptDocument } from "../../src/county/receipt/receipt.ts";
import { renderReceipt } from "../../src/county/receipt/render.ts";
import { emptyLedger, ledgerBytes, readLedger, roundsOf, waiverKey } from "../../src/county/rounds/ledger.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import { readDocx } from "../readers/docx.ts";
import { plainText, readPdf } from "../readers/pdf.ts";
import { rowNamed } from "./county.ts";
import { jsonBytes, plainReport } from "./reports.ts";

const name = "汾源县财政局";
const roll = {
  rows: [
    rowNamed(name, { due: "2025-01-26", publishDue: "2025-01-31" }),
    rowNamed("汾源县河口镇人民政府", { due: "2025-01-26" }),
  ],
  notes: [],
};
const requests = (received: object, more: object = {}) => ({
  received,
  carriedOver: { naturalPerson: 1 },
  outcomes: { disclosed: { naturalPerson: 4 } },
  carriedForward: { naturalPerson: 1 },
  ...more,
});
/** Two rows are told that do not add up: received against its total, and the balance of its column. */
const first = plainReport(name, 2024, { requests: requests({ naturalPerson: 5, total: 7 }) });
const run = async (report: unknown, more: Partial<CollectInput>, file = "财政局.json"): Promise<Collected> =>
  collect({ roll, year: 2024, files: [{ file, facts: await readFacts(jsonBytes(report)) }], ...more });
const of = ({ agencies }: Collected) => agencies[0] as Collected["agencies"][number];

test("an answer is laid beside what was taken: mended, not mended, new, and changed though nobody asked", async () => {
  const one = await run(first, { today: "2025-01-20" });
  expect(of(one).round).toBeUndefined();
  const asked = of(one).issues.filter(({ code }) => code.startsWith("T3-"));
  expect(asked.length).toBeGreaterThan(0);
  // The ledger goes to disk and comes back; a run again with the same file is no answer.
  const ledger = readLedger(ledgerBytes(one.ledger));
  const again = await run(first, { today: "2025-01-21", ...(ledger && { ledger }) });
  expect(again.ledger).toEqual(one.ledger);
  const mended = plainReport(name, 2024, {
    requests: requests({ naturalPerson: 4, total: 4 }),
    reviewAndLitigation: { reconsideration: { upheld: 2, total: 3 } },
  });
  const two = await run(mended, { today: "2025-02-03", ledger: one.ledger }, "财政局（改）.json");
  const { round, issues } = of(two);
  expect(round).toMatchObject({ on: "2025-02-03", fixed: asked.length, fresh: 1 });
  expect(round?.open).toBe(of(one).issues.length - asked.length);
  // What was asked about may change, and its sums; table four was not asked about.
  expect(round?.unasked.map(({ path, before, after }) => [path, before, after])).toEqual([
    ["reviewAndLitigation.reconsideration.upheld", "0", "2"],
    ["reviewAndLitigation.reconsideration.total", "0", "3"],
  ]);
  for (const { code, closed, how } of issues)
    expect([closed, how]).toEqual(code.startsWith("T3-") ? ["2025-02-03", "已改"] : [undefined, undefined]);
  expect(of(two).receivedOn).toBe("2025-01-20");
  const { lines } = readRows(overviewWorkbook(two), "销号");
  expect(lines.filter((line) => line[7] === "2025-02-03")).toHaveLength(asked.length);
});

test("a total that follows, and the parts of a total that was asked about, are told apart from what nobody asked", async () => {
  const figures = (naturalPerson: number, upheld: number) => ({
    requests: requests({ naturalPerson, total: 4 }),
    reviewAndLitigation: { reconsideration: { upheld, total: upheld } },
  });
  const one = await run(plainReport(name, 2024, figures(5, 0)), { today: "2025-01-20" });
  expect(of(one).issues.flatMap(({ cells }) => cells)).toContain("requests.received.total");
  const mended = plainReport(name, 2024, figures(4, 2));
  const two = await run(mended, { today: "2025-02-03", ledger: one.ledger });
  const paths = (changes: readonly { path: string }[] = []) => changes.map(({ path }) => path);
  // Table four's own cell was not asked about; its total had no choice.
  expect(paths(of(two).round?.unasked)).toEqual(["reviewAndLitigation.reconsideration.upheld"]);
  expect(paths(of(two).round?.followed)).toContain("reviewAndLitigation.reconsideration.total");
  const { lines } = readRows(overviewWorkbook(two), "往返");
  expect(JSON.stringify(lines)).toContain("随之变动");
  expect(lines.at(-1)?.at(-1)).toContain("行政复议");
  expect(new TextDecoder().decode(overviewPage(two))).toContain("随之变动 1 处");
});

test("a re-report beside the old file is asked, and nothing is said to be gone; an answer decides only what it saw", async () => {
  const version = async (file: string, words: string) => ({
    file,
    facts: await readFacts(jsonBytes(plainReport(name, 2024, { overview: [words] }))),
  });
  const [old, other, third] = [
    await version("财政局.json", "甲。"),
    await version("财政局改.json", "乙。"),
    await version("财政局又改.json", "丙。"),
  ];
  const next = (files: CollectInput["files"], { ledger }: Collected, given: Record<string, string> = {}) => {
    const answers = { ...ledger.answers, ...given };
    const asked = { ledger: { ...ledger, answers }, answers: new Map(Object.entries(answers)) };
    return collect({ roll, year: 2024, today: "2025-01-22", files, ...asked });
  };
  const one = collect({ roll, year: 2024, today: "2025-01-20", files: [old] });
  const two = next([old, other], one);
  expect(of(two)).toMatchObject({ state: "待定", takenBefore: "财政局.json", takenWaits: true });
  const reasons = (collected: Collected) => collected.files.map(({ reason = "" }) => reason);
  expect(reasons(two)[0]).toContain("上次收下的是这份，现在另有内容不同的“财政局改.json”");
  expect(reasons(two)[1]).toContain("上次收下的是“财政局.json”，这份是另外来的");
  const overview = JSON.stringify(readRows(overviewWorkbook(two), "报送情况").lines);
  expect(overview).toContain("上次收下的“财政局.json”还在");
  expect(overview).not.toContain("没有了");
  // A slip in the answer takes neither of them, and does not make the agency one that sent nothing.
  const slip = next([old, other], two, { [other.facts.sha256]: "用这分" });
  expect(of(slip).state).toBe("待定");
  expect(reasons(slip)[1]).toMatch(/“用这分”看不懂.*这份是另外来的/u);
  const chosen = next([old, other], slip, { [other.facts.sha256]: "用这份" });
  expect(of(chosen)).toMatchObject({ state: "收到", round: { to: other.facts.sha256.slice(0, 8) } });
  expect(of(next([old, other], chosen)).state).toBe("收到");
  // What was answered before the third came is no answer about it, in no later run either.
  const again = next([old, other, third], chosen);
  expect(of(again).state).toBe("待定");
  expect(again.ledger.answers).toEqual({});
  expect(of(next([old, other, third], again)).state).toBe("待定");
  expect(of(next([old, other, third], again, { [third.facts.sha256]: "用这份" })).state).toBe("收到");
});

test("a text changed beyond what was asked is told; one paragraph for one remark is not", async () => {
  const texts = (overview: string[]) => plainReport(name, 2024, { overview });
  const clean = ["一年来，我局依法公开财政信息。", "及时更新门户网站。", "加强队伍建设。"];
  const one = await run(texts([...clean, "我局共收到申请５件。"]), { today: "2025-01-20" });
  const asked = of(one).issues.filter(({ path }) => path.startsWith("overview."));
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(["overview.3"]));
  const answer = (overview: string[]) => run(texts(overview), { today: "2025-01-22", ledger: one.ledger });
  expect(of(await answer([...clean, "我局共收到申请5件。"])).round?.unasked).toEqual([]);
  const both = of(await answer(["全部", "重写了。", "一遍。", "我局共收到申请5件。"])).round?.unasked;
  expect(both?.map(({ path }) => path)).toEqual(["overview"]);
});

test("a reason typed into the overview passes a finding over, until its value changes", async () => {
  const one = await run(first, { today: "2025-01-20" });
  const { code, place, found } = of(one).findings[0] as Collected["agencies"][number]["findings"][number];
  const waivers = { [waiverKey(name, code, place, found)]: "已与原件核对" };
  const two = await run(first, { today: "2025-01-21", ledger: { ...one.ledger, waivers } });
  expect(of(two).findings.filter(({ waived }) => waived === "已与原件核对")).toHaveLength(1);
  expect(of(two).issues.filter(({ how }) => how === "不改：已与原件核对")).toHaveLength(1);
  const bytes = overviewWorkbook(two);
  expect(readWaivers(bytes)).toEqual(waivers);
  expect([...readAnswers(bytes)]).toEqual([]);
  // What the sheet does not list is kept; what was cleared in it is dropped.
  expect(readWaivers(bytes, { "别的\tX\tY\tZ": "理由" })).toEqual({ ...waivers, "别的\tX\tY\tZ": "理由" });
  expect(readWaivers(overviewWorkbook({ ...two, ledger: emptyLedger }), waivers)).toEqual({});
  const other = plainReport(name, 2024, { requests: requests({ naturalPerson: 5, total: 9 }) });
  const three = of(await run(other, { today: "2025-01-22", ledger: two.ledger }));
  const same = three.findings.filter((one) => one.code === code && one.place === place);
  if (same.some((one) => one.found !== found))
    expect(same.map(({ message }) => message).join()).toContain("已与原件核对");
  for (const one of same) if (one.found !== found) expect(one.waived).toBeUndefined();
});

test("a receipt is one page, in Word and PDF: the file's sum, the totals taken, each cell with what it should be", async () => {
  const collected = await run(first, { today: "2025-01-20" });
  const agency = of(collected);
  const document = receiptDocument(agency, collected.files, 2024, "2025-01-20");
  const { docx, pdf } = await renderReceipt(document);
  const again = await renderReceipt(document);
  expect(Buffer.compare(docx, again.docx) || Buffer.compare(pdf, again.pdf)).toBe(0);
  const read = await readPdf(pdf);
  expect(read.pages).toHaveLength(1);
  const inPdf = plainText(read).replace(/\s/gu, "");
  const inWord = JSON.stringify(readDocx(docx)).replace(/\s/gu, "");
  const sum = (collected.files[0]?.sha256 ?? "").slice(0, 8);
  for (const words of [sum, "2025年1月26日前", "现值", "应为", "错误", name]) {
    expect(inPdf).toContain(words);
    expect(inWord).toContain(words);
  }
  const clean = receiptDocument({ ...agency, findings: [] }, collected.files, 2024, "2025-02-20");
  const text = JSON.stringify(clean.blocks);
  expect(text).toContain("未发现问题");
  expect(text).toContain("不必再报。");
});

test("who is late and what is written to whom is missing", async () => {
  expect(termText("2025-01-26", "2025-01-20", undefined)).toBe("还有 6 天");
  expect(termText("2025-01-26", "2025-02-02", undefined)).toBe("已过 7 天");
  expect(termText("2025-01-26", "2025-02-02", "2025-01-28")).toBe("迟 2 天");
  expect(termText("2025-01-26", "2025-02-02", "2025-01-26")).toBe("按时");
  expect(termText(undefined, "2025-02-02", undefined)).toBe("");
  const late = await run(first, { today: "2025-02-02" });
  const text = new TextDecoder().decode(remindersText(late));
  expect(text).toMatch(/汾源县河口镇人民政府.*\r\n.*已过 7 天。请按通知要求，尽快报送/u);
  expect(text).not.toContain(name);
});

test("the page needs no script, and no name can put one into it", async () => {
  const evil = "<script>alert(1)</script>局";
  const collected = await run(first, {
    today: "2025-01-20",
    roll: { rows: [...roll.rows, rowNamed(evil)], notes: [] },
  });
  const page = new TextDecoder().decode(overviewPage(collected));
  expect(page).not.toMatch(/<script/iu);
  expect(page).toContain("&#60;script");
  expect(page).toContain("表三");
});

test("the overview is the same without what only the next run asks for", async () => {
  const one = await run(first, { today: "2025-01-20" });
  const mended = plainReport(name, 2024, { requests: requests({ naturalPerson: 5 }) });
  const two = await run(mended, { today: "2025-02-03", ledger: one.ledger });
  const light = { ...two, ledger: roundsOf(two.ledger) };
  expect(light.ledger.agencies[name]?.rounds).toHaveLength(1);
  expect(light.ledger.agencies[name]?.snapshot.figures).toEqual({});
  expect(roundsOf(one.ledger).agencies).toEqual({});
  expect(overviewWorkbook(light)).toEqual(overviewWorkbook(two));
  expect(overviewPage(light)).toEqual(overviewPage(two));
});
