import { encodedPieces } from "../../opc/encoded.ts";
import { type CompressedPart, compressed, packageOf } from "../../opc/write.ts";
import { escapedXml, officeRelationship as office, relationshipsXml, xmlDeclaration } from "../../opc/xml.ts";
import { printArea, type Sheet, sheetPart } from "./sheet.ts";
import { workbookStyles } from "./styles.ts";

const spreadsheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const packageNamespace = "http://schemas.openxmlformats.org/package/2006";
const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;

/** A workbook of these sheets, opened at one of them; the same sheets give the same bytes. */
export function workbookPackage(
  sheets: readonly Sheet[],
  opened: number = Math.min(1, sheets.length - 1),
): Uint8Array {
  const names = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const overrides = [
    ["workbook.xml", "sheet.main"],
    ["styles.xml", "styles"],
    ...names.map((name) => [name, "worksheet"]),
  ].map(([path, name]) => `<Override PartName="/xl/${path}" ContentType="${type(name as string)}"/>`);
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escapedXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const areas = sheets.flatMap((sheet, i) => {
    const area = printArea(sheet);
    return area === undefined
      ? []
      : [`<definedName name="_xlnm.Print_Area" localSheetId="${i}">${escapedXml(area)}</definedName>`];
  });
  const named = areas.length === 0 ? "" : `<definedNames>${areas.join("")}</definedNames>`;
  const parts: readonly (readonly [path: string, text: () => string | Iterable<string>])[] = [
    [
      "[Content_Types].xml",
      () =>
        `${xmlDeclaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    ],
    ["_rels/.rels", () => relationshipsXml([[`${office}/officeDocument`, "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      () =>
        `${xmlDeclaration}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${office}"><bookViews><workbookView activeTab="${opened}"/></bookViews><sheets>${list.join("")}</sheets>${named}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      () =>
        relationshipsXml([
          ...names.map((name) => [`${office}/worksheet`, name] as const),
          [`${office}/styles`, "styles.xml"],
        ]),
    ],
    ["xl/styles.xml", workbookStyles],
    ...sheets.map((sheet, i) => [`xl/${names[i]}`, () => sheetPart(sheet)] as const),
  ];
  // One at a time: a county's lists take tens of megabytes.
  const packed = (text: string | Iterable<string>) =>
    compressed(typeof text === "string" ? text : encodedPieces(text));
  return packageOf(parts.map(([path, text]): [string, CompressedPart] => [path, packed(text())]));
}
