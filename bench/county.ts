// A county's desk at scale: `collect` over agencies of real-sounding names with last year, cold and again unchanged.
// `npm run build && npx tsx bench/county.ts --agencies 5000 --kind json`, `--kind docx`; `--keep FOLDER` leaves the files.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderDocx } from "../dist/docx.js";
import { parseReport } from "../dist/index.js";

const { values } = parseArgs({
  options: {
    agencies: { type: "string", default: "500" },
    kind: { type: "string", default: "json" },
    keep: { type: "string" },
    jobs: { type: "string" },
  },
});
const count = Number(values.agencies);
const asWord = values.kind === "docx";
const year = 2025;
const main = fileURLToPath(new URL("../dist/cli/bin.js", import.meta.url));
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "nianbao-county-"));

const offices =
  "人民政府办公室 发展和改革局 教育局 科学技术局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 林业局 信访局 行政审批服务局 城市管理局 机关事务服务中心 气象局".split(
    " ",
  );
const towns =
  "城关 河口 南庄 北张 西槽 东观 孝义 开栅 马西 石楼 下曲 凤城 胡兰 云周 洪相 新华 城东 龙泉 白马 永宁 桥头 双池 水峪 柳林 安泽".split(
    " ",
  );
const units = [
  "人民政府",
  ...offices,
  ...towns.map(
    (town, i) => `${town}${i % 5 === 4 ? "街道办事处" : i % 3 === 2 ? "乡人民政府" : "镇人民政府"}`,
  ),
];
const firsts = [..."汾洛淮沅澧湘泾渭汉沂沭泗漳滏滹桑"];
const seconds = [..."源阳陵川安宁平清"];
const agencies = Array.from({ length: count }, (_, i) => {
  const county = Math.floor(i / units.length);
  const name = `${firsts[county % firsts.length]}${seconds[Math.floor(county / firsts.length) % seconds.length]}县`;
  return { county: name, unit: units[i % units.length] as string };
});

const township = readFileSync(new URL("../examples/liuhulan-2024.json", import.meta.url), "utf8");

/** A report whose sums hold, with what was carried over from the year before. */
function report(i: number, of: number) {
  const { county, unit } = agencies[i] as (typeof agencies)[number];
  const name = county + unit;
  const own = unit.replace(/(?:人民政府|办事处)$/u, "") || county;
  const text = township
    .replaceAll("文水县刘胡兰镇人民政府", name)
    .replaceAll("刘胡兰镇人民政府", unit)
    .replaceAll("刘胡兰镇", own)
    .replaceAll("文水县", county);
  const data = JSON.parse(text.replaceAll("2025", String(of + 1)).replaceAll("2024", String(of))) as Record<
    string,
    unknown
  >;
  const carried = (i * 3) % 4;
  const before = of === year ? carried : 0;
  const came = 2 + ((i * 7 + of) % 23);
  const left = of === year - 1 ? carried : (i * 5) % 3;
  const answered = came + before - left;
  return parseReport({
    ...data,
    overview: [
      ...(data.overview as unknown[]).slice(0, 2),
      { heading: "（二）依申请公开情况", paragraphs: [`${of}年，收到政府信息公开申请${came}件。`] },
      ...(data.overview as unknown[]).slice(3),
    ],
    proactiveDisclosure: { normativeDocuments: { issued: i % 4, repealed: 0, inForce: 3 + (i % 9) } },
    requests: {
      received: { naturalPerson: came },
      ...(before > 0 && { carriedOver: { naturalPerson: before } }),
      ...(answered > 0 && { outcomes: { disclosed: { naturalPerson: answered } } }),
      ...(left > 0 && { carriedForward: { naturalPerson: left } }),
    },
  });
}

const bytesOf = (data: unknown) => new TextEncoder().encode(JSON.stringify(data));
const put = (path: string, bytes: Uint8Array) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
};

async function writeFiles() {
  const roll = agencies.map(({ county, unit }, i) => ({
    序号: i + 1,
    单位全称: county + unit,
    ...(unit !== "人民政府" && { 上级: `${county}人民政府` }),
    应报: "2026-01-26",
  }));
  put(join(folder, "名册.json"), bytesOf(roll));
  for (let i = 0; i < count; i++) {
    const { county, unit } = agencies[i] as (typeof agencies)[number];
    const now = report(i, year);
    put(
      join(folder, "收到", county, `${county}${unit}.${asWord ? "docx" : "json"}`),
      asWord ? await renderDocx(now) : bytesOf(now),
    );
    put(join(folder, "上年", county, `${county}${unit}.json`), bytesOf(report(i, year - 1)));
  }
}

/** Memory of a process as Linux counts it, at its most, and the processor time that it took. */
function seen(pid: number): { most: number; ticks: number } {
  try {
    const most = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const parts = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return { most, ticks: Number(parts[11]) + Number(parts[12]) };
  } catch {
    return { most: 0, ticks: 0 };
  }
}

async function run(label: string) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      main,
      "collect",
      join(folder, "收到"),
      "--roll",
      join(folder, "名册.json"),
      "--year",
      String(year),
      "--previous",
      join(folder, "上年"),
      "--date",
      "2026-01-20",
      "-o",
      join(folder, "汇总"),
      ...(values.jobs ? ["--jobs", values.jobs] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.resume();
  let last = { most: 0, ticks: 0 };
  const watch = setInterval(() => {
    const now = seen(child.pid as number);
    last = { most: Math.max(last.most, now.most), ticks: Math.max(last.ticks, now.ticks) };
  }, 50);
  await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(watch);
  const wall = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${label}: ${wall} s, processor ${(last.ticks / 100).toFixed(1)} s (${((last.ticks * 10) / count).toFixed(1)} ms an agency), at most ${last.most.toFixed(0)} MB`,
  );
  console.log(said.trim().split("\n").slice(1).join("\n"));
}

if (!existsSync(join(folder, "名册.json"))) await writeFiles();
rmSync(join(folder, "汇总"), { recursive: true, force: true });
console.log(
  `${count} agencies, ${asWord ? "Word" : "JSON"} with last year, Node ${process.version}, ${cpus().length} processors`,
);
await run("cold");
await run("unchanged");
if (values.keep === undefined) rmSync(folder, { recursive: true });
