import type { LoadedFont } from "../../fonts/load.ts";
import type { PlacedCharacter } from "../../layout/line.ts";
import type { Page, PageItem, PictureItem, RuleItem, TextItem } from "../../layout/page.ts";
import type { Picture } from "../../report/picture.ts";
import {
  type DrawnFont,
  fontOfDocument,
  pdfNumber,
  sameFont,
  shownRun,
  type TextState,
  thousandths,
} from "./drawn-text.ts";
import { embeddedImage } from "./image.ts";
import { addLink } from "./link.ts";
import { type Outline, PdfmakeRenderer, type Reference } from "./pdfmake.ts";
import type { ReportDocument } from "./report-document.ts";
import type { Structure } from "./structure.ts";

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
  /** What holds for the next text on the page: a state that is set again would be a third of a table's page. */
  private written: TextState | undefined;
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
    const { page } = this.document;
    // pdfkit's pages are turned upside down; text is turned back.
    const y = pdfNumber(thousandths(page.height) - thousandths(page.height - baseline));
    const written = this.stateOf(page);
    let operators = written.black ? "BT" : "BT 0 g";
    written.black = true;
    for (const run of sameFont(line.characters)) {
      const [first] = run as [PlacedCharacter];
      const font = this.open(first.font);
      const { id } = font.embedded;
      page.fonts[id] ??= font.embedded.ref();
      const set = `/${id} ${pdfNumber(line.size)} Tf`;
      if (set !== written.font) operators += set;
      written.font = set;
      operators += ` 1 0 0 -1 ${pdfNumber(x + first.x)} ${y} Tm${shownRun(font, run, line.size, written)}`;
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

  /** A page begins anew. */
  private stateOf(page: unknown): TextState {
    const { written } = this;
    if (written !== undefined && written.page === page) return written;
    this.written = { page, black: true, font: "", spacing: 0 };
    return this.written;
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
      this.stateOf(this.document.page).black = false;
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
