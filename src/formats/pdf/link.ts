import type { TextItem } from "../../layout/page.ts";
import { Literal } from "./literal.ts";
import type { ReportDocument } from "./report-document.ts";
import type { Structure } from "./structure.ts";
import { utf16Text } from "./utf16.ts";

/** How far the box of a link reaches around its type, of its size. */
const boxReach = { above: 0.95, below: 0.2 } as const;

const rounded = (n: number) => Math.round(n * 100) / 100;

/** Makes a stretch of a line lead to an address (ISO 32000-1, 12.5.6.5), and tells the structure. */
export function addLink(
  document: ReportDocument,
  { line, x, baseline, source }: TextItem,
  href: string,
  structure: Structure | undefined,
): void {
  const [first, last] = [line.characters[0], line.characters.at(-1)];
  if (first === undefined || last === undefined) return;
  const advance = last.font.glyph(last.character.codePointAt(0) as number)?.advance ?? 1;
  const [left, right] = [x + first.x, x + last.x + advance * line.size];
  const foot = document.page.height - baseline - boxReach.below * line.size;
  const box = [left, foot, right, foot + (boxReach.above + boxReach.below) * line.size].map(rounded);
  const text = line.characters.map(({ character }) => character).join("");
  const id = document.reserve();
  const annotation = new Literal(`${id} 0 R`);
  const key = source && structure?.addAnnotation(source, annotation);
  // An address has plain characters only, and none that ends a string of a PDF.
  const address = href.replace(/[()\\]/gu, (sign) => `\\${sign}`);
  document.pack(
    id,
    `<</Type/Annot/Subtype/Link/Rect[${box.join(" ")}]/Border[0 0 0]/F 4/A<</S/URI/URI(${address})>>/Contents<feff${utf16Text(text)}>${key === undefined ? "" : `/StructParent ${key}`}>>`,
  );
  document.page.annotations.push(annotation);
}
