import type { LoadedFont } from "../../fonts/load.ts";
import type { PlacedCharacter } from "../../layout/line.ts";
import type { ShadeItem, TextItem } from "../../layout/page.ts";
import { escapedXml } from "../../opc/xml.ts";
import type { Picture } from "../../report/picture.ts";
import type { OfdFont } from "./embedded-fonts.ts";
import {
  isBeyondBasic,
  type ObjectPage,
  type PageObject,
  type RuleGroup,
  type TextRun,
} from "./page-objects.ts";
import { type OfdPicture, pictureObject } from "./pictures.ts";
import { lengths, micrometres, millimetres, type ObjectNumbers, ofdPart } from "./xml.ts";

/** What pages are written with, and what they tell of themselves. */
export interface PageSetting {
  readonly numbers: ObjectNumbers;
  readonly fonts: ReadonlyMap<LoadedFont, OfdFont>;
  readonly pictures: ReadonlyMap<Picture, OfdPicture>;
  /** Called for each object of text. */
  readonly wrote: (item: TextItem, object: number) => void;
}

/** How far an object's box reaches around its characters' places, of an em: all that is outside is cut off (8.5). */
const clipReach = { above: 1, below: 0.35, side: 0.05 } as const;

/** The whole thousandths of a millimetre that hold a stretch. */
function hull(from: number, to: number): { readonly start: number; readonly length: number } {
  const start = Math.floor(from);
  return { start, length: Math.ceil(to) - start };
}

/** The box of a run: the usual one, and farther where a glyph reaches out of it. */
function textBox({ font, characters, item }: TextRun, places: readonly number[], baseline: number) {
  const em = micrometres(item.line.size);
  const [first, last] = [places[0] as number, places.at(-1) as number];
  const { advance = 1 } = font.glyph(characters.at(-1)?.character.codePointAt(0) as number) ?? {};
  let [left, right] = [first - clipReach.side * em, last + (advance + clipReach.side) * em];
  let [top, bottom] = [baseline - clipReach.above * em, baseline + clipReach.below * em];
  const scale = em / font.font.unitsPerEm;
  characters.forEach(({ id }, i) => {
    const box = font.font.boxOf(id);
    if (box === undefined) return;
    const [minX, minY, maxX, maxY] = box;
    const x = places[i] as number;
    left = Math.min(left, x + minX * scale);
    right = Math.max(right, x + maxX * scale);
    top = Math.min(top, baseline - maxY * scale);
    bottom = Math.max(bottom, baseline - minY * scale);
  });
  return { across: hull(left, right), down: hull(top, bottom) };
}

/** Distances from each character to the next; many alike in a row are written once (`g`, 11.3). */
function deltas(places: readonly number[]): string {
  const parts: string[] = [];
  const distances = places.slice(1).map((place, i) => place - (places[i] as number));
  for (let i = 0; i < distances.length; ) {
    const distance = distances[i] as number;
    let end = i + 1;
    while (distances[end] === distance) end += 1;
    const count = end - i;
    parts.push(count > 2 ? `g ${count} ${millimetres(distance)}` : lengths(distances.slice(i, end)));
    i = end;
  }
  return parts.join(" ");
}

const codePointOf = ({ character }: PlacedCharacter) => character.codePointAt(0) as number;

/** What a click on a stretch of text does: it leads to its address. */
const actionsOf = ({ href }: TextItem): string =>
  href === undefined
    ? ""
    : `<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="${escapedXml(href)}"/></ofd:Action></ofd:Actions>`;

/** Distances are between rounded places, so that what rounding takes does not add up. */
function textObject(run: TextRun, { numbers, fonts, wrote }: PageSetting): string {
  const { item, characters } = run;
  const font = fonts.get(run.font) as OfdFont;
  const id = numbers.next();
  wrote(item, id);
  const places = characters.map(({ x }) => micrometres(item.x + x));
  const baseline = micrometres(item.baseline);
  const { across, down } = textBox(run, places, baseline);
  const boundary = lengths([across.start, down.start, across.length, down.length]);
  const [first] = characters as readonly [PlacedCharacter];
  const glyph = font.glyphOf.get(codePointOf(first));
  const transform = isBeyondBasic(first)
    ? `<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>${glyph}</ofd:Glyphs></ofd:CGTransform>`
    : "";
  const deltaX = places.length > 1 ? ` DeltaX="${deltas(places)}"` : "";
  const text = escapedXml(characters.map(({ character }) => character).join(""));
  const x = millimetres((places[0] as number) - across.start);
  const y = millimetres(baseline - down.start);
  const size = millimetres(micrometres(item.line.size));
  return `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="${font.id}" Size="${size}">${actionsOf(item)}${transform}<ofd:TextCode X="${x}" Y="${y}"${deltaX}>${text}</ofd:TextCode></ofd:TextObject>`;
}

/** All rules of a table in one path. */
function rulesObject({ rules }: RuleGroup, { numbers }: PageSetting): string {
  const width = micrometres(rules[0]?.width ?? 0);
  const ends = rules.map(({ from, to }) => [...from, ...to].map(micrometres));
  const [xs, ys] = [0, 1].map((axis) =>
    ends.flatMap((end) => [end[axis] as number, end[axis + 2] as number]),
  );
  const reach = (values: readonly number[] = []) => {
    // Not by spreading: a table of pages has thousands of ends.
    const [least, most] = values.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    return hull(least - width / 2, most + width / 2);
  };
  const [across, down] = [reach(xs), reach(ys)];
  const boundary = lengths([across.start, down.start, across.length, down.length]);
  const path = ends
    .map(([x1, y1, x2, y2]) => {
      const [fromX, toX] = [x1, x2].map((x) => millimetres((x as number) - across.start));
      const [fromY, toY] = [y1, y2].map((y) => millimetres((y as number) - down.start));
      return `M ${fromX} ${fromY} L ${toX} ${toY}`;
    })
    .join(" ");
  return `<ofd:PathObject ID="${numbers.next()}" Boundary="${boundary}" LineWidth="${millimetres(width)}"><ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>${path}</ofd:AbbreviatedData></ofd:PathObject>`;
}

const rgb = (colour: string): string =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(" ");

function shadeObject({ x, y, width, height, color }: ShadeItem, { numbers }: PageSetting): string {
  const [left, top] = [micrometres(x), micrometres(y)];
  const [across, down] = [micrometres(x + width) - left, micrometres(y + height) - top];
  const [right, foot] = [across, down].map(millimetres);
  return `<ofd:PathObject ID="${numbers.next()}" Boundary="${lengths([left, top, across, down])}" Stroke="false" Fill="true"><ofd:FillColor Value="${rgb(color)}"/><ofd:AbbreviatedData>M 0 0 L ${right} 0 L ${right} ${foot} L 0 ${foot} C</ofd:AbbreviatedData></ofd:PathObject>`;
}

function written(object: PageObject, setting: PageSetting): string {
  switch (object.type) {
    case "run":
      return textObject(object, setting);
    case "rules":
      return rulesObject(object, setting);
    case "shade":
      return shadeObject(object, setting);
    case "picture": {
      const { id } = setting.pictures.get(object.picture) as OfdPicture;
      return pictureObject(object, setting.numbers.next(), id);
    }
  }
}

/** Content.xml of a page: one layer, in the order in which it is read. */
export function pagePart({ objects }: ObjectPage, setting: PageSetting): string {
  const layer = setting.numbers.next();
  const content = objects.map((object) => written(object, setting));
  return ofdPart(
    "Page",
    "",
    `<ofd:Content><ofd:Layer ID="${layer}" Type="Body">${content.join("")}</ofd:Layer></ofd:Content>`,
  );
}
