import { composeDocument } from "../../document/compose.ts";
import type { Document } from "../../document/document.ts";
import { type ReviewNote, reviewCopy } from "../../document/review.ts";
import type { FontSource } from "../../fonts/load.ts";
import { editions } from "../../form/editions.ts";
import { compressed, packageOf } from "../../opc/write.ts";
import type { Report } from "../../report/report.ts";
import { gbt9704 } from "../../style/gbt9704.ts";
import { changedStyle, type FontRole, fontRoles, type StyleChanges } from "../../style/style.ts";
import type { TableBreak } from "../../style/table-break.ts";
import { bodyXml } from "./body.ts";
import { coreProperties, customProperties } from "./properties.ts";
import type { FontFile } from "./skeleton/embed.ts";
import { type FontNames, namedFonts } from "./skeleton/fonts.ts";
import { skeletonOf } from "./skeleton/skeleton.ts";

/** How a Word file is set; everything has a default after GB/T 9704—2012. */
export interface DocxOptions {
  /**
   * Changes to page, text and tables; lengths in pt. `fonts` names Word's fonts by role; `"windows"` takes
   * the names that every Windows has (仿宋, 楷体 without _GB2312).
   */
  readonly style?: StyleChanges & { readonly fonts?: FontNames };
  /**
   * A Word file (.docx, .dotx) of the agency's own, as pandoc's reference document: its styles, page setup,
   * headers and footers are taken; text and tables are ours. Styles that it lacks are added to it.
   */
  readonly template?: Uint8Array;
  /**
   * Font files that go into the file, by role; the styles then name them (default: none). `"bundled"`: the
   * package's own. Whole fonts, so that new text can be typed in them: a file of megabytes.
   */
  readonly embedFonts?: "bundled" | { readonly [R in FontRole]?: FontSource };
  /** Whether table three may break over pages (default: `auto`). */
  readonly tableBreak?: TableBreak;
  /** Leaves room for a seal over 署名 and 成文日期 (default: false). */
  readonly seal?: boolean;
  /** Findings of the checks: gives a review copy, with the cells in question shaded and an annex that lists them. */
  readonly review?: readonly ReviewNote[];
}

async function fontsToEmbed(chosen: DocxOptions["embedFonts"]): Promise<FontFile[]> {
  if (chosen === undefined) return [];
  const { bundledFont, loadFont } = await import("../../fonts/load.ts");
  return fontRoles.flatMap((role) => {
    const source = chosen === "bundled" ? undefined : chosen[role];
    if (chosen !== "bundled" && source === undefined) return [];
    const { font, bytes } = source === undefined ? bundledFont(role) : loadFont(source);
    return [{ role, name: font.familyName, bytes }];
  });
}

/** A composed document as a Word file. */
export async function renderDocxDocument(document: Document, options: DocxOptions = {}): Promise<Uint8Array> {
  const { fonts: names, ...changes } = options.style ?? {};
  const style = changedStyle(gbt9704, changes);
  const embedded = await fontsToEmbed(options.embedFonts);
  const own = Object.fromEntries(embedded.map(({ role, name }) => [role, { name, alternates: [] }]));
  const fonts = { ...namedFonts(names), ...own };
  const skeleton = await skeletonOf({ style, fonts, embedded, template: options.template });
  const shown = options.review === undefined ? document : reviewCopy(document, options.review);
  const body = bodyXml(shown, {
    style: { ...style, page: skeleton.page },
    fonts,
    seal: options.seal ?? false,
    tableBreak: options.tableBreak ?? "auto",
    idOf: skeleton.idOf,
  });
  return packageOf([
    ...skeleton.parts,
    ["word/document.xml", compressed(skeleton.head + body + skeleton.tail)],
    ["docProps/core.xml", compressed(coreProperties(document.info))],
    ["docProps/custom.xml", compressed(customProperties(document.info))],
  ]);
}

/**
 * A report as a Word file that a clerk can go on editing. The same report gives the same bytes.
 *
 * @throws {TemplateError} (as a rejection) if `template` is no Word file.
 * @throws {FontError} (as a rejection) if a font cannot be embedded.
 */
export async function renderDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  return renderDocxDocument(composeDocument(report, editions[report.edition]), options);
}
