// The list of what clerks did (cases.md) is held to the tests: it can be read only as long as it is true.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Case {
  readonly line: number;
  readonly clause: string;
  readonly file: string;
  readonly title: string;
}

/** The list's cases, and its clauses without any. */
function casesOf(list: string): { cases: Case[]; lines: number[]; bare: string[] } {
  const cases: Case[] = [];
  const lines: number[] = [];
  const clauses: string[] = [];
  let clause = "";
  for (const text of list.split("\n").slice(list.split("\n").findIndex((text) => text.startsWith("## ")))) {
    const [, line, said, file, titles] =
      /^(?:## (\d+) \S.*|- (\S.*)| {2}(\S+\.test\.ts): (\S.*))$/u.exec(text) ?? [];
    if (line !== undefined) lines.push(Number(line));
    else if (said !== undefined) {
      clause = `${lines.at(-1)} ${said}`;
      clauses.push(clause);
    } else if (file !== undefined && titles !== undefined)
      for (const title of titles.split(" | ")) cases.push({ line: lines.at(-1) ?? 0, clause, file, title });
    else if (text !== "") throw new Error(`neither line, clause nor cases: ${text}`);
  }
  const proved = new Set(cases.map(({ clause }) => clause));
  const empty = lines.filter((line) => cases.every((one) => one.line !== line)).map(String);
  return { cases, lines, bare: [...empty, ...clauses.filter((clause) => !proved.has(clause))] };
}

/** The titles of a file's tests, of the rows of its tables and of its records of rows, what is filled in left out. */
function titlesOf(source: string): string[] {
  const first = /(?:\btest\(|\)\(|\[)\s*(["'`])((?:\\.|(?!\1)[^\n])+)\1|^ *(?:"([^"\n]+)"|(\w+)): \(\) =>/gmu;
  return [...source.matchAll(first)].map(([, , title, quoted, plain]) =>
    (title ?? quoted ?? plain ?? "").replace(/\\(["'`])/gu, "$1").replace(/\$\{[^}]*\}?/gu, "…"),
  );
}

const list = readFileSync(new URL("cases.md", import.meta.url), "utf8");
const { cases, lines, bare } = casesOf(list);

test("every line of the issue is there once, in order, and no clause is without a case", () => {
  expect(lines).toEqual(Array.from({ length: 33 }, (_, i) => i + 1));
  expect(bare).toEqual([]);
});

test("every case is the title of a test or of a row, as often as the list names it", () => {
  const missing: string[] = [];
  for (const file of new Set(cases.map(({ file }) => file))) {
    const left = titlesOf(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
    for (const { line, title } of cases.filter((one) => one.file === file)) {
      const at = left.indexOf(title);
      if (at === -1) missing.push(`(${line}) ${file}: ${title}`);
      else left.splice(at, 1);
    }
  }
  expect(missing).toEqual([]);
});

test("there are 120 cases and more", () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
});

test("a list that is not true is found out", () => {
  const [one] = casesOf("## 1 甲\n\n- 乙\n  a.test.ts: b | c\n- 丙").cases;
  expect(one).toEqual({ line: 1, clause: "1 乙", file: "a.test.ts", title: "b" });
  expect(casesOf("## 1 甲\n- 乙\n## 2 丁\n- 丙\n  a.test.ts: b").bare).toEqual(["1", "1 乙"]);
  expect(() => casesOf("## 1 甲\nnothing")).toThrow("neither");
  expect(titlesOf('test("a", f("b")); // "c"\n  ["d", 1],\n  x: "e",\n  y: () => 1,\n')).toEqual([
    "a",
    "d",
    "y",
  ]);
});
