import type { Page, Source, TextItem } from "../layout/page.ts";

/** Where a text stands on its page, pt. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const placeOfText = ({ line, x, baseline }: TextItem): Place => ({
  x,
  y: baseline - line.size,
  width: Math.max(line.width, line.size),
  height: 1.3 * line.size,
});

/** What of the document stands nearest to a point of a page, no farther than a line or two. */
export function sourceAt(page: Page, x: number, y: number): Source | undefined {
  let found: Source | undefined;
  let nearest = 18;
  for (const item of page.items) {
    if (
      item.type === "picture" &&
      x >= item.x &&
      x <= item.x + item.width &&
      y >= item.y &&
      y <= item.y + item.height
    )
      return item.source;
    if (item.type !== "text" || item.source === undefined) continue;
    const place = placeOfText(item);
    const across = Math.max(place.x - x, x - place.x - place.width, 0);
    const down = Math.max(place.y - y, y - place.y - place.height, 0);
    const distance = Math.hypot(across, down * 2);
    if (distance < nearest) [found, nearest] = [item.source, distance];
  }
  return found;
}
