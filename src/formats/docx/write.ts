import { inTurn } from "#platform";
import { withCharts } from "../../charts/wanted.ts";
import { type Prepared, prepareLater } from "../../document/prepare.ts";
import { type PartPacking, packageOf, packedPart } from "../../opc/write.ts";
import type { Report } from "../../report/report.ts";
import type { ReadOptions } from "../../style/options.ts";
import { fontRoles } from "../../style/style.ts";
import { bodyXml } from "./body.ts";
import type { Controls } from "./controls.ts";
import { type DocxOptions, docxOutput } from "./options.ts";
import { pageFacts } from "./page-facts.ts";
import { coreProperties, customProperties } from "./properties.ts";
import { Relations } from "./relations.ts";
import { reviewSkeleton } from "./review-parts.ts";
import type { FontFile } from "./skeleton/embed.ts";
import { namedFonts } from "./skeleton/fonts.ts";
import { skeletonOf } from "./skeleton/skeleton.ts";

/** The font files that go into the file: those that `fonts` names, or the package's own. */
async function fontsToEmbed({ embedFonts, fonts }: ReadOptions): Promise<FontFile[]> {
  if (!embedFonts) return [];
  const chosen = fonts === undefined || fonts === "windows" ? {} : fonts;
  const own = fontRoles.some((role) => chosen[role]?.file !== undefined);
  const { bundledFont, loadFont, withFonts } = await import("../../fonts/load.ts");
  return withFonts(() =>
    fontRoles.flatMap((role) => {
      const source = chosen[role]?.file;
      if (own && source === undefined) return [];
      const { font, bytes } = source === undefined ? bundledFont(role) : loadFont(source);
      return [{ role, name: font.familyName, bytes }];
    }),
  );
}

interface WordSetting {
  /** Fields to be filled in. */
  readonly controls?: Controls;
  /** How it is packed, if not as one of few. */
  readonly packing?: PartPacking | undefined;
}

/** A prepared report as a Word file. */
export async function writeDocx(
  { document, options, style }: Pick<Prepared, "document" | "options" | "style">,
  { controls, packing }: WordSetting = {},
): Promise<Uint8Array> {
  const embedded = await fontsToEmbed(options);
  const own = Object.fromEntries(embedded.map(({ role, name }) => [role, { name, alternates: [] }]));
  const fonts = { ...namedFonts(options.fonts), ...own };
  const plain = await skeletonOf({ style, fonts, embedded, template: options.template });
  const skeleton =
    document.review === undefined ? plain : reviewSkeleton(plain, document.review, style.pageNumber.size);
  const shown = { ...style, page: skeleton.page };
  const relations = new Relations();
  const body = bodyXml(document, {
    style: shown,
    fonts,
    seal: options.seal,
    tableBreak: options.tableBreak,
    facts: await pageFacts({ document, options }, shown),
    idOf: skeleton.idOf,
    controls,
    relations,
  });
  return packageOf([
    ...relations.addedTo(skeleton.parts),
    ["word/document.xml", packedPart(skeleton.head + body + skeleton.tail, packing)],
    ["docProps/core.xml", packedPart(coreProperties(document.info), packing)],
    ["docProps/custom.xml", packedPart(customProperties(document), packing)],
  ]);
}

/**
 * A report as a Word file that a clerk can go on editing. The same report gives the same bytes.
 *
 * @param report - a report, or what `parseReport` takes
 * @throws {ReportError} (as a rejection) if the data is no report.
 * @throws {OptionsError} (as a rejection) if an option cannot be taken.
 * @throws {TemplateError} (as a rejection) if `template` is no Word file.
 * @throws {FontError} (as a rejection) if a font cannot be embedded.
 * @example
 * await writeFile("年报.docx", await renderDocx(report, { fonts: { body: { name: "方正仿宋_GBK" } } }));
 */
export async function renderDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  const prepared = prepareLater(report, options, docxOutput);
  return inTurn(async () => writeDocx(await withCharts(prepared())));
}
