import type { Block, Document, TextMark } from "../document/document.ts";
import type { Style } from "../style/style.ts";
import { baselineOfEm } from "./line.ts";
import type { PageItem, ShadeItem, Source, TextItem } from "./page.ts";

/** The whole text of which a source shows a part, and where in the block's text it starts. */
function textShown(
  block: Block | undefined,
  { part, item }: Source,
): { text: string; start: number } | undefined {
  const whole = (text: string | undefined) => (text === undefined ? undefined : { text, start: 0 });
  switch (block?.type) {
    case "items":
      return part === "text" ? whole(block.items[item ?? 0]?.text) : undefined;
    case "ownTable":
      return whole(part === "note" ? block.note : part === "caption" ? block.caption : undefined);
    case "picture":
      return whole(part === "caption" ? block.caption : undefined);
    case "attachment":
      return whole(part === "text" ? block.title : undefined);
    case "title":
      return { text: block.lines.join(""), start: 0 };
    case "heading":
      return { text: block.text, start: 0 };
    case "paragraph":
      return part === "lead"
        ? { text: block.lead, start: 0 }
        : { text: block.text, start: block.lead.length };
    case "signature":
      return { text: part === "on" ? block.on : block.by, start: 0 };
    default:
      return undefined;
  }
}

/** The darkest tone of the marks over a place. */
function toneAt(marks: readonly TextMark[], at: number): TextMark["tone"] {
  const tones = marks.flatMap(({ from, to, tone }) => (at >= from && at < to ? [tone] : []));
  return tones.includes("doubted") ? "doubted" : tones.find((tone) => tone !== undefined);
}

/** How much higher than its size a mark is, above and below, of the size. */
const markReach = 0.1;

/** The shades behind the characters of a line that marks cover. `places` are the characters' places in the text. */
function shadesOf(
  { line, x, baseline }: TextItem,
  places: readonly number[],
  marks: readonly TextMark[],
  colours: Readonly<Record<"doubted" | "evidence", string>>,
): ShadeItem[] {
  const shades: { from: number; to: number; color: string }[] = [];
  line.characters.forEach((character, i) => {
    const tone = toneAt(marks, places[i] as number);
    if (tone === undefined) return;
    const to = line.characters[i + 1]?.x ?? line.width;
    const last = shades.at(-1);
    if (last?.to === character.x && last.color === colours[tone]) last.to = to;
    else shades.push({ from: character.x, to, color: colours[tone] });
  });
  const height = line.size * (1 + 2 * markReach);
  const y = baseline - line.size * (baselineOfEm + markReach);
  return shades.map(({ from, to, color }) => ({
    type: "shade",
    x: x + from,
    y,
    width: to - from,
    height,
    color,
  }));
}

/** Adds to pages, one after the other, the shades behind words that a review copy marks. */
export function markedItems(
  { blocks, review }: Document,
  { table }: Style,
): (items: readonly PageItem[]) => readonly PageItem[] {
  if (review === undefined) return (items) => items;
  const colours = { doubted: table.markShade, evidence: table.evidenceShade };
  /** How far the text of each source was shown. */
  const shown = new Map<string, number>();
  return (items) =>
    items.flatMap((item): PageItem[] => {
      if (item.type !== "text" || item.source === undefined || item.source.cell !== undefined) return [item];
      const { source } = item;
      const block = blocks[source.block];
      // The others who sign are remarked on the first.
      if (source.item !== undefined && block?.type !== "items") return [item];
      const marks = block !== undefined && "marks" in block ? block.marks : undefined;
      const whole = textShown(block, source);
      if (marks === undefined || whole === undefined) return [item];
      const key = `${source.block} ${source.item ?? ""} ${source.part}`;
      let at = shown.get(key) ?? 0;
      const places = item.line.characters.map(({ character }) => {
        // Blanks at a line's end may not be set.
        const found = whole.text.indexOf(character, at);
        const place = found < 0 ? at : found;
        at = place + character.length;
        return whole.start + place;
      });
      shown.set(key, at);
      const own = marks.filter(
        ({ part, item: n }) => (part === undefined || part === source.part) && n === source.item,
      );
      return [...shadesOf(item, places, own, colours), item];
    });
}
