// Reads an OFD as another program would: fflate unpacks, xmldom parses; nothing of the writer is used.
import { DOMParser, type Element } from "@xmldom/xmldom";
import { unzipSync } from "fflate";
import { create, type Font } from "fontkit";

export interface OfdCharacter {
  readonly character: string;
  /** mm from the page's top left corner. */
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: number;
  /** The glyph that CGTransform names. */
  readonly glyph: number | undefined;
}

export interface OfdText {
  readonly id: number;
  readonly box: readonly [number, number, number, number];
  readonly characters: readonly OfdCharacter[];
}

export interface OfdPath {
  readonly box: readonly [number, number, number, number];
  /** Moves and lines, mm from the page's corner. */
  readonly lines: readonly (readonly [number, number])[][];
  readonly width: number;
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
}

export interface OfdImage {
  readonly box: readonly [number, number, number, number];
  /** The file that is shown. */
  readonly bytes: Uint8Array;
}

export interface OfdFontFile {
  readonly id: number;
  readonly name: string;
  readonly family: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
}

export interface OfdPage {
  readonly id: number;
  readonly path: string;
  readonly objects: readonly ({ text: OfdText } | { path: OfdPath } | { image: OfdImage })[];
}

export interface OfdFile {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly xml: ReadonlyMap<string, Element>;
  readonly pages: readonly OfdPage[];
  readonly fonts: ReadonlyMap<number, OfdFontFile>;
  /** Parts that nothing leads to. */
  readonly unreferenced: readonly string[];
}

export const elementsOf = (element: Element): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
export const descendants = (element: Element): Element[] =>
  elementsOf(element).flatMap((child) => [child, ...descendants(child)]);
export const named = (element: Element, name: string): Element[] =>
  descendants(element).filter(({ tagName }) => tagName === `ofd:${name}`);

const numbers = (text: string | null): number[] => {
  const parts = (text ?? "").split(" ");
  if (!parts.every((part) => /^-?\d+(\.\d{1,3})?$/.test(part))) throw new Error(`not numbers: ${text}`);
  return parts.map(Number);
};
const boxOf = (element: Element) =>
  numbers(element.getAttribute("Boundary")) as [number, number, number, number];

function deltasOf(text: string | null): number[] {
  const parts = text === null ? [] : text.split(" ");
  const deltas: number[] = [];
  for (let i = 0; i < parts.length; i++)
    if (parts[i] === "g") {
      deltas.push(...Array.from({ length: Number(parts[i + 1]) }, () => Number(parts[i + 2])));
      i += 2;
    } else deltas.push(Number(parts[i]));
  return deltas;
}

function textOf(element: Element): OfdText {
  const box = boxOf(element);
  const codes = named(element, "TextCode");
  const [code] = codes;
  if (code === undefined || codes.length !== 1) throw new Error("not one TextCode");
  const text = code.textContent ?? "";
  const transform = named(element, "Glyphs")[0]?.textContent;
  const characters = [...text];
  const deltas = deltasOf(code.getAttribute("DeltaX"));
  if (deltas.length !== characters.length - 1) throw new Error(`${deltas.length} deltas for ${text}`);
  if (text.trim() !== text) throw new Error(`blanks at the ends of “${text}”`);
  if (characters.some((c) => c.length > 1) !== (transform !== undefined))
    throw new Error(`glyphs of ${text}`);
  let x = box[0] + Number(code.getAttribute("X"));
  return {
    id: Number(element.getAttribute("ID")),
    box,
    characters: characters.map((character, i) => {
      const placed = {
        character,
        x,
        baseline: box[1] + Number(code.getAttribute("Y")),
        size: Number(element.getAttribute("Size")),
        font: Number(element.getAttribute("Font")),
        glyph: transform === undefined || transform === null ? undefined : Number(transform),
      };
      x += deltas[i] ?? 0;
      return placed;
    }),
  };
}

function pathOf(element: Element): OfdPath {
  const box = boxOf(element);
  const data = (named(element, "AbbreviatedData")[0]?.textContent ?? "").split(" ");
  const lines: [number, number][][] = [];
  for (let i = 0; i < data.length; ) {
    const operator = data[i] as string;
    if (operator === "C") lines.at(-1)?.push(lines.at(-1)?.[0] as [number, number]);
    else if (operator === "M" || operator === "L") {
      const [x, y] = numbers(`${data[i + 1]} ${data[i + 2]}`) as [number, number];
      const point: [number, number] = [box[0] + x, box[1] + y];
      if (operator === "M") lines.push([point]);
      else lines.at(-1)?.push(point);
    } else throw new Error(`unknown operator ${operator}`);
    i += operator === "C" ? 1 : 3;
  }
  const colour = (name: string) => named(element, name)[0]?.getAttribute("Value") ?? undefined;
  const fills = element.getAttribute("Fill") === "true";
  return {
    box,
    lines,
    width: Number(element.getAttribute("LineWidth") ?? 0.353),
    fill: fills ? (colour("FillColor") ?? "0 0 0") : undefined,
    stroke: element.getAttribute("Stroke") === "false" ? undefined : (colour("StrokeColor") ?? "0 0 0"),
  };
}

export function readOfdPages(bytes: Uint8Array): OfdFile {
  const parts = unzipSync(bytes);
  const reached = new Set<string>();
  const xml = new Map<string, Element>();
  const beside = (part: string, location: string) => [...part.split("/").slice(0, -1), location].join("/");
  const take = (path: string): Uint8Array => {
    const part = parts[path];
    if (part === undefined) throw new Error(`no part ${path}`);
    reached.add(path);
    return part;
  };
  const parse = (path: string): Element => {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(take(path));
    const onError = (level: string, message: string) => {
      throw new Error(`${path}: ${level} ${message}`);
    };
    const root = new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement as Element;
    xml.set(path, root);
    return root;
  };
  const one = (element: Element, name: string) => named(element, name)[0]?.textContent ?? "";
  const root = parse("OFD.xml");
  const documentPath = one(root, "DocRoot");
  const document = parse(documentPath);
  const resourcesPath = beside(documentPath, one(document, "PublicRes"));
  const resources = parse(resourcesPath);
  const folder = resources.getAttribute("BaseLoc") ?? "";
  const fonts = new Map(
    named(resources, "Font").map((element): [number, OfdFontFile] => {
      const file = take(beside(resourcesPath, `${folder}/${one(element, "FontFile")}`));
      const id = Number(element.getAttribute("ID"));
      const name = element.getAttribute("FontName") ?? "";
      const family = element.getAttribute("FamilyName") ?? "";
      return [id, { id, name, family, bytes: file, font: create(Buffer.from(file)) as Font }];
    }),
  );
  const media = new Map(
    named(resources, "MultiMedia").map((element) => [
      element.getAttribute("ID") ?? "",
      take(beside(resourcesPath, `${folder}/${one(element, "MediaFile")}`)),
    ]),
  );
  const pages = named(document, "Page").map((element): OfdPage => {
    const path = beside(documentPath, element.getAttribute("BaseLoc") ?? "");
    const layer = named(parse(path), "Layer")[0] as Element;
    const objects = elementsOf(layer).map((object) =>
      object.tagName === "ofd:TextObject"
        ? { text: textOf(object) }
        : object.tagName === "ofd:ImageObject"
          ? {
              image: {
                box: boxOf(object),
                bytes: media.get(object.getAttribute("ResourceID") ?? "") as Uint8Array,
              },
            }
          : { path: pathOf(object) },
    );
    return { id: Number(element.getAttribute("ID")), path, objects };
  });
  for (const name of ["CustomTags", "Attachments"])
    for (const list of named(document, name)) {
      const listPath = beside(documentPath, list.textContent ?? "");
      for (const location of named(parse(listPath), "FileLoc")) {
        const path = beside(listPath, location.textContent ?? "");
        if (path.endsWith(".xml")) parse(path);
        else take(path);
      }
    }
  return { parts, xml, pages, fonts, unreferenced: Object.keys(parts).filter((path) => !reached.has(path)) };
}

/** All text in the order of the document. */
export const textsOf = ({ pages }: OfdFile): OfdText[] =>
  pages.flatMap(({ objects }) => objects.flatMap((object) => ("text" in object ? [object.text] : [])));
