import fc from "fast-check";
import { expect, test } from "vitest";
import { firstCharacters } from "./text.ts";

test("a text quoted in part ends with a whole character", () => {
  expect(firstCharacters("甲𬭎乙", 2)).toBe("甲𬭎");
  expect(firstCharacters("𬭎𬬭䶮", 2)).toBe("𬭎𬬭");
  expect(firstCharacters("甲乙", 5)).toBe("甲乙");
  const character = fc.constantFrom("甲", "1", "𬭎", "、", "𬬭");
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 12 }),
      fc.integer({ min: 0, max: 8 }),
      (characters, count) => {
        expect(firstCharacters(characters.join(""), count)).toBe(characters.slice(0, count).join(""));
      },
    ),
  );
});
