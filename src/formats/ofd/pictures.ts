import type { Page, PictureItem } from "../../layout/page.ts";
import { type Picture, pictureEndings } from "../../report/picture.ts";
import { lengths, micrometres, millimetres, type ObjectNumbers, textElement } from "./xml.ts";

/** A picture of the document: a resource, and a file in the folder of resources. */
export interface OfdPicture {
  readonly id: number;
  readonly path: string;
  readonly type: Picture["type"];
  readonly bytes: Uint8Array;
}

const formatNames = { png: "PNG", jpeg: "JPEG" } as const;

/** Each picture that stands on the pages, once. */
export function embeddedPictures(
  pages: readonly Page[],
  numbers: ObjectNumbers,
): ReadonlyMap<Picture, OfdPicture> {
  const found = new Map<Picture, OfdPicture>();
  for (const { items } of pages)
    for (const item of items) {
      if (item.type !== "picture" || found.has(item.picture)) continue;
      const { type, bytes } = item.picture;
      const path = `image_${found.size + 1}.${pictureEndings[type]}`;
      found.set(item.picture, { id: numbers.next(), path, type, bytes });
    }
  return found;
}

/** The pictures as the list of resources has them; nothing if there are none. */
export function picturesList(pictures: Iterable<OfdPicture>): string {
  const entries = Array.from(
    pictures,
    ({ id, path, type }) =>
      `<ofd:MultiMedia ID="${id}" Type="Image" Format="${formatNames[type]}">${textElement("MediaFile", path)}</ofd:MultiMedia>`,
  );
  return entries.length === 0 ? "" : `<ofd:MultiMedias>${entries.join("")}</ofd:MultiMedias>`;
}

/** A picture on a page: a square of one by one is stretched to its size (clause 10). */
export function pictureObject({ x, y, width, height }: PictureItem, id: number, resource: number): string {
  const [left, top, across, down] = [x, y, width, height].map(micrometres) as [
    number,
    number,
    number,
    number,
  ];
  const [w, h] = [across, down].map(millimetres);
  return `<ofd:ImageObject ID="${id}" Boundary="${lengths([left, top, across, down])}" CTM="${w} 0 0 ${h} 0 0" ResourceID="${resource}"/>`;
}
