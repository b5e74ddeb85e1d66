// Writes src/fonts/ready-outlines.ts: outlines of the form's own words, packed together by zlib at its best.
import { readFileSync, writeFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { prepare } from "../../src/document/prepare.ts";
import { bundledFonts } from "../../src/fonts/font-files.ts";
import { byteCode, codedBytes } from "../../src/fonts/glyph-code.ts";
import { filledUp, tablePlaces, viewOfFile } from "../../src/fonts/truetype-file.ts";
import { outlinePlaces } from "../../src/fonts/truetype-subset.ts";
import { pdfOutput } from "../../src/formats/pdf/options.ts";
import { layOut } from "../../src/layout/lay-out.ts";
import type { Report } from "../../src/report/report.ts";

const root = new URL("../../", import.meta.url);
/** Fonts that draw the form's words, and hardly others. */
const files = ["NotoSansSC-Medium.ttf", "NotoSerifSC-Regular.ttf"] as const;

/** What other fonts leave to these is a narrative's, and in some reports only; so are figures. */
const isLeft = (character: string) =>
  character < "\u2010" || Object.values(bundledFonts).some(({ avoid }) => avoid?.test(character));

/** Glyphs that a report shows in its headings and tables, by font. */
async function shownGlyphs(report: Report): Promise<Map<string, Set<number>>> {
  const { pages } = await layOut(prepare(report, {}, pdfOutput));
  const shown = new Map<string, Set<number>>(files.map((file) => [file, new Set([0])]));
  for (const item of pages.flatMap(({ items }) => items))
    if (item.type === "text")
      for (const { character, font, id } of item.line.characters)
        if (!isLeft(character)) shown.get(font.own?.file ?? "")?.add(id);
  return shown;
}

const [one, other] = [await shownGlyphs(huaian2024), await shownGlyphs(liuhulan2024)];

function entryOf(file: string): string {
  const bytes = new Uint8Array(readFileSync(new URL(`fonts/${file}`, root)));
  const placeOf = outlinePlaces(bytes);
  const view = viewOfFile(bytes);
  const { head } = tablePlaces(view);
  if (head === undefined) throw new Error(`${file} is no font of ours`);
  const glyphs = [...(one.get(file) ?? [])]
    .filter((glyph) => other.get(file)?.has(glyph))
    .toSorted((a, b) => a - b);
  const outlines = Buffer.concat(
    glyphs.map((glyph) => {
      const [from, length] = placeOf(glyph);
      return filledUp(bytes.subarray(from, from + length));
    }),
  );
  const packed = [5, 6, 7, 8, 9]
    .map((memLevel) => deflateRawSync(outlines, { level: 9, memLevel, finishFlush: constants.Z_SYNC_FLUSH }))
    .toSorted((a, b) => a.length - b.length)[0] as Buffer;
  const { length, adlerA, adlerB, sum } = codedBytes(outlines, byteCode(outlines));
  return `  "${file}": {
    checkSum: ${view.getUint32(head.offset + 8)},
    glyphs: ${JSON.stringify(glyphs).replaceAll(",", ", ")},
    length: ${length},
    adlerA: ${adlerA},
    adlerB: ${adlerB},
    sum: ${sum},
    packed:
      "${packed.toString("base64")}",
  },`;
}

writeFileSync(
  new URL("src/fonts/ready-outlines.ts", root),
  `import type { CodedBytes } from "./glyph-code.ts";

/** Some glyphs of a font, and their outlines as blocks of Deflate, in Base64, with what sums of the whole are made from. */
export interface ReadyOutlines extends Omit<CodedBytes, "words" | "bits"> {
  /** checkSumAdjustment of the file's head. */
  readonly checkSum: number;
  readonly glyphs: readonly number[];
  readonly packed: string;
}

/**
 * Outlines of the form's own words (ready-block.ts). Written by scripts/fonts/write-outlines.ts.
 */
export const readyOutlines: Readonly<Record<${files.map((file) => `"${file}"`).join(" | ")}, ReadyOutlines>> = {
${files.map(entryOf).join("\n")}
};
`,
);
