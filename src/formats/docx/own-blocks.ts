import type { ItemsBlock, OwnTableBlock, PictureBlock } from "../../document/document.ts";
import { endRow, type Grid } from "../../document/grid.ts";
import { escapedXml, officeRelationship } from "../../opc/xml.ts";
import type { TextLink } from "../../report/narrative.ts";
import { textArea } from "../../style/text-area.ts";
import { alignmentXml, type BodySetting, paragraphXml } from "./paragraph.ts";
import { markedRunsXml } from "./remarks.ts";
import { styleIds } from "./skeleton/styles.ts";
import { tableXml } from "./table.ts";
import type { WordPiece } from "./table-rows.ts";
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

/** The items of a list, each a paragraph with its mark. */
export const itemsXml = (
  { items, marks = [] }: ItemsBlock,
  look: RunLook,
  { idOf, style }: BodySetting,
): string =>
  items
    .map(({ mark, text }, i) => {
      const here = marks.flatMap((one) =>
        one.item === i ? [{ ...one, from: one.from + mark.length, to: one.to + mark.length }] : [],
      );
      const runs = markedRunsXml([{ text: mark + text, look }], here, style.table);
      return paragraphXml(idOf(styleIds.item), runs, alignmentXml(mark + text));
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

/** Rows as Word parts them itself: heads stay with the row below them, and rows that a cell joins together. */
function wordPiece(grid: Grid): WordPiece {
  const keeps = grid.rowHeights.map(
    (_, r) => r < grid.headRows || grid.cells.some((cell) => cell.row <= r && endRow(cell) > r + 1),
  );
  return { grid, heights: grid.rowHeights, keeps };
}

/** An own table between its caption and its note. */
export function ownTableXml(block: OwnTableBlock, at: number, setting: BodySetting): string {
  const { style, idOf, facts } = setting;
  const { caption, note } = block;
  const table = tableXml(block, {
    style,
    idOf,
    pieces: [wordPiece(block.grid)],
    controls: undefined,
    linesOf: (cell) => facts.linesOf(at, cell),
    sizeOf: (cell) => facts.sizeOf(at, cell),
  });
  return [
    caption === undefined
      ? ""
      : paragraphXml(idOf(styleIds.tableCaption), besideXml(block, "caption", caption, setting)),
    table,
    // Two tables without a paragraph between them are one to Word.
    paragraphXml(idOf(styleIds.note), note === undefined ? "" : besideXml(block, "note", note, setting)),
  ].join("");
}

/** English Metric Units, of which Word counts 12,700 a point. */
const toEmu = (points: number) => Math.round(points * 12_700);

/** A picture as a paragraph of its own, and its caption. */
export function pictureXml(block: PictureBlock, at: number, setting: BodySetting): string {
  const { picture, caption, alt } = block;
  const { style, idOf, relations } = setting;
  const area = textArea(style.page);
  const scale = Math.min(1, area.width / block.width, (area.height * 0.8) / block.height);
  const size = [block.width, block.height].map((side) => toEmu(side * scale));
  const [cx, cy] = size as [number, number];
  const named = `id="${at + 1}" name="图片 ${at + 1}"`;
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
  const keep = caption === undefined ? "" : "<w:keepNext/>";
  return [
    paragraphXml(idOf(styleIds.picture), `<w:r>${drawing}</w:r>`, keep),
    caption === undefined
      ? ""
      : paragraphXml(idOf(styleIds.caption), besideXml(block, "caption", caption, setting)),
  ].join("");
}
