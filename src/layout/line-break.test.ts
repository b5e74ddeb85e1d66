import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentence } from "../../test/random-report.ts";
import { fontSet } from "../fonts/font-set.ts";
import { gbt9704 } from "../style/gbt9704.ts";
import { characterKind } from "./character.ts";
import { pageGrid } from "./grid-page.ts";
import { fittedLine } from "./line.ts";
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

test("10,000 paragraphs: nothing forbidden at a line's start or end, no line too wide, no character lost", () => {
  fc.assert(
    fc.property(sentence({ minLength: 0, maxLength: 160 }), (text) => {
      const lines = set(text);
      expect(lines.map((line) => line.text).join("")).toBe(text);
      lines.forEach(({ text, width, room, characters }, i) => {
        expect(width).toBeLessThanOrEqual(room + 1e-6);
        const kinds = [...text].map(characterKind);
        const runOfSigns = kinds.every((kind) => kind !== "ideograph" && kind !== "latin");
        if (i > 0 && !runOfSigns) expect(["close", "stop", "middle", "postfix"]).not.toContain(kinds[0]);
        if (i < lines.length - 1 && !runOfSigns) expect(["open", "prefix"]).not.toContain(kinds.at(-1));
        for (let c = 1; c < characters.length; c++)
          expect((characters[c]?.x ?? 0) - (characters[c - 1]?.x ?? 0)).toBeGreaterThan(0);
      });
    }),
    { numRuns: 10_000 },
  );
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
