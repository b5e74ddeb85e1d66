import type { LoadedFont } from "../../fonts/load.ts";
import type { PlacedCharacter } from "../../layout/line.ts";
import type { Page, PictureItem, RuleItem, ShadeItem, TextItem } from "../../layout/page.ts";

/** Text of one font on one line. */
export interface TextRun {
  readonly type: "run";
  readonly item: TextItem;
  readonly font: LoadedFont;
  readonly characters: readonly PlacedCharacter[];
}

/** Rules of the same width that follow one another: those of a table. */
export interface RuleGroup {
  readonly type: "rules";
  readonly rules: readonly RuleItem[];
}

/** What becomes one object of an OFD page. */
export type PageObject = TextRun | RuleGroup | ShadeItem | PictureItem;

/** A page as it is written; the entries of the outline are found by their items. */
export interface ObjectPage {
  readonly objects: readonly PageObject[];
  readonly items: readonly TextItem[];
}

const isBlankCharacter = ({ character }: PlacedCharacter) => /^\s$/u.test(character);

/** Beyond the BMP: two units of UTF-16, which readers count and look up as two characters. */
export const isBeyondBasic = ({ character }: PlacedCharacter): boolean => character.length > 1;

/** Blanks at the ends are left out: readers trim text, and would lose count of its places. */
function withoutEndBlanks(characters: readonly PlacedCharacter[]): readonly PlacedCharacter[] {
  let [start, end] = [0, characters.length];
  while (start < end && isBlankCharacter(characters[start] as PlacedCharacter)) start += 1;
  while (end > start && isBlankCharacter(characters[end - 1] as PlacedCharacter)) end -= 1;
  return characters.slice(start, end);
}

/** The runs of a line: of one font, and a character beyond the BMP by itself. */
function runsOf(item: TextItem): TextRun[] {
  const runs: PlacedCharacter[][] = [];
  for (const character of item.line.characters) {
    const last = runs.at(-1)?.at(-1);
    if (last?.font === character.font && !isBeyondBasic(character) && !isBeyondBasic(last))
      runs.at(-1)?.push(character);
    else runs.push([character]);
  }
  return runs.flatMap((run): TextRun[] => {
    const characters = withoutEndBlanks(run);
    const font = characters[0]?.font;
    return font === undefined ? [] : [{ type: "run", item, font, characters }];
  });
}

/** What a page of the layout becomes, in the order in which it is drawn and read. */
export function objectsOf({ items }: Page): ObjectPage {
  const objects: PageObject[] = [];
  let rules: RuleItem[] = [];
  for (const item of items) {
    if (item.type !== "rule" || item.width !== rules[0]?.width) rules = [];
    if (item.type === "text") objects.push(...runsOf(item));
    else if (item.type === "shade" || item.type === "picture") objects.push(item);
    else {
      if (rules.length === 0) objects.push({ type: "rules", rules });
      rules.push(item);
    }
  }
  return { objects, items: items.filter((item) => item.type === "text") };
}
