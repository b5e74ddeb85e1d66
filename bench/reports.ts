// The reports that every engine renders: the two real ones, each time with other sentences and figures.
import { readFileSync } from "node:fs";
import { parseReport, type Report } from "../dist/index.js";

/** A small generator, the same numbers each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const township = JSON.parse(
  readFileSync(new URL("../examples/liuhulan-2024.json", import.meta.url), "utf8"),
) as object;

/** A report like the township's: its sentences in another order, other figures, another agency's name. */
function changed(seed: number): Report {
  const next = numbers(seed);
  const walk = (value: unknown, table: boolean, key: string): unknown => {
    if (typeof value === "number") return table && key !== "year" ? Math.floor(next() * 200) : value;
    if (typeof value === "string") {
      const sentences = value.split(/(?<=。)/u);
      return table || sentences.length < 3 ? value : sentences.toSorted(() => next() - 0.5).join("");
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, table, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !(table && /total/i.test(name)))
        .map(([name, item]) => [
          name,
          walk(item, table || /^(?:requests|reviewAndLitigation|proactiveDisclosure)$/.test(name), name),
        ]),
    );
  };
  const data = walk(township, false, "") as Record<string, unknown>;
  return parseReport({ ...data, agency: `文水县第${seed}镇人民政府` });
}

export const townshipReport: Report = parseReport(township);
export const reports = (count: number): Report[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? townshipReport : changed(i)));
