// What a renderer bears, in a process of its own whose threads have faults (thread-faults.mjs); prints what it saw.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const dist = new URL("../../dist/", import.meta.url);
const { createRenderer } = await import(new URL("renderer.js", dist).href);
const { renderPdf } = await import(new URL("pdf.js", dist).href);
const { parseReport } = await import(new URL("index.js", dist).href);

const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
const pdf = { formats: ["pdf"] };
const bytesOf = (agency) => new TextEncoder().encode(JSON.stringify({ ...data, agency }));
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const named = (i) => `某县第${i}镇人民政府`;
const seen = {};

// Three that fail, among sixty that must not feel it.
const timeoutSeconds = 10;
const renderer = createRenderer({
  threads: 2,
  timeoutSeconds,
  importTimeoutSeconds: 600,
  heapMegabytes: 160,
});
await renderer.ready();
const all = Array.from({ length: 60 }, (_, i) => renderer.render(bytesOf(named(i)), pdf));
const faults = ["挂起", "爆满", "退出"].map((fault) => renderer.render(bytesOf(`故障：${fault}`), pdf));
const more = Array.from({ length: 20 }, (_, i) => renderer.render(bytesOf(named(i)), pdf));
seen.faults = (await Promise.allSettled(faults)).map(({ reason }) => [reason?.code, reason?.message]);
const sums = (await Promise.all([...all, ...more])).map(({ files }) => hash(files[0].bytes));
seen.right = 0;
for (let i = 0; i < 60; i++)
  if (hash(await renderPdf(parseReport({ ...data, agency: named(i) }))) === sums[i]) seen.right += 1;
seen.same = more.filter((_, i) => sums[60 + i] === sums[i]).length;
await renderer.ready();
seen.stats = renderer.stats();

// Four files that never end leave a thread to forty reports.
const hanging = new TextEncoder().encode("故障：停住");
const imports = Array.from({ length: 4 }, () => renderer.import(hanging).catch(({ code }) => code));
await Promise.all(Array.from({ length: 40 }, () => renderer.render(bytesOf(named(1)), pdf)));
seen.beside = renderer.stats();
await renderer.close({ now: true });
seen.imports = await Promise.all(imports);

// Processor time beside renderPdf, in turn. Both are warm, so that neither is compiled at the other's cost; which of a pair is
// first changes, and there are many of them: a collection of garbage falls now into one, now into the other, and is a third of it.
const warm = createRenderer({ threads: 1 });
await warm.ready();
const bytes = bytesOf(named(1));
const cpu = async (work) => {
  const start = process.cpuUsage();
  for (let i = 0; i < 8; i++) await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 8_000;
};
// From the same bytes: a report that is rendered twice is half rendered the second time.
const here = () => renderPdf(parseReport(JSON.parse(new TextDecoder().decode(bytes))));
const there = () => warm.render(bytes, pdf);
for (let i = 0; i < 10; i++) await cpu(i % 2 ? here : there);
const rounds = [];
for (let i = 0; i < 25; i++) {
  const first = await cpu(i % 2 ? there : here);
  const second = await cpu(i % 2 ? here : there);
  rounds.push(i % 2 ? [second, first] : [first, second]);
}
seen.cpu = rounds;
// Left open: threads that have nothing to do keep no process alive.
console.log(JSON.stringify(seen));
