import type { ItemsBlock, OwnTableBlock, PictureBlock } from "../../document/document.ts";
import { wholeOf } from "../../document/grid.ts";
import { escapedXml, officeRelationship } from "../../opc/xml.ts";
import type { TextLink } from "../../report/narrative.ts";
import {
  captionSizeOf,
  captionSlots,
  closeGap,
  closePitch,
  noteSizeOf,
  noteSlots,
  pictureSize,
} from "../../style/close-text.ts";
import { toTwip } from "../../style/units.ts";
import { drawingName, emuToMm } from "./names.ts";
import { alignmentXml, type BodySetting, paragraphXml } from "./paragraph.ts";
import { markedRunsXml } from "./remarks.ts";
import { linePitch, styleIds } from "./skeleton/styles.ts";
import { tableXml } from "./table.ts";
import type { WordRows } from "./table-rows.ts";
import { type RunLook, runsXml } from "./text.ts";

/** A text whose linked stretches are hyperlinks. */
export function linkedRunsXml(
  text: string,
  links: readonly TextLink[],
  look: RunLook,
  { relations, idOf }: BodySetting,
): string {
  let xml = "";
  let start = 0;
  for (const { from, to, href } of links) {
    const inside = runsXml(text.slice(from, to), { ...look, style: idOf(styleIds.link) });
    xml += runsXml(text.slice(start, from), look);
    xml += `<w:hyperlink xmlns:r="${officeRelationship}" r:id="${relations.idOfLink(href)}" w:history="1">${inside}</w:hyperlink>`;
    start = to;
  }
  return xml + runsXml(text.slice(start), look);
}

/** The items of a list, each a paragraph with its mark; `white` is what the last has below it. */
export const itemsXml = (
  { items, marks = [] }: ItemsBlock,
  look: RunLook,
  white: string,
  { idOf, style }: BodySetting,
): string =>
  items
    .map(({ mark, text }, i) => {
      const here = marks.flatMap((one) =>
        one.item === i ? [{ ...one, from: one.from + mark.length, to: one.to + mark.length }] : [],
      );
      const runs = markedRunsXml([{ text: mark + text, look }], here, style.table);
      return paragraphXml(
        idOf(styleIds.item),
        runs,
        (i === items.length - 1 ? white : "") + alignmentXml(mark + text),
      );
    })
    .join("");

/** A caption or a note with its marks. */
const besideXml = (
  { marks = [] }: OwnTableBlock | PictureBlock,
  name: "caption" | "note",
  text: string,
  { style }: BodySetting,
): string =>
  markedRunsXml(
    [{ text, look: {} }],
    marks.filter(({ part }) => part === name),
    style.table,
  );

const spacingXml = (spacing: Readonly<Record<string, number>>): string => {
  const all = Object.entries(spacing).map(
    ([name, twips]) => ` w:${name}="${Math.max(0, Math.round(twips))}"`,
  );
  // A template's style of that name may set its lines otherwise.
  return `<w:spacing${all.join("")}${"line" in spacing ? ' w:lineRule="exact"' : ""}/>`;
};

/** Half of what exceeds the type in a line of small type is white already. */
const gapBeside = (size: number): number => toTwip((closeGap - (closePitch - 1) / 2) * size);

/** What the layout knows of the place of small type. */
function closeSetting({ style, facts }: BodySetting, at: number, part: "caption" | "note") {
  const size = part === "caption" ? captionSizeOf(style) : noteSizeOf(style);
  return {
    count: Math.max(1, facts.linesOf(at, part).length),
    line: toTwip(size * closePitch),
    gap: gapBeside(size),
    pitch: linePitch(style.page),
  };
}

/** A caption on as many lines of the page's grid as in the layout, close above its table, which starts `above` below them. */
function tableCaptionXml(
  block: OwnTableBlock,
  caption: string,
  at: number,
  above: number,
  setting: BodySetting,
): string {
  const { count, line, gap, pitch } = closeSetting(setting, at, "caption");
  const height = captionSlots(count, setting.style) * pitch + above - gap;
  // White above a page's first line is not kept by every program.
  const spacing = setting.facts.startsPage(at)
    ? { before: 0, after: gap, line: height / count }
    : { before: height - count * line, after: gap };
  return paragraphXml(
    setting.idOf(styleIds.tableCaption),
    besideXml(block, "caption", caption, setting),
    spacingXml(spacing),
  );
}

/** What stands below an own table: its note, or as much white as the table leaves of its last line of the grid. */
function tableEndXml(block: OwnTableBlock, at: number, below: number, setting: BodySetting): string {
  const style = setting.idOf(styleIds.note);
  // Two tables without a paragraph between them are one to Word; a point is the least that it sets.
  if (block.note === undefined) return paragraphXml(style, "", spacingXml({ line: Math.max(20, below) }));
  const { count, line, gap, pitch } = closeSetting(setting, at, "note");
  const after = below + noteSlots(count, setting.style) * pitch - gap - count * line;
  return paragraphXml(
    style,
    besideXml(block, "note", block.note, setting),
    spacingXml({ before: gap, after }),
  );
}

/** An own table between its caption and its note. */
export function ownTableXml(
  block: OwnTableBlock,
  at: number,
  { pieces, above, below }: WordRows,
  setting: BodySetting,
): string {
  const { style, idOf, facts } = setting;
  const { caption } = block;
  const table = tableXml(block, {
    style,
    idOf,
    pieces,
    controls: undefined,
    linesOf: (cell) => facts.linesOf(at, wholeOf(cell)),
    sizeOf: (cell) => facts.sizeOf(at, wholeOf(cell)),
  });
  return [
    caption === undefined ? "" : tableCaptionXml(block, caption, at, above, setting),
    table,
    tableEndXml(block, at, below, setting),
  ].join("");
}

/** English Metric Units, of which Word counts 12,700 a point. */
const toEmu = (points: number) => Math.round(points * 12_700);

/** What the mark of a picture's paragraph adds to its height, twip: it is of one point. */
const markTwips = 20;

/** A picture as a paragraph of its own, and its caption. */
export function pictureXml(block: PictureBlock, at: number, setting: BodySetting): string {
  const { picture, caption, alt } = block;
  const { style, idOf, relations, facts } = setting;
  const { count, line, gap, pitch } = closeSetting(setting, at, "caption");
  const lines = caption === undefined ? 0 : count;
  const { width, height, slots } = pictureSize(block, lines, style);
  const size = [width, height].map(toEmu);
  const [cx, cy] = size as [number, number];
  const asked = emuToMm(toEmu(block.width));
  const named = `id="${at + 1}" name="${drawingName(at + 1, asked, emuToMm(cx))}"`;
  const drawing = [
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">',
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${named} descr="${escapedXml(alt)}"/>`,
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>',
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">',
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip xmlns:r="${officeRelationship}" r:embed="${relations.idOfPicture(picture)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`,
    "</a:graphicData></a:graphic></wp:inline></w:drawing>",
  ].join("");
  // Off the grid: the picture, its caption and the white about them take the lines that they have in the layout.
  const spare = slots * pitch - toTwip(height) - markTwips - (lines === 0 ? 0 : gap + lines * line);
  const before = facts.startsPage(at)
    ? 0
    : Math.min(spare, Math.floor((pitch - toTwip(style.text.body)) / 2));
  const after = spacingXml({ before: lines === 0 ? 0 : gap, after: spare - before });
  const keep = lines === 0 ? "" : "<w:keepNext/>";
  const white = spacingXml({ before, after: lines === 0 ? spare - before : 0 });
  return [
    paragraphXml(idOf(styleIds.picture), `<w:r>${drawing}</w:r>`, keep + white),
    caption === undefined
      ? ""
      : paragraphXml(idOf(styleIds.caption), besideXml(block, "caption", caption, setting), after),
  ].join("");
}
