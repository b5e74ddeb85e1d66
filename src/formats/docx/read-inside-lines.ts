import { attributeOf, type XmlElement } from "../../opc/elements.ts";
import { askedWidth, emuToMm } from "./names.ts";
import { below } from "./read-elements.ts";
import type { Leads } from "./read-parts.ts";

/** A picture in a line of text. */
export interface WordPicture {
  /** The part of the file that holds it. */
  readonly part: string;
  /** As it is shown, mm. */
  readonly width: number;
  /** What it shows, in words. */
  readonly alt: string;
  /** Only a part of it is shown. */
  readonly cropped: boolean;
  /** Where it stands: UTF-16 units of the paragraph's text before it. */
  readonly at: number;
}

/** The picture of a drawing, if it is one picture and nothing else. */
export function pictureIn(
  drawing: XmlElement,
  leads: ReadonlyMap<string, Leads>,
): Omit<WordPicture, "at"> | undefined {
  const frame = below(drawing, "inline") ?? below(drawing, "anchor");
  const fill = below(frame, "graphic", "graphicData", "pic", "blipFill");
  const lead = leads.get(attributeOf(below(fill, "blip"), "embed") ?? "");
  if (lead === undefined || !("part" in lead)) return undefined;
  const named = below(frame, "docPr");
  const crop = below(fill, "srcRect");
  const width = emuToMm(Number(attributeOf(below(frame, "extent"), "cx"))) || 0;
  return {
    part: lead.part,
    width: askedWidth(attributeOf(named, "name") ?? "", width),
    alt: attributeOf(named, "descr")?.trim() || attributeOf(named, "title")?.trim() || "",
    cropped: ["l", "t", "r", "b"].some((side) => Number(attributeOf(crop, side) ?? 0) > 0),
  };
}

/** The address in a field's instruction: `HYPERLINK "https://…" \\l "place"`. One that leads into the file has none. */
export function fieldAddress(instruction: string): string | undefined {
  const address = /^\s*HYPERLINK\s+"?([^"\s\\][^"\s]*)"?/iu.exec(instruction)?.[1];
  const anchor = /\\l\s+"([^"]+)"/iu.exec(instruction)?.[1];
  return address === undefined || anchor === undefined ? address : `${address}#${anchor}`;
}

/** Where a `w:hyperlink` leads out of the file. */
export function linkTarget(element: XmlElement, leads: ReadonlyMap<string, Leads>): string | undefined {
  const lead = leads.get(attributeOf(element, "id") ?? "");
  if (lead === undefined || !("address" in lead)) return undefined;
  const anchor = attributeOf(element, "anchor");
  return lead.address + (anchor === undefined ? "" : `#${anchor}`);
}
