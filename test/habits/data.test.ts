// Data as people type and paste it: the place of what is wrong in their words; what nobody sees is dropped and told.
import { describe, expect, test } from "vitest";
import { readData } from "../../src/intake/read.ts";
import { reportOf } from "../../src/report/format-reading.ts";
import { least } from "./forms.ts";

const json = (change: object = {}) => JSON.stringify({ ...least, ...change }, null, 2);
const encoded = (text: string) => new TextEncoder().encode(text);
async function reading(data: string | Uint8Array) {
  const read = await readData(typeof data === "string" ? encoded(data) : data);
  return {
    report: reportOf(read),
    told: (read.notes ?? []).map(({ place, message }) => `${place}：${message}`),
  };
}
const wide = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le"));
const swapped = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(bytes).swap16());
const gbk = Uint8Array.from([...encoded('{"agency":"'), 0xc4, 0xb3, 0xcf, 0xd8, ...encoded('"}')]);
const deep = (count: number) =>
  json().replace('"全年公开工作有序开展。"', "[".repeat(count) + "]".repeat(count));

const broken: readonly (readonly [string, string | Uint8Array, string])[] = [
  ["a comma too many", json().replace(/\n\}$/, ",\n}"), "第 28 行第 1 列：} 前多了一个逗号，请删去"],
  ["a comma too few", json().replace('",\n  "year"', '"\n  "year"'), "第 3 行第 3 列：应为英文逗号或 }"],
  ["a Chinese comma", json().replace(",\n", "，\n"), "第 2 行第 23 列：应为英文符号 ,，现为中文符号 ，"],
  ["a Chinese colon", json().replace(":", "："), "应为英文符号 :，现为中文符号 ："],
  ["Chinese quotes", json().replace('"agency"', "“agency”"), '第 2 行第 3 列：引号应为英文双引号 "，现为 “'],
  ["single quotes", json().replace('"agency"', "'agency'"), '引号应为英文双引号 "'],
  ["a comment", json().replace("{", "{ // 注"), "第 1 行第 3 列：JSON 里不能写注释"],
  ["cut off while copied", json().slice(0, 40), "文件到此为止，还缺"],
  ["Enter in a text", json().replace("有序开展。", "有序\n开展。"), "换行应写作 \\n"],
  ["a path of Windows", json().replace("有序开展。", "C:\\报告"), "\\ 应写作 \\\\"],
  ["a number from 0", json().replace(": 37", ": 037"), "不能以 0 开头"],
  ["NaN", json().replace(": 37", ": NaN"), "应为值，现为“N”"],
  [
    "more digits than a number holds",
    json().replace(": 37", ": 12345678901234567"),
    "位数过多，计算机存不准",
  ],
  ["a count of 10^12 and one", json().replace(": 37", ": 1000000000001"), "requests.received.naturalPerson"],
  ["a count of 10^15", json().replace(": 37", ": 1000000000000000"), "requests.received.naturalPerson"],
  ["a count of 10^15, written short", json().replace(": 37", ": 1e15"), "requests.received.naturalPerson"],
  ["two reports in a file", json() + json(), "后面多了内容，请删去"],
  ["GBK, as Windows saves it", gbk, "文件是 GBK（ANSI）编码"],
  ["UTF-16 with its mark", Uint8Array.from([0xff, 0xfe, ...wide(json())]), "文件是 UTF-16（Unicode）编码"],
  [
    "UTF-16 the other way",
    Uint8Array.from([0xfe, 0xff, ...swapped(wide(json()))]),
    "文件是 UTF-16（Unicode）编码",
  ],
  ["UTF-16 without a mark", wide(json()), "文件是 UTF-16（Unicode）编码"],
  ["lists within lists", deep(100_000), "嵌套过深"],
  ["objects within objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`, "嵌套过深"],
  ["lists within lists, as many as JSON may have", deep(40), "overview.0"],
  ["nothing", "", "是空文件"],
];

describe("JSON that is none", () => {
  test.each(broken)("%s", async (_, data, message) => {
    await expect(reading(data)).rejects.toThrow(message);
    await expect(reading(data)).rejects.toThrow(/\p{Script=Han}/u);
  });
  test("a key that stands twice: the last counts, and both lines are told", async () => {
    const data = json().replace('"naturalPerson": 37', '"naturalPerson": 12,\n"naturalPerson": 37');
    const { report, told } = await reading(data);
    expect(report.requests).toMatchObject({ received: { naturalPerson: 37 } });
    expect(told.join()).toMatch(
      /第 (\d+) 行：“requests\.received\.naturalPerson”写了两次（第 \d+ 行、第 \1 行），按后一个读/,
    );
  });
  test("a mark before UTF-8 is nothing", async () => {
    expect((await reading(`\uFEFF${json()}`)).told).toEqual([]);
  });
});

const signs: readonly (readonly [string, string, string, string])[] = [
  ["a zero-width space", "第\u200B二", "第二", "U+200B（看不见，已去掉）"],
  ["a word joiner", "第\u2060二", "第二", "U+2060（看不见，已去掉）"],
  ["a mark inside", "第\uFEFF二", "第二", "U+FEFF（看不见，已去掉）"],
  ["a soft hyphen", "第\u00AD二", "第二", "U+00AD（看不见，已去掉）"],
  ["a mark of direction", "第\u200F二", "第二", "U+200F（看不见，已去掉）"],
  ["a variation sign", "☑\uFE0F第二", "√第二", "U+FE0F（看不见，已去掉）"],
  ["an em's blank", "第\u2003二", "第 二", "U+2003（已改为空格）"],
  ["a thin blank", "第\u2009二", "第 二", "U+2009（已改为空格）"],
  ["a narrow no-break blank", "第\u202F二", "第 二", "U+202F（已改为空格）"],
  ["a letter that is a blank", "第\u3164二", "第 二", "U+3164（已改为空格）"],
  ["square metres", "100㎡", "100m²", "“㎡”（已写作“m²”）"],
  ["cubic metres", "100㎥", "100m³", "“㎥”（已写作“m³”）"],
  ["kilograms", "3㎏", "3kg", "“㎏”（已写作“kg”）"],
  ["kilometres", "3㎞", "3km", "“㎞”（已写作“km”）"],
  ["a trade mark", "政务通™", "政务通TM", "“™”（已写作“TM”）"],
  ["a box with a tick", "☑公开", "√公开", "“☑”（已写作“√”）"],
  ["an empty box", "☐不公开", "□不公开", "“☐”（已写作“□”）"],
  ["a minus sign", "增长−3%", "增长-3%", "“−”（已写作“-”）"],
  ["a bullet", "•公开", "·公开", "“•”（已写作“·”）"],
  ["a small roman number", "第ⅳ级", "第iv级", "“ⅳ”（已写作“iv”）"],
  ["joined letters", "ﬁle", "file", "“ﬁ”（已写作“fi”）"],
];

describe("signs of web pages", () => {
  test.each(signs)("%s", async (_, written, read, hint) => {
    const { report, told } = await reading(json({ overview: [`${written}。`] }));
    expect(report.overview).toEqual([`${read}。`]);
    expect(told.join()).toContain(hint);
  });
  test.each([
    ["a turn of direction", "年度\u202E报告", "“年度⟨U+202E⟩报告"],
    ["a control", "年度\u0007报告", "“年度⟨U+0007⟩报告"],
    ["a tag", "年度\u{E0041}报告", "“年度⟨U+E0041⟩报告"],
  ])("%s: refused, with the words around it", async (_, written, message) => {
    await expect(reading(json({ overview: [`${written}。`] }))).rejects.toThrow(message);
  });
  test.each([
    ["ems", "\u2003\u2003"],
    ["ideographic blanks", "\u3000"],
    ["no-break blanks", "\u00A0"],
    ["zero-width spaces", "\u200B"],
    ["Braille's blank", "\u2800"],
    ["Hangul's filler", "\u3164"],
    ["line ends", "\n\u2028"],
  ])("a paragraph of only %s is empty", async (_, written) => {
    await expect(reading(json({ overview: [written] }))).rejects.toThrow("不能为空");
    await expect(reading(json({ agency: written }))).rejects.toThrow(/不能为空|不能印出/);
  });
});
