import { xmlDeclaration } from "../../opc/xml.ts";
import { gbt9704 } from "../../style/gbt9704.ts";

const bandFill = gbt9704.table.bandShade.replace("#", "").toUpperCase();

/** The looks of a cell, by their places in styles.xml. */
const looks = {
  plain: { font: 0, fill: 0, border: 0, align: "left", wrap: true },
  title: { font: 1, fill: 0, border: 0, align: "center", wrap: true },
  label: { font: 0, fill: 0, border: 1, align: "center", wrap: true },
  upright: { font: 0, fill: 0, border: 1, align: "center", wrap: true, upright: true },
  count: { font: 0, fill: 2, border: 1, align: "center", open: true },
  decimal: { font: 0, fill: 2, border: 1, align: "center", open: true, text: true },
  total: { font: 0, fill: 3, border: 1, align: "center" },
  before: { font: 2, fill: 0, border: 1, align: "center" },
  text: { font: 0, fill: 2, border: 1, align: "left", wrap: true, open: true, text: true },
  message: { font: 3, fill: 0, border: 0, align: "left", wrap: true, top: true },
  hint: { font: 2, fill: 0, border: 0, align: "left", wrap: true },
  leftLabel: { font: 0, fill: 0, border: 1, align: "left", wrap: true },
  band: { font: 0, fill: 4, border: 1, align: "left", wrap: true },
  corner: { font: 4, fill: 0, border: 1, align: "left", wrap: true },
  number: { font: 0, fill: 0, border: 1, align: "right" },
  percent: { font: 0, fill: 0, border: 1, align: "right", percent: true },
} as const;
export type Look = keyof typeof looks;
const lookIndices = new Map(Object.keys(looks).map((look, i) => [look, i]));
export const lookIndex = (look: Look): number => lookIndices.get(look) as number;

/** The number of the format `0.0%`: the first that Excel leaves free. */
const tenthsOfPercent = 164;

const fill = (color: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
const edge = (side: string) => `<${side} style="thin"><color indexed="64"/></${side}>`;
const fontXml = (size: number, extra = "", color = "FF000000", name = "宋体") =>
  `<font>${extra}<sz val="${size}"/><color rgb="${color}"/><name val="${name}"/><family val="3"/><charset val="134"/></font>`;

/** xl/styles.xml. Difference 0 is what a cell in question looks like. */
export function workbookStyles(): string {
  const formats = Object.values(looks as Record<Look, Record<string, unknown>>).map((look) => {
    const { font, fill, border, align, wrap, open, text, percent, upright, top } = look;
    const alignment = `<alignment horizontal="${align}" vertical="${top ? "top" : "center"}"${wrap ? ' wrapText="1"' : ""}${upright ? ' textRotation="255"' : ""}/>`;
    const protection = open ? '<protection locked="0"/>' : "";
    return `<xf numFmtId="${text ? 49 : percent ? tenthsOfPercent : 0}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignment}${protection}</xf>`;
  });
  return [
    xmlDeclaration,
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${tenthsOfPercent}" formatCode="0.0%"/></numFmts>`,
    `<fonts count="5">${fontXml(10.5)}${fontXml(14, "<b/>")}${fontXml(10.5, "", "FF404040")}${fontXml(10, "", "FFC00000")}${fontXml(10.5, "", "FF000000", "楷体")}</fonts>`,
    `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill("FFF2CC")}${fill("EDEDED")}${fill(bandFill)}</fills>`,
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(edge).join("")}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
    '<dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
    "</styleSheet>",
  ].join("");
}
