import type { LoadedFont } from "../../fonts/load.ts";
import type { PlacedCharacter } from "../../layout/line.ts";
import type { Page, PageItem, PictureItem, RuleItem, TextItem } from "../../layout/page.ts";
import type { Picture } from "../../report/picture.ts";
import { EmbeddedFont } from "./embedded-font.ts";
import { embeddedImage } from "./image.ts";
import { addLink } from "./link.ts";
import { type Outline, PdfmakeRenderer, type Reference } from "./pdfmake.ts";
import type { ReportDocument } from "./report-document.ts";
import type { Structure } from "./structure.ts";

const thousandths = (n: number): number => Math.round(n * 1000) / 1000;
const pdfNumber = (n: number): string => String(thousandths(n));

/** A character as a page shows it: its code in the font's subset, and how far it advances, in em. */
interface ShownCharacter {
  readonly code: string;
  readonly advance: number;
}

/** A font of the layout as a font of one document. */
interface DrawnFont {
  readonly embedded: EmbeddedFont;
  shown(character: PlacedCharacter): ShownCharacter;
}

function fontOfDocument(document: ReportDocument, font: LoadedFont, id: string): DrawnFont {
  const embedded = new EmbeddedFont(document, font.font, id);
  document._fontFamilies[id] = embedded;
  const known = new Map<string, ShownCharacter>();
  return {
    embedded,
    shown({ character, id: glyph }) {
      const before = known.get(character);
      if (before !== undefined) return before;
      const codePoint = character.codePointAt(0) as number;
      const advance = font.glyph(codePoint)?.advance ?? 0;
      const made = { code: embedded.add(glyph, codePoint, advance * 1000), advance };
      known.set(character, made);
      return made;
    },
  };
}

/** What is not said by the document: page numbers and repeated heads, rules and shades. */
type Artifact = "Pagination" | "Layout";

/** What a stretch of a page is marked as. */
type Marked = ReturnType<Structure["elementOf"]> | Artifact;

/** Marks everything that is drawn: as content of its structure element, or as an artifact (14.8.2.2). */
class Marking {
  private readonly document: ReportDocument;
  private readonly structure: Structure;
  private open: { readonly page: unknown; readonly as: Marked } | undefined;

  constructor(document: ReportDocument, structure: Structure) {
    this.document = document;
    this.structure = structure;
  }

  text({ source }: Pick<TextItem, "source">): void {
    this.start(source === undefined ? "Pagination" : this.structure.elementOf(source));
  }

  drawing(): void {
    this.start("Layout");
  }

  /** What belongs together on a page is marked once. pdfkit ends marks with their page. */
  private start(as: Marked): void {
    const { page } = this.document;
    if (this.open?.page === page) {
      if (this.open.as === as) return;
      this.document.endMarkedContent();
    }
    this.open = { page, as };
    if (typeof as === "string") this.document.markContent("Artifact", { type: as });
    else this.structure.add(as, this.document.markStructureContent("Span"));
  }
}

/** pdfmake's renderer of pages, with lines that come with every character placed. */
export class PlacedRenderer extends PdfmakeRenderer {
  private readonly document: ReportDocument;
  private readonly fonts = new Map<LoadedFont, DrawnFont>();
  private readonly structure: Structure | undefined;
  private readonly marking: Marking | undefined;
  private section: Outline | undefined;
  /** The width of the last rule, and its page. */
  private ruled: { readonly page: unknown; readonly width: number } | undefined;
  private readonly images = new Map<Picture, { readonly name: string; readonly reference: Reference }>();

  constructor(document: ReportDocument, structure: Structure | undefined) {
    super(document);
    this.document = document;
    this.structure = structure;
    this.marking = structure && new Marking(document, structure);
  }

  override renderLine(item: unknown): void {
    const text = item as TextItem;
    this.bookmark(text);
    this.marking?.text(text);
    const { line, x, baseline } = text;
    const { height } = this.document.page;
    // pdfkit's pages are turned upside down; text is turned back.
    const y = pdfNumber(thousandths(height) - thousandths(height - baseline));
    let operators = "BT 0 g";
    for (const run of sameFont(line.characters)) {
      const [first] = run as [PlacedCharacter];
      const font = this.open(first.font);
      const { id } = font.embedded;
      this.document.page.fonts[id] ??= font.embedded.ref();
      operators += `/${id} ${pdfNumber(line.size)} Tf 1 0 0 -1 ${pdfNumber(x + first.x)} ${y} Tm`;
      operators += shownRun(font, run, line.size);
    }
    this.document.addContent(`${operators} ET`);
    if (text.href !== undefined) addLink(this.document, text, text.href, this.structure);
  }

  override renderImage(item: unknown): void {
    const { picture, x, y, width, height, source } = item as PictureItem;
    this.marking?.text({ source });
    const known = this.images.get(picture);
    const { name, reference } = known ?? {
      name: `I${this.images.size + 1}`,
      reference: embeddedImage(this.document, picture),
    };
    if (known === undefined) this.images.set(picture, { name, reference });
    this.document.page.xobjects[name] ??= reference;
    const [w, h, left, foot] = [width, height, x, y + height].map(pdfNumber);
    const down = this.document.page.height;
    const box = [x, down - y - height, x + width, down - y].map((edge) => Math.round(edge * 100) / 100);
    this.structure?.setBox(source, box);
    this.document.addContent(`q ${w} 0 0 -${h} ${left} ${foot} cm /${name} Do Q`);
  }

  private open(font: LoadedFont): DrawnFont {
    const known = this.fonts.get(font) ?? fontOfDocument(this.document, font, `F${this.fonts.size + 1}`);
    this.fonts.set(font, known);
    return known;
  }

  /** Rules are many, so they are drawn in one line each; pdfmake draws the rest. */
  override renderVector(vector: unknown): void {
    this.marking?.drawing();
    const item = vector as RuleItem | { readonly type: "rect" };
    if (item.type === "rect") {
      this.ruled = undefined;
      super.renderVector(item);
      return;
    }
    const { from, to, width } = item;
    const [start, end] = [from, to].map((point) => point.map(pdfNumber).join(" "));
    const { page } = this.document;
    // Rules of one width follow one another.
    const change = this.ruled?.page === page && this.ruled.width === width ? "" : `${pdfNumber(width)} w `;
    this.ruled = { page, width };
    this.document.addContent(`${change}${start} m ${end} l S`);
  }

  private bookmark({ bookmark, baseline, line }: TextItem): void {
    if (bookmark === undefined) return;
    const { outline: root, page } = this.document;
    const place = { top: Math.max(0, baseline - 2 * line.size), left: page.width };
    if (bookmark.level === 1) this.section = root.addItem(bookmark.text, { ...place, expanded: true });
    else (this.section ?? root).addItem(bookmark.text, { ...place, expanded: false });
  }
}

/** Codes as they are shown, with the distance where a character does not stand where the last one ended. */
function shownRun(font: DrawnFont, run: readonly PlacedCharacter[], size: number): string {
  let out = "<";
  let pen = (run[0] as PlacedCharacter).x;
  for (const character of run) {
    const away = Math.round(((pen - character.x) / size) * 1000);
    if (away !== 0) {
      out += `>${away}<`;
      pen -= (away / 1000) * size;
    }
    const { code, advance } = font.shown(character);
    out += code;
    pen += advance * size;
  }
  return ` [${out}>] TJ`.replace("[<>", "[");
}

/** Stretches of characters in one font. */
function sameFont(characters: readonly PlacedCharacter[]): PlacedCharacter[][] {
  const runs: PlacedCharacter[][] = [];
  for (const character of characters) {
    const run = runs.at(-1);
    if (run?.[0]?.font === character.font) run.push(character);
    else runs.push([character]);
  }
  return runs;
}

/** An item of the layout as pdfmake's renderer knows it. */
function itemOf(item: PageItem): { type: string; item: unknown } {
  switch (item.type) {
    case "text":
      return { type: "line", item };
    case "rule":
      return { type: "vector", item };
    case "picture":
      return { type: "image", item };
    case "shade":
      return {
        type: "vector",
        item: { type: "rect", x: item.x, y: item.y, w: item.width, h: item.height, color: item.color },
      };
  }
}

/** Draws laid-out pages into a document, marked by its structure if there is one. */
export function drawPages(
  document: ReportDocument,
  pages: readonly Page[],
  pageSize: { readonly width: number; readonly height: number },
  structure: Structure | undefined,
): void {
  new PlacedRenderer(document, structure).renderPages(
    pages.map(({ items }) => ({ pageSize, items: items.map(itemOf) })),
  );
}
