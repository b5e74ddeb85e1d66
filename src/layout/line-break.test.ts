import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentence } from "../../test/random-report.ts";
import { fontSet } from "../fonts/font-set.ts";
import { gbt9704 } from "../style/gbt9704.ts";
import { type CharacterKind, characterKind, kindInText } from "./character.ts";
import { pageGrid } from "./grid-page.ts";
import { fittedLine, type PlacedCharacter } from "./line.ts";
import { breakLines } from "./line-break.ts";
import { measure } from "./measure.ts";

const fonts = fontSet();
const grid = pageGrid(gbt9704);
const size = gbt9704.text.body;

/** A paragraph, set: its lines as text and as placed characters. */
function set(text: string) {
  const measured = measure([{ role: "body", text }], { size, pitch: grid.characterPitch }, fonts, (m) => {
    throw new Error(`no font holds ${m.character}`);
  });
  const indent = 2 * grid.characterPitch;
  const widthOf = (line: number) => grid.width - (line === 0 ? indent : 0);
  return breakLines(measured, widthOf, size).map((line, i) => ({
    text: measured
      .slice(line.start, line.end)
      .map(({ character }) => character)
      .join(""),
    room: widthOf(i),
    ...fittedLine(measured, line, widthOf(i), size),
  }));
}

test("plain text: 26 characters after the indent, then 28 a line, each on its column", () => {
  const lines = set("国".repeat(26 + 28 * 3 + 5));
  expect(lines.map(({ text }) => text.length)).toEqual([26, 28, 28, 28, 5]);
  for (const { characters } of lines)
    characters.forEach(({ x }, i) => {
      expect(x).toBeCloseTo(i * grid.characterPitch, 6);
    });
});

describe("CLREQ", () => {
  test("a stop that would start a line is drawn in", () => {
    const lines = set(`${"国".repeat(20)}，${"国".repeat(5)}。${"国".repeat(30)}`);
    expect(lines[0]?.text.endsWith("。")).toBe(true);
    expect(lines[0]?.width).toBeCloseTo(lines[0]?.room ?? 0, 6);
  });

  test.each([
    ["a number and its unit", `${"国".repeat(24)}2024年${"国".repeat(30)}`, "2024年"],
    ["a telephone number", `${"国".repeat(23)}0358-3081101${"国".repeat(30)}`, "0358-3081101"],
    ["a dash", `${"国".repeat(25)}——${"国".repeat(30)}`, "——"],
    ["an ellipsis", `${"国".repeat(25)}……${"国".repeat(30)}`, "……"],
  ])("%s stays whole", (_, text, whole) => {
    expect(set(text).some((line) => line.text.includes(whole))).toBe(true);
  });

  test("an address too long for its line parts after a joint", () => {
    const lines = set(
      `${"国".repeat(16)}https://www.example.gov.cn/zwgk/xxgk/nianbao/2024/index.html${"国".repeat(9)}`,
    );
    expect(lines[0]?.text).toMatch(/[/.@]$/);
  });

  test("two signs side by side share one blank", () => {
    const [line] = set("国”，国");
    expect(line?.characters[2]?.x).toBeCloseTo(grid.characterPitch * 2 - size / 2, 6);
  });
});

/** Kinds as they stand in a text: a dash by itself joins. */
function kindsOf(text: string): CharacterKind[] {
  const characters = [...text];
  return characters.map((character, i) => kindInText(character, characters[i - 1], characters[i + 1]));
}

/** Stretches that may not be parted: letters, figures and the signs that join them, without blanks and commas. */
const whole = /[!-+\--:<-~]+(?:[—―·・‧～－–][!-+\--:<-~]+)*/gu;

test("800 paragraphs: nothing forbidden at a line's start or end, no line too wide, no character lost", () => {
  let ragged = 0;
  let all = 0;
  fc.assert(
    fc.property(sentence({ minLength: 0, maxLength: 160, size: "max" }), (text) => {
      const lines = set(text);
      expect(lines.map((line) => line.text).join("")).toBe(text);
      const kinds = kindsOf(text);
      let at = 0;
      const ends = new Set<number>();
      lines.forEach(({ text, width, room, characters }, i) => {
        // What is seen ends with the last character that is no blank, not where the line says so.
        const seen = characters.findLastIndex(({ character }) => characterKind(character) !== "space");
        const last = characters[seen];
        const advance =
          last === undefined ? 0 : (last.font.glyph(last.character.codePointAt(0) as number)?.advance ?? 0);
        const kept = last && ["close", "stop"].includes(characterKind(last.character)) ? 0.5 : 1;
        const right = last === undefined ? 0 : last.x + Math.min(advance * size, advance * size * kept);
        expect(right).toBeLessThanOrEqual(room + 0.22);
        expect(width).toBeLessThanOrEqual(room + 1e-6);
        const here = kinds.slice(at, at + characters.length);
        const runOfSigns = here.every((kind) => kind !== "ideograph" && kind !== "latin");
        if (i > 0 && !runOfSigns) expect(["close", "stop", "middle", "postfix"], text).not.toContain(here[0]);
        if (i < lines.length - 1 && !runOfSigns) {
          expect(["open", "prefix"], text).not.toContain(here[seen]);
          expect(text.trimEnd().endsWith("／"), text).toBe(false);
        }
        for (let c = 1; c < characters.length; c++) {
          const [a, b] = [characters[c - 1] as PlacedCharacter, characters[c] as PlacedCharacter];
          const step = b.x - a.x;
          const fault = (what: string) =>
            new Error(`“${a.character}${b.character}” ${what}, by ${step} pt, in ${text}`);
          if (step <= 0) throw fault("change places");
          const drawn = (a.font.glyph(a.character.codePointAt(0) as number)?.advance ?? 0) * size;
          const blankOf =
            ["close", "stop", "open"].includes(characterKind(a.character)) ||
            characterKind(b.character) === "open";
          // Nothing is printed over what follows, and no gap is read as a blank that is none.
          if (!blankOf)
            expect(b.x - a.x, text).toBeGreaterThan(
              drawn - 0.25 - (characterKind(a.character) === "space" ? 2 : 0),
            );
          if (characterKind(a.character) !== "space" && step - drawn > 0.1 * size + 0.01)
            throw fault("are read with a blank between them");
        }
        all += 1;
        if (i < lines.length - 1 && width < room - 0.5) ragged += 1;
        at += characters.length;
        ends.add(at);
      });
      let from = 0;
      for (const match of text.matchAll(whole)) {
        const start = [...text.slice(0, match.index)].length;
        const length = [...match[0]].length;
        from = start + length;
        const joined = [...text].slice(Math.max(0, start - 3), from + 3).includes("／");
        if (length < 40 && !joined)
          for (let i = start + 1; i < from; i++)
            if (ends.has(i)) throw new Error(`“${match[0]}” is parted in ${text}`);
      }
    }),
    { numRuns: 800 },
  );
  console.log(`${all} lines, ${ragged} left ragged`);
}, 120_000);

test("time grows with the length of the text, not with its square", () => {
  const steps = (length: number) => {
    let asked = 0;
    const measured = measure(
      [{ role: "body", text: "x".repeat(length) }],
      { size, pitch: size },
      fonts,
      () => {},
    );
    const counted = new Proxy(measured, {
      get(target, key) {
        if (typeof key === "string" && /^\d+$/.test(key)) asked += 1;
        return Reflect.get(target, key);
      },
    });
    breakLines(counted, () => 442, size);
    return asked;
  };
  expect(steps(20_000) / steps(10_000)).toBeLessThan(2.1);
});
