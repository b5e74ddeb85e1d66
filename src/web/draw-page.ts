import type { LoadedFont } from "../fonts/load.ts";
import { outlinePen } from "../fonts/outline.ts";
import type { Page, TextItem } from "../layout/page.ts";
import type { Picture } from "../report/picture.ts";

let pens = new WeakMap<LoadedFont, (glyph: number) => Path2D>();

/** Outlines have come that were not there. */
export const forgetOutlines = (): void => {
  pens = new WeakMap();
};

/** The outline of each glyph, made once. */
function pathsOf(font: LoadedFont): (glyph: number) => Path2D {
  const known = pens.get(font);
  if (known !== undefined) return known;
  const pen = outlinePen(font.bytes);
  const paths = new Map<number, Path2D>();
  const pathOf = (glyph: number) => {
    let path = paths.get(glyph);
    if (path === undefined) {
      path = new Path2D();
      pen(glyph, path);
      paths.set(glyph, path);
    }
    return path;
  };
  pens.set(font, pathOf);
  return pathOf;
}

function drawText({ line, x, baseline }: TextItem, context: CanvasRenderingContext2D, scale: number): void {
  for (const { font, id, x: at } of line.characters) {
    const unit = (line.size / font.font.unitsPerEm) * scale;
    context.setTransform(unit, 0, 0, -unit, (x + at) * scale, baseline * scale);
    context.fill(pathsOf(font)(id));
  }
}

const images = new WeakMap<Picture, HTMLImageElement>();

/** A picture as the browser draws it; nothing until it is there, then `later` is called. */
function imageOf(picture: Picture, later: () => void): HTMLImageElement | undefined {
  let image = images.get(picture);
  if (image === undefined) {
    image = new Image();
    const url = URL.createObjectURL(new Blob([picture.bytes as BlobPart]));
    image.onload = () => {
      URL.revokeObjectURL(url);
      later();
    };
    image.src = url;
    images.set(picture, image);
  }
  return image.complete && image.naturalWidth > 0 ? image : undefined;
}

/** Draws a page, `scale` pixels a point; `later` is called when a picture has come. */
export function drawPage(
  page: Page,
  context: CanvasRenderingContext2D,
  scale: number,
  later: () => void,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  for (const item of page.items) {
    context.setTransform(scale, 0, 0, scale, 0, 0);
    if (item.type === "shade") {
      context.fillStyle = item.color;
      context.fillRect(item.x, item.y, item.width, item.height);
    } else if (item.type === "rule") {
      context.strokeStyle = "#000";
      context.lineWidth = Math.max(item.width, 0.7 / scale);
      context.beginPath();
      context.moveTo(...item.from);
      context.lineTo(...item.to);
      context.stroke();
    } else if (item.type === "picture") {
      const image = imageOf(item.picture, later);
      if (image !== undefined) context.drawImage(image, item.x, item.y, item.width, item.height);
    } else {
      context.fillStyle = "#000";
      drawText(item, context, scale);
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}
