import { hexOf, inTurn, startSha256 } from "#platform";
import { withCharts } from "../../charts/wanted.ts";
import { type Prepared, prepareLater } from "../../document/prepare.ts";
import { layOut } from "../../layout/lay-out.ts";
import { type CompressedPart, compressed, packageOf, packedBefore } from "../../opc/write.ts";
import { attachmentName, attachmentOf } from "../../report/attachment.ts";
import type { Report } from "../../report/report.ts";
import { embeddedFonts, resourcesPart } from "./embedded-fonts.ts";
import { customTagsPart, FigureTags } from "./figure-tags.ts";
import { type OfdOptions, ofdOutput } from "./options.ts";
import { pagePart } from "./page.ts";
import { objectsOf } from "./page-objects.ts";
import { attachmentsPart, documentPart, type OutlineEntry, rootPart } from "./parts.ts";
import { embeddedPictures, picturesList } from "./pictures.ts";
import { ObjectNumbers } from "./xml.ts";

/** Where parts stand. Lists stand beside Document.xml, so that paths from it and from them are the same. */
const folder = "Doc_0";
const paths = {
  document: "Document.xml",
  resources: "PublicRes.xml",
  resourceFolder: "Res",
  customTags: "CustomTags.xml",
  figures: "Tags/figures.xml",
  attachments: "Attachments.xml",
  attached: `Attachs/${attachmentName}`,
} as const;
const pagePath = (i: number) => `Pages/Page_${i}/Content.xml`;

type WrittenParts = [string, CompressedPart][];

/** The same parts have the same DocID, others another. */
function documentId(parts: WrittenParts, described: string): string {
  const sum = startSha256();
  sum.update(new TextEncoder().encode(described));
  for (const [path, { data }] of parts) {
    sum.update(new TextEncoder().encode(path));
    sum.update(data);
  }
  return hexOf(sum.digest().subarray(0, 16));
}

/** A prepared report as OFD: laid out on pages, then written with its fonts. */
export async function writeOfd(prepared: Prepared): Promise<Uint8Array> {
  const { report, document, style } = prepared;
  const laidOut = await layOut(prepared);
  const numbers = new ObjectNumbers();
  const pages = laidOut.pages.map(objectsOf);
  const fonts = embeddedFonts(pages, laidOut.fonts, numbers);
  const pictures = embeddedPictures(laidOut.pages, numbers);
  const tags = new FigureTags(document);
  const entries: OutlineEntry[] = [];
  const parts: WrittenParts = [];
  const put = (path: string, content: string | Uint8Array) =>
    parts.push([`${folder}/${path}`, compressed(content)]);
  const numbered = pages.map((page, i) => {
    const id = numbers.next();
    for (const { bookmark, baseline, line } of page.items)
      if (bookmark) entries.push({ ...bookmark, page: id, top: Math.max(0, baseline - 2 * line.size) });
    put(
      pagePath(i),
      pagePart(page, { numbers, fonts, pictures, wrote: (item, object) => tags.add(item, id, object) }),
    );
    return { id, path: pagePath(i) };
  });
  put(paths.resources, resourcesPart(fonts.values(), picturesList(pictures.values()), paths.resourceFolder));
  for (const { path, file, stream } of fonts.values())
    parts.push([`${folder}/${paths.resourceFolder}/${path}`, packedBefore(file, stream)]);
  for (const { path, bytes } of pictures.values()) put(`${paths.resourceFolder}/${path}`, bytes);
  if (!tags.isEmpty) {
    put(paths.customTags, customTagsPart(paths.figures));
    put(paths.figures, tags.tagsPart());
  }
  if (report !== undefined) {
    const attached = attachmentOf(report);
    const { date } = document.info;
    put(paths.attachments, attachmentsPart(attachmentName, paths.attached, attached.length, date));
    put(paths.attached, attached);
  }
  const whole = documentPart({
    style,
    lastNumber: numbers.last,
    resources: paths.resources,
    pages: numbered,
    entries,
    customTags: tags.isEmpty ? undefined : paths.customTags,
    attachments: report === undefined ? undefined : paths.attachments,
  });
  const documentPath = `${folder}/${paths.document}`;
  parts.unshift([documentPath, compressed(whole)]);
  const id = documentId(parts, rootPart(document.info, "", documentPath));
  return packageOf([["OFD.xml", compressed(rootPart(document.info, id, documentPath))], ...parts]);
}

/**
 * A report as OFD (GB/T 33190—2016), on the pages of the PDF, with its data attached (`readOfd` takes it out again). It
 * is not signed. The same report gives the same bytes.
 *
 * @param report - a report, or what `parseReport` takes
 * @throws {ReportError} (as a rejection) if the data is no report, or no font holds one of its characters.
 * @throws {FontError} (as a rejection) if a font cannot be used, or has no TrueType outlines.
 * @throws {OptionsError} (as a rejection) if an option cannot be taken.
 * @example
 * await writeFile("年报.ofd", await renderOfd(report, { seal: true }));
 */
export async function renderOfd(report: Report, options: OfdOptions = {}): Promise<Uint8Array> {
  const prepared = prepareLater(report, options, ofdOutput);
  return inTurn(async () => writeOfd(await withCharts(prepared())));
}
