// Files that were edited as clerks do it, and what a person reads in them then: the right data, or a place to ask about.
import { edition2021 } from "../../src/form/edition-2021.ts";
import { readReport } from "../../src/intake/read.ts";
import { NianbaoError } from "../../src/problem/problem.ts";
import { addressOf, figuresOf, tableSums, tablesOf } from "../../src/report/figures.ts";
import { parseReport } from "../../src/report/parse.ts";

/** Data of a report as JSON has it. */
// biome-ignore lint/suspicious/noExplicitAny: data that tests change anywhere
export type Data = any;
export const plain = (value: unknown): Data => JSON.parse(JSON.stringify(value));

/** A number below, from one seed: the same file for the same seed. */
export type Pick = (below: number) => number;
export function numbers(seed: number): Pick {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
export const one = <T>(pick: Pick, list: readonly T[]): T => list[pick(list.length)] as T;

/** What should become of an edit: the changed data; an error that names a place; the data, and words that tell of it. */
export type Outcome = "right" | "error" | { readonly told: string };
export interface Edit<C> {
  readonly name: string;
  /** Edits the file and the data; nothing where there is nothing to edit. */
  readonly apply: (context: C, pick: Pick) => Outcome | undefined;
}

/** The addresses of all sums. */
export const totals: readonly string[] = tablesOf(edition2021).flatMap(([table, section]) => {
  const { rows, columns } = tableSums(section);
  return [...new Set([...rows, ...columns].map(({ total }) => addressOf(table, total)))];
});

/** A report whose figures all differ, so that none can take another's place unseen. */
export function baseReport() {
  const data: Data = {
    agency: "某县某镇人民政府",
    year: 2025,
    overview: [
      "总体甲段，主动公开稳步推进。",
      "总体乙段，依申请公开平稳有序。",
      "总体丙段，平台建设取得进展。",
      {
        heading: "（一）主动公开情况",
        paragraphs: ["主动甲段。", "主动乙段，绿化面积百余亩。", "主动丙段。"],
      },
      { heading: "（二）监督保障情况", paragraphs: ["监督甲段。", "监督乙段。", "监督丙段，开展培训两次。"] },
    ],
    problemsAndImprovements: [
      "问题甲段，时效有待提高。",
      "问题乙段，解读不够丰富。",
      "改进甲段。",
      "改进乙段。",
    ],
    otherMatters: ["其他甲段，依法收取信息处理费。", "其他乙段。", "其他丙段。"],
    signature: { by: "某县某镇人民政府", on: "2026-01-15" },
  };
  let n = 0;
  for (const [table, section] of tablesOf(edition2021)) {
    data[table] = {};
    for (const { keys, kind } of figuresOf(section)) {
      const address = addressOf(table, keys);
      n += 1;
      if (!totals.includes(address)) put(data, address, kind === "amount" ? `${n}.5` : 1000 + 17 * n);
    }
  }
  return parseReport(data);
}

export const at = (data: Data, address: string): Data =>
  keysIn(address).reduce((here, key) => here[key], data);
const keysIn = (address: string) => address.split(".");
export function put(data: Data, address: string, value: unknown): void {
  const keys = keysIn(address);
  let here = data;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key];
  }
  here[keys.at(-1) as string] = value;
}

/** The list that holds a paragraph, and its place there. */
export function placeOfText(data: Data, text: string): { list: Data[]; i: number } {
  for (const key of ["overview", "problemsAndImprovements", "otherMatters"]) {
    const lists = [
      data[key],
      ...data[key].flatMap((block: Data) => (block.paragraphs ? [block.paragraphs] : [])),
    ];
    for (const list of lists) if (list.includes(text)) return { list, i: list.indexOf(text) };
  }
  throw new Error(`no paragraph ${text}`);
}
export const paragraphsIn = (data: Data): string[] =>
  ["overview", "problemsAndImprovements", "otherMatters"].flatMap((key) =>
    data[key].flatMap((block: Data) => (typeof block === "string" ? [block] : block.paragraphs)),
  );

/** A place that a clerk finds: a section, a table, a cell, a part of the file. */
const named = /[一二三四五六]、|表[二三四]|基本情况和文字|署名|标题|正文|文件里/u;

/** What is wrong with how an edited file was read; nothing if it is as it should be. */
export async function faultOf(
  bytes: Uint8Array,
  data: Data,
  outcomes: readonly Outcome[],
): Promise<string | undefined> {
  const wrong = outcomes.includes("error");
  try {
    const { status, report, items } = await readReport(bytes);
    if (status === "asked" || status === "refused") {
      const first = items.find(({ trust }) => trust === "asked");
      if (!wrong) return `asked: ${first?.place} ${first?.message}`;
      return first !== undefined && named.test(first.place) ? undefined : `no place: ${first?.place}`;
    }
    if (wrong) return "read without a word";
    const expected = plain(parseReport(data));
    const read = plain(report);
    for (const key of new Set([...Object.keys(expected), ...Object.keys(read)])) {
      const [a, b] = [JSON.stringify(expected[key]), JSON.stringify(read[key])];
      if (a !== b) {
        let i = 0;
        while (a?.[i] === b?.[i]) i += 1;
        return `${key}: …${b?.slice(Math.max(0, i - 30), i + 60)} for …${a?.slice(Math.max(0, i - 30), i + 60)}`;
      }
    }
    const words = items.map(({ place, message }) => `${place} ${message}`).join("\n");
    for (const outcome of outcomes)
      if (typeof outcome === "object" && !words.includes(outcome.told))
        return `not told: ${outcome.told}${words && `, but ${words}`}`;
    return undefined;
  } catch (error) {
    if (!(error instanceof NianbaoError)) return String((error as Error).stack ?? error).slice(0, 600);
    if (!wrong) return `refused: ${error.message.slice(0, 200)}`;
    return named.test(error.message) ? undefined : `no place: ${error.message.slice(0, 200)}`;
  }
}
