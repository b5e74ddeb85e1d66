// Workbooks and Word files as clerks leave them, made by changing the XML of our own.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { renderDocx } from "../../src/docx.ts";
import { parseReport } from "../../src/report/parse.ts";
import { writeWorkbook } from "../../src/xlsx.ts";

export const least = {
  agency: "某县某镇人民政府",
  year: 2025,
  overview: ["全年公开工作有序开展。", "第二段。"],
  proactiveDisclosure: { licensing: 12, fees: "3.5" },
  requests: { received: { naturalPerson: 37 }, carriedOver: { naturalPerson: 2 } },
  reviewAndLitigation: {},
  problemsAndImprovements: ["仍有不足。"],
  signature: { by: "某县某镇人民政府", on: "2026-01-15" },
};
export const leastReport = parseReport(least);
const form = writeWorkbook({ report: leastReport });
export const formParts = {
  text: "xl/worksheets/sheet2.xml",
  two: "xl/worksheets/sheet3.xml",
  three: "xl/worksheets/sheet4.xml",
};

const textPart = strFromU8(unzipSync(form)[formParts.text] as Uint8Array);
/** The cell in which a line of the sheet of the text is filled in. */
export const cellBeside = (label: string): string =>
  `B${new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${label}<`).exec(textPart)?.[1]}`;
/** How many looks of cells there are: the next one's place. */
export const looks = Number(
  /<cellXfs count="(\d+)"/.exec(strFromU8(unzipSync(form)["xl/styles.xml"] as Uint8Array))?.[1],
);
export const fonts = Number(
  /<fonts count="(\d+)"/.exec(strFromU8(unzipSync(form)["xl/styles.xml"] as Uint8Array))?.[1],
);

/** A package with its parts changed as text, and more parts. */
export function repacked(
  bytes: Uint8Array,
  change: (part: string, path: string) => string,
  more: Record<string, string> = {},
): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [
    path,
    /\.(?:xml|rels)$/.test(path) ? strToU8(change(strFromU8(part), path)) : part,
  ]);
  const added = Object.entries(more).map(([path, text]) => [path, strToU8(text)]);
  return zipSync(Object.fromEntries([...parts, ...added]), { level: 1 });
}

/** The form with one part changed; a change that changes nothing is a mistake of the test. */
export function changedForm(path: string, change: (part: string) => string): Uint8Array {
  let hit = false;
  const bytes = repacked(form, (part, here) => {
    if (here !== path) return part;
    const next = change(part);
    hit = next !== part;
    return next;
  });
  if (!hit) throw new Error(`nothing changed in ${path}`);
  return bytes;
}

/** A cell replaced: its type and what stands in it. */
export const withCell = (part: string, name: string, type: string, xml: string): string =>
  part.replace(
    new RegExp(`<c r="${name}" s="(\\d+)"[^>]*?(?:/>|>.*?</c>)`, "s"),
    `<c r="${name}" s="$1"${type}>${xml}</c>`,
  );
export const cellOf = (sheet: string, name: string, type: string, xml: string): Uint8Array =>
  changedForm(sheet, (part) => withCell(part, name, type, xml));
export const textCell = (sheet: string, name: string, text: string): Uint8Array =>
  cellOf(sheet, name, ' t="inlineStr"', `<is><t xml:space="preserve">${text}</t></is>`);

/** The form with a copy of a sheet: before or behind it, shown or hidden, and changed. */
export function withCopy(
  sheet: "two" | "three" | "text",
  {
    state = "visible",
    before = true,
    change = (part) => part,
    changeOriginal = (part) => part,
  }: {
    state?: string;
    before?: boolean;
    change?: (part: string) => string;
    changeOriginal?: (part: string) => string;
  } = {},
): Uint8Array {
  const path = formParts[sheet];
  const original = strFromU8(unzipSync(form)[path] as Uint8Array);
  const id = { text: "2", two: "3", three: "4" }[sheet];
  return repacked(
    form,
    (part, here) => {
      if (here === "xl/workbook.xml")
        return part.replace(new RegExp(`<sheet [^>]*r:id="rId${id}"/>`), (entry) => {
          const copy = entry
            .replace(/name="([^"]*)"/, 'name="$1 (2)"')
            .replace(/sheetId="\d+"/, `sheetId="99" state="${state}"`)
            .replace(/rId\d+/, "rId99");
          return before ? copy + entry : entry + copy;
        });
      if (here === "xl/_rels/workbook.xml.rels")
        return part.replace(
          "</Relationships>",
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/copy.xml"/></Relationships>',
        );
      return here === path ? changeOriginal(part) : part;
    },
    { "xl/worksheets/copy.xml": change(original) },
  );
}

const word = await renderDocx(leastReport);
export const wordFile = word;
/** The Word file with its body changed. */
export function changedWord(
  change: (body: string) => string,
  more: (part: string, path: string) => string = (part) => part,
): Uint8Array {
  let hit = false;
  const bytes = repacked(word, (part, path) => {
    const next = path === "word/document.xml" ? change(part) : more(part, path);
    hit ||= next !== part;
    return next;
  });
  if (!hit) throw new Error("nothing changed");
  return bytes;
}
const run = (text: string, look = "") =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export { run };

/** The paragraph 「第二段。」 with its runs replaced, or replaced whole. */
const second =
  /<w:p><w:pPr><w:pStyle w:val="ReportBody"\/><\/w:pPr><w:r><w:t xml:space="preserve">第二段。<\/w:t><\/w:r><\/w:p>/;
export const secondRuns = (runs: string) => (body: string) =>
  body.replace(second, () => `<w:p><w:pPr><w:pStyle w:val="ReportBody"/></w:pPr>${runs}</w:p>`);
export const secondWhole = (xml: string) => (body: string) => body.replace(second, () => xml);
/** The paragraph in the cell with 37, replaced. */
const figure =
  /(<w:p><w:pPr><w:pStyle w:val="Figure-requests"\/>(?:<w:keepNext\/>)?<\/w:pPr>)<w:r><w:t xml:space="preserve">37<\/w:t><\/w:r><\/w:p>/;
export const figureRuns = (runs: string) => (body: string) =>
  body.replace(figure, (_, open) => `${open}${runs}</w:p>`);
export const figureWhole = (xml: (open: string) => string) => (body: string) =>
  body.replace(figure, (_, open) => xml(open));
